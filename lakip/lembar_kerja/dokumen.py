"""Rooms of the document: it is written, checked, handed up, and approved."""

from __future__ import annotations

from django.utils import timezone

from lakip.domain.kelengkapan import summarise
from lakip.domain.pembekuan import count_terbuka
from lakip.kelengkapan import find_kurang_wajib
from lakip.lembar_kerja.dasar import KELENGKAPAN, Alat, Ruang, lacks_keluaran, what_exists
from lakip.models import Laporan, Tugas
from lakip.reviu import lacks_reviu, remind_reviu
from sop.domain.alur import JenisSimbol
from sop.domain.jenis_kerja import LembarKerja
from sop.models import Simbol

REVIU = Alat("Reviu APIP", "reviu-laporan")
BELUM_DISUSUN = "Dokumen LAKIP belum disusun."


class RuangSusun(Ruang):
    judul = "Menyusun dokumen LAKIP"
    petunjuk = "Lengkapi naskah tiap bab, lalu susun dokumennya menjadi PDF."
    template = "lakip/lembar_kerja/susun.html"
    alat = (
        Alat("Naskah", "naskah"),
        Alat("Sasaran dan indikator", "kinerja"),
        Alat("Anggaran", "anggaran"),
        KELENGKAPAN,
    )
    rujukan = (REVIU,)

    def missing(self, tugas: Tugas) -> list[str]:
        """Where no row hands the report up for approval, it leaves this one complete.

        In a row after the handing up nothing is built any more; there is only to say what was done.
        """
        rows = _read_pekerjaan(tugas)
        if _is_after(rows, tugas):
            return super().missing(tugas)
        lacks = [] if LembarKerja.AJUKAN in rows.values() else lacks_untuk_diajukan(tugas.laporan)
        if not what_exists(tugas).lakip_putaran_ini:
            lacks.append("Dokumen LAKIP belum disusun pada putaran ini: tekan “Susun dokumen”.")
        return lacks


class RuangPersetujuan(Ruang):
    """Where the LAKIP is read and answered; the answer itself is the output."""

    judul = "Persetujuan dan tanda tangan"
    petunjuk = "Baca dokumen LAKIP. Setujui, atau kembalikan dengan catatan koreksi."
    template = "lakip/lembar_kerja/persetujuan.html"
    is_pemeriksaan = True

    def missing(self, tugas: Tugas) -> list[str]:
        return [] if what_exists(tugas).lakip else [BELUM_DISUSUN]


class RuangKoreksi(RuangPersetujuan):
    judul = "Koreksi dan paraf"
    petunjuk = "Periksa dokumen LAKIP. Beri paraf bila sudah benar, atau kembalikan dengan catatan koreksi."
    template = "lakip/lembar_kerja/periksa.html"
    rujukan = (REVIU,)

    def remind(self, laporan: Laporan) -> str:
        return remind_reviu(laporan)

    def missing(self, tugas: Tugas) -> list[str]:
        """A corrector without a decision has to say what was corrected."""
        ada = what_exists(tugas)
        lacks = [] if ada.lakip else [BELUM_DISUSUN]
        if tugas.simbol.jenis != JenisSimbol.KEPUTUSAN and not ada.bahan:
            lacks.append(lacks_keluaran(tugas))
        return lacks


class RuangAjukan(RuangPersetujuan):
    judul = "Mengajukan persetujuan"
    petunjuk = "Periksa sekali lagi dokumen yang diajukan, lalu sampaikan kepada pimpinan."
    template = "lakip/lembar_kerja/periksa.html"
    rujukan = (KELENGKAPAN, REVIU)

    def missing(self, tugas: Tugas) -> list[str]:
        return [*lacks_untuk_diajukan(tugas.laporan), *super().missing(tugas)]


def is_sesudah_diajukan(tugas: Tugas) -> bool:
    """Whether the row of this visit comes after the handing up, where figures and texts are frozen."""
    return _is_after(_read_pekerjaan(tugas), tugas)


def _read_pekerjaan(tugas: Tugas) -> dict[int, LembarKerja]:
    """Return the work of every symbol of the SOP, in document order."""
    in_order = Simbol.objects.filter(langkah__versi=tugas.simbol.langkah.versi_id)
    return {satu.pk: satu.lembar_kerja for satu in in_order.select_related("langkah")}


def _is_after(rows: dict[int, LembarKerja], tugas: Tugas) -> bool:
    terbuka = count_terbuka(list(rows.values()))
    return terbuka is not None and tugas.simbol_id not in list(rows)[:terbuka]


def lacks_untuk_diajukan(laporan: Laporan) -> list[str]:
    """Return, a sentence each, what keeps the report from being handed up: what it lacks, and its reviu."""
    return [*lacks_wajib(laporan), *lacks_reviu(laporan)]


def lacks_wajib(laporan: Laporan) -> list[str]:
    """Return, in one sentence, what the regulation asks for and the report lacks; [] where it has all."""
    lacks = find_kurang_wajib(laporan, timezone.now())
    return [f"Laporan belum lengkap: {summarise(lacks)}. Buka “{KELENGKAPAN.label}”."] if lacks else []
