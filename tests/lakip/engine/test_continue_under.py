from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusLaporan
from lakip.models import Jabatan, Penugasan, Tugas
from sop.domain.berkas import BerkasSop
from sop.models import VersiSop
from sop.penetapan import put_into_force
from sop.storage import copy_versi, store_berkas
from tests.lakip.formulir import client_of
from tests.world import Jalan, Kantor, make_kantor, make_pegawai, read_alur

PENYUSUNAN = """
A Sekretaris mulai -> B
B Kasubag_Perencanaan proses -> C
C Sekretaris selesai
"""


@pytest.fixture
def persiapan(db: None, senin: datetime) -> Jalan:
    """Bangka Tengah's report with its SOP of preparation carried out."""
    jalan = Jalan(make_kantor("bangka-tengah-dinsos", senin), senin).start()
    while desk := jalan.meja:
        tugas = jalan[desk[0]]
        jalan.do(desk[0], "ya" if tugas.simbol.jenis == "keputusan" else "")
    return jalan


def put(kantor: Kantor, berkas: BerkasSop) -> VersiSop:
    """Put a further SOP of the same office into force."""
    versi, _ = store_berkas(berkas)
    versi.sop.instansi_id = kantor.laporan.instansi_id
    versi.sop.save()
    put_into_force(versi.pk, oleh="Uji", at=kantor.laporan.dibuat_pada)
    return VersiSop.objects.select_related("sop").get(pk=versi.pk)


def test_a_finished_preparation_goes_on_under_the_sop_of_writing(persiapan: Jalan) -> None:
    before = persiapan.kantor.fresh()
    versi = put(persiapan.kantor, read_alur(PENYUSUNAN, "penyusunan"))

    jejak = engine.continue_under(before.pk, persiapan.kantor.pemilik, versi, at=persiapan.tick())

    laporan = persiapan.kantor.fresh()
    assert (laporan.status, laporan.versi, laporan.selesai_pada) == (StatusLaporan.BERJALAN, versi, None)
    assert persiapan.meja == ["A"]
    assert (jejak.tindakan, jejak.rincian["versi_sebelum"], jejak.rincian["versi"]) == (
        "lanjutkan_sop",
        before.versi.hash_isi,
        versi.hash_isi,
    )


def test_the_further_sop_runs_to_its_end(persiapan: Jalan) -> None:
    versi = put(persiapan.kantor, read_alur(PENYUSUNAN, "penyusunan"))
    engine.continue_under(persiapan.kantor.laporan.pk, persiapan.kantor.pemilik, versi, at=persiapan.tick())

    for nomor in "ABC":
        persiapan.do(nomor)

    assert persiapan.kantor.fresh().status == StatusLaporan.SELESAI


def test_a_column_of_the_same_name_keeps_its_people(persiapan: Jalan) -> None:
    laporan, nama = persiapan.kantor.laporan, persiapan.kantor.laporan.versi.pelaksana_set.first().nama
    pegawai = make_pegawai("pengganti", laporan.instansi)
    Penugasan.objects.filter(laporan=laporan, pelaksana__nama=nama).delete()
    kolom = laporan.versi.pelaksana_set.get(nama=nama)
    Penugasan.objects.create(laporan=laporan, pelaksana=kolom, pegawai=pegawai)
    berkas = read_alur("A X mulai -> B\nB X selesai", "lanjutan")
    versi = put(persiapan.kantor, replace(berkas, pelaksana=(replace(berkas.pelaksana[0], nama=nama),)))

    engine.continue_under(laporan.pk, persiapan.kantor.pemilik, versi, at=persiapan.tick())

    assert Penugasan.objects.get(laporan=laporan, pelaksana__versi=versi).pegawai == pegawai


def test_it_waits_until_somebody_stands_in_every_column(persiapan: Jalan) -> None:
    versi = put(persiapan.kantor, read_alur("A Notaris mulai -> B\nB Notaris selesai", "lanjutan"))

    with pytest.raises(TindakanDitolak, match="Belum ada orang untuk kolom: Notaris"):
        engine.continue_under(
            persiapan.kantor.laporan.pk, persiapan.kantor.pemilik, versi, at=persiapan.tick()
        )

    assert persiapan.kantor.fresh().status == StatusLaporan.SELESAI


def test_people_are_seated_beforehand_in_the_columns_of_the_further_sop(persiapan: Jalan) -> None:
    kantor = persiapan.kantor
    versi = put(kantor, read_alur("A Notaris mulai -> B\nB Notaris selesai", "lanjutan"))
    kolom = versi.pelaksana_set.get()
    jabatan = Jabatan.objects.filter(instansi=kantor.laporan.instansi).first()

    engine.assign(kantor.laporan.pk, kantor.pemilik, kolom, [Penugasan(jabatan=jabatan)], at=persiapan.tick())
    engine.continue_under(kantor.laporan.pk, kantor.pemilik, versi, at=persiapan.tick())

    assert persiapan.meja == ["A"]


def test_a_report_goes_through_an_sop_once(persiapan: Jalan) -> None:
    versi = persiapan.kantor.fresh().versi

    with pytest.raises(TindakanDitolak, match="sudah melalui SOP tersebut"):
        engine.continue_under(
            persiapan.kantor.laporan.pk, persiapan.kantor.pemilik, versi, at=persiapan.tick()
        )


def test_a_newer_version_of_the_same_sop_is_no_further_sop(persiapan: Jalan) -> None:
    lama = persiapan.kantor.fresh().versi
    draf = copy_versi(lama)
    versi = put_into_force(draf.pk, oleh="Uji", at=persiapan.tick())

    with pytest.raises(TindakanDitolak, match="sudah melalui SOP tersebut"):
        engine.continue_under(
            persiapan.kantor.laporan.pk, persiapan.kantor.pemilik, versi, at=persiapan.tick()
        )
    laporan = client_of(persiapan.kantor.pemilik).get(persiapan.kantor.laporan.get_absolute_url())
    assert "SOP lanjutan" not in laporan.content.decode()


def test_a_running_report_does_not_change_its_sop(jalan: Jalan) -> None:
    versi = put(jalan.kantor, read_alur(PENYUSUNAN, "penyusunan"))

    with pytest.raises(TindakanDitolak, match="Hanya laporan yang selesai"):
        engine.continue_under(jalan.kantor.laporan.pk, jalan.kantor.pemilik, versi, at=jalan.tick())


def test_the_sop_of_another_office_is_refused(persiapan: Jalan, jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="SOP instansi ini"):
        engine.continue_under(
            persiapan.kantor.laporan.pk,
            persiapan.kantor.pemilik,
            jalan.kantor.laporan.versi,
            at=persiapan.tick(),
        )


def test_only_the_owner_goes_on(persiapan: Jalan) -> None:
    versi = put(persiapan.kantor, read_alur(PENYUSUNAN, "penyusunan"))

    with pytest.raises(TidakBerhak):
        engine.continue_under(
            persiapan.kantor.laporan.pk, persiapan.kantor["Kepala Dinas"], versi, at=persiapan.tick()
        )


def test_a_step_of_the_first_sop_cannot_be_asked_back(persiapan: Jalan) -> None:
    last = Tugas.objects.filter(laporan=persiapan.kantor.laporan).order_by("pk").last()
    versi = put(persiapan.kantor, read_alur(PENYUSUNAN, "penyusunan"))
    engine.continue_under(persiapan.kantor.laporan.pk, persiapan.kantor.pemilik, versi, at=persiapan.tick())

    with pytest.raises(Terlambat, match="menurut SOP atau versi SOP lain"):
        engine.withdraw(last.pk, last.pelaku, at=persiapan.tick())
