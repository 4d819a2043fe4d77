"""The record: nothing can change it unseen, and people are never deleted."""

from __future__ import annotations

from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from lakip import engine
from lakip.larangan import LARANGAN
from lakip.management.commands.periksa_jejak import check_jejak
from lakip.models import Jejak, Laporan, Pegawai
from sop.kekal import remove
from tests.sql import empty_sql, replace_sql, update_sql
from tests.world import Jalan, make_kantor, make_pegawai


@pytest.fixture
def rekam(jalan: Jalan) -> Jalan:
    """A report with some acts on record."""
    jalan.walk_to("4")
    return jalan


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE lakip_jejak SET alasan = 'lain'",
        "UPDATE lakip_jejak SET waktu = waktu WHERE nomor = 2",
        "DELETE FROM lakip_jejak WHERE nomor = 3",
        "DELETE FROM lakip_pegawai",
    ],
)
def test_the_database_itself_refuses(rekam: Jalan, sql: str) -> None:
    with pytest.raises(IntegrityError, match=r"tidak dapat di|tidak dihapus"), transaction.atomic():
        connection.cursor().execute(sql)

    assert check_jejak(rekam.kantor.fresh()) is None


def test_emptying_the_table_is_refused(rekam: Jalan) -> None:
    connection.check_constraints()  # what is still to be checked would refuse it first
    for tabel in ("lakip_jejak", "lakip_pegawai"):
        with pytest.raises(IntegrityError, match=r"tidak (dapat )?dihapus"), transaction.atomic():
            connection.cursor().execute(empty_sql(tabel))


def test_pushing_a_row_aside_is_refused(rekam: Jalan) -> None:
    first, second = rekam.kantor.jejak()[:2]

    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(f"{update_sql('lakip_jejak')} SET id = {first.pk} WHERE id = {second.pk}")


def test_writing_a_row_anew_is_refused(rekam: Jalan) -> None:
    first = rekam.kantor.jejak()[0]

    for tabel, pk in (("lakip_jejak", first.pk), ("lakip_pegawai", first.pegawai_id)):
        with pytest.raises(IntegrityError), transaction.atomic():
            connection.cursor().execute(replace_sql(tabel), [pk])


def test_through_the_models_it_is_refused_too(rekam: Jalan) -> None:
    jejak = rekam.kantor.jejak()[0]
    jejak.alasan = "lain"
    for act in (jejak.save, jejak.delete, Jejak.objects.all().delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_a_person_is_not_deleted(rekam: Jalan) -> None:
    with pytest.raises(models.ProtectedError):
        make_pegawai("baru").delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Pegawai.objects.filter(username="baru").delete()


def periksa(*laporan: int) -> str:
    out = StringIO()
    call_command("periksa_jejak", *laporan, stdout=out)
    return out.getvalue()


def tamper(sql: str, *params: object) -> None:
    """What somebody can do who owns the database."""
    remove(connection, LARANGAN)
    connection.cursor().execute(sql, params)


def test_a_whole_record_is_proved(rekam: Jalan) -> None:
    pk, banyak = rekam.kantor.laporan.pk, len(rekam.kantor.jejak())

    assert f"{pk} LAKIP 2025 SATUAN POLISI PAMONG PRAJA: utuh, {banyak} baris." in periksa()


@pytest.mark.parametrize(
    ("sql", "putus"),
    [
        pytest.param(
            "UPDATE lakip_jejak SET alasan = 'Atas perintah' WHERE nomor = 3",
            "Baris 3: isi baris tidak lagi sesuai",
            id="a reason changed",
        ),
        pytest.param(
            "UPDATE lakip_jejak SET waktu = '2025-01-01 00:00:00+00:00' WHERE nomor = 4",
            "Baris 4: isi baris",
            id="put back in time",
        ),
        pytest.param("DELETE FROM lakip_jejak WHERE nomor = 5", "Baris 5: baris ini hilang", id="a row gone"),
        pytest.param(
            "DELETE FROM lakip_jejak WHERE nomor >= 6",
            "Baris 6: baris ini dan seterusnya",
            id="the end cut off",
        ),
        pytest.param(
            "UPDATE lakip_jejak SET hash_sebelum = hash WHERE nomor = 2",
            "Baris 2: baris tidak bersambung",
            id="a link broken",
        ),
    ],
)
def test_the_first_row_tampered_with_is_named(rekam: Jalan, sql: str, putus: str) -> None:
    tamper(sql)
    out = StringIO()

    with pytest.raises(CommandError, match="1 rantai jejak terputus") as failed:
        call_command("periksa_jejak", stdout=out)

    assert failed.value.returncode == 1
    assert putus in out.getvalue()


def test_a_person_put_in_the_place_of_another_shows(rekam: Jalan) -> None:
    tamper("UPDATE lakip_jejak SET pegawai_id = %s WHERE nomor = 3", rekam.kantor["Kepala Satuan"].pk)

    putus = check_jejak(rekam.kantor.fresh())
    assert putus is not None
    assert putus.nomor == 3


def test_only_the_reports_asked_for_are_read(rekam: Jalan) -> None:
    lain = make_kantor("babel-kesbangpol", rekam.at)
    tamper("DELETE FROM lakip_jejak WHERE laporan_id = %s", lain.laporan.pk)

    assert "utuh" in periksa(rekam.kantor.laporan.pk)
    with pytest.raises(CommandError):
        periksa(lain.laporan.pk)


def test_a_report_that_does_not_exist_is_said_so(rekam: Jalan) -> None:
    with pytest.raises(CommandError, match="Laporan tidak ditemukan: 999"):
        periksa(999)


def test_moments_of_any_time_zone_keep_the_chain_whole(jalan: Jalan) -> None:
    at = datetime(2026, 2, 2, 10, 30, 15, 123456, tzinfo=ZoneInfo("Asia/Makassar"))
    engine.note(jalan["1"].pk, jalan.kantor["Sekretaris"], "Lisan “pagi” — ½ hari.", at=at)

    assert check_jejak(Laporan.objects.get(pk=jalan.kantor.laporan.pk)) is None


def test_every_row_follows_the_one_before(rekam: Jalan) -> None:
    rows = rekam.kantor.jejak()

    assert [j.nomor for j in rows] == list(range(1, len(rows) + 1))
    assert [j.hash_sebelum for j in rows[1:]] == [j.hash for j in rows[:-1]]
    laporan = rekam.kantor.fresh()
    assert (laporan.jejak_nomor, laporan.jejak_hash) == (rows[-1].nomor, rows[-1].hash)


def test_every_act_has_its_word_in_the_record(rekam: Jalan) -> None:
    assert all(j.get_tindakan_display() != j.tindakan for j in rekam.kantor.jejak())
