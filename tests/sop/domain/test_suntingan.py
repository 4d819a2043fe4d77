"""An SOP while it is edited: rows, columns and symbols come and go, and the arrows follow."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop.domain.alur import JenisSimbol
from sop.domain.bagan import lay_out
from sop.domain.berkas import SELESAI, Asal, BerkasSop, PanahBerkas
from sop.domain.jenis_kerja import propose_lembar_kerja
from sop.domain.pemeriksaan import find_problems
from sop.domain.sunting.baris import insert_row, move_row, remove_row, renumber, spread_row
from sop.domain.sunting.kolom import insert_column, move_column, remove_column
from sop.domain.sunting.panah import add_panah, mark_by_hand, remove_panah
from sop.domain.sunting.simbol import draw_row, swap_simbol
from sop.domain.sunting.tindakan import TindakanTidakDikenal, perform
from sop.domain.suntingan import (
    BELUM_DIPILIH,
    BERIKUT,
    PanahSunting,
    SimbolSunting,
    Suntingan,
    close_suntingan,
    number_simbol,
    open_berkas,
    replace_row,
)
from sop.domain.suntingan_json import suntingan_from_json, suntingan_to_json
from sop.gambar import build_formulir
from tests.sop.factories import KUNCI, read_fixture, redraw
from tests.sop.isi_sop import make_berkas, make_langkah, make_simbol
from tests.strategies import runnable

MULAI, PROSES, KEPUTUSAN, AKHIR = JenisSimbol


def open_small(**changes: object) -> Suntingan:
    """Ordered, written, checked (tidak goes back to the writing), sent."""
    return open_berkas(make_berkas(**changes))


def arrows_of(suntingan: Suntingan, place: int, letak: int = 0) -> list[tuple[str, str]]:
    return [(p.label, p.ke) for p in suntingan.baris[place].simbol[letak].panah]


def numbers_of(suntingan: Suntingan) -> list[str]:
    return [row.nomor for row in suntingan.baris]


# --- rows ---


def test_new_row_stands_where_it_was_put_and_the_numbers_follow() -> None:
    suntingan = insert_row(open_small(), 2)

    assert [row.kegiatan for row in suntingan.baris][2] == ""
    assert numbers_of(suntingan) == ["1.", "2.", "3.", "4.", "5."]


def test_numbers_that_do_not_count_the_rows_are_left_alone() -> None:
    suntingan = open_small()
    suntingan = replace(suntingan, baris=(replace(suntingan.baris[0], nomor="1a."), *suntingan.baris[1:]))

    assert numbers_of(insert_row(suntingan, 4)) == ["1a.", "2.", "3.", "4.", ""]


def test_rows_are_numbered_anew_as_the_first_is_printed() -> None:
    suntingan = open_small()
    suntingan = replace(suntingan, baris=(replace(suntingan.baris[0], nomor="7)"), *suntingan.baris[1:]))

    assert numbers_of(renumber(suntingan)) == ["1)", "2)", "3)", "4)"]


def test_lines_of_a_kegiatan_go_down_into_empty_rows_and_then_into_new_ones() -> None:
    suntingan = insert_row(open_small(), 1)
    rows = list(suntingan.baris)
    rows[0] = replace(rows[0], kegiatan="Memerintahkan\n\n  Membuat  format\nMenyampaikan\n")
    after, place = perform(replace(suntingan, baris=tuple(rows)), "baris-bagi:0")

    assert [row.kegiatan for row in after.baris[:3]] == ["Memerintahkan", "Membuat format", "Menyampaikan"]
    assert after.baris[3:] == tuple(replace(row, nomor=f"{n}.") for n, row in enumerate(rows[2:], 4))
    assert (numbers_of(after), place) == (["1.", "2.", "3.", "4.", "5.", "6."], 0)
    assert len({row.kunci for row in after.baris}) == len(after.baris)


def test_lines_of_a_kegiatan_need_no_new_row_while_there_are_empty_ones() -> None:
    begun, _ = perform(replace(open_small(), kolom=(), baris=()), "awal")
    rows = (replace(begun.baris[0], kegiatan="Memerintahkan\nMembuat format"), *begun.baris[1:])

    after, _ = perform(replace(begun, baris=rows), "baris-bagi:0")

    assert [row.kegiatan for row in after.baris] == ["Memerintahkan", "Membuat format", "", "", ""]


def test_a_kegiatan_of_one_line_is_not_spread() -> None:
    with pytest.raises(IndexError):
        spread_row(open_small(), 0)


def test_arrow_follows_the_row_that_is_moved() -> None:
    suntingan = move_row(open_small(), 1, 0)

    assert suntingan.baris[0].kunci == "2."
    assert arrows_of(suntingan, 2) == [("ya", BERIKUT), ("tidak", "2.")]
    assert close_suntingan(suntingan).langkah[2].simbol[0].panah[1].ke == 0


def test_arrow_to_a_removed_row_goes_on_to_where_that_led() -> None:
    suntingan = remove_row(open_small(), 1)

    # What came after the writing is the check itself.
    assert arrows_of(suntingan, 1) == [("ya", BERIKUT), ("tidak", "3.")]
    assert numbers_of(suntingan) == ["1.", "2.", "3."]


def test_arrow_to_the_removed_end_of_the_procedure_leads_to_its_end() -> None:
    suntingan = remove_row(open_small(), 3)

    assert arrows_of(suntingan, 2) == [("ya", SELESAI), ("tidak", "2.")]


def test_what_came_next_to_a_removed_row_comes_next_to_the_row_before_it() -> None:
    suntingan = remove_row(open_small(), 2)

    assert arrows_of(suntingan, 1) == [("", BERIKUT)]
    assert not [t for t in find_problems(close_suntingan(suntingan)) if "panah" in t.pesan]


def test_repair_below_its_decision_is_removed_and_the_decision_sends_back_by_itself() -> None:
    suntingan = open_small(
        langkah=[
            make_langkah("1.", make_simbol("Kepala", "mulai")),
            make_langkah("2.", make_simbol("Kepala", "keputusan", ya="4.", tidak="3.")),
            make_langkah("3.", make_simbol("Staf", "proses", ya="1.")),
            make_langkah("4.", make_simbol("Staf", "selesai")),
        ]
    )

    assert arrows_of(remove_row(suntingan, 2), 1) == [("ya", "4."), ("tidak", "1.")]


def test_arrow_to_an_empty_row_that_is_removed_has_to_be_led_anew() -> None:
    without, _ = perform(draw_row(open_small(), 1, {}), "baris-hapus:1")

    assert arrows_of(without, 1) == [("ya", BERIKUT), ("tidak", BELUM_DIPILIH)]


# --- columns ---


def test_symbols_go_with_their_column() -> None:
    suntingan = move_column(open_small(), 0, 1)

    assert [k.nama for k in suntingan.kolom] == ["Staf", "Kepala"]
    assert [row.simbol[0].pelaksana for row in close_suntingan(suntingan).langkah] == [1, 0, 1, 0]


def test_new_column_is_one_of_its_own() -> None:
    suntingan = insert_column(open_small(), 1)

    assert len({k.kunci for k in suntingan.kolom}) == 3
    assert suntingan.kolom[1].nama == ""


def test_removed_column_takes_its_symbols_along() -> None:
    suntingan = remove_column(open_small(), 1)

    assert [len(row.simbol) for row in suntingan.baris] == [1, 0, 1, 0]
    # The row still stands there, and will most likely get a symbol in another column.
    assert arrows_of(suntingan, 2) == [("ya", BERIKUT), ("tidak", "2.")]


# --- symbols ---


def test_decision_goes_on_with_ya_and_asks_where_tidak_leads() -> None:
    suntingan = draw_row(open_small(), 1, {"k1": KEPUTUSAN, "k2": PROSES})

    assert arrows_of(suntingan, 1, 1) == [("ya", BERIKUT), ("tidak", BELUM_DIPILIH)]
    assert "hanya memiliki jalan keluar" in " ".join(
        t.pesan for t in find_problems(close_suntingan(suntingan)) if t.baris == 1
    )


def test_symbol_moved_to_another_column_keeps_its_arrows() -> None:
    suntingan = draw_row(open_small(), 2, {"k2": KEPUTUSAN})

    assert suntingan.baris[2].simbol[0].kolom == "k2"
    assert arrows_of(suntingan, 2) == arrows_of(open_small(), 2)


@pytest.mark.parametrize(
    ("jenis", "panah"),
    [(PROSES, [("", BERIKUT)]), (MULAI, [("", BERIKUT)]), (AKHIR, [])],
)
def test_decision_that_becomes_another_symbol_keeps_what_fits(
    jenis: JenisSimbol, panah: list[tuple[str, str]]
) -> None:
    assert arrows_of(draw_row(open_small(), 2, {"k1": jenis}), 2) == panah


def test_decision_whose_tidak_is_drawn_first_goes_on_as_a_box_where_ya_led() -> None:
    suntingan = with_arrows(open_small(), 2, (PanahSunting("tidak", "2."), PanahSunting("ya", "4.")))

    assert arrows_of(draw_row(suntingan, 2, {"k1": PROSES}), 2) == [("", "4.")]


def test_box_that_becomes_a_decision_goes_where_it_went() -> None:
    suntingan = draw_row(open_small(), 1, {"k2": KEPUTUSAN})

    assert arrows_of(suntingan, 1) == [("ya", BERIKUT), ("tidak", BELUM_DIPILIH)]


def test_row_without_a_kind_of_work_gets_the_one_that_its_words_propose() -> None:
    row = replace(open_small().baris[1], kegiatan="Menyusun dokumen LAKIP", keluaran="", lembar_kerja=None)

    closed = close_suntingan(replace_row(open_small(), 1, row)).langkah[1]

    assert closed.lembar_kerja == propose_lembar_kerja("Menyusun dokumen LAKIP") != propose_lembar_kerja("")


def test_arrow_follows_the_symbol_when_two_in_a_row_change_places() -> None:
    two = draw_row(open_small(), 1, {"k2": PROSES, "k1": PROSES})

    swapped = swap_simbol(two, 1, 0)

    assert [s.kolom for s in swapped.baris[1].simbol] == ["k1", "k2"]
    assert arrows_of(swapped, 2) == [("ya", BERIKUT), ("tidak", "2.#2")]


def test_arrow_to_the_symbol_that_is_left_of_two_keeps_leading_there() -> None:
    two = swap_simbol(draw_row(open_small(), 1, {"k2": PROSES, "k1": PROSES}), 1, 0)

    one = draw_row(two, 1, {"k2": PROSES})

    assert arrows_of(one, 2) == [("ya", BERIKUT), ("tidak", "2.")]


def test_what_is_drawn_by_hand_is_stated() -> None:
    suntingan = open_small()
    inferred = SimbolSunting("k2", PROSES, Asal.DISIMPULKAN, "Kolomnya kosong.", (PanahSunting(),))
    suntingan = replace(
        suntingan, baris=(suntingan.baris[0], replace(suntingan.baris[1], simbol=(inferred,)))
    )

    moved = draw_row(suntingan, 1, {"k1": PROSES}).baris[1].simbol[0]
    kept = draw_row(suntingan, 1, {"k2": PROSES}).baris[1].simbol[0]

    assert (moved.asal, moved.alasan) == (Asal.TERSURAT, "")
    assert (kept.asal, kept.alasan) == (Asal.DISIMPULKAN, "Kolomnya kosong.")


# --- arrows ---


def test_arrow_that_a_hand_leads_elsewhere_is_stated_and_others_keep_their_reason() -> None:
    before = open_small()
    panah = tuple(
        replace(p, asal=Asal.DISIMPULKAN, alasan="Tidak tercetak.") for p in before.baris[2].simbol[0].panah
    )
    before = with_arrows(before, 2, panah)
    after = with_arrows(before, 2, (panah[0], replace(panah[1], ke="1.")))

    marked = mark_by_hand(before, after).baris[2].simbol[0].panah

    assert [(p.ke, p.asal, p.alasan) for p in marked] == [
        (BERIKUT, Asal.DISIMPULKAN, "Tidak tercetak."),
        ("1.", Asal.TERSURAT, ""),
    ]


def with_arrows(suntingan: Suntingan, place: int, panah: tuple[PanahSunting, ...]) -> Suntingan:
    row = suntingan.baris[place]
    drawn = replace(row, simbol=(replace(row.simbol[0], panah=panah),))
    return replace(suntingan, baris=(*suntingan.baris[:place], drawn, *suntingan.baris[place + 1 :]))


def test_arrows_come_and_go() -> None:
    more = add_panah(open_small(), 1, 0)

    assert arrows_of(more, 1) == [("", BERIKUT), ("", BELUM_DIPILIH)]
    assert remove_panah(more, 1, 0, 1) == open_small()


def test_end_of_the_procedure_gets_no_arrow() -> None:
    with pytest.raises(TindakanTidakDikenal):
        perform(open_small(), "panah-tambah:3:0")


def test_arrow_that_says_what_another_says_is_drawn_once() -> None:
    suntingan = with_arrows(open_small(), 1, (PanahSunting(), PanahSunting(ke="3.")))

    assert len(close_suntingan(suntingan).langkah[1].simbol[0].panah) == 1


# --- buttons ---


def test_empty_draft_begins_with_columns_and_numbered_rows() -> None:
    empty = replace(open_small(), kolom=(), baris=())

    begun, place = perform(empty, "awal")

    assert (len(begun.kolom), numbers_of(begun), place) == (3, ["1.", "2.", "3.", "4.", "5."], None)


@pytest.mark.parametrize(
    ("tindakan", "place"),
    [("baris-sisip:2", 2), ("baris-naik:2", 1), ("baris-turun:1", 2), ("baris-hapus:3", 2), ("nomori", None)],
)
def test_one_goes_on_at_the_row_that_was_touched(tindakan: str, place: int | None) -> None:
    assert perform(open_small(), tindakan)[1] == place


@pytest.mark.parametrize(
    "tindakan",
    ["", "hapus-semua", "baris-hapus", "baris-hapus:9", "baris-hapus:-1", "baris-hapus:1:2", "baris-naik:0",
     "baris-turun:3", "baris-sisip:9", "kolom-kiri:0", "kolom-kanan:1", "simbol-tukar:1:0",
     "panah-hapus:1:0:7"],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_a_sentence(tindakan: str) -> None:
    with pytest.raises(TindakanTidakDikenal, match="muat ulang halaman ini"):
        perform(open_small(), tindakan)


# --- whatever one does ---

TEMPAT = st.integers(0, 14)
TINDAKAN = st.one_of(
    st.sampled_from(["awal", "nomori"]),
    st.builds(
        "{}:{}".format,
        st.sampled_from(
            ["baris-sisip", "baris-naik", "baris-turun", "baris-hapus",
             "kolom-sisip", "kolom-kiri", "kolom-kanan", "kolom-hapus"]
        ),
        TEMPAT,
    ),
    st.builds("{}:{}:0".format, st.sampled_from(["simbol-tukar", "panah-tambah"]), TEMPAT),
    st.builds("panah-hapus:{}:0:{}".format, TEMPAT, st.integers(0, 1)),
    st.tuples(TEMPAT, st.lists(st.tuples(st.integers(0, 5), st.sampled_from(JenisSimbol)), max_size=3)),
)  # fmt: skip


def try_out(suntingan: Suntingan, tindakan: object) -> Suntingan:
    """The draft after a button was pressed, or the cells of a row were chosen anew."""
    if isinstance(tindakan, str):
        try:
            return perform(suntingan, tindakan)[0]
        except TindakanTidakDikenal:
            return suntingan
    assert isinstance(tindakan, tuple)
    place, cells = tindakan
    if place >= len(suntingan.baris):
        return suntingan
    kolom = [k.kunci for k in suntingan.kolom]
    return draw_row(suntingan, place, {kolom[m]: jenis for m, jenis in cells if m < len(kolom)})


@given(st.sampled_from(KUNCI).map(read_fixture), st.lists(TINDAKAN, max_size=12))
def test_whatever_one_does_a_document_comes_of_it_that_can_be_drawn_and_kept(
    berkas: BerkasSop, tindakan_list: list[object]
) -> None:
    suntingan = open_berkas(berkas)
    for tindakan in tindakan_list:
        suntingan = try_out(suntingan, tindakan)

    known = {
        SELESAI,
        BERIKUT,
        BELUM_DIPILIH,
        *(row.kunci for row in suntingan.baris),
        *number_simbol(suntingan),
    }
    assert {p.ke for row in suntingan.baris for s in row.simbol for p in s.panah} <= known
    assert len({row.kunci for row in suntingan.baris}) == len(suntingan.baris)
    for row in suntingan.baris:
        assert len({s.kolom for s in row.simbol}) == len(row.simbol)
    assert suntingan_from_json(suntingan_to_json(suntingan)) == suntingan
    closed = close_suntingan(suntingan)
    find_problems(closed)
    if closed.alur.simbol:
        lay_out(build_formulir(closed, closed.alur))


def test_row_that_is_called_like_a_symbol_of_another_is_told_from_it() -> None:
    dua = [make_simbol("Kepala", "proses"), make_simbol("Staf", "keputusan", ya="6#2", tidak="6")]
    berkas = make_berkas(
        langkah=[
            make_langkah("1", make_simbol("Kepala", "mulai")),
            make_langkah("6", *dua),
            make_langkah("6#2", make_simbol("Kepala", "proses")),
            make_langkah("#", make_simbol("Staf", "selesai")),
        ]
    )
    lain = redraw(berkas, 0, panah=(PanahBerkas("", 1), PanahBerkas("", 2), PanahBerkas("", 4)))

    assert close_suntingan(open_berkas(berkas)) == berkas
    assert close_suntingan(open_berkas(lain)) == lain


@given(st.one_of(runnable(), st.sampled_from(KUNCI).map(read_fixture)))
def test_document_that_is_opened_and_closed_is_the_same(berkas: BerkasSop) -> None:
    assert close_suntingan(open_berkas(berkas)) == berkas


def test_of_rows_with_one_name_the_first_is_read_and_all_keep_their_order() -> None:
    isi = suntingan_to_json(open_small())
    isi["baris"] = [*isi["baris"], {"kunci": "1.", "kegiatan": "Lagi"}, {"kunci": ""}]

    assert suntingan_from_json(isi) == open_small()


@given(st.sampled_from(KUNCI).map(read_fixture), st.data())
def test_what_is_done_and_taken_back_at_once_has_changed_nothing(
    berkas: BerkasSop, data: st.DataObject
) -> None:
    suntingan = open_berkas(berkas)
    place = data.draw(st.integers(0, len(suntingan.baris) - 1))
    to = data.draw(st.integers(0, len(suntingan.baris) - 1))
    kolom = data.draw(st.integers(0, len(suntingan.kolom) - 2))

    assert remove_row(insert_row(suntingan, place), place) == suntingan
    assert move_row(move_row(suntingan, place, to), to, place) == suntingan
    assert move_column(move_column(suntingan, kolom, kolom + 1), kolom + 1, kolom) == suntingan
    assert remove_column(insert_column(suntingan, kolom), kolom) == suntingan
    assert draw_row(suntingan, place, {s.kolom: s.jenis for s in suntingan.baris[place].simbol}) == suntingan


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda isi: (
        st.lists(isi, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["identitas", "kolom", "baris", "simbol", "panah", "kunci", "jenis", "ke", "judul"]
            ),
            isi,
            max_size=5,
        )
    ),
    max_leaves=15,
)


@given(JSON)
def test_whatever_was_kept_is_read_as_a_draft(isi: object) -> None:
    draf = suntingan_from_json(isi)

    assert suntingan_from_json(suntingan_to_json(draf)) == draf
    assert len(close_suntingan(draf).langkah) == len(draf.baris)
