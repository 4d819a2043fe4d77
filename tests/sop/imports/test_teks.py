"""What people paste from Word, Excel, a PDF or Markdown is read as the table that it was."""

from __future__ import annotations

import pytest

from sop.domain.isian import BerkasDitolak
from sop.imports.batas import MAKS_BARIS, MAKS_ISI, MAKS_KOLOM
from sop.imports.teks import MAKS_BARIS_TEKS, decode_teks, read_teks

KEPALA = ("No", "Kegiatan", "Kepala", "Staf", "Kelengkapan", "Waktu", "Output")
PERTAMA = ("1", "Memerintahkan penyusunan", "mulai", "", "Surat masuk", "1 Jam", "Disposisi")
KEDUA = ("2", "Menyusun laporan", "", "[]", "Disposisi", "2 Hari", "Draf")


def refuse(teks: str) -> str:
    with pytest.raises(BerkasDitolak) as found:
        read_teks(teks)
    return str(found.value)


def test_cells_between_tabs_are_a_table() -> None:
    (tabel,) = read_teks("\n".join("\t".join(row) for row in (KEPALA, PERTAMA, KEDUA))).tabel
    assert tabel.baris == (KEPALA, PERTAMA, KEDUA)


def test_a_table_of_markdown_is_one_without_its_rules() -> None:
    rows = ["| " + " | ".join(row) + " |" for row in (KEPALA, PERTAMA, KEDUA)]
    (tabel,) = read_teks("\n".join([rows[0], "|---|:--|--|--|--|--|--|", *rows[1:]])).tabel
    assert tabel.baris == (KEPALA, PERTAMA, KEDUA)


def test_columns_of_a_pdf_are_found_by_the_gaps_under_one_another() -> None:
    (tabel,) = read_teks(
        "No   Kegiatan            Pelaksana           Mutu Baku\n"
        "                         Kepala   Staf    Kelengkapan   Waktu   Output\n"
        "1    Memerintahkan       mulai            Surat         1 Jam   Disposisi\n"
        "     penyusunan                           masuk\n"
        "2    Menyusun laporan             []      Disposisi     2 Hari  Draf\n"
    ).tabel
    assert tabel.baris[2:] == (PERTAMA, KEDUA)


def test_lines_around_the_number_of_a_step_are_that_step() -> None:
    (tabel,) = read_teks(
        "No   Kegiatan            Kepala   Staf    Kelengkapan   Waktu   Output\n"
        "\n"
        "     Memerintahkan                                              Disposisi\n"
        "1                        mulai            Surat         1 Jam\n"
        "     penyusunan                                                 masuk\n"
        "                                          Disposisi             Draf\n"
        "2    Menyusun laporan             []                    2 Hari\n"
        "                                          Kepala                LAKIP\n"
    ).tabel
    assert tabel.baris[1][1:] == (
        "Memerintahkan penyusunan",
        "mulai",
        "",
        "Surat",
        "1 Jam",
        "Disposisi masuk",
    )
    assert tabel.baris[2][1:] == ("Menyusun laporan", "", "[]", "Disposisi Kepala", "2 Hari", "Draf LAKIP")


def test_a_table_of_a_pdf_goes_on_under_the_heads_of_the_next_page() -> None:
    head = "No   Kegiatan            Kepala   Staf    Kelengkapan   Waktu   Output\n\n"
    tabel, foot = read_teks(
        f"{head}1    Memerintahkan       mulai            Surat masuk   1 Jam   Disposisi\n\n\n"
        f"SOP Penyusunan LAKIP, berlaku sejak Januari, halaman pertama dari dua\n\f{head}"
        "2    Menyusun laporan             []      Disposisi     2 Hari  Draf\n"
    ).tabel
    assert [row[0] for row in tabel.baris] == ["No", "1", "2"]
    assert foot.baris == (("SOP Penyusunan LAKIP, berlaku sejak Januari, halaman pertama dari dua",),)


@pytest.mark.parametrize("pemisah", [";", ","])
def test_a_sheet_written_as_text_is_a_table(pemisah: str) -> None:
    rows = [
        KEPALA,
        ("1", f"Memerintahkan{pemisah} menyusun", "mulai", "", 'Surat "A"', "1 Jam", "Dua\nbaris"),
    ]
    teks = "\n".join(pemisah.join('"{}"'.format(sel.replace('"', '""')) for sel in row) for row in rows)
    (tabel,) = read_teks(f"Nomor SOP{pemisah}12\n{teks}").tabel
    assert tabel.baris[0][:2] == ("Nomor SOP", "12")
    assert tabel.baris[1:] == tuple(rows)


def test_commas_in_sentences_part_no_columns() -> None:
    (tabel,) = read_teks("Kegiatan, waktu, output, keterangan, dan nomor\nditulis pada tabel, di bawah").tabel
    assert tabel.baris[0] == ("Kegiatan, waktu, output, keterangan, dan nomor",)


def test_a_cell_that_word_breaks_over_lines_stays_one_cell() -> None:
    teks = "\t".join(KEPALA) + "\n1\tMemerintahkan\npenyusunan\tmulai\t\tSurat masuk\t1 Jam\tDisposisi"
    (tabel,) = read_teks(teks).tabel
    assert tabel.baris[1][1:3] == ("Memerintahkan\npenyusunan", "mulai")


