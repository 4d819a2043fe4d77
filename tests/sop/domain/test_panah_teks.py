"""The arrows of a row as people write them into one cell."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import SELESAI
from sop.domain.panah_teks import read_panah, write_panah
from sop.domain.suntingan import PanahSunting, SimbolSunting

PROSES, KEPUTUSAN, AKHIR = JenisSimbol.PROSES, JenisSimbol.KEPUTUSAN, JenisSimbol.SELESAI
YA, LANJUT = PanahSunting("ya"), PanahSunting()


def simbol(jenis: JenisSimbol, *panah: PanahSunting) -> SimbolSunting:
    return SimbolSunting("k1", jenis, panah=panah)


@pytest.mark.parametrize(
    ("drawn", "teks"),
    [
        pytest.param([simbol(PROSES, LANJUT)], "", id="on to the next"),
        pytest.param([simbol(KEPUTUSAN, YA)], "", id="yes, on to the next"),
        pytest.param([simbol(AKHIR)], "", id="the end"),
        pytest.param([simbol(PROSES)], "tidak ada", id="nowhere"),
        pytest.param([simbol(PROSES, PanahSunting("", SELESAI))], "→ selesai", id="to the end"),
        pytest.param(
            [simbol(KEPUTUSAN, PanahSunting("ya", "8"), PanahSunting("tidak", "6"))],
            "ya → 8; tidak → 6",
            id="a decision",
        ),
        pytest.param(
            [simbol(PROSES, LANJUT), simbol(KEPUTUSAN, YA, PanahSunting("tidak", "6#2"))],
            "2: ya → berikutnya; tidak → 6#2",
            id="the second of two symbols",
        ),
        pytest.param([simbol(PROSES, PanahSunting("", "3"), PanahSunting("", "4"))], "→ 3; → 4", id="a fork"),
    ],
)
def test_arrows_are_told_in_few_words(drawn: list[SimbolSunting], teks: str) -> None:
    assert write_panah(drawn) == teks
    assert read_panah(teks, [s.jenis for s in drawn]) == [s.panah for s in drawn]


@pytest.mark.parametrize("teks", ["ya->8;tidak  ->  6", "  ya → 8 ;\ntidak → 6 ", "ya → 8\ntidak → 6;"])
def test_people_need_not_keep_to_the_blanks(teks: str) -> None:
    assert read_panah(teks, [KEPUTUSAN]) == [(PanahSunting("ya", "8"), PanahSunting("tidak", "6"))]


def test_arrows_without_a_place_are_those_of_the_last_symbol() -> None:
    assert read_panah("tidak → 6", [PROSES, KEPUTUSAN])[1] == (PanahSunting("tidak", "6"),)


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("tidak 6", '"tidak 6" tidak terbaca sebagai panah; tulis seperti "ya → 8; tidak → 6"'),
        ("3: → 8", "Panah dari simbol ke-3, padahal baris ini berisi 1 simbol."),
        ("ya → 8; ya → 8", 'Panah "ya → 8" ditulis dua kali; sisakan satu.'),
        ("9" * 5_000 + ": → 8", "tidak terbaca sebagai panah"),
        (" " * 2_000 + "tidak 6", '"tidak 6" tidak terbaca sebagai panah'),
    ],
)
def test_what_is_no_arrow_is_refused_in_a_sentence(teks: str, pesan: str) -> None:
    with pytest.raises(ValueError, match=re.escape(pesan)):
        read_panah(teks, [KEPUTUSAN])


kata = st.text('abc "→;:#-> \n0123', max_size=8)
panah_list = st.lists(
    st.builds(
        PanahSunting, kata, kata | st.sampled_from(["", SELESAI, "berikutnya", "Selesai", "tidak ada"])
    ),
    max_size=3,
    unique=True,
).map(tuple)


@given(
    st.lists(
        st.builds(SimbolSunting, st.just("k1"), st.sampled_from(JenisSimbol), panah=panah_list), max_size=3
    )
)
def test_whatever_labels_and_rows_are_called_it_is_read_back(drawn: list[SimbolSunting]) -> None:
    assert read_panah(write_panah(drawn), [s.jenis for s in drawn]) == [s.panah for s in drawn]
