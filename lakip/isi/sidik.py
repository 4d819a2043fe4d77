"""What tells two contents of a report apart."""

from __future__ import annotations

import dataclasses
import hashlib

from lakip.isi.bentuk import IsiLaporan
from lakip.isi.data import dump_data

# When it was collected and how far the SOP had run is not what the report says.
BUKAN_ISI = frozenset({"pada", "sop", "jeda", "jejak_nomor", "jejak_hash", "pengesahan", "koreksi"})


def content_of(isi: IsiLaporan) -> dict[str, object]:
    """Return what the report says, whatever the moment: its figures, its texts, whose it is."""
    return {
        satu.name: getattr(isi, satu.name) for satu in dataclasses.fields(isi) if satu.name not in BUKAN_ISI
    }


def digest_isi(isi: IsiLaporan) -> str:
    """Return the SHA-256, in hex, of what the report says; the same on every database."""
    return hashlib.sha256(dump_data(content_of(isi))).hexdigest()
