"""Reading the HTML in which a text is kept."""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from django.utils.text import slugify
from lxml import html
from lxml.html import HtmlElement

from lakip.teks.bentuk import (
    Acuan,
    BlokData,
    Butir,
    CatatanKaki,
    Daftar,
    Gambar,
    GantiBaris,
    Gaya,
    Paragraf,
    Potongan,
    Runtun,
    Sebaris,
    Sel,
    Subjudul,
    Tabel,
    Teks,
)
from sop.domain.angka import read_bulat

GAYA = {"strong": Gaya.TEBAL, "b": Gaya.TEBAL, "em": Gaya.MIRING, "i": Gaya.MIRING, "u": Gaya.GARIS_BAWAH}
GAYA |= {"sup": Gaya.ATAS, "sub": Gaya.BAWAH}
SUBJUDUL = {"h1": 1, "h2": 1, "h3": 1, "h4": 2, "h5": 2, "h6": 2}
# As it is kept, and as a page of the report shows it.
GAMBAR = re.compile(r"^gambar:(\d{1,9})$|/gambar/(\d{1,9})/?$")
KUNCI = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
NAMA_BLOK = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?::\d+)?")
# What a writer types who has no editor for it.
BLOK_DIKETIK = re.compile(rf"\[blok:\s*({NAMA_BLOK.pattern})\]")
GAMBAR_DIKETIK = re.compile(r"\[gambar:\s*(\d{1,9})(?:\s*\|\s*([^\]]*))?\]")
ACUAN_DIKETIK = re.compile(rf"\[acuan:\s*({KUNCI.pattern})\]")
TAUTAN = re.compile(r"(?:https?://|mailto:)\S+")
RENTANG_TERBESAR = 20
# What no reader of HTML knows; it cannot come in, but may lie in a database.
TAK_TAMPAK = {kode: " " for kode in range(32) if chr(kode) not in "\t\n\r"}


def read_teks(isi: str) -> Teks:
    """Return what a kept text says, in order; what is empty is left out.

    ``isi`` is HTML as ``clean_teks`` lets it through; of anything else only its words are read.
    """
    isi = isi.translate(TAK_TAMPAK)
    return tuple(_read_all(html.fragment_fromstring(isi, create_parent="div"))) if isi.strip() else ()


def _read_all(induk: HtmlElement) -> Iterator[Potongan]:
    """Yield the blocks of an element; letters that stand loose between them become paragraphs."""
    for is_blok, satu in groupby(_children(induk), key=_is_blok):
        if is_blok:
            for anak in satu:
                yield from _read_blok(anak)
        elif isi := _trim(_read_sebaris(satu)):
            yield from _paragraf(isi)


def _children(induk: HtmlElement) -> Iterator[HtmlElement | str]:
    if induk.text:
        yield induk.text
    for anak in induk:
        if isinstance(anak.tag, str):
            yield anak
        if anak.tail:
            yield anak.tail


def _is_blok(satu: HtmlElement | str) -> bool:
    return not isinstance(satu, str) and satu.tag in _BLOK


def _read_blok(satu: HtmlElement) -> Iterator[Potongan]:
    tag = satu.tag
    if tag in SUBJUDUL:
        if isi := _trim(_read_sebaris(_children(satu))):
            yield Subjudul(SUBJUDUL[tag], isi)
    elif tag in ("ul", "ol"):
        butir = tuple(_read_butir(satu))
        if butir:
            yield Daftar(butir, is_bernomor=tag == "ol")
    elif tag == "table":
        if tabel := _read_tabel(satu):
            yield tabel
    elif tag == "figure":
        yield from _read_figure(satu)
    elif tag == "img":
        if gambar := _read_gambar(satu, ""):
            yield gambar
    elif tag == "blockquote":
        for potongan in _read_all(satu):
            yield Paragraf(potongan.isi, is_kutipan=True) if isinstance(potongan, Paragraf) else potongan
    elif NAMA_BLOK.fullmatch(satu.get("data-blok", "")):
        yield BlokData(satu.get("data-blok", ""))
    elif any(_is_blok(anak) for anak in _children(satu)):
        yield from _read_all(satu)
    elif isi := _trim(_read_sebaris(_children(satu))):
        yield from _paragraf(isi)


