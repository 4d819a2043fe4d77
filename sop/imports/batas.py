"""How much of a foreign document is read, and how a document that is not read is refused."""

import unicodedata

from sop.domain.bacaan import Bacaan, Sumber, Tabel
from sop.domain.isian import MAX_TEKS, BerkasDitolak
from sop.domain.tafsir.nomor import read_urutan
from sop.domain.temuan import Temuan, Tingkat

MAKS_BYTE = 5 * 1024**2
MAKS_TABEL = 60
MAKS_BARIS = 1_000  # of one table: 200 rows of the form, each broken over a few lines
MAKS_KOLOM = 60
MAKS_ISI = 2 * MAX_TEKS  # letters of one cell; a cell may hold a list of texts

# Letters of the fonts Symbol and Wingdings, as Word keeps them: list marks, ticks, crosses, boxes.
_HURUF_LAMBANG = str.maketrans(
    {
        "\uf0b7": "•", "\uf0d8": "•", "\uf076": "•", "\uf0d6": "√", "\uf0fc": "✓", "\uf0fe": "☑",
        "\uf0fb": "✗", "\uf0fd": "✗", "\uf0a8": "□", "\uf06f": "□", "\uf0a3": "□", "\uf0a7": "▪",
        "\uf06e": "■", "\uf075": "◆", "\uf06c": "●", "\uf0a1": "○",
    }
)  # fmt: skip

_Sel = list[list[str]]


def refuse(pesan: str) -> BerkasDitolak:
    """Return the refusal of a whole file."""
    return BerkasDitolak([Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, "Berkas", pesan)])


def make_bacaan(sumber: Sumber, tabel_list: list[tuple[str, _Sel]]) -> Bacaan:
    """Return what was read: tables with as many cells in every row, and nothing empty at their edges.

    Raises BerkasDitolak if it is more than an SOP can be, or has no words at all.
    """
    cleaned = [(nama, [[_clean(isi) for isi in row] for row in baris]) for nama, baris in tabel_list]
    tabel = tuple(_make_tabel(nama, baris) for nama, baris in _join_pages(cleaned) if any(map(any, baris)))
    if not tabel:
        raise refuse("Tidak ada tulisan yang terbaca; periksa apakah isinya berupa gambar hasil pindai.")
    if len(tabel) > MAKS_TABEL:
        raise refuse(f"Memuat {len(tabel)} tabel; paling banyak {MAKS_TABEL}. Sisakan bagian SOP-nya saja.")
    return Bacaan(sumber, tabel)


def _clean(isi: str) -> str:
    """The words of a cell as they are printed, without control characters."""
    printed = isi.translate(_HURUF_LAMBANG)
    return "".join(" " if unicodedata.category(c) == "Cc" and c != "\n" else c for c in printed).strip()


def _join_pages(tabel_list: list[tuple[str, _Sel]]) -> list[tuple[str, _Sel]]:
    """Return the tables, those joined that are one table broken over pages.

    A further page repeats the heads of the table, or goes on counting in rows of as many columns.
    """
    hasil: list[tuple[str, _Sel]] = []
    for nama, baris in tabel_list:
        earlier = next((lama for _, lama in reversed(hasil) if _is_wide(lama)), None)
        if earlier and _is_wide(baris) and (_repeats(baris, earlier) or _goes_on(baris, earlier)):
            earlier.extend(baris)
        else:
            hasil.append((nama, baris))
    return hasil


def _is_wide(baris: _Sel) -> bool:
    """Whether it may be the table of the form: a number, a kegiatan, a pelaksana, three of mutu baku."""
    return bool(baris) and max(map(len, baris)) >= 6


def _repeats(baris: _Sel, earlier: _Sel) -> bool:
    first = next((row for row in baris if any(row)), [])
    return sum(map(bool, first)) >= 3 and first in earlier


def _goes_on(baris: _Sel, earlier: _Sel) -> bool:
    """Whether the first number of a table is above the last of the earlier one, under as many columns."""
    if max(map(len, baris)) != max(map(len, earlier)):
        return False
    first, last = (
        next((nomor for row in rows if row and (nomor := read_urutan(row[0])) is not None), None)
        for rows in (baris, reversed(earlier))
    )
    return first is not None and last is not None and first > last


def _make_tabel(nama: str, baris: _Sel) -> Tabel:
    if len(baris) > MAKS_BARIS:
        raise refuse(f"{nama} memuat {len(baris)} baris; paling banyak {MAKS_BARIS}. Sisakan SOP-nya saja.")
    lebar = max((n for row in baris for n, isi in enumerate(row, 1) if isi), default=0)
    if lebar > MAKS_KOLOM:
        raise refuse(f"{nama} memuat {lebar} kolom; paling banyak {MAKS_KOLOM}. Sisakan SOP-nya saja.")
    panjang = max((len(isi) for row in baris for isi in row), default=0)
    if panjang > MAKS_ISI:
        raise refuse(f"{nama} memuat sel sepanjang {panjang} huruf; paling panjang {MAKS_ISI}.")
    last = max(n for n, row in enumerate(baris, 1) if any(row))
    return Tabel(nama, tuple(tuple((row + [""] * lebar)[:lebar]) for row in baris[:last]))
