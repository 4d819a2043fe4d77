"""What lies on a drawn sheet: boxes, lines of text, symbols and arrows, all in whole units of 1/10 mm."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sop.domain.alur import Panah

Titik = tuple[int, int]

PANJANG_KEPALA = 16
LEBAR_KEPALA = 12


class Bentuk(StrEnum):
    """The five drawn shapes, less the arrow (PermenPANRB 35/2012, flowchart block)."""

    KAPSUL = "kapsul"
    KOTAK = "kotak"
    BELAH_KETUPAT = "belah-ketupat"
    SEGI_LIMA = "segi-lima"


@dataclass(frozen=True, slots=True)
class Kotak:
    """An upright rectangle, by its upper left corner."""

    x: int
    y: int
    lebar: int
    tinggi: int

    @property
    def kanan(self) -> int:
        return self.x + self.lebar

    @property
    def bawah(self) -> int:
        return self.y + self.tinggi

    @property
    def tengah(self) -> Titik:
        return self.x + self.lebar // 2, self.y + self.tinggi // 2


@dataclass(frozen=True, slots=True)
class Tulisan:
    """One line of text: baseline point, size, and the box that its letters fill.

    ``di_tengah`` means that ``x`` is the middle of the line, ``putar`` that the line reads upwards.
    """

    x: int
    y: int
    isi: str
    ukuran: int
    tebal: bool
    di_tengah: bool
    kotak: Kotak
    putar: bool = False


@dataclass(frozen=True, slots=True)
class Garis:
    """A rule of the table."""

    dari: Titik
    ke: Titik
    tegas: bool = False


@dataclass(frozen=True, slots=True)
class Lencana:
    """The badge that says how many times a symbol was visited."""

    kotak: Kotak
    tulisan: tuple[Tulisan, ...]


@dataclass(frozen=True, slots=True)
class GambarSimbol:
    """A symbol as drawn.

    ``id`` is that of the Simbol; shapes that the layout adds (connectors, the capsule an arrow to the
    end leads to) have negative ones. ``d`` is the outline, ``centang`` the check mark of finished work or "".
    """

    id: int
    bentuk: Bentuk
    kotak: Kotak
    d: str
    tulisan: tuple[Tulisan, ...]
    judul: str
    disimpulkan: bool = False
    status: str = ""
    centang: str = ""
    lencana: Lencana | None = None
    tautan: str = ""


@dataclass(frozen=True, slots=True)
class GambarPanah:
    """An arrow as drawn, from outline to outline through ``titik``.

    ``panah`` are the arrows of the Alur that this line stands for: one, or all those that arrive
    through the same connector. ``dari`` and ``ke`` are ids of drawn symbols on the same sheet.
    ``lintasan`` is the part of the way that no other arrow draws, ``berkepala`` whether the head is.
    """

    dari: int
    ke: int
    titik: tuple[Titik, ...]
    panah: tuple[Panah, ...]
    disimpulkan: bool = False
    ditempuh: bool = False
    kembali: bool = False
    lintasan: tuple[Titik, ...] = ()
    berkepala: bool = True

    @property
    def d(self) -> str:
        """The line as an SVG path; it stops within the head, so that the tip stays sharp."""
        if not self.berkepala:
            return path(self.lintasan)
        (x, y), (dx, dy) = self.titik[-1], direction(*self.titik[-2:])
        return path([*self.lintasan[:-1], (x - dx * PANJANG_KEPALA // 2, y - dy * PANJANG_KEPALA // 2)])

    @property
    def kepala(self) -> str:
        """The arrowhead as a closed SVG path."""
        (x, y), (dx, dy) = self.titik[-1], direction(*self.titik[-2:])
        x0, y0, half = x - dx * PANJANG_KEPALA, y - dy * PANJANG_KEPALA, LEBAR_KEPALA // 2
        return path([(x, y), (x0 - dy * half, y0 + dx * half), (x0 + dy * half, y0 - dx * half)], tutup=True)


@dataclass(frozen=True, slots=True)
class Label:
    """The words beside an exit; ``kembali`` where the way back was really taken."""

    kotak: Kotak
    tulisan: tuple[Tulisan, ...]
    kembali: bool = False


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet of the form: ``bidang`` is all of it, ``langkah`` the indexes of its rows.

    ``judul`` and ``uraian`` name it and tell it in words. ``kolom`` are the left and right edges of each
    pelaksana's column.
    """

    nomor: int
    judul: str
    uraian: str
    bidang: Kotak
    langkah: range
    kepala: Kotak
    kolom: tuple[tuple[int, int], ...]
    garis: tuple[Garis, ...]
    tulisan: tuple[Tulisan, ...]
    simbol: tuple[GambarSimbol, ...]
    panah: tuple[GambarPanah, ...]
    label: tuple[Label, ...]

    @property
    def bertautan(self) -> bool:
        """Whether symbols lead somewhere when pressed."""
        return any(simbol.tautan for simbol in self.simbol)


@dataclass(frozen=True, slots=True)
class Bagan:
    """The whole form as drawn, sheet by sheet."""

    lembar: tuple[Lembar, ...]


def direction(awal: Titik, akhir: Titik) -> Titik:
    """Return the direction of a straight stretch, as a step of one."""
    (x0, y0), (x1, y1) = awal, akhir
    return (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)


def path(titik: Sequence[Titik], *, tutup: bool = False) -> str:
    """Return the points as an SVG path; an empty one where there is no line between them."""
    return "M" + "L".join(f"{x} {y}" for x, y in titik) + ("Z" if tutup else "") if len(titik) > 1 else ""
