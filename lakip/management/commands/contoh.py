"""Load the demo: offices, SOPs, people, reports."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from lakip.contoh import load_contoh


class Command(BaseCommand):
    help = "Muat data contoh: enam instansi dengan SOP, orang, dan laporannya. Aman diulang."

    def handle(self, *args: Any, **options: Any) -> None:
        fresh = [pemeran for pemeran in load_contoh(timezone.now()) if pemeran.sandi]
        if not fresh:
            self.stdout.write("Data contoh sudah ada; tidak ada yang diubah.")
            return
        self.stdout.write("Nama pengguna dan kata sandi (hanya ditampilkan sekali):")
        for pemeran in fresh:
            instansi = pemeran.pegawai.instansi
            login = f"{pemeran.pegawai.username:24} {pemeran.sandi}"
            self.stdout.write(f"  {login}  {pemeran.jabatan}, {instansi}")
