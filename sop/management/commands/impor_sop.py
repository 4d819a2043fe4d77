"""Takes SOP files in: each one whole, or not at all."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from sop.domain.berkas_baca import read_berkas
from sop.domain.isian import BerkasDitolak
from sop.lifecycle import StatusVersi
from sop.penetapan import BelumDapatDitetapkan, put_into_force
from sop.storage import store_berkas


class Command(BaseCommand):
    help = "Mengimpor berkas SOP (format sop-ap/1) sebagai versi draf; berkas yang salah ditolak seluruhnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", nargs="+", type=Path, help="berkas JSON, satu SOP per berkas")
        parser.add_argument("--tetapkan", action="store_true", help="langsung berlakukan versi yang diimpor")

    def handle(self, *args: Any, berkas: list[Path], tetapkan: bool, **options: Any) -> None:
        accepted = [self._import(satu, tetapkan=tetapkan) for satu in berkas]
        if not all(accepted):
            raise CommandError(f"{accepted.count(False)} dari {len(berkas)} berkas ditolak.")

    def _import(self, berkas: Path, *, tetapkan: bool) -> bool:
        """Take one file in, and say whether it could be."""
        try:
            self.stdout.write(f"{berkas}: {_store(berkas, tetapkan=tetapkan)}")
        except BerkasDitolak as ditolak:
            for temuan in ditolak.temuan:
                self.stderr.write(f"{berkas}: {temuan}")
        except BelumDapatDitetapkan as belum:
            self.stderr.write(f"{berkas}: {belum}")
        except OSError as error:
            self.stderr.write(
                f"{berkas}: tidak dapat dibaca ({error.strerror}); periksa nama dan izin berkas."
            )
        else:
            return True
        return False


@transaction.atomic
def _store(berkas: Path, *, tetapkan: bool) -> str:
    """Return in words what the import of the file has come to."""
    versi, is_new = store_berkas(read_berkas(berkas.read_bytes()))
    if tetapkan and versi.status != StatusVersi.BERLAKU:
        versi = put_into_force(versi.pk, oleh="impor_sop", at=timezone.now())
    elif not is_new:
        return f"versi {versi.nomor_versi} ({versi.status}) sudah ada, tidak berubah"
    return f"versi {versi.nomor_versi} ({versi.status})"
