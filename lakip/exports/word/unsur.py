"""Elements of WordprocessingML, in the order that its schema wants (ECMA-376 Part 1, 17)."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

TWIP_PER_MM = 1440 / 25.4


def w(nama: str, *isi: Any, **atribut: object) -> Any:
    """Return an element of the namespace w, its attributes in the same namespace."""
    unsur = OxmlElement(f"w:{nama}")
    for kunci, nilai in atribut.items():
        unsur.set(qn(f"w:{kunci}"), str(nilai))
    unsur.extend(isi)
    return unsur


def write_field(perintah: str, *hasil: Any) -> list[Any]:
    """Return the runs of a field: what it calculates, and what it shows until it is updated."""
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", _preserve(w("instrText"), f" {perintah} ")),
        w("r", w("fldChar", fldCharType="separate")),
        *hasil,
        w("r", w("fldChar", fldCharType="end")),
    ]


def write_run(teks: str, *sifat: Any) -> Any:
    """Return a run of letters with these properties of it."""
    return w("r", *([w("rPr", *sifat)] if sifat else []), _preserve(w("t"), teks))


def _preserve(unsur: Any, teks: str) -> Any:
    unsur.text = teks
    unsur.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return unsur
