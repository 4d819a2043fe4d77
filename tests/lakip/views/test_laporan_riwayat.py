"""The record of a report: its visits with their times, and every act."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lakip import engine
from lakip.engine.serahan import read_stored
from lakip.isi.konsistensi import open_temuan
from lakip.models import Pemangku
from lakip.models.organisasi import JenisPemangku
from tests.lakip.formulir import client_of
from tests.lakip.halaman import read
from tests.lakip.isian_unit import fill, make_format
from tests.world import Jalan, Kantor, make_kantor, seat

pytestmark = pytest.mark.usefixtures("kalender")


def riwayat(kantor: Kantor) -> str:
    return read(client_of(kantor["Staf"]), f"{kantor.laporan.get_absolute_url()}riwayat/").teks


def test_report_not_begun_has_only_its_making_on_record(kantor: Kantor) -> None:
    page = riwayat(kantor)

    assert "Laporan ini belum dimulai" in page
    assert "1. Membuat laporan Budi Hartono" in page


def test_visit_tells_who_when_and_how_long_in_the_time_of_the_office(jalan: Jalan) -> None:
    engine.take(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick())
    jalan.at += timedelta(minutes=9)
    jalan.do("1")

    page = riwayat(jalan.kantor)

    # Begun 09.01 WITA, taken at 09.02, a note at 09.12, finished at 09.13.
    assert "Noor Hidayah Sekretaris 2 Feb 2026 09.01 2 Feb 2026 09.13 1 menit 11 menit 10 Menit" in page
    assert "Terlambat 2 menit" in page


def test_what_was_finished_without_having_been_begun_was_only_waited_for(jalan: Jalan) -> None:
    jalan.walk_to("9")
    jalan.at += timedelta(minutes=4)
    jalan.do("9", "ya")

    kunjungan = riwayat(jalan.kantor).partition("9 Penandatanganan")[2]

    assert "5 menit – 10 Menit" in kunjungan


def test_return_shows_its_reason_and_the_second_round(jalan: Jalan) -> None:
    jalan.walk_to("9")
    jalan.do("9", "tidak", "Bab III belum lengkap.")

    page = riwayat(jalan.kantor)

    assert "Dikembalikan tidak Bab III belum lengkap." in page
    assert "(putaran 2)" in page


def test_departure_from_the_sop_is_marked(jalan: Jalan) -> None:
    engine.skip(jalan["1"].pk, jalan.kantor.pemilik, "Perintah lisan Bupati.", at=jalan.tick())

    assert "penyimpangan" in riwayat(jalan.kantor)


def test_acting_official_stands_there_in_that_capacity(jalan: Jalan) -> None:
    staf = jalan.kantor["Staf"]
    Pemangku.objects.filter(pegawai=staf).delete()
    seat(staf, "Sekretaris", JenisPemangku.PLH, date(2026, 1, 5))
    engine.note(jalan["1"].pk, staf, "Kerjakan.", at=jalan.tick())
    engine.complete(jalan["1"].pk, staf, at=jalan.tick())

    assert "Rina Safitri Plh. Sekretaris" in riwayat(jalan.kantor)


def test_gathering_of_data_reads_as_it_was_done(jalan: Jalan) -> None:
    satu = make_format(jalan, "Ketertiban")
    unit = jalan.kantor["Ketertiban"]
    engine.declare_filled(satu.laporan_id, unit, satu.unit, at=jalan.tick())
    kirim = engine.receive(satu.pk, unit, fill(satu, nama="Trantibum.xlsx"), at=jalan.tick())
    engine.apply_serahan(kirim.pk, unit, read_stored(kirim).tanda, at=jalan.tick())
    temuan = next(t for t in open_temuan(jalan.kantor.laporan) if t.temuan.can_be_answered)
    staf, sidik = jalan.kantor.pemilik, temuan.temuan.sidik
    engine.answer(satu.laporan_id, staf, temuan.kunci, sidik, "Sudah dicek.", at=jalan.tick())

    page = riwayat(jalan.kantor)

    assert f"Menyampaikan format: {satu.unit} Budi Hartono" in page
    assert f"Menerapkan data unit: {satu.unit} Arif Rahman Diisi di web." in page
    assert f"Menerapkan data unit: {satu.unit} Arif Rahman Trantibum.xlsx, 0 perubahan" in page
    assert f"Menjawab temuan: {temuan.nama_tempat} Budi Hartono Sudah dicek." in page


def test_another_instansi_does_not_find_it(jalan: Jalan) -> None:
    luar = make_kantor("kalbar-adpim", jalan.at)

    alamat = f"{jalan.kantor.laporan.get_absolute_url()}riwayat/"

    assert client_of(luar.pemilik).get(alamat).status_code == 404
