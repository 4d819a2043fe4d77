"""How fast the engine is: reports carried out from the first row to the last under an SOP of eleven rows.

``python benchmarks/engine.py [REPORTS]`` measures on a SQLite file of its own; with DATABASE_URL on a
database of that server, made for the purpose and dropped again. Every step is what a person does: leave
a note or the LAKIP, then finish, with one return on the way. Nothing is kept.
"""

from __future__ import annotations

import sys
from statistics import median
from time import perf_counter

from bangku import AT, open_database
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip import engine
from lakip.isi import collect_isi
from lakip.models import Laporan, Pegawai, Tugas
from tests.world import Kantor, make_kantor

TRANSAKSI = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def main(reports: int) -> None:
    """Measure and print; the database is gone afterwards."""
    with open_database():
        kantor = make_kantor("balangan-satpolpp", AT)
        # Measured is the way, not the work in its rooms: without figures they ask for a note.
        kantor.laporan.sasaran_set.all().delete()
        kantor.laporan.anggaran_set.all().delete()
        steps, queries = _carry_out(kantor, count=True)
        seconds: list[float] = []
        for tahun in range(reports):
            kantor = Kantor(_next_laporan(kantor, 2030 + tahun), kantor.pegawai)
            begun = perf_counter()
            steps, _ = _carry_out(kantor)
            seconds.append((perf_counter() - begun) / steps)
        _print(steps, queries, seconds)


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
        laporan = Laporan.objects.get(pk=tugas.laporan_id)
        berkas = ContentFile(b"%PDF-1.7 lakip", name="lakip.pdf")
        engine.issue(laporan.pk, pegawai, collect_isi(laporan, AT), berkas, at=AT, tugas_pk=tugas.pk)
    else:
        engine.note(tugas.pk, pegawai, "Sudah.", at=AT)


def _print(steps: int, queries: list[int], seconds: list[float]) -> None:
    middle = median(seconds)
    print(f"{connection.vendor}: {len(seconds)} reports of {steps} steps, one return in each")
    print(f"{1 / middle:.0f} steps a second ({middle * 1000:.1f} ms: whose turn, a note, the step done)")
    print(f"{min(queries)} to {max(queries)} data queries to finish a step")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
