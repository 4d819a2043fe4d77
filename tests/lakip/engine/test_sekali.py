"""Two at the same moment: one act, one row in the record, one next step, one notice."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.core.files.base import ContentFile
from django.db import connection, connections

from lakip import engine
from lakip.access import TindakanDitolak
from lakip.lifecycle import StatusLaporan, StatusTugas
from lakip.models import Dokumen, Jejak, Pegawai, Pemberitahuan, Tugas
from tests.lakip.revisi import BARU, LAMA, places_of, read_sop, revise
from tests.world import PDF, Jalan, make_alur, make_kantor, stored_files

ROUNDS = 20

Act = Callable[[], Jejak]
Outcome = Jejak | Exception


@pytest.fixture
def kantor_nyata(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """A database with a connection for everybody: on SQLite a file, as the office has it."""
    if connection.vendor == "postgresql":
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    berkas = tmp_path / "kantor.sqlite3"
    with sqlite3.connect(berkas) as file:
        in_memory.backup(file)
    file.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(berkas)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = in_memory, name


@pytest.fixture
def jalan(kantor_nyata: None, senin: datetime) -> Jalan:
    """Balangan's report at the group's step, which is ready to be finished."""
    jalan = Jalan(make_kantor("balangan-satpolpp", senin), senin).start()
    jalan.walk_to("3")
    jalan.prepare(jalan["3"])
    return jalan


def at_once(*acts: Act) -> list[Outcome]:
    """Let everybody act at the same moment, each with a connection of their own."""
    barrier = Barrier(len(acts))
    outcome: list[Outcome] = [RuntimeError("never ended")] * len(acts)

    def run(nomor: int, act: Act) -> None:
        connection.ensure_connection()
        barrier.wait()
        try:
            outcome[nomor] = act()
        except Exception as error:  # noqa: BLE001 - what it was is what the test asks
            outcome[nomor] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcome


def again(jalan: Jalan) -> None:
    """Bring the report back to the group's step, in a new visit, ready to be finished."""
    tugas = jalan.kantor.desk()[0]
    engine.return_to(tugas.pk, jalan.kantor.pemilik, jalan.simbol("2").pk, "Ulang.", at=jalan.tick())
    jalan.do("2")
    jalan.prepare(jalan["3"])


def refused(outcome: list[Outcome]) -> list[str]:
    assert not [o for o in outcome if not isinstance(o, Jejak | TindakanDitolak)], outcome
    return [type(o).__name__ for o in outcome if isinstance(o, Exception)]


def finish(jalan: Jalan, pk: int, siapa: str, token: str | None = None) -> Act:
    at, pegawai = jalan.tick(), jalan.kantor[siapa]
    return lambda: engine.complete(pk, pegawai, at=at, token=token)


def assert_finished_once(jalan: Jalan, tugas: Tugas) -> None:
    assert Jejak.objects.filter(tugas=tugas, tindakan="selesai").count() == 1
    (berikut,) = jalan.kantor.terbuka()
    assert berikut.dari == tugas
    assert Pemberitahuan.objects.filter(tugas=berikut).count() == 1
    nomor = [jejak.nomor for jejak in jalan.kantor.jejak()]
    assert nomor == list(range(1, len(nomor) + 1))


def test_two_people_finish_the_same_step(jalan: Jalan) -> None:
    for _ in range(ROUNDS):
        tugas = jalan["3"]

        outcome = at_once(finish(jalan, tugas.pk, "Staf"), finish(jalan, tugas.pk, "Fungsional"))

        assert refused(outcome) == ["Terlambat"]
        assert_finished_once(jalan, tugas)
        again(jalan)


def test_a_double_click_is_one_click(jalan: Jalan) -> None:
    for nomor in range(ROUNDS):
        tugas, token = jalan["3"], f"formulir-{nomor}"

        first, second = at_once(
            finish(jalan, tugas.pk, "Staf", token), finish(jalan, tugas.pk, "Staf", token)
        )

        assert isinstance(first, Jejak), first
        assert first == second
        assert_finished_once(jalan, tugas)
        again(jalan)


