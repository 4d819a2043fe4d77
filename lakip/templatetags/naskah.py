"""Written texts in templates."""

from django import template

from lakip.domain.paragraf import Paragraf, read_paragraf

register = template.Library()


@register.filter
def paragraf(teks: str) -> tuple[Paragraf, ...]:
    """Return the paragraphs and lists of a text."""
    return read_paragraf(teks)
