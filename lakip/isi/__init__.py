"""What a report says, read once; page, PDF and workbook only draw it."""

from lakip.isi.bentuk import IsiLaporan
from lakip.isi.kumpul import collect_isi

__all__ = ["IsiLaporan", "collect_isi"]