def test_two_of_the_group_take_the_same_step(jalan: Jalan) -> None:
    for _ in range(ROUNDS):
        tugas, at = jalan["3"], jalan.tick()

        def take(pegawai: Pegawai, pk: int = tugas.pk, at: datetime = at) -> Act:
            return lambda: engine.take(pk, pegawai, at=at)

        outcome = at_once(take(jalan.kantor["Staf"]), take(jalan.kantor["Fungsional"]))

        assert refused(outcome) == ["Terlambat"]
        (jejak,) = Jejak.objects.filter(tugas=tugas, tindakan="ambil")
        assert jalan["3"].pelaku == jejak.pegawai
        again(jalan)


def test_the_next_one_finishes_while_the_one_before_asks_back(jalan: Jalan) -> None:
    for _ in range(ROUNDS):
        tugas = jalan.do("3")
        berikut, pelaku = jalan["4"], Tugas.objects.get(pk=tugas.pk).pelaku
        kapan = jalan.tick()

        def take(pk: int = berikut.pk, at: datetime = kapan) -> Jejak:
            return engine.take(pk, jalan.kantor["Fungsional"], at=at)

        def withdraw(pk: int = tugas.pk, pegawai: Pegawai | None = pelaku, at: datetime = kapan) -> Jejak:
            assert pegawai
            return engine.withdraw(pk, pegawai, at=at)

        outcome = at_once(take, withdraw)

        assert refused(outcome) == ["Terlambat"]
        taken = isinstance(outcome[0], Jejak)
        assert jalan.meja == (["4"] if taken else ["3"])
        if taken:
            again(jalan)


def test_a_step_is_finished_while_the_report_is_suspended(jalan: Jalan) -> None:
    pemilik, pk = jalan.kantor.pemilik, jalan.kantor.laporan.pk
    for _ in range(ROUNDS):
        tugas, at = jalan["3"], jalan.tick()

        def suspend(at: datetime = at) -> Jejak:
            return engine.suspend(pk, pemilik, "Menunggu.", at=at)

        outcome = at_once(finish(jalan, tugas.pk, "Staf"), suspend)

        finished = isinstance(outcome[0], Jejak)
        assert refused(outcome) == ([] if finished else ["TindakanDitolak"])
        assert jalan.kantor.fresh().status == StatusLaporan.DITANGGUHKAN
        assert jalan.meja == (["4"] if finished else ["3"])
        assert Jejak.objects.filter(tugas=tugas, tindakan="selesai").count() == finished
        engine.resume(pk, pemilik, at=jalan.tick())
        again(jalan)


def test_the_report_changes_hands_while_a_step_is_finished(jalan: Jalan) -> None:
    owners = [jalan.kantor["Kasubag"], jalan.kantor["Sekretaris"]]
    for nomor in range(ROUNDS):
        tugas, at = jalan["3"], jalan.tick()
        lama, baru = owners[nomor % 2], owners[(nomor + 1) % 2]

        def entrust(lama: Pegawai = lama, baru: Pegawai = baru, at: datetime = at) -> Jejak:
            return engine.entrust(jalan.kantor.laporan.pk, lama, baru, "Mutasi.", at=at)

        outcome = at_once(finish(jalan, tugas.pk, "Staf"), entrust)

        assert refused(outcome) == []
        assert_finished_once(jalan, tugas)
        jalan.kantor.laporan.penanggung_jawab = baru
        again(jalan)


def test_files_and_notes_of_several_people_all_find_their_place_in_the_record(jalan: Jalan) -> None:
    tugas, at = jalan["3"], jalan.tick()
    staf, lain = jalan.kantor["Staf"], jalan.kantor["Fungsional"]
    before = len(jalan.kantor.jejak())

    outcome = at_once(
        *(lambda n=n: engine.note(tugas.pk, staf, f"Catatan {n}", at=at) for n in range(4)),
        *(
            lambda n=n: engine.attach(tugas.pk, lain, ContentFile(PDF, name=f"{n}.pdf"), at=at)
            for n in range(4)
        ),
    )

    assert refused(outcome) == []
    assert [j.nomor for j in jalan.kantor.jejak()] == list(range(1, before + 9))


