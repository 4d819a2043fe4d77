"""Texts that people write, with their form: read, cleaned, written, told apart."""

from lakip.teks.baca import read_teks
from lakip.teks.bersih import clean_teks
from lakip.teks.polos import from_polos, to_polos
from lakip.teks.tulis import write_teks

__all__ = ["clean_teks", "from_polos", "read_teks", "to_polos", "write_teks"]
