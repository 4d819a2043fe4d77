"""Take the figures and texts of a report in from a JSON file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lakip.imports.kinerja import impor_kinerja
from lakip.models import Laporan
from sop.domain.isian import BerkasDitolak


class Command(BaseCommand):
    help = "Memasukkan angka dan naskah satu laporan dari berkas JSON, seluruhnya atau tidak sama sekali."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("laporan", type=int, help="nomor laporan, seperti pada alamat halamannya")
        parser.add_argument("berkas", type=Path)
        parser.add_argument(
            "--ganti", action="store_true", help="ganti angka yang sudah ada; teks tetap dengan riwayatnya"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        laporan = Laporan.objects.filter(pk=options["laporan"]).first()
        if laporan is None:
            raise CommandError(f"Laporan {options['laporan']} tidak ada.")
        try:
            isi = options["berkas"].read_bytes()
        except OSError as error:
            raise CommandError(f"Berkas {options['berkas']} tidak dapat dibaca: {error.strerror}.") from error
        try:
            ringkasan = impor_kinerja(laporan, isi, ganti=options["ganti"])
        except BerkasDitolak as error:
            raise CommandError(f"Tidak ada yang dimasukkan.\n{error}") from error
        self.stdout.write(f"{laporan}: {ringkasan}")
