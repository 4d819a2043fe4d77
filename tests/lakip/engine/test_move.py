from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lakip import engine
from lakip.access import KolomKosong, Terlambat, TidakBerhak, TindakanDitolak
from lakip.domain.peralihan import Verdik
from lakip.isi.pelaksanaan import list_versi
from lakip.kalender import load_jam_kerja
from lakip.lembar_kerja.dasar import what_exists
from lakip.lifecycle import AKTIF, StatusLaporan, StatusTugas
from lakip.management.commands.periksa_jejak import check_jejak
from lakip.models import Dokumen, Jabatan, Pemberitahuan, Penugasan, Tugas
from lakip.models.organisasi import JenisPemangku
from lakip.peta import draw_peta
from lakip.posisi import measure
from sop.domain.alur import must_wait
from sop.domain.bagan import lay_out
from sop.domain.bagan.formulir import Status
from sop.domain.berkas import BerkasSop
from sop.storage import add_versi, load_alur
from tests.lakip.revisi import BARU, LAMA, move, places_of, read_plan, read_sop, revise
from tests.strategies import KOLOM, runnable, shortest_answer
from tests.world import PDF, Jalan, make_alur, make_pegawai, seat

SENIN = datetime(2026, 2, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def jalan(db: None) -> Jalan:
    """A report whose second row lies with the Staf."""
    jalan = make_alur(read_sop(LAMA), SENIN)
    jalan.do("1")
    return jalan


def test_the_report_goes_on_under_the_new_version_where_it_stood(jalan: Jalan) -> None:
    before, lama = jalan.kantor.fresh().versi, jalan["2"]
    versi = revise(jalan, read_sop(BARU))

    jejak = move(jalan, versi)

    assert jalan.kantor.fresh().versi == versi
    assert jalan.meja == ["2"]
    assert (jalan["2"].simbol.langkah.versi_id, jalan["2"].putaran) == (versi.pk, 1)
    assert Tugas.objects.get(pk=lama.pk).status == StatusTugas.DIBATALKAN
    assert (jejak.tindakan, jejak.alasan) == ("pindahkan", "SOP direvisi.")
    assert (jejak.rincian["versi_sebelum"], jejak.rincian["versi"]) == (before.hash_isi, versi.hash_isi)
    assert check_jejak(jalan.kantor.fresh()) is None


def test_it_runs_to_its_end_by_the_rows_of_the_new_version(jalan: Jalan) -> None:
    move(jalan, revise(jalan, read_sop(BARU)))

    for nomor, keputusan in (("2", ""), ("8", ""), ("3", "ya"), ("4", "")):
        jalan.do(nomor, keputusan)

    assert jalan.kantor.fresh().status == StatusLaporan.SELESAI
    assert check_jejak(jalan.kantor.fresh()) is None


def test_work_in_hand_stays_there_with_its_files_and_its_time(jalan: Jalan) -> None:
    staf, tugas = jalan.kantor["Staf"], jalan["2"]
    engine.take(tugas.pk, staf, at=jalan.tick())
    engine.attach(tugas.pk, staf, ContentFile(PDF, name="data.pdf"), at=jalan.tick())
    tugas.refresh_from_db()
    jalan.at += timedelta(days=1)

    move(jalan, revise(jalan, read_sop(BARU)))

    kini = jalan["2"]
    assert (kini.status, kini.pelaku) == (StatusTugas.DIKERJAKAN, staf)
    assert (kini.dibuka_pada, kini.dimulai_pada) == (tugas.dibuka_pada, tugas.dimulai_pada)
    assert kini.pangkal_id == tugas.pk
    assert what_exists(kini).bahan
    [dokumen] = Dokumen.objects.filter(nama="data.pdf")
    engine.take_back(dokumen.pk, staf, at=jalan.tick())
    assert not what_exists(jalan["2"]).bahan


def test_work_that_goes_on_at_another_row_leaves_its_files_and_its_time_behind(jalan: Jalan) -> None:
    staf, tugas = jalan.kantor["Staf"], jalan["2"]
    engine.take(tugas.pk, staf, at=jalan.tick())
    engine.attach(tugas.pk, staf, ContentFile(PDF, name="data.pdf"), at=jalan.tick())

    move(
        jalan,
        revise(jalan, read_sop("1 Kepala mulai -> 3\n3 Kepala keputusan -> ya:4 tidak:1\n4 Staf selesai")),
    )

    kini = jalan["3"]
    assert (kini.status, kini.pelaku, kini.dibuka_pada) == (StatusTugas.MENUNGGU, None, jalan.at)
    assert Dokumen.objects.get(nama="data.pdf").tugas_id == tugas.pk
    assert not what_exists(kini).bahan


@pytest.mark.usefixtures("kalender")
def test_it_is_due_by_the_waktu_of_the_new_version(jalan: Jalan) -> None:
    berkas = read_sop(BARU)
    langkah = tuple(replace(row, waktu="3 Hari") for row in berkas.langkah)
    jam_kerja = load_jam_kerja(jalan.kantor.laporan.instansi)
    dibuka = jalan["2"].dibuka_pada

    move(jalan, revise(jalan, replace(berkas, langkah=langkah)))

    batas = measure(jalan["2"], jam_kerja, jalan.at).batas
    assert batas == dibuka + timedelta(days=3)


def test_its_people_are_told(jalan: Jalan) -> None:
    engine.take(jalan["2"].pk, jalan.kantor["Staf"], at=jalan.tick())

    move(jalan, revise(jalan, read_sop(BARU)))

    assert Pemberitahuan.objects.filter(tugas=jalan["2"], dikirim_pada__isnull=True).count() == 1


def test_the_rows_that_were_done_count_in_the_new_version(jalan: Jalan) -> None:
    jalan.do("2")
    versi = revise(jalan, read_sop(BARU))

    jejak = move(jalan, versi)

    assert jejak.is_penyimpangan
    assert jejak.rincian["dilewati"] == [jalan.simbol("8").pk]
    tugas = jalan["3"]
    assert list(engine.returnable(tugas)) == [jalan.simbol(n).pk for n in ("1", "2")]
    done = Tugas.objects.exclude(status=StatusTugas.DIBATALKAN).filter(ditutup_pada__isnull=False)
    assert {t.letak.langkah.versi_id for t in done} == {versi.pk}
    assert versi.pk not in {t.simbol.langkah.versi_id for t in done}


@pytest.mark.usefixtures("kalender")
def test_the_drawing_shows_what_was_done_before_the_move(jalan: Jalan) -> None:
    jalan.do("2")
    versi = revise(jalan, read_sop(BARU))
    move(jalan, versi)
    laporan = jalan.kantor.fresh()

    form = draw_peta(
        laporan,
        list(Tugas.objects.filter(laporan=laporan).with_names()),
        load_jam_kerja(laporan.instansi),
        jalan.at,
    )

    looks = {simbol: keadaan.status for simbol, keadaan in form.keadaan.items()}
    assert looks == {
        jalan.simbol("1").pk: Status.SELESAI,
        jalan.simbol("2").pk: Status.SELESAI,
        jalan.simbol("3").pk: Status.DI_SINI,
    }
    # From 2 one went straight to 3; the arrow of the new version leads to 8.
    assert {(p.dari, p.ke) for p in form.ditempuh} == {(jalan.simbol("1").pk, jalan.simbol("2").pk)}
    assert lay_out(form).lembar


def test_a_return_after_the_move_leads_through_the_new_rows(jalan: Jalan) -> None:
    jalan.do("2")
    move(jalan, revise(jalan, read_sop(BARU)))

    jalan.do("3", "tidak")

    assert jalan["2"].putaran == 2
    for nomor, keputusan in (("2", ""), ("8", ""), ("3", "ya"), ("4", "")):
        jalan.do(nomor, keputusan)
    assert jalan.kantor.fresh().status == StatusLaporan.SELESAI


def test_what_was_done_before_the_move_cannot_be_asked_back(jalan: Jalan) -> None:
    jalan.do("2")
    move(jalan, revise(jalan, read_sop(BARU)))

    with pytest.raises(Terlambat, match="versi SOP lain"):
        jalan.withdraw("2")


def test_a_branch_that_has_arrived_counts_at_the_join(db: None) -> None:
    teks = "1 Kepala mulai -> 2 3\n2 Staf proses -> 4\n3 Umum proses -> 4\n4 Kepala selesai"
    jalan = make_alur(read_sop(teks), SENIN)
    jalan.do("1")
    jalan.do("2")
    assert jalan.tertahan == ["4"]

    baru = teks.replace("4 Kepala selesai", "4 Kepala proses -> 5\n5 Kepala selesai")
    move(jalan, revise(jalan, read_sop(baru)))

    assert (jalan.meja, jalan.tertahan) == (["3"], ["4"])
    for nomor in "345":
        jalan.do(nomor)
    assert jalan.kantor.fresh().status == StatusLaporan.SELESAI


def test_a_join_that_waits_no_longer_is_done_for_the_first_time_from_now_on(db: None) -> None:
    lama = "1 Kepala mulai -> 2 3\n2 Staf proses -> 4\n3 Umum proses -> 4\n4 Kepala selesai"
    jalan = make_alur(read_sop(lama), SENIN)
    jalan.do("1")
    jalan.do("3")
    assert jalan.tertahan == ["4"]
    jalan.at += timedelta(days=7)

    move(jalan, revise(jalan, read_sop("1 Kepala mulai -> 3\n3 Umum proses -> 4\n4 Kepala selesai")))

    assert jalan.meja == ["4"]
    assert (jalan["4"].putaran, jalan["4"].dibuka_pada) == (1, jalan.at)
    jalan.do("4")
    assert jalan.kantor.fresh().status == StatusLaporan.SELESAI


def test_a_join_that_still_waits_has_waited_since_it_was_opened(db: None) -> None:
    teks = "1 Kepala mulai -> 2 3\n2 Staf proses -> 4\n3 Umum proses -> 4\n4 Kepala selesai"
    jalan = make_alur(read_sop(teks), SENIN)
    jalan.do("1")
    jalan.do("2")
    dibuka = jalan["4"].dibuka_pada

    move(jalan, revise(jalan, read_sop(teks)))

    assert (jalan["4"].status, jalan["4"].dibuka_pada) == (StatusTugas.TERTAHAN, dibuka)


def test_a_stand_in_keeps_the_work_that_was_handed_to_them(jalan: Jalan) -> None:
    kepala = jalan.kantor["Kepala"]
    engine.hand_over(jalan["2"].pk, jalan.kantor["Staf"], kepala, "Cuti.", at=jalan.tick())

    move(jalan, revise(jalan, read_sop(BARU)))

    assert (jalan["2"].pelaku, jalan["2"].kapasitas) == (kepala, "menggantikan Staf")
    assert jalan["2"].status == StatusTugas.MENUNGGU
    jalan.do("2")
    assert jalan.meja == ["8"]


def test_a_returned_row_stays_in_its_round_and_says_who_sent_it_back(jalan: Jalan) -> None:
    jalan.do("2")
    putusan = jalan.do("3", "tidak")

    move(jalan, revise(jalan, read_sop(BARU)))

    assert (jalan["2"].putaran, jalan["2"].dari) == (2, putusan)
    for nomor, keputusan in (("2", ""), ("8", ""), ("3", "ya"), ("4", "")):
        jalan.do(nomor, keputusan)
    assert jalan.kantor.fresh().status == StatusLaporan.SELESAI


def test_what_the_dry_run_says_is_what_is_done(db: None) -> None:
    lama = "1 Kepala mulai -> 2 3\n2 Staf proses -> 4\n3 Umum proses -> 4\n4 Kepala selesai"
    baru = "1 Kepala mulai -> 2\n2 Staf proses -> 3\n3 Umum proses -> 4\n4 Kepala selesai"
    jalan = make_alur(read_sop(lama), SENIN)
    jalan.do("1")
    versi = revise(jalan, read_sop(baru))
    rujukan = read_plan(jalan, versi)

    jejak = move(jalan, versi)

    terbuka = {t.simbol_id: t.status == StatusTugas.TERTAHAN for t in jalan.kantor.terbuka()}
    assert terbuka == {satu.ke: satu.is_tertahan for satu in rujukan.tujuan}
    assert jejak.rincian["kedudukan"] == [[satu.dari, satu.ke] for satu in rujukan.tujuan]
    assert (jalan.meja, jalan.tertahan) == (["2"], ["3"])


def test_two_branches_that_are_one_row_now_are_opened_once(db: None) -> None:
    lama = "1 Kepala mulai -> 2 3\n2 Staf proses -> 4\n3 Umum proses -> 4\n4 Kepala selesai"
    jalan = make_alur(read_sop(lama), SENIN)
    jalan.do("1")

    move(jalan, revise(jalan, read_sop("1 Kepala mulai -> 4\n4 Kepala selesai")))

    assert jalan.meja == ["4"]


def test_a_renamed_column_keeps_its_people(db: None) -> None:
    lama = LAMA.replace("Staf", "Staf_Perencanaan_Program")
    jalan = make_alur(read_sop(lama), SENIN)
    kolom = jalan.simbol("2").pelaksana
    orang = jalan.kantor["Staf"]
    engine.assign(
        jalan.kantor.laporan.pk, jalan.kantor.pemilik, kolom, [Penugasan(pegawai=orang)], at=jalan.tick()
    )
    versi = revise(jalan, read_sop(BARU.replace("Staf", "Staf_Perencanaan_Kinerja")))

    move(jalan, versi)

    seats = Penugasan.objects.filter(pelaksana__versi=versi, pelaksana__nama="Staf_Perencanaan_Kinerja")
    assert [satu.pegawai for satu in seats] == [orang]


def test_a_column_in_which_nobody_stands_holds_the_move_back(jalan: Jalan) -> None:
    versi = revise(jalan, read_sop(BARU.replace("4 Staf", "4 Bendahara")))

    with pytest.raises(KolomKosong, match="Bendahara"):
        move(jalan, versi)

    assert not Penugasan.objects.filter(pelaksana__versi=versi).exists()
    Jabatan.objects.create(instansi=jalan.kantor.laporan.instansi, nama="Bendahara")
    move(jalan, versi)
    assert jalan.meja == ["2"]


def test_who_had_it_gives_it_back_where_their_column_does_it_no_longer(jalan: Jalan) -> None:
    engine.take(jalan["2"].pk, jalan.kantor["Staf"], at=jalan.tick())

    move(jalan, revise(jalan, read_sop(BARU.replace("2 Staf", "2 Kepala"))))

    tugas = jalan["2"]
    assert (tugas.status, tugas.pelaku) == (StatusTugas.MENUNGGU, None)


def test_a_report_that_has_not_begun_begins_under_the_new_version(jalan: Jalan) -> None:
    lama = jalan.kantor.fresh()
    baru = engine.create(lama.versi, jalan.kantor.pemilik, lama.tahun + 1, lama.tenggat, at=jalan.tick())
    jalan = Jalan(replace(jalan.kantor, laporan=baru), jalan.at)
    versi = revise(jalan, read_sop(BARU))

    move(jalan, versi)

    assert (jalan.kantor.fresh().versi, jalan.meja) == (versi, [])
    assert jalan.start().meja == ["1"]
    assert jalan["1"].simbol.langkah.versi_id == versi.pk
    assert list_versi(jalan.kantor.fresh()) == [versi]
    assert check_jejak(jalan.kantor.fresh()) is None


def test_a_suspended_report_moves_and_stays_suspended(jalan: Jalan) -> None:
    pk, pemilik = jalan.kantor.laporan.pk, jalan.kantor.pemilik
    engine.suspend(pk, pemilik, "Menunggu data.", at=jalan.tick())

    move(jalan, revise(jalan, read_sop(BARU)))

    assert jalan.kantor.fresh().status == StatusLaporan.DITANGGUHKAN
    engine.resume(pk, pemilik, at=jalan.tick())
    jalan.do("2")


def test_only_who_answers_for_the_report_moves_it(jalan: Jalan) -> None:
    versi = revise(jalan, read_sop(BARU))
    tempat = places_of(jalan, versi)

    with pytest.raises(TidakBerhak):
        engine.move(
            jalan.kantor.laporan.pk, jalan.kantor["Staf"], versi.pk, "Revisi.", tempat, at=jalan.tick()
        )


def test_a_move_needs_its_reason(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="alasannya"):
        move(jalan, revise(jalan, read_sop(BARU)), "  ")


def test_a_plan_that_was_overtaken_is_not_carried_out(jalan: Jalan) -> None:
    versi = revise(jalan, read_sop(BARU))
    tempat = places_of(jalan, versi)
    jalan.do("2")

    with pytest.raises(Terlambat, match="sudah bergerak"):
        engine.move(
            jalan.kantor.laporan.pk, jalan.kantor.pemilik, versi.pk, "Revisi.", tempat, at=jalan.tick()
        )


def test_a_place_that_is_not_offered_is_refused(jalan: Jalan) -> None:
    versi = revise(jalan, read_sop(BARU))
    [pk] = places_of(jalan, versi)
    before = jalan.kantor.jejak()
    last = versi.langkah_set.last().simbol_set.get()

    with pytest.raises(TindakanDitolak):
        engine.move(
            jalan.kantor.laporan.pk, jalan.kantor.pemilik, versi.pk, "Revisi.", {pk: last.pk}, at=jalan.tick()
        )

    assert jalan.kantor.jejak() == before


def test_only_a_version_in_force_takes_a_report(jalan: Jalan) -> None:
    versi = add_versi(jalan.kantor.fresh().versi.sop, read_sop(BARU))

    with pytest.raises(TindakanDitolak, match="tidak sedang berlaku"):
        move(jalan, versi)


def test_a_finished_report_stays_under_its_version(jalan: Jalan) -> None:
    for nomor, keputusan in (("2", ""), ("3", "ya"), ("4", "")):
        jalan.do(nomor, keputusan)

    with pytest.raises(TindakanDitolak, match="selesai"):
        move(jalan, revise(jalan, read_sop(BARU)))


def test_a_report_moves_more_than_once(jalan: Jalan) -> None:
    move(jalan, revise(jalan, read_sop(BARU)))
    jalan.do("2")
    lagi = LAMA.replace("4 Staf selesai", "4 Staf proses -> 5\n5 Kepala selesai")
    move(jalan, revise(jalan, read_sop(lagi)))

    assert jalan.meja == ["3"]
    assert {t.letak.langkah.versi_id for t in Tugas.objects.all() if t.simbol.langkah.nomor != "8"} == {
        jalan.kantor.fresh().versi_id
    }
    for nomor, keputusan in (("3", "tidak"), ("2", ""), ("3", "ya"), ("4", ""), ("5", "")):
        jalan.do(nomor, keputusan)
    assert check_jejak(jalan.kantor.fresh()) is None


@pytest.mark.django_db
@pytest.mark.usefixtures("kalender")
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(lama=runnable(7), baru=runnable(7), seed=st.randoms(use_true_random=False))
def test_wherever_it_is_moved_the_report_comes_to_its_end(
    lama: BerkasSop, baru: BerkasSop, seed: random.Random
) -> None:
    with transaction.atomic():
        load_alur.cache_clear()
        _carry_out(lama, baru, seed)
        transaction.set_rollback(True)


def _carry_out(lama: BerkasSop, baru: BerkasSop, seed: random.Random) -> None:
    jalan = make_alur(lama, SENIN)
    _seat_everybody(jalan)
    for _ in range(seed.randrange(8)):
        _step(jalan, seed)
    if not jalan.kantor.terbuka():
        return
    versi = revise(jalan, baru)
    if read_plan(jalan, versi).rencana.verdik is Verdik.TIDAK_DAPAT:
        with pytest.raises(TindakanDitolak):
            move(jalan, versi)
        return
    move(jalan, versi)
    for langkah in range(150):
        terbuka = jalan.kantor.terbuka()
        if not terbuka:
            break
        assert {t.simbol.langkah.versi_id for t in terbuka} == {versi.pk}
        assert all(t.letak_id == t.simbol_id for t in terbuka)
        aktif = [t for t in terbuka if t.status in AKTIF]
        assert aktif, "all wait for each other"
        alur = load_alur(versi.pk)
        for tugas in terbuka:
            waits = must_wait(alur, tugas.simbol_id, [t.simbol_id for t in aktif])
            assert waits or tugas.status != StatusTugas.TERTAHAN, "a join was forgotten"
        if langkah < 12:
            _step(jalan, seed)
        else:
            _complete(jalan, seed.choice(aktif), "")
    laporan = jalan.kantor.fresh()
    assert laporan.status == StatusLaporan.SELESAI
    assert check_jejak(laporan) is None
    visits = list(Tugas.objects.filter(laporan=laporan).with_names())
    assert lay_out(draw_peta(laporan, visits, load_jam_kerja(laporan.instansi), jalan.at)).lembar


def _seat_everybody(jalan: Jalan) -> None:
    """Have somebody for every column of the versions to come."""
    instansi = jalan.kantor.laporan.instansi
    for nama in KOLOM:
        if nama not in jalan.kantor.pegawai:
            pegawai = make_pegawai(f"{nama}.{instansi.pk}".casefold(), instansi)
            Jabatan.objects.create(instansi=instansi, nama=nama)
            seat(pegawai, nama, JenisPemangku.DEFINITIF, SENIN.date())
            jalan.kantor.pegawai[nama] = pegawai


def _step(jalan: Jalan, seed: random.Random) -> None:
    """Do the open work of somebody, or return to what was done before."""
    desk = jalan.kantor.desk()
    if not desk:
        return
    tugas = seed.choice(desk)
    earlier = engine.returnable(tugas)
    if earlier and seed.random() < 0.25:
        engine.return_to(tugas.pk, jalan.kantor.pemilik, seed.choice(earlier), "Data baru.", at=jalan.tick())
        return
    alur = load_alur(jalan.kantor.fresh().versi_id)
    _complete(jalan, tugas, seed.choice(alur.pilihan(tugas.simbol_id) or ("",)))


def _complete(jalan: Jalan, tugas: Tugas, keputusan: str) -> None:
    alur = load_alur(jalan.kantor.fresh().versi_id)
    pelaku = tugas.pelaku or jalan.kantor.turn_of(tugas, jalan.at)
    engine.note(tugas.pk, pelaku, "Sudah.", at=jalan.tick())
    keputusan = keputusan or shortest_answer(alur, tugas.simbol_id)
    engine.complete(tugas.pk, pelaku, at=jalan.tick(), keputusan=keputusan, alasan="Belum sesuai.")