def test_a_head_that_begins_left_of_its_column_stands_over_it() -> None:
    (tabel,) = read_teks(
        "No   Kegiatan      Kasubag    Staf   Waktu\n"
        "1    Menyusun        []              1 Jam\n"
        "2    Mengetik                  []    2 Jam\n"
    ).tabel
    assert tabel.baris == (
        ("No", "Kegiatan", "Kasubag", "Staf", "Waktu"),
        ("1", "Menyusun", "[]", "", "1 Jam"),
        ("2", "Mengetik", "", "[]", "2 Jam"),
    )


def test_a_first_line_left_of_all_others_is_read_and_comes_to_an_end() -> None:
    (tabel,) = read_teks("a  b  c\n   b  c  d\n").tabel
    assert tabel.baris[0][:3] == ("a", "b", "c")


def test_a_page_that_begins_in_the_middle_of_a_row_goes_on_with_the_table() -> None:
    rest = ("", "tahun berjalan", "", "", "", "", "")
    rows = [KEPALA, PERTAMA, (), rest, KEDUA]
    (tabel,) = read_teks("\n".join("\t".join(row) for row in rows)).tabel
    assert tabel.baris[2:] == (rest, KEDUA)


def test_letters_of_the_symbol_fonts_are_read_as_they_look() -> None:
    (tabel,) = read_teks("1\tMenyusun\t\uf0fc\n\tButir\t\uf0b7 satu").tabel
    assert tabel.baris == (("1", "Menyusun", "✓"), ("", "Butir", "• satu"))


def test_a_cell_that_excel_quotes_stays_one_cell() -> None:
    teks = "\t".join(KEPALA) + '\n1\t"Memerintahkan\n""segera"""\tmulai\t\tSurat\t1 Jam\tDisposisi'
    (tabel,) = read_teks(teks).tabel
    assert tabel.baris[1][1] == 'Memerintahkan\n"segera"'


def test_a_quotation_mark_that_is_never_closed_is_a_mark() -> None:
    (tabel,) = read_teks('1\t"Memerintahkan\tmulai\n2\tMenyusun\tselesai').tabel
    assert [row[1] for row in tabel.baris] == ['"Memerintahkan', "Menyusun"]


def test_lines_between_tables_are_kept_as_lines() -> None:
    bacaan = read_teks("**PEMERINTAH KOTA**\nDINAS CONTOH\n\nNomor SOP\t:\t12\n\nLampiran")
    assert [(t.nama, t.baris[0][0]) for t in bacaan.tabel] == [
        ("Teks 1", "PEMERINTAH KOTA"),
        ("Tabel 2", "Nomor SOP"),
        ("Teks 3", ""),
    ]


def test_a_table_that_repeats_its_heads_on_the_next_page_is_one_table() -> None:
    page = "\t".join(KEPALA)
    (tabel,) = read_teks(f"{page}\n{chr(9).join(PERTAMA)}\n\n{page}\n{chr(9).join(KEDUA)}").tabel
    assert tabel.baris == (KEPALA, PERTAMA, KEPALA, KEDUA)


def test_a_table_that_goes_on_counting_on_the_next_page_is_one_table() -> None:
    rows = ["\t".join(row) for row in (KEPALA, PERTAMA)]
    (tabel,) = read_teks("\n".join(rows) + "\n\n" + "\t".join(KEDUA)).tabel
    assert len(tabel.baris) == 3


def test_control_characters_become_spaces() -> None:
    (tabel,) = read_teks("a\x00b\tc\x07\td").tabel
    assert tabel.baris == (("a b", "c", "d"),)


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "Tidak ada tulisan"),
        ("  \n\t\n", "Tidak ada tulisan"),
        ("a\n" * (MAKS_BARIS_TEKS + 1), "baris; paling banyak"),
        ("a\tb\n" * (MAKS_BARIS + 1), "baris; paling banyak"),
        ("a\t" * MAKS_KOLOM + "b", "kolom; paling banyak"),
        ("a" * (MAKS_ISI + 1), "huruf; paling panjang"),
        ("a\tb\n\n" * 61, "tabel; paling banyak"),
        ("-" * 1_000_000 + "x", "baris sepanjang"),
        ("a  " * 6_000, "lebih dari 60 kolom"),
        (("\t" * 19_000 + "\n") * 4, "terlalu banyak sel"),
        ('"' + "a\tb\n" * 5_000, "baris; paling banyak"),
    ],
    ids=[
        "empty",
        "blank",
        "lines",
        "rows",
        "columns",
        "cell",
        "tables",
        "long line",
        "gaps",
        "cells",
        "open quote",
    ],
)
def test_what_no_sop_can_be_is_refused_in_a_sentence(teks: str, pesan: str) -> None:
    assert pesan in refuse(teks)


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_in_the_writing_of_its_program(sandi: str) -> None:
    assert decode_teks("Seksi – Seksi".encode(sandi)) == "Seksi – Seksi"


def test_a_program_is_no_text() -> None:
    with pytest.raises(BerkasDitolak, match="bukan berkas teks"):
        decode_teks(b"MZ\x90\0\0")
