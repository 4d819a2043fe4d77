"""Writes one version of an SOP as a file: JSON, our own workbook, or BPMN."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sop.domain.berkas import BerkasSop, write_berkas
from sop.domain.bpmn import write_bpmn
from sop.exports.formulir_xlsx import write_formulir
from sop.models import VersiSop
from sop.storage import load_berkas

BENTUK: dict[str, Callable[[BerkasSop, datetime], bytes]] = {
    "json": lambda berkas, pada: write_berkas(berkas).encode(),
    "xlsx": write_formulir,
    "bpmn": lambda berkas, pada: write_bpmn(berkas).encode(),
}


class Command(BaseCommand):
    help = "Menulis satu versi SOP sebagai berkas: JSON (format sop-ap/1), buku kerja Excel, atau BPMN 2.0."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kunci", help="kunci SOP, misalnya babel-kesbangpol")
        parser.add_argument(
            "--versi", type=int, help="nomor versi; tanpa ini versi yang berlaku, atau yang terbaru"
        )
        parser.add_argument(
            "--bentuk",
            choices=tuple(BENTUK),
            help="bentuk berkas; tanpa ini menurut akhiran --keluaran, atau json",
        )
        parser.add_argument("--keluaran", type=Path, help="berkas tujuan; tanpa ini ditulis ke layar")

    def handle(
        self,
        *args: Any,
        kunci: str,
        versi: int | None,
        bentuk: str | None,
        keluaran: Path | None,
        **options: Any,
    ) -> None:
        akhiran = keluaran.suffix.lower().removeprefix(".") if keluaran else ""
        bentuk = bentuk or (akhiran if akhiran in BENTUK else "json")
        if keluaran is None and bentuk == "xlsx":
            raise CommandError(
                "Buku kerja tidak dapat ditulis ke layar; sebutkan berkasnya dengan --keluaran."
            )
        isi = BENTUK[bentuk](load_berkas(_find_versi(kunci, versi)), timezone.now())
        if keluaran is None:
            self.stdout.write(isi.decode(), ending="")
            return
        try:
            keluaran.write_bytes(isi)
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
