"""Two at the same moment over one SOP: one of them wins, and what is decided is what was saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from django.test import Client

from sop.domain.berkas import content_hash
from sop.domain.suntingan import open_berkas
from sop.models import ImporSop, Simpanan, Sop, VersiSop
from sop.penetapan import BelumDapatDitetapkan, put_into_force
from sop.penyuntingan import BukanDraf, SudahBerubah, save
from sop.storage import copy_versi, load_berkas
from tests.lakip.engine.test_sekali import at_once, kantor_nyata  # noqa: F401 - a fixture
from tests.sop.factories import SENIN, make_berlaku, make_draf
from tests.sop.penyunting import admin_of
from tests.sop.test_impor import TEKS, bring, read_lembar, url_of

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


def test_two_copies_at_once_get_numbers_of_their_own() -> None:
    versi = make_berlaku()

    outcome = at_once(*[lambda: copy_versi(versi)] * 8)

    assert faults(outcome) == []
    numbers = VersiSop.objects.filter(sop=versi.sop_id).values_list("nomor_versi", flat=True)
    assert sorted(numbers) == list(range(1, 10))


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


def _clone(client: Client) -> Client:
    """The same person in another tab."""
    other = Client()
    other.cookies = client.cookies
    return other
