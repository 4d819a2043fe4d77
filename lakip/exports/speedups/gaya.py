"""Styles and lengths: the short way for what needs no calculation, which is most."""

from __future__ import annotations

from typing import Any

from weasyprint import css
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, Dimension
from weasyprint.layout import percent

# Properties whose value follows from that of the parent, or from nothing, if no style names them; and what
# such a value is where nothing is left to calculate.
MUDAH = frozenset(
    nama
    for nama in INITIAL_VALUES
    if nama not in ("page", "position", "float", "display", *css.PHYSICAL_FUNCTIONS)
    and not nama.startswith("text_decoration_")
    and (nama in INHERITED or nama not in INITIAL_NOT_COMPUTED)
)
NILAI_JADI = (str, int, float, Dimension, type(None))

_compute_style = css.ComputedStyle.__missing__
_resolve_one_percentage = percent.resolve_one_percentage


def install() -> None:
    css.ComputedStyle.__missing__ = compute_style
    percent.resolve_one_percentage = resolve_one_percentage


def resolve_one_percentage(box: Any, nama: str, refer_to: float) -> None:
    """Take the short way for a length that is no percentage, as nearly all are."""
    nilai = box.style[nama]
    if nilai.__class__ is Dimension and nilai.unit != "%":
        setattr(box, nama, nilai.value)
    else:
        _resolve_one_percentage(box, nama, refer_to)


def compute_style(self: Any, nama: str) -> Any:
    """Take the short way for a property that no style names, as most are."""
    if nama in MUDAH and nama not in self.cascaded and self.parent_style is not None:
        nilai = self.parent_style[nama] if nama in INHERITED else INITIAL_VALUES[nama]
        if nilai.__class__ in NILAI_JADI:
            self[nama] = nilai
            return nilai
    return _compute_style(self, nama)
