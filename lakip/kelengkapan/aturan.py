"""The rules by the names that lists call them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lakip.domain.kelengkapan import Hasil
from lakip.kelengkapan import kinerja, naskah, perjalanan, rapat
from lakip.kelengkapan.fakta import Fakta

ATURAN: Mapping[str, Callable[[Fakta], Hasil]] = {
    **naskah.ATURAN,
    **kinerja.ATURAN,
    **perjalanan.ATURAN,
    **rapat.ATURAN,
}
