"""The values of one indikator: of a year with its capaian, and of the quarters with what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lakip.domain.capaian import StatusNilai, Target, calculate_capaian
from lakip.domain.komponen import Hitungan
from lakip.domain.konsolidasi import Gabungan, combine_triwulan, differs
from lakip.isi.bentuk import IsiTriwulan, NilaiTahun, format_nilai
from lakip.models import Indikator, Nilai


def read_nilai(indikator: Indikator, nilai: Nilai) -> NilaiTahun:
    """Return what stands for a year or a quarter, with its capaian."""
    status, target = StatusNilai(nilai.status), _read_target(nilai)
    capaian = calculate_capaian(target, nilai.hasil, indikator.aturan, status)
    return NilaiTahun(
        tahun=nilai.tahun,
        target=target,
        realisasi=nilai.hasil,
        status=status,
        capaian=capaian,
        sumber=nilai.sumber or indikator.sumber_data,
        triwulan=nilai.triwulan,
        rumus=_read_rumus(indikator, nilai),
    )


def _read_rumus(indikator: Indikator, nilai: Nilai) -> str:
    komponen = nilai.dari_komponen
    if komponen is None or komponen.nilai is None or nilai.hasil is None:
        return ""
    kali = " × 100" if indikator.hitungan == Hitungan.PERSEN else ""
    return f"{indikator.nama_pembilang} / {indikator.nama_penyebut}{kali} = {komponen.rumus}"


def read_triwulan(
    indikator: Indikator, tahun: Nilai | None, triwulan_list: Sequence[Nilai]
) -> IsiTriwulan | None:
    """Return the quarters and what they come to beside the value of the year; None without any."""
    if not triwulan_list:
        return None
    by_nomor = {satu.triwulan: satu for satu in triwulan_list if satu.triwulan}
    cara, skala = indikator.cara_konsolidasi, indikator.skala
    target = combine_triwulan({n: _plain(_read_target(satu)) for n, satu in by_nomor.items()}, cara, skala)
    realisasi = combine_triwulan({n: satu.hasil for n, satu in by_nomor.items()}, cara, skala)
    pasangan = (
        ("target", _plain(_read_target(tahun)) if tahun else None, target),
        ("realisasi", tahun.hasil if tahun else None, realisasi),
    )
    return IsiTriwulan(
        nilai=tuple(read_nilai(indikator, satu) for _, satu in sorted(by_nomor.items())),
        cara=indikator.get_konsolidasi_display(),
        target=target,
        realisasi=realisasi,
        temuan=tuple(
            _describe(nama, setahun, gabungan)
            for nama, setahun, gabungan in pasangan
            if setahun is not None and differs(setahun, gabungan, cara)
        ),
    )


def _describe(nama: str, setahun: Decimal | str, gabungan: Gabungan) -> str:
    return (
        f"{nama} setahun {format_nilai(setahun)} tidak sama dengan gabungan triwulannya ({gabungan.rumus})."
    )


def _read_target(nilai: Nilai) -> Target | None:
    if nilai.target_teks:
        return nilai.target_teks
    if nilai.target is not None and nilai.target_atas is not None:
        return nilai.target, nilai.target_atas
    return nilai.target


def _plain(target: Target | None) -> Decimal | str | None:
    """A range has no sum and no mean, so it is not rolled up."""
    return None if isinstance(target, tuple) else target
