"""Writes one version of an SOP as a file that can be imported again."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sop.domain.berkas import write_berkas
from sop.models import VersiSop
from sop.storage import load_berkas


class Command(BaseCommand):
    help = "Menulis satu versi SOP sebagai berkas JSON (format sop-ap/1)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kunci", help="kunci SOP, misalnya babel-kesbangpol")
        parser.add_argument(
            "--versi", type=int, help="nomor versi; tanpa ini versi yang berlaku, atau yang terbaru"
        )
        parser.add_argument("--keluaran", type=Path, help="berkas tujuan; tanpa ini ditulis ke layar")

    def handle(
        self, *args: Any, kunci: str, versi: int | None, keluaran: Path | None, **options: Any
    ) -> None:
        teks = write_berkas(load_berkas(_find_versi(kunci, versi)))
        if keluaran is None:
            self.stdout.write(teks, ending="")
            return
        try:
            keluaran.write_text(teks, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{keluaran} tidak dapat ditulis ({error.strerror}).") from error


def _find_versi(kunci: str, nomor: int | None) -> VersiSop:
    versi_list = VersiSop.objects.filter(sop__kunci=kunci)
    by_nomor: dict[int, VersiSop] = {versi.nomor_versi: versi for versi in versi_list}
    if not by_nomor:
        raise CommandError(f'Tidak ada SOP dengan kunci "{kunci}".')
    if nomor is None:
        berlaku = versi_list.in_force().first()
        nomor = berlaku.nomor_versi if berlaku else max(by_nomor)
    if nomor not in by_nomor:
        ada = ", ".join(map(str, sorted(by_nomor)))
        raise CommandError(f'SOP "{kunci}" tidak memiliki versi {nomor}; yang ada: {ada}.')
    return by_nomor[nomor]
