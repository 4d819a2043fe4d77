"""How long archives are kept: counted, reminded of when due, noted; nothing goes away by itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.domain.retensi import Masa, count_retensi
from lakip.lifecycle import StatusLaporan
from lakip.models import JadwalRetensi, Laporan
from lakip.models.arsip import NasibArsip
from lakip.retensi import list_jatuh_tempo, read_retensi
from tests.formulir_admin import read_form
from tests.lakip.formulir import client_of
from tests.lakip.halaman import press, read
from tests.sop.factories import login, make_pengguna
from tests.world import Kantor, make_pegawai

pytestmark = pytest.mark.usefixtures("kalender")


@pytest.fixture
def lama(kantor: Kantor) -> Kantor:
    """The report is on 2021 and was finished."""
    Laporan.objects.filter(pk=kantor.laporan.pk).update(tahun=2021, status=StatusLaporan.SELESAI)
    kantor.laporan.refresh_from_db(fields=["tahun", "status"])
    return kantor


def test_terms_run_from_the_end_of_the_reports_year() -> None:
    retensi = count_retensi(2021, 2, 3)

    assert (retensi.aktif_sampai, retensi.inaktif_sampai) == (date(2023, 12, 31), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("hari", "masa"),
    [
        (date(2023, 12, 31), Masa.AKTIF),
        (date(2024, 1, 1), Masa.INAKTIF),
        (date(2026, 12, 31), Masa.INAKTIF),
        (date(2027, 1, 1), Masa.HABIS),
    ],
)
def test_a_term_lasts_to_its_last_day(hari: date, masa: Masa) -> None:
    assert count_retensi(2021, 2, 3).masa_on(hari) is masa


@given(st.integers(1900, 9999), st.integers(0, 32767), st.integers(0, 32767))
def test_the_inactive_term_never_ends_before_the_active(tahun: int, aktif: int, inaktif: int) -> None:
    retensi = count_retensi(tahun, aktif, inaktif)

    assert date(tahun, 12, 31) <= retensi.aktif_sampai <= retensi.inaktif_sampai


def test_what_is_due_is_said_until_it_is_noted(lama: Kantor, senin: datetime) -> None:
    laporan, pemilik = lama.laporan, lama.pemilik
    assert [satu.pesan for satu in list_jatuh_tempo(pemilik, date(2024, 1, 1))] == [
        "Masa aktif arsip LAKIP 2021 berakhir 31 Desember 2023: pindahkan ke pusat arsip."
    ]
    assert list_jatuh_tempo(pemilik, date(2023, 12, 31)) == []

    engine.note_penyusutan(laporan.pk, pemilik, "aktif", "Dipindahkan, BA 1/2026.", at=senin)

    assert list_jatuh_tempo(pemilik, senin.date()) == []
    JadwalRetensi.objects.create(instansi=laporan.instansi, nasib=NasibArsip.MUSNAH)
    assert list_jatuh_tempo(pemilik, date(2027, 1, 1))[0].pesan.endswith(
        "berakhir 31 Desember 2026: usulkan pemusnahannya kepada lembaga kearsipan daerah."
    )
    with pytest.raises(Terlambat):
        engine.note_penyusutan(laporan.pk, pemilik, "aktif", "Lagi.", at=senin)
    with pytest.raises(TindakanDitolak, match="belum berakhir"):
        engine.note_penyusutan(laporan.pk, pemilik, "inaktif", "Dimusnahkan.", at=senin)


def test_the_own_years_of_an_office_count(lama: Kantor) -> None:
    JadwalRetensi.objects.create(instansi=lama.laporan.instansi, aktif=1, inaktif=10, dasar="Perbup 4/2020")

    retensi = read_retensi(lama.laporan, date(2026, 2, 2)).retensi

    assert (retensi.aktif_sampai, retensi.inaktif_sampai) == (date(2022, 12, 31), date(2032, 12, 31))


def test_reminded_are_who_owns_the_report_and_who_keeps_the_organisation(lama: Kantor) -> None:
    instansi = lama.laporan.instansi
    keeper, colleague = make_pegawai("keeper", instansi, is_staff=True), make_pegawai("rekan", instansi)
    stranger = make_pegawai("luar", is_staff=True)

    reminded = [
        bool(list_jatuh_tempo(satu, date(2026, 2, 2))) for satu in (lama.pemilik, keeper, colleague, stranger)
    ]

    assert reminded == [True, True, False, False]


def test_a_report_that_is_not_finished_is_not_reminded_of(kantor: Kantor) -> None:
    assert list_jatuh_tempo(kantor.pemilik, date(2040, 1, 1)) == []


def test_a_colleague_notes_nothing(lama: Kantor, senin: datetime) -> None:
    with pytest.raises(TidakBerhak):
        engine.note_penyusutan(lama.laporan.pk, lama["Staf"], "aktif", "Dipindahkan.", at=senin)


def test_the_first_page_leads_to_what_is_due_and_the_note_ends_it(lama: Kantor) -> None:
    client, url = client_of(lama.pemilik), reverse("arsip", args=[lama.laporan.pk])
    assert "arsip LAKIP 2021 berakhir" in read(client, "/").teks

    response = press(client, url, "Catat", uraian="Dipindahkan ke pusat arsip, BA 1/2026.")

    assert response.status_code == 302
    assert "Dipindahkan ke pusat arsip, BA 1/2026." in read(client, url).teks
    assert "arsip LAKIP 2021 berakhir" not in read(client, "/").teks


def test_reminders_do_not_cost_a_query_each(lama: Kantor, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        list_jatuh_tempo(lama.pemilik, date(2026, 2, 2))
    rows = Laporan.objects.get(pk=lama.laporan.pk)
    for tahun in (2019, 2020):
        rows.pk, rows.tahun = None, tahun
        rows.save(force_insert=True)

    with django_assert_num_queries(2):
        assert len(list_jatuh_tempo(lama.pemilik, date(2026, 2, 2))) == 3


def test_the_schedule_is_kept_in_the_admin(kantor: Kantor) -> None:
    hak = [f"lakip.{satu}_jadwalretensi" for satu in ("view", "add", "change")]
    client = login(make_pengguna("pengurus", kantor.laporan.instansi, *hak))
    url = reverse("admin:lakip_jadwalretensi_add")

    isi = {"aktif": "3", "inaktif": "5", "nasib": "dinilai", "dasar": "Perbup 4/2020"}
    client.post(url, read_form(client, url) | {"instansi": kantor.laporan.instansi_id} | isi)

    jadwal = JadwalRetensi.objects.get()
    assert (jadwal.aktif, jadwal.inaktif, jadwal.nasib) == (3, 5, NasibArsip.DINILAI)
