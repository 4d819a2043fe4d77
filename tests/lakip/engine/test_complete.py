from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusLaporan, StatusTugas
from lakip.models import Pemberitahuan, Tugas
from tests.world import Jalan


def test_a_finished_step_opens_the_next_one(jalan: Jalan) -> None:
    tugas = jalan.do("1")

    tugas = Tugas.objects.get(pk=tugas.pk)
    assert (tugas.status, tugas.pelaku, tugas.kapasitas) == (
        StatusTugas.SELESAI,
        jalan.kantor["Sekretaris"],
        "Sekretaris",
    )
    assert tugas.dimulai_pada is not None
    assert tugas.dimulai_pada < tugas.ditutup_pada == jalan.at
    assert jalan.meja == ["2"]
    assert jalan["2"].dari == tugas


def test_the_record_says_who_in_which_capacity_and_what_it_opened(jalan: Jalan) -> None:
    jalan.do("1")

    jejak = jalan.kantor.jejak()[-1]
    assert (jejak.tindakan, jejak.kapasitas, jejak.is_penyimpangan) == ("selesai", "Sekretaris", False)
    assert jejak.pegawai == jalan.kantor["Sekretaris"]
    assert jejak.waktu == jalan.at
    assert jejak.rincian == {"membuka": [jalan["2"].pk]}
    assert Pemberitahuan.objects.filter(tugas=jalan["2"]).count() == 1


def test_a_yes_goes_on_and_is_kept_with_the_visit(jalan: Jalan) -> None:
    jalan.walk_to("9")

    tugas = jalan.do("9", "ya")

    assert Tugas.objects.get(pk=tugas.pk).keputusan == "ya"
    assert jalan.kantor.jejak()[-1].rincian["keputusan"] == "ya"
    assert jalan.meja == ["10"]


def test_a_no_sends_the_work_back_with_its_reason(jalan: Jalan) -> None:
    jalan.walk_to("9")

    tugas = Tugas.objects.get(pk=jalan.do("9", "tidak", "Grafik Bab III keliru.").pk)

    assert (tugas.status, tugas.alasan) == (StatusTugas.DIKEMBALIKAN, "Grafik Bab III keliru.")
    jejak = jalan.kantor.jejak()[-1]
    assert (jejak.tindakan, jejak.alasan, jejak.is_penyimpangan) == (
        "kembalikan",
        "Grafik Bab III keliru.",
        False,
    )
    assert jalan.meja == ["7"]


def test_a_return_is_a_new_visit_and_the_earlier_one_stays_as_it_was(jalan: Jalan) -> None:
    jalan.walk_to("9")
    visits = Tugas.objects.filter(laporan=jalan.kantor.laporan).exclude(status=StatusTugas.MENUNGGU)
    before = list(visits.order_by("pk").values())

    jalan.do("9", "tidak")

    assert list(visits.exclude(simbol__langkah__nomor="9").order_by("pk").values()) == before
    again = jalan["7"]
    assert (again.putaran, again.status, again.pelaku) == (2, StatusTugas.MENUNGGU, None)
    assert Pemberitahuan.objects.filter(tugas=again).count() == 1


def test_a_no_needs_a_reason(jalan: Jalan) -> None:
    tugas = jalan.walk_to("9")

    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        engine.complete(
            tugas.pk, jalan.kantor["Kepala Satuan"], at=jalan.tick(), keputusan="tidak", alasan=" "
        )

    assert jalan.meja == ["9"]


@pytest.mark.parametrize("keputusan", ["", "mungkin", "Ya"])
def test_an_answer_that_the_sop_does_not_draw_is_refused(jalan: Jalan, keputusan: str) -> None:
    tugas = jalan.walk_to("9")
    before = len(jalan.kantor.jejak())

    with pytest.raises(TindakanDitolak, match="Pilih salah satu keputusan: ya atau tidak"):
        engine.complete(tugas.pk, jalan.kantor["Kepala Satuan"], at=jalan.tick(), keputusan=keputusan)

    assert len(jalan.kantor.jejak()) == before


def test_a_box_takes_no_answer(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="tidak meminta keputusan"):
        engine.complete(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick(), keputusan="ya")


def test_a_step_without_its_output_cannot_be_finished(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="“Desposisi surat masuk” belum ada"):
        engine.complete(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick())

    assert jalan["1"].status == StatusTugas.MENUNGGU
    assert len(jalan.kantor.jejak()) == 2


def test_another_column_is_refused_before_anything_else_is_said(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak, match="pekerjaan SEKRETARIS, bukan Anda"):
        engine.complete(jalan["1"].pk, jalan.kantor["Kepala Satuan"], at=jalan.tick(), keputusan="entah")


def test_a_colleague_of_the_column_cannot_finish_what_another_has_taken(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")
    engine.take(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())

    with pytest.raises(Terlambat, match="sudah di tangan Rina Safitri"):
        engine.complete(tugas.pk, jalan.kantor["Fungsional"], at=jalan.tick())


def test_a_finished_step_is_not_finished_twice(jalan: Jalan) -> None:
    tugas = jalan.do("1")

    with pytest.raises(Terlambat, match="sudah selesai oleh Noor Hidayah"):
        engine.complete(tugas.pk, jalan.kantor["Sekretaris"], at=jalan.tick())


def test_a_form_sent_twice_is_answered_with_its_first_result(jalan: Jalan) -> None:
    tugas, sekretaris = jalan["1"], jalan.prepare(jalan["1"])
    first = engine.complete(tugas.pk, sekretaris, at=jalan.tick(), token="formulir-1")

    second = engine.complete(tugas.pk, sekretaris, at=jalan.tick(), token="formulir-1")

    assert first == second
    assert Tugas.objects.filter(laporan=jalan.kantor.laporan).count() == 2


def test_the_token_of_another_person_gives_nothing_away(jalan: Jalan) -> None:
    engine.note(jalan["1"].pk, jalan.kantor["Sekretaris"], "Sudah.", at=jalan.tick(), token="formulir-1")
    jalan.do("1")

    with pytest.raises(Terlambat, match="muat ulang"):
        engine.note(jalan["2"].pk, jalan.kantor["Kasubag"], "Sudah.", at=jalan.tick(), token="formulir-1")


def test_nothing_moves_while_the_report_is_suspended(jalan: Jalan) -> None:
    tugas = jalan["1"]
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu DPA.", at=jalan.tick())

    with pytest.raises(TindakanDitolak, match="Laporan ini ditangguhkan"):
        engine.complete(tugas.pk, jalan.kantor["Sekretaris"], at=jalan.tick())


def test_the_last_step_finishes_the_report(jalan: Jalan) -> None:
    jalan.walk_to("11")

    jalan.do("11")

    laporan = jalan.kantor.fresh()
    assert (laporan.status, laporan.selesai_pada) == (StatusLaporan.SELESAI, jalan.at)
    assert jalan.kantor.terbuka() == []


def test_the_last_step_finished_a_second_time_is_too_late(jalan: Jalan) -> None:
    jalan.walk_to("11")
    tugas = jalan.do("11")

    with pytest.raises(Terlambat, match="sudah selesai"):
        engine.complete(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())
