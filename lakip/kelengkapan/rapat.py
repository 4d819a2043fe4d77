"""Rules on what became of the report: that its leader met about it, and that what was decided was done."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from lakip.domain.kelengkapan import Hasil, Keadaan, Kekurangan, judge
from lakip.kelengkapan.fakta import BuktiRapat, Fakta
from sop.domain.tanggal import format_tanggal


def check_rapat_pimpinan(fakta: Fakta) -> Hasil:
    """Whether a meeting led by who approves the report has all its evidence; the best one counts.

    Without such a meeting here a person answers. Sumber: PermenPANRB 88/2021, LKE 3.c.1; which evidence is
    asked for is practice of evaluators.
    """
    rapat = min(fakta.rapat_pimpinan, key=lambda satu: len(_lacks_of(satu)), default=None)
    if rapat is None:
        return Hasil(Keadaan.TIDAK_TERBUKTI, "belum ada rapat yang dipimpin pimpinan di sini")
    url = reverse("rapat", args=[fakta.laporan.pk, rapat.pk])
    kurang = [Kekurangan(kalimat, url) for kalimat in _lacks_of(rapat)]
    hasil = judge(4, f"bukti rapat {format_tanggal(rapat.tanggal)}", kurang)
    return Hasil(hasil.keadaan, f"{hasil.ditemukan}: {rapat.acara}", hasil.kurang)


def _lacks_of(rapat: BuktiRapat) -> list[str]:
    wanted = {
        "Undangan rapat belum bernomor.": rapat.has_nomor,
        "Yang hadir belum dicatat.": rapat.has_hadir,
        "Notulensi belum ditulis.": rapat.has_notulensi,
        "Foto rapat atau daftar hadir bertanda tangan belum diunggah.": rapat.has_berkas,
    }
    return [kalimat for kalimat, ada in wanted.items() if not ada]


def check_tindak_lanjut(fakta: Fakta) -> Hasil:
    """Whether what meetings asked for was answered; where none asked for anything a person answers.

    Sumber: PermenPANRB 88/2021, LKE 3.c.2; that this is its evidence is practice of evaluators.
    """
    if not fakta.tindak_lanjut:
        return Hasil(Keadaan.TIDAK_TERBUKTI, "belum ada tindak lanjut rapat di sini")
    kurang = [
        Kekurangan(
            f"Tindak lanjut {satu.penanggung} (tenggat {format_tanggal(satu.tenggat)}) belum dijawab: "
            f"{satu.teks.rstrip('.')}.",
            reverse("tindak-lanjut", args=[fakta.laporan.pk, satu.pk]),
        )
        for satu in fakta.tindak_lanjut
        if satu.is_dilakukan is None
    ]
    return judge(len(fakta.tindak_lanjut), "tindak lanjut rapat dijawab", kurang)


ATURAN: dict[str, Callable[[Fakta], Hasil]] = {
    "rapat_pimpinan": check_rapat_pimpinan,
    "tindak_lanjut": check_tindak_lanjut,
}
