"""The drawn form: what may touch what, what is cut, what is told in words."""

from collections import Counter
from cProfile import Profile
from dataclasses import replace
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sop.domain.alur import Alur, JenisSimbol, Panah, Simbol
from sop.domain.bagan import Baris, Formulir, Keadaan, Status, describe_rows, lay_out
from sop.domain.bagan.gambar import PANJANG_KEPALA, Bentuk, GambarSimbol, Kotak, Lembar, Titik
from sop.domain.bagan.teks import ISI, measure, wrap
from sop.domain.isian import MAX_TEKS

MULAI, PROSES, KEPUTUSAN, SELESAI = JenisSimbol
KATA = [
    "",
    "-",
    "LAKIP",
    "Staf/Jabatan Fungsional Umum",
    "Menyampaikan dokumen kepada Kepala Dinas",
    "x" * 60,
]


def make_form(simbol, panah, *, baris=None, kolom=4, **lain):
    """A form from (id, row, column, kind) and (from, to, label)."""
    baris = baris or 1 + max(satu[1] for satu in simbol)
    langkah = tuple(
        Baris(f"{n + 1}.", f"Kegiatan {n + 1}", "Berkas", "1 hari", "Berkas") for n in range(baris)
    )
    alur = Alur(tuple(Simbol(*satu) for satu in simbol), tuple(Panah(*satu) for satu in panah))
    return Formulir("SOP", tuple(f"Pelaksana {k + 1}" for k in range(kolom)), langkah, alur, **lain)


KOREKSI = make_form(
    [(1, 0, 3, MULAI), (2, 1, 3, PROSES), (3, 2, 2, PROSES), (4, 2, 1, KEPUTUSAN), (5, 3, 3, SELESAI)],
    [(1, 2), (2, 3), (3, 4), (4, 5, "ya"), (4, 2, "tidak")],
)
PADAT = make_form(
    [(n, n, 2 * n % 3, KEPUTUSAN if n % 4 == 3 else PROSES) for n in range(9)],
    [(n, (n + jarak) % 9, "ya" if jarak == 1 else f"{jarak}") for n in range(9) for jarak in (1, 2, 4, 5)],
)


def make_kembali(baris):
    """Rows one after the other; all but the first three and the last may send the work back to the second."""
    return make_form(
        [
            (n, n, n % 4, SELESAI if n == baris - 1 else KEPUTUSAN if n > 2 else PROSES if n else MULAI)
            for n in range(baris)
        ],
        [
            *((n, n + 1, "ya" if n > 2 else "") for n in range(baris - 1)),
            *((n, 1, "tidak") for n in range(3, baris - 1)),
        ],
    )


# So many arrows into one symbol that they share a trunk; so many on a sheet that ways are found in haste.
BERTEMU, RAMAI = make_kembali(20), make_kembali(60)


def make_simpang_siur(baris):
    """Rows over nine columns, each of whose decisions sends the work somewhere else."""
    akhir = baris - 1
    return make_form(
        [(n, n, 7 * n % 9, SELESAI if n == akhir else KEPUTUSAN if n else MULAI) for n in range(baris)],
        [
            *((n, n + 1, "ya" if n else "") for n in range(akhir)),
            *((n, 37 * n % akhir, "tidak") for n in range(1, akhir)),
        ],
        kolom=9,
    )


