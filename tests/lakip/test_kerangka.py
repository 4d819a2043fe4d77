"""The outline of a report: fixed parts and the office's own, in order, and who has yet to write."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from lakip import engine
from lakip.kerangka import Cabang, Kerangka, find_menunggu, find_tempat, keep_tempat, list_tempat
from lakip.models import BagianTambahan, Laporan, Naskah, Pegawai, Sasaran
from tests.lakip.naskah_contoh import make_bagian, write
from tests.world import Jalan, Kantor


def titles(cabang_list: list[Cabang]) -> list[object]:
    return [[satu.judul, titles(satu.anak)] if satu.anak else satu.judul for satu in cabang_list]


def grow(laporan: Laporan) -> dict[str, Cabang]:
    return {satu.judul: satu for satu in Kerangka(laporan).grow()}


def give(kantor: Kantor, penulis: Pegawai, at: datetime, *kunci: str) -> None:
    tempat = [(satu, None) for satu in kunci]
    engine.assign_penulis(kantor.laporan.pk, kantor.pemilik, tempat, penulis, at=at)


def test_own_sections_follow_the_fixed_ones_in_their_order(kantor: Kantor) -> None:
    make_bagian(kantor.laporan, "bab1", "Sarana", urutan=2)
    make_bagian(kantor.laporan, "bab1", "Pegawai", urutan=1)
    make_bagian(kantor.laporan, "bab1_struktur_organisasi", "Bagan")

    assert titles(grow(kantor.laporan)["Bab I Pendahuluan"].anak) == [
        "Dasar Hukum",
        "Gambaran Umum Organisasi",
        "Tugas dan Fungsi",
        ["Struktur Organisasi", ["Bagan"]],
        "Aspek Strategis Organisasi",
        "Permasalahan Utama (Isu Strategis)",
        "Pegawai",
        "Sarana",
    ]


def test_analyses_stand_under_their_sasaran_below_the_capaian(kantor: Kantor) -> None:
    capaian, anggaran = grow(kantor.laporan)["Bab III Akuntabilitas Kinerja"].anak

    assert [satu.judul.partition(":")[0] for satu in capaian.anak] == ["Sasaran 1", "Sasaran 2", "Sasaran 3"]
    assert [len(satu.anak) for satu in capaian.anak] == [7, 7, 7]
    assert (anggaran.tempat, capaian.tempat) == (None, None)


def test_section_that_was_taken_out_has_no_place(kantor: Kantor) -> None:
    sarana = make_bagian(kantor.laporan, "bab1", "Sarana")
    assert find_tempat(kantor.laporan, sarana.kunci, None).judul == "Sarana"

    BagianTambahan.objects.update(is_dihapus=True)

    with pytest.raises(Http404):
        find_tempat(kantor.laporan, sarana.kunci, None)
    assert "Sarana" not in [satu.judul for satu in list_tempat(kantor.laporan)]


def test_section_of_another_report_has_no_place_here(kantor: Kantor) -> None:
    lain = Laporan.objects.create(
        instansi=kantor.laporan.instansi,
        versi=kantor.laporan.versi,
        tahun=2024,
        penanggung_jawab=kantor.pemilik,
        tenggat=kantor.laporan.tenggat,
        dibuat_pada=kantor.laporan.dibuat_pada,
    )
    sarana = make_bagian(lain, "bab1", "Sarana")

    with pytest.raises(Http404):
        find_tempat(kantor.laporan, sarana.kunci, None)


def test_words_are_counted_without_what_only_sets_them(kantor: Kantor, senin: datetime) -> None:
    write(kantor.laporan, "bab4_kesimpulan", "<p>Tiga <strong>kata</strong> saja</p><p>Lalu dua.</p>", senin)

    assert find_tempat(kantor.laporan, "bab4_kesimpulan", None).jumlah_kata == 5


def test_text_that_names_a_year_of_before_is_marked(kantor: Kantor, senin: datetime) -> None:
    write(kantor.laporan, "bab4_kesimpulan", "Laporan tahun 2024 selesai.", senin)

    marked = [
        satu.judul
        for bab in Kerangka(kantor.laporan).grow()
        for satu in bab.tempat_list
        if satu.is_tahun_lama
    ]
    assert marked == ["Kesimpulan"]


def test_only_wanted_places_are_kept_with_what_they_stand_under(kantor: Kantor) -> None:
    pohon = Kerangka(kantor.laporan).grow()
    sasaran = kantor.laporan.sasaran_set.last()
    assert sasaran

    kept = keep_tempat(pohon, lambda satu: satu.kunci in {("efisiensi", sasaran.pk), ("ikhtisar", None)})

    assert titles(kept) == [
        ["Bagian depan", ["Ikhtisar Eksekutif"]],
        [
            "Bab III Akuntabilitas Kinerja",
            [
                [
                    "A. Capaian Kinerja Organisasi",
                    [[f"Sasaran 3: {sasaran.uraian}", ["Efisiensi penggunaan sumber daya"]]],
                ]
            ],
        ],
    ]


def test_queries_do_not_grow_with_the_outline(kantor: Kantor, senin: datetime) -> None:
    counts = []
    for jumlah in (1, 10):
        for nomor in range(jumlah):
            sasaran = Sasaran.objects.create(laporan=kantor.laporan, uraian=f"Sasaran {nomor}")
            Naskah.objects.create(
                laporan=kantor.laporan, sasaran=sasaran, bagian="efisiensi", isi="<p>2024</p>"
            )
            bagian = make_bagian(kantor.laporan, "bab1", f"Bagian {jumlah} {nomor}")
            Naskah.objects.create(laporan=kantor.laporan, bagian=bagian.kunci, penulis=kantor["Staf"])
        with CaptureQueriesContext(connection) as queries:
            [satu.naskah.penulis for bab in Kerangka(kantor.laporan).grow() for satu in bab.tempat_list]
            find_menunggu(kantor["Staf"])
        counts.append(len(queries))

    assert counts[0] == counts[1]


# --- what waits for its writer --------------------------------------------------------------------------


def test_empty_and_unchecked_places_wait_for_their_writer(jalan: Jalan, senin: datetime) -> None:
    kantor, staf = jalan.kantor, jalan.kantor["Staf"]
    sarana = make_bagian(kantor.laporan, "bab1", "Sarana")
    give(kantor, staf, senin, "bab1_dasar_hukum", sarana.kunci, "ikhtisar", "bab1_gambaran_umum")
    Naskah.objects.filter(laporan=kantor.laporan, bagian="bab1_gambaran_umum").update(tahun_asal=2024)

    waiting = {satu.judul for satu in find_menunggu(staf)}

    assert waiting == {"Dasar Hukum", "Sarana", "Gambaran Umum Organisasi"}
    assert find_menunggu(kantor.pemilik) == []


def test_nothing_waits_in_a_section_that_was_taken_out(jalan: Jalan, senin: datetime) -> None:
    sarana = make_bagian(jalan.kantor.laporan, "bab1", "Sarana")
    give(jalan.kantor, jalan.kantor["Staf"], senin, sarana.kunci)
    engine.remove_bagian(jalan.kantor.laporan.pk, jalan.kantor.pemilik, sarana.pk, at=senin)

    assert find_menunggu(jalan.kantor["Staf"]) == []


def test_nothing_waits_before_the_report_runs(kantor: Kantor, senin: datetime) -> None:
    give(kantor, kantor["Staf"], senin, "bab1_dasar_hukum")

    assert find_menunggu(kantor["Staf"]) == []
