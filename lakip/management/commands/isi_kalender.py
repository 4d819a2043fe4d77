"""Fill the working calendar of some years with what the holidays package knows."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from lakip.imports.kalender import fill_kalender


class Command(BaseCommand):
    help = "Isi jam kerja dan hari libur; yang sudah ada atau sudah dibetulkan tidak diubah."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tahun", nargs="*", type=int, help="kosong berarti tahun lalu sampai tahun depan")

    def handle(self, *args: Any, tahun: list[int], **options: Any) -> None:
        this_year = timezone.localdate().year
        added = fill_kalender(tahun or range(this_year - 1, this_year + 2))
        self.stdout.write(f"{added} hari libur ditambahkan; periksa dengan SKB 3 Menteri di halaman Admin.")
