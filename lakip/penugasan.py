"""Who stands in the columns of a report: proposed from the names of posts, kept by hand."""

from __future__ import annotations

from lakip.domain.pencocokan import match_jabatan
from lakip.models import Jabatan, Laporan, Penugasan
from sop.models import Pelaksana, VersiSop


def propose_penugasan(laporan: Laporan, versi: VersiSop) -> list[Penugasan]:
    """Return unsaved rows for every column of ``versi`` that nobody stands in yet."""
    filled = set(Penugasan.objects.filter(laporan=laporan).values_list("pelaksana", flat=True))
    posts = list(Jabatan.objects.filter(instansi=laporan.instansi_id))
    names = [jabatan.nama for jabatan in posts]
    return [
        Penugasan(laporan=laporan, pelaksana=kolom, jabatan=posts[nomor])
        for kolom in Pelaksana.objects.filter(versi=versi)
        if kolom.pk not in filled
        for nomor in match_jabatan(kolom.nama, names, shared=kolom.is_shared)
    ]


def fill_penugasan(laporan: Laporan, versi: VersiSop) -> None:
    """Seat the posts that fit by their names; a person corrects it on the page of people."""
    Penugasan.objects.bulk_create(propose_penugasan(laporan, versi))