@st.composite
def formulir(draw):
    """Any form: several symbols in a row or cell, forks, joins, skips, loops, ends; with state or not."""
    kolom, baris = draw(st.integers(1, 5)), draw(st.integers(1, 7))
    kata = st.sampled_from(KATA)
    tempat = [
        (langkah, pelaksana)
        for langkah in range(baris)
        for pelaksana in draw(st.lists(st.integers(0, kolom - 1), max_size=3))
    ]
    simbol = tuple(Simbol(n, *t, draw(st.sampled_from(JenisSimbol))) for n, t in enumerate(tempat))
    ids = st.integers(0, len(simbol) - 1)
    label = st.sampled_from(["", "", "ya", "tidak", "lengkap", "perlu diperbaiki lebih dahulu"])
    panah = st.builds(Panah, ids, st.one_of(ids, ids, ids, st.none()), label)
    alur = Alur(simbol, tuple(draw(st.lists(panah, max_size=14))) if simbol else ())
    keadaan = st.builds(Keadaan, st.sampled_from(Status), st.integers(1, 12), kata)
    return Formulir(
        "SOP",
        tuple(draw(st.lists(kata, min_size=kolom, max_size=kolom))),
        tuple(Baris(f"{n}.", draw(kata), "Berkas", draw(kata)) for n in range(baris)),
        alur,
        keadaan=draw(st.one_of(st.just({}), st.dictionaries(ids, keadaan))) if simbol else {},
        ditempuh=draw(st.dictionaries(st.sampled_from(alur.panah), st.integers(0, 3))) if alur.panah else {},
    )


def overlaps(a: Kotak, b: Kotak) -> bool:
    return a.x < b.kanan and b.x < a.kanan and a.y < b.bawah and b.y < a.bawah


def as_box(awal: Titik, akhir: Titik) -> Kotak:
    """A stretch of a line, as the box that a thin pen fills."""
    (x0, x1), (y0, y1) = sorted((awal[0], akhir[0])), sorted((awal[1], akhir[1]))
    return Kotak(x0, y0, max(1, x1 - x0), max(1, y1 - y0))


def words_of(lembar: Lembar) -> list[Kotak]:
    """Every box of words that stands outside the symbols."""
    badan = [simbol.kotak for simbol in lembar.simbol]
    keterangan = [t.kotak for s in lembar.simbol for t in s.tulisan if t.kotak.y >= s.kotak.bawah]
    lencana = [s.lencana.kotak for s in lembar.simbol if s.lencana]
    assert all(label.kotak not in badan for label in lembar.label)
    return [
        *(t.kotak for t in lembar.tulisan),
        *(label.kotak for label in lembar.label),
        *keterangan,
        *lencana,
    ]


def on_outline(simbol: GambarSimbol, titik: Titik) -> bool:
    kotak, (x, y) = simbol.kotak, titik
    dx, dy = abs(x - kotak.tengah[0]), abs(y - kotak.tengah[1])
    if simbol.bentuk is Bentuk.BELAH_KETUPAT:
        return abs(dx / kotak.lebar + dy / kotak.tinggi - 0.5) < 0.02
    di_tepi = x in (kotak.x, kotak.kanan) or y in (kotak.y, kotak.bawah)
    if simbol.bentuk is Bentuk.KAPSUL and dy:
        return di_tepi or kotak.x < x < kotak.kanan
    return di_tepi and dx <= kotak.lebar // 2 + 1 and dy <= kotak.tinggi // 2 + 1


def collinear(a: tuple[Titik, Titik], b: tuple[Titik, Titik]) -> bool:
    """Whether two stretches lie on each other for more than a point."""
    for sumbu in (0, 1):
        if a[0][sumbu] == a[1][sumbu] == b[0][sumbu] == b[1][sumbu]:
            (p, q), (r, s) = (sorted(titik[1 - sumbu] for titik in satu) for satu in (a, b))
            return max(p, r) < min(q, s)
    return False


tiap_bentuk = pytest.mark.parametrize("tinggi", [None, 900], ids=["one sheet", "cut"])
banyak = settings(max_examples=25)


@tiap_bentuk
@banyak
@given(form=formulir())
@example(form=PADAT)
@example(form=BERTEMU)
@example(form=RAMAI)
def test_arrows_run_through_free_space_only(tinggi, form):
    for lembar in lay_out(form, tinggi_maksimum=tinggi).lembar:
        kata = words_of(lembar)
        for panah in lembar.panah:
            potongan = list(pairwise(panah.titik))
            assert all((a[0] == b[0]) != (a[1] == b[1]) for a, b in potongan), (
                "orthogonal, and never back and forth"
            )
            for nomor, (awal, akhir) in enumerate(potongan):
                garis = as_box(awal, akhir)
                milik = {panah.dari} if nomor == 0 else set()
                if nomor == len(potongan) - 1:
                    milik |= {panah.ke}
                assert not any(overlaps(garis, kotak) for kotak in kata)
                assert not any(overlaps(garis, s.kotak) for s in lembar.simbol if s.id not in milik)


