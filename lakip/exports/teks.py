"""A written text as it is drawn, on paper or on a page: its values become HTML, every word escaped."""

from __future__ import annotations

import base64
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from lakip.domain.blok import find_blok
from lakip.exports.blok import BlokCetak, DataBlok, data_of, make_blok
from lakip.exports.daftar import draw_putus
from lakip.isi.bentuk import IsiGambar, IsiLaporan
from lakip.teks import read_teks
from lakip.teks.bentuk import (
    Acuan,
    BlokData,
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

# A table with more columns lies on a landscape page.
KOLOM_TEGAK = 8
# A cell that holds nothing but a figure stands at the right.
ANGKA = re.compile(r"(?:Rp\s?)?[-–(]?\d[\d.,]*\)?\s?%?|[-–]")
KOSONG = SafeString("")
JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG"


@dataclass(frozen=True, slots=True)
class SelCetak:
    """A cell; ``scope`` is that of a head, empty for any other."""

    isi: SafeString
    scope: str
    lebar: int
    is_angka: bool


@dataclass(frozen=True, slots=True)
class TabelCetak:
    """A table by people, every row as wide as the widest."""

    kunci: str
    judul: str
    kepala: tuple[tuple[SelCetak, ...], ...]
    badan: tuple[tuple[SelCetak, ...], ...]
    is_lebar: bool


@dataclass(frozen=True, slots=True)
class GambarCetak:
    """An image; ``src`` is empty where its file is gone."""

    kunci: str
    src: str
    keterangan: str
    alt: str


@dataclass(frozen=True, slots=True)
class Cetakan:
    """One part of a text; ``jenis`` says which of the others is filled, ``tag`` is the element of words.

    Of a live block that is not drawn here, ``isi`` is the title.
    """

    jenis: str
    tag: str = ""
    isi: SafeString = KOSONG
    tabel: TabelCetak | None = None
    gambar: GambarCetak | None = None
    blok: BlokCetak | None = None


class Pelukis(ABC):
    """Draws the texts of one report."""

    def draw(self, teks: str, tingkat: int) -> tuple[Cetakan, ...]:
        """Return the parts of a text; its highest heading is an ``h`` of ``tingkat``."""
        return tuple(self._draw_all(read_teks(teks), tingkat))

    @abstractmethod
    def draw_acuan(self, acuan: Acuan) -> SafeString: ...

    @abstractmethod
    def make_blok(self, blok: BlokData) -> BlokCetak | None:
        """Return what a live block is drawn from, or None where only its title is shown."""

    @abstractmethod
    def find_src(self, gambar: Gambar) -> str:
        """Return the address of an image, or "" where it cannot be shown."""

    def _draw_all(self, teks: Teks, tingkat: int) -> Iterator[Cetakan]:
        # No level is left out: a heading of the second level is one of the first where none stands before it.
        has_induk = False
        for is_kutipan, satuan in groupby(teks, key=_is_kutipan):
            if is_kutipan:
                yield Cetakan("kutipan", isi=self._draw_blocks(satuan))
                continue
            for satu in satuan:
                match satu:
                    case Subjudul():
                        has_induk = has_induk or satu.tingkat == 1
                        turun = satu.tingkat - 1 if has_induk else 0
                        isi = self._draw_sebaris(satu.isi)
                        yield Cetakan("subjudul", tag=f"h{min(tingkat + turun, 6)}", isi=isi)
                    case Tabel():
                        yield Cetakan("tabel", tabel=self._draw_tabel(satu))
                    case Gambar():
                        src, alt = self.find_src(satu), satu.alt or satu.keterangan or "Gambar tanpa uraian"
                        gambar = GambarCetak(satu.kunci, src, satu.keterangan, alt)
                        yield Cetakan("gambar", gambar=gambar)
                    case BlokData():
                        bernama = find_blok(satu.nama)
                        nama = escape(bernama.judul if bernama else satu.nama)
                        yield Cetakan("blok", isi=nama, blok=self.make_blok(satu))
                    case _:
                        yield Cetakan("teks", isi=self._draw_blocks([satu]))

    def _draw_blocks(self, isi: Iterable[Potongan]) -> SafeString:
        return format_html_join("", "{}", ((self._draw_block(satu),) for satu in isi))

    def _draw_block(self, satu: Potongan) -> SafeString:
        match satu:
            case Paragraf():
                return format_html("<p>{}</p>", self._draw_sebaris(satu.isi))
            case Daftar():
                butir = format_html_join("", "<li>{}</li>", ((self._draw_blocks(b.isi),) for b in satu.butir))
                return format_html("<{0}>{1}</{0}>", "ol" if satu.is_bernomor else "ul", butir)
        raise TypeError(f"not a paragraph or list: {satu!r}")

    def _draw_sebaris(self, isi: Iterable[Sebaris]) -> SafeString:
        return format_html_join("", "{}", ((self._draw_satu(satu),) for satu in isi))

    def _draw_satu(self, satu: Sebaris) -> SafeString:
        match satu:
            case GantiBaris():
                return format_html("<{}>", "br")
            case CatatanKaki():
                return format_html('<span class="catatan-kaki">{}</span>', satu.teks)
            case Acuan():
                return self.draw_acuan(satu)
            case Runtun():
                hasil = escape(satu.teks)
                for gaya in (gaya for gaya in reversed(Gaya) if gaya in satu.gaya):
                    hasil = format_html("<{0}>{1}</{0}>", gaya, hasil)
                return format_html('<a href="{}">{}</a>', satu.tautan, hasil) if satu.tautan else hasil

    def _draw_tabel(self, tabel: Tabel) -> TabelCetak:
        kepala, kolom = tabel.jumlah_kepala, tabel.jumlah_kolom
        figures = _find_figures(tabel.baris[kepala:])
        rows = tuple(
            tuple(self._draw_row(row, kolom, figures if nomor < kepala else None))
            for nomor, row in enumerate(tabel.baris)
        )
        return TabelCetak(tabel.kunci, tabel.judul, rows[:kepala], rows[kepala:], kolom > KOLOM_TEGAK)

    def _draw_row(
        self, row: tuple[Sel, ...], kolom: int, figures: frozenset[int] | None
    ) -> Iterator[SelCetak]:
        """Yield the cells of one row; ``figures`` are the columns of figures, for a row of heads only."""
        ke = 0
        for sel in row:
            if figures is None:
                scope, is_angka = "row" if sel.is_kepala else "", _is_angka(sel)
            else:
                scope, is_angka = "col", sel.lebar == 1 and ke in figures
            yield SelCetak(self._draw_blocks(sel.isi), scope, sel.lebar, is_angka)
            ke += sel.lebar
        for _ in range(kolom - ke):
            yield SelCetak(KOSONG, "" if figures is None else "col", 1, is_angka=False)


class Kertas(Pelukis):
    """Draws on paper: footnotes go to the foot of the page, a reference gets its number afterwards.

    ``dibaca`` are the keys of the images whose files are read, by default of all; who only counts captions
    needs none.
    """

    def __init__(self, isi: IsiLaporan, dibaca: Container[int] | None = None) -> None:
        self.data = data_of(isi)
        self.gambar: Mapping[int, IsiGambar] = isi.gambar
        self.dibaca = isi.gambar if dibaca is None else dibaca

    def make_blok(self, blok: BlokData) -> BlokCetak:
        return make_blok(blok.nama, self.data)

    def draw_acuan(self, acuan: Acuan) -> SafeString:
        return format_html('<a class="acuan" href="#{}"></a>', acuan.kunci)

    def find_src(self, gambar: Gambar) -> str:
        if (satu := self.gambar.get(gambar.berkas)) is None:
            return ""
        if gambar.berkas not in self.dibaca:
            return gambar.kunci if default_storage.exists(satu.berkas) else ""
        return read_src(satu.berkas)


class LayarTeks(Pelukis):
    """Draws on a page; live blocks only where their ``data`` is given, and each of them once.

    ``list_nama`` is asked for what a reference is called when there is one: ``Tabel 3`` by its kunci.
    """

    def __init__(
        self, laporan: int, data: DataBlok | None, list_nama: Callable[[], Mapping[str, str]]
    ) -> None:
        self.laporan, self.data, self.list_nama = laporan, data, list_nama
        self.drawn: set[str] = set()

    def make_blok(self, blok: BlokData) -> BlokCetak | None:
        if self.data is None or blok.nama in self.drawn:
            return None
        self.drawn.add(blok.nama)
        return make_blok(blok.nama, self.data)

    def draw_acuan(self, acuan: Acuan) -> SafeString:
        if nama := self.list_nama().get(acuan.kunci):
            return format_html('<span class="acuan">{}</span>', nama)
        return draw_putus(acuan.kunci)

    def find_src(self, gambar: Gambar) -> str:
        return reverse("naskah-gambar", args=[self.laporan, gambar.berkas])


def read_src(nama: str) -> str:
    """Return a JPEG or PNG of the storage as a data URI; "" if it is not there or something else."""
    isi = read_stored(nama)
    jenis = "jpeg" if isi.startswith(JPEG) else "png" if isi.startswith(PNG) else ""
    return f"data:image/{jenis};base64,{base64.b64encode(isi).decode()}" if jenis else ""


def read_stored(nama: str) -> bytes:
    """Return a file of the storage; b"" if it is not there any more."""
    try:
        with default_storage.open(nama) as berkas:
            isi: bytes = berkas.read()
    except OSError:
        return b""
    return isi


def _is_kutipan(satu: Potongan) -> bool:
    return isinstance(satu, Paragraf) and satu.is_kutipan


def _find_figures(rows: Iterable[tuple[Sel, ...]]) -> frozenset[int]:
    """Return the columns, from 0, in which every cell that is not empty holds a figure."""
    figures: set[int] = set()
    others: set[int] = set()
    for row in rows:
        ke = 0
        for sel in row:
            if sel.isi:
                (figures if sel.lebar == 1 and _is_angka(sel) else others).add(ke)
            ke += sel.lebar
    return frozenset(figures - others)


def _is_angka(sel: Sel) -> bool:
    match sel.isi:
        case (Paragraf(isi=(Runtun(teks=teks),)),):
            return ANGKA.fullmatch(teks.strip()) is not None
    return False
