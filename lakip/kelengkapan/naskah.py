"""Rules on what people write: the parts of the outline, and the seven analyses of every sasaran."""

from __future__ import annotations

from collections.abc import Callable

from lakip.domain.kelengkapan import Hasil, Keadaan, Kekurangan, combine, judge
from lakip.domain.sistematika import ANALISIS, SISTEMATIKA, Analisis, Bagian
from lakip.kelengkapan.fakta import BarisSasaran, Fakta
from lakip.kelengkapan.kinerja import (
    check_anggaran,
    check_pengukuran,
    check_pk_anggaran,
    check_pk_sasaran,
    lacks_sasaran,
)

STANDAR = "standar_nasional"


def check_teks(fakta: Fakta, bagian: Bagian) -> Hasil:
    """Whether a part of the outline is written, and looked at again where it was taken over from last year.

    Sumber: PermenPANRB 53/2014 Lampiran II (Bab I and IV); what stands before Bab I is custom.
    """
    url = fakta.url("naskah-bagian", bagian.kunci)
    if not fakta.kinerja.naskah.get(bagian.kunci):
        return Hasil(Keadaan.BELUM, "belum ada teks", (Kekurangan(f"{bagian.judul} belum ditulis.", url),))
    if tahun := fakta.ambilan.get((None, bagian.kunci)):
        lama = Kekurangan(f"{bagian.judul} masih teks LAKIP {tahun} yang belum diperiksa.", url)
        return Hasil(Keadaan.SEBAGIAN, f"teks dari LAKIP {tahun}", (lama,))
    return Hasil(Keadaan.TERPENUHI, "sudah ditulis")


def check_analisis(fakta: Fakta, analisis: Analisis) -> Hasil:
    """Whether an analysis is written for every sasaran; that of a standard only where there is one.

    Where no figures exist to compare with, as in a first year, the words are what there can be.

    Sumber: PermenPANRB 53/2014 Lampiran II, Bab III A.
    """
    if not fakta.sasaran:
        return lacks_sasaran(fakta)
    asked = _asked(fakta, analisis)
    if not asked:
        return Hasil(Keadaan.TIDAK_BERLAKU, "tidak ada indikator dengan standar nasional")
    hasil = judge(len(asked), "sasaran", [k for s in asked if (k := _lacks_teks(fakta, s, analisis))])
    tanpa = sum(analisis.kunci not in satu.isi.analisis_berdata for satu in asked)
    catatan = f"; {tanpa} tanpa angka pembanding dari data" if tanpa else ""
    return Hasil(hasil.keadaan, f"ditulis untuk {hasil.ditemukan}{catatan}", hasil.kurang)


def check_angka(fakta: Fakta, analisis: Analisis) -> Hasil:
    """Whether an analysis stands on figures, or explanations of the units, and is written, for every sasaran.

    Sumber: PermenPANRB 88/2021, LKE 3.b.3 to 3.b.8. Whether a standard exists that nobody has entered, a
    person says.
    """
    if not fakta.sasaran:
        return lacks_sasaran(fakta)
    asked = _asked(fakta, analisis)
    if not asked:
        return Hasil(
            Keadaan.TIDAK_TERBUKTI,
            "tidak ada standar nasional pada data; nyatakan bila memang tidak ada pembandingnya",
        )
    lacks = [_lacks_angka(fakta, satu, analisis) or _lacks_teks(fakta, satu, analisis) for satu in asked]
    hasil = judge(len(asked), "sasaran", [satu for satu in lacks if satu])
    return Hasil(hasil.keadaan, f"angka dan uraian pada {hasil.ditemukan}", hasil.kurang)


def check_isi_standar(fakta: Fakta) -> Hasil:
    """Whether every part and analysis that the regulation asks for is there.

    Sumber: PermenPANRB 88/2021, LKE 3.b.1; the standard is PermenPANRB 53/2014 Lampiran II.
    """
    bab = [satu for satu in SISTEMATIKA if satu.induk and satu.wajib and satu.pengisi.has_teks]
    return combine(
        [
            *(check_teks(fakta, satu) for satu in bab),
            check_pk_sasaran(fakta),
            check_pk_anggaran(fakta),
            check_pengukuran(fakta),
            *(check_analisis(fakta, satu) for satu in ANALISIS),
            check_anggaran(fakta),
        ],
        "bagian yang diminta",
    )


def _asked(fakta: Fakta, analisis: Analisis) -> list[BarisSasaran]:
    """Return the sasaran that need the analysis."""
    if analisis.kunci != STANDAR:
        return list(fakta.sasaran)
    return [satu for satu in fakta.sasaran if STANDAR in satu.isi.analisis_berdata]


def _lacks_teks(fakta: Fakta, sasaran: BarisSasaran, analisis: Analisis) -> Kekurangan | None:
    url = fakta.url("naskah-analisis", sasaran.pk, analisis.kunci)
    nama = f"Sasaran {sasaran.isi.nomor}: analisis {analisis.nomor}"
    if not next(satu.teks for satu in sasaran.isi.analisis if satu.analisis == analisis):
        return Kekurangan(f"{nama} belum ditulis.", url)
    if tahun := fakta.ambilan.get((sasaran.pk, analisis.kunci)):
        return Kekurangan(f"{nama} masih teks LAKIP {tahun} yang belum diperiksa.", url)
    return None


# What the figures of an analysis are called, and the page on which they are entered.
_ANGKA = {
    "target_realisasi": ("indikator", "kinerja"),
    "antar_tahun": ("angka tahun lalu", "kinerja"),
    "target_renstra": ("target akhir Renstra", "kinerja"),
    STANDAR: ("standar nasional", "kinerja"),
    "penyebab_solusi": ("penjelasan penyebab dan upaya", "pengumpulan"),
    "efisiensi": ("anggaran yang dikaitkan", "anggaran"),
    "program_penunjang": ("program yang dikaitkan", "anggaran"),
}


def _lacks_angka(fakta: Fakta, sasaran: BarisSasaran, analisis: Analisis) -> Kekurangan | None:
    if analisis.kunci in sasaran.isi.analisis_berdata:
        return None
    angka, halaman = _ANGKA[analisis.kunci]
    return Kekurangan(f"Sasaran {sasaran.isi.nomor} belum punya {angka}.", fakta.url(halaman))


def _teks(bagian: Bagian) -> Callable[[Fakta], Hasil]:
    return lambda fakta: check_teks(fakta, bagian)


def _analisis(check: Callable[[Fakta, Analisis], Hasil], analisis: Analisis) -> Callable[[Fakta], Hasil]:
    return lambda fakta: check(fakta, analisis)


ATURAN: dict[str, Callable[[Fakta], Hasil]] = {
    **{f"teks_{satu.kunci}": _teks(satu) for satu in SISTEMATIKA if satu.pengisi.has_teks},
    **{f"analisis_{satu.kunci}": _analisis(check_analisis, satu) for satu in ANALISIS},
    **{f"angka_{satu.kunci}": _analisis(check_angka, satu) for satu in ANALISIS},
    "isi_standar": check_isi_standar,
}
