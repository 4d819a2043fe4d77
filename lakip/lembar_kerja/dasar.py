"""What every room has: what to do there, its tools, and what its output still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, Q, QuerySet

from lakip.models import Catatan, CatatanKoreksi, Dokumen, Laporan, Tugas
from lakip.models.dokumen import JenisDokumen


@dataclass(frozen=True, slots=True)
class Alat:
    """A page of the report that the work of a room needs; ``url`` takes the report's key."""

    label: str
    url: str


KELENGKAPAN = Alat("Kelengkapan laporan", "kelengkapan")


class Ruang:
    """The room of one kind of work; without more it takes a note and files."""

    judul = "Pekerjaan"
    petunjuk = "Kerjakan langkah ini, lalu catat hasilnya atau lampirkan berkasnya."
    template = "lakip/lembar_kerja/umum.html"
    alat: tuple[Alat, ...] = ()
    # Pages that are looked at here without the right to change what stands there.
    rujukan: tuple[Alat, ...] = ()
    # Whether the built LAKIP is read and marked here.
    is_pemeriksaan = False
    # Whether letters, meetings or their papers are kept here.
    is_persuratan = False

    def missing(self, tugas: Tugas) -> list[str]:
        """Return, a sentence each, what keeps the step from being finished."""
        return [] if what_exists(tugas).bahan else [lacks_keluaran(tugas)]

    def remind(self, laporan: Laporan) -> str:
        """Return what is to be kept in mind here though it holds nothing back; "" if nothing."""
        return ""

    def lacks(self, laporan: Laporan) -> list[str]:
        """Return, a sentence each, what the report lacks of this work where another room does it too."""
        return []


def of_visit(tugas_list: Iterable[Tugas]) -> Q:
    """Return the condition on files and notes of these visits, with those a withdrawn visit left to them."""
    condition = Q(pk__in=[])
    for tugas in tugas_list:
        condition |= Q(tugas=tugas)
        if tugas.pangkal_id:
            condition |= Q(tugas=tugas.pangkal_id) | Q(tugas__pangkal=tugas.pangkal_id)
    return condition


def materials_of(tugas_list: Iterable[Tugas]) -> QuerySet[Dokumen, int]:
    """Return the keys of all files, notes and remarks of these visits."""
    visits = of_visit(tugas_list)
    dokumen = Dokumen.objects.berlaku().filter(visits).values_list("pk", flat=True)
    catatan = Catatan.objects.filter(visits).values_list("pk", flat=True)
    koreksi = CatatanKoreksi.objects.filter(visits).values_list("pk", flat=True)
    return dokumen.union(catatan, koreksi, all=True)


@dataclass(frozen=True, slots=True)
class Adanya:
    """What exists when a step is to be finished: its own files, notes or remarks, and the LAKIP."""

    bahan: bool
    lakip: bool
    lakip_putaran_ini: bool


def what_exists(tugas: Tugas) -> Adanya:
    """Look, in one query, for all that a room may ask about."""
    visits = of_visit([tugas])
    dokumen = Dokumen.objects.berlaku()
    lakip = dokumen.filter(laporan=tugas.laporan_id, jenis=JenisDokumen.LAKIP)
    found = Tugas.objects.filter(pk=tugas.pk).values_list(
        Exists(dokumen.filter(visits))
        | Exists(Catatan.objects.filter(visits))
        | Exists(CatatanKoreksi.objects.filter(visits)),
        Exists(lakip),
        Exists(lakip.filter(visits)),
    )
    return Adanya(*found.get())


def lacks_keluaran(tugas: Tugas) -> str:
    keluaran = tugas.simbol.langkah.keluaran
    named = f"Keluaran “{keluaran}”" if keluaran else "Hasil langkah ini"
    return f"{named} belum ada: lampirkan berkasnya atau catat hasilnya."
