from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from lakip.exports.xlsx import build_xlsx
from lakip.isi.bentuk_kinerja import IsiPenjelasan
from tests.lakip.isi_laporan import (
    make_indikator,
    make_isi,
    make_sasaran,
    make_sop,
    make_triwulan,
    make_tugas,
)


def read_sheet(isi, judul):
    """Cells of the first row below the head, by column."""
    kepala, baris = list(load_workbook(BytesIO(build_xlsx(isi)))[judul].iter_rows(max_row=2))
    return {judul.value: cell for judul, cell in zip(kepala, baris, strict=True)}


def test_quarters_have_a_sheet_of_their_own():
    isi = make_isi((make_sasaran(1, (make_indikator(triwulan=make_triwulan("10")),)),))

    sheet = read_sheet(isi, "Triwulan")

    assert (sheet["Triwulan"].value, sheet["Target"].value, sheet["Realisasi"].value) == (1, 12, 10)


def test_explanations_have_a_sheet_of_their_own():
    penjelasan = IsiPenjelasan(penghambat="Personel kurang.")
    isi = make_isi((make_sasaran(1, (make_indikator(penjelasan=penjelasan, unit="Bidang Penegakan"),)),))

    sheet = read_sheet(isi, "Penjelasan")

    assert (sheet["Unit"].value, sheet["Hal"].value, sheet["Penjelasan"].value) == (
        "Bidang Penegakan",
        "Faktor penghambat",
        "Personel kurang.",
    )


@pytest.mark.parametrize(
    ("judul", "kolom", "nilai", "format_angka"),
    [
        pytest.param("Kinerja", "Target", 47, "#,##0.####", id="target"),
        pytest.param("Kinerja", "Capaian (%)", 105.98, "#,##0.00", id="capaian"),
        pytest.param("Tahun sebelumnya", "Tahun", 2024, "0", id="year"),
        pytest.param("Anggaran", "Realisasi (Rp)", 24300904.96, "#,##0.00", id="rupiah"),
        pytest.param("Pelaksanaan SOP", "Menunggu (menit kerja)", 60, "0", id="minutes"),
        pytest.param(
            "Pelaksanaan SOP",
            "Dimulai",
            datetime.fromisoformat("2026-02-02 09:00"),
            "dd/mm/yyyy hh:mm",
            id="moment at the office",
        ),
    ],
)
def test_figures_are_numbers_with_a_format(judul, kolom, nilai, format_angka):
    cell = read_sheet(make_isi(), judul)[kolom]

    assert cell.value == nilai
    assert cell.number_format == format_angka


@pytest.mark.parametrize("teks", ["=1+1", "=cmd|'/c calc'!A1", "#N/A", "+62", "@SUM(A1)"])
def test_text_is_never_a_formula(teks):
    isi = make_isi((make_sasaran(indikator=(make_indikator(nama=teks),)),))

    cell = read_sheet(isi, "Kinerja")["Indikator kinerja"]

    assert (cell.value, cell.data_type) == (teks, "s")


def test_missing_realisasi_is_empty_and_its_reason_stands_beside():
    baris = read_sheet(make_isi((make_sasaran(indikator=(make_indikator(realisasi=""),)),)), "Kinerja")

    assert baris["Realisasi"].value is None
    assert baris["Capaian (%)"].value is None
    assert baris["Tidak dapat dihitung karena"].value == "realisasi belum diukur"


def test_controls_in_text_are_left_out():
    sop = replace(make_sop(), tugas=(make_tugas(alasan="a\x0bb"),))

    assert read_sheet(make_isi(sop=(sop,)), "Pelaksanaan SOP")["Alasan"].value == "ab"


def test_the_same_report_gives_the_same_workbook():
    assert build_xlsx(make_isi()) == build_xlsx(make_isi())


def test_workbook_is_dated_by_the_report():
    buku = load_workbook(BytesIO(build_xlsx(make_isi())))

    assert buku.properties.modified == datetime.fromisoformat("2026-02-20 01:30")
