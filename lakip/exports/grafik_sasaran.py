"""Which charts stand under each analysis of a sasaran."""

from collections.abc import Sequence
from typing import TypeVar

from lakip.domain.angka import format_angka
from lakip.exports.grafik import (
    KIRI_INDIKATOR,
    TINGGI_BARIS,
    TINGGI_PASANGAN,
    TINGGI_TERBESAR,
    Grafik,
    Pasangan,
    draw_pasangan,
    draw_persen,
    ends_of,
    label_of,
)
from lakip.exports.grafik_tahun import count_panel, draw_tahun
from lakip.isi.bentuk_kinerja import IsiSasaran

CARA_PASANGAN = "setiap indikator menurut skalanya sendiri."
TAHUN_TERBANYAK = 5

T = TypeVar("T")


def list_grafik(sasaran: IsiSasaran, kunci: str) -> tuple[Grafik, ...]:
    """Return the charts of one analysis; none where there is no figure to draw."""
    makers = {
        "target_realisasi": _target,
        "antar_tahun": _tahun,
        "target_renstra": _renstra,
        "standar_nasional": _standar,
    }
    return makers[kunci](sasaran) if kunci in makers else ()


def _target(sasaran: IsiSasaran) -> tuple[Grafik, ...]:
    rows = [
        Pasangan(
            label_of(satu),
            ("Target", satu.kini.target, satu.kini.target_teks),
            ("Realisasi", satu.kini.realisasi, satu.kini.realisasi_teks),
        )
        for satu in sasaran.indikator
    ]
    judul = f"Target dan realisasi sasaran {sasaran.nomor}"
    cara = f"Batang kosong: target; batang penuh: realisasi; {CARA_PASANGAN}"
    return _draw_pasangan(f"grafik-target-{sasaran.nomor}", judul, cara, rows)


def _standar(sasaran: IsiSasaran) -> tuple[Grafik, ...]:
    rows = [
        Pasangan(
            label_of(satu),
            ("Standar", satu.standar_nasional, format_angka(satu.standar_nasional)),
            ("Realisasi", satu.kini.realisasi, satu.kini.realisasi_teks),
        )
        for satu in sasaran.indikator
        if satu.standar_nasional is not None
    ]
    judul = f"Realisasi sasaran {sasaran.nomor} dan standar nasional"
    cara = f"Batang kosong: standar nasional; batang penuh: realisasi; {CARA_PASANGAN}"
    return _draw_pasangan(f"grafik-standar-{sasaran.nomor}", judul, cara, rows)


def _draw_pasangan(kunci: str, judul: str, cara: str, rows: Sequence[Pasangan]) -> tuple[Grafik, ...]:
    drawn = [satu for satu in rows if ends_of(satu.atas[1]) or ends_of(satu.bawah[1])]
    parts = _part(drawn, TINGGI_TERBESAR // TINGGI_PASANGAN)
    return tuple(draw_pasangan(*_name(kunci, judul, ke, parts), cara, part) for ke, part in enumerate(parts))


def _renstra(sasaran: IsiSasaran) -> tuple[Grafik, ...]:
    rows = [
        (f"{satu.nomor} {satu.nama}", satu.capaian_renstra.persen)
        for satu in sasaran.indikator
        if satu.target_renstra is not None
    ]
    parts = _part(rows, TINGGI_TERBESAR // TINGGI_BARIS)
    kunci, judul = (
        f"grafik-renstra-{sasaran.nomor}",
        f"Kemajuan sasaran {sasaran.nomor} menuju target akhir Renstra",
    )
    return tuple(
        draw_persen(*_name(kunci, judul, ke, parts), part, KIRI_INDIKATOR) for ke, part in enumerate(parts)
    )


def _tahun(sasaran: IsiSasaran) -> tuple[Grafik, ...]:
    compared = [satu for satu in sasaran.indikator if any(satu.lalu)]
    known = [n.tahun for satu in compared for n in (*satu.lalu, satu.kini) if n]
    if not known:
        return ()
    tahun_list = range(min(known), max(known) + 1)[-TAHUN_TERBANYAK:]
    parts = _part(compared, count_panel(compared, tahun_list))
    kunci, judul = f"grafik-tahun-{sasaran.nomor}", f"Realisasi sasaran {sasaran.nomor} antartahun"
    return tuple(
        draw_tahun(*_name(kunci, judul, ke, parts), part, tahun_list) for ke, part in enumerate(parts)
    )


def _part(rows: Sequence[T], size: int) -> list[Sequence[T]]:
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def _name(kunci: str, judul: str, ke: int, parts: Sequence[object]) -> tuple[str, str]:
    """Return key and title of a figure; several parts of one chart are counted."""
    if len(parts) == 1:
        return kunci, judul
    return f"{kunci}-{ke + 1}", f"{judul} (bagian {ke + 1} dari {len(parts)})"
