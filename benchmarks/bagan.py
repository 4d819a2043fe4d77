"""How long it takes to draw an SOP in which all decisions send the work back to one row, or each elsewhere.

``python benchmarks/bagan.py``. Seconds of the processor, on one sheet and cut into sheets, with the
width of the one sheet (1/10 mm) and the number of the others.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from sop.domain.bagan import Bagan, Formulir, lay_out
from tests.sop.domain.test_bagan import make_kembali, make_simpang_siur

BARIS = (34, 64, 124, 199)
TINGGI_LEMBAR = 1500


def main() -> None:
    """Measure and print."""
    for nama, make_sop in (("to one row", make_kembali), ("elsewhere", make_simpang_siur)):
        print(f"{nama:10}  rows  one sheet s  width  cut s  sheets")
        for baris in BARIS:
            form = make_sop(baris)
            utuh, detik = measure(form)
            terpotong, detik_potong = measure(form, TINGGI_LEMBAR)
            lebar, lembar = utuh.lembar[0].bidang.lebar, len(terpotong.lembar)
            print(f"{'':10}  {baris:4}  {detik:11.2f}  {lebar:5}  {detik_potong:5.2f}  {lembar:6}")


def measure(form: Formulir, tinggi: int | None = None) -> tuple[Bagan, float]:
    """Return the drawing and the time it took."""
    begun = process_time()
    bagan = lay_out(form, tinggi_maksimum=tinggi)
    return bagan, process_time() - begun


if __name__ == "__main__":
    main()
