"""Answering what a checklist asks: by whom, of what, and that it stands in the record."""

from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.models import JawabanPeriksa, Jejak
from tests.world import Jalan, make_pegawai

DIREVIU = ("lke", "3.a.4", "Laporan kinerja telah direviu")


def test_answer_is_kept_with_who_gave_it_and_stands_in_the_record(jalan: Jalan) -> None:
    kantor = jalan.kantor

    jejak = engine.answer_butir(
        kantor.laporan.pk, kantor.pemilik, *DIREVIU, True, " LHR 700/12. ", at=jalan.tick()
    )

    jawaban = JawabanPeriksa.objects.get()
    assert (jawaban.is_terpenuhi, jawaban.keterangan) == (True, "LHR 700/12.")
    assert (jawaban.oleh, jawaban.pada) == (kantor.pemilik, jalan.at)
    assert (jejak.tindakan, jejak.alasan) == ("jawab_periksa", "LHR 700/12.")
    assert jejak.rincian["butir"] == "3.a.4"


def test_later_answer_replaces_the_first_and_both_stand_in_the_record(jalan: Jalan) -> None:
    kantor, before = jalan.kantor, Jejak.objects.count()
    for terpenuhi, kata in ((False, "Belum."), (True, "LHR 700/12.")):
        engine.answer_butir(kantor.laporan.pk, kantor.pemilik, *DIREVIU, terpenuhi, kata, at=jalan.tick())

    assert JawabanPeriksa.objects.get().keterangan == "LHR 700/12."
    assert Jejak.objects.count() == before + 2


def test_owner_answers_also_when_the_report_is_finished(jalan: Jalan) -> None:
    jalan.walk_to("11")
    jalan.do("11")
    isi = ("lke", "3.a.5", "Laporan kinerja telah dipublikasikan", True, "Diunggah ke situs.")

    engine.answer_butir(jalan.kantor.laporan.pk, jalan.kantor.pemilik, *isi, at=jalan.tick())

    assert JawabanPeriksa.objects.get().is_terpenuhi


def test_colleague_without_a_part_in_the_report_is_refused(jalan: Jalan) -> None:
    rekan = make_pegawai("rekan", jalan.kantor.laporan.instansi)

    with pytest.raises(TidakBerhak, match="Daftar periksa dijawab oleh penanggung jawab"):
        engine.answer_butir(jalan.kantor.laporan.pk, rekan, *DIREVIU, True, "Ya.", at=jalan.tick())


def test_what_the_data_prove_is_not_answered(jalan: Jalan) -> None:
    isi = ("lke", "3.a.1", "Laporan kinerja telah disusun", True, "Sudah.")

    with pytest.raises(TindakanDitolak, match="dinilai dari data"):
        engine.answer_butir(jalan.kantor.laporan.pk, jalan.kantor.pemilik, *isi, at=jalan.tick())


def test_words_that_are_not_asked_any_more_are_refused(jalan: Jalan) -> None:
    isi = ("lke", "3.a.4", "Rumusan lama", True, "Sudah.")

    with pytest.raises(Terlambat, match="sudah berubah"):
        engine.answer_butir(jalan.kantor.laporan.pk, jalan.kantor.pemilik, *isi, at=jalan.tick())


def test_answer_needs_words(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="Tuliskan keterangannya"):
        engine.answer_butir(
            jalan.kantor.laporan.pk, jalan.kantor.pemilik, *DIREVIU, True, "  ", at=jalan.tick()
        )

    assert not JawabanPeriksa.objects.exists()


def test_sending_twice_answers_once(jalan: Jalan) -> None:
    kantor = jalan.kantor
    first, second = (
        engine.answer_butir(
            kantor.laporan.pk, kantor.pemilik, *DIREVIU, True, "Ya.", at=jalan.tick(), token="t"
        )
        for _ in range(2)
    )

    assert first.pk == second.pk
