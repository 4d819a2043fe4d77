"""One room for each kind of work that a row of an SOP asks for."""

from __future__ import annotations

from itertools import takewhile

from lakip.domain.deret import join_deret
from lakip.lembar_kerja.dasar import Alat, Ruang, materials_of
from lakip.lembar_kerja.data import RuangAnalisis, RuangFormat, RuangHimpun, RuangSampaikan
from lakip.lembar_kerja.dokumen import (
    RuangAjukan,
    RuangKoreksi,
    RuangPersetujuan,
    RuangSusun,
    is_sesudah_diajukan,
)
from lakip.lembar_kerja.kirim import RuangKirim
from lakip.lembar_kerja.perintah import RuangPerintah
from lakip.lembar_kerja.rapat import RuangRapat
from lakip.lembar_kerja.surat import RuangSurat
from lakip.lifecycle import StatusTugas
from lakip.models import CatatanKoreksi, Tugas
from lakip.rapat import list_perbaikan
from sop.domain.alur import JenisSimbol
from sop.domain.jenis_kerja import LembarKerja
from sop.models import Langkah, Simbol

__all__ = [
    "Alat",
    "Ruang",
    "is_answering",
    "materials_of",
    "may_work_on_isi",
    "missing_of",
    "room_of",
    "tools_of",
]

RUANG: dict[LembarKerja, Ruang] = {
    LembarKerja.PERINTAH: RuangPerintah(),
    LembarKerja.FORMAT: RuangFormat(),
    LembarKerja.SAMPAIKAN: RuangSampaikan(),
    LembarKerja.HIMPUN: RuangHimpun(),
    LembarKerja.ANALISIS: RuangAnalisis(),
    LembarKerja.SUSUN: RuangSusun(),
    LembarKerja.RAPAT: RuangRapat(),
    LembarKerja.KOREKSI: RuangKoreksi(),
    LembarKerja.AJUKAN: RuangAjukan(),
    LembarKerja.PERSETUJUAN: RuangPersetujuan(),
    LembarKerja.SURAT: RuangSurat(),
    LembarKerja.KIRIM: RuangKirim(),
    LembarKerja.UMUM: Ruang(),
}
# What the report cannot do without, in the order in which it is needed. Where an SOP has no row for it,
# it is done in the room of the first row that needs it.
POKOK = (
    LembarKerja.FORMAT,
    LembarKerja.SAMPAIKAN,
    LembarKerja.HIMPUN,
    LembarKerja.ANALISIS,
    LembarKerja.SUSUN,
)


def room_of(simbol: Simbol) -> Ruang:
    return RUANG[simbol.lembar_kerja]


def tools_of(simbol: Simbol) -> tuple[Alat, ...]:
    """Return the tools of the room, with those of earlier work that the SOP has no row for."""
    rooms = [room_of(simbol), *_borrowed_by(simbol)]
    return tuple(dict.fromkeys(alat for ruang in rooms for alat in (*ruang.alat, *ruang.rujukan)))


def missing_of(tugas: Tugas) -> list[str]:
    """Return, a sentence each, what keeps the step from being finished.

    Earlier work that is done there is included, as long as it can be done.
    """
    rooms = _borrowed_by(tugas.simbol)
    if rooms and is_sesudah_diajukan(tugas):
        rooms = []
    borrowed = [lack for ruang in rooms for lack in ruang.lacks(tugas.laporan)]
    return [*_unanswered_in(tugas), *borrowed, *room_of(tugas.simbol).missing(tugas)]


def may_work_on_isi(tugas: Tugas) -> bool:
    """Whether figures or texts are worked on in the room of this visit."""
    return bool(room_of(tugas.simbol).alat) or is_answering(tugas)


def is_answering(tugas: Tugas) -> bool:
    """Whether the remarks of correctors are answered in this visit before the work goes on.

    Where the document is written it always is; where an SOP sends the work back to a box in which it is
    checked, whoever has that box answers, or lets it be written anew.
    """
    if tugas.simbol.lembar_kerja == LembarKerja.SUSUN:
        return True
    is_kotak = room_of(tugas.simbol).is_pemeriksaan and tugas.simbol.jenis != JenisSimbol.KEPUTUSAN
    return is_kotak and tugas.dari is not None and tugas.dari.status == StatusTugas.DIKEMBALIKAN


def _unanswered_in(tugas: Tugas) -> list[str]:
    if not is_answering(tugas):
        return []
    return [*_unanswered_koreksi(tugas), *_unanswered_rapat(tugas)]


def _unanswered_rapat(tugas: Tugas) -> list[str]:
    jumlah = list_perbaikan(tugas.laporan).count()
    return [f"{jumlah} perbaikan dari rapat belum dijawab: buka rapatnya pada “Surat”."] if jumlah else []


def _unanswered_koreksi(tugas: Tugas) -> list[str]:
    waiting = CatatanKoreksi.objects.menunggu_jawaban().filter(laporan=tugas.laporan_id)
    nomor = join_deret(map(str, waiting.order_by("nomor").values_list("nomor", flat=True)))
    return [f"Catatan koreksi nomor {nomor} belum dijawab: jawab pada “Catatan koreksi”."] if nomor else []


def _borrowed_by(simbol: Simbol) -> list[Ruang]:
    """Return the rooms of earlier work that the SOP has no row for, the nearest first."""
    own = simbol.lembar_kerja
    if own not in POKOK[1:]:
        return []
    rows = set(Langkah.objects.filter(versi=simbol.langkah.versi_id).values_list("lembar_kerja", flat=True))
    earlier = reversed(POKOK[: POKOK.index(own)])
    return [RUANG[satu] for satu in takewhile(lambda satu: satu not in rows, earlier)]
