import pytest

from lakip.exports.huruf import replace_missing

HURUF = frozenset("Capaian teruk.é□\xa0\u200d\u202e")


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        pytest.param("Capaian\nterukur", "Capaian\nterukur", id="what the font has"),
        pytest.param("漢😀", "□□", id="what it lacks"),
        pytest.param("e\u0301", "é", id="accent composed"),
        pytest.param("p\u0323", "p", id="accent that cannot be composed"),
        pytest.param("a\x00\x0b\x1bp", "ap", id="controls"),
        pytest.param("a\u200d\ufe0fp", "ap", id="joiner and variation selector"),
        pytest.param("a\u202ep", "ap", id="mark of direction"),
        pytest.param("a\u2028p\u2003a", "a p a", id="line separator and odd space"),
        pytest.param("a\xa0p\xada", "a\xa0p\xada", id="hard space and soft hyphen"),
        pytest.param("a\ud800p", "a□p", id="half a character"),
    ],
)
def test_text_is_put_into_characters_of_the_font(teks, hasil):
    assert replace_missing(teks, HURUF) == hasil
