"""What Word puts on the clipboard, said in plain HTML: its lists and its footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from lxml import html
from lxml.html import HtmlElement, builder

# Only Word writes these into the styles of what it hands out.
TANDA = re.compile(r"mso-|MsoListParagraph", re.IGNORECASE)
BUTIR = re.compile(r"mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
ABAIKAN = re.compile(r"mso-list:\s*Ignore", re.IGNORECASE)
# "1.", "a)", "iv."; anything else is a dot of some font.
NOMOR = re.compile(r"\(?(?:\d+|[a-z]|[ivxlc]+)[.)]", re.IGNORECASE)


def clean_word(kiriman: str) -> str:
    """Return HTML in which Word's paragraphs with a mark are lists, and its footnotes stand at their call.

    What did not come from Word is returned as it is. What else Word adds has no meaning here and is left
    to ``clean_teks``.

    Sumber: HTML of Word's clipboard, as Word 2010 and later write it.
    """
    if not TANDA.search(kiriman):
        return kiriman
    akar = html.document_fromstring(f"<div>{kiriman}</div>")
    for satu in akar.xpath("//style | //script | //title | //comment()"):
        satu.drop_tree()
    _move_footnotes(akar)
    for induk in {satu.getparent() for satu in akar.iter("p") if _level_of(satu)}:
        _make_lists(induk)
    return str(html.tostring(akar.find("body"), encoding="unicode"))


def _move_footnotes(akar: HtmlElement) -> None:
    """Put the words of each footnote where it is called, and take its place at the end away."""
    catatan = {}
    for satu in akar.xpath(
        "//div[contains(@style, 'mso-element:')][starts-with(@id, 'ftn') or starts-with(@id, 'edn')]"
    ):
        for panggilan in satu.xpath(".//a[starts-with(@href, '#_ftnref') or starts-with(@href, '#_ednref')]"):
            panggilan.drop_tree()
        catatan["#_" + satu.get("id")] = " ".join(satu.text_content().split())
        satu.drop_tree()
    for satu in akar.xpath("//a[starts-with(@href, '#_ftn') or starts-with(@href, '#_edn')]"):
        if teks := catatan.get(satu.get("href")):
            satu.addprevious(builder.SPAN(teks, {"class": "catatan-kaki"}))
        satu.drop_tree()


def _level_of(satu: HtmlElement) -> int:
    """Return how deep an item of a list is, from 1; 0 for what is no item."""
    found = BUTIR.search(satu.get("style", "")) if satu.tag == "p" else None
    return int(found[1]) if found else 0


def _make_lists(induk: HtmlElement) -> None:
    for is_butir, satu in groupby(list(induk), key=lambda anak: _level_of(anak) > 0):
        if is_butir:
            butir = list(satu)
            place = induk.index(butir[0])
            for baris in butir:
                induk.remove(baris)
            for daftar in reversed(list(_nest(butir))):
                induk.insert(place, daftar)


def _nest(butir: list[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the lists that items of any depth make."""
    terbuka: list[tuple[int, HtmlElement]] = []
    for baris in butir:
        tingkat = _level_of(baris)
        tanda = _take_mark(baris)
        tag = "ol" if NOMOR.fullmatch(tanda) else "ul"
        while terbuka and terbuka[-1][0] > tingkat:
            terbuka.pop()
        if terbuka and terbuka[-1][0] == tingkat and terbuka[-1][1].tag != tag:
            terbuka.pop()
        if not terbuka or terbuka[-1][0] < tingkat:
            daftar = html.Element(tag)
            if terbuka and len(terbuka[-1][1]):
                terbuka[-1][1][-1].append(daftar)
            else:
                yield daftar
            terbuka.append((tingkat, daftar))
        item = html.Element("li")
        item.append(baris)
        terbuka[-1][1].append(item)


def _take_mark(baris: HtmlElement) -> str:
    """Take the mark of an item out and return it."""
    tanda = ""
    for satu in [satu for satu in baris.iter("span") if ABAIKAN.search(satu.get("style", ""))]:
        tanda += " ".join(satu.text_content().split())
        satu.drop_tree()
    return tanda
