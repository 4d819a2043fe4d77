"""The forms of the units as files to be handed out: one workbook, or all of them in an archive."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from lakip.exports.format_unit import write_format
from lakip.models import FormatData, Laporan

# What no file system allows in a name.
_TERLARANG = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def name_format(satu: FormatData) -> str:
    """Return the name of a unit's workbook, ``Format data LAKIP 2025 - Bidang Sosial (versi 1).xlsx``."""
    unit = _TERLARANG.sub("-", satu.unit.nama)
    return f"Format data {satu.laporan.judul} - {unit} (versi {satu.versi}).xlsx"


def name_zip(laporan: Laporan) -> str:
    return f"Format data {laporan.judul}.zip"


def zip_formats(format_list: Iterable[FormatData]) -> bytes:
    """Return an archive with the workbook of every unit."""
    berkas = BytesIO()
    # A workbook is packed already.
    with ZipFile(berkas, "w", ZIP_STORED) as arsip:
        for satu in format_list:
            arsip.writestr(name_format(satu), write_format(satu))
    return berkas.getvalue()
