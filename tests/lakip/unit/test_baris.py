"""The rows for which a unit answers."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip.models import Anggaran, Indikator, Laporan, Nilai, Penjelasan, Sasaran, UnitKerja
from lakip.models.anggaran import JenisAnggaran
from lakip.unit.baris import BarisUnit, JumlahBaris, count_by_unit, find_induk, load_leaves
from lakip.unit.tersimpan import NilaiTersimpan
from tests.world import Kantor, make_alur


@pytest.fixture
def laporan(senin: datetime, db: None) -> Laporan:
    """A report without rows."""
    return make_alur("1 Kasubag mulai -> 2\n2 Kasubag selesai ->", senin).kantor.laporan


def make_unit(laporan: Laporan, nama: str) -> UnitKerja:
    return UnitKerja.objects.create(instansi=laporan.instansi, nama=nama)


def make_pos(laporan: Laporan, nama: str, induk: Anggaran | None = None, **lain: object) -> Anggaran:
    jenis = [JenisAnggaran.PROGRAM, JenisAnggaran.KEGIATAN, JenisAnggaran.SUB_KEGIATAN]
    tingkat = len([induk, *find_induk(induk)]) if induk else 0
    return Anggaran.objects.create(laporan=laporan, induk=induk, jenis=jenis[tingkat], nama=nama, **lain)


def names(rows: list[Anggaran]) -> list[str]:
    return [satu.nama for satu in rows]


def test_leaves_come_in_the_order_of_the_tree(laporan: Laporan) -> None:
    kedua = make_pos(laporan, "Program 2", urutan=2)
    make_pos(laporan, "Kegiatan 2.1", kedua, urutan=1)
    pertama = make_pos(laporan, "Program 1", urutan=1)
    make_pos(laporan, "Kegiatan 1.2", pertama, urutan=2)
    make_pos(laporan, "Kegiatan 1.1", pertama, urutan=1)
    make_pos(laporan, "Program 3", urutan=3)

    assert names(load_leaves(laporan)) == ["Kegiatan 1.1", "Kegiatan 1.2", "Kegiatan 2.1", "Program 3"]


def test_a_line_without_a_unit_goes_with_the_nearest_line_above_it(laporan: Laporan) -> None:
    sekretariat, bidang = make_unit(laporan, "Sekretariat"), make_unit(laporan, "Bidang")
    program = make_pos(laporan, "Program", unit=sekretariat)
    kegiatan = make_pos(laporan, "Kegiatan", program, unit=bidang)
    make_pos(laporan, "Sub milik bidang", kegiatan)
    make_pos(laporan, "Sub milik sekretariat", kegiatan, unit=sekretariat)
    make_pos(laporan, "Kegiatan lain", program)
    make_pos(laporan, "Program tanpa unit")

    assert names(BarisUnit(laporan, bidang.pk).anggaran) == ["Sub milik bidang"]
    milik = BarisUnit(laporan, sekretariat.pk).anggaran
    assert names(milik) == ["Sub milik sekretariat", "Kegiatan lain"]
    assert names([*find_induk(milik[0])]) == ["Kegiatan", "Program"]


def test_taking_over_a_unit_is_not_written_down(laporan: Laporan) -> None:
    bidang = make_unit(laporan, "Bidang")
    program = make_pos(laporan, "Program", unit=bidang)
    pos = make_pos(laporan, "Kegiatan", program)

    (satu,) = BarisUnit(laporan, bidang.pk).anggaran
    satu.realisasi = Decimal(5)
    satu.save(update_fields=["realisasi"])

    pos.refresh_from_db()
    assert (pos.realisasi, pos.unit_id) == (Decimal(5), None)


def test_an_indikator_brings_its_number_and_all_its_values(laporan: Laporan) -> None:
    bidang, tahun = make_unit(laporan, "Bidang"), laporan.tahun
    Sasaran.objects.create(laporan=laporan, uraian="Pertama")
    sasaran = Sasaran.objects.create(laporan=laporan, uraian="Kedua", urutan=2)
    Indikator.objects.create(sasaran=sasaran, nama="Milik siapa pun")
    indikator = Indikator.objects.create(sasaran=sasaran, nama="Milik bidang", unit=bidang, urutan=2)
    for satu, triwulan in ((tahun, None), (tahun - 1, None), (tahun, 3), (tahun - 1, 3)):
        Nilai.objects.create(indikator=indikator, tahun=satu, triwulan=triwulan, target=satu)
    Penjelasan.objects.create(indikator=indikator, upaya="Patroli.")

    (baris,) = BarisUnit(laporan, bidang.pk).indikator

    assert baris.nomor == "2.2"
    assert baris.kini.target == tahun
    assert baris.lalu is not None
    assert baris.lalu.target == tahun - 1
    assert {nomor: nilai.target for nomor, nilai in baris.triwulan.items()} == {3: tahun}
    assert baris.penjelasan.upaya == "Patroli."


def test_what_is_not_stored_yet_stands_there_unsaved(laporan: Laporan) -> None:
    bidang = make_unit(laporan, "Bidang")
    sasaran = Sasaran.objects.create(laporan=laporan, uraian="Pertama")
    indikator = Indikator.objects.create(sasaran=sasaran, nama="Baru", unit=bidang)

    (baris,) = BarisUnit(laporan, bidang.pk).indikator

    assert (baris.kini.pk, baris.penjelasan.pk, baris.lalu, baris.triwulan) == (None, None, None, {})
    assert (baris.kini.indikator, baris.kini.tahun) == (indikator, laporan.tahun)


def test_a_row_that_is_opened_is_the_stored_one(laporan: Laporan) -> None:
    bidang = make_unit(laporan, "Bidang")
    sasaran = Sasaran.objects.create(laporan=laporan, uraian="Pertama")
    indikator = Indikator.objects.create(sasaran=sasaran, nama="Waktu tanggap", unit=bidang)
    isi = {
        "target": Decimal(9),
        "target_atas": Decimal(12),
        "capaian_tercetak": Decimal(80),
        "sumber": "Siaga",
    }
    nilai = Nilai.objects.create(indikator=indikator, tahun=laporan.tahun, triwulan=2, **isi)
    (baris,) = BarisUnit(laporan, bidang.pk).indikator

    terbuka = baris.open(2)
    terbuka.realisasi_teks = "10 menit"
    terbuka.full_clean()
    terbuka.save()

    nilai.refresh_from_db()
    assert {nama: getattr(nilai, nama) for nama in isi} == isi
    assert nilai.realisasi_teks == "10 menit"
    assert NilaiTersimpan._fields == tuple(kolom.attname for kolom in Nilai._meta.concrete_fields)


def test_only_units_with_rows_are_counted(laporan: Laporan) -> None:
    bidang, seksi = make_unit(laporan, "Bidang"), make_unit(laporan, "Seksi")
    make_unit(laporan, "Tanpa baris")
    sasaran = Sasaran.objects.create(laporan=laporan, uraian="Pertama")
    Indikator.objects.create(sasaran=sasaran, nama="Satu", unit=bidang)
    program = make_pos(laporan, "Program", unit=bidang)
    make_pos(laporan, "Kegiatan", program, unit=seksi)

    assert count_by_unit(laporan) == {bidang.pk: JumlahBaris(1, 0), seksi.pk: JumlahBaris(0, 1)}


def test_queries_do_not_grow_with_the_rows(kantor: Kantor) -> None:
    laporan = kantor.laporan
    unit = make_unit(laporan, "Semua")
    pertama = Indikator.objects.filter(sasaran__laporan=laporan).first()
    assert pertama
    Indikator.objects.filter(pk=pertama.pk).update(unit=unit)
    with CaptureQueriesContext(connection) as few:
        sedikit = BarisUnit(laporan, unit.pk)
    Indikator.objects.filter(sasaran__laporan=laporan).update(unit=unit)
    Anggaran.objects.filter(laporan=laporan).update(unit=unit)

    with CaptureQueriesContext(connection) as many:
        banyak = BarisUnit(laporan, unit.pk)
        _ = [satu.nama for leaf in banyak.anggaran for satu in find_induk(leaf)]

    assert len(banyak.indikator) > len(sedikit.indikator) == 1
    assert len(banyak.anggaran) > len(sedikit.anggaran) == 0
    assert len(many) == len(few)
