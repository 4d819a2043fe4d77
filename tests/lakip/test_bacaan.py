from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lakip.domain.capaian import Polaritas
from lakip.isi.bacaan import list_bagian, read_bacaan
from lakip.isi.bentuk import IsiTambahan
from lakip.isi.bentuk_kinerja import IsiPenjelasan
from lakip.isi.data import build_json
from tests.lakip.isi_laporan import make_anggaran, make_indikator, make_isi, make_sasaran, make_triwulan

PENJELASAN = IsiPenjelasan(pendorong="Patroli rutin.")


def read(isi):
    return read_bacaan(build_json(isi).decode())


def make(**ganti):
    indikator = make_indikator(
        "1.1",
        triwulan=make_triwulan("10", "", "12.5"),
        penjelasan=PENJELASAN,
        standar_nasional=Decimal(45),
        polaritas=Polaritas.RENTANG,
    )
    sasaran = (make_sasaran(1, (indikator, make_indikator("1.2", realisasi=""))), make_sasaran(2, teks=""))
    return make_isi(sasaran, anggaran=make_anggaran(6), **ganti)


def test_what_was_kept_as_data_is_read_back_the_same():
    isi = make()
    bacaan = read(isi)

    assert bacaan.sasaran == isi.sasaran
    assert bacaan.anggaran == isi.anggaran
    assert bacaan.naskah == isi.naskah


def test_a_range_is_read_back_as_a_range():
    indikator = make_indikator()
    kini = replace(indikator.kini, target=(Decimal(5), Decimal("7.5")))
    isi = make_isi((make_sasaran(1, (replace(indikator, kini=kini),)),))

    assert read(isi).sasaran[0].indikator[0].kini == kini


def test_parts_stand_in_the_order_of_the_report_with_the_offices_own_behind_their_chapter():
    tambahan = IsiTambahan("tambahan-4", "bab1", "Inovasi", "<p>Aplikasi.</p>")

    kunci = [bagian.kunci for bagian in list_bagian(read(make(tambahan=(tambahan,))))]

    assert kunci[:2] == ["kata_pengantar", "ikhtisar"]
    bab3 = kunci.index("bab3_capaian")
    assert kunci[bab3 - 1 : bab3 + 4] == [
        "tambahan-4", "bab3_capaian", "sasaran-1", "sasaran-2", "bab3_anggaran",
    ]  # fmt: skip


def test_the_analyses_of_a_sasaran_are_read_with_what_the_units_explain():
    [sasaran] = [bagian for bagian in list_bagian(read(make())) if bagian.kunci == "sasaran-1"]

    penjelasan = sasaran.teks[-1]
    assert (penjelasan.judul, penjelasan.isi) == ("Faktor pendorong indikator 1.1", "<p>Patroli rutin.</p>")
    assert penjelasan.tempat == "Sasaran 1, Faktor pendorong indikator 1.1"


def test_figures_are_named_by_row_and_column():
    [kinerja] = [bagian for bagian in list_bagian(read(make())) if bagian.kunci == "bab3_capaian"]

    assert [(sel.kunci, sel.nilai) for sel in kinerja.baris[1]] == [
        ("indikator-1.2-target", "47"),
        ("indikator-1.2-realisasi", "belum diukur"),
        ("indikator-1.2-capaian", "tidak dapat dihitung"),
    ]
