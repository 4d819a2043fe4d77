"""What is asked about the data of one report: where, in which words, and how long an answer holds."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip.domain.konsistensi import Aturan
from lakip.isi.konsistensi import TemuanIsi, find_temuan, open_temuan
from lakip.models import (
    Anggaran,
    Indikator,
    JawabanTemuan,
    Laporan,
    Naskah,
    Nilai,
    Penjelasan,
    Sasaran,
    UnitKerja,
)
from tests.world import Kantor, make_kantor

URAIAN = "Kerja sama lintas bidang berjalan menurut jadwal sepanjang tahun 2025."


@pytest.fixture
def laporan(kantor: Kantor) -> Laporan:
    """The report of the office without any content."""
    for model in (Anggaran, Sasaran, Naskah):
        model.objects.filter(laporan=kantor.laporan).delete()
    return kantor.laporan


def make_indikator(laporan: Laporan, target: str = "47", realisasi: str = "49.81", **lain: Any) -> Indikator:
    sasaran = Sasaran.objects.get_or_create(laporan=laporan, uraian="Tertib")[0]
    isian = {"nama": "Pelanggaran", "satuan": "%", "jenis_nilai": "persen"} | lain
    indikator = Indikator.objects.create(sasaran=sasaran, **isian)
    set_nilai(indikator, target=target, realisasi=realisasi)
    return indikator


def set_nilai(indikator: Indikator, tahun: int = 2025, triwulan: int | None = None, **isian: Any) -> None:
    Nilai.objects.update_or_create(
        indikator=indikator, tahun=tahun, triwulan=triwulan, defaults={"status": "terisi", **isian}
    )


def make_anggaran(laporan: Laporan, nama: str = "Program", **isian: Any) -> Anggaran:
    return Anggaran.objects.create(laporan=laporan, nama=nama, **{"jenis": "program", **isian})


def found(laporan: Laporan) -> list[tuple[Aturan, str]]:
    return [(satu.temuan.aturan, satu.nama_tempat) for satu in find_temuan(laporan)]


def only(laporan: Laporan) -> TemuanIsi:
    [temuan] = find_temuan(laporan)
    return temuan


def answer(laporan: Laporan, kantor: Kantor, temuan: TemuanIsi) -> JawabanTemuan:
    return JawabanTemuan.objects.create(
        laporan=laporan, kunci=temuan.kunci, sidik=temuan.temuan.sidik, alasan="Sudah dicek.",
        oleh=kantor.pemilik, pada=laporan.dibuat_pada,
    )  # fmt: skip


def test_figures_that_agree_are_not_asked_about(laporan: Laporan) -> None:
    make_indikator(laporan)
    make_anggaran(laporan, pagu=10_000_000, realisasi=9_000_000)

    assert find_temuan(laporan) == ()


def test_finding_names_its_place_and_where_it_is_mended(laporan: Laporan) -> None:
    unit = UnitKerja.objects.create(instansi=laporan.instansi, nama="Bidang Uji")
    indikator = make_indikator(laporan, konsolidasi="jumlah", unit=unit)

    temuan = only(laporan)

    assert temuan.kunci == f"konsolidasi:indikator-{indikator.pk}"
    assert (temuan.nama_tempat, temuan.tempat.rincian) == ("Indikator 1.1", "Pelanggaran")
    assert temuan.tempat.kelompok == "Sasaran 1: Tertib"
    assert temuan.tempat.url == f"/laporan/{laporan.pk}/kinerja/indikator/{indikator.pk}/"
    assert temuan.tempat.url_unit == f"/laporan/{laporan.pk}/pengumpulan/{unit.pk}/indikator/{indikator.pk}/"
    assert temuan.tempat.unit == unit.pk


def test_quarter_is_part_of_the_place(laporan: Laporan) -> None:
    indikator = make_indikator(laporan, konsolidasi="terakhir")
    set_nilai(indikator, triwulan=3, target=40, realisasi="0.38")

    temuan = only(laporan)

    assert temuan.nama_tempat == "Indikator 1.1, TW III"
    assert temuan.kunci == f"besaran:indikator-{indikator.pk}:TW III"


def test_every_rule_of_an_indikator_is_asked(laporan: Laporan) -> None:
    tetap = make_indikator(laporan, konsolidasi="jumlah", satuan="kasus", jenis_nilai="angka")
    for triwulan in (1, 2, 3, 4):
        set_nilai(tetap, triwulan=triwulan, target=12, realisasi=11)
    set_nilai(tetap, tahun=2024, target=45, realisasi="49.81")
    make_indikator(laporan, target="0", realisasi="0", satuan="kasus", jenis_nilai="angka")
    tercetak = make_indikator(laporan, satuan="km", nama="Persentase jalan", jenis_nilai="angka")
    set_nilai(tercetak, target=47, realisasi="49.81", capaian_tercetak=Decimal("94.35"))
    terbalik = make_indikator(laporan, hitungan="persen", nama_pembilang="a", nama_penyebut="b")
    set_nilai(terbalik, target=90, pembilang=95, penyebut=90, realisasi="105.56")
    make_indikator(laporan, target="2.95", realisasi="6.72", satuan="rasio", jenis_nilai="angka")
    make_indikator(laporan, target="47", realisasi="40")

    assert found(laporan) == [
        (Aturan.TRIWULAN, "Indikator 1.1"),
        (Aturan.TETAP, "Indikator 1.1"),
        (Aturan.SAMA_TAHUN_LALU, "Indikator 1.1"),
        (Aturan.TARGET_NOL, "Indikator 1.2"),
        (Aturan.SATUAN, "Indikator 1.3"),
        (Aturan.TERCETAK, "Indikator 1.3"),
        (Aturan.KOMPONEN, "Indikator 1.4"),
        (Aturan.CAPAIAN, "Indikator 1.5"),
        (Aturan.PENJELASAN, "Indikator 1.5"),
        (Aturan.PENJELASAN, "Indikator 1.6"),
    ]


def test_figure_of_another_size_is_asked_about_once(laporan: Laporan) -> None:
    make_indikator(laporan, target="47", realisasi="4981", satuan="kasus", jenis_nilai="angka")

    assert [aturan for aturan, _ in found(laporan)] == [Aturan.BESARAN, Aturan.PENJELASAN]


def test_missed_target_is_explained_where_the_unit_does_it(laporan: Laporan) -> None:
    unit = UnitKerja.objects.create(instansi=laporan.instansi, nama="Bidang Uji")
    indikator = make_indikator(laporan, realisasi="40", unit=unit)

    temuan = only(laporan)

    assert temuan.tempat.url == temuan.tempat.url_unit != ""
    assert not temuan.temuan.can_be_answered
    Penjelasan.objects.create(indikator=indikator, penghambat="Hujan.", upaya="Dijadwalkan ulang.")
    assert find_temuan(laporan) == ()


def test_every_rule_of_the_budget_is_asked(laporan: Laporan) -> None:
    program = make_anggaran(laporan, kode="1.05", pagu=9_000_000, realisasi=8_500_000, pagu_pk=7_000_000)
    kegiatan = {"jenis": "kegiatan", "induk": program}
    make_anggaran(laporan, "Satu", **kegiatan, pagu=5_000_000, realisasi=5_500_000)
    make_anggaran(laporan, "Dua", **kegiatan, pagu=4_000_000, pagu_perubahan=5_000_000, realisasi=4)
    make_anggaran(
        laporan, "Tiga", **kegiatan, pagu=2_000_000, realisasi=1_500_000, serapan_tercetak=Decimal("74.9")
    )

    assert found(laporan) == [
        (Aturan.PAGU_PK, "1.05 Program"),
        (Aturan.RINCIAN, "1.05 Program, pagu murni"),
        (Aturan.RINCIAN, "1.05 Program, realisasi"),
        (Aturan.MELEBIHI_PAGU, "Satu"),
        (Aturan.BESARAN, "Dua, realisasi"),
        (Aturan.TERCETAK, "Tiga"),
    ]


def test_total_above_the_pagu_is_asked_about_too(laporan: Laporan) -> None:
    make_anggaran(laporan, pagu=5_000_000, realisasi=5_500_000)

    assert found(laporan) == [
        (Aturan.MELEBIHI_PAGU, "Program"),
        (Aturan.MELEBIHI_PAGU, "Jumlah seluruh anggaran"),
    ]


def test_pagu_that_was_changed_is_held_against_the_first_one_of_its_parts(laporan: Laporan) -> None:
    program = make_anggaran(laporan, pagu_pk=4_000_000)
    make_anggaran(
        laporan, jenis="kegiatan", induk=program, pagu=4_000_000, pagu_perubahan=5_000_000, realisasi=0
    )

    assert find_temuan(laporan) == ()


def test_line_belongs_to_the_unit_of_the_line_above_it(laporan: Laporan) -> None:
    unit = UnitKerja.objects.create(instansi=laporan.instansi, nama="Bidang Uji")
    program = make_anggaran(laporan, unit=unit)
    make_anggaran(laporan, jenis="kegiatan", induk=program, pagu=1_000_000, realisasi=2_000_000)

    kegiatan, total = find_temuan(laporan)

    assert kegiatan.tempat.unit == unit.pk
    assert kegiatan.tempat.url_unit == f"/laporan/{laporan.pk}/pengumpulan/{unit.pk}/anggaran/"
    assert (total.tempat.unit, total.tempat.url) == (None, f"/laporan/{laporan.pk}/anggaran/")


def make_lalu(laporan: Laporan) -> Laporan:
    return Laporan.objects.create(
        instansi=laporan.instansi, versi=laporan.versi, tahun=laporan.tahun - 1,
        penanggung_jawab=laporan.penanggung_jawab, tenggat=laporan.tenggat, dibuat_pada=laporan.dibuat_pada,
    )  # fmt: skip


def test_texts_of_last_years_report_are_asked_about(laporan: Laporan) -> None:
    lalu = make_lalu(laporan)
    for satu in (laporan, lalu):
        sasaran = Sasaran.objects.create(laporan=satu, uraian=f"Tertib tahun {satu.tahun}")
        isi = URAIAN.replace("2025", str(satu.tahun))
        Naskah.objects.create(laporan=satu, bagian="bab4_kesimpulan", isi=isi)
        Naskah.objects.create(laporan=satu, bagian="penyebab_solusi", sasaran=sasaran, isi=isi)
        Naskah.objects.create(laporan=satu, bagian="bab1_gambaran_umum", isi=isi)
        Naskah.objects.create(laporan=satu, bagian="ikhtisar", isi=f"{isi} {satu.tahun % 7} kali.")

    temuan = {satu.nama_tempat: satu for satu in find_temuan(laporan)}

    assert list(temuan) == [
        "Kesimpulan",
        "Penyebab keberhasilan atau kegagalan, peningkatan atau penurunan, dan solusi yang telah dilakukan",
    ]
    assert temuan["Kesimpulan"].kunci == "salinan:naskah-bab4_kesimpulan"
    assert temuan["Kesimpulan"].tempat.url == f"/laporan/{laporan.pk}/naskah/bab4_kesimpulan/"


@pytest.mark.parametrize("by_asal", [True, False])
def test_explanations_of_last_years_report_are_asked_about(laporan: Laporan, by_asal: bool) -> None:
    lalu = make_lalu(laporan)
    dulu = make_indikator(lalu, nama="Nama lama" if by_asal else "Pelanggaran")
    kini = make_indikator(laporan, asal=dulu if by_asal else None)
    for indikator in (dulu, kini):
        Penjelasan.objects.create(indikator=indikator, upaya=URAIAN, penghambat="Hujan.")

    temuan = only(laporan)

    assert (temuan.temuan.aturan, temuan.nama_tempat) == (Aturan.SALINAN, "Indikator 1.1, upaya")


def test_a_cancelled_report_is_no_report_of_last_year(laporan: Laporan) -> None:
    lalu = make_lalu(laporan)
    for satu in (laporan, lalu):
        Naskah.objects.create(laporan=satu, bagian="bab4_kesimpulan", isi=URAIAN)
    Laporan.objects.filter(pk=lalu.pk).update(**{"status": "dibatalkan"})

    assert find_temuan(laporan) == ()


def test_answer_holds_as_long_as_the_figures_do(laporan: Laporan, kantor: Kantor) -> None:
    make_indikator(laporan, target="0")
    indikator = make_indikator(laporan, target="10", realisasi="20")
    Penjelasan.objects.create(indikator=indikator, pendorong="Kerja sama.")
    nol, tinggi = find_temuan(laporan)
    given = answer(laporan, kantor, tinggi)

    assert [satu.kunci for satu in open_temuan(laporan)] == [nol.kunci]
    assert find_temuan(laporan)[1].jawaban == given

    set_nilai(indikator, target="10", realisasi="21")
    again = find_temuan(laporan)[1]
    assert (again.kunci, again.jawaban, again.jawaban_lama) == (tinggi.kunci, None, given)

    set_nilai(indikator, target="10", realisasi="20")
    assert find_temuan(laporan)[1].jawaban == given


def test_queries_do_not_grow_with_the_report(laporan: Laporan, kantor: Kantor) -> None:
    def measure() -> int:
        with CaptureQueriesContext(connection) as queries:
            find_temuan(laporan)
        return len(queries)

    lalu = make_lalu(laporan)

    def fill() -> None:
        indikator = make_indikator(laporan, target="0", unit=UnitKerja.objects.first())
        Penjelasan.objects.create(indikator=indikator, upaya=URAIAN)
        Penjelasan.objects.create(indikator=make_indikator(lalu), upaya=URAIAN)
        Naskah.objects.create(
            laporan=laporan, sasaran=indikator.sasaran, bagian=f"bagian{indikator.pk}", isi=URAIAN
        )
        program = make_anggaran(laporan, pagu=1)
        make_anggaran(laporan, jenis="kegiatan", induk=program, pagu=1_000_000, realisasi=2_000_000)
        answer(laporan, kantor, find_temuan(laporan)[0])

    fill()
    one = measure()
    Sasaran.objects.create(laporan=laporan, uraian="Tenteram")
    for _ in range(3):
        JawabanTemuan.objects.all().delete()
        fill()

    assert measure() == one


@pytest.mark.django_db
def test_the_published_figures_of_grobogan_are_asked_about_where_they_do_not_recompute(
    senin: datetime,
) -> None:
    """LKjIP 2021: of 35 printed percentages one was calculated upside down and one cut to 100, and of 13
    budget lines one is misprinted.
    """
    laporan = make_kantor("grobogan-dpupr", senin).laporan

    tercetak = [satu for satu in find_temuan(laporan) if satu.temuan.aturan is Aturan.TERCETAK]

    assert [satu.tempat.rincian or satu.nama_tempat for satu in tercetak] == [
        "Cakupan drainase dalam kondisi baik",
        "Persentase wilayah bebas banjir",
        "Kegiatan Administrasi Kepegawaian Perangkat Daerah",
    ]
    assert "Capaian tercetak 99,34% pada sumber, selisih 1,32 poin" in tercetak[1].temuan.pesan
    assert "Serapan tercetak 92,72% pada sumber, selisih 0,03 poin" in tercetak[2].temuan.pesan
