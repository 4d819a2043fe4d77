from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lakip.domain.anggaran import JumlahAnggaran
from lakip.isi.bacaan import read_bacaan
from lakip.isi.data import build_json
from lakip.isi.perubahan import AngkaBeda, Perubahan, compare_bacaan
from tests.lakip.isi_laporan import make_anggaran, make_indikator, make_isi, make_sasaran

NAMA = ("Persentase pelanggaran", "Rasio petugas", "Indeks kepuasan")


def make_sama(*nama: str, realisasi: str = "49.81", naskah: str = "<p>Satu. Dua.</p>", **ganti):
    indikator = tuple(
        make_indikator(f"1.{nomor}", nama=satu, realisasi=realisasi)
        for nomor, satu in enumerate(nama or NAMA[:1], start=1)
    )
    ganti = {"anggaran": make_anggaran(4), "naskah": {"ikhtisar": naskah}, **ganti}
    return make_isi((make_sasaran(1, indikator),), **ganti)


def compare(lama, baru) -> Perubahan:
    return compare_bacaan(*(read_bacaan(build_json(isi).decode()) for isi in (lama, baru)))


def test_a_figure_is_shown_before_and_after_with_what_follows_from_it():
    perubahan = compare(make_sama(), make_sama(realisasi="50"))

    baris = "Indikator 1.1 Persentase pelanggaran"
    assert perubahan.angka[:2] == (
        AngkaBeda(baris, "realisasi", "49,81", "50"),
        AngkaBeda(baris, "capaian", "105,98%", "106,38%"),
    )
    assert perubahan.teks == ()


def test_an_indikator_in_between_shifts_no_other():
    perubahan = compare(make_sama(NAMA[0], NAMA[2]), make_sama(*NAMA))

    assert perubahan.angka == (AngkaBeda("Indikator 1.2 Rasio petugas", "seluruh baris", "–", "ditambahkan"),)


def test_an_indikator_that_went_is_named():
    perubahan = compare(make_sama(*NAMA[:2]), make_sama(NAMA[0]))

    assert perubahan.angka == (AngkaBeda("Indikator 1.2 Rasio petugas", "seluruh baris", "ada", "dihapus"),)


def test_an_indikator_that_is_called_otherwise_is_the_same_one():
    perubahan = compare(make_sama(NAMA[0]), make_sama("Angka pelanggaran"))

    assert perubahan.angka == (
        AngkaBeda("Indikator 1.1 Angka pelanggaran", "nama", NAMA[0], "Angka pelanggaran"),
    )


def test_a_line_of_the_budget_is_shown_before_and_after():
    lama = make_anggaran(4)
    first = replace(lama.baris[0], jumlah=JumlahAnggaran(Decimal(1500), None))
    baru = replace(lama, baris=(first, *lama.baris[1:]))

    perubahan = compare(make_sama(anggaran=lama), make_sama(anggaran=baru))

    assert [(satu.kolom, satu.baru) for satu in perubahan.angka] == [
        ("pagu", "1.500"), ("realisasi", "belum diisi"),
    ]  # fmt: skip


def test_a_text_is_shown_with_the_words_that_went_and_came():
    perubahan = compare(make_sama(), make_sama(naskah="<p>Satu. Tiga.</p>"))

    [teks] = perubahan.teks
    assert teks.tempat == "Ikhtisar Eksekutif"
    [blok] = teks.beda
    kata = {(kata.ubah.value, kata.teks.strip()) for kata in blok.isi}  # type: ignore[union-attr]
    assert {("hapus", "Dua."), ("tambah", "Tiga.")} <= kata
    assert perubahan.angka == ()


def test_a_text_that_was_not_there_is_new():
    perubahan = compare(make_sama(naskah=""), make_sama())

    assert [satu.tempat for satu in perubahan.teks] == ["Ikhtisar Eksekutif"]


def test_what_is_neither_text_nor_figure_is_not_kept_quiet():
    perubahan = compare(make_sama(), make_sama())

    assert perubahan.is_lain
    assert not perubahan.is_kosong
