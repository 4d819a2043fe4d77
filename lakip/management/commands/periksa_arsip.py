"""``manage.py periksa_arsip FILE``: prove an archive on any machine, without the database."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lakip.arsip.bukti import ArsipCacat, prove
from lakip.tanda_tangan.periksa import read_akar


class Command(BaseCommand):
    help = "Membuktikan keutuhan sebuah arsip; keluar dengan kode 1 pada kesalahan pertama."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("arsip", type=Path, metavar="BERKAS", help="arsip.zip yang diperiksa")
        parser.add_argument(
            "--akar", type=Path, metavar="FOLDER", help="sertifikat akar yang dipercaya (.pem, .crt, .cer)"
        )

    def handle(self, *args: Any, arsip: Path, akar: Path | None = None, **options: Any) -> None:
        if akar and not read_akar(akar):
            raise CommandError(
                f"Folder {akar} tidak memuat sertifikat; isi dengan berkas .pem, .crt, atau .cer."
            )
        try:
            for line in prove(arsip, akar):
                self.stdout.write(line)
        except ArsipCacat as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Arsip ini utuh.")
