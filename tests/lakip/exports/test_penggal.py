import re

import pytest
from weasyprint import HTML

from lakip.exports.penggal import BOLEH_PUTUS, loosen, loosen_words


@pytest.mark.parametrize(
    ("teks", "bagian"),
    [
        pytest.param("mempertanggungjawabkannya", 3, id="longer than any word"),
        pytest.param("pertanggungjawabannya", 1, id="a long word"),
        pytest.param("Perencanaan/Penganggaran/Evaluasi", 1, id="a line may end at a slash"),
        pytest.param("capaian " * 20, 1, id="a long sentence"),
        pytest.param("x" * 120, 10, id="no word at all"),
    ],
)
def test_only_words_too_long_for_a_cell_may_be_broken(teks, bagian):
    loose = loosen(teks)

    assert loose.count(BOLEH_PUTUS) == bagian - 1
    assert loose.replace(BOLEH_PUTUS, "") == teks


def test_cells_are_loosened_but_figures_and_what_is_no_cell_are_not():
    kata = "x" * 30
    sel = f"<td>{kata}<b>{kata}</b>{kata}</td><td class='angka'>{kata}</td>"
    dokumen = HTML(string=f"<p>{kata}</p><table><tr>{sel}</tr></table>").etree_element

    loosen_words(dokumen)

    teks = "|".join(dokumen.itertext())
    assert [BOLEH_PUTUS in satu for satu in re.findall(r"[^|]+", teks)] == [False, True, True, True, False]


def test_running_text_is_loosened_only_where_it_is_no_word():
    alamat = "x" * 60
    dokumen = HTML(string=f"<p>{alamat}<em></em> {'y' * 200}</p><style>{'z' * 200}</style>").etree_element

    loosen_words(dokumen)

    assert dokumen.find(".//p").text == alamat
    assert [BOLEH_PUTUS in satu for satu in dokumen.itertext() if satu.strip()] == [False, True, False]
