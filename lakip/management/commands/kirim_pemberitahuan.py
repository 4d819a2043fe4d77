"""``manage.py kirim_pemberitahuan``: put SOPs into force whose day has come, and tell people by e-mail
what waits for them; run by a timer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lakip.pemberitahuan import send_pemberitahuan
from sop.penetapan import bring_due_into_force


class Command(BaseCommand):
    help = "Mengirim pemberitahuan yang belum terkirim, masing-masing satu kali."

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        bring_due_into_force(at)
        hasil = send_pemberitahuan(at)
        self.stdout.write(f"{hasil.terkirim} pemberitahuan terkirim.")
        if hasil.kendala:
            raise CommandError(hasil.kendala)
