"""Tables of the HTML as tables of Word: heads that repeat, cells that span, columns as their words need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lakip.exports.word.gaya import (
    GARIS_ATAS,
    GAYA_BARIS_TABEL,
    LEBAR_KOLOM,
    TAK_TERPENGGAL,
    TERTAKUK,
    WARNA_BARIS,
    classes,
    pick,
)
from lakip.exports.word.lebar import TERLEBAR, Kolom, load_huruf, measure, share
from lakip.exports.word.unsur import TWIP_PER_MM, w

if TYPE_CHECKING:
    from lakip.exports.word.dokumen import Penulis

# Left and right of the words of a cell, in twips; 1.6 mm each, and a little for what is measured too short.
TEPI_SEL = 182 + 40
UKURAN_HURUF = 9.0
UKURAN_RAPAT = 7.5
# A head may take so many lines before it makes its column wider.
BARIS_KEPALA = 2


def write_tabel(penulis: Penulis, tabel: Any, wadah: Any, lebar: int) -> None:
    """Write a table that is ``lebar`` twips wide, without its caption."""
    rows = list(_own_rows(tabel))
    if not rows:
        return
    kolom = _share_columns(tabel, rows, lebar, penulis.statis)
    kepala = sum(1 for row in rows if row.getparent().tag == "thead")
    tbl = w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val="TabelLaporan"),
            w("tblW", w=lebar, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0620" if kepala else "0600", firstRow=int(kepala > 0), noHBand=1, noVBand=1),
        ),
        w("tblGrid", *(w("gridCol", w=satu) for satu in kolom)),
    )
    penulis.append(wadah, tbl)
    for nomor, row in enumerate(rows):
        tr = w("tr", w("trPr", w("cantSplit"), *([w("tblHeader")] if nomor < kepala else [])))
        tbl.append(tr)
        _write_row(penulis, row, tr, kolom)
    _keep_rows(tabel, rows, tbl)


def _own_rows(tabel: Any) -> Iterator[Any]:
    return (row for row in tabel.iter("tr") if next(row.iterancestors("table")) is tabel)


def _span(sel: Any) -> int:
    return int(sel.get("colspan", 1))


def _write_row(penulis: Penulis, row: Any, tr: Any, kolom: list[int]) -> None:
    awal = 0
    for sel in row.iterchildren("td", "th"):
        akhir = min(awal + _span(sel), len(kolom))
        tc = w("tc", _sifat(row, sum(kolom[awal:akhir]), akhir - awal))
        tr.append(tc)
        awal = akhir
        penulis.write_sel(sel, tc, *_gaya(row, sel))
        for satu in TERTAKUK.keys() & set(classes(row)) if "uraian" in classes(sel) else ():
            for p in tc.iterchildren("{*}p"):
                p.get_or_add_pPr().append(w("ind", left=TERTAKUK[satu]))


def _sifat(row: Any, lebar: int, rentang: int) -> Any:
    isi = [w("tcW", w=lebar, type="dxa")]
    if rentang > 1:
        isi.append(w("gridSpan", val=rentang))
    if garis := pick(GARIS_ATAS, row):
        isi.append(w("tcBorders", w("top", val="single", sz=garis, space=0, color="1D1B17")))
    if warna := pick(WARNA_BARIS, row):
        isi.append(w("shd", val="clear", color="auto", fill=warna))
    return w("tcPr", *isi)


def _gaya(row: Any, sel: Any) -> tuple[str, str]:
    """Return the style of a cell's words, and what is added to the styles of all words in it."""
    rapat = "Rapat" if "rapat" in classes(next(row.iterancestors("table"))) else ""
    akhiran = "Angka" if "angka" in classes(sel) else rapat
    if row.getparent().tag == "thead":
        return "KepalaKolom", akhiran
    return pick(GAYA_BARIS_TABEL, row) or ("SelKepala" if sel.tag == "th" else "Sel"), akhiran


def _keep_rows(tabel: Any, rows: list[Any], tbl: Any) -> None:
    """Keep with the next row what heads a group, what comes before a sum, and all of a small table."""
    utuh = "utuh" in classes(tabel)
    for row, lanjut, tr in zip(rows, rows[1:], tbl.tr_lst, strict=False):
        if utuh or "kelompok" in classes(row) or {"rata", "jumlah"} & set(classes(lanjut)):
            for p in tr.iter("{*}p"):
                p.get_or_add_pPr().get_or_add_keepNext()


def _share_columns(tabel: Any, rows: list[Any], lebar: int, statis: Path) -> list[int]:
    ukuran = UKURAN_RAPAT if "rapat" in classes(tabel) else UKURAN_HURUF
    jumlah = max(sum(_span(sel) for sel in row.iterchildren("td", "th")) for row in rows)
    kolom = [Kolom(TEPI_SEL, TEPI_SEL) for _ in range(jumlah)]
    bentang = []
    for row in rows:
        awal = 0
        for sel in row.iterchildren("td", "th"):
            milik = kolom[awal : awal + _span(sel)]
            awal += _span(sel)
            if mm := pick(LEBAR_KOLOM, sel):
                milik[0].want(round(mm * TWIP_PER_MM), 0)
                milik[0].is_tetap = True
            elif len(milik) == 1:
                milik[0].want(*_measure_sel(sel, row, ukuran, statis))
            elif len(milik) < jumlah:
                bentang.append((milik, _measure_sel(sel, row, ukuran, statis)))
    for milik, (sempit, penuh) in bentang:
        # What a wide cell lacks is asked of each of its columns alike.
        kata = max(0, sempit - sum(k.tersempit for k in milik)) // len(milik)
        baris = max(0, penuh - sum(k.terlebar for k in milik)) // len(milik)
        for k in milik:
            k.want(k.tersempit + kata, k.terlebar + baris)
    return share(kolom, lebar)


def _measure_sel(sel: Any, row: Any, ukuran: float, statis: Path) -> tuple[int, int]:
    """Return the longest word and the longest line of a cell, in twips."""
    tebal = sel.tag == "th" or pick(GAYA_BARIS_TABEL, row) == "SelKepala"
    huruf = load_huruf(statis / "fonts" / "arimo" / ("Arimo-Bold.ttf" if tebal else "Arimo-Regular.ttf"))
    baris = [" ".join(satu.split()) for satu in sel.itertext()]
    is_utuh = sel.tag == "td" and TAK_TERPENGGAL & set(classes(sel)) and not sel.find_class("tak-dihitung")
    kata = baris if is_utuh else [k for satu in baris for k in satu.split()]
    # A word may be broken where it would leave the other columns no room.
    terpanjang = min(TERLEBAR // 2, max((measure(k, huruf, ukuran) for k in kata), default=0))
    penuh = min(TERLEBAR, measure(" ".join(baris), huruf, ukuran))
    if row.getparent().tag == "thead":
        penuh //= BARIS_KEPALA
    return terpanjang + TEPI_SEL, max(terpanjang, penuh) + TEPI_SEL
