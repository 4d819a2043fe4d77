"""Says everything that the owner of an SOP should look at."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sop.domain.berkas_baca import read_berkas
from sop.domain.isian import BerkasDitolak
from sop.domain.temuan import Temuan, Tingkat
from sop.models import VersiSop
from sop.penetapan import list_temuan
from sop.storage import load_confirmed


class Command(BaseCommand):
    help = "Memeriksa satu SOP: versi terbaru menurut kuncinya, atau sebuah berkas yang belum diimpor."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sop", help="kunci SOP, atau nama berkas JSON")

    def handle(self, *args: Any, sop: str, **options: Any) -> None:
        temuan_list = _check(sop)
        for temuan in temuan_list:
            # One finding, one line: a cell that is quoted may have line breaks of its own.
            pesan = " ".join(temuan.pesan.split())
            self.stdout.write(f"{temuan.tingkat} | {temuan.tempat} | {pesan}")
        if any(temuan.tingkat is Tingkat.TIDAK_DAPAT_DIJALANKAN for temuan in temuan_list):
            raise CommandError("SOP ini belum dapat dijalankan.")


def _check(sop: str) -> list[Temuan]:
    versi = VersiSop.objects.filter(sop__kunci=sop).first()
    if versi:
        return list_temuan(load_confirmed(versi))
    try:
        return list_temuan(read_berkas(Path(sop).read_bytes()))
    except BerkasDitolak as ditolak:
        return list(ditolak.temuan)
    except FileNotFoundError as error:
        raise CommandError(
            f'Tidak ada SOP dengan kunci "{sop}", dan tidak ada berkas bernama itu.'
        ) from error
    except OSError as error:
        raise CommandError(f"{sop} tidak dapat dibaca ({error.strerror}).") from error
