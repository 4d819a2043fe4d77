"""What the reports under an SOP really took."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip import engine
from lakip.domain.waktu_nyata import LamaKunjungan, Sebaran
from lakip.kalender import load_jam_kerja
from lakip.models import Laporan
from lakip.waktu_nyata import Teramati, WaktuNyata, observe
from lakip.waktu_sop import WaktuSop
from sop.models import VersiSop
from sop.penetapan import put_into_force
from sop.storage import copy_versi, fill_versi, load_berkas
from tests.lakip.revisi import move
from tests.world import Jalan, Kantor, make_alur, read_alur

pytestmark = pytest.mark.usefixtures("kalender")

PUTARAN = """
1 Kepala mulai -> 2
2 Staf proses -> 3
3 Kepala keputusan -> ya:4 tidak:2
4 Staf selesai
"""
KEGIATAN = ("Memerintahkan penyusunan", "Membuat dokumen", "Menyetujui hasilnya", "Mengarsipkan berkas")


def work(jalan: Jalan, nomor: str, menunggu: int, dikerjakan: int, keputusan: str = "") -> None:
    """Let a row wait for so many minutes, and be worked on for so many."""
    tugas = jalan[nomor]
    jalan.at = tugas.dibuka_pada + timedelta(minutes=menunggu - 1)
    begun = jalan.tick()
    engine.take(tugas.pk, jalan.kantor.turn_of(tugas, begun), at=begun)
    pegawai = jalan.kantor.turn_of(tugas, begun) if keputusan == "tidak" else jalan.prepare(jalan[nomor])
    jalan.at = begun + timedelta(minutes=dikerjakan)
    alasan = "Belum sesuai." if keputusan == "tidak" else ""
    engine.complete(tugas.pk, pegawai, at=jalan.at, keputusan=keputusan, alasan=alasan)
    jalan.akhir[nomor] = tugas


def look(jalan: Jalan, versi: VersiSop | None = None) -> WaktuNyata:
    versi = versi or jalan.kantor.fresh().versi
    return observe(versi, load_berkas(versi), jalan.at)


def next_report(jalan: Jalan, versi: VersiSop | None = None) -> Jalan:
    """A further report of the same people."""
    laporan = jalan.kantor.fresh()
    akhir = Laporan.objects.latest("tahun").tahun
    baru = engine.create(
        versi or laporan.versi, jalan.kantor.pemilik, akhir + 1, jalan.at.date(), at=jalan.at
    )
    return Jalan(Kantor(baru, jalan.kantor.pegawai), jalan.at).start()


def revise(jalan: Jalan, **lain: object) -> VersiSop:
    """A revision in force; ``lain`` replaces parts of its second row."""
    draf = copy_versi(jalan.kantor.fresh().versi)
    berkas = load_berkas(draf)
    rows = list(berkas.langkah)
    rows[1] = replace(rows[1], **lain)  # type: ignore[arg-type]
    fill_versi(draf, replace(berkas, langkah=tuple(rows)))
    return put_into_force(draf.pk, oleh="Uji", at=jalan.at)


@pytest.fixture
def alur(db: None, senin: datetime) -> Jalan:
    berkas = read_alur(PUTARAN)
    rows = zip(berkas.langkah, KEGIATAN, strict=True)
    return make_alur(replace(berkas, langkah=tuple(replace(row, kegiatan=k) for row, k in rows)), senin)


def test_waiting_is_told_apart_from_doing(alur: Jalan) -> None:
    work(alur, "1", menunggu=5, dikerjakan=20)

    assert look(alur).versi_ini == {0: Teramati([LamaKunjungan(5, 20)])}


def test_each_round_is_a_visit_of_its_own(alur: Jalan) -> None:
    work(alur, "1", 5, 20)
    work(alur, "2", 10, 60)
    work(alur, "3", 3, 4, "tidak")
    work(alur, "2", 1, 30)

    nyata = look(alur)

    assert nyata.versi_ini[1].lama == [LamaKunjungan(10, 60), LamaKunjungan(1, 30)]
    # One report: what its columns waited and worked altogether.
    assert nyata.per_laporan == {0: [LamaKunjungan(8, 24)], 1: [LamaKunjungan(11, 90)]}
    assert nyata.laporan == 1


def test_what_was_finished_at_once_has_no_length(alur: Jalan) -> None:
    work(alur, "1", 5, 20)
    work(alur, "2", 10, 60)
    # Whoever sends back leaves no note first.
    alur.do("3", "tidak")

    assert look(alur).versi_ini[2] == Teramati([], langsung=1)


def test_time_in_which_the_report_was_suspended_is_no_work(alur: Jalan) -> None:
    tugas = alur["1"]
    engine.take(tugas.pk, alur.kantor.turn_of(tugas, alur.at), at=alur.tick())
    begun = alur.at
    engine.suspend(alur.kantor.laporan.pk, alur.kantor.pemilik, "Rapat kerja.", at=alur.tick())
    alur.at += timedelta(minutes=120)
    engine.resume(alur.kantor.laporan.pk, alur.kantor.pemilik, at=alur.at)
    alur.do("1")

    [lama] = look(alur).versi_ini[0].lama
    assert lama.dikerjakan == (alur.at - begun).seconds // 60 - 120


def test_nights_are_no_work(alur: Jalan) -> None:
    alur.at += timedelta(hours=24)
    work(alur, "1", menunggu=24 * 60, dikerjakan=10)

    assert look(alur).versi_ini[0].lama == [LamaKunjungan(450, 10)]


def test_a_step_that_was_asked_back_or_passed_over_is_not_counted(alur: Jalan) -> None:
    work(alur, "1", 5, 20)
    alur.withdraw("1")
    alur.do("1")
    engine.skip(alur["2"].pk, alur.kantor.pemilik, "Sudah ada.", at=alur.tick())

    nyata = look(alur)

    assert set(nyata.versi_ini) == {0}
    assert nyata.versi_ini[0].langsung + len(nyata.versi_ini[0].lama) == 1


def test_what_earlier_versions_took_is_told_apart(alur: Jalan) -> None:
    work(alur, "1", 5, 20)
    work(alur, "2", 10, 60)
    versi = revise(alur, waktu="2 Hari")
    baru = next_report(alur, versi)
    work(baru, "1", 2, 3)

    nyata = look(baru, versi)

    assert nyata.versi_ini == {0: Teramati([LamaKunjungan(2, 3)])}
    assert nyata.terdahulu == {0: Teramati([LamaKunjungan(5, 20)]), 1: Teramati([LamaKunjungan(10, 60)])}
    assert nyata.laporan == 2


def test_a_row_that_is_another_now_says_nothing_of_it(alur: Jalan) -> None:
    work(alur, "1", 5, 20)
    work(alur, "2", 10, 60)
    versi = revise(alur, kegiatan="Membubuhkan stempel dinas pada surat", kunci="baru")

    assert set(look(alur, versi).terdahulu) == {0}


def test_later_versions_say_nothing_of_an_earlier_one(alur: Jalan) -> None:
    lama = alur.kantor.fresh().versi
    versi = revise(alur, waktu="2 Hari")
    work(next_report(alur, versi), "1", 5, 20)

    assert look(alur, lama).laporan == 0


def test_a_draft_is_measured_by_what_was_before_it(alur: Jalan) -> None:
    work(alur, "1", 5, 20)
    draf = copy_versi(alur.kantor.fresh().versi)

    assert look(alur, draf).terdahulu == {0: Teramati([LamaKunjungan(5, 20)])}


def test_from_three_visits_on_another_standard_is_proposed(alur: Jalan) -> None:
    def propose() -> tuple[int, str]:
        versi = alur.kantor.fresh().versi
        jam_kerja = load_jam_kerja(versi.sop.instansi)
        baris = WaktuSop(versi, load_berkas(versi), jam_kerja, alur.at).simbol[1]
        return baris.kurang, str(baris.usulan or "")

    work(alur, "1", 5, 20)
    for putaran in range(3):
        assert propose() == (3 - putaran, "")
        work(alur, "2", 10, 60)
        work(alur, "3", 3, 4, "tidak")

    assert propose() == (0, "1 jam")


def test_a_step_in_hand_that_was_moved_is_measured_once_and_whole(alur: Jalan) -> None:
    work(alur, "1", 5, 20)
    tugas = alur["2"]
    alur.at = tugas.dibuka_pada + timedelta(minutes=10)
    engine.take(tugas.pk, alur.kantor["Staf"], at=alur.at)
    alur.at += timedelta(minutes=30)
    versi = revise(alur, waktu="2 Hari")
    move(alur, versi)
    alur.prepare(alur["2"])
    alur.at = tugas.dibuka_pada + timedelta(minutes=70)
    engine.complete(alur["2"].pk, alur.kantor["Staf"], at=alur.at)

    nyata = look(alur)

    assert nyata.versi_ini == {1: Teramati([LamaKunjungan(10, 60)])}
    assert nyata.terdahulu == {0: Teramati([LamaKunjungan(5, 20)])}
    assert nyata.laporan == 1


def test_of_a_report_that_was_given_up_what_was_finished_counts(alur: Jalan) -> None:
    work(alur, "1", 5, 20)
    engine.take(alur["2"].pk, alur.kantor["Staf"], at=alur.tick())
    engine.cancel(alur.kantor.laporan.pk, alur.kantor.pemilik, "Digabung.", at=alur.tick())

    assert look(alur).versi_ini == {0: Teramati([LamaKunjungan(5, 20)])}


def test_the_middle_of_three_reports_is_that_of_the_pencil(alur: Jalan) -> None:
    lama = [(5, 10), (20, 40), (10, 20)]
    jalan = alur
    for menunggu, dikerjakan in lama:
        work(jalan, "1", 5, 20)
        work(jalan, "2", menunggu, dikerjakan)
        jalan = next_report(jalan)
    versi = alur.kantor.fresh().versi
    waktu = WaktuSop(versi, load_berkas(versi), load_jam_kerja(versi.sop.instansi), jalan.at)

    baris = waktu.simbol[1]
    assert baris.versi_ini.dikerjakan == Sebaran(3, 15, 20, 30)
    assert baris.versi_ini.menunggu == Sebaran(3, 8, 10, 15)
    # Half an hour is less than half of the day that the row names.
    assert str(baris.usulan) == "30 menit"
    # And the 20 menit of the first row.
    assert waktu.banyak_usulan == 2
    staf = next(satu for satu in waktu.pelaksana if satu.nama == "Staf")
    assert staf.dikerjakan == Sebaran(3, 15, 20, 30)


def test_more_reports_ask_no_more_of_the_database(alur: Jalan) -> None:
    def count() -> int:
        versi = alur.kantor.fresh().versi
        berkas = load_berkas(versi)
        with CaptureQueriesContext(connection) as captured:
            observe(versi, berkas, alur.at)
        return len(captured)

    work(alur, "1", 5, 20)
    one = count()
    for _ in range(4):
        work(next_report(alur), "1", 5, 20)

    assert (count(), look(alur).laporan) == (one, 5)
