"""The numbers that Word writes before paragraphs by itself, and that stand in no text."""

import re
from collections import defaultdict

from docx.document import Document as Dokumen
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from sop.domain.angka import read_bulat

_MAKS_TINGKAT = 9  # levels of a list, as the format has them


class NomorOtomatis:
    """Reads paragraphs in the order of the document, with the number that Word prints before each."""

    def __init__(self, dokumen: Dokumen) -> None:
        self._tingkat: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._gaya: dict[str | None, tuple[str, int] | None] = {}
        self._hitung: defaultdict[str, list[int]] = defaultdict(lambda: [0] * _MAKS_TINGKAT)
        numbering = next(
            (rel.target_part for rel in dokumen.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        if numbering is not None:
            root = numbering.element
            abstrak = {a.get(qn("w:abstractNumId")): a for a in root.findall(qn("w:abstractNum"))}
            for num in root.findall(qn("w:num")):
                rujuk = num.find(qn("w:abstractNumId"))
                lists = abstrak.get(rujuk.get(qn("w:val"))) if rujuk is not None else None
                self._tingkat[num.get(qn("w:numId"))] = dict(map(_read_tingkat, _levels(lists)))

    def read(self, paragraf: Paragraph) -> str:
        """Return the text of the paragraph as it is printed."""
        teks = re.sub(r"[ \xa0]+", " ", paragraf.text).strip()
        number = self._count(paragraf)
        return f"{number} {teks}".strip() if number else teks

    def _count(self, paragraf: Paragraph) -> str:
        found = _read_numpr(paragraf._p) or self._of_style(paragraf)
        if found is None:
            return ""
        nama, tingkat = found
        if tingkat not in self._tingkat.get(nama, {}):
            return ""
        bentuk, teks, awal = self._tingkat[nama][tingkat]
        hitung = self._hitung[nama]
        hitung[tingkat] = hitung[tingkat] + 1 if hitung[tingkat] else awal
        hitung[tingkat + 1 :] = [0] * (_MAKS_TINGKAT - tingkat - 1)
        if bentuk == "bullet":
            return "-"
        return re.sub(r"%(\d)", lambda m: self._write(nama, int(m[1]) - 1), teks)

    def _of_style(self, paragraf: Paragraph) -> tuple[str, int] | None:
        """The list of the paragraph's style, looked up once: python-docx searches all styles each time."""
        nama = paragraf._p.style
        if nama not in self._gaya:
            self._gaya[nama] = None if paragraf.style is None else _read_numpr(paragraf.style.element)
        return self._gaya[nama]

    def _write(self, nama: str, tingkat: int) -> str:
        bentuk, _, awal = self._tingkat[nama].get(tingkat, ("decimal", "", 1))
        angka = self._hitung[nama][tingkat] or awal
        if bentuk in ("lowerLetter", "upperLetter") and angka <= 26:
            return chr((ord("a") if bentuk == "lowerLetter" else ord("A")) + angka - 1)
        return str(angka)


def _levels(abstrak: _Element | None) -> list[_Element]:
    return [] if abstrak is None else abstrak.findall(qn("w:lvl"))


def _read_tingkat(tingkat: _Element) -> tuple[int, tuple[str, str, int]]:
    def value(nama: str, default: str) -> str:
        found = tingkat.find(qn(nama))
        return default if found is None else found.get(qn("w:val"), default)

    awal = read_bulat(value("w:start", "1"))
    return read_bulat(tingkat.get(qn("w:ilvl"), "0")) or 0, (
        value("w:numFmt", "decimal"),
        value("w:lvlText", ""),
        1 if awal is None else awal,
    )


def _read_numpr(holder: _Element) -> tuple[str, int] | None:
    """The list that a paragraph or a style belongs to, and the level in it."""
    numpr = holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    num = numpr.find(qn("w:numId")) if numpr is not None else None
    if numpr is None or num is None:
        return None
    tingkat = numpr.find(qn("w:ilvl"))
    level = tingkat.get(qn("w:val"), "0") if tingkat is not None else "0"
    return num.get(qn("w:val")), min(read_bulat(level) or 0, _MAKS_TINGKAT - 1)
