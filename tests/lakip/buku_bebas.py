"""Workbooks as offices make them for themselves: titles above, heads of two rows, totals and names below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

LEMBAR = "Rencana Aksi"
KEPALA_ATAS: Mapping[int, str] = {
    1: "No", 2: "Sasaran Strategis", 3: "Indikator Kinerja", 4: "Satuan", 5: "Target", 9: "Realisasi",
    13: "Capaian TW I (%)", 14: "Kendala", 15: "Penanggung Jawab",
}  # fmt: skip
KEPALA = 5  # the lower row of the heads
PELANGGARAN = "Jumlah pelanggaran peraturan daerah"
PENURUNAN = "Persentase penurunan pelanggaran peraturan daerah"
PENYELESAIAN = "Persentase penyelesaian pelanggaran ketertiban, ketenteraman, dan keindahan"
ISIAN = {
    "C": "Indikator.nama", "I": "Indikator.realisasi_1", "J": "Indikator.realisasi_2",
    "N": "Indikator.penghambat",
}  # fmt: skip


def make_rencana(
    baris_list: Sequence[Mapping[str, object]], *, tahun: int = 2025, lembar: str = LEMBAR
) -> bytes:
    """Return a workbook with these rows, whose cells are named by the letters of their columns."""
    buku = Workbook()
    buku.active.title = "Sampul"
    buku["Sampul"]["B2"] = f"LAPORAN TAHUN {tahun}"
    isi = buku.create_sheet(lembar)
    isi["A1"] = f"RENCANA AKSI DAN REALISASI KINERJA TAHUN {tahun}"
    isi.merge_cells("A1:O1")
    isi["A2"] = "BIDANG KETERTIBAN UMUM"
    _write_kepala(isi)
    for nomor, baris in enumerate(baris_list, start=KEPALA + 2):
        for huruf, satu in baris.items():
            isi[f"{huruf}{nomor}"] = satu  # type: ignore[assignment]
    akhir = KEPALA + 2 + len(baris_list)
    isi[f"C{akhir}"], isi[f"I{akhir}"] = "JUMLAH", f"=SUM(I7:I{akhir - 1})"
    isi[f"L{akhir + 2}"] = "Paringin, 31 Desember"
    isi.column_dimensions["B"].hidden = True
    return save(buku)


def make_tabel(kepala: Sequence[str], baris_list: Sequence[Sequence[object]], lembar: str = "Data") -> bytes:
    """Return a workbook of one plain table."""
    buku = Workbook()
    buku.active.title = lembar
    for baris in [kepala, *baris_list]:
        buku[lembar].append(list(baris))
    return save(buku)


def calculate(berkas: bytes, hasil: Mapping[str, str]) -> bytes:
    """Return the workbook with what its formulas came to, as a spreadsheet saves it."""
    out = BytesIO()
    with ZipFile(BytesIO(berkas)) as asal, ZipFile(out, "w") as tujuan:
        for nama in asal.namelist():
            isi = asal.read(nama).decode()
            for rumus, nilai in hasil.items():
                isi = isi.replace(f"<f>{rumus}</f><v />", f"<f>{rumus}</f><v>{nilai}</v>")
                isi = isi.replace(f"<f>{rumus}</f><v></v>", f"<f>{rumus}</f><v>{nilai}</v>")
            tujuan.writestr(nama, isi)
    return out.getvalue()


def number_kolom(isian: Mapping[str, str]) -> dict[str, int]:
    """Return what a mapping keeps of choices by letters: the number of the column of each field."""
    huruf_list = [get_column_letter(nomor) for nomor in range(1, 61)]
    return {kunci: huruf_list.index(huruf) + 1 for huruf, kunci in isian.items()}


def save(buku: Workbook) -> bytes:
    out = BytesIO()
    buku.save(out)
    return out.getvalue()


def _write_kepala(isi: Worksheet) -> None:
    for kolom, judul in KEPALA_ATAS.items():
        isi.cell(KEPALA - 1, kolom, judul)
    for ke, romawi in enumerate(("I", "II", "III", "IV")):
        isi.cell(KEPALA, 5 + ke, f"TW {romawi}")
        isi.cell(KEPALA, 9 + ke, f"TW {romawi}")
    for daerah in ("E4:H4", "I4:L4", *(f"{huruf}4:{huruf}5" for huruf in "ABCDMNO")):
        isi.merge_cells(daerah)
    for kolom in range(1, 16):
        isi.cell(KEPALA + 1, kolom, f"({kolom})")
