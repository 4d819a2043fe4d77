"""A version is put into force, replaces the one before it, and is withdrawn."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import PelaksanaBerkas, content_hash
from sop.domain.temuan import Tingkat
from sop.models import Langkah, Panah, Pelaksana, Simbol, Simpanan, Sop, VersiSop
from sop.penetapan import (
    BelumDapatDitetapkan,
    bring_due_into_force,
    list_temuan,
    put_into_force,
    revoke,
)
from sop.penyuntingan import open_draf, save
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

    assert "Belum ada simbol mulai" in str(refusal.value)
    assert "Langkah 5" in str(refusal.value)
    assert VersiSop.objects.get(pk=versi.pk).status == "draf"


def test_empty_version_is_refused() -> None:
    kosong = VersiSop.objects.create(
        sop=make_draf().sop, nomor_versi=2, judul="Penyusunan LAKIP", kop_instansi="Satpol PP"
    )

    with pytest.raises(BelumDapatDitetapkan, match="Langkah: Belum ada"):
        put_into_force(kosong.pk, oleh="Rahmat", at=SENIN)


def test_column_named_twice_keeps_a_version_from_being_a_document() -> None:
    versi = make_draf()
    Pelaksana.objects.filter(versi=versi).update(nama="Kasubag")

    temuan = list_temuan(load_berkas(versi))

    assert [str(t) for t in temuan if t.tingkat is Tingkat.TIDAK_DAPAT_DIJALANKAN] == [
        "Pelaksana Kasubag: Nama ini dipakai 4 kolom; bedakan namanya."
    ]


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


# --- from a day ---

BESOK = SENIN.date() + timedelta(days=1)
# One minute to midnight and midnight at the office of the factory, which keeps Waktu Indonesia Tengah.
MALAM = datetime(2026, 2, 2, 15, 59, tzinfo=UTC)
TENGAH_MALAM = datetime(2026, 2, 2, 16, 0, tzinfo=UTC)


def status_of(*versi: VersiSop) -> list[str]:
    return [VersiSop.objects.get(pk=satu.pk).status for satu in versi]


def make_terjadwal() -> tuple[VersiSop, VersiSop]:
    """A version in force, and one that takes its place tomorrow."""
    berlaku = make_berlaku()
    return berlaku, put_into_force(copy_versi(berlaku).pk, oleh="Rahmat", at=SENIN, mulai=BESOK)


def test_version_for_a_day_to_come_leaves_the_one_before_in_force() -> None:
    berlaku, baru = make_terjadwal()

    assert status_of(berlaku, baru) == ["berlaku", "terjadwal"]
    assert baru.hash_isi == content_hash(load_berkas(baru))
    assert VersiSop.objects.get(pk=baru.pk).mulai_berlaku == BESOK


def test_its_day_begins_at_midnight_on_the_clock_of_its_office() -> None:
    berlaku, baru = make_terjadwal()

    bring_due_into_force(MALAM)
    assert status_of(berlaku, baru) == ["berlaku", "terjadwal"]

    bring_due_into_force(TENGAH_MALAM)
    assert status_of(berlaku, baru) == ["diganti", "berlaku"]
    assert VersiSop.objects.get(pk=berlaku.pk).berakhir_pada == TENGAH_MALAM


def test_however_late_it_is_asked_the_day_is_the_one_that_was_decided() -> None:
    berlaku, baru = make_terjadwal()

    for _ in range(2):
        bring_due_into_force(TENGAH_MALAM + timedelta(days=30))

    assert status_of(berlaku, baru) == ["diganti", "berlaku"]
    assert VersiSop.objects.get(pk=berlaku.pk).berakhir_pada == TENGAH_MALAM


def test_where_nothing_is_due_one_question_is_asked(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_terjadwal()

    with django_assert_num_queries(1):
        bring_due_into_force(SENIN)


def test_a_day_that_is_past_is_refused() -> None:
    draf = make_draf()

    with pytest.raises(BelumDapatDitetapkan, match="sudah lewat; pilih hari ini"):
        put_into_force(draf.pk, oleh="Rahmat", at=SENIN, mulai=SENIN.date() - timedelta(days=1))


def test_one_version_at_a_time_is_to_come() -> None:
    _, baru = make_terjadwal()
    lain = copy_versi(baru)

    with pytest.raises(BelumDapatDitetapkan, match="Versi 2 sudah akan berlaku 3 Februari 2026; cabut"):
        put_into_force(lain.pk, oleh="Rahmat", at=SENIN, mulai=BESOK + timedelta(days=1))

    revoke(baru.pk, at=SENIN)
    put_into_force(lain.pk, oleh="Rahmat", at=SENIN, mulai=BESOK)
    assert status_of(baru, lain) == ["dicabut", "terjadwal"]


def test_two_sops_that_change_on_one_day_change_each_for_itself() -> None:
    berlaku, baru = make_terjadwal()
    lain = make_berlaku(kunci="sop-lain")
    lain_baru = put_into_force(copy_versi(lain).pk, oleh="Rahmat", at=SENIN, mulai=BESOK)

    bring_due_into_force(TENGAH_MALAM)

    assert status_of(berlaku, baru, lain, lain_baru) == ["diganti", "berlaku", "diganti", "berlaku"]


def test_of_another_sop_a_version_may_be_to_come_as_well() -> None:
    _, baru = make_terjadwal()
    lain = put_into_force(make_draf(kunci="sop-lain").pk, oleh="Rahmat", at=SENIN, mulai=BESOK)

    assert status_of(baru, lain) == ["terjadwal", "terjadwal"]


def test_a_version_put_into_force_today_is_followed_by_the_one_to_come() -> None:
    berlaku, baru = make_terjadwal()
    sekarang = put_into_force(copy_versi(berlaku).pk, oleh="Rahmat", at=SENIN)

    bring_due_into_force(TENGAH_MALAM)

    assert status_of(berlaku, sekarang, baru) == ["diganti", "diganti", "berlaku"]


def test_what_is_due_comes_into_force_before_another_takes_its_place() -> None:
    berlaku, baru = make_terjadwal()
    lain = copy_versi(baru)

    put_into_force(lain.pk, oleh="Rahmat", at=TENGAH_MALAM + timedelta(hours=9))

    assert status_of(berlaku, baru, lain) == ["diganti", "diganti", "berlaku"]


def test_what_was_read_is_what_is_decided() -> None:
    draf = make_draf()

    with pytest.raises(BelumDapatDitetapkan, match="diubah sejak halaman ini dibuka"):
        put_into_force(draf.pk, oleh="Rahmat", at=SENIN, ubahan=draf.ubahan + 1)


def test_the_states_of_a_draft_are_forgotten_once_it_is_decided() -> None:
    draf = make_draf()
    suntingan = open_draf(draf)
    baru = replace(suntingan, identitas=replace(suntingan.identitas, nomor="9/2026"))
    save(draf.pk, draf.ubahan, baru, oleh="Rahmat", at=SENIN)

    put_into_force(draf.pk, oleh="Rahmat", at=SENIN)

    assert not Simpanan.objects.exists()
    assert VersiSop.objects.get(pk=draf.pk).nomor == "9/2026"
