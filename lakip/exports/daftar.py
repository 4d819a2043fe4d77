"""Tables of contents, read off the headings and captions that really stand in a document."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(slots=True)
class Butir:
    """One heading or caption: its tag (``h1``, ``caption``), the id to link to, and its words."""

    tanda: str
    id: str
    judul: str = ""


@dataclass(frozen=True, slots=True)
class Daftar:
    """Headings, tables and figures of a document, in order."""

    judul: list[Butir] = field(default_factory=list)
    tabel: list[Butir] = field(default_factory=list)
    gambar: list[Butir] = field(default_factory=list)


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
        self.terbuka: Butir | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        nama = dict(attrs).get("id")
        if tag in self.tempat and nama:
            self.terbuka = Butir(tag, nama)
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
