"""How quick the editor of an SOP is, as a browser asks it: opened, redrawn while one types, saved.

``python benchmarks/penyunting.py [ROWS COLUMNS]``. Medians of several rounds in milliseconds of the
processor and of the clock, with the queries and the size of the answer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time
from typing import Any
from urllib.parse import urlencode

from bangku import open_database
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from sop.models import VersiSop
from tests.sop.factories import make_draf, read_fixture
from tests.sop.penyunting import admin_of, lengthen_evenly, read_editor, url_of

PUTARAN = 9


def main(baris: int, kolom: int) -> None:
    """Measure and print."""
    with open_database(), override_settings(ALLOWED_HOSTS=["testserver"]):
        berkas = lengthen_evenly(read_fixture(), baris, kolom)
        draf = make_draf(pelaksana=berkas.pelaksana, langkah=berkas.langkah)
        admin = admin_of(draf.sop.instansi)
        isi = read_editor(admin, draf)
        nomor = iter(range(10 * PUTARAN))

        def send(tindakan: str, *, as_script: bool = True) -> Any:
            ubah = {
                "tindakan": tindakan,
                "nomor": f"800/{next(nomor)}",
                "dasar": str(VersiSop.objects.values_list("ubahan", flat=True).get(pk=draf.pk)),
            }
            headers = {"Accept": "application/json"} if as_script else {}
            badan = urlencode(isi | ubah, doseq=True)
            return admin.post(url_of(draf), badan, "application/x-www-form-urlencoded", headers=headers)

        print(f"{baris} rows, {kolom} columns, {len(isi)} fields, on {connection.vendor}")
        report("opened", lambda: admin.get(url_of(draf)))
        report("redrawn while typing", lambda: send("gambar"))
        report("saved, sent on", lambda: send("simpan", as_script=False))
        report("saved, parts of the page", lambda: send("simpan"))
        report("row put in, parts of the page", lambda: send("baris-sisip:2"))


def report(nama: str, act: Callable[[], Any]) -> None:
    """Print what one request costs."""
    busy, clock = [], []
    for _ in range(PUTARAN):
        begun, begun_clock = process_time(), perf_counter()
        response = act()
        busy.append(1000 * (process_time() - begun))
        clock.append(1000 * (perf_counter() - begun_clock))
    assert response.status_code in (200, 302), response.content
    with CaptureQueriesContext(connection) as queries:
        act()
    size = len(response.content) // 1000
    print(f"  {nama}: {median(busy):.0f} / {median(clock):.0f} ms, {len(queries)} queries, {size} kB")


if __name__ == "__main__":
    main(*(map(int, sys.argv[1:]) if len(sys.argv) == 3 else (40, 9)))
