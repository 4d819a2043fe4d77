"""One room for each kind of work that a row of an SOP asks for."""

from __future__ import annotations

from lakip.lembar_kerja.dasar import Alat, Ruang, materials_of
from lakip.lembar_kerja.data import RuangAnalisis, RuangFormat, RuangHimpun, RuangSampaikan
from lakip.lembar_kerja.dokumen import RuangAjukan, RuangKoreksi, RuangPersetujuan, RuangSusun
from lakip.lembar_kerja.persuratan import RuangKirim, RuangPerintah, RuangRapat, RuangSurat
from lakip.models import Tugas
from sop.domain.jenis_kerja import LembarKerja
from sop.models import Simbol

__all__ = ["Alat", "Ruang", "materials_of", "may_work_on_isi", "room_of", "tools_of"]

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
POKOK = (LembarKerja.HIMPUN, LembarKerja.ANALISIS, LembarKerja.SUSUN)


def room_of(simbol: Simbol) -> Ruang:
    return RUANG[simbol.lembar_kerja]


def tools_of(simbol: Simbol) -> tuple[Alat, ...]:
    """Return the tools of the room, with those of earlier work that the SOP has no row for."""
    own = simbol.lembar_kerja
    alat = list(RUANG[own].alat)
    if own in POKOK:
        rows = set(simbol.langkah.versi.langkah_set.values_list("lembar_kerja", flat=True))
        for earlier in reversed(POKOK[: POKOK.index(own)]):
            if earlier in rows:
                break
            alat += RUANG[earlier].alat
    return tuple(dict.fromkeys(alat))


def may_work_on_isi(tugas: Tugas) -> bool:
    """Whether figures or texts are worked on in the room of this visit."""
    return bool(room_of(tugas.simbol).alat)
