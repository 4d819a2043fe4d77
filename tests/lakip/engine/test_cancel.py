from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusLaporan, StatusTugas
from lakip.models import Penangguhan, Tugas
from tests.world import Jalan


def cancel(jalan: Jalan, alasan: str = "Instansi digabung.") -> None:
    engine.cancel(jalan.kantor.laporan.pk, jalan.kantor.pemilik, alasan, at=jalan.tick())


def test_what_was_done_stays_and_what_is_open_is_void(jalan: Jalan) -> None:
    jalan.walk_to("3")
    engine.take(jalan["3"].pk, jalan.kantor["Staf"], at=jalan.tick())

    cancel(jalan)

    assert jalan.kantor.fresh().status == StatusLaporan.DIBATALKAN
    statuses = Tugas.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == [StatusTugas.SELESAI, StatusTugas.SELESAI, StatusTugas.DIBATALKAN]
    jejak = jalan.kantor.jejak()[-1]
    assert (jejak.tindakan, jejak.alasan) == ("batalkan", "Instansi digabung.")
    assert jejak.rincian == {"membatalkan": [Tugas.objects.last().pk]}


def test_a_suspension_ends_with_the_report(jalan: Jalan) -> None:
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu.", at=jalan.tick())

    cancel(jalan)

    assert Penangguhan.objects.get().selesai == jalan.at


def test_it_needs_a_reason(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        cancel(jalan, "")
    assert jalan.meja == ["1"]


def test_only_the_owner_cancels(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak):
        engine.cancel(jalan.kantor.laporan.pk, jalan.kantor["Kepala Satuan"], "Batal.", at=jalan.tick())


def test_a_finished_report_is_not_cancelled(jalan: Jalan) -> None:
    jalan.walk_to("11")
    jalan.do("11")

    with pytest.raises(Terlambat, match="sudah selesai"):
        cancel(jalan)


def test_a_cancelled_report_is_not_cancelled_again(jalan: Jalan) -> None:
    cancel(jalan)

    with pytest.raises(Terlambat, match="sudah dibatalkan"):
        cancel(jalan)
