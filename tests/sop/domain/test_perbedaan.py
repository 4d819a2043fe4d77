"""Every edit of a revision is told, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import Asal, BerkasSop, LangkahBerkas, PelaksanaBerkas, SimbolBerkas, content_hash
from sop.domain.jajaran import align
from sop.domain.kata import words
from sop.domain.perbedaan import Perbedaan, UbahBaris, UbahDaftar, UbahKolom, UbahTeks
from sop.domain.perbedaan import compare as compare_jajaran
from sop.domain.perbedaan_alur import UbahAlur, UbahPanah, UbahSimbol
from sop.domain.sunting.baris import insert_row, move_row, remove_row
from sop.domain.sunting.kolom import insert_column, move_column, remove_column
from sop.domain.sunting.panah import remove_panah
from sop.domain.sunting.simbol import remove_simbol, swap_simbol
from sop.domain.suntingan import Suntingan, close_suntingan, open_berkas
from tests.sop.alur_kecil import GARPU
from tests.sop.factories import KUNCI, read_fixture, redraw, rewrite
from tests.world import read_alur

SAMA = Perbedaan((), (), (), ())


def compare(lama: BerkasSop, baru: BerkasSop) -> Perbedaan:
    return compare_jajaran(align(lama, baru))


def turn(perbedaan: Perbedaan) -> Perbedaan:
    """The same difference, looked at from the later revision."""

    def turn_teks(teks: tuple[UbahTeks, ...]) -> tuple[UbahTeks, ...]:
        return tuple(UbahTeks(t.nama, t.baru, t.lama) for t in teks)

    def turn_alur(alur: UbahAlur) -> UbahAlur:
        return UbahAlur(
            tuple(UbahSimbol(s.baru, s.lama, s.is_pindah) for s in alur.simbol),
            tuple(UbahPanah((p.dari[1], p.dari[0]), p.baru, p.lama, p.is_dialihkan) for p in alur.panah),
            alur.is_urut_ulang,
        )

    return Perbedaan(
        turn_teks(perbedaan.teks),
        tuple(UbahDaftar(d.nama, d.ditambah, d.dihapus, d.is_urut_ulang) for d in perbedaan.daftar),
        tuple(UbahKolom(k.baru, k.lama, k.is_pindah, turn_teks(k.teks)) for k in perbedaan.kolom),
        tuple(
            UbahBaris(b.baru, b.lama, b.is_pindah, turn_teks(b.teks), turn_alur(b.alur))
            for b in perbedaan.baris
        ),
    )


def unordered(perbedaan: Perbedaan) -> tuple[frozenset[object], ...]:
    def of_baris(baris: UbahBaris) -> object:
        alur = baris.alur
        return (
            replace(baris, alur=UbahAlur()),
            frozenset(alur.simbol),
            frozenset(alur.panah),
            alur.is_urut_ulang,
        )

    return (
        frozenset(perbedaan.teks),
        frozenset(perbedaan.daftar),
        frozenset(perbedaan.kolom),
        frozenset(map(of_baris, perbedaan.baris)),
    )


# --- what a person can do to a draft ---


@st.composite
def edits(draw: st.DrawFn) -> Callable[[Suntingan], Suntingan]:
    nomor, lain, teks = draw(st.integers(0, 99)), draw(st.integers(0, 99)), draw(st.sampled_from(TEKS))

    def at(banyak: int, nomor: int = nomor) -> int:
        return nomor % banyak

    def write(suntingan: Suntingan) -> Suntingan:
        place = at(len(suntingan.baris))
        rows = list(suntingan.baris)
        tulis: dict[str, Any] = {teks[0]: teks[1]}
        rows[place] = replace(rows[place], **tulis)
        return replace(suntingan, baris=tuple(rows))

    def remove_one_panah(suntingan: Suntingan) -> Suntingan:
        place = at(len(suntingan.baris))
        simbol = suntingan.baris[place].simbol
        return remove_panah(suntingan, place, 0, 0) if simbol and simbol[0].panah else suntingan

    def remove_one_simbol(suntingan: Suntingan) -> Suntingan:
        place = at(len(suntingan.baris))
        simbol = suntingan.baris[place].simbol
        return remove_simbol(suntingan, place, simbol[0].kolom) if simbol else suntingan

    def swap(suntingan: Suntingan) -> Suntingan:
        place = at(len(suntingan.baris))
        return swap_simbol(suntingan, place, 0) if len(suntingan.baris[place].simbol) > 1 else suntingan

    return draw(
        st.sampled_from(
            [
                write,
                remove_one_panah,
                remove_one_simbol,
                swap,
                lambda s: insert_row(s, at(len(s.baris))),
                lambda s: move_row(s, at(len(s.baris)), at(len(s.baris), lain)),
                lambda s: remove_row(s, at(len(s.baris))) if len(s.baris) > 1 else s,
                lambda s: insert_column(s, at(len(s.kolom))),
                lambda s: move_column(s, at(len(s.kolom)), at(len(s.kolom), lain)),
                lambda s: remove_column(s, at(len(s.kolom))) if len(s.kolom) > 1 else s,
            ]
        )
    )


TEKS = [
    ("kegiatan", "Membubuhkan stempel dinas"),
    ("waktu", "3 hari"),
    ("keluaran", "Berita acara"),
    ("nomor", "9a."),
    ("keterangan", ""),
]


def edit(kunci: str, acts: list[Callable[[Suntingan], Suntingan]]) -> tuple[BerkasSop, BerkasSop]:
    berkas = read_fixture(kunci)
    suntingan = open_berkas(berkas)
    for act in acts:
        suntingan = act(suntingan)
    return berkas, close_suntingan(suntingan)


@pytest.mark.parametrize("kunci", KUNCI)
def test_a_document_does_not_differ_from_itself(kunci: str) -> None:
    assert compare(read_fixture(kunci), read_fixture(kunci)) == SAMA
    assert not SAMA


@given(st.sampled_from(KUNCI), st.lists(edits(), max_size=6))
def test_nothing_is_told_only_of_documents_that_say_the_same(
    kunci: str, acts: list[Callable[[Suntingan], Suntingan]]
) -> None:
    lama, baru = edit(kunci, acts)

    assert bool(compare(lama, baru)) == (content_hash(lama) != content_hash(baru))


@given(st.sampled_from(KUNCI), st.lists(edits(), max_size=6))
def test_exchanged_the_same_is_told_the_other_way_round(
    kunci: str, acts: list[Callable[[Suntingan], Suntingan]]
) -> None:
    lama, baru = edit(kunci, acts)

    assert unordered(turn(compare(lama, baru))) == unordered(compare(baru, lama))


@given(st.sampled_from(KUNCI), st.data())
def test_a_cell_that_is_written_anew_is_all_that_is_told(kunci: str, data: st.DataObject) -> None:
    berkas = read_fixture(kunci)
    baris = data.draw(st.integers(0, len(berkas.langkah) - 1))
    lama = berkas.langkah[baris].waktu

    perbedaan = compare(berkas, rewrite(berkas, baris, waktu="7 minggu"))

    assert perbedaan == replace(
        SAMA, baris=(UbahBaris(baris, baris, teks=(UbahTeks("Waktu", lama, "7 minggu"),)),)
    )


@given(st.sampled_from(KUNCI), st.data())
def test_a_row_put_in_is_all_that_is_told(kunci: str, data: st.DataObject) -> None:
    suntingan = open_berkas(read_fixture(kunci))
    place = data.draw(st.integers(0, len(suntingan.baris) - 1))
    baru = close_suntingan(insert_row(suntingan, place))

    (baris,) = [row for row in compare(read_fixture(kunci), baru).baris if not row.is_nomor_saja]

    assert baris == UbahBaris(None, place)


@given(st.sampled_from(KUNCI), st.data())
def test_a_row_moved_is_told_as_moved(kunci: str, data: st.DataObject) -> None:
    berkas = read_fixture(kunci)
    assume(len({words(row.kegiatan) for row in berkas.langkah}) == len(berkas.langkah))
    order = list(range(len(berkas.langkah)))
    dari, ke = data.draw(st.sampled_from(order)), data.draw(st.sampled_from(order))
    order.insert(ke, order.pop(dari))
    # Without arrows: a row that goes elsewhere takes those with it that lead to what comes next.
    tanpa = [replace(row, simbol=tuple(replace(s, panah=()) for s in row.simbol)) for row in berkas.langkah]
    lama = replace(berkas, langkah=tuple(tanpa))

    perbedaan = compare(lama, replace(berkas, langkah=tuple(tanpa[n] for n in order)))

    pindah = {(row.lama, row.baru) for row in perbedaan.baris}
    assert len(pindah) == (0 if dari == ke else 1)
    assert dari == ke or abs(dari - ke) == 1 or pindah == {(dari, ke)}
    assert all(row.is_pindah for row in perbedaan.baris)


def test_a_row_removed_is_all_that_is_told() -> None:
    berkas = read_fixture()

    perbedaan = compare(berkas, close_suntingan(remove_row(open_berkas(berkas), 4)))

    assert UbahBaris(4, None) in perbedaan.baris
    assert all(row == UbahBaris(4, None) or row.is_nomor_saja for row in perbedaan.baris)
    assert not perbedaan.kolom


def test_a_symbol_in_another_column_has_moved() -> None:
    berkas = read_fixture()
    simbol = berkas.langkah[2].simbol[0]

    perbedaan = compare(berkas, redraw(berkas, 2, pelaksana=0))

    pindah = UbahSimbol(simbol, replace(simbol, pelaksana=0), is_pindah=True)
    assert perbedaan == replace(SAMA, baris=(UbahBaris(2, 2, alur=UbahAlur((pindah,))),))


def test_a_symbol_of_another_kind_is_told() -> None:
    berkas = read_fixture()
    simbol = berkas.langkah[2].simbol[0]

    perbedaan = compare(berkas, redraw(berkas, 2, jenis=JenisSimbol.KEPUTUSAN))

    ubah = UbahSimbol(simbol, replace(simbol, jenis=JenisSimbol.KEPUTUSAN))
    assert perbedaan.baris == (UbahBaris(2, 2, alur=UbahAlur((ubah,))),)


def test_a_symbol_that_came_and_one_that_went_are_told() -> None:
    berkas = read_fixture()
    simbol = berkas.langkah[2].simbol
    tambahan = SimbolBerkas(0, JenisSimbol.KEPUTUSAN)

    masuk = compare(berkas, rewrite(berkas, 2, simbol=(*simbol, tambahan)))
    keluar = compare(rewrite(berkas, 2, simbol=(*simbol, tambahan)), berkas)

    assert UbahSimbol(None, tambahan) in masuk.baris[0].alur.simbol
    assert UbahSimbol(tambahan, None) in keluar.baris[0].alur.simbol


def test_what_was_confirmed_is_told() -> None:
    berkas = next(b for b in map(read_fixture, KUNCI) if b.langkah[0].simbol[0].asal is Asal.DISIMPULKAN)

    (baris,) = compare(berkas, redraw(berkas, 0, asal=Asal.TERSURAT)).baris

    assert baris.alur.simbol[0].baru is not None
    assert baris.alur.simbol[0].baru.asal is Asal.TERSURAT


@pytest.mark.parametrize(
    ("lain", "is_dialihkan"), [({"ke": 0}, True), ({"ke": None}, True), ({"label": "setuju"}, False)]
)
def test_an_arrow_that_leads_elsewhere_or_is_called_otherwise_is_told(
    lain: dict[str, Any], is_dialihkan: bool
) -> None:
    berkas = read_fixture()
    nomor = next(s.id for s in berkas.alur.simbol if s.jenis is JenisSimbol.KEPUTUSAN)
    baris, letak = next((n, nomor - r.start) for n, r in enumerate(berkas.nomor_simbol) if nomor in r)
    panah = berkas.langkah[baris].simbol[letak].panah
    lama, baru = panah[-1], replace(panah[-1], **lain)

    perbedaan = compare(berkas, redraw(berkas, baris, letak, panah=(*panah[:-1], baru)))

    ubah = UbahPanah((nomor, nomor), lama, baru, is_dialihkan)
    assert perbedaan.baris == (UbahBaris(baris, baris, alur=UbahAlur(panah=(ubah,))),)


def test_branches_of_a_fork_in_another_order_are_told() -> None:
    berkas = read_alur(GARPU)
    panah = berkas.langkah[0].simbol[0].panah

    perbedaan = compare(berkas, redraw(berkas, 0, panah=panah[::-1]))

    assert perbedaan.baris == (UbahBaris(0, 0, alur=UbahAlur(is_urut_ulang=True)),)


def test_a_column_put_in_or_moved_is_told_without_its_symbols() -> None:
    suntingan = open_berkas(read_fixture())
    lama = read_fixture()

    ditambah = compare(lama, close_suntingan(insert_column(suntingan, 1)))
    pindah = compare(lama, close_suntingan(move_column(suntingan, 0, 3)))

    assert [k.lama for k in ditambah.kolom] == [None]
    assert [(k.lama, k.is_pindah) for k in pindah.kolom] == [(0, True)]
    assert ditambah.baris == pindah.baris == ()


def test_a_column_that_was_renamed_in_part_is_the_same_column() -> None:
    berkas = read_fixture()
    nama = berkas.pelaksana[0].nama
    kolom = (PelaksanaBerkas(f"{nama} DINAS"), *berkas.pelaksana[1:])

    perbedaan = compare(berkas, replace(berkas, pelaksana=kolom))

    assert perbedaan.kolom == (UbahKolom(0, 0, teks=(UbahTeks("Nama kolom", nama, f"{nama} DINAS"),)),)
    assert perbedaan.baris == ()


def test_texts_and_lists_of_the_identity_block_are_told() -> None:
    berkas = read_fixture()
    peralatan = ("Printer", *berkas.peralatan[1:])
    baru = replace(berkas, nomor="1/2026", peralatan=peralatan, dasar_hukum=berkas.dasar_hukum[::-1])

    perbedaan = compare(berkas, baru)

    assert perbedaan == replace(
        SAMA,
        teks=(UbahTeks("Nomor SOP", berkas.nomor, "1/2026"),),
        daftar=(
            UbahDaftar("Dasar hukum", (), (), is_urut_ulang=True),
            UbahDaftar("Peralatan", berkas.peralatan[:1], ("Printer",), is_urut_ulang=False),
        ),
    )


def test_a_head_of_the_table_that_reads_otherwise_is_told() -> None:
    berkas = read_fixture()
    semula = berkas.judul_kolom

    perbedaan = compare(berkas, replace(berkas, judul_kolom=replace(semula, mutu_baku="Standar")))

    assert perbedaan == replace(SAMA, teks=(UbahTeks("Judul kolom mutu baku", semula.mutu_baku, "Standar"),))


def test_a_row_that_is_gone_is_told_after_what_stood_before_it() -> None:
    berkas = read_fixture()
    rows: tuple[LangkahBerkas, ...] = (*berkas.langkah[:3], *berkas.langkah[5:])
    tanpa = tuple(replace(row, simbol=()) for row in rows)
    lama = replace(berkas, langkah=tuple(replace(row, simbol=()) for row in berkas.langkah))

    perbedaan = compare(lama, replace(berkas, langkah=tanpa))

    assert [(b.lama, b.baru) for b in perbedaan.baris] == [(3, None), (4, None)]
