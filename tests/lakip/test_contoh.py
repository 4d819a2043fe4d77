"""The demo: six offices, a cast for every column, a report each; loading it again changes nothing."""

from __future__ import annotations

from datetime import datetime
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client

from lakip.contoh import KUNCI_TAHUN, load_contoh
from lakip.models import Laporan, Pegawai, Pemangku, Penugasan
from sop.lifecycle import StatusVersi
from sop.models import Pelaksana, VersiSop

pytestmark = pytest.mark.django_db


def contoh() -> str:
    out = StringIO()
    call_command("contoh", stdout=out)
    return out.getvalue()


def count_rows() -> dict[str, int]:
    kept = [model for app in ("lakip", "sop") for model in apps.get_app_config(app).get_models()]
    return {model.__name__: model.objects.count() for model in kept}


def test_first_time_prints_every_name_with_a_password_that_lets_in(client: Client) -> None:
    lines = contoh().splitlines()[1:]

    username, sandi = lines[0].split()[:2]
    client.post("/masuk/", {"username": username, "password": sandi})
    assert len(lines) == Pegawai.objects.count()
    assert "_auth_user_id" in client.session


def test_second_time_prints_no_password_and_changes_nothing() -> None:
    contoh()
    before, passwords = count_rows(), list(Pegawai.objects.order_by("pk").values_list("password"))

    assert contoh() == "Data contoh sudah ada; tidak ada yang diubah.\n"

    assert count_rows() == before
    assert list(Pegawai.objects.order_by("pk").values_list("password")) == passwords


def test_every_office_has_its_sop_in_force_and_somebody_in_every_column(senin: datetime) -> None:
    load_contoh(senin)

    assert set(VersiSop.objects.values_list("status", flat=True)) == {StatusVersi.BERLAKU}
    assert Laporan.objects.count() == len(KUNCI_TAHUN)
    used = Pelaksana.objects.filter(simbol__isnull=False).distinct()
    filled = Penugasan.objects.filter(jabatan__pemangku__isnull=False).values("pelaksana")
    assert not used.exclude(pk__in=filled).exists()


def test_what_an_office_did_with_the_demo_stays(senin: datetime) -> None:
    load_contoh(senin)
    Pemangku.objects.filter(pegawai__username="rina.balangan").delete()
    Laporan.objects.filter(instansi__nama__contains="PAMONG").update(tahun=2025, tenggat="2026-01-31")

    load_contoh(senin)

    assert not Pemangku.objects.filter(pegawai__username="rina.balangan").exists()
    assert str(Laporan.objects.get(instansi__nama__contains="PAMONG").tenggat) == "2026-01-31"


def test_only_who_keeps_the_report_enters_the_admin(senin: datetime) -> None:
    cast = load_contoh(senin)

    assert {p.pegawai.is_staff for p in cast if p.is_pengelola} == {True}
    assert {p.pegawai.is_staff for p in cast if not p.is_pengelola} == {False}
    assert not any(p.pegawai.is_superuser for p in cast)
