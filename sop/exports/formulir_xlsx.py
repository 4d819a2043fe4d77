"""An SOP as our own workbook: the form as on paper, to be changed in a spreadsheet and read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import reduce
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import ZONA_WAKTU, Asal, BerkasSop, JenisPelaksana
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.panah_teks import describe_panah, write_panah
from sop.domain.suntingan import BarisSunting, KolomSunting, SimbolSunting, open_berkas
from sop.exports.buku import put, save_buku
from sop.exports.buku_cetak import HURUF, set_cetak, set_tinggi
from sop.exports.petunjuk_formulir import PETUNJUK_FORMULIR
from sop.lembar_formulir import (
    ASAL,
    BARIS_JENIS,
    BARIS_NAMA,
    DAFTAR,
    FORMAT,
    IDENTITAS,
    ISIAN,
    JENIS_PELAKSANA,
    KANAN,
    KEPALA_ASAL,
    KIRI,
    PETUNJUK,
    PROSEDUR,
    TAMBAHAN,
    TANDA,
)

JUDUL, KEPALA, TEKS, TENGAH = "SOP judul", "SOP kepala", "SOP teks", "SOP tengah"
LEBAR_IDENTITAS = (34, 90)
LEBAR_KIRI, LEBAR_PELAKSANA, LEBAR_KANAN, LEBAR_TAMBAHAN = (6, 44), 15, (26, 13, 24, 22), (22, 14, 13)
LEBAR_ASAL = (13, 12, 26, 26, 15, 80, 44)
LEBAR_PETUNJUK = (22, 96)
LEBAR_KEPALA = 0.7  # of that for its words, which are bold and in capitals
# Rows that may be added below the last one and still have their lists to choose from.
BARIS_CADANGAN = 50
# What XML does not keep a workbook writes as "_x000D_"; so is the sign before a text that looks like that.
_TIDAK_XML = re.compile(r"[\r\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write_formulir(berkas: BerkasSop, pada: datetime) -> bytes:
    """Return the workbook that ``read_formulir`` reads back as the same document, as if saved at ``pada``.

    The identity block, the form with its symbols as words, what is inferred, and how to fill it in; every
    text stays a text, whatever it begins with.
    """
    suntingan = open_berkas(berkas)
    buku = Workbook()
    buku.remove(buku.active)
    buku.properties.creator = berkas.instansi.nama
    buku.properties.title = f"SOP {berkas.judul}"
    _add_gaya(buku)
    _write_identitas(buku.create_sheet(IDENTITAS), berkas)
    _Prosedur(buku.create_sheet(PROSEDUR), berkas, suntingan.kolom).write(suntingan.baris)
    _write_asal(buku.create_sheet(ASAL), suntingan.kolom, suntingan.baris)
    _write_petunjuk(buku.create_sheet(PETUNJUK))
    return save_buku(buku, pada)


def _add_gaya(buku: Workbook) -> None:
    garis = Border(*[Side(style="thin", color="808080")] * 4)
    atas = Alignment(wrap_text=True, vertical="top")
    tengah = Alignment(horizontal="center", vertical="center", wrap_text=True)
    biasa, tebal = Font(name=HURUF, size=10), Font(name=HURUF, size=10, bold=True)
    kelabu = PatternFill("solid", start_color="EFEBE1")
    for gaya in (
        NamedStyle(JUDUL, Font(name=HURUF, size=13, bold=True), alignment=atas),
        NamedStyle(KEPALA, tebal, fill=kelabu, border=garis, alignment=tengah, number_format="@"),
        NamedStyle(TEKS, biasa, border=garis, alignment=atas, number_format="@"),
        NamedStyle(TENGAH, biasa, border=garis, alignment=tengah, number_format="@"),
    ):
        buku.add_named_style(gaya)


def _write_identitas(lembar: Worksheet, berkas: BerkasSop) -> None:
    rows = [(TANDA, FORMAT)]
    for isian in ISIAN:
        nilai: Any = reduce(getattr, isian.nama.split("."), berkas)
        rows.append((isian.label, nilai))
        if isian.nama == "instansi.zona_waktu":
            _offer(lembar, ZONA_WAKTU, f"B{len(rows)}")
    for isian in DAFTAR:
        butir: Sequence[str] = getattr(berkas, isian.nama) or ("",)
        rows += zip((isian.label, *[""] * (len(butir) - 1)), butir, strict=True)
    for baris, isi in enumerate(rows, 1):
        _write_row(lembar, baris, isi, (KEPALA, TEKS), LEBAR_IDENTITAS)
        lembar.cell(baris, 1).alignment = Alignment(wrap_text=True, vertical="top")
    _finish(lembar, LEBAR_IDENTITAS, "B2", "portrait", "$1:$1")


class _Prosedur:
    """The form as on paper, and right of it what paper draws: arrows in words, lembar kerja, kunci."""

    def __init__(self, lembar: Worksheet, berkas: BerkasSop, kolom: Sequence[KolomSunting]) -> None:
        self.lembar, self.judul = lembar, berkas.judul_kolom
        self.kolom = kolom or (KolomSunting(""),)  # an empty one, to begin with
        self.awal = len(KIRI) + 1
        self.kanan = self.awal + len(self.kolom)
        self.lebar = (*LEBAR_KIRI, *[LEBAR_PELAKSANA] * len(self.kolom), *LEBAR_KANAN, *LEBAR_TAMBAHAN)

    def write(self, baris_list: Iterable[BarisSunting]) -> None:
        self._write_kepala()
        nomor = BARIS_JENIS
        for nomor, baris in enumerate(baris_list, BARIS_JENIS + 1):
            self._write_baris(nomor, baris)
        self._offer_pilihan(nomor + BARIS_CADANGAN)
        beku = f"{get_column_letter(self.awal)}{BARIS_JENIS + 1}"
        _finish(self.lembar, self.lebar, beku, "landscape", f"$1:${BARIS_JENIS}")

    def _write_kepala(self) -> None:
        judul, kolom = self.judul, len(self.kolom)
        kanan = [getattr(judul, nama) for nama in KANAN]
        atas = [judul.nomor, judul.kegiatan, judul.pelaksana, *[""] * (kolom - 1)]
        atas += [judul.mutu_baku, "", "", kanan[-1], *TAMBAHAN]
        tambahan = [""] * (1 + len(TAMBAHAN))
        nama = ["", "", *(k.nama for k in self.kolom), *kanan[:-1], *tambahan]
        jenis = [JENIS_PELAKSANA, "", *(k.jenis if k.nama else "" for k in self.kolom), "", "", "", *tambahan]
        for baris, isi in enumerate((atas, nama, jenis), 1):
            _write_row(self.lembar, baris, isi, [KEPALA] * len(isi), self.lebar)
        set_tinggi(self.lembar, BARIS_NAMA, [(k.nama, LEBAR_KEPALA * LEBAR_PELAKSANA) for k in self.kolom])
        set_tinggi(self.lembar, BARIS_JENIS, [(JENIS_PELAKSANA, sum(LEBAR_KIRI))])
        self._merge(1, self.awal, 1, self.kanan - 1)
        self._merge(1, self.kanan, 1, self.kanan + 2)
        self._merge(BARIS_JENIS, 1, BARIS_JENIS, len(KIRI))
        for x in (*range(1, self.awal), *range(self.kanan + 3, len(self.lebar) + 1)):
            self._merge(1, x, BARIS_NAMA, x)

    def _merge(self, *tepi: int) -> None:
        if tepi[:2] != tepi[2:]:
            self.lembar.merge_cells(None, *tepi)

    def _write_baris(self, nomor: int, baris: BarisSunting) -> None:
        is_banyak = len(baris.simbol) > 1
        kata_of = {
            s.kolom: f"{urutan} {s.jenis}" if is_banyak else s.jenis.value
            for urutan, s in enumerate(baris.simbol, 1)
        }
        kata = [kata_of.get(k.kunci, "") for k in self.kolom]
        isi = [
            *(getattr(baris, nama) for nama in KIRI),
            *kata,
            *(getattr(baris, nama) for nama in KANAN),
            write_panah(baris.simbol),
            baris.lembar_kerja or "",
            baris.kunci,
        ]
        gaya = [TEKS] * len(KIRI) + [TENGAH] * len(kata) + [TEKS] * (len(KANAN) + len(TAMBAHAN))
        _write_row(self.lembar, nomor, isi, gaya, self.lebar)

    def _offer_pilihan(self, akhir: int) -> None:
        satu, dua = get_column_letter(self.awal), get_column_letter(self.kanan - 1)
        kata = [*JenisSimbol, *(f"{urutan} {jenis}" for urutan in (1, 2) for jenis in JenisSimbol)]
        _offer(self.lembar, kata, f"{satu}{BARIS_JENIS + 1}:{dua}{akhir}")
        _offer(self.lembar, tuple(JenisPelaksana), f"{satu}{BARIS_JENIS}:{dua}{BARIS_JENIS}")
        kerja = get_column_letter(self.kanan + len(KANAN) + 1)
        _offer(self.lembar, tuple(LembarKerja), f"{kerja}{BARIS_JENIS + 1}:{kerja}{akhir}")


def _write_asal(lembar: Worksheet, kolom: Sequence[KolomSunting], baris_list: Iterable[BarisSunting]) -> None:
    nama = {k.kunci: k.nama for k in kolom}
    _write_row(lembar, 1, KEPALA_ASAL, [KEPALA] * len(KEPALA_ASAL), LEBAR_ASAL)
    baris = 1
    for langkah in baris_list:
        for urutan, simbol in enumerate(langkah.simbol, 1):
            for panah, asal, alasan in _list_asal(simbol):
                baris += 1
                isi = (langkah.kunci, str(urutan), nama[simbol.kolom], panah, asal, alasan, langkah.kegiatan)
                _write_row(lembar, baris, isi, [TEKS] * len(isi), LEBAR_ASAL)
    _offer(lembar, tuple(Asal), f"E2:E{baris + BARIS_CADANGAN}")
    _finish(lembar, LEBAR_ASAL, "A2", "landscape", "$1:$1")


def _list_asal(simbol: SimbolSunting) -> Iterator[tuple[str, Asal, str]]:
    """Yield what is said of the origin of a symbol (as "") and of its arrows, where anything is."""
    isi = [("", simbol.asal, simbol.alasan), *((describe_panah(p), p.asal, p.alasan) for p in simbol.panah)]
    return ((panah, asal, alasan) for panah, asal, alasan in isi if alasan or asal is not Asal.TERSURAT)


def _write_petunjuk(lembar: Worksheet) -> None:
    _write_cell(lembar.cell(1, 1), PETUNJUK, JUDUL)
    for baris, isi in enumerate(PETUNJUK_FORMULIR, 2):
        _write_row(lembar, baris, isi, (KEPALA, TEKS), LEBAR_PETUNJUK)
    _finish(lembar, LEBAR_PETUNJUK, "A2", "portrait", "$1:$1")


def _write_row(
    lembar: Worksheet, baris: int, isi: Sequence[str], gaya: Sequence[str], lebar: Sequence[float]
) -> None:
    for x, (teks, satu) in enumerate(zip(isi, gaya, strict=True), 1):
        _write_cell(lembar.cell(baris, x), teks, satu)
    set_tinggi(lembar, baris, list(zip(isi, lebar, strict=True)))


def _write_cell(cell: Cell, teks: str, gaya: str) -> None:
    put(cell, _TIDAK_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", teks))
    cell.style = gaya


def _offer(lembar: Worksheet, pilihan: Sequence[str], sel: str) -> None:
    """Let these words be chosen from a list; another one is asked about, and refused by the reader."""
    aturan = DataValidation(
        "list", formula1=f'"{",".join(pilihan)}"', allow_blank=True, errorStyle="warning",
        error="Kata ini tidak ada dalam daftar pilihan.", showErrorMessage=True, sqref=sel,
    )  # fmt: skip
    lembar.add_data_validation(aturan)


def _finish(lembar: Worksheet, lebar: Sequence[float], beku: str, arah: str, judul: str) -> None:
    for x, satu in enumerate(lebar, 1):
        lembar.column_dimensions[get_column_letter(x)].width = satu
    lembar.freeze_panes = beku
    lembar.print_title_rows = judul
    set_cetak(lembar, arah, 1)
