"""Who stands in the columns of a report: proposed from the names of posts, kept by hand."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet

from lakip.domain.pencocokan import match_jabatan, words_of
from lakip.models import Jabatan, Laporan, Penugasan
from sop.models import Pelaksana, VersiSop


def propose_penugasan(
    laporan: Laporan, versi: VersiSop, asal: Mapping[int, int] | None = None
) -> list[Penugasan]:
    """Return unsaved rows for every column of ``versi`` that nobody stands in yet.

    In a column that an earlier SOP of the report had stand the same people: in the one that ``asal`` names,
    or one of the same name.
    """
    seated: dict[int, list[Penugasan]] = {}
    by_name: dict[frozenset[str], list[Penugasan]] = {}
    for satu in Penugasan.objects.filter(laporan=laporan).select_related("pelaksana"):
        seated.setdefault(satu.pelaksana_id, []).append(satu)
        by_name[words_of(satu.pelaksana.nama)] = seated[satu.pelaksana_id]
    posts = list(Jabatan.objects.filter(instansi=laporan.instansi_id))
    names = [jabatan.nama for jabatan in posts]
    proposal: list[Penugasan] = []
    for kolom in Pelaksana.objects.filter(versi=versi):
        if kolom.pk in seated:
            continue
        if known := seated.get((asal or {}).get(kolom.pk, 0)) or by_name.get(words_of(kolom.nama)):
            proposal += (
                Penugasan(laporan=laporan, pelaksana=kolom, jabatan_id=s.jabatan_id, pegawai_id=s.pegawai_id,
                          unit_id=s.unit_id) for s in known
            )  # fmt: skip
        else:
            fitting = match_jabatan(kolom.nama, names, shared=kolom.is_shared)
            proposal += (Penugasan(laporan=laporan, pelaksana=kolom, jabatan=posts[n]) for n in fitting)
    return proposal


def fill_penugasan(laporan: Laporan, versi: VersiSop, asal: Mapping[int, int] | None = None) -> None:
    """Seat who is proposed; a person corrects it on the page of people."""
    Penugasan.objects.bulk_create(propose_penugasan(laporan, versi, asal))


def list_kolom_kosong(laporan: Laporan, versi_pk: int) -> QuerySet[Pelaksana]:
    """Return the columns of a version that have work and in which nobody stands."""
    filled = Penugasan.objects.filter(laporan=laporan).values("pelaksana")
    return Pelaksana.objects.filter(versi=versi_pk, simbol__isnull=False).exclude(pk__in=filled).distinct()
