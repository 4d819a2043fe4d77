"""Tables of contents and references, read off the headings and captions that really stand in a document."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils.html import format_html
from django.utils.safestring import SafeString

# As our own templates write them; what people wrote is escaped and cannot look like this.
ID = re.compile(r'<(\w+)([^<>]*?) id="([^"]+)"')
KETERANGAN = ("caption", "figcaption")
ACUAN = re.compile(r'<a class="acuan" href="#([^"]+)"></a>')
LAMPIRAN = "lampiran-"


@dataclass(slots=True)
class Butir:
    """One heading or caption: its tag (``h1``, ``caption``), the id to link to, and its words.

    ``tempat`` is the heading that it stands under.
    """

    tanda: str
    id: str
    tempat: str = ""
    judul: str = ""


@dataclass(frozen=True, slots=True)
class Daftar:
    """Headings, tables and figures of a document, in order; ``lampiran`` are the headings of annexes."""

    judul: list[Butir] = field(default_factory=list)
    tabel: list[Butir] = field(default_factory=list)
    gambar: list[Butir] = field(default_factory=list)

    @property
    def lampiran(self) -> list[Butir]:
        return [satu for satu in self.judul if satu.tanda == "h1" and satu.id.startswith(LAMPIRAN)]


class _Pembaca(HTMLParser):
    def __init__(self, daftar: Daftar) -> None:
        super().__init__()
        self.tempat = {
            "h1": daftar.judul,
            "h2": daftar.judul,
            "h3": daftar.judul,
            "caption": daftar.tabel,
            "figcaption": daftar.gambar,
        }
        self.daftar = daftar
        self.terbuka: Butir | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        nama = dict(attrs).get("id")
        if tag in self.tempat and nama:
            tempat = self.daftar.judul[-1].judul if self.daftar.judul else ""
            self.terbuka = Butir(tag, nama, tempat)
            self.tempat[tag].append(self.terbuka)

    def handle_endtag(self, tag: str) -> None:
        if self.terbuka and tag == self.terbuka.tanda:
            self.terbuka.judul = " ".join(self.terbuka.judul.split())
            self.terbuka = None

    def handle_data(self, data: str) -> None:
        if self.terbuka:
            self.terbuka.judul += data


def list_headings(html: str) -> Daftar:
    """Return the headings (h1 to h3), captions and figure captions of ``html`` that carry an id."""
    daftar = Daftar()
    pembaca = _Pembaca(daftar)
    pembaca.feed(html)
    pembaca.close()
    return daftar


def make_unique(bagian_list: Sequence[str]) -> tuple[str, ...]:
    """Return the parts of a document with every id but once: the caption of a second drawing gets a new one.

    Headings keep theirs, whatever people called their tables.
    """
    taken = {
        nama for bagian in bagian_list for tanda, _, nama in ID.findall(bagian) if tanda not in KETERANGAN
    }

    def rename(found: re.Match[str]) -> str:
        tanda, lain, nama = found.groups()
        if tanda not in KETERANGAN:
            return found[0]
        baru, ke = nama, 1
        while baru in taken:
            ke += 1
            baru = f"{nama}-{ke}"
        taken.add(baru)
        return f'<{tanda}{lain} id="{baru}"'

    return tuple(ID.sub(rename, bagian) for bagian in bagian_list)


def count_captions(daftar_list: Iterable[Daftar]) -> dict[str, str]:
    """Return what each caption is called, by its id: ``Tabel 3``, ``Gambar 2``."""
    daftar_list = tuple(daftar_list)
    tabel = (satu.id for daftar in daftar_list for satu in daftar.tabel)
    gambar = (satu.id for daftar in daftar_list for satu in daftar.gambar)
    return {
        **{nama: f"Tabel {nomor}" for nomor, nama in enumerate(tabel, start=1)},
        **{nama: f"Gambar {nomor}" for nomor, nama in enumerate(gambar, start=1)},
    }


def fill_acuan(html: str, nama_by_id: dict[str, str]) -> str:
    """Return the HTML with the words of every cross reference; one that points nowhere says so."""

    def fill(found: re.Match[str]) -> str:
        kunci = found[1]
        if nama := nama_by_id.get(kunci):
            return format_html('<a class="acuan" href="#{}">{}</a>', kunci, nama)
        return draw_putus(kunci)

    return ACUAN.sub(fill, html)


def draw_putus(kunci: str) -> SafeString:
    """Return the words for a reference that points nowhere."""
    return format_html('<span class="hilang">(acuan tidak ditemukan: {})</span>', kunci)
