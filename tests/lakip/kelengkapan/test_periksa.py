"""A whole report against its lists: what holds it back, who answered, how much the database is asked."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip import engine
from lakip.domain.kelengkapan import JenisDaftar, Keadaan
from lakip.kelengkapan import ButirDiperiksa, DaftarDiperiksa, examine, find_kurang_wajib
from lakip.models import Indikator, JawabanPeriksa, Naskah, Nilai, Sasaran
from tests.lakip.daftar_sendiri import make_daftar
from tests.world import Jalan, Kantor

TAK_DIUKUR = "Indikator 3.2 belum punya realisasi, dan sebabnya belum dijelaskan."


def daftar_of(kantor: Kantor, jenis: JenisDaftar, at: datetime) -> DaftarDiperiksa:
    return next(satu for satu in examine(kantor.fresh(), at) if satu.daftar.jenis is jenis)


def butir_of(kantor: Kantor, jenis: JenisDaftar, nomor: str, at: datetime) -> ButirDiperiksa:
    return next(satu for satu in daftar_of(kantor, jenis, at).butir if satu.butir.nomor == nomor)


def test_only_what_is_mandatory_holds_a_report_back(kantor: Kantor, senin: datetime) -> None:
    Naskah.objects.filter(laporan=kantor.laporan, bagian__in=("kata_pengantar", "bab4_kesimpulan")).update(
        isi=""
    )

    assert find_kurang_wajib(kantor.fresh(), senin) == [TAK_DIUKUR, "Kesimpulan belum ditulis."]


def test_empty_report_is_told_each_lack_once(kantor: Kantor, senin: datetime) -> None:
    Sasaran.objects.filter(laporan=kantor.laporan).delete()

    assert find_kurang_wajib(kantor.fresh(), senin) == ["Sasaran dan indikator belum diisi."]


def test_answer_stands_where_no_rule_tells(jalan: Jalan) -> None:
    kantor = jalan.kantor
    before = butir_of(kantor, JenisDaftar.LKE, "3.a.4", jalan.at)
    isi = (JenisDaftar.LKE, "3.a.4", before.butir.uraian, True, "LHR nomor 700/12.")
    engine.answer_butir(kantor.laporan.pk, kantor.pemilik, *isi, at=jalan.tick())

    after = butir_of(kantor, JenisDaftar.LKE, "3.a.4", jalan.at)

    assert (before.keadaan, after.keadaan) == (Keadaan.TIDAK_TERBUKTI, Keadaan.TERPENUHI)
    assert after.jawaban
    assert after.jawaban.oleh == kantor.pemilik


def test_what_is_met_raises_the_estimate(jalan: Jalan) -> None:
    kantor = jalan.kantor
    before = daftar_of(kantor, JenisDaftar.LKE, jalan.at)
    jalan.walk_to("7")

    after = daftar_of(kantor, JenisDaftar.LKE, jalan.at)

    assert [satu.tingkat.sebutan for satu in before.nilai] == ["E", "C"]
    assert after.nilai[0].tingkat.sebutan == "D"
    assert before.jumlah_nilai < after.jumlah_nilai
    assert str(after.jumlah_bobot) == "7.50"


def test_own_list_in_force_is_the_one_that_is_asked(kantor: Kantor, senin: datetime) -> None:
    make_daftar(kantor, JenisDaftar.SISTEMATIKA, [("1", "Piagam penghargaan", "", True)])

    assert find_kurang_wajib(kantor.fresh(), senin) == ["“Piagam penghargaan” belum dijawab."]
    assert len(daftar_of(kantor, JenisDaftar.REVIU, senin).butir) == 23


def test_answer_to_other_words_no_longer_counts(kantor: Kantor, senin: datetime) -> None:
    make_daftar(kantor, JenisDaftar.SISTEMATIKA, [("1", "Piagam penghargaan", "", True)])
    jawaban = JawabanPeriksa.objects.create(
        laporan=kantor.laporan, jenis=JenisDaftar.SISTEMATIKA, nomor="1", uraian="Piagam penghargaan",
        is_terpenuhi=True, oleh=kantor.pemilik, pada=senin,
    )  # fmt: skip
    answered = find_kurang_wajib(kantor.fresh(), senin)
    JawabanPeriksa.objects.filter(pk=jawaban.pk).update(uraian="Piagam tahun lalu")

    assert answered == []
    assert find_kurang_wajib(kantor.fresh(), senin) == ["“Piagam penghargaan” belum dijawab."]


def test_refusing_answer_holds_back_too(kantor: Kantor, senin: datetime) -> None:
    make_daftar(kantor, JenisDaftar.SISTEMATIKA, [("1", "Piagam penghargaan", "", True)])
    JawabanPeriksa.objects.create(
        laporan=kantor.laporan, jenis=JenisDaftar.SISTEMATIKA, nomor="1", uraian="Piagam penghargaan",
        is_terpenuhi=False, oleh=kantor.pemilik, pada=senin,
    )  # fmt: skip

    assert find_kurang_wajib(kantor.fresh(), senin) == ["“Piagam penghargaan” dijawab belum terpenuhi."]


def test_rule_that_is_no_more_leaves_it_to_a_person(kantor: Kantor, senin: datetime) -> None:
    make_daftar(kantor, JenisDaftar.SISTEMATIKA, [("1", "Piagam", "sudah_dihapus", False)])

    assert butir_of(kantor, JenisDaftar.SISTEMATIKA, "1", senin).can_be_answered


@pytest.mark.parametrize("jumlah", [1, 10])
def test_ten_sasaran_ask_no_more_than_one(kantor: Kantor, senin: datetime, jumlah: int) -> None:
    Sasaran.objects.filter(laporan=kantor.laporan).delete()
    for urutan in range(jumlah):
        sasaran = Sasaran.objects.create(laporan=kantor.laporan, urutan=urutan, uraian=f"Sasaran {urutan}")
        indikator = Indikator.objects.create(sasaran=sasaran, nama="Rasio", satuan="%")
        Nilai.objects.create(indikator=indikator, tahun=2025, target=100, realisasi=90, status="terisi")
    laporan = kantor.fresh()
    laporan.instansi  # noqa: B018  (every page has it already)

    with CaptureQueriesContext(connection) as whole:
        examine(laporan, senin)
    with CaptureQueriesContext(connection) as mandatory:
        find_kurang_wajib(laporan, senin)

    assert len(mandatory) == (
        2  # answers, own lists
        + 6  # figures, budget and texts
        + 2  # texts of last year, pages of the indikator
    )
    assert len(whole) == len(mandatory) + (
        1  # the built LAKIP
        + 4  # units and their forms
        + 6  # doubts about the data, with their answers
        + 8  # the run, and who approves
        + 3  # the statement of the APIP, the first receipt, the first upload
        + 2  # meetings of the head, what they asked for
    )
