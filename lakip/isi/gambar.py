"""The images that the texts of a report show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lakip.isi.bentuk import IsiGambar
from lakip.models import GambarNaskah, Laporan
from lakip.teks import read_teks
from lakip.teks.bentuk import Gambar

# As ``lakip.teks.write_teks`` writes it.
_SUMBER = re.compile(r'src="gambar:(\d+)"')


def find_kunci(teks_list: Iterable[str]) -> set[int]:
    """Return the keys of the images that kept texts show."""
    return {int(kunci) for teks in teks_list for kunci in _SUMBER.findall(teks)}


def count_tanpa_uraian(teks: str) -> int:
    """Return how many images of a kept text say nothing to who cannot see them."""
    return sum(isinstance(satu, Gambar) and not (satu.alt or satu.keterangan) for satu in read_teks(teks))


def collect_gambar(laporan: Laporan, teks_list: Iterable[str]) -> dict[int, IsiGambar]:
    """Return the images that ``teks_list``, texts of the report, show, by their key."""
    kunci = find_kunci(teks_list)
    if not kunci:
        return {}
    rows = GambarNaskah.objects.filter(laporan=laporan, pk__in=kunci).order_by("pk")
    return {satu.pk: IsiGambar(satu.berkas.name or "", satu.sha256, satu.lebar, satu.tinggi) for satu in rows}
