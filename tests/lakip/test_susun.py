"""Building by a worker: what becomes of an order, also when the worker does not live to see it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings as settings_of_house
from django.utils import timezone
from pypdf import PdfReader
from pytest_django.fixtures import Settings

from lakip import engine
from lakip.engine.susunan import begin
from lakip.kemajuan import read_kemajuan
from lakip.models import Jejak, Susunan, Terbitan
from lakip.models.kode import format_kode
from lakip.susun import build, order_lakip
from tests.world import Jalan, stored_files


def order(jalan: Jalan) -> Susunan:
    """Order it without calling a worker."""
    laporan = jalan.kantor.laporan
    return engine.order(laporan.pk, jalan.kantor.pemilik, at=timezone.now())[0]


def fresh(susunan: Susunan) -> Susunan:
    return Susunan.objects.get(pk=susunan.pk)


def test_a_worker_builds_what_was_ordered_and_keeps_it(jalan: Jalan) -> None:
    susunan = order_lakip(jalan.kantor.laporan, jalan.kantor.pemilik, at=timezone.now())

    done, terbitan = fresh(susunan), Terbitan.objects.get()
    assert (done.status, done.kemajuan, done.terbitan) == ("selesai", 100, terbitan)
    assert terbitan.dokumen.nama == "LAKIP-2025-balangan-satpolpp.pdf"
    with terbitan.dokumen.berkas.open("rb") as berkas:
        assert "POLISI PAMONG PRAJA" in PdfReader(BytesIO(berkas.read())).pages[0].extract_text()
    assert Jejak.objects.latest("pk").pegawai == jalan.kantor.pemilik


def test_the_code_on_its_paper_is_the_one_it_is_known_by(jalan: Jalan) -> None:
    order_lakip(jalan.kantor.laporan, jalan.kantor.pemilik, at=timezone.now())

    terbitan = Terbitan.objects.get()
    with terbitan.dokumen.berkas.open("rb") as berkas:
        teks = " ".join(halaman.extract_text() for halaman in PdfReader(BytesIO(berkas.read())).pages[:4])
    assert format_kode(terbitan.kode) in " ".join(teks.split())


def test_called_a_second_time_it_builds_no_second_one(jalan: Jalan) -> None:
    susunan = order_lakip(jalan.kantor.laporan, jalan.kantor.pemilik, at=timezone.now())

    build(susunan.pk)

    assert Terbitan.objects.count() == len(stored_files()) == 1


def test_killed_after_it_was_kept_the_order_ends_with_what_was_kept(jalan: Jalan) -> None:
    susunan = order_lakip(jalan.kantor.laporan, jalan.kantor.pemilik, at=timezone.now())
    Susunan.objects.filter(pk=susunan.pk).update(**{"status": "berjalan", "terbitan": None})

    build(susunan.pk)

    assert (fresh(susunan).status, fresh(susunan).terbitan) == ("selesai", Terbitan.objects.get())


def test_what_cannot_be_built_fails_with_its_sentence_and_can_be_repeated(
    jalan: Jalan, settings: Settings
) -> None:
    usual, settings.PDF_BATAS_WAKTU = settings.PDF_BATAS_WAKTU, 0

    failed = fresh(order_lakip(jalan.kantor.laporan, jalan.kantor.pemilik, at=timezone.now()))

    assert failed.status == "gagal"
    assert failed.pesan.startswith("PDF belum selesai disusun dalam 0 detik.")
    assert (Terbitan.objects.count(), stored_files()) == (0, [])

    settings.PDF_BATAS_WAKTU = usual
    order_lakip(jalan.kantor.laporan, jalan.kantor.pemilik, at=timezone.now())
    assert Terbitan.objects.count() == 1


def test_an_order_whose_step_was_finished_meanwhile_fails_with_the_reason(jalan: Jalan) -> None:
    tugas = jalan.walk_to("6")
    susunan, _ = engine.order(
        jalan.kantor.laporan.pk, jalan.kantor["Staf"], at=jalan.tick(), tugas_pk=tugas.pk
    )
    jalan.do("6")
    before = stored_files()

    build(susunan.pk)

    assert (fresh(susunan).status, fresh(susunan).pesan[:28]) == ("gagal", "Langkah ini sudah selesai ol")
    assert stored_files() == before


def test_an_order_of_somebody_who_has_left_the_column_fails(jalan: Jalan) -> None:
    susunan = order(jalan)
    engine.entrust(
        jalan.kantor.laporan.pk, jalan.kantor.pemilik, jalan.kantor["Staf"], "Mutasi.", at=jalan.tick()
    )

    build(susunan.pk)

    assert fresh(susunan).pesan.startswith("Hanya penanggung jawab laporan")


def test_progress_is_told_in_words(jalan: Jalan) -> None:
    laporan, now = jalan.kantor.laporan, timezone.now()
    assert read_kemajuan(laporan, now) is None
    susunan = order(jalan)

    waiting = read_kemajuan(laporan, now)
    begin(susunan.pk, at=now)
    running = read_kemajuan(laporan, now)

    assert waiting
    assert running
    assert (waiting.teks, running.teks) == ("Menunggu giliran disusun.", "Membaca data.")


# --- a real worker ---

PESAN = """
from django.utils import timezone
from lakip.contoh import load_kantor
from lakip.models import Laporan
from lakip.susun import order_lakip
load_kantor("kalbar-adpim", timezone.now())
laporan = Laporan.objects.get()
order_lakip(laporan, laporan.penanggung_jawab, at=timezone.now())
"""


def test_a_worker_killed_in_the_middle_is_followed_by_another_that_completes_it(tmp_path: Path) -> None:
    """Processes of their own, on a database of their own."""
    env = {nama: isi for nama, isi in os.environ.items() if not nama.startswith(("LAKIP_", "DATABASE_"))}
    manage = partial(
        subprocess.Popen, cwd=settings_of_house.BASE_DIR, env=env | {"LAKIP_VAR": str(tmp_path)},
        start_new_session=True,
    )  # fmt: skip

    def ask(sql: str) -> list[Any]:
        with closing(sqlite3.connect(tmp_path / "lakip.sqlite3", timeout=20)) as db, db:
            return db.execute(sql).fetchall()

    def work_until(*status: str) -> None:
        """Let a worker work until the order stands so, and kill it with all that it has begun."""
        pekerja = manage([sys.executable, "manage.py", "qcluster"])
        try:
            end = time.monotonic() + 120
            while (found := ask("SELECT status FROM lakip_susunan")) not in [[(satu,)] for satu in status]:
                assert time.monotonic() < end, found
                time.sleep(0.05)
        finally:
            os.killpg(pekerja.pid, signal.SIGKILL)
            pekerja.wait()

    assert manage([sys.executable, "manage.py", "migrate", "-v0"]).wait() == 0
    assert manage([sys.executable, "manage.py", "shell", "-v0", "-c", PESAN]).wait() == 0
    work_until("berjalan")
    assert ask("SELECT count(*) FROM lakip_terbitan") == [(0,)]
    assert not list((tmp_path / "berkas").rglob("*.pdf"))

    # The time after which work is given out again has gone by.
    ask("UPDATE django_q_ormq SET lock = '2020-01-01 00:00:00'")
    work_until("selesai", "gagal")

    assert ask("SELECT status, kemajuan FROM lakip_susunan") == [("selesai", 100)]
    assert ask("SELECT nomor FROM lakip_terbitan") == [(1,)]
    assert len(list((tmp_path / "berkas").rglob("*.pdf"))) == 1
