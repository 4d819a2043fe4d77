"""How fast the page on the time of an SOP is with many reports behind it.

``python benchmarks/waktu_sop.py [REPORTS]`` writes finished visits of so many reports (50) under an SOP of
eleven rows, one return in each, and asks for the page, plain and with suppositions.
With DATABASE_URL on a database of that server, made for the purpose and dropped again. Nothing is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from statistics import median
from time import perf_counter

from bangku import AT, open_database
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip import engine
from lakip.imports.kalender import fill_kalender
from lakip.kalender import load_jam_kerja
from lakip.lifecycle import StatusTugas
from lakip.models import Laporan, Tugas
from sop.domain.kalender import JamKerja, add_menit_kerja
from sop.models import Simbol
from tests.world import Kantor, make_kantor

ULANGAN = 7
PENGANDAIAN = {"mulai": f"{AT:%Y-%m-%d}", "libur": "2026-02-09", "waktu_5": "5 hari", "kembali_0": "3"}


def main(reports: int) -> None:
    """Measure and print; the database is gone afterwards."""
    with open_database():
        fill_kalender([AT.year, AT.year + 1])
        kantor = make_kantor("balangan-satpolpp", AT)
        jam_kerja = load_jam_kerja(kantor.laporan.instansi)
        for tahun in range(2030, 2030 + reports):
            laporan = engine.create(kantor.laporan.versi, kantor.pemilik, tahun, AT.date(), at=AT)
            Tugas.objects.bulk_create(_walk(laporan, jam_kerja))
        visits = Tugas.objects.count()
        print(f"{connection.vendor}: {reports} reports, {visits} visits")
        _measure("the page", kantor, {})
        _measure("with suppositions", kantor, PENGANDAIAN)


def _walk(laporan: Laporan, jam_kerja: JamKerja) -> Iterator[Tugas]:
    """Yield the visits of a report that took up to half a day of waiting and two of doing for each step."""
    simbol = list(Simbol.objects.filter(langkah__versi=laporan.versi_id))
    at: datetime = AT
    walked = [(1, s) for s in simbol[:9]] + [(2, s) for s in simbol[5:9]]
    for nomor, (putaran, satu) in enumerate(walked, start=laporan.tahun):
        dimulai = add_menit_kerja(at, 1 + nomor * 37 % 225, jam_kerja)
        ditutup = add_menit_kerja(dimulai, 1 + nomor * 101 % 900, jam_kerja)
        yield Tugas(
            laporan=laporan, simbol=satu, letak=satu, putaran=putaran, status=StatusTugas.SELESAI,
            dibuka_pada=at, dimulai_pada=dimulai, ditutup_pada=ditutup,
        )  # fmt: skip
        at = ditutup + timedelta(minutes=1)


def _measure(nama: str, kantor: Kantor, pengandaian: dict[str, str]) -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(kantor.pemilik)
    url = reverse("sop-waktu", args=[kantor.laporan.versi_id])
    client.get(url, pengandaian)
    with CaptureQueriesContext(connection) as captured:
        client.get(url, pengandaian)
    queries = len(captured)  # the next request empties the log
    seconds = []
    for _ in range(ULANGAN):
        begun = perf_counter()
        assert client.get(url, pengandaian).status_code == 200
        seconds.append(perf_counter() - begun)
    print(f"{nama}: {median(seconds) * 1000:.0f} ms, {queries} queries")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