@tiap_bentuk
@banyak
@given(form=formulir())
@example(form=PADAT)
@example(form=BERTEMU)
@example(form=RAMAI)
def test_arrows_lie_on_each_other_only_where_they_leave_or_arrive_together(tinggi, form):
    for lembar in lay_out(form, tinggi_maksimum=tinggi).lembar:
        for satu, lain in combinations(lembar.panah, 2):
            bersama = satu.ke == lain.ke or (satu.dari == lain.dari and satu.titik[0] == lain.titik[0])
            if not bersama:
                assert not any(collinear(a, b) for a in pairwise(satu.titik) for b in pairwise(lain.titik))


@tiap_bentuk
@banyak
@given(form=formulir())
@example(form=PADAT)
@example(form=BERTEMU)
@example(form=RAMAI)
def test_every_stretch_of_line_is_drawn_once(tinggi, form):
    for lembar in lay_out(form, tinggi_maksimum=tinggi).lembar:
        garis = [as_box(*satu) for panah in lembar.panah for satu in pairwise(panah.lintasan)]
        for x, y in [titik for panah in lembar.panah for titik in panah.titik]:
            assert any(g.x <= x <= g.kanan and g.y <= y <= g.bawah for g in garis)
        for satu, lain in combinations([list(pairwise(panah.lintasan)) for panah in lembar.panah], 2):
            assert not any(collinear(a, b) for a in satu for b in lain)


@tiap_bentuk
@banyak
@given(form=formulir())
@example(form=PADAT)
@example(form=BERTEMU)
@example(form=RAMAI)
def test_every_arrow_is_drawn_from_its_symbol_to_its_symbol(tinggi, form):
    bagan = lay_out(form, tinggi_maksimum=tinggi)
    for panah in form.alur.panah:
        potongan = [(lembar, p) for lembar in bagan.lembar for p in lembar.panah if panah in p.panah]
        if panah.ke is None and form.alur.by_id[panah.dari].jenis is SELESAI:
            assert not potongan
            continue
        ujung = []
        for lembar, gambar in potongan:
            simbol = {s.id: s for s in lembar.simbol}
            dari, ke = simbol[gambar.dari], simbol[gambar.ke]
            assert on_outline(dari, gambar.titik[0])
            assert on_outline(ke, gambar.titik[-1])
            assert sum(abs(a - b) for a, b in zip(*gambar.titik[-2:], strict=True)) >= PANJANG_KEPALA
            ujung += [dari, ke]
        if len(potongan) == 2:
            ujung.sort(key=lambda s: (s.id != panah.dari, s.id == panah.ke))
            assert [s.bentuk for s in ujung[1:3]] == [Bentuk.SEGI_LIMA] * 2
            assert ujung[1].tulisan[0].isi == ujung[2].tulisan[0].isi != ""
        assert ujung[0].id == panah.dari or ujung[1].id == panah.dari
        if panah.ke is None:
            assert [t.isi for t in ujung[-1].tulisan] == ["Selesai"]
        else:
            assert panah.ke in {ujung[-1].id, ujung[0].id}


@tiap_bentuk
@banyak
@given(form=formulir())
@example(form=PADAT)
@example(form=BERTEMU)
@example(form=RAMAI)
def test_words_and_symbols_have_their_own_place_on_the_sheet(tinggi, form):
    for lembar in lay_out(form, tinggi_maksimum=tinggi).lembar:
        semua = [*words_of(lembar), *(s.kotak for s in lembar.simbol)]
        lencana = [s.lencana.kotak for s in lembar.simbol if s.lencana]
        for a, b in combinations([kotak for kotak in semua if kotak not in lencana], 2):
            assert not overlaps(a, b)
        for kotak in semua:
            assert kotak.x >= lembar.bidang.x
            assert kotak.y >= lembar.bidang.y
            assert kotak.kanan <= lembar.bidang.kanan
            assert kotak.bawah <= lembar.bidang.bawah
        for x, y in [titik for panah in lembar.panah for titik in panah.titik]:
            assert 0 < x < lembar.bidang.kanan
            assert lembar.kepala.bawah < y < lembar.bidang.bawah


