"""Random SOPs carried out by the real engine, with every act people may come upon."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lakip import engine
from lakip.access import TindakanDitolak
from lakip.lifecycle import AKTIF, StatusLaporan, StatusTugas
from lakip.management.commands.periksa_jejak import check_jejak
from lakip.models import Tugas
from sop.domain.alur import must_wait
from sop.domain.berkas import BerkasSop
from sop.storage import load_alur
from tests.strategies import runnable, shortest_answer
from tests.world import PDF, Jalan, make_alur

SENIN = datetime(2026, 2, 2, 1, 0, tzinfo=UTC)


@pytest.mark.django_db
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(berkas=runnable(7), seed=st.randoms(use_true_random=False))
def test_whatever_people_do_the_report_comes_to_its_end(berkas: BerkasSop, seed: random.Random) -> None:
    with transaction.atomic():
        load_alur.cache_clear()
        _carry_out(berkas, seed)
        transaction.set_rollback(True)


def _carry_out(berkas: BerkasSop, seed: random.Random) -> None:
    jalan = make_alur(berkas, SENIN)
    for langkah in range(150):
        terbuka = jalan.kantor.terbuka()
        if not terbuka:
            break
        aktif = [t for t in terbuka if t.status in AKTIF]
        assert aktif, "all wait for each other"
        alur = load_alur(jalan.kantor.laporan.versi_id)
        for tugas in terbuka:
            waits = must_wait(alur, tugas.simbol_id, [t.simbol_id for t in aktif])
            assert waits or tugas.status != StatusTugas.TERTAHAN, "a join was forgotten"
        tugas = seed.choice(aktif)
        if langkah < 25:
            _do_something(jalan, tugas, seed)
        else:
            _complete(jalan, tugas, shortest_answer(alur, tugas.simbol_id))
    laporan = jalan.kantor.fresh()
    assert laporan.status == StatusLaporan.SELESAI
    assert check_jejak(laporan) is None


def _do_something(jalan: Jalan, tugas: Tugas, seed: random.Random) -> None:
    alur, pemilik = load_alur(jalan.kantor.laporan.versi_id), jalan.kantor.pemilik
    keputusan = seed.choice(alur.pilihan(tugas.simbol_id) or ("",))
    done = list(Tugas.objects.filter(laporan=jalan.kantor.laporan, pelaku__isnull=False).order_by("pk"))
    before = jalan.kantor.jejak()
    try:
        match seed.choice(["selesai", "selesai", "selesai", "kertas", "lewati", "kembali", "tarik", "tarik"]):
            case "selesai":
                _complete(jalan, tugas, keputusan)
            case "kertas":
                pelaku = jalan.kantor.turn_of(tugas, jalan.at)
                bukti = ContentFile(PDF, name="bukti.pdf")
                ask = {"keputusan": keputusan, "alasan": "Coretan."}
                engine.record_on_paper(tugas.pk, pemilik, pelaku, bukti, at=jalan.tick(), **ask)
            case "lewati":
                engine.skip(tugas.pk, pemilik, "Tidak perlu.", at=jalan.tick(), keputusan=keputusan)
            case "kembali":
                target = seed.choice(engine.returnable(tugas) or [tugas.simbol_id])
                engine.return_to(tugas.pk, pemilik, target, "Data baru.", at=jalan.tick())
            case "tarik" if done:
                visit = seed.choice(done[-3:])
                assert visit.pelaku
                engine.withdraw(visit.pk, visit.pelaku, at=jalan.tick())
    except TindakanDitolak:
        assert jalan.kantor.jejak() == before


def _complete(jalan: Jalan, tugas: Tugas, keputusan: str) -> None:
    pelaku = tugas.pelaku or jalan.kantor.turn_of(tugas, jalan.at)
    engine.note(tugas.pk, pelaku, "Sudah.", at=jalan.tick())
    engine.complete(tugas.pk, pelaku, at=jalan.tick(), keputusan=keputusan, alasan="Belum sesuai.")
