"""What the electronic ways of signing have in common: what is asked of them, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from lakip.access import TindakanDitolak


class TandaTanganDitolak(TindakanDitolak):
    """The signature did not come about, for certain; the message says why and what to do."""


class HasilBelumDiketahui(Exception):
    """The service was asked and nobody knows whether it signed; it is never asked again by itself.

    ``rincian`` is what it told before its answer was lost.
    """

    def __init__(self, pesan: str, rincian: dict[str, str] | None = None) -> None:
        super().__init__(pesan)
        self.rincian = rincian or {}


@dataclass(frozen=True, slots=True)
class Penanda:
    """Who signs, in which capacity; ``email`` is how a service may know the person."""

    nama: str
    kapasitas: str
    pangkat: str
    nip: str
    email: str


@dataclass(frozen=True, slots=True)
class Rahasia:
    """What only the signer knows: in memory for one call, never in a row, log, session, queue or repr."""

    passphrase: str = field(repr=False)
    nik: str = field(default="", repr=False)
    totp: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Permintaan:
    """One file to be signed in one of its fields.

    ``medan`` is the name of the field; ``kotak`` a PDF of one page that is drawn there, None for an invisible
    signature (a paraf); ``alasan`` and ``lokasi`` go into the signature.
    """

    pdf: bytes
    medan: str
    kotak: bytes | None
    alasan: str
    lokasi: str
    penanda: Penanda
    pada: datetime


@dataclass(frozen=True, slots=True)
class Hasil:
    """The signed file, and what is public of its signature."""

    pdf: bytes
    rincian: dict[str, str]


class Penyedia(Protocol):
    """One electronic way of signing."""

    def sign(self, permintaan: Permintaan, rahasia: Rahasia) -> Hasil:
        """Sign; raises TandaTanganDitolak, or HasilBelumDiketahui."""
