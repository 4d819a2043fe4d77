"""What the lists find of the texts: parts, analyses of every sasaran, and those of last year."""

from __future__ import annotations

from datetime import datetime

from lakip.domain.kelengkapan import Hasil, Keadaan
from lakip.models import Indikator, Naskah, Nilai, Sasaran
from tests.lakip.pemeriksaan import find, kalimat
from tests.world import Kantor


def blank(kantor: Kantor, bagian: str, sasaran: Sasaran | None = None) -> None:
    Naskah.objects.filter(laporan=kantor.laporan, bagian=bagian, sasaran=sasaran).update(isi="")


def test_written_part_is_met(kantor: Kantor, senin: datetime) -> None:
    assert find(kantor, "teks_bab1_isu_strategis", senin) == Hasil(Keadaan.TERPENUHI, "sudah ditulis")


def test_empty_part_is_named_with_its_page(kantor: Kantor, senin: datetime) -> None:
    blank(kantor, "bab4_langkah")

    hasil = find(kantor, "teks_bab4_langkah", senin)

    assert (hasil.keadaan, kalimat(hasil)) == (Keadaan.BELUM, ["Langkah Peningkatan Kinerja belum ditulis."])
    assert hasil.kurang[0].url == f"/laporan/{kantor.laporan.pk}/naskah/bab4_langkah/"


def test_text_of_last_year_counts_in_part_until_it_is_confirmed(kantor: Kantor, senin: datetime) -> None:
    Naskah.objects.filter(laporan=kantor.laporan, bagian="bab1_gambaran_umum").update(tahun_asal=2024)

    hasil = find(kantor, "teks_bab1_gambaran_umum", senin)

    assert hasil.keadaan is Keadaan.SEBAGIAN
    assert kalimat(hasil) == ["Gambaran Umum Organisasi masih teks LAKIP 2024 yang belum diperiksa."]


def test_analysis_is_asked_of_every_sasaran(kantor: Kantor, senin: datetime) -> None:
    kedua = kantor.laporan.sasaran_set.all()[1]
    blank(kantor, "efisiensi", kedua)

    hasil = find(kantor, "analisis_efisiensi", senin)

    assert (hasil.keadaan, hasil.ditemukan) == (Keadaan.SEBAGIAN, "ditulis untuk 2 dari 3 sasaran")
    assert kalimat(hasil) == ["Sasaran 2: analisis 6 belum ditulis."]
    assert hasil.kurang[0].url.endswith(f"/naskah/sasaran/{kedua.pk}/efisiensi/")


def test_analysis_of_last_year_is_asked_for_too(kantor: Kantor, senin: datetime) -> None:
    pertama = kantor.laporan.sasaran_set.first()
    Naskah.objects.filter(sasaran=pertama, bagian="efisiensi").update(tahun_asal=2024)

    hasil = find(kantor, "analisis_efisiensi", senin)

    assert kalimat(hasil) == ["Sasaran 1: analisis 6 masih teks LAKIP 2024 yang belum diperiksa."]


def test_first_year_has_nothing_to_compare_with_and_words_are_enough(kantor: Kantor, senin: datetime) -> None:
    Nilai.objects.filter(indikator__sasaran__laporan=kantor.laporan, tahun__lt=2025).delete()

    written = find(kantor, "analisis_antar_tahun", senin)
    figures = find(kantor, "angka_antar_tahun", senin)

    assert written.keadaan is Keadaan.TERPENUHI
    assert written.ditemukan.endswith("; 3 tanpa angka pembanding dari data")
    assert figures.keadaan is Keadaan.BELUM
    assert kalimat(figures)[0] == "Sasaran 1 belum punya angka tahun lalu."


def test_figures_without_words_do_not_make_an_analysis(kantor: Kantor, senin: datetime) -> None:
    for sasaran in kantor.laporan.sasaran_set.all():
        blank(kantor, "target_realisasi", sasaran)

    assert find(kantor, "analisis_target_realisasi", senin).keadaan is Keadaan.BELUM
    assert kalimat(find(kantor, "angka_target_realisasi", senin))[2] == "Sasaran 3: analisis 1 belum ditulis."


def test_standard_is_only_compared_with_where_there_is_one(kantor: Kantor, senin: datetime) -> None:
    with_standard = find(kantor, "analisis_standar_nasional", senin)
    Indikator.objects.filter(sasaran__laporan=kantor.laporan).update(standar_nasional=None)

    assert with_standard.ditemukan == "ditulis untuk 1 dari 1 sasaran"
    assert find(kantor, "analisis_standar_nasional", senin).keadaan is Keadaan.TIDAK_BERLAKU
    assert find(kantor, "angka_standar_nasional", senin).keadaan is Keadaan.TIDAK_TERBUKTI


def test_report_without_sasaran_lacks_them_before_any_analysis(kantor: Kantor, senin: datetime) -> None:
    Sasaran.objects.filter(laporan=kantor.laporan).delete()

    for aturan in ("analisis_efisiensi", "angka_efisiensi", "pengukuran", "pk_sasaran", "tujuan"):
        hasil = find(kantor, aturan, senin)
        assert (hasil.keadaan, kalimat(hasil)) == (Keadaan.BELUM, ["Sasaran dan indikator belum diisi."])


def test_standard_of_the_regulation_is_all_its_parts(kantor: Kantor, senin: datetime) -> None:
    Nilai.objects.filter(indikator__sasaran__laporan=kantor.laporan, tahun=2025).update(
        status="tidak_tersedia"
    )
    whole = find(kantor, "isi_standar", senin)
    blank(kantor, "bab4_kesimpulan")

    assert (whole.keadaan, whole.ditemukan) == (Keadaan.TERPENUHI, "16 dari 16 bagian yang diminta")
    assert find(kantor, "isi_standar", senin).ditemukan == "15 dari 16 bagian yang diminta"
