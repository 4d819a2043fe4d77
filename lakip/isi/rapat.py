"""A meeting as its papers say it: invitation, list of those present, notulensi."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lakip.domain.rapat import read_butir
from lakip.isi.bentuk import Identitas
from lakip.isi.kumpul import read_identitas
from lakip.models import Pegawai, Rapat
from sop.models import ZonaWaktu


@dataclass(frozen=True, slots=True)
class Pejabat:
    """A person as a paper names them."""

    nama: str
    nip: str
    pangkat: str
    email: str


@dataclass(frozen=True, slots=True)
class IsiPeserta:
    """One who was called; ``kehadiran`` in words, "" while nobody has said."""

    nama: str
    jabatan: str
    kehadiran: str
    diwakili: str
    email: str


@dataclass(frozen=True, slots=True)
class IsiTindakLanjut:
    """What was to be done; ``jawaban`` says what became of it, "" while it is open."""

    jenis: str
    teks: str
    penanggung: str
    tenggat: date
    jawaban: str


@dataclass(frozen=True, slots=True)
class IsiRapat:
    """One meeting, all moments on the clock of the office, printed at ``pada``.

    ``tanggal`` is the date of the invitation; ``batal`` says why the meeting was called off, or "".
    """

    identitas: Identitas
    pada: datetime
    zona: str
    uid: UUID
    versi: int
    url: str
    nomor: str
    tanggal: date
    acara: str
    agenda: tuple[str, ...]
    tempat: str
    mulai: datetime
    selesai: datetime
    kapasitas: str
    pengundang: Pejabat
    pemimpin: Pejabat
    notulis: Pejabat
    peserta: tuple[IsiPeserta, ...]
    pembahasan: str
    keputusan: tuple[str, ...]
    tindak_lanjut: tuple[IsiTindakLanjut, ...]
    batal: str


def collect_rapat(rapat: Rapat, at: datetime, url: str = "") -> IsiRapat:
    """Return what the papers of a meeting say; ``url`` is the address of its page."""
    instansi = rapat.laporan.instansi
    zona = instansi.zona
    tanggal = rapat.nomor.tanggal if rapat.nomor else rapat.pada.astimezone(zona).date()
    return IsiRapat(
        identitas=read_identitas(rapat.laporan),
        pada=at.astimezone(zona).replace(microsecond=0),
        zona=ZonaWaktu(instansi.zona_waktu).label,
        uid=rapat.uid,
        versi=rapat.versi,
        url=url,
        nomor=str(rapat.nomor or ""),
        tanggal=tanggal,
        acara=rapat.acara,
        agenda=read_butir(rapat.agenda),
        tempat=rapat.tempat,
        mulai=rapat.mulai.astimezone(zona),
        selesai=rapat.selesai.astimezone(zona),
        kapasitas=rapat.kapasitas,
        pengundang=_read_pejabat(rapat.pengundang),
        pemimpin=_read_pejabat(rapat.pemimpin),
        notulis=_read_pejabat(rapat.notulis),
        peserta=tuple(
            IsiPeserta(
                nama=satu.nama,
                jabatan=satu.jabatan,
                kehadiran=satu.get_kehadiran_display() if satu.kehadiran else "",
                diwakili=satu.diwakili,
                email=satu.pegawai.email if satu.pegawai and satu.pegawai.is_active else "",
            )
            for satu in rapat.peserta.select_related("pegawai")
        ),
        pembahasan=rapat.pembahasan,
        keputusan=tuple(rapat.keputusan.values_list("teks", flat=True)),
        tindak_lanjut=tuple(
            IsiTindakLanjut(
                jenis=satu.get_jenis_display(),
                teks=satu.teks,
                penanggung=satu.penanggung.nama,
                tenggat=satu.tenggat,
                jawaban=satu.jawaban,
            )
            for satu in rapat.tindak_lanjut.select_related("penanggung")
        ),
        batal=rapat.batal_sebab,
    )


def _read_pejabat(pegawai: Pegawai) -> Pejabat:
    return Pejabat(pegawai.nama, pegawai.nip, pegawai.pangkat, pegawai.email)
