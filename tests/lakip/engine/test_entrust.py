from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import TidakBerhak, TindakanDitolak
from lakip.models import Jejak, Pegawai
from tests.world import Jalan, make_pegawai


def entrust(jalan: Jalan, oleh: Pegawai, kepada: Pegawai, alasan: str = "Mutasi.") -> Jejak:
    return engine.entrust(jalan.kantor.laporan.pk, oleh, kepada, alasan, at=jalan.tick())


def test_the_report_has_a_new_owner(jalan: Jalan) -> None:
    lama, baru = jalan.kantor.pemilik, jalan.kantor["Staf"]

    jejak = entrust(jalan, lama, baru)

    assert jalan.kantor.fresh().penanggung_jawab == baru
    assert (jejak.tindakan, jejak.alasan, jejak.rincian) == (
        "serahkan_laporan",
        "Mutasi.",
        {"kepada": baru.pk, "nama": baru.nama},
    )
    with pytest.raises(TidakBerhak):
        engine.suspend(jalan.kantor.laporan.pk, lama, "Menunggu.", at=jalan.tick())


def test_who_keeps_the_organisation_entrusts_for_an_owner_who_has_left(jalan: Jalan) -> None:
    pengelola = make_pegawai("pengelola", jalan.kantor.laporan.instansi, is_staff=True)

    entrust(jalan, pengelola, jalan.kantor["Staf"])

    assert jalan.kantor.fresh().penanggung_jawab == jalan.kantor["Staf"]


def test_who_keeps_the_system_entrusts_too(jalan: Jalan) -> None:
    entrust(jalan, make_pegawai("admin", is_staff=True, is_superuser=True), jalan.kantor["Staf"])

    assert jalan.kantor.fresh().penanggung_jawab == jalan.kantor["Staf"]


def test_the_keeper_of_another_office_has_no_say(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak):
        entrust(jalan, make_pegawai("luar", is_staff=True), jalan.kantor["Staf"])


def test_a_colleague_does_not_help_himself_to_it(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak):
        entrust(jalan, jalan.kantor["Staf"], jalan.kantor["Staf"])


def test_it_goes_to_active_people_of_the_office_only(jalan: Jalan) -> None:
    pensiun = make_pegawai("pensiun", jalan.kantor.laporan.instansi, is_active=False)

    for kepada in (pensiun, make_pegawai("orang-luar")):
        with pytest.raises(TindakanDitolak, match="Pilih pegawai aktif"):
            entrust(jalan, jalan.kantor.pemilik, kepada)


def test_it_needs_a_reason(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        entrust(jalan, jalan.kantor.pemilik, jalan.kantor["Staf"], "")


def test_it_is_not_given_to_its_owner(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="sudah di tangan Budi Hartono"):
        entrust(jalan, jalan.kantor.pemilik, jalan.kantor.pemilik)
