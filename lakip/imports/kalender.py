"""Filling the working calendar: hours from our own file, days off from the holidays package."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import holidays
from django.conf import settings
from django.db import transaction

from lakip.models import HariLibur, PolaJamKerja, SesiKerja
from lakip.models.kalender import JenisLibur

JAM_KERJA = Path(settings.BASE_DIR) / "fixtures" / "jam_kerja.json"
# The package's categories, and what the SKB calls them.
KATEGORI = {"public": JenisLibur.NASIONAL, "government": JenisLibur.CUTI_BERSAMA}


@transaction.atomic
def fill_kalender(tahun_list: Iterable[int]) -> int:
    """Add what is not there yet and return how many days were added.

    What an admin has entered or corrected stays; the package only proposes.
    Sumber: SKB 3 Menteri of the year rules; Perpres 21/2023 for the hours.
    """
    for pola in json.loads(JAM_KERJA.read_text()):
        _add_pola(pola)
    known = set(HariLibur.objects.filter(instansi__isnull=True).values_list("tanggal", flat=True))
    sumber = f"paket holidays {version('holidays')}; periksa dengan SKB 3 Menteri"
    # A day that is both counts as libur nasional, which is read last.
    proposed = {
        tanggal: HariLibur(tanggal=tanggal, nama=nama, jenis=jenis, sumber=sumber)
        for kategori, jenis in reversed(KATEGORI.items())
        for tanggal, nama in holidays.country_holidays(
            "ID", years=list(tahun_list), categories=(kategori,), language="id"
        ).items()
    }
    fresh = [libur for tanggal, libur in proposed.items() if tanggal not in known]
    HariLibur.objects.bulk_create(fresh)
    return len(fresh)


def _add_pola(isi: Mapping[str, Any]) -> None:
    mulai, selesai = isi["mulai"], isi["selesai"]
    pola, made = PolaJamKerja.objects.get_or_create(
        nama=isi["nama"],
        instansi=None,
        defaults={
            "dasar_hukum": isi["dasar_hukum"],
            "mulai": mulai and date.fromisoformat(mulai),
            "selesai": selesai and date.fromisoformat(selesai),
        },
    )
    if made:
        SesiKerja.objects.bulk_create(
            SesiKerja(
                pola=pola,
                hari=SesiKerja.Hari[hari.upper()],
                dari=time.fromisoformat(dari),
                sampai=time.fromisoformat(sampai),
            )
            for hari, sesi in isi["sesi"].items()
            for dari, sampai in sesi
        )
