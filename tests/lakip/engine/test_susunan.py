"""An order to build the LAKIP: one at a time, and kept once whatever becomes of its worker."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.engine.susunan import begin, fail
from lakip.models import Susunan
from tests.world import Jalan


def order(jalan: Jalan, siapa: str = "", nomor: str = "", token: str | None = None) -> tuple[Susunan, bool]:
    pegawai = jalan.kantor[siapa] if siapa else jalan.kantor.pemilik
    tugas_pk = jalan[nomor].pk if nomor else None
    return engine.order(jalan.kantor.laporan.pk, pegawai, at=jalan.tick(), tugas_pk=tugas_pk, token=token)


def test_an_order_waits_for_a_worker(jalan: Jalan) -> None:
    susunan, is_waiting = order(jalan)

    assert (susunan.status, susunan.pemohon, is_waiting) == ("antre", jalan.kantor.pemilik, True)


def test_who_asks_again_is_answered_with_the_order_there_is(jalan: Jalan) -> None:
    jalan.walk_to("6")
    first, _ = order(jalan, "Staf", "6")
    begin(first.pk, at=jalan.at)

    assert order(jalan) == (first, False)
    assert Susunan.objects.count() == 1


def test_the_same_form_orders_once_even_when_all_is_built(jalan: Jalan) -> None:
    first, _ = order(jalan, token="sekali")
    fail(first.pk, "Gagal.", at=jalan.tick())

    assert order(jalan, token="sekali") == (first, False)
    second, is_waiting = order(jalan, token="lagi")
    assert (second == first, is_waiting) == (False, True)


def test_another_persons_form_is_not_sent_again(jalan: Jalan) -> None:
    jalan.walk_to("6")
    order(jalan, token="sekali")

    with pytest.raises(Terlambat, match="sudah dikirim orang lain"):
        order(jalan, "Staf", "6", token="sekali")


def test_an_order_that_nobody_begins_is_given_out_again(jalan: Jalan) -> None:
    first, _ = order(jalan)
    jalan.at += timedelta(seconds=31)

    assert order(jalan) == (first, True)
    assert order(jalan) == (first, True)
    assert Susunan.objects.get().dipesan_pada == jalan.at


def test_an_order_given_out_again_is_of_who_asks_again(jalan: Jalan) -> None:
    """The step it was first given for may be over by then."""
    jalan.walk_to("6")
    first, _ = order(jalan)
    jalan.at += timedelta(seconds=31)

    order(jalan, "Staf", "6")

    again = Susunan.objects.get()
    assert (again, again.pemohon, again.tugas) == (first, jalan.kantor["Staf"], jalan["6"])


@pytest.mark.parametrize(
    "detik", [pytest.param(0, id="the worker may live"), pytest.param(1, id="it is gone")]
)
def test_an_order_whose_worker_is_gone_is_given_out_again(
    jalan: Jalan, settings: Settings, detik: int
) -> None:
    first, _ = order(jalan)
    begin(first.pk, at=jalan.at)
    jalan.at += timedelta(seconds=settings.SUSUN_BATAS_ULANG + detik) - timedelta(minutes=1)

    assert order(jalan) == (first, bool(detik))
    assert Susunan.objects.get().status == ("antre" if detik else "berjalan")


def test_an_order_that_is_over_is_not_begun(jalan: Jalan) -> None:
    susunan, _ = order(jalan)
    fail(susunan.pk, "Gagal.", at=jalan.tick())

    assert begin(susunan.pk, at=jalan.tick()) is None
    fail(susunan.pk, "Lain.", at=jalan.tick())
    assert Susunan.objects.get().pesan == "Gagal."


def test_only_the_owner_orders_it_for_the_report(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak):
        order(jalan, "Staf")


def test_only_who_writes_orders_it_for_a_step(jalan: Jalan) -> None:
    jalan.walk_to("6")

    with pytest.raises(TidakBerhak):
        order(jalan, "Kepala Satuan", "6")


def test_a_cancelled_report_is_not_built(jalan: Jalan) -> None:
    engine.cancel(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Digabung.", at=jalan.tick())

    with pytest.raises(TindakanDitolak, match="sudah dibatalkan"):
        order(jalan)


def test_a_frozen_report_is_not_built(jalan: Jalan) -> None:
    jalan.walk_to("9")

    with pytest.raises(TindakanDitolak, match="isinya dibekukan"):
        order(jalan)
    assert not Susunan.objects.exists()
