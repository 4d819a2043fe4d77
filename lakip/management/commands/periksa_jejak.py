"""``manage.py periksa_jejak [LAPORAN ...]``: prove that the record of every report is whole."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lakip.domain.rantai import Baris, Kepala, Putus, find_break
from lakip.models import Jejak, Laporan


class Command(BaseCommand):
    help = "Memeriksa rantai jejak; keluar dengan kode 1 bila ada yang terputus."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("laporan", nargs="*", type=int, help="nomor laporan; kosong berarti semua")

    def handle(self, *args: Any, laporan: list[int], **options: Any) -> None:
        chosen = Laporan.objects.select_related("instansi").order_by("pk")
        if laporan:
            chosen = chosen.filter(pk__in=laporan)
            if unknown := set(laporan) - set(chosen.values_list("pk", flat=True)):
                raise CommandError(f"Laporan tidak ditemukan: {', '.join(map(str, sorted(unknown)))}.")
        broken = 0
        for satu in chosen:
            putus = check_jejak(satu)
            broken += putus is not None
            self.stdout.write(
                f"{satu.pk} {satu}: {putus.pesan if putus else f'utuh, {satu.jejak_nomor} baris.'}"
            )
        if broken:
            raise CommandError(f"{broken} rantai jejak terputus.")


def check_jejak(laporan: Laporan) -> Putus | None:
    """Return the first row of the report's record that was tampered with; None if it is whole."""
    rows = Jejak.objects.filter(laporan=laporan).order_by("nomor", "pk")
    baris = (Baris(j.nomor, j.isi(), j.hash_sebelum, j.hash) for j in rows.iterator(chunk_size=1000))
    return find_break(baris, Kepala(laporan.jejak_nomor, laporan.jejak_hash))
