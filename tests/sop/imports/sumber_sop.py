"""Documents of offices for tests: the texts of their SOPs, and Word and Excel files that look like theirs."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.table import Table
from openpyxl import Workbook

from sop.domain.berkas import DAFTAR, BerkasSop, SimbolBerkas

NASKAH = Path(__file__).resolve().parents[2] / "data" / "sop"

LABEL_DAFTAR = {
    "dasar_hukum": "Dasar Hukum :",
    "kualifikasi_pelaksana": "Kualifikasi Pelaksana :",
    "keterkaitan": "Keterkaitan",
    "peralatan": "Peralatan/Perlengkapan",
    "peringatan": "Peringatan",
    "pencatatan": "Pencatatan dan Pendataan",
}


def read_naskah(kunci: str) -> str:
    """The SOP as people paste it, scanned and without its drawn symbols."""
    return (NASKAH / f"{kunci}.txt").read_text()


def read_tata_letak(kunci: str) -> str:
    """The official form on paper, as ``pdftotext -layout`` gives it."""
    return (NASKAH / f"{kunci}.layout.txt").read_text()


def label_values(berkas: BerkasSop) -> list[tuple[str, str]]:
    """The upper right of the form: labels and what stands beside them."""
    sah = berkas.disahkan_oleh
    return [
        ("Nomor SOP", berkas.nomor),
        ("Tgl. Pembuatan", berkas.tanggal.pembuatan),
        ("Tgl. Revisi", berkas.tanggal.revisi),
        ("Tgl. Efektif", berkas.tanggal.efektif),
        ("Disahkan oleh", "\n".join(filter(None, (sah.jabatan, sah.nama)))),
        ("Nama SOP", berkas.judul),
    ]


def step_rows(berkas: BerkasSop, simbol: dict[str, str] | None = None) -> list[list[str]]:
    """The two rows of heads and the steps; ``simbol`` is how each kind is written into its cell."""
    judul, lebar = berkas.judul_kolom, len(berkas.pelaksana)

    def write(drawn: tuple[SimbolBerkas, ...], kolom: int) -> str:
        return next((simbol[s.jenis] for s in drawn if simbol and s.pelaksana == kolom), "")

    return [
        [judul.nomor, judul.kegiatan, judul.pelaksana, *[""] * (lebar - 1), judul.mutu_baku, "", "",
         judul.keterangan],
        ["", "", *(p.nama for p in berkas.pelaksana), judul.kelengkapan, judul.waktu, judul.keluaran, ""],
        *(
            [
                row.nomor, row.kegiatan, *(write(row.simbol, kolom) for kolom in range(lebar)),
                row.kelengkapan, row.waktu, row.keluaran, row.keterangan,
            ]
            for row in berkas.langkah
        ),
    ]  # fmt: skip


def make_docx(berkas: BerkasSop, simbol: dict[str, str] | None = None) -> bytes:
    """A Word file as offices keep them: kop, identity table with merged cells, table of the steps."""
    dokumen = Document()
    instansi = berkas.instansi
    identitas = dokumen.add_table(0, 4)
    for nomor, (label, isi) in enumerate(label_values(berkas)):
        sel = _add_row(identitas)
        sel[0].text = "\n".join((instansi.pemda, instansi.nama)) if not nomor else ""
        sel[2].text, sel[3].text = label, isi
    identitas.cell(0, 0).merge(identitas.cell(5, 1))
    names = iter(DAFTAR)
    for kiri, kanan in zip(names, names, strict=True):
        for texts in ((LABEL_DAFTAR[kiri], LABEL_DAFTAR[kanan]), ("\n".join(getattr(berkas, kiri)),
                      "\n".join(getattr(berkas, kanan)))):  # fmt: skip
            sel = _add_row(identitas)
            for place, teks in zip((0, 2), texts, strict=True):
                sel[place].merge(sel[place + 1]).text = teks
    dokumen.add_paragraph(f"Prosedur {berkas.judul}")
    _add_steps(dokumen.add_table(0, 6 + len(berkas.pelaksana)), step_rows(berkas, simbol))
    return save(dokumen)


def _add_row(tabel: Any) -> tuple[Any, ...]:
    return tuple(tabel.add_row().cells)


def _add_steps(tabel: Table, rows: list[list[str]]) -> None:
    for row in rows:
        for sel, isi in zip(_add_row(tabel), row, strict=True):
            sel.text = isi
    lebar = len(rows[0])
    for kolom in (0, 1, lebar - 1):
        tabel.cell(0, kolom).merge(tabel.cell(1, kolom)).text = rows[0][kolom]
    for awal, akhir in ((2, lebar - 5), (lebar - 4, lebar - 2)):
        tabel.cell(0, awal).merge(tabel.cell(0, akhir)).text = rows[0][awal]


def make_xlsx(berkas: BerkasSop, simbol: dict[str, str] | None = None) -> bytes:
    """An office's own workbook: identity block, steps and signature on one sheet, heads merged."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = "SOP"
    rows: list[list[str]] = [[berkas.instansi.pemda], [berkas.instansi.nama], []]
    rows += [["", label, ":", isi] for label, isi in label_values(berkas)]
    for nama in DAFTAR:
        rows += [[LABEL_DAFTAR[nama]], *([butir] for butir in getattr(berkas, nama)), []]
    awal = len(rows)
    rows += step_rows(berkas, simbol)
    rows += [[], ["", "", "", "", "", "Koba, 3 Januari 2023"]]
    for row in rows:
        lembar.append([isi or None for isi in row])
    lebar = len(rows[awal])
    lembar.merge_cells(start_row=awal + 1, end_row=awal + 1, start_column=3, end_column=lebar - 4)
    lembar.merge_cells(start_row=awal + 1, end_row=awal + 2, start_column=1, end_column=1)
    return save(buku)


def save(dokumen: object) -> bytes:
    """The bytes of a document of python-docx or openpyxl."""
    berkas = BytesIO()
    dokumen.save(berkas)  # type: ignore[attr-defined]
    return berkas.getvalue()
