"""What a letter writes by itself: how many in words, and whom the SOP names."""

from __future__ import annotations

import pytest

from lakip.domain.surat import find_penerima
from lakip.domain.terbilang import spell, write_banyaknya


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (0, "nol"), (1, "satu"), (11, "sebelas"), (17, "tujuh belas"), (20, "dua puluh"),
        (45, "empat puluh lima"), (100, "seratus"), (111, "seratus sebelas"), (250, "dua ratus lima puluh"),
        (999, "sembilan ratus sembilan puluh sembilan"),
    ],
)  # fmt: skip
def test_a_number_is_spelled(angka: int, kata: str) -> None:
    assert spell(angka) == kata


@pytest.mark.parametrize(
    ("ditulis", "tercetak"),
    [
        ("2 berkas", "2 (dua) berkas"),
        ("1 (satu) dokumen", "1 (satu) dokumen"),
        ("satu bundel", "satu bundel"),
        ("1200 lembar", "1200 lembar"),
    ],
)
def test_how_many_are_sent_is_written_with_its_words(ditulis: str, tercetak: str) -> None:
    assert write_banyaknya(ditulis) == tercetak


def test_recipients_are_those_whom_the_row_names() -> None:
    baris = "Menyampaikan LAKIP ke Bappeda, BKAD dan Bagian Pembangunan serta Inspektorat; Bappeda"

    assert find_penerima(baris) == (
        "Kepala Bappeda", "Kepala BKAD", "Kepala Bagian Pembangunan", "Inspektur",
    )  # fmt: skip


def test_the_head_of_the_region_is_a_recipient_only_where_something_goes_to_him() -> None:
    assert find_penerima("disampaikan kepada Bupati melalui Bagian Organisasi") == (
        "Bupati", "Kepala Bagian Organisasi",
    )  # fmt: skip
    assert find_penerima("diserahkan ke staf untuk dikirimkan ke alamat yang dituju, Peraturan Bupati") == ()
