"""Written texts and live blocks in templates."""

from functools import cache

from django import template

from lakip.exports import blok
from lakip.exports.blok import BlokCetak, DataBlok, data_of
from lakip.exports.teks import Cetakan, LayarTeks, Pelukis
from lakip.isi.acuan import list_acuan
from lakip.isi.bentuk_kinerja import IsiAnalisis, IsiSasaran
from lakip.isi.sasaran import IsiKinerja
from lakip.models import Laporan

register = template.Library()


@register.simple_tag
def draw_teks(pelukis: Pelukis, teks: str, tingkat: int) -> tuple[Cetakan, ...]:
    """Return the parts of a text as they are drawn; its highest heading is an ``h`` of ``tingkat``."""
    return pelukis.draw(teks, tingkat)


@register.simple_tag
def make_blok(nama: str, data: DataBlok) -> BlokCetak:
    """Return the live block of this name."""
    return blok.make_blok(nama, data)


@register.simple_tag
def make_own(satu: IsiAnalisis, sasaran: IsiSasaran, data: DataBlok) -> tuple[BlokCetak, ...]:
    """Return the live blocks that an analysis draws of itself."""
    return blok.make_own(satu, sasaran, data)


@register.simple_tag
def draw_layar(teks: str, laporan: Laporan, kinerja: IsiKinerja | None) -> tuple[Cetakan, ...]:
    """Return the parts of a text as a page of its report shows them, below a heading of the second level."""
    list_nama = cache(lambda: {satu.kunci: satu.nama for satu in list_acuan(laporan)})
    return LayarTeks(laporan.pk, data_of(kinerja) if kinerja else None, list_nama).draw(teks, 3)
