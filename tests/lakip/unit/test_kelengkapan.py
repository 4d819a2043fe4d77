"""What each unit still owes: states, figures that are missing word by word, and how late it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip import engine
from lakip.domain.capaian import StatusNilai
from lakip.domain.konsolidasi import Konsolidasi
from lakip.models import (
    Anggaran,
    FormatData,
    Indikator,
    Laporan,
    Nilai,
    Penjelasan,
    PolaJamKerja,
    Sasaran,
    Serahan,
    UnitKerja,
)
from lakip.models.anggaran import JenisAnggaran
from lakip.models.pengumpulan import StatusSerahan
from lakip.unit.keadaan import Keadaan
from lakip.unit.kelengkapan import KelengkapanUnit, read_kelengkapan
from lakip.unit.keterlambatan import Keterlambatan
from lakip.unit.permintaan import Permintaan, write_permintaan
from tests.world import Jalan

TENGGAT = date(2026, 2, 13)  # a Friday


@pytest.fixture
def laporan(jalan: Jalan) -> Laporan:
    """Of all the rows of the demo none is left: each test says what its unit answers for."""
    laporan = jalan.walk_to("2").laporan
    Sasaran.objects.filter(laporan=laporan).delete()
    Anggaran.objects.filter(laporan=laporan).delete()
    return laporan


@pytest.fixture
def unit(laporan: Laporan) -> UnitKerja:
    return UnitKerja.objects.create(instansi=laporan.instansi, nama="Bidang Sosial")


def make_indikator(laporan: Laporan, unit: UnitKerja, **isian: object) -> Indikator:
    sasaran, _ = Sasaran.objects.get_or_create(laporan=laporan, uraian="Tertib")
    return Indikator.objects.create(sasaran=sasaran, unit=unit, nama="Kasus", **isian)


def make_nilai(indikator: Indikator, realisasi: int | None, triwulan: int | None = None) -> Nilai:
    status = StatusNilai.BELUM_DIUKUR if realisasi is None else StatusNilai.TERISI
    return Nilai.objects.create(
        indikator=indikator, tahun=2025, triwulan=triwulan, target=100, realisasi=realisasi, status=status
    )


def make_baris(laporan: Laporan, nama: str, **isian: object) -> Anggaran:
    return Anggaran.objects.create(laporan=laporan, jenis=JenisAnggaran.PROGRAM, nama=nama, **isian)


def read(laporan: Laporan, unit: UnitKerja) -> KelengkapanUnit:
    return next(satu for satu in read_kelengkapan(laporan) if satu.unit == unit)


def figures(satu: KelengkapanUnit) -> tuple[int, int, tuple[str, ...]]:
    return satu.ada, satu.diminta, satu.missing


# --- what is missing ---


def test_a_realisasi_that_is_not_there_is_named(laporan: Laporan, unit: UnitKerja) -> None:
    make_nilai(make_indikator(laporan, unit), 100)
    make_indikator(laporan, unit)

    assert figures(read(laporan, unit)) == (1, 2, ("Indikator 1.2: realisasi setahun",))


def test_what_is_said_not_to_be_available_is_answered(laporan: Laporan, unit: UnitKerja) -> None:
    indikator = make_indikator(laporan, unit, konsolidasi=Konsolidasi.JUMLAH)
    Nilai.objects.create(indikator=indikator, tahun=2025, status=StatusNilai.TIDAK_TERSEDIA)

    assert figures(read(laporan, unit)) == (1, 1, ())


@pytest.mark.parametrize("konsolidasi", ["", Konsolidasi.JUMLAH], ids=["by a quarter", "by its rule"])
def test_quarters_are_asked_for_where_it_is_measured_by_them(
    laporan: Laporan, unit: UnitKerja, konsolidasi: str
) -> None:
    indikator = make_indikator(laporan, unit, konsolidasi=konsolidasi)
    make_nilai(indikator, 100)
    make_nilai(indikator, 40, 1)
    make_nilai(indikator, None, 2)

    assert figures(read(laporan, unit)) == (2, 5, ("Indikator 1.1: realisasi TW II, TW III, dan TW IV",))


def test_figures_of_another_year_do_not_count(laporan: Laporan, unit: UnitKerja) -> None:
    nilai = make_nilai(make_indikator(laporan, unit), 100)
    Nilai.objects.filter(pk=nilai.pk).update(tahun=2024)

    assert figures(read(laporan, unit))[:2] == (0, 1)


@pytest.mark.parametrize(
    ("realisasi", "penjelasan", "missing"),
    [
        pytest.param(
            Decimal("64.2"),
            {},
            "kendala dan upaya, karena target belum tercapai (capaian 64,20%)",
            id="missed, unexplained",
        ),
        pytest.param(
            Decimal(99),
            {"penghambat": "Hujan."},
            "upaya, karena target belum tercapai (capaian 99,00%)",
            id="half explained",
        ),
        pytest.param(
            Decimal(150),
            {},
            "faktor pendorong, karena capaian 150,00% jauh di atas target",
            id="far exceeded",
        ),
    ],
)
def test_a_missed_target_has_to_be_explained(
    laporan: Laporan, unit: UnitKerja, realisasi: Decimal, penjelasan: dict[str, str], missing: str
) -> None:
    indikator = make_indikator(laporan, unit)
    make_nilai(indikator, 0)
    Nilai.objects.filter(indikator=indikator).update(realisasi=realisasi)
    Penjelasan.objects.create(indikator=indikator, **penjelasan)

    assert figures(read(laporan, unit)) == (1, 1, (f"Indikator 1.1: {missing}",))


def test_budget_lines_go_with_the_unit_above_them(laporan: Laporan, unit: UnitKerja) -> None:
    program = make_baris(laporan, "PROGRAM KETERTIBAN", unit=unit)
    make_baris(laporan, "Patroli", kode="5.01.02", induk=program)
    make_baris(laporan, "Posko", kode="5.01.03", induk=program, realisasi=0)

    satu = read(laporan, unit)

    assert figures(satu) == (1, 2, ("5.01.02 Patroli: realisasi anggaran",))
    assert (satu.jumlah.indikator, satu.jumlah.anggaran) == (0, 2)


def test_rows_of_one_unit_are_no_business_of_another(laporan: Laporan, unit: UnitKerja) -> None:
    other = UnitKerja.objects.create(instansi=laporan.instansi, nama="Bidang Desa")
    make_indikator(laporan, unit)
    make_baris(laporan, "Desa", unit=other)

    assert read(laporan, unit).missing == ("Indikator 1.1: realisasi setahun",)
    assert read(laporan, other).missing == ("Desa: realisasi anggaran",)


@pytest.mark.parametrize("jumlah", [1, 10])
def test_queries_do_not_grow_with_rows_or_units(laporan: Laporan, jumlah: int) -> None:
    for nomor in range(jumlah):
        unit = UnitKerja.objects.create(instansi=laporan.instansi, nama=f"Bidang {nomor}")
        make_nilai(make_indikator(laporan, unit), 10)
        make_baris(laporan, f"Program {nomor}", unit=unit)

    with CaptureQueriesContext(connection) as queries:
        assert len(read_kelengkapan(laporan)) == jumlah

    # sasaran, indikator with penjelasan, nilai, budget lines; indikator and lines by unit, forms, units.
    assert len(queries) == 8


# --- where a unit stands ---


def make_format(jalan: Jalan, unit: UnitKerja) -> FormatData:
    pk, pemilik = jalan.kantor.laporan.pk, jalan.kantor.pemilik
    engine.make_format(pk, pemilik, TENGGAT, at=jalan.tick(), unit_list=[unit], anew=True)
    return FormatData.objects.get(unit=unit)


def hand_out(jalan: Jalan, unit: UnitKerja) -> None:
    engine.hand_out(jalan.kantor.laporan.pk, jalan.kantor.pemilik, [unit], at=jalan.tick())


def hand_in(jalan: Jalan, form: FormatData, status: StatusSerahan = StatusSerahan.DITERAPKAN) -> Serahan:
    at = jalan.tick()
    return Serahan.objects.create(
        format=form,
        nomor=form.serahan_set.count() + 1,
        status=status,
        oleh=jalan.kantor["Staf"],
        pada=at,
        diterapkan_pada=at if status == StatusSerahan.DITERAPKAN else None,
    )


def test_a_unit_goes_from_one_state_to_the_next(jalan: Jalan, laporan: Laporan, unit: UnitKerja) -> None:
    make_indikator(laporan, unit)
    passed = [read(laporan, unit).keadaan]

    form = make_format(jalan, unit)
    passed.append(read(laporan, unit).keadaan)
    hand_out(jalan, unit)
    passed.append(read(laporan, unit).keadaan)
    FormatData.objects.update(dibuka_pada=jalan.tick(), dibuka_oleh=jalan.kantor["Staf"])
    passed.append(read(laporan, unit).keadaan)
    hand_in(jalan, form, StatusSerahan.DIPERIKSA)
    passed.append(read(laporan, unit).keadaan)
    serahan = hand_in(jalan, form)
    passed.append(read(laporan, unit).keadaan)

    assert passed == [
        Keadaan.BELUM_DIBUAT,
        Keadaan.BELUM_DISAMPAIKAN,
        Keadaan.DISAMPAIKAN,
        Keadaan.DIBUKA,
        Keadaan.DIPERIKSA,
        Keadaan.MENYERAHKAN,
    ]
    assert read(laporan, unit).peristiwa == (serahan.pada, jalan.kantor["Staf"])


def test_an_excused_unit_is_waited_for_no_longer(jalan: Jalan, laporan: Laporan, unit: UnitKerja) -> None:
    make_indikator(laporan, unit)
    make_format(jalan, unit)
    assert read(laporan, unit).is_ditunggu

    engine.excuse(laporan.pk, jalan.kantor.pemilik, unit, "Nihil.", at=jalan.tick())

    assert read(laporan, unit).keadaan is Keadaan.TANPA_SERAHAN
    assert not read(laporan, unit).is_ditunggu


def test_what_was_handed_in_for_an_earlier_version_does_not_count(
    jalan: Jalan, laporan: Laporan, unit: UnitKerja
) -> None:
    make_indikator(laporan, unit)
    hand_in(jalan, make_format(jalan, unit))
    assert read(laporan, unit).keadaan is Keadaan.MENYERAHKAN

    make_format(jalan, unit)

    assert read(laporan, unit).keadaan is Keadaan.BELUM_DISAMPAIKAN


def test_a_unit_whose_rows_went_elsewhere_is_shown_but_not_waited_for(
    jalan: Jalan, laporan: Laporan, unit: UnitKerja
) -> None:
    indikator = make_indikator(laporan, unit)
    make_format(jalan, unit)
    indikator.delete()

    satu = read(laporan, unit)

    assert not satu.has_baris
    assert not satu.is_ditunggu


# --- how late it is ---


def late(laporan: Laporan, unit: UnitKerja, at: datetime) -> str:
    return Keterlambatan(laporan, at).describe(read(laporan, unit))


@pytest.mark.usefixtures("kalender")
def test_only_days_on_which_the_office_is_open_count(jalan: Jalan, laporan: Laporan, unit: UnitKerja) -> None:
    make_indikator(laporan, unit)
    make_format(jalan, unit)
    jumat = datetime.combine(TENGGAT, jalan.at.timetz())
    assert late(laporan, unit, jumat + timedelta(days=10)) == ""  # it was never given its form
    hand_out(jalan, unit)

    assert late(laporan, unit, jumat) == ""
    assert late(laporan, unit, jumat + timedelta(days=2)) == ""
    # Monday 16 and Tuesday 17 February 2026 are closed: cuti bersama and Imlek.
    assert late(laporan, unit, jumat + timedelta(days=5)) == "1 hari kerja"


@pytest.mark.usefixtures("kalender")
def test_a_unit_stays_as_late_as_it_was_when_it_handed_in(
    jalan: Jalan, laporan: Laporan, unit: UnitKerja
) -> None:
    make_indikator(laporan, unit)
    form = make_format(jalan, unit)
    hand_out(jalan, unit)
    jalan.at = datetime.combine(date(2026, 2, 18), jalan.at.timetz())
    hand_in(jalan, form)

    assert late(laporan, unit, jalan.at + timedelta(days=30)) == "1 hari kerja"


def test_where_the_hours_are_not_known_days_count(jalan: Jalan, laporan: Laporan, unit: UnitKerja) -> None:
    PolaJamKerja.objects.all().delete()
    make_indikator(laporan, unit)
    make_format(jalan, unit)
    hand_out(jalan, unit)

    assert late(laporan, unit, datetime.combine(date(2026, 2, 16), jalan.at.timetz())) == "3 hari"


# --- what is written to it ---


def ask(jalan: Jalan, laporan: Laporan, unit: UnitKerja, terlambat: str = "") -> Permintaan | None:
    return write_permintaan(laporan, read(laporan, unit), terlambat, jalan.kantor.pemilik)


def test_the_message_says_what_until_when_and_where(jalan: Jalan, laporan: Laporan, unit: UnitKerja) -> None:
    make_indikator(laporan, unit)
    assert ask(jalan, laporan, unit) is None  # there is nothing to fill in yet
    make_format(jalan, unit)

    pesan = ask(jalan, laporan, unit)

    assert pesan
    assert pesan.isi == (
        "Yth. Bapak/Ibu di Bidang Sosial,\n\n"
        "Untuk menyusun LAKIP 2025 SATUAN POLISI PAMONG PRAJA, mohon data kinerja dan anggaran diisi dan "
        "diserahkan paling lambat Jumat, 13 Februari 2026.\n\n"
        "Yang masih kurang:\n- Indikator 1.1: realisasi setahun\n\n"
        "Formatnya dapat diunduh, diunggah kembali, atau diisi langsung di:\n"
        f"{settings.LAKIP_URL}/laporan/{laporan.pk}/pengumpulan/{unit.pk}/\n\n"
        "Terima kasih.\nBudi Hartono"
    )
    assert pesan.perihal == "Data LAKIP 2025: Bidang Sosial"
    assert pesan.whatsapp.startswith("https://wa.me/?text=Yth.%20Bapak/Ibu%20di%20Bidang%20Sosial%2C%0A%0A")
    assert pesan.surel.startswith("mailto:?subject=Data%20LAKIP%202025%3A%20Bidang%20Sosial&body=Yth.")


def test_a_late_unit_is_told_so(jalan: Jalan, laporan: Laporan, unit: UnitKerja) -> None:
    make_indikator(laporan, unit)
    make_format(jalan, unit)

    pesan = ask(jalan, laporan, unit, "2 hari kerja")

    assert pesan
    assert "13 Februari 2026, sudah lewat 2 hari kerja" in pesan.isi


def test_who_handed_in_is_asked_only_for_what_is_missing(
    jalan: Jalan, laporan: Laporan, unit: UnitKerja
) -> None:
    indikator = make_indikator(laporan, unit)
    hand_in(jalan, make_format(jalan, unit))
    pesan = ask(jalan, laporan, unit)
    assert pesan
    assert "Mohon dilengkapi yang masih kurang." in pesan.isi

    make_nilai(indikator, 100)

    assert ask(jalan, laporan, unit) is None
