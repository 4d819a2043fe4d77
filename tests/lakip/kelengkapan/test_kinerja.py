"""What the lists find of the figures: targets, realisasi, comparisons, and money."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.urls import reverse

from lakip.domain.kelengkapan import Keadaan
from lakip.models import Anggaran, Indikator, Nilai, Penjelasan, Sasaran
from tests.lakip.pemeriksaan import find, kalimat
from tests.world import Kantor


def indikator(kantor: Kantor, ke: int = 0) -> Indikator:
    return Indikator.objects.filter(sasaran__laporan=kantor.laporan)[ke]


def test_indikator_without_target_is_named_with_its_page(kantor: Kantor, senin: datetime) -> None:
    pertama = indikator(kantor)
    Nilai.objects.filter(indikator=pertama, tahun=2025).update(target=None, target_teks="")

    hasil = find(kantor, "pk_sasaran", senin)

    assert (hasil.keadaan, hasil.ditemukan) == (Keadaan.SEBAGIAN, "7 dari 8 indikator bertarget")
    assert kalimat(hasil) == ["Indikator 1.1 belum punya target."]
    assert hasil.kurang[0].url.endswith(f"/kinerja/indikator/{pertama.pk}/")


def test_sasaran_without_indikator_comes_before_targets(kantor: Kantor, senin: datetime) -> None:
    keempat = Sasaran.objects.create(laporan=kantor.laporan, urutan=9, uraian="Baru")

    hasil = find(kantor, "pk_sasaran", senin)

    assert kalimat(hasil) == ["Sasaran 4 belum punya indikator."]
    assert hasil.kurang[0].url.endswith(f"#sasaran-{keempat.pk}")


def test_what_was_not_measured_is_asked_about_until_somebody_says_why(
    kantor: Kantor, senin: datetime
) -> None:
    unmeasured = Indikator.objects.get(
        sasaran__laporan=kantor.laporan, nilai__tahun=2025, nilai__triwulan=None, nilai__status="belum_diukur"
    )
    before = find(kantor, "pengukuran", senin)
    Penjelasan.objects.create(indikator=unmeasured, penghambat="Hasil evaluasi terbit bulan Mei.")

    assert kalimat(before) == ["Indikator 3.2 belum punya realisasi, dan sebabnya belum dijelaskan."]
    where = reverse("unit-indikator", args=[kantor.laporan.pk, unmeasured.unit_id, unmeasured.pk])
    assert before.kurang[0].url == where
    assert find(kantor, "pengukuran", senin).keadaan is Keadaan.TERPENUHI


def test_promised_and_reported_sasaran_are_the_same_rows(kantor: Kantor, senin: datetime) -> None:
    assert find(kantor, "pk_sejalan", senin).ditemukan == (
        "Bab II dan Bab III memuat 3 sasaran yang sama; 8 dari 8 indikator bertarget"
    )


@pytest.mark.parametrize(
    ("aturan", "ditemukan"),
    [
        ("capaian", "7 dari 8 indikator bercapaian"),
        ("triwulan", "1 dari 8 indikator berdata empat triwulan"),
        ("sumber_data", "8 dari 8 indikator bersumber atau berbukti"),
        ("unit_penanggung_jawab", "8 dari 8 indikator berunit penanggung jawab"),
        ("pembanding", "4 dari 8 indikator berpembanding"),
        ("selaras_renstra", "1 dari 3 sasaran bertarget Renstra"),
        ("sasaran_beriku", "1 dari 3 sasaran punya indikator utama"),
        ("tujuan", "3 dari 3 sasaran menyebut tujuannya"),
        ("pk_anggaran", "3 dari 3 program berpagu"),
        ("realisasi_anggaran", "8 dari 8 baris anggaran berealisasi"),
    ],
)
def test_what_the_demo_has_is_counted(kantor: Kantor, senin: datetime, aturan: str, ditemukan: str) -> None:
    assert find(kantor, aturan, senin).ditemukan == ditemukan


def test_whether_an_explanation_is_adequate_a_person_says(kantor: Kantor, senin: datetime) -> None:
    needed = find(kantor, "beda_iku", senin)
    Indikator.objects.filter(sasaran__laporan=kantor.laporan).update(is_iku=True)

    assert needed.keadaan is Keadaan.TIDAK_TERBUKTI
    assert find(kantor, "beda_iku", senin).keadaan is Keadaan.TIDAK_BERLAKU


def test_line_of_the_budget_without_realisasi_is_named(kantor: Kantor, senin: datetime) -> None:
    baris = Anggaran.objects.filter(laporan=kantor.laporan, anggaran=None).first()
    assert baris
    Anggaran.objects.filter(pk=baris.pk).update(realisasi=None, pagu=None, pagu_perubahan=None)

    assert kalimat(find(kantor, "realisasi_anggaran", senin)) == [f"{baris} belum punya realisasi."]
    assert find(kantor, "pk_anggaran", senin).keadaan is Keadaan.SEBAGIAN


def test_report_without_budget_says_so_once(kantor: Kantor, senin: datetime) -> None:
    Anggaran.objects.filter(laporan=kantor.laporan).delete()

    for aturan in ("pk_anggaran", "realisasi_anggaran"):
        assert kalimat(find(kantor, aturan, senin)) == ["Anggaran belum diisi."]
