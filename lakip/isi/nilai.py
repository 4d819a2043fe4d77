"""The values of one indikator: of a year with its capaian, and of the quarters with what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lakip.domain.capaian import StatusNilai, Target, calculate_capaian
from lakip.domain.komponen import Hitungan, sum_komponen
from lakip.domain.konsolidasi import Gabungan, Konsolidasi, combine_triwulan, differs
from lakip.isi.bentuk_kinerja import IsiTriwulan, NilaiTahun, format_nilai
from lakip.models import Indikator, Nilai
from lakip.unit.tersimpan import NilaiTersimpan


def read_nilai(indikator: Indikator, nilai: Nilai) -> NilaiTahun:
    """Return what stands for a year or a quarter, with its capaian."""
    status, target = StatusNilai(nilai.status), read_target(nilai)
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
    target = _combine_target(indikator, by_nomor)
    realisasi = _combine_realisasi(indikator, by_nomor)
    pasangan = (
        ("target", _plain(read_target(tahun)) if tahun else None, target),
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
            if setahun is not None and differs(setahun, gabungan)
        ),
    )


def _combine_target(indikator: Indikator, by_nomor: Mapping[int, Nilai]) -> Gabungan:
    if _sums_komponen(indikator):
        return Gabungan(alasan="target hasil bagi tidak dijumlahkan")
    target = {n: _plain(read_target(satu)) for n, satu in by_nomor.items()}
    return combine_triwulan(target, indikator.cara_konsolidasi, indikator.skala)


def _combine_realisasi(indikator: Indikator, by_nomor: Mapping[int, Nilai]) -> Gabungan:
    if not _sums_komponen(indikator):
        hasil = {n: satu.hasil for n, satu in by_nomor.items()}
        return combine_triwulan(hasil, indikator.cara_konsolidasi, indikator.skala)
    measured = {n: satu for n, satu in by_nomor.items() if satu.hasil is not None}
    pembilang = {n: satu.pembilang for n, satu in measured.items() if satu.pembilang is not None}
    penyebut = {n: satu.penyebut for n, satu in measured.items() if satu.penyebut is not None}
    return sum_komponen(pembilang, penyebut, Hitungan(indikator.hitungan), indikator.desimal)


def _sums_komponen(indikator: Indikator) -> bool:
    """Whether the quarters are added up by the figures behind them, as shares never are."""
    return bool(indikator.hitungan) and indikator.cara_konsolidasi is Konsolidasi.JUMLAH


def _describe(nama: str, setahun: Decimal | str, gabungan: Gabungan) -> str:
    return (
        f"{nama} setahun {format_nilai(setahun)} tidak sama dengan gabungan triwulannya ({gabungan.rumus})."
    )


def read_target(nilai: Nilai | NilaiTersimpan) -> Target | None:
    """Return the target: a number, a pair of bounds, or words; None where there is none."""
    if nilai.target_teks:
        return nilai.target_teks
    if nilai.target is not None and nilai.target_atas is not None:
        return nilai.target, nilai.target_atas
    return nilai.target


def _plain(target: Target | None) -> Decimal | str | None:
    """A range has no sum and no mean, so it is not rolled up."""
    return None if isinstance(target, tuple) else target
