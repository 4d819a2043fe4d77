"""What of a text that somebody sends is kept: typed, written in the editor, pasted from Word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip.teks import clean_teks, read_teks, to_polos, write_teks
from lakip.teks.bentuk import Daftar, Tabel
from lakip.teks.bersih import HURUF_TERBANYAK

WORD = Path(__file__).parents[2] / "data" / "word"
SEL = st.sampled_from(["", "a", "<p>b</p>", "<ul><li>c</li></ul>", "<table><tr><td>d</td></tr></table>"])
POTONGAN = st.one_of(
    st.text(),
    st.sampled_from(
        [
            "<p>Satu <b>dua <i>tiga</i></b> </p>",
            "<h2>Judul</h2>",
            "<ul><li>a<ol><li>b</li></ol></li></ul>",
            "<blockquote>Kutip<p>an</p></blockquote>",
            '<span class="catatan-kaki">Catatan</span>',
            '<a href="#tabel-1">x</a><a href="https://a.go.id">y</a><a href="javascript:z">z</a>',
            '<div data-blok="efisiensi"></div>[blok: efisiensi]',
            '<figure><img src="gambar:1" alt="x"><figcaption>K</figcaption></figure>',
            "<p>[gambar: 1 | K]</p><p>Lihat [acuan: tabel-1].</p>",
            "<p>&nbsp;</p><p><br></p>",
            "<p style='mso-list:l0 level2 lfo1'>x</p>y<p style='mso-list:l0 level1 lfo1'>z</p>",
            '<div style="mso-element:footnote" id=ftn1>f</div><a href="#_ftn1">1</a>',
            "<script>alert(1)</script><style>p{}</style><!-- x -->",
        ]
    ),
    st.lists(SEL, min_size=1, max_size=4).map(
        lambda sel: (
            f'<table id="t"><tr>{"".join(f"<td rowspan=2>{s}</td>" for s in sel)}</tr><tr></tr></table>'
        )
    ),
)


def word(nama: str) -> str:
    return clean_teks((WORD / f"{nama}.html").read_text())


@given(st.lists(POTONGAN, max_size=6).map("".join))
def test_what_is_kept_is_kept_again_as_it_is(kiriman: str) -> None:
    try:
        isi = clean_teks(kiriman, {1})
    except ValueError:
        return

    assert clean_teks(isi, {1}) == isi
    assert write_teks(read_teks(isi)) == isi
    assert "<script" not in isi


def test_typed_text_becomes_paragraphs_and_lists() -> None:
    assert clean_teks("Satu\nbaris.\n\n- a\n- b & c") == (
        "<p>Satu<br>baris.</p><ul><li><p>a</p></li><li><p>b &amp; c</p></li></ul>"
    )


@pytest.mark.parametrize("teks", ["capaian < 50% dan > 3", "A & B", "5<6"])
def test_signs_of_comparison_are_no_html(teks: str) -> None:
    assert to_polos(read_teks(clean_teks(teks))) == teks


def test_what_is_typed_without_an_editor_stands_for_blocks_images_and_references() -> None:
    assert clean_teks("[blok: efisiensi]\n\n[gambar: 4 | Apel pagi]\n\nLihat [acuan: bab2-target].", {4}) == (
        '<div class="blok" data-blok="efisiensi"></div>'
        '<figure id="gambar-apel-pagi-1667c9"><img src="gambar:4" alt=""><figcaption>Apel pagi</figcaption>'
        '</figure><p>Lihat <a href="#bab2-target">bab2-target</a>.</p>'
    )


def test_image_of_another_report_is_left_out() -> None:
    assert clean_teks('<p>a</p><figure><img src="/laporan/9/naskah/gambar/7/"></figure>', {4}) == "<p>a</p>"


def test_image_is_known_by_the_address_that_pages_show() -> None:
    assert 'src="gambar:7"' in clean_teks('<figure><img src="/laporan/9/naskah/gambar/7/"></figure>', {7})


def test_image_with_an_endless_number_is_left_out() -> None:
    assert clean_teks(f'<p>a</p><figure><img src="gambar:{"9" * 5000}"></figure>', {4}) == "<p>a</p>"


def test_table_that_only_has_its_title_yet_stays() -> None:
    kosong = "<table>{}<tr><th></th></tr><tr><td></td></tr></table>"

    assert "<caption>Pegawai</caption>" in clean_teks(kosong.format("<caption>Pegawai</caption>"))
    assert clean_teks(kosong.format("")) == ""


def test_copied_table_gets_a_kunci_of_its_own() -> None:
    tabel = '<table id="pegawai"><tr><td>a</td></tr></table>'

    kunci = [satu.kunci for satu in read_teks(clean_teks(tabel * 3)) if isinstance(satu, Tabel)]

    assert kunci == ["pegawai", "pegawai-2", "pegawai-3"]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        pytest.param("a" * (HURUF_TERBANYAK + 1), "terlalu panjang", id="too long"),
        pytest.param("<p>a" * (HURUF_TERBANYAK // 8 + 1), "terlalu panjang", id="too long once it is kept"),
        pytest.param("<div>" * 20_000, "terlalu dalam", id="nested without end"),
        pytest.param("<p>a\x1b</p>", "karakter kendali", id="control character in HTML"),
        pytest.param("a\x1b", "karakter kendali", id="control character typed"),
    ],
)
def test_refused_text_is_told_why(isi: str, pesan: str) -> None:
    with pytest.raises(ValueError, match=pesan):
        clean_teks(isi)


# --- from Word ------------------------------------------------------------------------------------------


def test_word_lists_become_lists_of_their_depth() -> None:
    assert word("daftar") == (
        "<h3>Tugas dan Fungsi</h3><p>Satuan Polisi Pamong Praja mempunyai tugas "
        "<strong>membantu Bupati</strong> "
        "melaksanakan urusan pemerintahan:</p>"
        "<ul><li><p>ketenteraman umum;</p><ul><li><p>patroli wilayah;</p></li></ul></li>"
        "<li><p>perlindungan masyarakat.</p></li></ul>"
        "<ol><li><p>penyusunan program;</p></li><li><p>pelaksanaan kebijakan.</p></li></ol>"
    )


def test_word_table_keeps_its_cells_in_their_columns() -> None:
    [tabel] = [satu for satu in read_teks(word("tabel")) if isinstance(satu, Tabel)]

    assert [[to_polos(sel.isi) for sel in baris] for baris in tabel.baris] == [
        ["Golongan", "Jumlah"],
        ["", "Laki-laki", "Perempuan"],
        ["III/a", "12", "9"],
    ]
    assert tabel.jumlah_kolom == 3


def test_word_image_on_the_writers_own_disk_is_left_out() -> None:
    assert "img" not in word("tabel")


def test_word_footnote_stands_where_it_is_called() -> None:
    assert word("catatan_kaki") == (
        '<p>Nilai SAKIP tahun ini BB<span class="catatan-kaki">LHE Nomor 700/12/2025.</span> '
        "menurut Inspektorat.</p>"
    )


def test_word_list_that_begins_deep_is_a_list() -> None:
    [daftar] = read_teks(clean_teks("<p style='mso-list:l0 level3 lfo1'>dalam</p>"))

    assert isinstance(daftar, Daftar)


@pytest.mark.parametrize("nama", ["daftar", "tabel", "catatan_kaki"])
def test_nothing_of_word_itself_is_left(nama: str) -> None:
    isi = word(nama).casefold()

    assert not [tanda for tanda in ("mso", "style=", "class=mso", "<o:", "<!", "lang=") if tanda in isi]
