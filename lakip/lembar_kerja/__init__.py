"""One room for each kind of work that a row of an SOP asks for."""

from __future__ import annotations

from itertools import takewhile

from lakip.lembar_kerja.dasar import Alat, Ruang, materials_of
from lakip.lembar_kerja.data import RuangAnalisis, RuangFormat, RuangHimpun, RuangSampaikan
from lakip.lembar_kerja.dokumen import RuangAjukan, RuangKoreksi, RuangPersetujuan, RuangSusun
from lakip.lembar_kerja.persuratan import RuangKirim, RuangPerintah, RuangRapat, RuangSurat
from lakip.models import Tugas
from sop.domain.jenis_kerja import LembarKerja
from sop.models import Langkah, Simbol

__all__ = ["Alat", "Ruang", "materials_of", "may_work_on_isi", "missing_of", "room_of", "tools_of"]

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
    return tuple(dict.fromkeys(alat for ruang in rooms for alat in ruang.alat))


def missing_of(tugas: Tugas) -> list[str]:
    """Return, a sentence each, what keeps the step from being finished, earlier work done there included."""
    borrowed = [lack for ruang in _borrowed_by(tugas.simbol) for lack in ruang.lacks(tugas.laporan)]
    return [*borrowed, *room_of(tugas.simbol).missing(tugas)]


def may_work_on_isi(tugas: Tugas) -> bool:
    """Whether figures or texts are worked on in the room of this visit."""
    return bool(room_of(tugas.simbol).alat)


def _borrowed_by(simbol: Simbol) -> list[Ruang]:
    """Return the rooms of earlier work that the SOP has no row for, the nearest first."""
    own = simbol.lembar_kerja
    if own not in POKOK[1:]:
        return []
    rows = set(Langkah.objects.filter(versi=simbol.langkah.versi_id).values_list("lembar_kerja", flat=True))
    earlier = reversed(POKOK[: POKOK.index(own)])
    return [RUANG[satu] for satu in takewhile(lambda satu: satu not in rows, earlier)]
