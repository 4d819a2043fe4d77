"""Prints how long it takes to sign a LAKIP twice, a paraf and the visible signature, and to prove both.

    python benchmarks/tanda_tangan.py [ROUNDS]

"fields" is reserving them in the built PDF, "box" drawing what is seen in a process of its own, "sign" each
signature, "validate" the whole file with all that was added after its first signature. Medians of the rounds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from typing import TypeVar

import bangku  # noqa: F401 - sets the project up

from lakip.exports.pdf import build_pdf
from lakip.peraga.sertifikat import make_ca, make_pkcs12
from lakip.tanda_tangan.kotak import build_kotak
from lakip.tanda_tangan.medan import Medan, count_halaman, reserve
from lakip.tanda_tangan.penyedia import Penanda, Permintaan, Rahasia
from lakip.tanda_tangan.periksa import validate
from lakip.tanda_tangan.sertifikat import PenyediaSertifikat
from tests.lakip.laporan_panjang import make_panjang

# Sasaran of three indikator each: about 50, 100 and 200 pages.
UKURAN = (3, 9, 20)
MEDAN = (Medan("paraf", "Paraf"), Medan("tanda-tangan", "Tanda tangan", is_tampak=True))
PENANDA = Penanda("Contoh Penanda", "Kepala Dinas", "Pembina Utama Muda", "19660613 199802 2 003", "")
KATA_CONTOH = "Contoh passphrase"
PADA = datetime(2026, 2, 2, 1, 0, tzinfo=UTC)

T = TypeVar("T")


def clock(act: Callable[[], T]) -> tuple[float, T]:
    """Return how many seconds it took, and what came of it."""
    begun = time.perf_counter()
    hasil = act()
    return time.perf_counter() - begun, hasil


def measure(pdf: bytes, penyedia: PenyediaSertifikat) -> list[float]:
    """Return the seconds of the fields, the box, both signatures, and the validation."""
    medan_detik, prepared = clock(lambda: reserve(pdf, MEDAN))
    kotak_detik, kotak = clock(lambda: build_kotak(PENANDA, PADA))
    tanda_detik, signed = [], prepared
    for satu in MEDAN:
        tampak = kotak if satu.is_tampak else None
        minta = Permintaan(signed, satu.nama, tampak, "Contoh", "Contoh", PENANDA, datetime.now(UTC))
        detik, hasil = clock(lambda minta=minta: penyedia.sign(minta, Rahasia(KATA_CONTOH)))
        signed = hasil.pdf
        tanda_detik.append(detik)
    bukti_detik, verdik = clock(lambda: validate(signed))
    assert [satu.is_utuh for satu in verdik] == [True, True]
    return [medan_detik, kotak_detik, *tanda_detik, bukti_detik]


def main(rounds: int) -> None:
    penyedia = PenyediaSertifikat(make_pkcs12(make_ca(), PENANDA.nama, KATA_CONTOH))
    print("pages  fields s  box s  paraf s  sign s  validate s")
    for sasaran in UKURAN:
        pdf = build_pdf(make_panjang(sasaran), kode="0" * 16)
        rows = [measure(pdf, penyedia) for _ in range(rounds)]
        print(f"{count_halaman(pdf):5}", *(f"{median(kolom):8.2f}" for kolom in zip(*rows, strict=True)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
