"""What differs between two states of a text."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip.teks import clean_teks, read_teks
from lakip.teks.perbedaan import Beda, BlokBeda, Kata, Sama, TabelBeda, Ubah, compare_kata, compare_teks
from lakip.teks.sejajar import align


def compare(lama: str, baru: str) -> tuple[Beda, ...]:
    return compare_teks(read_teks(clean_teks(lama)), read_teks(clean_teks(baru)))


def say(isi: tuple[Kata, ...]) -> str:
    """Words as they are marked: [-gone-], {+come+}."""
    tanda = {Ubah.HAPUS: "[-{}-]", Ubah.TAMBAH: "{{+{}+}}", Ubah.TETAP: "{}"}
    return " ".join(tanda[satu.ubah].format(satu.teks) for satu in isi)


def changes(lama: str, baru: str) -> list[tuple[str, str]]:
    """The blocks that changed, with what became of them."""
    found = [satu for satu in compare(lama, baru) if isinstance(satu, BlokBeda)]
    return [(str(satu.ubah), say(satu.isi)) for satu in found if satu.ubah is not Ubah.TETAP]


def test_same_text_has_no_difference() -> None:
    assert compare("<p>Sama.</p>", "Sama.") == ()


def test_word_that_changed_is_told_inside_its_paragraph() -> None:
    assert changes("Realisasi 94,35 persen tahun ini.", "Realisasi 105,98 persen tahun ini.") == [
        ("ganti", "Realisasi [-94,35-] {+105,98+} persen tahun ini.")
    ]


def test_paragraphs_come_and_go_as_a_whole() -> None:
    assert changes("Satu.\n\nDua lama sekali.\n\nTiga.", "Satu.\n\nTiga.\n\nEmpat sama sekali baru.") == [
        ("hapus", "[-Dua lama sekali.-]"),
        ("tambah", "{+Empat sama sekali baru.+}"),
    ]


def test_changed_paragraph_is_found_beside_a_new_one() -> None:
    lama = "Capaian tahun ini naik lima persen."
    baru = "Paragraf baru yang lain.\n\nCapaian tahun ini naik enam persen."

    assert changes(lama, baru) == [
        ("tambah", "{+Paragraf baru yang lain.+}"),
        ("ganti", "Capaian tahun ini naik [-lima-] {+enam+} persen."),
    ]


def test_paragraph_that_only_became_a_heading_says_so() -> None:
    [satu] = compare("<p>Tugas dan fungsi</p>", "<h3>Tugas dan fungsi</h3>")

    assert isinstance(satu, BlokBeda)
    assert (satu.bentuk, satu.is_bentuk_saja) == ("subjudul", True)


def test_items_of_lists_are_compared_one_by_one() -> None:
    assert changes("- a b c\n- d", "- a b c\n- sisipan\n- d") == [("tambah", "{+sisipan+}")]


def test_far_away_paragraphs_that_stayed_are_only_counted() -> None:
    lama = "\n\n".join(f"Paragraf {nomor}." for nomor in range(10))

    beda = compare(lama, lama.replace("Paragraf 5.", "Paragraf 5 diubah."))

    assert [satu.jumlah for satu in beda if isinstance(satu, Sama)] == [4, 3]
    assert len(beda) == 5


TABEL = "<table id=t><caption>Pegawai</caption><tr><th>Unit</th><th>Jumlah</th></tr>{}</table>"


def rows(*baris: str) -> str:
    return TABEL.format("".join(f"<tr><td>{b.replace('|', '</td><td>')}</td></tr>" for b in baris))


def test_table_is_compared_cell_by_cell() -> None:
    [satu] = compare(rows("Linmas|12", "Trantib|9"), rows("Linmas|12", "Trantib|10"))

    assert isinstance(satu, TabelBeda)
    assert [[say(sel) for sel in baris.sel] for baris in satu.baris] == [
        ["Unit", "Jumlah"],
        ["Trantib", "[-9-] {+10+}"],
    ]
    assert satu.jumlah_tetap == 1


def test_rows_of_a_table_come_and_go() -> None:
    [satu] = compare(rows("Linmas|12", "Trantib|9"), rows("Trantib|9", "Damkar|4"))

    assert isinstance(satu, TabelBeda)
    assert [str(baris.ubah) for baris in satu.baris] == ["tetap", "hapus", "tambah"]


def test_image_and_block_that_are_added_are_named() -> None:
    baru = read_teks(clean_teks("[gambar: 1 | Apel]\n\n[blok: efisiensi]", {1}))

    beda = [(satu.bentuk, say(satu.isi)) for satu in compare_teks((), baru) if isinstance(satu, BlokBeda)]

    assert beda == [("gambar", "{+Apel+}"), ("blok data", "{+Efisiensi menurut sasaran+}")]


KATA = st.lists(st.sampled_from("abcde"), max_size=30)


@given(KATA, KATA)
def test_words_of_both_texts_are_all_there(lama: list[str], baru: list[str]) -> None:
    isi = compare_kata(" ".join(lama), " ".join(baru))

    def read(without: Ubah) -> list[str]:
        return " ".join(satu.teks for satu in isi if satu.ubah is not without).split()

    assert read(Ubah.TAMBAH) == lama
    assert read(Ubah.HAPUS) == baru


@given(KATA, KATA)
def test_what_is_laid_side_by_side_is_equal_and_in_order(lama: list[str], baru: list[str]) -> None:
    pairs = align(lama, baru)

    assert all(lama[i] == baru[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@pytest.mark.parametrize("pemisah", [" ", "</p><p>"], ids=["one paragraph", "a paragraph to a word"])
def test_the_work_of_comparing_grows_with_the_text_and_not_with_its_square(pemisah: str) -> None:
    assert count_calls(8_000, pemisah) < 10 * count_calls(1_000, pemisah)


def count_calls(banyak: int, pemisah: str) -> int:
    """Compare two texts of so many words, every ninth of them changed; return how many calls that takes."""
    kata = [str(nomor * 7919 % 500) for nomor in range(banyak)]
    lain = [satu if nomor % 9 else "x" for nomor, satu in enumerate(kata)]
    lama, baru = (read_teks(f"<p>{pemisah.join(satu)}</p>") for satu in (kata, lain))
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        assert compare_teks(lama, baru)
    finally:
        sys.setprofile(None)
    return calls
