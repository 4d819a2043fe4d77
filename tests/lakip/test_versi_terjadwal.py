"""A version of the SOP comes into force on its day, and new reports begin under it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from lakip import engine
from lakip.access import TindakanDitolak
from lakip.models import Laporan
from sop.kaitan import count_pemakai
from sop.lifecycle import StatusVersi
from sop.models import VersiSop
from sop.penetapan import put_into_force
from sop.storage import copy_versi
from tests.sop.factories import login, status_of
from tests.world import Jalan, Kantor


def schedule(kantor: Kantor, mulai: date, at: datetime) -> VersiSop:
    """A revision of the SOP of the report, in force from a day to come."""
    return put_into_force(copy_versi(kantor.laporan.versi).pk, oleh="Uji", at=at, mulai=mulai)


def test_a_report_begins_under_the_version_whose_day_has_come(kantor: Kantor) -> None:
    at = kantor.laporan.dibuat_pada
    besok = at.astimezone(kantor.laporan.instansi.zona).date() + timedelta(days=1)
    baru = schedule(kantor, besok, at)

    with pytest.raises(TindakanDitolak, match="yang sedang berlaku"):
        engine.create(baru, kantor.pemilik, 2026, date(2027, 2, 28), at=at)
    laporan = engine.create(baru, kantor.pemilik, 2026, date(2027, 2, 28), at=at + timedelta(days=1))

    assert laporan.versi == baru
    assert Laporan.objects.get(pk=kantor.laporan.pk).versi != baru


def test_no_report_begins_under_the_version_before_it_any_more(kantor: Kantor) -> None:
    at = kantor.laporan.dibuat_pada
    lama = kantor.laporan.versi
    schedule(kantor, at.astimezone(kantor.laporan.instansi.zona).date() + timedelta(days=1), at)

    with pytest.raises(TindakanDitolak, match="yang sedang berlaku"):
        engine.create(lama, kantor.pemilik, 2026, date(2027, 2, 28), at=at + timedelta(days=1))


def test_the_form_of_a_new_report_offers_it_from_its_day(kantor: Kantor) -> None:
    at = timezone.now() - timedelta(days=3)
    baru = schedule(kantor, (at + timedelta(days=2)).date(), at)

    page = login(kantor.pemilik).get(reverse("laporan-baru"))

    assert list(page.context["form"].fields["versi"].queryset) == [baru]


def test_the_timer_brings_it_into_force(kantor: Kantor) -> None:
    at = timezone.now() - timedelta(days=3)
    baru = schedule(kantor, (at + timedelta(days=2)).date(), at)
    assert status_of(baru) == StatusVersi.TERJADWAL

    call_command("kirim_pemberitahuan")

    assert (status_of(baru), status_of(kantor.laporan.versi)) == ("berlaku", "diganti")


def test_reports_that_run_are_counted(jalan: Jalan) -> None:
    laporan, pemilik = jalan.kantor.laporan, jalan.kantor.pemilik

    assert count_pemakai(laporan.versi) == 1
    engine.suspend(laporan.pk, pemilik, "Menunggu data.", at=jalan.tick())
    assert count_pemakai(laporan.versi) == 1
    engine.cancel(laporan.pk, pemilik, "Salah tahun.", at=jalan.tick())
    assert count_pemakai(laporan.versi) == 0