def test_a_file_sent_twice_at_once_is_stored_once(jalan: Jalan) -> None:
    tugas, at, staf = jalan["3"], jalan.tick(), jalan.kantor["Staf"]
    before = len(stored_files())

    def attach() -> Jejak:
        return engine.attach(tugas.pk, staf, ContentFile(PDF, name="a.pdf"), at=at, token="sekali")

    first, second = at_once(attach, attach)

    assert isinstance(first, Jejak), first
    assert first == second
    assert Dokumen.objects.filter(nama="a.pdf").count() == 1
    assert len(stored_files()) == before + 1


def test_the_last_two_branches_arrive_at_the_same_moment(kantor_nyata: None, senin: datetime) -> None:
    for nomor in range(ROUNDS):
        teks = "1 Kepala mulai -> 2 3\n2 Staf proses -> 4\n3 Bidang proses -> 4\n4 Kepala selesai"
        jalan = make_alur(teks, senin, kunci=f"garpu-{nomor}")
        jalan.do("1")
        acts = []
        for baris in ("2", "3"):
            pegawai, pk, at = jalan.prepare(jalan[baris]), jalan[baris].pk, jalan.tick()
            acts.append(lambda pk=pk, pegawai=pegawai, at=at: engine.complete(pk, pegawai, at=at))

        assert refused(at_once(*acts)) == []
        (gabung,) = jalan.kantor.terbuka()
        assert (gabung.simbol.langkah.nomor, gabung.status) == ("4", StatusTugas.MENUNGGU)
        assert Pemberitahuan.objects.filter(tugas=gabung).count() == 1


def test_a_report_is_moved_while_its_step_is_finished(kantor_nyata: None, senin: datetime) -> None:
    for nomor in range(ROUNDS):
        jalan = make_revisi(senin, nomor)
        pegawai, tugas = jalan.prepare(jalan["1"]), jalan["1"]
        move = move_to_newer(jalan)
        at = jalan.tick()

        outcome = at_once(
            lambda pk=tugas.pk, pegawai=pegawai, at=at: engine.complete(pk, pegawai, at=at), move
        )

        assert refused(outcome) == ["Terlambat"]
        is_moved = isinstance(outcome[1], Jejak)
        assert (jalan.kantor.fresh().versi.nomor_versi, jalan.meja) == (
            (2, ["1"]) if is_moved else (1, ["2"])
        )


def test_a_report_is_moved_once(kantor_nyata: None, senin: datetime) -> None:
    for nomor in range(ROUNDS):
        jalan = make_revisi(senin, nomor)
        move = move_to_newer(jalan)

        assert refused(at_once(move, move)) == ["Terlambat"]
        (tugas,) = jalan.kantor.terbuka()
        assert Jejak.objects.filter(laporan=jalan.kantor.laporan, tindakan="pindahkan").count() == 1
        assert Pemberitahuan.objects.filter(tugas=tugas).count() == 1


def move_to_newer(jalan: Jalan) -> Act:
    """The move of a report to a version that is put into force now, by its plan."""
    versi = revise(jalan, read_sop(BARU))
    tempat, at = places_of(jalan, versi), jalan.tick()
    pk, pemilik = jalan.kantor.laporan.pk, jalan.kantor.pemilik
    return lambda: engine.move(pk, pemilik, versi.pk, "SOP direvisi.", tempat, at=at)


def make_revisi(at: datetime, nomor: int) -> Jalan:
    """Return a begun report of an office of its own."""
    berkas = read_sop(LAMA)
    instansi = replace(berkas.instansi, nama=f"Dinas {nomor}")
    return make_alur(replace(berkas, kunci=f"revisi-{nomor}", instansi=instansi), at)
