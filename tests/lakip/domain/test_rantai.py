from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lakip.domain.rantai import AWAL, Baris, JenisPutus, Kepala, Putus, digest, find_break

ISI = st.dictionaries(
    st.text(max_size=5), st.none() | st.booleans() | st.integers() | st.text(max_size=5), max_size=3
)


def make_rantai(isi_list):
    rows, sebelum = [], AWAL
    for nomor, isi in enumerate(isi_list, 1):
        rows.append(Baris(nomor, isi, sebelum, digest(isi, sebelum)))
        sebelum = rows[-1].hash
    return rows, Kepala(len(rows), sebelum)


ROWS, KEPALA = make_rantai([{"langkah": n} for n in range(1, 5)])
SATU, DUA, TIGA, EMPAT = ROWS
SISIPAN = Baris(2, {"langkah": 9}, SATU.hash, digest({"langkah": 9}, SATU.hash))


def test_order_of_keys_does_not_matter():
    assert digest({"a": 1, "b": 2}, AWAL) == digest({"b": 2, "a": 1}, AWAL)


def test_digest_is_the_sha256_of_plain_json():
    assert (
        digest({"nama": "Ni’mah"}, "") == "f572b4c4d4b59b99e4bf2eeb82fc7fdc6013eb293d461b282fb75977fa8b7432"
    )


def test_same_content_after_another_row_has_another_hash():
    assert digest({"a": 1}, AWAL) != digest({"a": 1}, SATU.hash)


@pytest.mark.parametrize(
    "nilai",
    [
        pytest.param(datetime(2026, 1, 5, 9, tzinfo=UTC), id="moment"),
        pytest.param(Decimal("97.20"), id="figure"),
    ],
)
def test_moments_and_figures_come_in_as_text(nilai):
    with pytest.raises(TypeError):
        digest({"nilai": nilai}, AWAL)


def test_whole_chain_is_not_broken():
    assert find_break(ROWS, KEPALA) is None


def test_empty_record_is_whole():
    assert find_break([], Kepala()) is None


@pytest.mark.parametrize(
    ("rows", "nomor", "jenis"),
    [
        pytest.param([SATU, replace(DUA, isi={"langkah": 8}), TIGA, EMPAT], 2, "ISI_BERUBAH", id="content"),
        pytest.param([SATU, replace(DUA, hash="0"), TIGA, EMPAT], 2, "ISI_BERUBAH", id="hash"),
        pytest.param([SATU, TIGA, EMPAT], 2, "HILANG", id="row gone"),
        pytest.param([DUA, TIGA, EMPAT], 1, "HILANG", id="first row gone"),
        pytest.param(
            [SATU, replace(TIGA, nomor=2), replace(EMPAT, nomor=3)], 2, "TIDAK_BERSAMBUNG", id="closed up"
        ),
        pytest.param([SATU, SISIPAN, TIGA, EMPAT], 3, "TIDAK_BERSAMBUNG", id="row replaced and hashed anew"),
        pytest.param([SATU, DUA, SISIPAN, TIGA, EMPAT], 2, "URUTAN", id="nomor twice"),
        pytest.param(
            [SATU, replace(TIGA, nomor=2), replace(DUA, nomor=3), EMPAT], 2, "TIDAK_BERSAMBUNG", id="swapped"
        ),
        pytest.param([SATU, DUA, TIGA], 4, "UJUNG_TERPOTONG", id="last row cut off"),
        pytest.param([], 1, "UJUNG_TERPOTONG", id="all rows gone"),
        pytest.param(
            [*ROWS, Baris(5, {}, EMPAT.hash, digest({}, EMPAT.hash))], 5, "UJUNG_DITAMBAH", id="row added"
        ),
        pytest.param(make_rantai([{}] * 4)[0], 4, "UJUNG_BERBEDA", id="all written anew"),
    ],
)
def test_first_broken_row_is_named(rows, nomor, jenis):
    assert find_break(rows, KEPALA) == Putus(nomor, JenisPutus[jenis])


def test_break_is_told_in_a_sentence():
    assert Putus(3, JenisPutus.HILANG).pesan == "Baris 3: baris ini hilang."


@given(st.lists(ISI, min_size=1, max_size=6), st.data())
def test_any_single_change_is_detected(isi_list, data):
    rows, kepala = make_rantai(isi_list)
    posisi = data.draw(st.integers(0, len(rows) - 1))
    baris = rows[posisi]
    isi_baru = data.draw(ISI)
    assume(digest(isi_baru, AWAL) != digest(baris.isi, AWAL))

    change = data.draw(st.sampled_from(["isi", "hash", "hash_sebelum", "nomor", "hapus", "ulang"]))
    if change == "hapus":
        del rows[posisi]
    elif change == "ulang":
        rows.insert(posisi, baris)
    else:
        baru = {"isi": isi_baru, "hash": "0", "hash_sebelum": "0", "nomor": baris.nomor + 1}
        rows[posisi] = replace(baris, **{change: baru[change]})

    assert find_break(rows, kepala) is not None
