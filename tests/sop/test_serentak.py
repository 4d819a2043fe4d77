"""Two at the same moment over one SOP: one of them wins, and what is decided is what was saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from sop.domain.berkas import content_hash
from sop.domain.suntingan import open_berkas
from sop.models import ImporSop, Simpanan, Sop, VersiSop
from sop.penetapan import BelumDapatDitetapkan, put_into_force, revoke
from sop.penyalinan import adopt
from sop.penyuntingan import BukanDraf, SudahBerubah, save
from sop.storage import copy_versi, load_berkas
from tests.lakip.engine.test_sekali import at_once, kantor_nyata  # noqa: F401 - a fixture
from tests.sop.factories import PURWAKARTA, SENIN, make_berlaku, make_draf
from tests.sop.penyunting import admin_of
from tests.sop.penyunting import url_of as url_of_versi
from tests.sop.test_impor import SUMBER, TEKS, bring, read_lembar, url_of

pytestmark = pytest.mark.usefixtures("kantor_nyata")

ROUNDS = 10


def write(draf: VersiSop, judul: str) -> Callable[[], VersiSop]:
    """Save the draft with another judul, as it was opened now."""
    suntingan = open_berkas(replace(load_berkas(draf), judul=judul))
    dasar = VersiSop.objects.get(pk=draf.pk).ubahan
    return lambda: save(draf.pk, dasar, suntingan, oleh=judul, at=SENIN)


def decide(draf: VersiSop) -> Callable[[], VersiSop]:
    ubahan = VersiSop.objects.get(pk=draf.pk).ubahan
    return lambda: put_into_force(draf.pk, oleh="Rahmat", at=SENIN, ubahan=ubahan)


def faults(outcome: list[object]) -> list[type]:
    return [type(satu) for satu in outcome if isinstance(satu, Exception)]


def test_of_two_editors_one_saves_and_the_other_is_told() -> None:
    draf = make_draf()
    for nomor in range(ROUNDS):
        outcome = at_once(write(draf, f"Ani {nomor}"), write(draf, f"Budi {nomor}"))

        assert faults(outcome) == [SudahBerubah]
        draf = VersiSop.objects.get(pk=draf.pk)
        saved = Simpanan.objects.get(versi=draf, nomor=draf.posisi)
        assert draf.judul == saved.oleh == load_berkas(draf).judul
        assert draf.ubahan == nomor + 1


def test_what_is_saved_while_the_version_is_decided_is_decided_or_refused() -> None:
    versi = make_berlaku()
    for nomor in range(ROUNDS):
        draf = copy_versi(versi)

        outcome = at_once(write(draf, f"Judul {nomor}"), decide(draf))

        assert faults(outcome) in ([BukanDraf], [BelumDapatDitetapkan])
        versi = VersiSop.objects.get(pk=draf.pk)
        is_decided = versi.status == "berlaku"
        assert is_decided is isinstance(outcome[0], BukanDraf)
        assert versi.hash_isi == (content_hash(load_berkas(versi)) if is_decided else "")
        assert (versi.judul == f"Judul {nomor}") is not is_decided


def test_two_decide_and_one_version_comes_into_force() -> None:
    versi = make_berlaku()
    for _ in range(ROUNDS):
        satu, dua = copy_versi(versi), copy_versi(versi)

        assert faults(at_once(decide(satu), decide(satu))) == [BelumDapatDitetapkan]
        at_once(decide(dua), decide(dua))

        assert list(VersiSop.objects.in_force()) == [VersiSop.objects.get(pk=dua.pk)]


def test_copying_that_is_pressed_twice_makes_one_draft() -> None:
    versi = make_berlaku()

    outcome = at_once(*[lambda: copy_versi(versi)] * 8)

    assert faults(outcome) == []
    numbers = VersiSop.objects.filter(sop=versi.sop_id).values_list("nomor_versi", flat=True)
    assert sorted(numbers) == [1, 2]


def test_a_document_that_is_sent_twice_becomes_one_draft() -> None:
    instansi = make_draf().sop.instansi
    admin = admin_of(instansi)
    for _ in range(ROUNDS):
        before = set(VersiSop.objects.values_list("pk", flat=True)), Sop.objects.count()
        impor = bring(admin, teks=TEKS)
        isian = {**read_lembar(admin, impor), "aksi": "simpan", "sisa-semua": "1"}
        clicks = [partial(_clone(admin).post, url_of(impor), isian) for _ in range(2)]

        answers = at_once(*clicks)

        assert sorted(answer.status_code for answer in answers) == [302, 404]
        assert len(set(VersiSop.objects.values_list("pk", flat=True)) - before[0]) == 1
        assert Sop.objects.count() == before[1] + 1
        assert not ImporSop.objects.exists()


def test_a_draft_is_deleted_once_however_often_it_is_pressed() -> None:
    versi = make_berlaku()
    admin = admin_of(versi.sop.instansi)
    for _ in range(ROUNDS):
        draf = copy_versi(versi)
        hapus = partial(_clone(admin).post, url_of_versi(draf, "delete"), {"post": "yes"})

        answers = at_once(hapus, partial(_clone(admin).post, url_of_versi(draf, "delete"), {"post": "yes"}))

        assert sorted(answer.status_code for answer in answers) == [302, 404]
        assert list(VersiSop.objects.all()) == [versi]


def test_what_is_deleted_while_it_is_decided_is_gone_or_stays() -> None:
    versi = make_berlaku()
    admin = admin_of(versi.sop.instansi)
    for _ in range(ROUNDS):
        draf = copy_versi(versi)
        isian = {"mulai": "2999-01-01", "dibaca": "on", "ubahan": "0"}
        decide_it = partial(_clone(admin).post, url_of_versi(draf, "tetapkan"), isian)

        answers = at_once(
            partial(_clone(admin).post, url_of_versi(draf, "delete"), {"post": "yes"}), decide_it
        )

        is_there = VersiSop.objects.filter(pk=draf.pk, status="terjadwal").exists()
        assert [answer.status_code for answer in answers] == [302, 302 if is_there else 404]
        if is_there:
            revoke(draf.pk, at=SENIN)


def test_an_sop_that_two_name_alike_is_made_once() -> None:
    instansi = make_draf().sop.instansi
    admin = admin_of(instansi)
    for nomor in range(ROUNDS):
        isian = {"instansi": instansi.pk, "judul": "Surat tugas", "kunci": f"surat-{nomor}"}
        clicks = [partial(_clone(admin).post, reverse("admin:sop_sop_add"), isian) for _ in range(2)]

        answers = at_once(*clicks)

        assert faults(answers) == []
        assert VersiSop.objects.filter(sop__kunci=f"surat-{nomor}").count() == 1


def test_an_sop_that_is_named_by_its_judul_twice_is_made_once() -> None:
    instansi = make_draf().sop.instansi
    admin = admin_of(instansi)
    for nomor in range(ROUNDS):
        isian = {"instansi": instansi.pk, "judul": f"Surat tugas {nomor}"}
        clicks = [partial(_clone(admin).post, reverse("admin:sop_sop_add"), isian) for _ in range(2)]

        answers = at_once(*clicks)

        assert faults(answers) == []
        assert VersiSop.objects.filter(sop__judul=f"Surat tugas {nomor}").count() == 1


def test_a_source_that_is_handed_in_twice_is_kept_once() -> None:
    admin = admin_of(make_draf().sop.instansi)

    hand_in = [partial(_clone(admin).post, SUMBER, {"teks": TEKS}) for _ in range(4)]
    answers = at_once(*hand_in)

    assert {answer.url for answer in answers} == {url_of(ImporSop.objects.get())}


def test_what_is_shared_is_copied_once_however_often_it_is_pressed() -> None:
    versi, instansi = make_berlaku(), make_draf(PURWAKARTA).sop.instansi

    outcome = at_once(*[lambda: adopt(versi, instansi)] * 6)

    assert faults(outcome) == []
    assert Sop.objects.filter(instansi=instansi, judul=versi.judul).count() == 1


def _clone(client: Client) -> Client:
    """The same person in another tab."""
    other = Client()
    other.cookies = client.cookies
    return other
