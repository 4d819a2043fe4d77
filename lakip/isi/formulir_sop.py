"""One version of an SOP as its official form says it on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lakip.isi.kumpul import read_logo
from lakip.isi.pelaksanaan import draw
from sop.domain.bagan import Formulir, Lembar
from sop.domain.bagan.lembar import LEBAR_A4
from sop.domain.berkas import BerkasSop, content_hash
from sop.gambar import formulir_of
from sop.lifecycle import StatusVersi
from sop.models import VersiSop, ZonaWaktu
from sop.storage import load_confirmed

# What a page leaves for the drawing between heading and legend, in 1/10 mm; and with who signs below it.
TINGGI_LEMBAR, TINGGI_BERTANDA = 1620, 1280
# How a form is marked that is not in force.
TANDA = {
    StatusVersi.DRAF: "Draf, belum berlaku",
    StatusVersi.TERJADWAL: "Belum berlaku",
    StatusVersi.BERLAKU: "",
    StatusVersi.DIGANTI: "Tidak berlaku lagi: diganti",
    StatusVersi.DICABUT: "Tidak berlaku lagi: dicabut",
}


@dataclass(frozen=True, slots=True)
class LembarFormulir:
    """One sheet of the drawing, and whether anything on it is inferred."""

    lembar: Lembar
    is_disimpulkan: bool


@dataclass(frozen=True, slots=True)
class IsiFormulir:
    """What the form says, printed at ``pada`` on the clock of the office.

    ``tanda`` says that the version is not in force, or is empty; ``mulai`` is the day from which it is or
    was, if it was decided. ``logo`` is a PNG as a data URI, or empty.
    """

    berkas: BerkasSop
    nomor_versi: int
    tanda: str
    mulai: date | None
    hash_isi: str
    lembar: tuple[LembarFormulir, ...]
    logo: str
    pada: datetime
    zona: str


def collect_formulir(versi: VersiSop, at: datetime) -> IsiFormulir:
    """Return what the form of a version says."""
    berkas, instansi = load_confirmed(versi), versi.sop.instansi
    decided = versi.ditetapkan_pada
    return IsiFormulir(
        berkas=berkas,
        nomor_versi=versi.nomor_versi,
        tanda=TANDA[StatusVersi(versi.status)],
        mulai=versi.mulai_berlaku or (decided.astimezone(instansi.zona).date() if decided else None),
        hash_isi=versi.hash_isi or content_hash(berkas),
        lembar=tuple(map(_read_lembar, _draw(formulir_of(versi, berkas), berkas))),
        logo=read_logo(instansi),
        pada=at.astimezone(instansi.zona).replace(microsecond=0),
        zona=ZonaWaktu(instansi.zona_waktu).label,
    )


def _draw(form: Formulir, berkas: BerkasSop) -> tuple[Lembar, ...]:
    """The sheets of the drawing, the last of which leaves room for who signs there."""
    if not berkas.alur.simbol:
        return ()
    lembar = draw(form, TINGGI_LEMBAR).lembar
    tepi = lembar[-1].bidang
    if berkas.disahkan_oleh.tempat_tanggal and tepi.tinggi * LEBAR_A4 > TINGGI_BERTANDA * tepi.lebar:
        return draw(form, TINGGI_BERTANDA).lembar
    return lembar


def _read_lembar(lembar: Lembar) -> LembarFormulir:
    disimpulkan = (*(s.disimpulkan for s in lembar.simbol), *(p.disimpulkan for p in lembar.panah))
    return LembarFormulir(lembar, any(disimpulkan))
