"""Figures and dates in templates, in Indonesian writing; what is not known shows as a dash."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from lakip.domain.angka import format_angka, format_persen, format_rupiah
from sop.domain.beban import LamaKerja
from sop.domain.tanggal import format_tanggal
from sop.domain.waktu import describe_menit

KOSONG = "–"

register = template.Library()


@register.filter
def angka(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """Return the number, e.g. ``1.500,25``, with ``desimal`` decimals or as many as it has."""
    return KOSONG if nilai is None else format_angka(Decimal(nilai), desimal)


@register.filter
def rupiah(nilai: Decimal | None) -> str:
    """Return the amount, e.g. ``Rp1.250.000``."""
    return KOSONG if nilai is None else format_rupiah(nilai)


@register.filter
def persen(nilai: Decimal | None) -> str:
    """Return the percentage with the decimals it was rounded to, e.g. ``97,20%``; ``nilai`` is in percent."""
    return KOSONG if nilai is None else format_persen(nilai, max(0, -int(nilai.as_tuple().exponent)))


@register.filter
def tanggal(hari: date | datetime | None) -> str:
    """Return the date, e.g. ``31 Oktober 2019``; of a moment, the day it is in the current time zone."""
    if isinstance(hari, datetime):
        hari = timezone.localtime(hari).date()
    return KOSONG if hari is None else format_tanggal(hari)


@register.filter
def lama(menit: LamaKerja | int | None, menit_per_hari: int) -> str:
    """Return minutes of work, or a range of them, e.g. ``2 hari 3 jam``."""
    if isinstance(menit, LamaKerja):
        return menit.describe(menit_per_hari)
    return KOSONG if menit is None else describe_menit(menit, menit_per_hari)