@banyak
@given(form=formulir())
def test_the_same_form_is_drawn_the_same(form):
    assert lay_out(form, tinggi_maksimum=900) == lay_out(form, tinggi_maksimum=900)


@banyak
@given(form=formulir())
def test_cut_sheets_hold_every_row_once(form):
    lembar = lay_out(form, tinggi_maksimum=900).lembar

    assert [n for satu in lembar for n in satu.langkah] == list(range(len(form.langkah)))


def test_sheets_keep_their_height_where_no_row_exceeds_it():
    form = make_form([(n, n, n % 3, PROSES) for n in range(20)], [(n, n + 1) for n in range(19)])

    lembar = lay_out(form, tinggi_maksimum=800).lembar

    assert len(lembar) > 2
    assert all(satu.bidang.tinggi <= 800 for satu in lembar)
    assert {satu.bidang.lebar for satu in lembar} == {2670}


def upright_lanes(form):
    """Where the arrows of the first sheet run up, by how many of them."""
    (lembar, *_) = lay_out(form).lembar
    potongan = [satu for panah in lembar.panah for satu in pairwise(panah.titik)]
    return Counter(awal[0] for awal, akhir in potongan if awal[0] == akhir[0] and awal[1] > akhir[1])


def test_up_to_twelve_arrows_into_one_symbol_have_a_lane_each():
    # Eleven decisions and the row before.
    assert set(upright_lanes(make_kembali(15)).values()) == {1}


def test_more_of_them_run_together_as_a_trunk_and_the_form_grows_no_wider():
    jalur = upright_lanes(BERTEMU)

    assert len(jalur) < sum(jalur.values()) == 16
    assert lay_out(make_kembali(100)).lembar[0].bidang.lebar == 2670


def count_calls(form, fungsi, **lain):
    """How often a function of this name is called while a form is laid out."""
    with Profile() as profil:
        lay_out(form, **lain)
    return sum(s.callcount for s in profil.getstats() if getattr(s.code, "co_name", "") == fungsi)


def test_in_haste_an_arrow_asks_about_fewer_places_than_the_form_has_rows():
    form = make_kembali(120)

    assert count_calls(form, "steps") < len(form.langkah) * len(form.alur.panah)


@pytest.mark.parametrize("form", [RAMAI, make_simpang_siur(60)], ids=["many return", "to anywhere"])
def test_a_sheet_is_cut_after_few_attempts(form):
    lembar = lay_out(form, tinggi_maksimum=1500).lembar

    assert count_calls(form, "make_rencana", tinggi_maksimum=1500) < 7 * len(lembar)


@pytest.mark.parametrize(
    ("jenis", "bentuk", "kata"),
    [
        pytest.param(MULAI, Bentuk.KAPSUL, ["Mulai"], id="mulai"),
        pytest.param(PROSES, Bentuk.KOTAK, [], id="proses"),
        pytest.param(KEPUTUSAN, Bentuk.BELAH_KETUPAT, [], id="keputusan"),
        pytest.param(SELESAI, Bentuk.KAPSUL, ["Selesai"], id="selesai"),
    ],
)
def test_each_kind_of_symbol_has_its_shape(jenis, bentuk, kata):
    (simbol,) = lay_out(make_form([(1, 0, 0, jenis)], [])).lembar[0].simbol

    assert simbol.bentuk is bentuk
    assert [tulisan.isi for tulisan in simbol.tulisan] == kata


def test_a_cut_arrow_carries_the_same_letter_on_both_sheets():
    form = make_form([(1, 0, 0, MULAI), (2, 1, 1, PROSES)], [(1, 2)])

    bagan = lay_out(form, tinggi_maksimum=1)

    penghubung = [s for lembar in bagan.lembar for s in lembar.simbol if s.bentuk is Bentuk.SEGI_LIMA]
    assert [s.tulisan[0].isi for s in penghubung] == ["A", "A"]


