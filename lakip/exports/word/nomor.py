"""Names and numbers by which one part of the document refers to another."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

LABEL = {"caption": "Tabel", "figcaption": "Gambar"}


@dataclass(frozen=True, slots=True)
class Keterangan:
    """A numbered caption."""

    label: str
    nomor: int

    @property
    def nama(self) -> str:
        return f"{self.label} {self.nomor}"


def name_penanda(kunci: str, awalan: str) -> str:
    """Return the name of the bookmark for an id, which Word wants short and of letters, digits and _."""
    return f"_{awalan}{int(hashlib.sha256(kunci.encode()).hexdigest()[:12], 16)}"


def list_keterangan(dokumen: Any) -> dict[Any, Keterangan]:
    """Return the captions in the order of the document, each kind numbered from 1."""
    jumlah = dict.fromkeys(LABEL, 0)
    hasil = {}
    for satu in dokumen.iter(*LABEL):
        jumlah[satu.tag] += 1
        hasil[satu] = Keterangan(LABEL[satu.tag], jumlah[satu.tag])
    return hasil


def find_kunci(keterangan: Any) -> list[str]:
    """Return the ids under which a caption is referred to: its own, and that of its table or figure."""
    return [kunci for satu in (keterangan, keterangan.getparent()) if (kunci := satu.get("id"))]
