import pytest

from lakip.domain.paragraf import Paragraf, read_paragraf


def daftar(*butir):
    return Paragraf(butir, is_daftar=True)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        pytest.param("Satu.\n\nDua.", (Paragraf(("Satu.",)), Paragraf(("Dua.",))), id="empty line parts"),
        pytest.param("Satu.\r\nMasih satu.", (Paragraf(("Satu.", "Masih satu.")),), id="line end stays"),
        pytest.param("- a\n- b", (daftar("a", "b"),), id="list"),
        pytest.param("Yaitu:\n- a\n• b", (Paragraf(("Yaitu:",)), daftar("a", "b")), id="list below its lead"),
        pytest.param("- a\n  terus\n- b", (daftar("a terus", "b"),), id="item over two lines"),
        pytest.param("-5 derajat", (Paragraf(("-5 derajat",)),), id="negative number is no item"),
        pytest.param("a \t b", (Paragraf(("a b",)),), id="wide spaces close up"),
        pytest.param(" \n\n ", (), id="nothing"),
    ],
)
def test_text_falls_into_paragraphs_and_lists(teks, hasil):
    assert read_paragraf(teks) == hasil
