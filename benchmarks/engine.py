"""How fast the engine is: reports carried out from the first row to the last under an SOP of eleven rows.

``python benchmarks/engine.py [REPORTS]`` measures on a SQLite file of its own; with DATABASE_URL on a
database of that server, made for the purpose and dropped again. Every step is what a person does: leave
a note or the LAKIP, then finish, with one return on the way. Nothing is kept.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
VAR = tempfile.TemporaryDirectory()
os.environ["LAKIP_VAR"] = VAR.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lakip.settings")
sys.path.insert(0, str(ROOT))

import django  # noqa: E402 - the settings read the environment above

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from lakip import engine  # noqa: E402
from lakip.models import Laporan, Pegawai, Tugas  # noqa: E402
from lakip.models.dokumen import JenisDokumen  # noqa: E402
from tests.world import Kantor, make_kantor  # noqa: E402

AT = datetime(2026, 2, 2, 1, 0, tzinfo=UTC)
TRANSAKSI = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def main(reports: int) -> None:
    """Measure and print; the database is gone afterwards."""
    file = Path(VAR.name) / "bangku.sqlite3"
    connection.settings_dict["TEST"]["NAME"] = str(file) if connection.vendor == "sqlite" else "lakip_bangku"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        kantor = make_kantor("balangan-satpolpp", AT)
        steps, queries = _carry_out(kantor, count=True)
        seconds: list[float] = []
        for tahun in range(reports):
            kantor = Kantor(_next_laporan(kantor, 2030 + tahun), kantor.pegawai)
            begun = perf_counter()
            steps, _ = _carry_out(kantor)
            seconds.append((perf_counter() - begun) / steps)
        _print(steps, queries, seconds)
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def _next_laporan(kantor: Kantor, tahun: int) -> Laporan:
    return engine.create(kantor.laporan.versi, kantor.pemilik, tahun, AT.date(), at=AT)


def _carry_out(kantor: Kantor, *, count: bool = False) -> tuple[int, list[int]]:
    """Return how many steps were finished, and how many data queries each of them took if asked for."""
    engine.start(kantor.laporan.pk, kantor.pemilik, at=AT)
    steps, queries, returned = 0, [], False
    while desk := kantor.desk():
        (tugas,) = desk
        pegawai = kantor.turn_of(tugas, AT)
        keputusan = "ya" if tugas.simbol.jenis == "keputusan" else ""
        if keputusan and not returned:
            keputusan, returned = "tidak", True
        _leave_output(tugas, pegawai)
        with CaptureQueriesContext(connection) if count else _Nothing() as captured:
            engine.complete(tugas.pk, pegawai, at=AT, keputusan=keputusan, alasan="Lengkapi Bab III.")
        queries.append(sum(not q["sql"].startswith(TRANSAKSI) for q in captured))
        steps += 1
    return steps, queries


class _Nothing(list[dict[str, str]]):
    """A context that counts nothing, for counting takes time."""

    def __enter__(self) -> _Nothing:
        return self

    def __exit__(self, *error: object) -> None:
        return None


def _leave_output(tugas: Tugas, pegawai: Pegawai) -> None:
    if tugas.simbol.langkah.lembar_kerja == "susun":
        berkas = ContentFile(b"%PDF-1.7 lakip", name="lakip.pdf")
        engine.attach(tugas.pk, pegawai, berkas, at=AT, jenis=JenisDokumen.LAKIP)
    else:
        engine.note(tugas.pk, pegawai, "Sudah.", at=AT)


def _print(steps: int, queries: list[int], seconds: list[float]) -> None:
    middle = median(seconds)
    print(f"{connection.vendor}: {len(seconds)} reports of {steps} steps, one return in each")
    print(f"{1 / middle:.0f} steps a second ({middle * 1000:.1f} ms: whose turn, a note, the step done)")
    print(f"{min(queries)} to {max(queries)} data queries to finish a step")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
