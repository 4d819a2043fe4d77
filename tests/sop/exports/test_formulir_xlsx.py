"""An SOP as our own workbook: what it says, and that it comes back as it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sop.domain.berkas import DAFTAR, Asal, BerkasSop, content_hash
from sop.domain.isian import BerkasDitolak
from sop.domain.suntingan import close_suntingan, open_berkas
from sop.exports.formulir_xlsx import write_formulir
from sop.imports.formulir_xlsx import read_formulir
from tests.berkas_acak import dokumen
from tests.sop.factories import BALANGAN, KUNCI, PURWAKARTA, lengthen, read_fixture
from tests.strategies import runnable

PADA = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def open_buku(berkas: BerkasSop, *, read_only: bool = False) -> Workbook:
    return load_workbook(BytesIO(write_formulir(berkas, PADA)), read_only=read_only)


def read_back(berkas: BerkasSop) -> BerkasSop:
    """The document as it comes back from its own workbook."""
    suntingan = read_formulir(open_buku(berkas))
    assert suntingan
    return close_suntingan(suntingan)


def change(rubah: Callable[[Workbook], object], kunci: str = BALANGAN) -> Workbook:
    """The workbook of an SOP as somebody saves it who has changed something."""
    buku, ulang = open_buku(read_fixture(kunci)), BytesIO()
    rubah(buku)
    buku.save(ulang)
    return load_workbook(ulang)


def read_changed(rubah: Callable[[Workbook], object], kunci: str = BALANGAN) -> BerkasSop:
    suntingan = read_formulir(change(rubah, kunci))
    assert suntingan
    return close_suntingan(suntingan)


def put(sel: str, isi: object) -> Callable[[Workbook], None]:
    """What writes into one cell, named with its sheet."""
    lembar, tempat = sel.split("!")

    def rubah(buku: Workbook) -> None:
        buku[lembar][tempat].value = isi

    return rubah


def refuse(*rubah: Callable[[Workbook], object]) -> list[str]:
    """The faults for which the workbook of Balangan is refused after these changes."""
    with pytest.raises(BerkasDitolak) as refused:
        read_formulir(change(lambda buku: [satu(buku) for satu in rubah]))
    return [str(temuan) for temuan in refused.value.temuan]


def words(lembar: Worksheet, baris: int) -> list[object]:
    return [sel.value for sel in lembar[baris]]


# --- there and back ---


@pytest.mark.parametrize("kunci", KUNCI)
@pytest.mark.parametrize("read_only", [False, True])
def test_the_five_sops_come_back_to_the_letter(kunci: str, read_only: bool) -> None:
    berkas = read_fixture(kunci)

    assert read_formulir(open_buku(berkas, read_only=read_only)) == open_berkas(berkas)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(runnable())
def test_an_sop_of_any_flow_comes_back(berkas: BerkasSop) -> None:
    assert content_hash(read_back(berkas)) == content_hash(berkas)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(dokumen())
def test_a_document_of_any_words_comes_back(berkas: BerkasSop) -> None:
    # A row of a list in which nothing stands is no item of it.
    berkas = replace(berkas, **{nama: tuple(filter(None, getattr(berkas, nama))) for nama in DAFTAR})

    assert read_back(berkas) == berkas


@pytest.mark.parametrize(
    "teks",
    [
        "=1+1",
        "+62 811",
        "-",
        "@SUM(A1)",
        "satu\ndua",
        "satu\r\ndua",
        "_x000D_ apa adanya",
        " tepi ",
        "\uffff",
        "007",
    ],
)
def test_a_text_stays_the_text_it_is(teks: str) -> None:
    asal = read_fixture()
    berkas = replace(asal, nomor=teks, langkah=(replace(asal.langkah[0], kegiatan=teks), *asal.langkah[1:]))

    assert read_back(berkas) == berkas
    assert not [
        sel
        for lembar in open_buku(berkas)
        for row in lembar.iter_rows()
        for sel in row
        if sel.data_type == "f"
    ]


def test_an_empty_draft_comes_back_empty() -> None:
    kosong = replace(read_fixture(), pelaksana=(), langkah=(), judul="", dasar_hukum=())

    assert read_back(kosong) == kosong


def test_two_hundred_rows_come_back() -> None:
    asal = read_fixture(PURWAKARTA)
    panjang = replace(
        asal, langkah=(*asal.langkah[:5], *lengthen(asal.langkah[:5], 199)[5:], asal.langkah[5])
    )

    assert content_hash(read_back(panjang)) == content_hash(panjang)


def test_the_same_sop_gives_the_same_bytes() -> None:
    assert write_formulir(read_fixture(), PADA) == write_formulir(read_fixture(), PADA)


# --- as people see it ---


def test_the_form_stands_as_on_paper() -> None:
    lembar = open_buku(read_fixture())["Prosedur"]

    assert words(lembar, 1)[:3] == ["NO", "URAIAN PROSEDUR", "PELAKSANA"]
    assert words(lembar, 2)[2:9] == [
        "KASAD", "SEKRETARIS", "KASUBAG PERENCANAAN & PELAPORAN", "Staf/Jabatan Fungsional Umum",
        "KELENGKAPAN DAN PERALATAN", "WAKTU", "OUTPUT",
    ]  # fmt: skip
    assert words(lembar, 10)[:6] == ["7", "Mengoreksi Dokumen LAKIP", None, "2 keputusan", "1 proses", None]
    assert words(lembar, 10)[10:] == ["2: ya → berikutnya; tidak → 6", "koreksi", "7"]
    assert {str(satu) for satu in lembar.merged_cells.ranges} >= {"C1:F1", "G1:I1", "A1:A2", "J1:J2"}
    assert (lembar.freeze_panes, lembar.page_setup.orientation, lembar.page_setup.fitToWidth) == (
        "C4", "landscape", 1,
    )  # fmt: skip


def test_words_to_choose_from_are_offered() -> None:
    rules = open_buku(read_fixture())["Prosedur"].data_validations.dataValidation

    assert [str(satu.sqref) for satu in rules if "2 keputusan" in satu.formula1] == ["C4:F64"]
    assert [str(satu.sqref) for satu in rules if "kelompok" in satu.formula1] == ["C3:F3"]


def test_what_is_inferred_is_told_with_its_reason() -> None:
    lembar = open_buku(read_fixture())["Asal"]

    assert words(lembar, 1) == ["Langkah", "Simbol ke", "Pelaksana", "Panah", "Asal", "Alasan", "Kegiatan"]
    assert words(lembar, 3)[:5] == ["1", "1", "SEKRETARIS", "→ berikutnya", "disimpulkan"]
    assert words(lembar, 3)[5] == read_fixture().langkah[0].simbol[0].panah[0].alasan
    assert words(lembar, 3)[6] == read_fixture().langkah[0].kegiatan


# --- changed in a spreadsheet ---


def test_a_row_put_in_between_is_a_step_and_arrows_follow_their_rows() -> None:
    def insert(buku: Workbook) -> None:
        lembar = buku["Prosedur"]
        lembar.insert_rows(10)
        lembar["A10"], lembar["B10"], lembar["F10"] = "6a", "Membaca kembali Dokumen LAKIP", "proses"

    berkas = read_changed(insert)

    assert [row.nomor for row in berkas.langkah][5:8] == ["6", "6a", "7"]
    tidak = berkas.langkah[7].simbol[1].panah[1]
    assert (tidak.label, berkas.alur.simbol[tidak.ke or 0].langkah) == ("tidak", 5)
    assert berkas.langkah[6].lembar_kerja == "umum"


def test_figures_and_dates_typed_into_cells_are_read_as_offices_write_them() -> None:
    berkas = read_changed(
        lambda buku: [
            put("Prosedur!A4", 1)(buku),
            put("Identitas!B11", datetime(2023, 3, 3))(buku),  # noqa: DTZ001 - as a workbook gives it
        ]
    )

    assert (berkas.langkah[0].nomor, berkas.tanggal.pembuatan) == ("1", "3 Maret 2023")


def test_an_arrow_may_name_a_row_by_its_printed_number() -> None:
    berkas = read_changed(put("Prosedur!J7", "ya -> 5; tidak -> 2"), PURWAKARTA)

    assert [berkas.alur.simbol[p.ke or 0].langkah for p in berkas.langkah[3].simbol[1].panah] == [4, 1]


def test_an_arrow_that_a_person_changed_is_inferred_no_more() -> None:
    asal, berkas = (
        read_fixture(PURWAKARTA),
        read_changed(put("Prosedur!J7", "2: ya → berikutnya; tidak → 2"), PURWAKARTA),
    )

    assert [p.asal for p in asal.langkah[3].simbol[1].panah] == [Asal.DISIMPULKAN, Asal.DISIMPULKAN]
    assert [p.asal for p in berkas.langkah[3].simbol[1].panah] == [Asal.DISIMPULKAN, Asal.TERSURAT]


def test_a_pelaksana_called_otherwise_keeps_what_is_inferred() -> None:
    berkas = read_changed(put("Prosedur!D2", "Kepala TU"), PURWAKARTA)

    assert berkas.langkah == read_fixture(PURWAKARTA).langkah


def test_a_row_whose_kunci_is_written_anew_keeps_what_is_inferred() -> None:
    berkas = read_changed(put("Prosedur!M4", "awal"))

    assert berkas.langkah[0].kunci == "awal"
    assert berkas.langkah[0].simbol == read_fixture().langkah[0].simbol


def test_a_row_put_before_under_the_kunci_of_another_leaves_it_what_is_inferred() -> None:
    def insert(buku: Workbook) -> None:
        lembar = buku["Prosedur"]
        lembar["M4"] = "1a"
        lembar.insert_rows(4)
        lembar["B4"], lembar["C4"], lembar["M4"] = "Membuka rapat", "proses", "1"

    berkas = read_changed(insert)

    assert [s.asal for s in berkas.langkah[0].simbol] == [Asal.TERSURAT]
    assert [s.asal for s in berkas.langkah[1].simbol] == [s.asal for s in read_fixture().langkah[0].simbol]


def test_a_workbook_from_before_its_remarks_named_the_kegiatan_is_read_by_the_kunci() -> None:
    berkas = read_changed(lambda buku: buku["Asal"].delete_cols(7))

    assert berkas.langkah == read_fixture().langkah


def test_a_row_taken_out_takes_its_remarks_along() -> None:
    def cut(buku: Workbook) -> None:
        buku["Prosedur"].delete_rows(9)

    berkas = read_changed(cut, PURWAKARTA)

    assert [row.nomor for row in berkas.langkah] == ["1.", "2.", "3.", "4.", "5."]


def test_another_workbook_is_none_of_ours() -> None:
    assert read_formulir(Workbook()) is None
    assert read_formulir(change(put("Identitas!A1", "Daftar pegawai"))) is None


@pytest.mark.parametrize(
    ("sel", "isi", "pesan"),
    [
        ("Identitas!B1", "formulir-sop/9", "Bentuk formulir ini tidak dikenal"),
        ("Identitas!A9", "Nama prosedur", '"Nama prosedur" bukan isian formulir'),
        ("Identitas!B8", "Asia/Tokyo", "Zona waktu tidak dikenal; pilih"),
        ("Identitas!B2", "Kunci Saya", "Kunci SOP hanya memakai huruf kecil"),
        ("Identitas!B9", "x" * 501, "Teks ini 501 huruf; paling panjang 500."),
        ("Prosedur!B5", "=A1", "Sel ini berisi rumus"),
        ("Prosedur!F7", "kotak", '"kotak" bukan simbol; pilih'),
        ("Prosedur!E10", "proses", "Langkah ini memiliki beberapa simbol; tulis urutannya"),
        ("Prosedur!E10", "2 proses", "Langkah ini memiliki beberapa simbol; tulis urutannya"),
        ("Prosedur!K12", "ya → 8; tidak → 99", 'Langkah "99" tidak ada; tulis nomor atau kunci barisnya.'),
        ("Prosedur!K12", "tidak → 7#3", 'Panah menuju simbol ke-3 langkah "7" yang tidak ada.'),
        ("Prosedur!K12", "kembali", '"kembali" tidak terbaca sebagai panah'),
        ("Prosedur!L4", "rebahan", '"rebahan" tidak dikenal; pilih'),
        ("Prosedur!M5", "1", 'Kunci baris "1" tidak dapat dipakai lagi'),
        ("Prosedur!D2", "KASAD", 'Pelaksana "KASAD" ditulis dua kali'),
        ("Prosedur!D2", None, "Kolom ini tidak bernama"),
        ("Prosedur!C3", "raja", '"raja" tidak dikenal; pilih'),
        ("Asal!B3", "satu", "Tulis urutan simbol di dalam langkahnya, misalnya 1."),
        ("Asal!D3", "kembali", '"kembali" tidak terbaca sebagai panah'),
        ("Asal!E3", "dikira", '"dikira" tidak dikenal; pilih'),
    ],
)
def test_a_fault_is_named_with_its_cell(sel: str, isi: object, pesan: str) -> None:
    assert [satu for satu in refuse(put(sel, isi)) if satu.startswith(f"{sel}: {pesan}")]


def test_all_faults_are_named_at_once() -> None:
    temuan = refuse(put("Prosedur!F7", "kotak"), put("Prosedur!B5", "=A1"), put("Identitas!B8", "Asia/Tokyo"))

    assert len(temuan) == 3


def test_a_form_without_its_columns_is_refused() -> None:
    assert refuse(put("Prosedur!K1", "Anak panah")) == [
        'Prosedur!A1: Kolom "Panah" tidak ditemukan pada baris 1; tulis kembali judulnya.'
    ]


def test_more_rows_than_an_sop_may_have_are_refused() -> None:
    def fill(buku: Workbook) -> None:
        for baris in range(15, 260):
            buku["Prosedur"].cell(baris, 2).value = "Menunggu"

    assert "Prosedur!A204: Ada 256 langkah; paling banyak 200." in refuse(fill)
