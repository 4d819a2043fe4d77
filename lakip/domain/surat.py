"""A surat pengantar before it has its number: what is sent, to whom; and whom the words of an SOP name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ButirKonsep:
    """One row of the letter's table."""

    jenis: str
    banyaknya: str
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class PenerimaKonsep:
    """Who gets the letter, or a copy of it."""

    nama: str
    tempat: str = ""
    email: str = ""
    is_tembusan: bool = False


@dataclass(frozen=True, slots=True)
class KonsepSurat:
    """All that people write of a letter."""

    tanggal: date
    hal: str
    sifat: str
    lampiran: str
    butir: tuple[ButirKonsep, ...]
    penerima: tuple[PenerimaKonsep, ...]

    @property
    def kepada(self) -> tuple[str, ...]:
        """Those to whom the letter itself goes."""
        return tuple(satu.nama for satu in self.penerima if not satu.is_tembusan)


# Whom a LAKIP goes to, by the words with which the SOPs name them, and the head to whom one writes; where
# "{}" stands the office is named as the SOP names it. Sumber: custom of the offices.
DIKENAL = (
    (r"bapp?e[dl]\w*|bapperida|badan perencanaan pembangunan daerah", "Kepala {}"),
    (r"b[kp]p?k?ad|badan (?:pengelola(?:an)? )?keuangan(?: dan aset)? daerah", "Kepala {}"),
    (r"bagian (?:administrasi )?pembangunan", "Kepala {}"),
    (r"(?:bagian|biro) organisasi", "Kepala {}"),
    (r"inspektorat", "Inspektur"),
    (r"sekretaris daerah|sekda", "Sekretaris Daerah"),
    (r"(?<=kepada )(?:gubernur|bupati|wali ?kota)|(?<=ke )(?:gubernur|bupati|wali ?kota)", "{}"),
)
_DIKENAL = re.compile(
    "|".join(rf"(?P<k{nomor}>\b(?:{pola})\b)" for nomor, (pola, _) in enumerate(DIKENAL)), re.IGNORECASE
)


def find_penerima(teks: str) -> tuple[str, ...]:
    """Return whom the words of an SOP's row name as recipients, each once, in their order; () for nobody."""
    found_list = _DIKENAL.finditer(" ".join(teks.split()))
    names = (DIKENAL[int(str(found.lastgroup)[1:])][1].format(found[0]) for found in found_list)
    return tuple(dict.fromkeys(names))
