"""How much of a foreign document is read, and how a document that is not read is refused."""

import unicodedata

from sop.domain.angka import read_bulat
from sop.domain.bacaan import Bacaan, Sumber, Tabel
from sop.domain.isian import MAX_TEKS, BerkasDitolak
from sop.domain.temuan import Temuan, Tingkat

MAKS_BYTE = 5 * 1024**2
MAKS_TABEL = 60
MAKS_BARIS = 1_000  # of one table: 200 rows of the form, each broken over a few lines
MAKS_KOLOM = 60
MAKS_ISI = 2 * MAX_TEKS  # letters of one cell; a cell may hold a list of texts

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
    """The words of a cell without the control characters that no form prints."""
    return "".join(" " if unicodedata.category(c) == "Cc" and c != "\n" else c for c in isi).strip()


def _join_pages(tabel_list: list[tuple[str, _Sel]]) -> list[tuple[str, _Sel]]:
    """Return the tables, those joined that are one table broken over pages.

    A further page repeats the first row of the table, or goes on with a numbered row of as many columns.
    """
    hasil: list[tuple[str, _Sel]] = []
    for nama, baris in tabel_list:
        first = next((row for row in baris if any(row)), [])
        earlier = next((lama for _, lama in reversed(hasil) if _is_wide(lama)), None)
        if earlier and _is_wide(baris) and (first == earlier[0] or _goes_on(first, earlier)):
            earlier.extend(baris)
        else:
            hasil.append((nama, baris))
    return hasil


def _is_wide(baris: _Sel) -> bool:
    """Whether it may be the table of the form: a number, a kegiatan, a pelaksana, three of mutu baku."""
    return bool(baris) and max(map(len, baris)) >= 6


def _goes_on(row: list[str], earlier: _Sel) -> bool:
    before = next((lama for lama in reversed(earlier) if any(lama)), [])
    if len(row) != len(before):
        return False
    nomor, last = (read_bulat(satu[0].strip(" .)")) for satu in (row, before))
    return nomor is not None and last is not None and nomor > last


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
