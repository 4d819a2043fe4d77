"""The SOP document and its rows say the same."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db.models import F, Model
from pytest_django import DjangoAssertNumQueries

from sop.domain.alur import JenisSimbol
from sop.domain.alur import Panah as PanahAlur
from sop.domain.berkas import BerkasSop, PelaksanaBerkas, content_hash, write_berkas
from sop.domain.berkas_baca import read_berkas
from sop.domain.isian import BerkasDitolak
from sop.models import Instansi, Langkah, Panah, Pelaksana, Simbol, Sop, VersiSop
from sop.storage import alur_by_pk, copy_versi, fill_versi, load_alur, load_berkas, store_berkas
from tests.sop.factories import BALANGAN, KUNCI, PURWAKARTA, lengthen, make_berlaku, make_draf, read_fixture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kunci", KUNCI)
def test_what_is_stored_is_loaded_to_the_letter(kunci: str) -> None:
    berkas = read_fixture(kunci)

    versi, _ = store_berkas(berkas)

    assert load_berkas(versi) == berkas


def test_first_version_makes_the_office_and_the_family() -> None:
    versi, is_new = store_berkas(read_fixture(BALANGAN))

    assert is_new
    assert (versi.nomor_versi, versi.status) == (1, "draf")
    assert versi.sop.kunci == BALANGAN
    assert versi.sop.instansi.zona_waktu == "Asia/Makassar"


def test_same_document_is_not_stored_twice() -> None:
    versi = make_draf()

    again, is_new = store_berkas(read_fixture())

    assert (again, is_new) == (versi, False)


def test_changed_document_is_the_next_version_of_the_same_family() -> None:
    make_berlaku()

    versi, is_new = store_berkas(replace(read_fixture(), nomor="065/2/2026"))

    assert (versi.nomor_versi, versi.status, is_new) == (2, "draf", True)
    assert Sop.objects.count() == Instansi.objects.count() == 1


def test_two_sop_of_one_office_share_it() -> None:
    make_draf()
    make_draf(kunci="sop-lain")

    assert Instansi.objects.count() == 1


def test_copy_is_a_draft_that_says_the_same() -> None:
    versi = make_berlaku()

    salinan = copy_versi(versi)

    assert (salinan.nomor_versi, salinan.status, salinan.hash_isi) == (2, "draf", "")
    assert load_berkas(salinan) == load_berkas(versi)


def test_refilled_draft_forgets_what_it_held() -> None:
    versi = make_draf(BALANGAN)
    berkas = read_fixture(PURWAKARTA)

    fill_versi(versi, berkas)

    assert content_hash(load_berkas(versi)) == content_hash(berkas)


Put = Callable[[BerkasSop, str], BerkasSop]
TERBATAS: dict[tuple[type[Model], str], Put] = {
    (Instansi, "nama"): lambda b, teks: replace(b, instansi=replace(b.instansi, nama=teks)),
    (Instansi, "pemda"): lambda b, teks: replace(b, instansi=replace(b.instansi, pemda=teks)),
    (Instansi, "kota"): lambda b, teks: replace(b, instansi=replace(b.instansi, kota=teks)),
    (Instansi, "alamat"): lambda b, teks: replace(b, instansi=replace(b.instansi, alamat=teks)),
    (Sop, "kunci"): lambda b, teks: replace(b, kunci=teks),
    (VersiSop, "judul"): lambda b, teks: replace(b, judul=teks),
    (VersiSop, "nomor"): lambda b, teks: replace(b, nomor=teks),
    (VersiSop, "efektif"): lambda b, teks: replace(b, tanggal=replace(b.tanggal, efektif=teks)),
    (VersiSop, "disahkan_nip"): lambda b, teks: replace(b, disahkan_oleh=replace(b.disahkan_oleh, nip=teks)),
    (Pelaksana, "nama"): lambda b, teks: replace(b, pelaksana=(*b.pelaksana, PelaksanaBerkas(teks))),
    (Langkah, "nomor"): lambda b, teks: replace_baris(b, nomor=teks),
    (Langkah, "kunci"): lambda b, teks: replace_baris(b, kunci=teks),
    (Langkah, "waktu"): lambda b, teks: replace_baris(b, waktu=teks),
    (Panah, "label"): lambda b, teks: replace_panah(b, label=teks),
}


@pytest.mark.parametrize(
    ("kolom", "put"), TERBATAS.items(), ids=[f"{model.__name__}.{nama}" for model, nama in TERBATAS]
)
def test_file_holds_no_text_that_the_database_does_not(kolom: tuple[type[Model], str], put: Put) -> None:
    model, nama = kolom
    batas = model._meta.get_field(nama).max_length  # type: ignore[union-attr]
    panjang = put(read_fixture(), "x" * batas)

    store_berkas(read_berkas(write_berkas(panjang)))
    with pytest.raises(BerkasDitolak):
        read_berkas(write_berkas(put(read_fixture(), "x" * (batas + 1))))


def replace_baris(berkas: BerkasSop, **lain: str) -> BerkasSop:
    return replace(berkas, langkah=(replace(berkas.langkah[0], **lain), *berkas.langkah[1:]))


def replace_panah(berkas: BerkasSop, **lain: str) -> BerkasSop:
    pertama = berkas.langkah[0]
    simbol = replace(pertama.simbol[0], panah=(replace(pertama.simbol[0].panah[0], **lain),))
    return replace(berkas, langkah=(replace(pertama, simbol=(simbol,)), *berkas.langkah[1:]))


@pytest.mark.parametrize("kunci", KUNCI)
def test_alur_of_a_version_is_that_of_its_document(kunci: str) -> None:
    berkas = read_fixture(kunci)
    versi, _ = store_berkas(berkas)

    alur = alur_by_pk(versi.pk, berkas)

    nomor = {simbol.id: nomor for nomor, simbol in enumerate(alur.simbol)}
    assert [(s.langkah, s.pelaksana, s.jenis) for s in alur.simbol] == [
        (s.langkah, s.pelaksana, s.jenis) for s in berkas.alur.simbol
    ]
    assert [
        PanahAlur(nomor[p.dari], None if p.ke is None else nomor[p.ke], p.label) for p in alur.panah
    ] == list(berkas.alur.panah)


def test_alur_names_its_symbols_by_primary_key() -> None:
    versi = make_berlaku()

    alur = alur_by_pk(versi.pk, load_berkas(versi))

    mulai = Simbol.objects.get(langkah__versi=versi, jenis=JenisSimbol.MULAI.value)
    assert alur.mulai.id == mulai.pk


def test_gap_in_the_order_of_columns_moves_no_symbol() -> None:
    versi = make_draf()
    Pelaksana.objects.filter(versi=versi, urutan__gt=1).update(urutan=F("urutan") + 10)

    alur = alur_by_pk(versi.pk, load_berkas(versi))

    assert {s.pelaksana for s in alur.simbol} == {0, 1, 2, 3}


def test_alur_in_force_is_read_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    versi = make_berlaku()
    load_alur.cache_clear()
    load_alur(versi.pk)

    with django_assert_num_queries(0):
        load_alur(versi.pk)


def test_reading_takes_as_many_queries_for_forty_rows_as_for_eleven(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    versi = make_draf(BALANGAN)
    panjang = make_draf(kunci="sop-panjang", langkah=lengthen(read_fixture().langkah, 40))

    for satu, baris in ((versi, 11), (panjang, 40)):
        # version with sop and instansi + pelaksana + langkah + simbol + panah
        with django_assert_num_queries(1 + 1 + 1 + 1 + 1):
            assert len(load_berkas(satu).langkah) == baris


def test_langkah_keeps_its_waktu_beside_the_text() -> None:
    versi = make_draf()

    assert [str(langkah.durasi) for langkah in versi.langkah_set.all()[:2]] == ["10 menit", "2 jam"]


def test_waktu_that_cannot_be_read_stays_text() -> None:
    versi = make_draf()
    langkah = versi.langkah_set.get(urutan=1)
    langkah.waktu = "Segera"

    langkah.save()

    assert Langkah.objects.get(pk=langkah.pk).durasi is None
