"""The official form of an SOP on paper, read back as people and validators read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import pairwise

import page
import pytest
from pypdf import PageObject, PdfReader

from lakip.exports.formulir_sop import build_formulir_sop
from lakip.isi.formulir_sop import IsiFormulir, collect_formulir
from sop.domain.berkas import BerkasSop, content_hash, write_berkas
from sop.domain.berkas_baca import read_berkas
from sop.domain.suntingan import close_suntingan, open_berkas
from sop.models import VersiSop
from sop.penetapan import revoke
from sop.storage import add_versi
from tests.sop.factories import (
    BALANGAN,
    KUNCI,
    PURWAKARTA,
    SENIN,
    make_berlaku,
    make_draf,
    read_fixture,
)

pytestmark = pytest.mark.django_db

PADA = datetime(2026, 2, 3, 1, 30, tzinfo=UTC)


def collect(versi: VersiSop) -> IsiFormulir:
    return collect_formulir(VersiSop.objects.select_related("sop__instansi").get(pk=versi.pk), PADA)


def print_form(versi: VersiSop) -> bytes:
    return build_formulir_sop(collect(versi))


def pages(pdf: bytes) -> list[PageObject]:
    return list(PdfReader(BytesIO(pdf)).pages)


def words(halaman: PageObject) -> str:
    return " ".join(halaman.extract_text().split())


def squeeze(teks: str) -> str:
    """The text without blanks: where lines end is up to the paper."""
    return "".join(teks.split())


def make_panjang(banyak: int) -> BerkasSop:
    """The SOP of Purwakarta with so many rows, each of which goes on to the next."""
    suntingan = open_berkas(read_fixture(PURWAKARTA))
    *depan, akhir = suntingan.baris
    tengah = [replace(depan[1], kunci=f"tambahan-{n}", nomor=f"{n}.") for n in range(6, banyak)]
    return close_suntingan(replace(suntingan, baris=(*depan, *tengah, akhir)))


@pytest.mark.parametrize("kunci", KUNCI)
def test_the_five_forms_say_what_the_sops_say(kunci: str) -> None:
    berkas, pdf = read_fixture(kunci), print_form(make_berlaku(kunci))
    depan, *lembar = pages(pdf)
    isi = squeeze(depan.extract_text())

    assert [teks for teks in (
        berkas.instansi.nama, berkas.nomor, berkas.tanggal.efektif, berkas.judul,
        berkas.disahkan_oleh.jabatan,
        *berkas.dasar_hukum, *berkas.kualifikasi_pelaksana, *berkas.keterkaitan, *berkas.peralatan,
        *berkas.peringatan, *berkas.pencatatan,
    ) if squeeze(teks) not in isi] == []  # fmt: skip
    bagan = squeeze(" ".join(satu.extract_text() for satu in lembar))
    assert [row.kegiatan for row in berkas.langkah if squeeze(row.kegiatan) not in bagan] == []
    # As the originals: the identity block on one page, the flowchart on the next.
    assert len(lembar) == 1


@pytest.mark.parametrize("kunci", KUNCI)
@pytest.mark.parametrize("profil", ["3a", "ua1"])
def test_they_obey_archive_and_accessibility_standards(kunci: str, profil: str) -> None:
    assert page.validate_pdf_bytes(print_form(make_draf(kunci)), profile=profil).failures == []


def test_all_pages_are_a4_landscape_and_numbered() -> None:
    halaman = pages(print_form(make_berlaku()))

    assert {(round(float(h.mediabox.width)), round(float(h.mediabox.height))) for h in halaman} == {
        (842, 595)
    }
    assert [f"Halaman {n} dari {len(halaman)}" in words(h) for n, h in enumerate(halaman, 1)] == [True, True]


def test_of_the_dates_those_stand_there_that_the_form_has() -> None:
    balangan, purwakarta = (words(pages(print_form(make_berlaku(k)))[0]) for k in (BALANGAN, PURWAKARTA))

    assert "Tanggal Revisi Tanggal Pengesahan 03 Maret 2023" in balangan
    assert "Tanggal Efektif" not in balangan
    assert "Tanggal Efektif 22 Februari 2024" in purwakarta
    assert "Tanggal Pengesahan" not in purwakarta


def test_who_signs_stands_below_the_flowchart_where_the_form_has_it() -> None:
    depan, bagan = map(words, pages(print_form(make_berlaku(BALANGAN))))

    assert "NOOR ASPARIAH" not in depan
    assert "Paringin, 3 Januari 2023 Kepala Satuan Polisi Pamong Praja NOOR ASPARIAH, SP.MP" in bagan


def test_who_signs_stands_in_the_identity_block_otherwise() -> None:
    depan, bagan = map(words, pages(print_form(make_berlaku(PURWAKARTA))))

    assert "YUS DJUMEDI RUSLI" in depan
    assert "YUS DJUMEDI RUSLI" not in bagan


def test_every_page_says_which_version_it_is_from_when_and_its_hash() -> None:
    versi = make_berlaku()

    for halaman in map(words, pages(print_form(versi))):
        assert "Versi 1, berlaku sejak 2 Februari 2026" in halaman
        assert content_hash(read_fixture()) in halaman
        assert "berlaku lagi" not in halaman
        assert "belum berlaku" not in halaman.lower()


def test_the_day_is_the_one_from_which_it_was_decided_to_be_in_force() -> None:
    isi = replace(collect(make_berlaku()), mulai=date(2026, 3, 1))

    assert "berlaku sejak 1 Maret 2026" in words(pages(build_formulir_sop(isi))[0])


def test_a_draft_is_marked_on_every_page() -> None:
    for halaman in map(words, pages(print_form(make_draf()))):
        assert "DRAF, BELUM BERLAKU" in halaman.upper()
        assert "sejak" not in halaman


def test_what_is_in_force_no_more_is_marked() -> None:
    versi = make_berlaku()
    revoke(versi.pk, at=SENIN)

    assert "TIDAK BERLAKU LAGI: DICABUT" in words(pages(print_form(versi))[0]).upper()


def test_inferred_symbols_are_explained_below_their_sheet() -> None:
    tersurat = read_berkas(write_berkas(read_fixture()).replace('"disimpulkan"', '"tersurat"'))

    assert "Bergaris titik-titik: disimpulkan" in words(pages(print_form(make_berlaku()))[1])
    assert "Bergaris" not in words(pages(print_form(add_versi(make_draf().sop, tersurat)))[1])


def test_a_long_form_goes_on_over_pages_with_connectors() -> None:
    versi = add_versi(make_draf(PURWAKARTA).sop, make_panjang(40))

    _, *lembar = map(words, pages(print_form(versi)))

    assert len(lembar) > 2
    assert all(f"lembar {n} dari {len(lembar)}" in teks for n, teks in enumerate(lembar, 1))
    assert all("Aktifitas" in teks and "Mutu Baku" in teks for teks in lembar)
    # The letter in the pentagon stands on both sheets.
    assert all({"A", "B", "C", "D"} & set(a.split()) & set(b.split()) for a, b in pairwise(lembar))


def test_two_hundred_rows_are_printed() -> None:
    versi = add_versi(make_draf(PURWAKARTA).sop, make_panjang(200))

    halaman = pages(print_form(versi))

    assert "Menyampaikan LAKIP ke Bappeda" in words(halaman[-1])


def test_very_long_texts_lose_no_word() -> None:
    panjang = "Peraturan yang panjang sekali. " * 40
    berkas = replace(
        read_fixture(), dasar_hukum=tuple(f"{n}. {panjang}" for n in range(1, 13)), judul="Kata " * 100
    )

    pdf = print_form(add_versi(make_draf().sop, berkas))

    isi = " ".join(map(words, pages(pdf)))
    assert isi.count("sekali.") == isi.count("Peraturan") == 40 * 12
    assert page.validate_pdf_bytes(pdf, profile="ua1").failures == []


def test_a_draft_without_symbols_says_so() -> None:
    kosong = replace(read_fixture(), langkah=(), pelaksana=())

    assert "Belum ada simbol yang digambar." in words(
        pages(print_form(add_versi(make_draf().sop, kosong)))[-1]
    )


def test_every_word_is_escaped() -> None:
    jahat = replace(read_fixture(), judul="<script>alert(1)</script> {{ isi }}")

    assert "<script>alert(1)</script> {{ isi }}" in words(pages(print_form(make_draf(judul=jahat.judul)))[0])
