"""Texts that name a sasaran by its number, when the numbers change."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A live block of a sasaran, and a reference to a table or chart of one, as ``write_teks`` writes them.
_BLOK = re.compile(r'<div class="blok" data-blok="([a-z-]+):(\d+)"></div>')
_ACUAN = re.compile(
    r'<a href="#(sasaran|grafik-(?:target|tahun|renstra|standar))-(\d+)((?:-[a-z0-9]+)*)">[^<]*</a>'
)
DIHAPUS = "dihapus"


def renumber(isi: str, nomor: Mapping[int, int | None]) -> str:
    """Return a kept text that names each sasaran by its number of now, which ``nomor`` has by that of before.

    Of a sasaran that is gone, None, the blocks go too; a reference to its tables then points nowhere.
    """

    def move_blok(found: re.Match[str]) -> str:
        lama = int(found[2])
        baru = nomor.get(lama, lama)
        return "" if baru is None else f'<div class="blok" data-blok="{found[1]}:{baru}"></div>'

    def move_acuan(found: re.Match[str]) -> str:
        lama = int(found[2])
        kunci = f"{found[1]}-{nomor.get(lama, lama) or DIHAPUS}{found[3]}"
        return f'<a href="#{kunci}">{kunci}</a>'

    return _ACUAN.sub(move_acuan, _BLOK.sub(move_blok, isi))
