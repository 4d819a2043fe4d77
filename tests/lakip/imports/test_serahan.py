"""The workbook of a unit comes back: what it changes, what is wrong in it, and what is stored of it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook
from pytest_django import DjangoAssertNumQueries

from lakip.exports.format_unit import write_format
from lakip.imports.isi_serahan import IsiSerahan
from lakip.imports.serahan import read_serahan, store_serahan
from lakip.models import Anggaran, FormatData, Indikator, Nilai, Penjelasan
from lakip.unit.lembar import (
    ANGGARAN,
    BARIS_KEPALA,
    INDIKATOR,
    KOLOM_AWAL,
    KOLOM_KUNCI,
    KOLOM_SEMULA,
    TANDA,
    sign,
)
from sop.imports.penjaga_buku import BukuDitolak
from tests.lakip.serahan_unit import UnitUji, make_format_data, make_unit_uji
from tests.world import Kantor


@pytest.fixture
def uji(kantor: Kantor, senin: datetime) -> UnitUji:
    return make_unit_uji(kantor, senin)


def store(isi: IsiSerahan) -> None:
    assert not isi.temuan
    with transaction.atomic():
        store_serahan(isi)


def changes(isi: IsiSerahan) -> list[tuple[str, str, str]]:
    return [(satu.isian, satu.sebelum, satu.sesudah) for satu in isi.perubahan]


def refuse(uji: UnitUji, berkas: bytes) -> str:
    with pytest.raises(BukuDitolak) as found:
        read_serahan(berkas, uji.format)
    return str(found.value)


def test_a_form_that_comes_back_as_it_was_handed_out_changes_nothing(uji: UnitUji) -> None:
    for isi in (read_serahan(write_format(uji.format), uji.format), uji.buku().read()):
        assert isi == IsiSerahan(tanda=isi.tanda)
        assert len(isi.tanda) == 64


def test_what_was_filled_in_is_told_as_printed_and_then_stored(uji: UnitUji) -> None:
    isi = uji.read(
        {
            ("angka", "realisasi"): "1.500,25",
            ("angka", "realisasi_1"): 22,
            ("predikat", "realisasi"): "sangat baik",
            ("teks", "target_2"): "Perda terbit",
            ("angka", "penghambat"): "Kendaraan rusak",
            ("patroli", "realisasi"): "Rp 750.000",
        }
    )
    assert changes(isi) == [
        ("Realisasi TW I", "21,5", "22"),
        ("Realisasi setahun", "", "1.500,25"),
        ("Faktor penghambat (kendala)", "", "Kendaraan rusak"),
        ("Realisasi setahun", "", "Sangat Baik"),
        ("Target TW II", "", "Perda terbit"),
        ("Realisasi (Rp)", "", "Rp750.000"),
    ]
    assert isi.perubahan[-1].baris == f"{uji.anggaran['patroli'].kode} Patroli"
    assert not any(satu.is_bentrok for satu in isi.perubahan)
    assert not Penjelasan.objects.exclude(penghambat="").exists()
    store(isi)
    assert (uji.nilai("angka").realisasi, uji.nilai("angka").status) == (Decimal("1500.25"), "terisi")
    assert uji.nilai("angka").target == 90
    assert (uji.nilai("angka", 1).realisasi, uji.nilai("angka", 1).target) == (22, 20)
    assert uji.nilai("predikat").hasil == "Sangat Baik"
    assert uji.nilai("teks", 2).target_teks == "Perda terbit"
    penjelasan = Penjelasan.objects.get(indikator=uji.indikator["angka"])
    assert (penjelasan.pendorong, penjelasan.penghambat) == ("Patroli rutin.", "Kendaraan rusak")
    assert Anggaran.objects.get(pk=uji.anggaran["patroli"].pk).realisasi == 750_000
    assert Anggaran.objects.get(pk=uji.anggaran["pelatihan"].pk).realisasi is None


def test_a_line_keeps_that_its_unit_is_that_of_the_line_above(uji: UnitUji) -> None:
    store(uji.read({("patroli", "realisasi"): 1}))
    assert Anggaran.objects.get(pk=uji.anggaran["patroli"].pk).unit_id is None


def test_what_is_stored_reads_as_unchanged_in_the_next_form_and_in_the_old_one(uji: UnitUji) -> None:
    old = uji.buku()
    old.cell("persen", "realisasi").value = 97.5
    store(old.read())
    assert old.read().perubahan == []
    assert uji.buku().read().perubahan == []


def test_a_percentage_as_excel_keeps_it_is_a_percentage_of_the_indikator(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.cell("persen", "realisasi").value = 0.975
    buku.cell("persen", "realisasi").number_format = "0.0%"
    assert changes(buku.read()) == [("Realisasi setahun", "", "97,5")]


@pytest.mark.parametrize("bentuk", ['0.00"%"', "0.00\\%", "0.0_%"])
def test_a_percent_sign_that_is_only_written_beside_a_figure_leaves_it(uji: UnitUji, bentuk: str) -> None:
    buku = uji.buku()
    buku.cell("persen", "realisasi").value = 97.5
    buku.cell("persen", "realisasi").number_format = bentuk
    assert changes(buku.read()) == [("Realisasi setahun", "", "97,5")]


def test_components_give_the_realisasi_and_the_preview_tells_it(uji: UnitUji) -> None:
    isi = uji.read({("hitung", "pembilang"): 5, ("hitung", "penyebut"): 8})
    assert changes(isi) == [("Pembilang", "", "5"), ("Penyebut", "", "8"), ("Realisasi setahun", "", "62,5")]
    store(isi)
    assert uji.nilai("hitung").realisasi == Decimal("62.5")
    assert uji.buku().read().perubahan == []


def test_a_rounded_realisasi_beside_its_components_is_told_as_it_will_be_stored(uji: UnitUji) -> None:
    rounded = {("hitung", "pembilang"): 5, ("hitung", "penyebut"): 8, ("hitung", "realisasi"): 63}
    isi = uji.read(rounded)
    assert ("Realisasi setahun", "", "62,5") in changes(isi)
    store(isi)
    assert uji.nilai("hitung").realisasi == Decimal("62.5")
    assert changes(uji.read({("hitung", "realisasi"): 63})) == []


def test_the_words_for_a_value_that_does_not_exist_set_its_status(uji: UnitUji) -> None:
    isi = uji.read(
        {
            ("angka", "realisasi_1"): "Tidak Tersedia",
            ("angka", "realisasi_2"): "tidak tersedia",
            ("angka", "realisasi_3"): "belum diukur",
            ("persen", "realisasi"): "tidak tersedia",
            ("hitung", "status"): "tidak tersedia",
            ("teks", "status"): "belum diukur",
        }
    )
    store(isi)
    for tempat in (("angka", 1), ("angka", 2), ("persen", None), ("hitung", None)):
        assert (uji.nilai(*tempat).status, uji.nilai(*tempat).realisasi) == ("tidak_tersedia", None)
    assert ("Bila realisasi kosong", "", "tidak tersedia") in changes(isi)
    assert not Nilai.objects.filter(indikator=uji.indikator["angka"], triwulan=3).exists()
    assert uji.nilai("teks").status == "belum_diukur"
    assert uji.buku().read().perubahan == []


def test_a_quarter_of_which_nothing_is_said_any_more_has_no_row(uji: UnitUji) -> None:
    store(uji.read({("angka", "target_1"): None, ("angka", "realisasi_1"): None}))
    assert not Nilai.objects.filter(indikator=uji.indikator["angka"], triwulan=1).exists()


def test_an_emptied_realisasi_leaves_the_target_and_is_no_zero(uji: UnitUji) -> None:
    isi = uji.read({("angka", "realisasi_1"): None})
    assert changes(isi) == [("Realisasi TW I", "21,5", "")]
    store(isi)
    nilai = uji.nilai("angka", 1)
    assert (nilai.target, nilai.realisasi, nilai.status) == (20, None, "belum_diukur")


def test_all_faults_are_told_at_once_each_at_its_cell(uji: UnitUji) -> None:
    buku = uji.buku()
    isian = {
        ("angka", "realisasi_1"): "=1+1",
        ("angka", "target_2"): "0.820",
        ("angka", "realisasi_3"): True,
        ("persen", "realisasi"): "n/a",
        ("hitung", "pembilang"): 5,
        ("hitung", "realisasi_1"): "n/a",
        ("predikat", "realisasi"): "hebat",
        ("teks", "status"): "ya",
        ("teks", "pendorong"): "a" * 2001,
        ("rentang", "target_1"): 5,
        ("patroli", "realisasi"): -1,
        ("pelatihan", "realisasi"): "75%",
    }
    for tempat, nilai in isian.items():
        buku.cell(*tempat).value = nilai
    isi = buku.read()
    isian["hitung", "penyebut"] = isian.pop(("hitung", "pembilang"))  # it is the other one that is missing
    assert {satu.sel: satu.lembar for satu in isi.temuan} == {
        buku.place(*tempat): buku.find_row(tempat[0])[0] for tempat in isian
    }
    pesan = {satu.sel: satu.pesan for satu in isi.temuan}
    assert "tidak ada dalam skala C, B, Sangat Baik" in pesan[buku.place("predikat", "realisasi")]
    assert pesan[buku.place("hitung", "penyebut")] == "Penyebut belum diisi."
    assert isi.temuan[0].tempat.startswith("Indikator, sel ")


def test_a_realisasi_beside_the_word_that_there_is_none_is_a_fault_of_that_word(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.cell("angka", "realisasi").value = 5
    buku.cell("angka", "status").value = "tidak tersedia"
    [temuan] = buku.read().temuan
    assert temuan.sel == buku.place("angka", "status")


def test_a_realisasi_that_is_not_what_its_components_give_is_told_at_its_cell(uji: UnitUji) -> None:
    buku = uji.buku()
    for kolom, nilai in (("pembilang", 5), ("penyebut", 8), ("realisasi", 70)):
        buku.cell("hitung", kolom).value = nilai
    [temuan] = buku.read().temuan
    assert (temuan.sel, "5 / 8 × 100 = 62,5" in temuan.pesan) == (buku.place("hitung", "realisasi"), True)


def test_a_word_too_long_for_its_column_is_told_at_its_cell(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.cell("teks", "realisasi_2").value = "a" * 201
    [temuan] = buku.read().temuan
    assert (temuan.sel, "200" in temuan.pesan) == (buku.place("teks", "realisasi_2"), True)


def test_a_cell_that_was_not_touched_leaves_what_somebody_else_has_stored(uji: UnitUji) -> None:
    buku = uji.buku()
    uji.store("angka", 1, realisasi=Decimal(30), status="terisi")
    buku.cell("angka", "target_1").value = 25
    isi = buku.read()
    assert changes(isi) == [("Target TW I", "20", "25")]
    assert not isi.perubahan[0].is_bentrok
    store(isi)
    assert (uji.nilai("angka", 1).target, uji.nilai("angka", 1).realisasi) == (25, 30)


def test_a_cell_that_both_have_changed_is_told_as_such_unless_they_agree(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.cell("angka", "realisasi_1").value = 23
    uji.store("angka", 1, realisasi=Decimal(30), status="terisi")
    [satu] = buku.read().perubahan
    assert (satu.sebelum, satu.sesudah, satu.is_bentrok) == ("30", "23", True)
    uji.store("angka", 1, realisasi=Decimal(23), status="terisi")
    assert buku.read().perubahan == []


def test_the_mark_changes_when_a_stored_value_of_the_unit_does(uji: UnitUji, senin: datetime) -> None:
    berkas = write_format(uji.format)
    before = read_serahan(berkas, uji.format).tanda
    lain = make_unit_uji(uji.kantor, senin, "Bidang Linmas")
    lain.store("angka", 1, realisasi=Decimal(1), status="terisi")
    assert read_serahan(berkas, uji.format).tanda == before
    uji.store("angka", 1, realisasi=Decimal(30), status="terisi")
    after = read_serahan(berkas, uji.format).tanda
    assert after != before
    Anggaran.objects.filter(pk=uji.anggaran["patroli"].pk).update(realisasi=5)
    assert read_serahan(berkas, uji.format).tanda not in (before, after)


def test_rows_and_columns_may_stand_elsewhere(uji: UnitUji) -> None:
    buku = uji.buku()
    lembar = buku.buku[INDIKATOR]
    rows = [[cell.value for cell in row] for row in lembar.iter_rows(min_row=BARIS_KEPALA)]
    kepala, *isian = [row[:2] + row[:1:-1] for row in rows]  # all but the hidden columns the other way round
    for nomor, row in enumerate([kepala, [None] * len(kepala), *isian[::-1]], start=BARIS_KEPALA):
        for kolom, isi in enumerate(row, start=1):
            lembar.cell(nomor, kolom).value = isi
    assert buku.read().perubahan == []
    buku.cell("persen", "realisasi").value = 12
    isi = buku.read()
    assert (changes(isi), isi.temuan) == ([("Realisasi setahun", "", "12")], [])


@pytest.mark.parametrize(("nama", "pasangan"), [(INDIKATOR, "persen"), (ANGGARAN, "pelatihan")])
def test_rows_sorted_without_their_keys_are_told_and_never_stored(
    uji: UnitUji, nama: str, pasangan: str
) -> None:
    buku = uji.buku()
    lembar = buku.buku[nama]
    first, second = (
        buku.find_row(baris)[1] for baris in ("angka" if nama == INDIKATOR else "patroli", pasangan)
    )
    buku.cell(pasangan, "realisasi").value = 95
    for kolom in range(KOLOM_AWAL, lembar.max_column + 1):
        atas, bawah = lembar.cell(first, kolom), lembar.cell(second, kolom)
        atas.value, bawah.value = bawah.value, atas.value
    temuan = buku.read().temuan
    assert [(satu.lembar, satu.sel) for satu in temuan] == [(nama, f"C{first}"), (nama, f"C{second}")]
    assert "Kunci tersembunyi baris ini milik baris lain" in temuan[0].pesan


def test_an_indikator_that_was_renamed_meanwhile_is_still_the_same_row(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.cell("angka", "realisasi").value = 5
    Indikator.objects.filter(pk=uji.indikator["angka"].pk).update(nama="Nama baru")
    isi = buku.read()
    assert (isi.temuan, changes(isi)) == ([], [("Realisasi setahun", "", "5")])


def test_a_sheet_moved_down_is_read_by_its_heads(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.buku[INDIKATOR].move_range("A1:Z20", rows=4)
    isi = buku.read()
    assert (isi.perubahan, isi.temuan) == ([], [])


def test_a_column_that_is_gone_or_stands_twice_is_told_by_its_head(uji: UnitUji) -> None:
    buku = uji.buku()
    lembar = buku.buku[INDIKATOR]
    lembar.cell(BARIS_KEPALA, buku.find_column(INDIKATOR, "bukti")).value = "Lampiran"
    lembar.cell(BARIS_KEPALA, buku.find_column(INDIKATOR, "upaya")).value = "rekomendasi "
    pesan = [satu.pesan for satu in buku.read().temuan]
    assert any(satu.startswith('Kolom "Bukti dukung" tidak ditemukan') for satu in pesan)
    assert 'Kolom "Rekomendasi" ada dua kali; sisakan satu.' in pesan


def test_a_sheet_that_is_gone_is_told(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.buku[ANGGARAN].title = "Belanja"
    [temuan] = buku.read().temuan
    assert (temuan.lembar, temuan.sel) == (ANGGARAN, "")
    assert 'Lembar "Anggaran" tidak ada' in temuan.pesan


def test_a_sheet_without_its_heads_or_its_keys_is_told_once(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.buku[INDIKATOR].delete_rows(BARIS_KEPALA)
    for (cell,) in buku.buku[ANGGARAN].iter_rows(max_col=1):
        cell.value = None
    pesan = [satu.pesan for satu in buku.read().temuan]
    assert pesan[0].startswith("Baris judul kolom tidak ditemukan")
    assert pesan[1].startswith("Tidak ada baris yang dikenal")


def test_a_row_copied_by_hand_is_told_at_both_places(uji: UnitUji) -> None:
    buku = uji.buku()
    lembar = buku.buku[INDIKATOR]
    for kolom in range(1, lembar.max_column + 1):
        lembar.cell(20, kolom).value = lembar.cell(BARIS_KEPALA + 1, kolom).value
    temuan = buku.read().temuan
    assert [satu.sel for satu in temuan] == [f"C{BARIS_KEPALA + 1}", "C20"]
    assert "baris 20" in temuan[0].pesan


def test_a_row_added_by_hand_is_asked_about(uji: UnitUji) -> None:
    buku = uji.buku()
    letak = buku.find_column(INDIKATOR, "realisasi")
    buku.buku[INDIKATOR].cell(30, letak).value = 5
    buku.buku[INDIKATOR].cell(31, 5).value = "Catatan tanpa angka"
    [temuan] = buku.read().temuan
    assert (temuan.sel, "tidak ada dalam format yang dibagikan" in temuan.pesan) == ("S30", True)


def test_the_key_of_another_unit_is_a_fault_once_something_is_filled_in_there(
    uji: UnitUji, senin: datetime
) -> None:
    buku = uji.buku()
    uji.indikator["persen"].unit = make_unit_uji(uji.kantor, senin, "Bidang Linmas").unit
    uji.indikator["persen"].save()
    assert buku.read().temuan == []
    buku.cell("persen", "realisasi").value = 5
    [temuan] = buku.read().temuan
    assert "bukan lagi) baris unit ini" in temuan.pesan


def test_an_older_version_is_read_and_rows_it_does_not_have_are_noted(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.cell("angka", "realisasi").value = 5
    uji.indikator["baru"] = uji.indikator["angka"]
    uji.indikator["baru"].pk = None
    uji.indikator["baru"].nama = "Indikator baru"
    uji.indikator["baru"].save()
    uji.format.versi = 2
    isi = buku.read()
    assert (changes(isi), isi.temuan) == ([("Realisasi setahun", "", "5")], [])
    assert "versi 1; yang berlaku sekarang versi 2" in isi.catatan[0]
    assert "Indikator baru" in isi.catatan[1]


def test_a_row_that_was_deleted_stays_as_it_is_stored(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.buku[INDIKATOR].delete_rows(buku.find_row("angka")[1])
    isi = buku.read()
    assert (isi.perubahan, isi.temuan) == ([], [])
    assert "Indikator angka" in isi.catatan[0]


def test_hidden_digests_that_are_gone_leave_the_comparison_with_what_is_stored(uji: UnitUji) -> None:
    buku = uji.buku()
    for nomor in range(BARIS_KEPALA + 1, BARIS_KEPALA + 10):
        buku.buku[INDIKATOR].cell(nomor, KOLOM_SEMULA).value = None
    buku.cell("angka", "realisasi").value = 5
    isi = buku.read()
    assert changes(isi) == [("Realisasi setahun", "", "5")]
    assert isi.temuan == []


def test_the_form_of_another_unit_is_refused_with_its_name(uji: UnitUji, senin: datetime) -> None:
    lain = make_unit_uji(uji.kantor, senin, "Bidang Linmas")
    pesan = refuse(uji, write_format(lain.format))
    assert f"format Bidang Linmas, LAKIP {uji.tahun}; unggahlah di halaman unit itu" in pesan


def test_the_form_of_another_year_is_refused_with_its_year(uji: UnitUji, senin: datetime) -> None:
    berkas = write_format(uji.format)
    laporan = uji.kantor.laporan
    laporan.pk, laporan.tahun = None, laporan.tahun + 1
    laporan.save()
    baru = make_format_data(uji.kantor, uji.unit, senin)
    with pytest.raises(BukuDitolak, match=f"LAKIP {laporan.tahun - 1}; unggahlah"):
        read_serahan(berkas, baru)


def test_the_form_of_another_office_is_refused_without_its_name(uji: UnitUji) -> None:
    buku = uji.buku()
    asing = FormatData(laporan_id=9999, unit=uji.unit)
    buku.buku[TANDA]["A1"].value = sign(asing)
    assert "format instansi lain" in refuse(uji, buku.save())


def test_a_mark_that_this_system_did_not_sign_is_refused(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.buku[TANDA]["A1"].value = buku.buku[TANDA]["A1"].value[:-1] + "_"
    assert "Tanda pengenal di dalam buku kerja ini tidak sah" in refuse(uji, buku.save())
    buku.buku[TANDA]["A1"].value = None
    assert "bukan format yang dibagikan" in refuse(uji, buku.save())


def test_reading_takes_as_many_queries_for_many_rows_as_for_few(uji: UnitUji, senin: datetime) -> None:
    def count(isian: dict[tuple[str, str], object]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            read_serahan(fill(isian), uji.format)
        return len(found)

    def fill(isian: dict[tuple[str, str], object]) -> bytes:
        buku = uji.buku()
        for tempat, nilai in isian.items():
            buku.cell(*tempat).value = nilai
        return buku.save()

    few = {("angka", "realisasi"): 5}
    many = few | {(kunci, "pendorong"): "Ya." for kunci in uji.indikator} | {("patroli", "realisasi"): 5}
    assert count(few) == count(many)


def test_storing_takes_one_statement_for_each_kind_of_row(
    uji: UnitUji, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    isian: dict[tuple[str, str], object] = {
        ("angka", "target_1"): None, ("angka", "realisasi_1"): None,  # one to be deleted
        ("patroli", "realisasi"): 1, ("pelatihan", "realisasi"): 2,
    }  # fmt: skip
    for nomor in range(1, 5):
        isian |= {(kunci, f"realisasi_{nomor}"): nomor for kunci in ("hitung", "persen")}
    isian |= {(kunci, "realisasi"): 5 for kunci in ("angka", "persen", "rentang")}
    isian |= {(kunci, "upaya"): "Rapat." for kunci in uji.indikator}
    isi = uji.read(isian)
    # Deleted; values and explanations, each known and new ones; amounts.
    with transaction.atomic(), django_assert_num_queries(6):
        store_serahan(isi)
    assert Nilai.objects.filter(indikator__unit=uji.unit, realisasi__isnull=False).count() == 11
    assert Penjelasan.objects.filter(indikator__unit=uji.unit, upaya="Rapat.").count() == 6


def test_a_workbook_of_the_same_looks_that_was_written_elsewhere_is_no_form(uji: UnitUji) -> None:
    buku = Workbook()
    buku.active.title = INDIKATOR
    buku.active.cell(BARIS_KEPALA, KOLOM_KUNCI).value = "I1"
    berkas = BytesIO()
    buku.save(berkas)
    isi = read_serahan(berkas.getvalue(), uji.format)
    assert isi.is_bebas
    assert isi.temuan
