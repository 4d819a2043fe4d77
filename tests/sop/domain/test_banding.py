"""Two revisions on one sheet: what is gone can still be read where it stood."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop.domain.alur import JenisSimbol
from sop.domain.banding import Banding, BarisBanding, Potongan, Tanda, lay_side_by_side, mark_words
from sop.domain.beban import weigh_berkas
from sop.domain.berkas import Asal, BerkasSop, PanahBerkas, SimbolBerkas
from sop.domain.perbedaan import SEL
from tests.sop.factories import read_fixture, redraw, rewrite

MENIT_PER_HARI = 450


def lay(lama: BerkasSop, baru: BerkasSop) -> Banding:
    banding = lay_side_by_side(lama, baru, MENIT_PER_HARI)
    assert banding is not None
    return banding


def changed(banding: Banding) -> list[BarisBanding]:
    return [row for row in banding.baris if row.tanda is not Tanda.SAMA]


def test_the_same_document_has_nothing_to_show() -> None:
    assert lay_side_by_side(read_fixture(), read_fixture()) is None


def test_words_are_marked_where_texts_have_much_in_common() -> None:
    assert mark_words("Membuat surat pengantar", "Membuat surat pengantar resmi") == (
        Potongan("Membuat surat pengantar"),
        Potongan(" resmi", Tanda.DITAMBAH),
    )
    assert mark_words("4 Hari", "2 jam") == (
        Potongan("4 Hari", Tanda.DIHAPUS),
        Potongan("2 jam", Tanda.DITAMBAH),
    )
    assert mark_words("", "") == ()


KALIMAT = st.lists(st.sampled_from(["Membuat", "surat", "pengantar", "resmi", "dan"]), max_size=7).map(
    " ".join
)


@given(KALIMAT, KALIMAT)
def test_both_sentences_can_be_read_off_the_marked_words(lama: str, baru: str) -> None:
    marked = mark_words(lama, baru)

    assert "".join(p.teks for p in marked if p.tanda is not Tanda.DITAMBAH) == lama
    assert "".join(p.teks for p in marked if p.tanda is not Tanda.DIHAPUS) == baru


def test_both_texts_can_be_read_off_the_sheet() -> None:
    lama = read_fixture()
    baru = rewrite(lama, 3, kegiatan=f"{lama.langkah[3].kegiatan} dengan teliti", waktu="90 menit")

    for asal, gone in ((lama, Tanda.DITAMBAH), (baru, Tanda.DIHAPUS)):
        read = [
            {nama: "".join(p.teks for p in row.teks[nama] if p.tanda is not gone) for nama in SEL}
            for row in lay(lama, baru).baris
        ]
        assert read == [{nama: getattr(row, nama) for nama in SEL} for row in asal.langkah]


def test_a_row_that_is_gone_stands_struck_through_in_its_place() -> None:
    lama = read_fixture()
    tanpa = replace(lama, langkah=tuple(replace(row, simbol=()) for row in lama.langkah))
    baru = replace(tanpa, langkah=(*tanpa.langkah[:4], *tanpa.langkah[5:]))

    banding = lay(tanpa, baru)

    assert [row.tanda for row in banding.baris].index(Tanda.DIHAPUS) == 4
    assert banding.baris[4].catatan == ("Langkah dihapus.",)
    assert banding.ringkasan.startswith("langkah: 1 dihapus; waktu baku ")


def test_a_duration_is_told_with_both_readings_and_the_sum() -> None:
    lama = rewrite(read_fixture(), 4, waktu="3 (tiga) hari kerja")

    banding = lay(lama, rewrite(lama, 4, waktu="1 jam 30 menit"))

    (row,) = changed(banding)
    assert row.catatan == ("Waktu: 3 hari menjadi 90 menit.",)
    semula, menjadi = banding.ringkasan.split("waktu baku ")[1].split(" → ")
    assert semula == weigh_berkas(lama, MENIT_PER_HARI).total.describe(MENIT_PER_HARI)
    assert semula != menjadi


def test_a_duration_that_is_only_printed_otherwise_is_told_to_be_the_same() -> None:
    lama = rewrite(read_fixture(), 4, waktu="3 (tiga) hari kerja")

    (row,) = changed(lay(lama, rewrite(lama, 4, waktu="3 hari")))

    assert row.catatan == ("Waktu: tetap 3 hari.",)


def test_a_row_that_only_moved_has_not_changed() -> None:
    berkas = read_fixture()
    rows = [replace(row, simbol=()) for row in berkas.langkah]
    lama = replace(berkas, langkah=tuple(rows))
    rows.insert(6, rows.pop(1))
    diurutkan = (replace(row, nomor=str(nomor)) for nomor, row in enumerate(rows, 1))

    apa_adanya = lay(lama, replace(berkas, langkah=tuple(rows)))
    bernomor = lay(lama, replace(berkas, langkah=tuple(diurutkan)))

    assert apa_adanya.ringkasan.startswith("langkah: 1 pindah; waktu baku tetap ")
    assert bernomor.ringkasan.startswith("langkah: 1 pindah, 5 bernomor lain; waktu baku tetap ")


@pytest.mark.parametrize(
    ("waktu", "jumlah"),
    [
        (["3 hari", "1 minggu", "½ hari"], "8 hari 3 jam 45 menit"),
        (["1 jam", "1 s/d 2 jam", "20 menit"], "2 jam 20 menit sampai 3 jam 20 menit"),
        (["6 jam", "90 menit", "Segera"], "1 hari"),
        (["Segera"], "0 menit"),
    ],
)
def test_the_waktu_of_all_rows_is_added_up_in_hari_kerja_of_the_office(waktu: list[str], jumlah: str) -> None:
    rows = [
        replace(row, waktu=teks, simbol=()) for row, teks in zip(read_fixture().langkah, waktu, strict=False)
    ]
    lama = replace(read_fixture(), langkah=tuple(rows))

    assert lay(lama, replace(lama, nomor="800/1")).ringkasan.endswith(f"waktu baku tetap {jumlah}")


def test_the_waktu_is_not_added_up_where_nobody_knows_how_long_a_hari_kerja_is() -> None:
    banding = lay_side_by_side(read_fixture(), replace(read_fixture(), nomor="800/1"))

    assert banding is not None
    assert banding.ringkasan == "identitas berubah di 1 tempat"


def test_a_symbol_that_moved_is_struck_through_where_it_was() -> None:
    lama = read_fixture()
    asal = lama.langkah[2].simbol[0]

    (row,) = changed(lay(lama, redraw(lama, 2, pelaksana=0)))

    assert row.simbol[0] == (Potongan(asal.jenis, Tanda.DITAMBAH),)
    assert row.simbol[asal.pelaksana] == (Potongan(asal.jenis, Tanda.DIHAPUS),)
    nama = [p.nama for p in lama.pelaksana]
    assert row.catatan == (
        f"Simbol {asal.jenis} pindah dari kolom {nama[asal.pelaksana]} ke kolom {nama[0]}.",
    )


def test_what_changed_in_the_drawing_is_told_in_words() -> None:
    lama = read_fixture()
    kolom = [p.nama for p in lama.pelaksana]
    satu = lama.langkah[2].simbol[0]
    dari = kolom[satu.pelaksana]
    edits = {
        f"Simbol pada kolom {dari}: proses menjadi keputusan.": {"jenis": JenisSimbol.KEPUTUSAN},
        f"Panah dari kolom {dari} dialihkan dari langkah 4 ke selesai.": {
            "panah": (replace(satu.panah[0], ke=None),)
        },
        f"Panah dari kolom {dari} ke langkah 4: label “” menjadi “ya”.": {
            "panah": (replace(satu.panah[0], label="ya"),)
        },
        f"Panah “tidak” dari kolom {dari} ke langkah 1 ditambah.": {
            "panah": (*satu.panah, PanahBerkas("tidak", 0))
        },
        f"Panah dari kolom {dari} ke langkah 4 dihapus.": {"panah": ()},
    }

    told = {kata: changed(lay(lama, redraw(lama, 2, **lain)))[0].catatan for kata, lain in edits.items()}

    assert told == {kata: (kata,) for kata in edits}


def test_a_symbol_that_came_or_went_and_one_confirmed_are_told_in_words() -> None:
    lama = redraw(read_fixture(), 2, asal=Asal.DISIMPULKAN, alasan="Terhapus.")
    satu = lama.langkah[2].simbol[0]
    kolom = lama.pelaksana[0].nama
    tambahan = rewrite(lama, 2, simbol=(satu, SimbolBerkas(0, JenisSimbol.KEPUTUSAN)))

    assert f"Simbol keputusan ditambah pada kolom {kolom}." in changed(lay(lama, tambahan))[0].catatan
    assert f"Simbol keputusan dihapus dari kolom {kolom}." in changed(lay(tambahan, lama))[0].catatan
    (row,) = changed(lay(lama, redraw(lama, 2, asal=Asal.TERSURAT)))
    assert row.catatan[0].endswith("tidak lagi disimpulkan.")
    (row,) = changed(lay(lama, redraw(lama, 2, alasan="Hilang.")))
    assert row.catatan[0].startswith("Alasan simpulan berubah: simbol proses")
