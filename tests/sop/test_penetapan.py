"""A version is put into force, replaces the one before it, and is withdrawn."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import PelaksanaBerkas, content_hash
from sop.models import Langkah, Panah, Pelaksana, Simbol, Sop, VersiSop
from sop.penetapan import BelumDapatDitetapkan, list_temuan, put_into_force, revoke
from sop.storage import copy_versi, load_berkas
from tests.sop.factories import KUNCI, SENIN, make_berlaku, make_draf, read_fixture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kunci", KUNCI)
def test_each_sop_can_be_put_into_force(kunci: str) -> None:
    versi = put_into_force(make_draf(kunci).pk, oleh="Rahmat", at=SENIN)

    assert versi.status == "berlaku"


def test_version_in_force_says_who_when_and_what() -> None:
    versi = VersiSop.objects.get(pk=make_berlaku().pk)

    assert (versi.ditetapkan_oleh, versi.ditetapkan_pada) == ("Rahmat", SENIN)
    assert versi.hash_isi == content_hash(read_fixture())


def test_newer_version_takes_the_place_of_the_one_before() -> None:
    lama = make_berlaku()
    baru = copy_versi(lama)

    put_into_force(baru.pk, oleh="Rahmat", at=SENIN + timedelta(days=1))

    lama = VersiSop.objects.get(pk=lama.pk)
    assert (lama.status, lama.berakhir_pada) == ("diganti", SENIN + timedelta(days=1))
    assert list(VersiSop.objects.in_force()) == [baru]


def test_other_sop_stays_in_force() -> None:
    lain = make_berlaku(kunci="sop-lain")

    make_berlaku()

    assert VersiSop.objects.get(pk=lain.pk).status == "berlaku"


def test_version_in_force_is_not_put_into_force_again() -> None:
    versi = make_berlaku()

    with pytest.raises(BelumDapatDitetapkan, match="Versi ini sudah berlaku"):
        put_into_force(versi.pk, oleh="Rahmat", at=SENIN)


def test_version_that_cannot_run_is_refused_with_every_reason() -> None:
    versi = make_draf()
    Simbol.objects.filter(langkah__versi=versi, jenis=JenisSimbol.MULAI.value).update(jenis="proses")
    Panah.objects.filter(dari__langkah__versi=versi, dari__langkah__urutan=5).delete()

    with pytest.raises(BelumDapatDitetapkan) as refusal:
        put_into_force(versi.pk, oleh="Rahmat", at=SENIN)

    assert "Ada 0 simbol mulai" in str(refusal.value)
    assert "Langkah 5" in str(refusal.value)
    assert VersiSop.objects.get(pk=versi.pk).status == "draf"


def test_empty_version_is_refused() -> None:
    kosong = VersiSop.objects.create(
        sop=make_draf().sop, nomor_versi=2, judul="Penyusunan LAKIP", kop_instansi="Satpol PP"
    )

    with pytest.raises(BelumDapatDitetapkan, match='"langkah" kosong'):
        put_into_force(kosong.pk, oleh="Rahmat", at=SENIN)


def test_column_named_twice_keeps_a_version_from_being_a_document() -> None:
    versi = make_draf()
    Pelaksana.objects.filter(versi=versi).update(nama="Kasubag")

    temuan = list_temuan(load_berkas(versi))

    assert 'Kolom pelaksana "Kasubag" ditulis 4 kali; bedakan namanya.' in [t.pesan for t in temuan]


def test_sound_document_has_no_fault_beside_the_linter() -> None:
    assert list_temuan(read_fixture()) == list_temuan(load_berkas(make_draf()))


def test_withdrawn_version_ends_and_nothing_takes_its_place() -> None:
    versi = make_berlaku()

    revoke(versi.pk, at=SENIN)

    versi = VersiSop.objects.get(pk=versi.pk)
    assert (versi.status, versi.berakhir_pada) == ("dicabut", SENIN)
    assert not VersiSop.objects.in_force().exists()


def test_draft_is_not_withdrawn() -> None:
    with pytest.raises(BelumDapatDitetapkan, match="Hanya versi yang berlaku"):
        revoke(make_draf().pk, at=SENIN)


def test_change_that_comes_with_the_check_is_not_lost() -> None:
    """The hash stands for what is in the database at that moment, not for what was read before."""
    versi = make_draf()
    Langkah.objects.filter(versi=versi, urutan=2).update(keterangan="dengan disposisi")

    berlaku = put_into_force(versi.pk, oleh="Rahmat", at=SENIN)

    assert berlaku.hash_isi == content_hash(load_berkas(versi)) != content_hash(read_fixture())


def test_family_outlives_a_further_column() -> None:
    berkas = read_fixture()
    lain = make_draf(pelaksana=(*berkas.pelaksana, PelaksanaBerkas("Arsiparis")))

    assert Sop.objects.get().versisop_set.get() == lain
    assert replace(load_berkas(lain), pelaksana=berkas.pelaksana) == berkas