def test_ya_leaves_at_the_bottom_and_tidak_at_the_side():
    keputusan = next(s for s in lay_out(KOREKSI).lembar[0].simbol if s.bentuk is Bentuk.BELAH_KETUPAT)
    awal = {p.panah[0].label: p.titik[0] for p in lay_out(KOREKSI).lembar[0].panah}

    assert awal["ya"] == (keputusan.kotak.tengah[0], keputusan.kotak.bawah)
    assert awal["tidak"][1] == keputusan.kotak.tengah[1]


def test_the_next_row_of_the_same_column_is_reached_straight_down():
    panah = next(p for p in lay_out(KOREKSI).lembar[0].panah if p.dari == 1)

    assert len(panah.titik) == 2


def test_a_decision_that_ends_the_flow_leads_to_a_capsule_in_its_row():
    form = make_form([(1, 0, 0, KEPUTUSAN)], [(1, None, "ya"), (1, 1, "tidak")])

    akhir = next(s for s in lay_out(form).lembar[0].simbol if s.id < 0)

    assert (akhir.bentuk, akhir.tulisan[0].isi) == (Bentuk.KAPSUL, "Selesai")


def test_only_what_is_inferred_is_marked_so():
    disimpulkan = Panah(1, 2)
    form = replace(KOREKSI, simbol_disimpulkan=frozenset({2}), panah_disimpulkan=frozenset({disimpulkan}))

    lembar = lay_out(form).lembar[0]

    assert [s.id for s in lembar.simbol if s.disimpulkan] == [2]
    assert [p.panah for p in lembar.panah if p.disimpulkan] == [(disimpulkan,)]


@pytest.mark.parametrize(
    ("status", "kata"),
    [
        pytest.param(Status.SELESAI, ["Sudah"], id="selesai"),
        pytest.param(Status.DI_SINI, ["Di sini"], id="di sini"),
        pytest.param(Status.TERLAMBAT, ["Terlambat"], id="terlambat"),
        pytest.param(Status.BELUM, [], id="belum"),
        pytest.param(Status.DILEWATI, ["Dilewati"], id="dilewati"),
        pytest.param(Status.TERTAHAN, ["Tertahan"], id="tertahan"),
    ],
)
@pytest.mark.parametrize("simbol", [2, 4], ids=["kotak", "belah ketupat"])
def test_state_is_told_in_words(simbol, status, kata):
    form = replace(KOREKSI, keadaan={simbol: Keadaan(status, 2, "Siti\n3 Jan")})

    gambar = next(s for s in lay_out(form).lembar[0].simbol if s.id == simbol)

    assert [tulisan.isi for tulisan in gambar.tulisan] == [*kata, "Siti", "3 Jan"]
    assert [satu.isi for satu in gambar.lencana.tulisan] == ["2×"]
    assert bool(gambar.centang) is (status is Status.SELESAI)


def test_a_return_that_was_taken_says_how_often():
    form = replace(KOREKSI, ditempuh={Panah(4, 2, "tidak"): 2, Panah(4, 5, "ya"): 1})

    label = {label.tulisan[0].isi: label.kembali for label in lay_out(form).lembar[0].label}

    assert label == {"Ya": False, "Tidak 2×": True}


@pytest.mark.parametrize(
    ("teks", "lebar", "baris"),
    [
        pytest.param("Dokumen LAKIP", 300, ("Dokumen LAKIP",), id="fits"),
        pytest.param("Dokumen LAKIP", 150, ("Dokumen", "LAKIP"), id="between words"),
        pytest.param("Staf/Jabatan", 120, ("Staf/", "Jabatan"), id="after a stroke"),
        pytest.param("satu\ndua", 300, ("satu", "dua"), id="as written"),
        pytest.param("", 300, (), id="nothing"),
        pytest.param("MMMMMM", 60, ("MM", "MM", "MM"), id="too long a word"),
    ],
)
def test_words_are_wrapped(teks, lebar, baris):
    assert wrap(teks, lebar, ISI) == baris


