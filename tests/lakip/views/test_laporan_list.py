"""The list of reports, and how it is narrowed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip import engine
from lakip.views.laporan import PER_HALAMAN
from tests.lakip.formulir import client_of
from tests.lakip.halaman import read
from tests.world import Jalan, Kantor, make_kantor, make_pegawai

pytestmark = pytest.mark.usefixtures("kalender")


def make_laporan(kantor: Kantor, tahun: int) -> None:
    at = kantor.laporan.dibuat_pada
    engine.create(kantor.laporan.versi, kantor.pemilik, tahun, date(tahun + 1, 2, 28), at=at)


def test_list_tells_of_each_report_on_whose_desk_it_is(jalan: Jalan) -> None:
    page = read(client_of(jalan.kantor["Staf"]), "/laporan/").teks

    assert "LAKIP 2025 SATUAN POLISI PAMONG PRAJA Berjalan Data contoh" in page
    assert "Langkah 1 di meja SEKRETARIS" in page
    assert "Tenggat 4 Maret 2026" in page


def test_reports_of_other_instansi_are_not_listed(jalan: Jalan) -> None:
    luar = make_kantor("kalbar-adpim", jalan.at)

    page = read(client_of(luar.pemilik), "/laporan/").teks

    assert "BIRO ADMINISTRASI PIMPINAN" in page
    assert "PAMONG PRAJA" not in page


def test_who_keeps_the_system_sees_every_instansi(jalan: Jalan) -> None:
    make_kantor("kalbar-adpim", jalan.at)

    page = read(client_of(make_pegawai("sistem", is_superuser=True)), "/laporan/")

    assert "BIRO ADMINISTRASI PIMPINAN" in page.teks
    assert "PAMONG PRAJA" in page.teks
    assert "Laporan baru" not in page.teks


@pytest.mark.parametrize(
    ("saringan", "shown"),
    [
        ("tahun=2025", ["LAKIP 2025"]),
        ("status=disiapkan", ["LAKIP 2026"]),
        ("terlambat=on", ["LAKIP 2025"]),
        ("tahun=2026&terlambat=on", []),
        ("tahun=1999", ["LAKIP 2025", "LAKIP 2026"]),
        ("status=ngawur&tahun=2026", ["LAKIP 2026"]),
        ("page=99", ["LAKIP 2025", "LAKIP 2026"]),
    ],
    ids=["tahun", "status", "terlambat", "nothing fits", "no such year", "no such status", "no such page"],
)
def test_list_is_narrowed(jalan: Jalan, saringan: str, shown: list[str]) -> None:
    make_laporan(jalan.kantor, 2026)

    page = read(client_of(jalan.kantor["Staf"]), f"/laporan/?{saringan}").teks

    assert [judul for judul in ("LAKIP 2025", "LAKIP 2026") if judul in page] == shown
    assert ("Tidak ada laporan yang cocok" in page) == (not shown)


def test_a_long_list_is_cut_into_pages_that_keep_what_was_asked(jalan: Jalan) -> None:
    for tahun in range(2026, 2026 + PER_HALAMAN):
        make_laporan(jalan.kantor, tahun)
    client = client_of(jalan.kantor["Staf"])

    page = client.get("/laporan/?page=2&status=")

    assert "LAKIP 2025" in page.content.decode()
    assert "LAKIP 2026" not in page.content.decode()
    assert 'href="?page=1&amp;status="' in page.content.decode()


def test_queries_do_not_grow_with_reports(jalan: Jalan) -> None:
    client = client_of(jalan.kantor["Staf"])
    with CaptureQueriesContext(connection) as one:
        client.get("/laporan/")
    for tahun in range(2026, 2036):
        make_laporan(jalan.kantor, tahun)
    with CaptureQueriesContext(connection) as eleven:
        client.get("/laporan/")

    assert len(eleven) == len(one)
