"""Run one demo SOP from its first symbol to its last, through the web pages."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.test.utils import override_settings

from lakip.contoh import KUNCI_TAHUN
from lakip.peraga import Peraga, PeragaanGagal


class Command(BaseCommand):
    help = "Jalankan laporan contoh menurut SOP sampai selesai, lalu simpan PDF, jejak, dan riwayatnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kunci", metavar="KUNCI", help=", ".join(KUNCI_TAHUN))
        parser.add_argument("--keluaran", type=Path, required=True, help="folder hasil")

    def handle(self, *args: Any, kunci: str, keluaran: Path, **options: Any) -> None:
        if kunci not in KUNCI_TAHUN:
            raise CommandError(f'Kunci "{kunci}" tidak ada; pilih dari: {", ".join(KUNCI_TAHUN)}.')
        try:
            # Before the run: a folder that cannot be written to is known at once.
            keluaran.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CommandError(f"Folder {keluaran} tidak dapat dibuat; pilih folder lain.") from error
        try:
            # Nobody waits here for a worker.
            # The office trusts the authority of the run, whose certificate is left there.
            with override_settings(SUSUN_LANGSUNG=True, SERTIFIKAT_AKAR=keluaran):
                peraga = Peraga(kunci)
                peraga.tanda_tangan.save_akar(keluaran)
                for line in peraga.run():
                    self.stdout.write(line)
                peraga.save(keluaran)
        except PeragaanGagal as error:
            raise CommandError(f"Berhenti: {error}.") from error
        self.stdout.write(f"Selesai; hasilnya di {keluaran}.")
