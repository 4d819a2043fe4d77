"""Rules on the figures: sasaran, indikator, their values, and the budget."""

from __future__ import annotations

from collections.abc import Callable

from lakip.domain.capaian import StatusNilai
from lakip.domain.kelengkapan import Hasil, Keadaan, Kekurangan, judge
from lakip.isi.bentuk_kinerja import IsiIndikator
from lakip.kelengkapan.fakta import BarisSasaran, Fakta


def lacks_sasaran(fakta: Fakta) -> Hasil:
    """Return what is found where a report has no sasaran with indikator at all."""
    lack = Kekurangan("Sasaran dan indikator belum diisi.", fakta.url("kinerja"))
    return Hasil(Keadaan.BELUM, "belum ada sasaran dan indikator", (lack,))


def _judge_indikator(
    fakta: Fakta, sifat: str, has: Callable[[IsiIndikator], bool], lack: str, *, at_unit: bool = False
) -> Hasil:
    """Judge every indikator by ``has``; ``sifat`` is what those that have it are, ``lack`` what one lacks.

    What is entered ``at_unit`` is mended on the page of the unit that answers for the indikator.
    """
    if not fakta.indikator:
        return lacks_sasaran(fakta)
    kurang = [
        Kekurangan(f"Indikator {satu.isi.nomor} {lack}.", satu.url_unit if at_unit else satu.url)
        for satu in fakta.indikator
        if not has(satu.isi)
    ]
    return judge(len(fakta.indikator), f"indikator {sifat}", kurang)


def _judge_sasaran(fakta: Fakta, sifat: str, has: Callable[[BarisSasaran], bool], lack: str) -> Hasil:
    """Judge every sasaran by ``has``; ``sifat`` is what those that have it are, ``lack`` what one lacks."""
    if not fakta.sasaran:
        return lacks_sasaran(fakta)
    kurang = [
        Kekurangan(f"Sasaran {satu.isi.nomor} {lack}.", f"{fakta.url('kinerja')}#sasaran-{satu.pk}")
        for satu in fakta.sasaran
        if not has(satu)
    ]
    return judge(len(fakta.sasaran), f"sasaran {sifat}", kurang)


def check_sasaran_berindikator(fakta: Fakta) -> Hasil:
    """Whether every sasaran has an indikator. Sumber: PermenPANRB 53/2014 Lampiran III, Substansi."""
    return _judge_sasaran(
        fakta, "berindikator", lambda satu: bool(satu.isi.indikator), "belum punya indikator"
    )


def check_pk_sasaran(fakta: Fakta) -> Hasil:
    """Whether every sasaran has its indikator, and every indikator its target of the year.

    Sumber: PermenPANRB 53/2014 Lampiran II, Bab II (ringkasan Perjanjian Kinerja).
    """
    berindikator = check_sasaran_berindikator(fakta)
    if berindikator.keadaan is not Keadaan.TERPENUHI:
        return berindikator
    return _judge_indikator(fakta, "bertarget", lambda isi: isi.kini.target is not None, "belum punya target")


def check_pk_sejalan(fakta: Fakta) -> Hasil:
    """Whether what is reported is what was promised: both are drawn from the same rows.

    Sumber: PermenPANRB 53/2014 Lampiran III, Substansi.
    """
    hasil = check_pk_sasaran(fakta)
    if not fakta.sasaran:
        return hasil
    sama = f"Bab II dan Bab III memuat {len(fakta.sasaran)} sasaran yang sama"
    return Hasil(hasil.keadaan, f"{sama}; {hasil.ditemukan}", hasil.kurang)


def check_tujuan(fakta: Fakta) -> Hasil:
    """Whether every sasaran names the tujuan it serves. Sumber: Perpres 29/2014 (tujuan dan sasaran)."""
    return _judge_sasaran(
        fakta, "menyebut tujuannya", lambda satu: bool(satu.isi.tujuan), "belum menyebut tujuannya"
    )


def check_pengukuran(fakta: Fakta) -> Hasil:
    """Whether every indikator has its realisasi, or it is said why there is none.

    Sumber: PermenPANRB 53/2014 Lampiran II, Bab III A.
    """

    def is_told(isi: IsiIndikator) -> bool:
        return isi.kini.status is not StatusNilai.BELUM_DIUKUR or bool(isi.penjelasan.butir)

    lack = "belum punya realisasi, dan sebabnya belum dijelaskan"
    return _judge_indikator(fakta, "diukur atau dijelaskan", is_told, lack, at_unit=True)


def check_capaian(fakta: Fakta) -> Hasil:
    """Whether the capaian of every indikator can be told.

    Sumber: PermenPANRB 88/2021, LKE 3.b.2; PermenPANRB 53/2014 Lampiran III, Format.
    """
    return _judge_indikator(
        fakta,
        "bercapaian",
        lambda isi: isi.kini.capaian.persen is not None,
        "belum punya capaian yang dapat dihitung",
    )


def check_triwulan(fakta: Fakta) -> Hasil:
    """Whether every indikator was measured in every quarter. Sumber: PermenPANRB 88/2021, LKE 3.a.2."""

    def is_berkala(isi: IsiIndikator) -> bool:
        if isi.triwulan is None:
            return False
        told = [satu for satu in isi.triwulan.nilai if satu.status is not StatusNilai.BELUM_DIUKUR]
        return len(told) == 4

    return _judge_indikator(
        fakta, "berdata empat triwulan", is_berkala, "belum punya realisasi keempat triwulan"
    )