def _paragraf(isi: tuple[Sebaris, ...]) -> Iterator[Potongan]:
    teks = isi[0].teks if len(isi) == 1 and isinstance(isi[0], Runtun) else ""
    if blok := BLOK_DIKETIK.fullmatch(teks):
        yield BlokData(blok[1])
    elif gambar := GAMBAR_DIKETIK.fullmatch(teks):
        keterangan = (gambar[2] or "").strip()
        yield Gambar(_make_kunci("gambar", keterangan, gambar[1]), int(gambar[1]), keterangan, "")
    else:
        yield Paragraf(isi)


def _read_butir(daftar: HtmlElement) -> Iterator[Butir]:
    for anak in daftar:
        isi = tuple(_plain_blocks(anak))
        if isi:
            yield Butir(isi)


def _plain_blocks(satu: HtmlElement) -> Iterator[Paragraf | Daftar]:
    """Yield what an item or a cell may hold: paragraphs and lists; of the rest only its words."""
    for potongan in _read_all(satu):
        match potongan:
            case Paragraf(isi=isi) | Subjudul(isi=isi):
                yield Paragraf(isi)
            case Daftar():
                yield potongan
            case Tabel(baris=baris):
                yield from (blok for row in baris for sel in row for blok in sel.isi)


def _read_tabel(tabel: HtmlElement) -> Tabel | None:
    rows = [row for row in tabel.iter("tr") if next(row.iterancestors("table")) is tabel]
    baris = [sel for sel in _read_baris(rows) if sel]
    judul = _words(next(iter(tabel.findall("caption")), None))
    # One that only has its title yet is still to be filled.
    if not baris or not (judul or any(sel.isi for row in baris for sel in row)):
        return None
    return Tabel(_kunci(tabel, "tabel", judul, str(baris)), judul, tuple(baris))


def _read_baris(rows: Iterable[HtmlElement]) -> Iterator[tuple[Sel, ...]]:
    """Yield the rows; below a cell that reaches down over further ones stand empty cells of its width."""
    turun: dict[int, tuple[int, Sel]] = {}
    for row in rows:
        dari_atas, turun = turun, {}
        asal = deque(satu for satu in row if satu.tag in ("td", "th"))
        sel: list[Sel] = []
        kolom = 0
        while asal or kolom in dari_atas:
            if kolom in dari_atas:
                tinggi, satu = dari_atas[kolom]
            else:
                tinggi, satu = _read_rentang(asal[0], "rowspan"), _read_sel(asal.popleft())
            if tinggi > 1:
                turun[kolom] = (tinggi - 1, replace(satu, isi=()))
            sel.append(satu)
            kolom += satu.lebar
        yield tuple(sel)


def _read_sel(satu: HtmlElement) -> Sel:
    is_kepala = satu.tag == "th" or satu.getparent().getparent().tag == "thead"
    return Sel(tuple(_plain_blocks(satu)), is_kepala, _read_rentang(satu, "colspan"))


def _read_rentang(satu: HtmlElement, atribut: str) -> int:
    return max(1, min(read_bulat(satu.get(atribut, "1")) or 1, RENTANG_TERBESAR))


def _read_figure(figure: HtmlElement) -> Iterator[Potongan]:
    keterangan = _words(next(iter(figure.iter("figcaption")), None))
    for satu in figure.iter("img", "table"):
        if satu.tag == "img":
            gambar = _read_gambar(satu, keterangan, figure)
            if gambar:
                yield gambar
        elif tabel := _read_tabel(satu):
            yield tabel if tabel.judul else Tabel(tabel.kunci, keterangan, tabel.baris)


def _read_gambar(img: HtmlElement, keterangan: str, figure: HtmlElement | None = None) -> Gambar | None:
    found = GAMBAR.search(img.get("src", ""))
    if not found:
        return None
    berkas = found[1] or found[2]
    tempat = img if figure is None else figure
    alt = " ".join(img.get("alt", "").split())
    return Gambar(_kunci(tempat, "gambar", keterangan, berkas), int(berkas), keterangan, alt)


