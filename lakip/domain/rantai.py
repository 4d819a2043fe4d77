"""The hash chain that shows whether the record of a report was touched afterwards."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

AWAL = "0" * 64  # what stands before the first row


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of the record, numbered from 1 without gaps."""

    nomor: int
    isi: Mapping[str, object]
    hash_sebelum: str
    hash: str


@dataclass(frozen=True, slots=True)
class Kepala:
    """The last row as it was noted down elsewhere; of an empty record it is ``Kepala()``."""

    nomor: int = 0
    hash: str = AWAL


class JenisPutus(StrEnum):
    """How a chain was broken, in words for the person who checks it."""

    ISI_BERUBAH = "isi baris tidak lagi sesuai dengan hash-nya"
    HILANG = "baris ini hilang"
    TIDAK_BERSAMBUNG = (
        "baris tidak bersambung dengan baris sebelumnya: ada yang diganti, disisipkan, atau ditukar"
    )
    URUTAN = "nomor baris ini berulang atau mundur"
    UJUNG_TERPOTONG = "baris ini dan seterusnya hilang dari ujung catatan"
    UJUNG_DITAMBAH = "baris ini tidak dicatat oleh kepala rantai"
    UJUNG_BERBEDA = "hash baris terakhir berbeda dari kepala rantai: catatan ditulis ulang"


@dataclass(frozen=True, slots=True)
class Putus:
    """The first row at which a chain is broken."""

    nomor: int
    jenis: JenisPutus

    @property
    def pesan(self) -> str:
        return f"Baris {self.nomor}: {self.jenis}."


def digest(isi: Mapping[str, object], sebelum: str) -> str:
    """Return the SHA-256, in hex, of ``isi`` chained to the hash of the row before.

    Equal content gives equal hashes whatever the order of its keys.

    Raises TypeError if ``isi`` holds what JSON does not know: moments and figures
    come in as text; ValueError for a number that is not finite.
    """
    teks = json.dumps(
        [sebelum, isi], sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(teks.encode()).hexdigest()


def find_break(rows: Iterable[Baris], kepala: Kepala) -> Putus | None:
    """Return the first row that was tampered with and how; None if the chain is whole.

    ``rows`` come in the order of their nomor. What was cut off, added, or written
    anew from some row on shows only against ``kepala``, which is to be kept apart from the rows.
    """
    terakhir = Kepala()
    for baris in rows:
        jenis = _check(baris, terakhir)
        if jenis is not None:
            return Putus(terakhir.nomor + 1 if jenis is JenisPutus.HILANG else baris.nomor, jenis)
        terakhir = Kepala(baris.nomor, baris.hash)
    if terakhir.nomor < kepala.nomor:
        return Putus(terakhir.nomor + 1, JenisPutus.UJUNG_TERPOTONG)
    if terakhir.nomor > kepala.nomor:
        return Putus(kepala.nomor + 1, JenisPutus.UJUNG_DITAMBAH)
    return None if terakhir == kepala else Putus(kepala.nomor, JenisPutus.UJUNG_BERBEDA)


def _check(baris: Baris, terakhir: Kepala) -> JenisPutus | None:
    if baris.nomor > terakhir.nomor + 1:
        return JenisPutus.HILANG
    if baris.nomor <= terakhir.nomor:
        return JenisPutus.URUTAN
    if baris.hash_sebelum != terakhir.hash:
        return JenisPutus.TIDAK_BERSAMBUNG
    if baris.hash != digest(baris.isi, baris.hash_sebelum):
        return JenisPutus.ISI_BERUBAH
    return None
