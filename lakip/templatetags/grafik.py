"""Charts in templates, the same on a page and in print."""

from django import template

from lakip.exports.grafik import Grafik
from lakip.exports.grafik_sasaran import list_grafik
from lakip.isi.bentuk_kinerja import IsiSasaran

register = template.Library()


@register.filter
def grafik(sasaran: IsiSasaran, kunci: str) -> tuple[Grafik, ...]:
    """Return the charts of one analysis of a sasaran, by the kunci of the Analisis."""
    return list_grafik(sasaran, kunci)