def _kunci(satu: HtmlElement, jenis: str, judul: str, isi: str) -> str:
    """Return the kunci that an element has, or one made of its title and content."""
    own = str(satu.get("id", ""))
    return own if KUNCI.fullmatch(own) else _make_kunci(jenis, judul, isi)


def _make_kunci(jenis: str, judul: str, isi: str) -> str:
    sidik = hashlib.sha256(f"{judul}\n{isi}".encode()).hexdigest()[:6]
    return "-".join(filter(None, (jenis, slugify(judul)[:40].strip("-"), sidik)))


def _words(satu: HtmlElement | None) -> str:
    return "" if satu is None else " ".join(str(satu.text_content()).split())


def _read_sebaris(
    isi: Iterable[HtmlElement | str], gaya: frozenset[Gaya] = frozenset(), tautan: str = ""
) -> Iterator[Sebaris]:
    for satu in isi:
        if isinstance(satu, str):
            yield from _read_huruf(re.sub(r"[^\S\u00a0]+", " ", satu), gaya, tautan)
        elif satu.tag == "br":
            yield GantiBaris()
        elif satu.tag == "span" and "catatan-kaki" in satu.get("class", "").split():
            if teks := _words(satu):
                yield CatatanKaki(teks)
        elif satu.tag == "a" and KUNCI.fullmatch(satu.get("href", "").removeprefix("#")):
            yield Acuan(satu.get("href", "").removeprefix("#"))
        else:
            href = satu.get("href", "") if satu.tag == "a" else ""
            lanjut = href if TAUTAN.fullmatch(href) else tautan
            own = GAYA.get(satu.tag)
            yield from _read_sebaris(_children(satu), gaya | {own} if own else gaya, lanjut)


def _read_huruf(huruf: str, gaya: frozenset[Gaya], tautan: str) -> Iterator[Sebaris]:
    for nomor, bagian in enumerate(ACUAN_DIKETIK.split(huruf)):
        if bagian:
            yield Acuan(bagian) if nomor % 2 else Runtun(bagian, gaya, tautan)


def _trim(isi: Iterable[Sebaris]) -> tuple[Sebaris, ...]:
    """Return the runs joined where they are set alike, without spaces or line ends at either end."""
    joined: list[Sebaris] = []
    for satu in isi:
        last = joined[-1] if joined else None
        if isinstance(satu, Runtun):
            # A line begins with a letter, and one space parts two words.
            teks = satu.teks
            if last is None or isinstance(last, GantiBaris) or _ends_open(last):
                teks = teks.lstrip(" ")
            if not teks:
                continue
            if isinstance(last, Runtun) and (last.gaya, last.tautan) == (satu.gaya, satu.tautan):
                joined[-1] = Runtun(last.teks + teks, last.gaya, last.tautan)
            else:
                joined.append(Runtun(teks, satu.gaya, satu.tautan))
        elif not (isinstance(satu, GantiBaris) and last is None):
            joined.append(satu)
    while joined:
        last = joined[-1]
        if isinstance(last, Runtun) and last.teks.rstrip(" "):
            joined[-1] = Runtun(last.teks.rstrip(" "), last.gaya, last.tautan)
            break
        if not isinstance(last, Runtun | GantiBaris):
            break
        joined.pop()
    # Word keeps a line empty by a space that does not break.
    return tuple(joined) if any(map(_has_words, joined)) else ()


def _has_words(satu: Sebaris) -> bool:
    return isinstance(satu, CatatanKaki | Acuan) or (isinstance(satu, Runtun) and not satu.teks.isspace())


def _ends_open(satu: Sebaris) -> bool:
    return isinstance(satu, Runtun) and satu.teks.endswith(" ")


_BLOK = frozenset((*SUBJUDUL, "p", "ul", "ol", "table", "figure", "img", "blockquote", "div", "li"))