def check_sumber_data(fakta: Fakta) -> Hasil:
    """Whether every realisasi names its source or its evidence.

    Sumber: PermenPANRB 53/2014 Lampiran III, Mekanisme penyusunan.
    """
    return _judge_indikator(
        fakta,
        "bersumber atau berbukti",
        lambda isi: bool(isi.kini.sumber or isi.penjelasan.bukti),
        "belum menyebut sumber data atau buktinya",
    )


def check_unit(fakta: Fakta) -> Hasil:
    """Whether a unit answers for every indikator.

    Sumber: PermenPANRB 53/2014 Lampiran III, Mekanisme penyusunan.
    """
    return _judge_indikator(
        fakta, "berunit penanggung jawab", lambda isi: bool(isi.unit), "belum punya unit penanggung jawab"
    )


def check_renstra(fakta: Fakta) -> Hasil:
    """Whether every sasaran has an indikator with a target in the Renstra.

    Sumber: PermenPANRB 53/2014 Lampiran III, Substansi; Perpres 29/2014 (perbandingan dengan target 5 tahun).
    """
    return _judge_sasaran(
        fakta,
        "bertarget Renstra",
        lambda satu: "target_renstra" in satu.isi.analisis_berdata,
        "belum punya indikator dengan target akhir Renstra",
    )


def check_beda_renstra(fakta: Fakta) -> Hasil:
    """Whether what does not stand in the Renstra is explained: whether so in adequate words, a person says.

    Sumber: PermenPANRB 53/2014 Lampiran III, Substansi.
    """
    return _only_if_lacking(check_renstra(fakta), "semua sasaran selaras dengan rencana strategis")


def check_iku(fakta: Fakta) -> Hasil:
    """Whether every sasaran has a key indikator. Sumber: PermenPANRB 53/2014 Lampiran III, Substansi."""
    return _judge_sasaran(
        fakta,
        "punya indikator utama",
        lambda satu: any(isi.is_iku for isi in satu.isi.indikator),
        "belum punya indikator utama (IKU)",
    )


def check_beda_iku(fakta: Fakta) -> Hasil:
    """Whether it is explained where a sasaran has no key indikator: that, a person says.

    Sumber: PermenPANRB 53/2014 Lampiran III, Substansi.
    """
    return _only_if_lacking(check_iku(fakta), "semua sasaran punya indikator utama (IKU)")


def _only_if_lacking(dasar: Hasil, is_met: str) -> Hasil:
    if dasar.keadaan is Keadaan.TERPENUHI:
        return Hasil(Keadaan.TIDAK_BERLAKU, is_met)
    return Hasil(Keadaan.TIDAK_TERBUKTI, "cukup tidaknya penjelasan dinilai orang")


def check_pembanding(fakta: Fakta) -> Hasil:
    """Whether every indikator is held against an earlier year, the Renstra or a standard.

    Sumber: PermenPANRB 53/2014 Lampiran III, Substansi.
    """

    def is_compared(isi: IsiIndikator) -> bool:
        return any(isi.lalu) or isi.target_renstra is not None or isi.standar_nasional is not None

    return _judge_indikator(
        fakta, "berpembanding", is_compared, "belum punya pembanding (tahun lalu, Renstra, atau standar)"
    )


def check_pk_anggaran(fakta: Fakta) -> Hasil:
    """Whether every program has its pagu. Sumber: PermenPANRB 53/2014 Lampiran II, Bab II."""
    program = fakta.kinerja.anggaran.program
    if not program:
        return _lacks_anggaran(fakta)
    kurang = [
        Kekurangan(f"Pagu {f'{satu.kode} {satu.nama}'.strip()} belum lengkap.", fakta.url("anggaran"))
        for satu in program
        if satu.jumlah.pagu is None
    ]
    return judge(len(program), "program berpagu", kurang)


def check_anggaran(fakta: Fakta) -> Hasil:
    """Whether what was spent is known for every line of the budget.

    Sumber: PermenPANRB 53/2014 Lampiran II, Bab III B.
    """
    rincian = [satu for satu in fakta.kinerja.anggaran.baris if not satu.has_rincian]
    if not rincian:
        return _lacks_anggaran(fakta)
    kurang = [
        Kekurangan(f"{f'{satu.kode} {satu.nama}'.strip()} belum punya realisasi.", fakta.url("anggaran"))
        for satu in rincian
        if satu.jumlah.realisasi is None
    ]
    return judge(len(rincian), "baris anggaran berealisasi", kurang)


def _lacks_anggaran(fakta: Fakta) -> Hasil:
    lack = Kekurangan("Anggaran belum diisi.", fakta.url("anggaran"))
    return Hasil(Keadaan.BELUM, "belum ada anggaran", (lack,))


# What they ask for can be mended only until the analysis is finished and the figures are locked.
ATURAN_ANGKA = frozenset({"pk_sasaran", "pk_anggaran", "pengukuran", "realisasi_anggaran"})
ATURAN: dict[str, Callable[[Fakta], Hasil]] = {
    "pk_sasaran": check_pk_sasaran,
    "pk_anggaran": check_pk_anggaran,
    "pk_sejalan": check_pk_sejalan,
    "tujuan": check_tujuan,
    "pengukuran": check_pengukuran,
    "capaian": check_capaian,
    "triwulan": check_triwulan,
    "sumber_data": check_sumber_data,
    "unit_penanggung_jawab": check_unit,
    "sasaran_berindikator": check_sasaran_berindikator,
    "selaras_renstra": check_renstra,
    "beda_renstra": check_beda_renstra,
    "sasaran_beriku": check_iku,
    "beda_iku": check_beda_iku,
    "pembanding": check_pembanding,
    "realisasi_anggaran": check_anggaran,
}
