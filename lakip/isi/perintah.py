"""One order as its paper says it: a lembar disposisi, or the note of a spoken one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lakip.domain.perintah import HARAPAN, describe_harapan
from lakip.isi.bentuk import Identitas
from lakip.isi.kumpul import read_identitas
from lakip.models import Disposisi
from lakip.models.surat import CaraPerintah
from sop.models import ZonaWaktu


@dataclass(frozen=True, slots=True)
class IsiSurat:
    """The letter that an order goes with."""

    asal: str
    nomor: str
    tanggal: date
    diterima: date
    nomor_agenda: str


@dataclass(frozen=True, slots=True)
class IsiPerintah:
    """One order, printed at ``pada`` on the clock of the office.

    ``harapan`` are all phrases of the sheet with whether they are ticked; ``ditarik`` says why the order does
    not stand any more, "" while it does.
    """

    identitas: Identitas
    pada: datetime
    zona: str
    is_lisan: bool
    surat: IsiSurat | None
    sifat: str
    hal: str
    kepada: tuple[str, ...]
    harapan: tuple[tuple[str, bool], ...]
    catatan: str
    tanggal: date
    nama: str
    nip: str
    kapasitas: str
    ditarik: str


def collect_perintah(disposisi: Disposisi, at: datetime) -> IsiPerintah:
    """Return what the paper of an order says."""
    instansi, surat = disposisi.laporan.instansi, disposisi.surat
    dicentang = describe_harapan(disposisi.isi)
    return IsiPerintah(
        identitas=read_identitas(disposisi.laporan),
        pada=at.astimezone(instansi.zona).replace(microsecond=0),
        zona=ZonaWaktu(instansi.zona_waktu).label,
        is_lisan=disposisi.cara == CaraPerintah.LISAN,
        surat=IsiSurat(surat.asal, surat.nomor, surat.tanggal, surat.diterima, surat.nomor_agenda)
        if surat
        else None,
        sifat=disposisi.get_sifat_display(),
        hal=disposisi.hal,
        kepada=tuple(str(satu) for satu in disposisi.kepada.all()),
        harapan=tuple((teks, teks in dicentang) for teks in HARAPAN.values()),
        catatan=disposisi.catatan,
        tanggal=disposisi.tanggal,
        nama=disposisi.oleh.nama,
        nip=disposisi.oleh.nip,
        kapasitas=disposisi.kapasitas,
        ditarik=disposisi.ditarik_sebab,
    )
