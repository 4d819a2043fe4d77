"""Reading the common lists by which a report is checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from lakip.domain.kelengkapan import Butir, Daftar, JenisDaftar


@lru_cache(maxsize=1)
def load_daftar() -> Mapping[JenisDaftar, Daftar]:
    """Return the common lists, for an office without its own."""
    folder = Path(settings.BASE_DIR) / "fixtures" / "periksa"
    return {jenis: _read_daftar(json.loads((folder / f"{jenis}.json").read_text())) for jenis in JenisDaftar}


def _read_daftar(isi: Mapping[str, Any]) -> Daftar:
    return Daftar(
        jenis=JenisDaftar(isi["jenis"]),
        versi=isi["versi"],
        nama=isi["nama"],
        sumber=isi["sumber"],
        catatan=isi["catatan"],
        butir=tuple(_read_butir(satu) for satu in isi["butir"]),
    )


def _read_butir(isi: Mapping[str, Any]) -> Butir:
    return Butir(
        nomor=isi["nomor"],
        kelompok=isi["kelompok"],
        uraian=isi["uraian"],
        aturan=isi.get("aturan", ""),
        bukti=isi.get("bukti", ""),
        bobot=Decimal(isi.get("bobot", 0)),
        is_wajib=isi.get("wajib", False),
    )
