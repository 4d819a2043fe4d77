"""``manage.py kirim_pemberitahuan``: tell people by e-mail what waits for them; run by a timer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lakip.pemberitahuan import send_pemberitahuan


class Command(BaseCommand):
    help = "Mengirim pemberitahuan yang belum terkirim, masing-masing satu kali."

    def handle(self, *args: Any, **options: Any) -> None:
        hasil = send_pemberitahuan(timezone.now())
        self.stdout.write(f"{hasil.terkirim} pemberitahuan terkirim.")
        if hasil.kendala:
            raise CommandError(hasil.kendala)
