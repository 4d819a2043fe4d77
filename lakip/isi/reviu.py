"""What the sheets of a reviu say, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lakip.isi.bentuk import Identitas
from lakip.isi.kumpul import read_identitas
from lakip.models import Laporan, Terbitan
from lakip.models.reviu import CatatanReviu
from lakip.reviu import catatan_of, find_reviu
from sop.models import ZonaWaktu


@dataclass(frozen=True, slots=True)
class IsiCatatanReviu:
    """One row of the Catatan Hasil Reviu, as it is printed."""

    nomor: int
    tempat: str
    teks: str
    saran: str
    jawaban: str
    desakan: str
    keadaan: str


@dataclass(frozen=True, slots=True)
class LembarReviu:
    """What the sheets of a reviu say at the moment ``pada``, on the clock of the office in ``zona``.

    ``terbitan`` is the number of the newest built LAKIP, built at ``disusun``; ``apip`` and ``surat_tugas``
    are "" where nobody has named them.
    """

    identitas: Identitas
    pada: datetime
    zona: str
    apip: str
    surat_tugas: str
    terbitan: int
    disusun: datetime
    catatan: tuple[IsiCatatanReviu, ...]
    terbuka: int


def collect_lembar_reviu(laporan: Laporan, terbitan: Terbitan, at: datetime) -> LembarReviu:
    """Return what the sheets of the reviu of ``terbitan`` say now."""
    zona, reviu = laporan.instansi.zona, find_reviu(laporan)
    rows = list(catatan_of(laporan))
    pereviu = reviu.pereviu.order_by("pk").first() if reviu else None
    return LembarReviu(
        identitas=read_identitas(laporan),
        pada=at.astimezone(zona).replace(microsecond=0),
        zona=ZonaWaktu(laporan.instansi.zona_waktu).label,
        apip=pereviu.apip if pereviu else "",
        surat_tugas=reviu.surat_tugas if reviu else "",
        terbitan=terbitan.nomor,
        disusun=terbitan.pada.astimezone(zona),
        catatan=tuple(map(_read_catatan, rows)),
        terbuka=sum(satu.selesai_pada is None for satu in rows),
    )


def _read_catatan(satu: CatatanReviu) -> IsiCatatanReviu:
    return IsiCatatanReviu(
        satu.nomor, satu.tempat, satu.teks, satu.saran, satu.jawaban, satu.desakan, satu.keadaan
    )
