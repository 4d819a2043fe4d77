"""A surat pengantar as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lakip.domain.surat import ButirKonsep
from lakip.isi.bentuk import Identitas, Pengesahan
from lakip.isi.kumpul import read_identitas
from lakip.models import PenerimaSurat, Surat


@dataclass(frozen=True, slots=True)
class IsiSuratPengantar:
    """One letter to ``kepada``, each with the place it goes to.

    ``tempat`` is the place they all share, "" where they do not. ``nomor`` is "" as long as it is a konsep;
    ``batal`` says why it does not stand any more, "" while it does.
    """

    identitas: Identitas
    pada: datetime
    kode: str
    nomor: str
    tanggal: date
    hal: str
    sifat: str
    lampiran: str
    kepada: tuple[tuple[str, str], ...]
    tempat: str
    butir: tuple[ButirKonsep, ...]
    tembusan: tuple[str, ...]
    pengirim: Pengesahan
    batal: str


def collect_surat(surat: Surat, at: datetime, hanya: PenerimaSurat | None = None) -> IsiSuratPengantar:
    """Return what the letter says; with ``hanya`` it is addressed to that recipient alone."""
    penerima = list(surat.penerima.all())
    kepada = [hanya] if hanya else [satu for satu in penerima if not satu.is_tembusan]
    places = {satu.tempat for satu in kepada}
    orang = surat.pengirim
    return IsiSuratPengantar(
        identitas=read_identitas(surat.laporan),
        pada=at.astimezone(surat.laporan.instansi.zona).replace(microsecond=0),
        kode=surat.kode,
        nomor=str(surat.nomor or ""),
        tanggal=surat.tanggal,
        hal=surat.hal,
        sifat=surat.get_sifat_display(),
        lampiran=surat.lampiran,
        kepada=tuple((satu.nama, satu.tempat) for satu in kepada),
        tempat=places.pop() if len(places) == 1 else "",
        butir=tuple(ButirKonsep(satu.jenis, satu.banyaknya, satu.keterangan) for satu in surat.butir.all()),
        tembusan=tuple(satu.nama for satu in penerima if satu.is_tembusan),
        pengirim=Pengesahan(surat.kapasitas, orang.nama, orang.pangkat, orang.nip, surat.tanggal),
        batal=surat.batal_sebab,
    )
