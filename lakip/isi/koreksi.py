"""The remarks of correctors with their answers, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lakip.isi.bentuk import Identitas, IsiKoreksi
from lakip.models import CatatanKoreksi, Laporan
from sop.models import Instansi


@dataclass(frozen=True, slots=True)
class PutaranKoreksi:
    """What was said of one built LAKIP: its number, when it was built, the remarks by their number."""

    terbitan: int
    disusun: datetime
    koreksi: tuple[IsiKoreksi, ...]


@dataclass(frozen=True, slots=True)
class IsiParaf:
    """A paraf on the clock of the office; ``gugur`` says why it does not hold any more, "" while it does."""

    nama: str
    kapasitas: str
    pada: datetime
    terbitan: int
    dicatat_oleh: str
    gugur: str


@dataclass(frozen=True, slots=True)
class LembarKoreksi:
    """The sheet of corrections of one report at the moment ``pada``, the oldest round first."""

    identitas: Identitas
    pada: datetime
    zona: str
    putaran: tuple[PutaranKoreksi, ...]
    paraf: tuple[IsiParaf, ...]


def collect_koreksi(laporan: Laporan) -> tuple[IsiKoreksi, ...]:
    """Return the remarks that were sent off, where they are to be annexed to the report; () elsewhere."""
    if not laporan.is_koreksi_dilampirkan:
        return ()
    sent = CatatanKoreksi.objects.terkirim().filter(laporan=laporan).order_by("nomor")
    return read_koreksi(sent.select_related("oleh", "dijawab_oleh"), laporan.instansi)


def read_koreksi(catatan_list: Iterable[CatatanKoreksi], instansi: Instansi) -> tuple[IsiKoreksi, ...]:
    """Return remarks as values, their moments on the clock of the office."""
    return tuple(
        IsiKoreksi(
            nomor=satu.nomor,
            tempat=satu.tempat,
            kutipan=satu.kutipan,
            teks=satu.teks,
            nama=satu.oleh.nama,
            kapasitas=satu.kapasitas,
            pada=satu.pada.astimezone(instansi.zona),
            tanggapan=satu.get_tanggapan_display() if satu.tanggapan else "",
            jawaban=satu.jawaban,
            penjawab=satu.dijawab_oleh.nama if satu.dijawab_oleh else "",
            dijawab=satu.dijawab_pada.astimezone(instansi.zona) if satu.dijawab_pada else None,
        )
        for satu in catatan_list
    )
