"""Playing a whole report through the web pages, as the people of a demo office would."""

from lakip.peraga.laporan import Peraga
from lakip.peraga.pintu import PeragaanGagal

__all__ = ["Peraga", "PeragaanGagal"]
