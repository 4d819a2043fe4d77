"""The buku ekspedisi of one report as a value, for print and for the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from lakip.isi.bentuk import Identitas


@dataclass(frozen=True, slots=True)
class BarisEkspedisi:
    """What went to one recipient; ``tanpa`` is why there is no receipt."""

    tanggal: date
    nomor_surat: str
    tujuan: str
    isi: str
    jumlah: int
    cara: str
    nama_penerima: str
    jabatan_penerima: str
    diterima: date | None
    jam: time | None
    tanpa: str


@dataclass(frozen=True, slots=True)
class BukuEkspedisi:
    """All rows at the moment ``pada``, the earliest first."""

    identitas: Identitas
    pada: datetime
    zona: str
    baris: tuple[BarisEkspedisi, ...]
