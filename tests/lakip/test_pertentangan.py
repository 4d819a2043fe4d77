"""Texts of a report that name figures which have changed since they were saved."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip.isi.pertentangan import figures_for, find_pertentangan, record_angka
from lakip.isi.sasaran import collect_kinerja
from lakip.models import Anggaran, Indikator, Naskah, Nilai, Sasaran


@pytest.fixture
def laporan(kantor):
    """The report of the office with one sasaran, one indikator and one programme."""
    for model in (Anggaran, Sasaran, Naskah):
        model.objects.filter(laporan=kantor.laporan).delete()
    add_sasaran(kantor.laporan)
    return kantor.laporan


def add_sasaran(laporan):
    sasaran = Sasaran.objects.create(laporan=laporan, uraian="Tertib")
    indikator = Indikator.objects.create(sasaran=sasaran, nama="Pelanggaran", satuan="%")
    Nilai.objects.create(indikator=indikator, tahun=2025, target=46, realisasi="94.35", status="terisi")
    Anggaran.objects.create(
        laporan=laporan, jenis="program", nama="Program", sasaran=sasaran, pagu=2000, realisasi="1500.50"
    )
    return sasaran


def write(laporan, isi, bagian="target_realisasi", *, in_sasaran=True):
    """Save a text as its page does."""
    sasaran = laporan.sasaran_set.first() if in_sasaran else None
    naskah, _ = Naskah.objects.get_or_create(laporan=laporan, sasaran=sasaran, bagian=bagian)
    naskah.isi = isi
    record_angka(naskah, collect_kinerja(laporan))
    naskah.save()
    return naskah


def measure(laporan, realisasi):
    Nilai.objects.filter(indikator__sasaran__laporan=laporan, tahun=2025).update(
        realisasi=realisasi, status="terisi" if realisasi else "belum_diukur"
    )


def sentences(laporan):
    return [str(p) for satu in find_pertentangan(laporan) for p in satu.pertentangan]


def test_saved_text_keeps_the_figures_beside_it_as_printed(laporan):
    angka = write(laporan, "Realisasinya 94,35.").angka

    assert angka["realisasi 1.1 tahun 2025"] == "94,35"
    assert angka["target 1.1 tahun 2025"] == "46"
    assert angka["capaian 1.1 tahun 2025"] == "205,11%"
    assert angka["pagu sasaran 1"] == "Rp2.000"
    assert angka["realisasi anggaran Program"] == "Rp1.500,50"


def test_sentence_with_a_figure_that_changed_is_pointed_at(laporan):
    write(laporan, "Angka disajikan. Realisasinya 94,35.")
    measure(laporan, "105.98")

    [tertinggal] = find_pertentangan(laporan)

    assert tertinggal.judul == "Target dan realisasi tahun ini"
    assert [str(satu) for satu in tertinggal.pertentangan] == [
        "Kalimat “Realisasinya 94,35.” menyebut 94,35; data kini 105,98 (realisasi 1.1 tahun 2025)."
    ]


def test_figure_that_is_no_longer_measured_is_pointed_at(laporan):
    write(laporan, "Realisasinya 94,35.")
    measure(laporan, None)

    assert "data kini belum diukur (realisasi 1.1 tahun 2025)" in sentences(laporan)[0]


def test_it_is_gone_when_the_data_return(laporan):
    write(laporan, "Realisasinya 94,35.")
    measure(laporan, "105.98")
    measure(laporan, "94.35")

    assert sentences(laporan) == []


def test_it_is_gone_when_the_text_is_saved_without_the_old_figure(laporan):
    write(laporan, "Realisasinya 94,35.")
    measure(laporan, "105.98")

    write(laporan, "Realisasinya 105,98.")

    assert sentences(laporan) == []


def test_it_stays_when_the_text_is_saved_with_the_old_figure(laporan):
    write(laporan, "Realisasinya 94,35.")
    measure(laporan, "105.98")

    write(laporan, "Realisasinya 94,35, dan tertib.")

    assert sentences(laporan) == [
        "Kalimat “Realisasinya 94,35, dan tertib.” menyebut 94,35; data kini 105,98 "
        "(realisasi 1.1 tahun 2025)."
    ]


def test_text_that_was_imported_is_left_alone(laporan):
    Naskah.objects.create(laporan=laporan, bagian="bab4_kesimpulan", isi="Realisasinya 94,35.")
    measure(laporan, "105.98")

    assert sentences(laporan) == []


def test_text_that_names_no_figure_is_left_alone(laporan):
    write(laporan, "Kinerja disajikan pada tabel.")
    measure(laporan, "105.98")

    assert sentences(laporan) == []


def test_summary_is_held_against_the_figures_of_the_whole_report(laporan):
    write(laporan, "Rata-rata capaian 205,11%; belanja Rp1.500,50.", "ikhtisar", in_sasaran=False)
    Anggaran.objects.filter(laporan=laporan).update(realisasi=1800)
    measure(laporan, "50")

    teks = " ".join(sentences(laporan))

    assert "data kini 108,70% (rata-rata capaian sasaran 1)" in teks
    assert "data kini Rp1.800 (realisasi anggaran laporan)" in teks


def test_indikator_that_was_deleted_is_told(laporan):
    write(laporan, "Realisasinya 94,35.", "ikhtisar", in_sasaran=False)
    Indikator.objects.filter(sasaran__laporan=laporan).delete()

    assert "data kini tidak memuatnya lagi (realisasi 1.1 tahun 2025)" in sentences(laporan)[0]


def test_text_of_a_sasaran_knows_only_its_own_figures(laporan):
    other = add_sasaran(laporan)

    angka = figures_for(Naskah(laporan=laporan, sasaran=other), collect_kinerja(laporan))

    assert {nama.split(" tahun")[0] for nama in angka if nama.startswith("target")} == {"target 2.1"}


def test_queries_do_not_grow_with_texts_and_sasaran(laporan):
    counts = []
    for jumlah in (1, 8):
        for _ in range(jumlah):
            sasaran = add_sasaran(laporan)
            Naskah.objects.create(
                laporan=laporan, sasaran=sasaran, bagian="efisiensi", isi="94,35", angka={"a": "94,35"}
            )
        with CaptureQueriesContext(connection) as queries:
            find_pertentangan(laporan)
        counts.append(len(queries))

    assert counts[0] == counts[1]
