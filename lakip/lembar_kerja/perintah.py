"""The room of an order: a disposisi on a letter, or a spoken one."""

from __future__ import annotations

from lakip.lembar_kerja.dasar import Ruang


class RuangPerintah(Ruang):
    judul = "Perintah atau disposisi"
    petunjuk = "Lampirkan disposisi, atau catat perintah lisan sebagaimana diberikan."
    is_persuratan = True
