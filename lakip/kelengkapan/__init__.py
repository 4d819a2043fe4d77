"""Whether a report is complete: the lists, the rules that prove what they ask for, the answers of people."""

from lakip.kelengkapan.periksa import ButirDiperiksa, DaftarDiperiksa, examine, find_kurang_wajib, group

__all__ = ["ButirDiperiksa", "DaftarDiperiksa", "examine", "find_kurang_wajib", "group"]
