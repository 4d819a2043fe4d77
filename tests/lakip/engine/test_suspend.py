from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusLaporan
from lakip.models import Penangguhan
from tests.world import Jalan


def suspend(jalan: Jalan, alasan: str = "Menunggu DPA.") -> None:
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, alasan, at=jalan.tick())


def resume(jalan: Jalan) -> None:
    engine.resume(jalan.kantor.laporan.pk, jalan.kantor.pemilik, at=jalan.tick())


def test_a_suspended_report_keeps_its_open_step(jalan: Jalan) -> None:
    suspend(jalan)

    assert jalan.kantor.fresh().status == StatusLaporan.DITANGGUHKAN
    assert jalan.meja == ["1"]
    penangguhan = Penangguhan.objects.get()
    assert (penangguhan.mulai, penangguhan.selesai, penangguhan.alasan) == (jalan.at, None, "Menunggu DPA.")
    jejak = jalan.kantor.jejak()[-1]
    assert (jejak.tindakan, jejak.alasan) == ("tangguhkan", "Menunggu DPA.")


def test_a_resumed_report_goes_on_where_it_stood(jalan: Jalan) -> None:
    suspend(jalan)
    resume(jalan)

    assert Penangguhan.objects.get().selesai == jalan.at
    assert jalan.kantor.jejak()[-1].tindakan == "lanjutkan"
    jalan.do("1")
    assert jalan.meja == ["2"]


def test_it_can_be_suspended_again(jalan: Jalan) -> None:
    for _ in range(2):
        suspend(jalan)
        resume(jalan)

    assert Penangguhan.objects.filter(selesai__isnull=False).count() == 2


def test_suspending_needs_a_reason(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        suspend(jalan, alasan="  ")
    assert jalan.kantor.fresh().status == StatusLaporan.BERJALAN


def test_a_suspended_report_is_not_suspended_again(jalan: Jalan) -> None:
    suspend(jalan)

    with pytest.raises(TindakanDitolak, match="Laporan ini ditangguhkan"):
        suspend(jalan)


def test_a_running_report_is_not_resumed(jalan: Jalan) -> None:
    with pytest.raises(Terlambat, match="tidak sedang ditangguhkan"):
        resume(jalan)


def test_only_the_owner_suspends_and_resumes(jalan: Jalan) -> None:
    pk, sekretaris = jalan.kantor.laporan.pk, jalan.kantor["Sekretaris"]

    with pytest.raises(TidakBerhak):
        engine.suspend(pk, sekretaris, "Menunggu.", at=jalan.tick())
    suspend(jalan)
    with pytest.raises(TidakBerhak):
        engine.resume(pk, sekretaris, at=jalan.tick())
