"""The outline is arranged: sections of the office's own, who writes what, texts of the year before."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.exceptions import BadRequest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.models import BagianTambahan, Jejak, Laporan, Naskah
from lakip.models.naskah import SebabVersi
from tests.lakip.naskah_contoh import make_bagian, write
from tests.world import Kantor, make_kantor, make_pegawai


def judul_of(laporan: Laporan, induk: str = "bab1") -> list[str]:
    rows = BagianTambahan.objects.filter(laporan=laporan, induk=induk, is_dihapus=False)
    return [satu.judul for satu in rows]


def add(kantor: Kantor, at: datetime, *judul: str, induk: str = "bab1") -> list[BagianTambahan]:
    for satu in judul:
        engine.add_bagian(kantor.laporan.pk, kantor.pemilik, induk, satu, at=at)
    return [BagianTambahan.objects.get(laporan=kantor.laporan, judul=satu) for satu in judul]


# --- sections of the office's own -----------------------------------------------------------------------


@pytest.mark.parametrize("induk", ["bab1", "bab2", "bab4", "lampiran", "bab1_gambaran_umum", "bab3_anggaran"])
def test_section_is_added_below_a_chapter_or_a_fixed_section(
    kantor: Kantor, senin: datetime, induk: str
) -> None:
    add(kantor, senin, "Sarana dan Prasarana", induk=induk)

    assert judul_of(kantor.laporan, induk) == ["Sarana dan Prasarana"]


@pytest.mark.parametrize("induk", ["sampul", "kata_pengantar", "lampiran_pk", "tambahan-1", "bab9"])
def test_section_has_no_place_in_the_front_matter_or_below_a_document(
    kantor: Kantor, senin: datetime, induk: str
) -> None:
    with pytest.raises(TindakanDitolak, match="Pilih bab"):
        add(kantor, senin, "Sarana", induk=induk)


@pytest.mark.parametrize("judul", ["Sarana", "SARANA", "Dasar Hukum"])
def test_two_sections_side_by_side_do_not_bear_one_title(kantor: Kantor, senin: datetime, judul: str) -> None:
    add(kantor, senin, "Sarana")

    with pytest.raises(TindakanDitolak, match="sudah ada di sini"):
        engine.add_bagian(kantor.laporan.pk, kantor.pemilik, "bab1", judul, at=senin)


def test_form_that_is_sent_twice_adds_one_section(kantor: Kantor, senin: datetime) -> None:
    satu, dua = (
        engine.add_bagian(kantor.laporan.pk, kantor.pemilik, "bab1", "Sarana", at=senin, token="t")
        for _ in range(2)
    )

    assert satu == dua
    assert judul_of(kantor.laporan) == ["Sarana"]


def test_record_tells_what_became_of_which_section(kantor: Kantor, senin: datetime) -> None:
    [sarana] = add(kantor, senin, "Sarana")
    engine.rename_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, "Sarana dan Prasarana", at=senin)

    told = [(j.get_tindakan_display(), j.rincian["tempat"], j.rincian["teks"]) for j in kantor.jejak()[1:]]
    assert told == [
        ("Mengatur sistematika", "Sarana", "Ditambahkan."),
        ("Mengatur sistematika", "Sarana", "Menjadi “Sarana dan Prasarana”."),
    ]


def test_title_may_be_written_otherwise_but_not_as_a_neighbour_is_called(
    kantor: Kantor, senin: datetime
) -> None:
    sarana, _ = add(kantor, senin, "sarana", "Prestasi")
    engine.rename_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, "Sarana", at=senin)

    with pytest.raises(TindakanDitolak, match="Prestasi"):
        engine.rename_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, "Prestasi", at=senin)
    assert judul_of(kantor.laporan) == ["Sarana", "Prestasi"]


def test_sections_are_moved_and_the_first_stays_first(kantor: Kantor, senin: datetime) -> None:
    a, _, c = add(kantor, senin, "A", "B", "C")

    for bagian, arah in ((c, "naik"), (a, "naik"), (a, "turun")):
        engine.move_bagian(kantor.laporan.pk, kantor.pemilik, bagian.pk, arah, at=senin)

    assert judul_of(kantor.laporan) == ["C", "A", "B"]


def test_section_goes_up_or_down_and_nowhere_else(kantor: Kantor, senin: datetime) -> None:
    [sarana] = add(kantor, senin, "Sarana")

    with pytest.raises(BadRequest):
        engine.move_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, "miring", at=senin)


def test_removed_section_takes_its_text_along_and_brings_it_back(kantor: Kantor, senin: datetime) -> None:
    [sarana] = add(kantor, senin, "Sarana")
    naskah = write(kantor.laporan, sarana.kunci, "Tiga mobil.", senin)

    engine.remove_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, at=senin)
    naskah.refresh_from_db()
    assert (judul_of(kantor.laporan), naskah.isi) == ([], "")

    engine.restore_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, at=senin)
    naskah.refresh_from_db()
    assert (judul_of(kantor.laporan), naskah.isi) == (["Sarana"], "<p>Tiga mobil.</p>")
    assert [satu.sebab for satu in naskah.riwayat.all()] == [
        SebabVersi.TULIS,
        SebabVersi.HAPUS,
        SebabVersi.PULIH,
    ]


def test_text_that_was_emptied_before_stays_empty_when_the_section_returns(
    kantor: Kantor, senin: datetime
) -> None:
    [sarana] = add(kantor, senin, "Sarana")
    write(kantor.laporan, sarana.kunci, "Tiga mobil.", senin)
    naskah = write(kantor.laporan, sarana.kunci, "", senin)

    for verb in (engine.remove_bagian, engine.restore_bagian):
        verb(kantor.laporan.pk, kantor.pemilik, sarana.pk, at=senin)

    naskah.refresh_from_db()
    assert naskah.isi == ""


def test_section_does_not_return_beside_one_of_its_name(kantor: Kantor, senin: datetime) -> None:
    [sarana] = add(kantor, senin, "Sarana")
    engine.remove_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, at=senin)
    engine.add_bagian(kantor.laporan.pk, kantor.pemilik, "bab1", "Sarana", at=senin)

    with pytest.raises(TindakanDitolak, match="sudah ada di sini"):
        engine.restore_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, at=senin)


def test_who_comes_second_is_told_that_the_section_is_gone(kantor: Kantor, senin: datetime) -> None:
    [sarana] = add(kantor, senin, "Sarana")
    engine.remove_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, at=senin)

    with pytest.raises(Terlambat, match="sudah dihapus"):
        engine.remove_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, at=senin)
    engine.restore_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, at=senin)
    with pytest.raises(Terlambat, match="sudah kembali"):
        engine.restore_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, at=senin)


def test_who_may_not_write_the_report_does_not_arrange_it(kantor: Kantor, senin: datetime) -> None:
    sarana = make_bagian(kantor.laporan, "bab1", "Sarana")
    pk, staf = kantor.laporan.pk, kantor["Staf"]

    for act in (
        lambda: engine.add_bagian(pk, staf, "bab1", "Lain", at=senin),
        lambda: engine.remove_bagian(pk, staf, sarana.pk, at=senin),
        lambda: engine.assign_penulis(pk, staf, [("ikhtisar", None)], staf, at=senin),
        lambda: engine.take_naskah(pk, staf, at=senin),
    ):
        with pytest.raises(TidakBerhak):
            act()
    assert judul_of(kantor.laporan) == ["Sarana"]


# --- who writes what ------------------------------------------------------------------------------------


def test_places_with_and_without_a_text_get_their_writer(kantor: Kantor, senin: datetime) -> None:
    laporan, staf = kantor.laporan, kantor["Staf"]
    sasaran = laporan.sasaran_set.first()
    assert sasaran
    before = Naskah.objects.get(laporan=laporan, bagian="ikhtisar").isi

    engine.assign_penulis(
        laporan.pk,
        kantor.pemilik,
        [("ikhtisar", None), ("bab1_dasar_hukum", None), ("efisiensi", sasaran.pk)],
        staf,
        at=senin,
    )

    given = Naskah.objects.filter(laporan=laporan, penulis=staf).order_by("bagian")
    assert [(n.bagian, n.sasaran_id) for n in given] == [
        ("bab1_dasar_hukum", None),
        ("efisiensi", sasaran.pk),
        ("ikhtisar", None),
    ]
    assert Naskah.objects.get(laporan=laporan, bagian="ikhtisar").isi == before


def test_record_names_the_writer_and_the_places(kantor: Kantor, senin: datetime) -> None:
    jejak = engine.assign_penulis(
        kantor.laporan.pk, kantor.pemilik, [("ikhtisar", None)], kantor["Staf"], at=senin
    )

    assert (jejak.rincian["nama"], jejak.rincian["tempat"]) == (kantor["Staf"].nama, "Ikhtisar Eksekutif")


def test_place_may_be_given_back_to_nobody_in_particular(kantor: Kantor, senin: datetime) -> None:
    for penulis in (kantor["Staf"], None):
        engine.assign_penulis(kantor.laporan.pk, kantor.pemilik, [("ikhtisar", None)], penulis, at=senin)

    assert Naskah.objects.get(laporan=kantor.laporan, bagian="ikhtisar").penulis is None


@pytest.mark.parametrize("tempat", [[], [("bab9", None)], [("efisiensi", 0)], [("bab2_ringkasan_pk", None)]])
def test_only_places_of_the_report_are_given_away(
    kantor: Kantor, senin: datetime, tempat: list[tuple[str, int | None]]
) -> None:
    with pytest.raises(TindakanDitolak, match="Pilih paling sedikit satu bagian"):
        engine.assign_penulis(kantor.laporan.pk, kantor.pemilik, tempat, kantor["Staf"], at=senin)


def test_writer_is_an_active_colleague(kantor: Kantor, senin: datetime) -> None:
    luar = make_kantor("kalbar-adpim", senin).pemilik
    pergi = make_pegawai("pergi", kantor.laporan.instansi, is_active=False)

    for penulis in (luar, pergi):
        with pytest.raises(TindakanDitolak, match="pegawai aktif"):
            engine.assign_penulis(kantor.laporan.pk, kantor.pemilik, [("ikhtisar", None)], penulis, at=senin)


# --- texts of the year before ---------------------------------------------------------------------------


@pytest.fixture
def baru(kantor: Kantor, senin: datetime) -> Laporan:
    """Next year's report, begun without last year's."""
    versi = kantor.laporan.versi
    return engine.create(versi, kantor.pemilik, 2026, date(2027, 2, 28), at=senin)


def test_texts_of_last_year_fill_empty_places_once(kantor: Kantor, baru: Laporan, senin: datetime) -> None:
    jejak = engine.take_naskah(baru.pk, kantor.pemilik, at=senin)

    assert jejak.rincian["tempat"] == "Gambaran Umum Organisasi; Aspek Strategis Organisasi"
    with pytest.raises(Terlambat, match="Tidak ada lagi teks LAKIP 2025"):
        engine.take_naskah(baru.pk, kantor.pemilik, at=senin)


def test_first_report_of_an_office_has_nothing_to_take(kantor: Kantor, senin: datetime) -> None:
    with pytest.raises(TindakanDitolak, match="tidak mempunyai laporan sebelum"):
        engine.take_naskah(kantor.laporan.pk, kantor.pemilik, at=senin)


def test_form_of_taking_that_is_sent_twice_is_one_act(kantor: Kantor, baru: Laporan, senin: datetime) -> None:
    for _ in range(2):
        engine.take_naskah(baru.pk, kantor.pemilik, at=senin, token="sekali")

    assert Jejak.objects.filter(laporan=baru, tindakan="ambil_naskah").count() == 1