def test_a_word_as_long_as_a_cell_may_be_is_broken_letter_by_letter_once():
    baris = wrap("9" * MAX_TEKS, 300, ISI)

    assert "".join(baris) == "9" * MAX_TEKS
    assert len(set(baris[:-1])) == 1


@given(st.text(max_size=60), st.integers(40, 300))
def test_wrapped_lines_fit_and_lose_no_letter(teks, lebar):
    baris = wrap(teks, lebar, ISI)

    assert all(measure(satu, ISI) <= lebar for satu in baris)
    assert "".join("".join(baris).split()) == "".join(teks.split())


def test_rows_are_told_in_words():
    assert describe_rows(KOREKSI)[1:] == (
        "2. Kegiatan 2: Pelaksana 4 (kegiatan)",
        "3. Kegiatan 3: Pelaksana 3 (kegiatan), lalu Pelaksana 2 "
        "(keputusan: ya ke langkah 4; tidak kembali ke langkah 2)",
        "4. Kegiatan 4: Pelaksana 4 (selesai)",
    )


def test_rows_without_a_number_of_their_own_are_named_by_their_place():
    form = make_form([(1, 0, 0, PROSES), (2, 1, 0, PROSES), (3, 2, 0, SELESAI)], [(1, 3), (2, 3)])
    form = replace(form, langkah=tuple(replace(baris, nomor="7") for baris in form.langkah))

    assert describe_rows(form)[0] == "7. Kegiatan 1: Pelaksana 1 (kegiatan: ke baris ke-3)"


def test_state_is_part_of_the_words():
    form = replace(
        KOREKSI, keadaan={2: Keadaan(Status.TERLAMBAT, 2, "Siti")}, simbol_disimpulkan=frozenset({2})
    )

    assert describe_rows(form)[1] == (
        "2. Kegiatan 2: Pelaksana 4 (kegiatan; sekarang di sini, terlambat; putaran ke-2; Siti; disimpulkan)"
    )


def test_an_empty_form_is_drawn():
    (lembar,) = lay_out(Formulir("SOP", (), (), Alur((), ()))).lembar

    assert lembar.simbol == ()
    assert {t.isi for t in lembar.tulisan} >= {"Kegiatan", "Pelaksana", "Mutu Baku", "Output"}


def test_the_template_draws_every_symbol_and_arrow_of_a_sheet():
    form = replace(
        KOREKSI, tautan={2: "/tugas/2/?a=1&b=2"}, keadaan={2: Keadaan(Status.SELESAI, 2, "<Siti>")}
    )
    (lembar,) = lay_out(form).lembar

    svg = ElementTree.fromstring(render_to_string("sop/_bagan.svg", {"lembar": lembar, "awalan": "alur"}))  # noqa: S314

    kelas = [satu.get("class", "").split() for satu in svg.iter()]
    assert sum("bagan-simbol" in satu for satu in kelas) == 5
    assert sum("bagan-panah" in satu for satu in kelas) == 5
    assert svg.get("aria-labelledby") == "alur-1-judul"
    assert svg.get("role") == "group"
    assert [a.get("href") for a in svg.iter("{http://www.w3.org/2000/svg}a")] == ["/tugas/2/?a=1&b=2"]
    assert not any("style" in satu.attrib for satu in svg.iter())


def test_names_of_pelaksana_lie_where_all_of_them_have_room():
    def upright(pelaksana):
        form = replace(
            make_form([(1, 0, 0, MULAI), (2, 1, 1, SELESAI)], [(1, 2)], kolom=len(pelaksana)),
            pelaksana=pelaksana,
        )
        [lembar] = lay_out(form).lembar
        return {tulisan.isi for tulisan in lembar.tulisan if tulisan.putar}

    assert upright(("Kadis", "Kasubag", "Staf", "Tim", "Bendahara", "Pertanggungjawaban")) == set()
    assert "Kadis" in upright(("Kadis", *(f"Pertanggungjawaban{n}" for n in range(7))))
