"""What Word wraps around words, and python-docx passes over: tracked changes, fields to fill in, symbols."""

import re

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

_PEMBUNGKUS = tuple(map(qn, ("w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:fldSimple", "w:sdt")))
_TERHAPUS = tuple(map(qn, ("w:del", "w:moveFrom")))
_ISI = qn("w:sdtContent")
_KODE = re.compile("[0-9A-Fa-f]{1,4}")
_AWAL_LAMBANG, _MAKS_TEMPAT = 0xF000, 0xFF  # where Unicode keeps the letters of such fonts, and how many


def unwrap(root: _Element) -> None:
    """Leave in the document what it says with every change accepted, and nothing in wrappings.

    Symbols that were inserted from a font stand there as letters.
    """
    for hapus in list(root.iter(*_TERHAPUS)):
        _replace(hapus, [])
    for bungkus in list(root.iter(*_PEMBUNGKUS)):
        isi = bungkus.find(_ISI)
        _replace(bungkus, list(bungkus if isi is None else isi))
    for lambang in list(root.iter(qn("w:sym"))):
        teks = OxmlElement("w:t")
        teks.text = _letter(lambang.get(qn("w:char"), ""))
        _replace(lambang, [teks])


def _replace(lama: _Element, baru: list[_Element]) -> None:
    for satu in baru:
        lama.addprevious(satu)
    atas = lama.getparent()
    if atas is not None:
        atas.remove(lama)


def _letter(kode: str) -> str:
    """The letter that Word would keep for a place of a font, whose code has up to four hexadecimal digits."""
    if not _KODE.fullmatch(kode):
        return ""
    tempat = int(kode, 16)
    return chr(tempat if tempat > _MAKS_TEMPAT else _AWAL_LAMBANG + tempat)
