"""Written parts: what is kept of a text, and what is refused."""

import pytest

from lakip.domain.naskah import MAX_HURUF, clean_naskah


def test_line_ends_and_tabs_become_plain() -> None:
    assert clean_naskah("\r\nSatu \r\n\tDua\rTiga\n\n") == "Satu\n Dua\nTiga"


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        pytest.param("a" * (MAX_HURUF + 1), "terlalu panjang", id="too long"),
        pytest.param("Satu\x07", "karakter kendali", id="bell"),
        pytest.param("Satu\x00", "karakter kendali", id="null"),
    ],
)
def test_what_cannot_be_printed_is_refused(teks: str, pesan: str) -> None:
    with pytest.raises(ValueError, match=pesan):
        clean_naskah(teks)


def test_longest_text_is_taken() -> None:
    assert len(clean_naskah("a" * MAX_HURUF)) == MAX_HURUF
