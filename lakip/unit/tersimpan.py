"""What is stored of an indikator, loaded as light as can be: of thousands of rows few are changed at once."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS

from lakip.domain.capaian import StatusNilai
from lakip.models import Indikator, Nilai


class NilaiTersimpan(NamedTuple):
    """The columns of a Nilai, all of them and in their order; one that is not stored is empty."""

    id: int = 0
    indikator_id: int = 0
    tahun: int = 0
    triwulan: int | None = None
    target: Decimal | None = None
    target_atas: Decimal | None = None
    target_teks: str = ""
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    realisasi: Decimal | None = None
    realisasi_teks: str = ""
    status: str = StatusNilai.BELUM_DIUKUR.value
    capaian_tercetak: Decimal | None = None
    sumber: str = ""

    @property
    def hasil(self) -> Decimal | str | None:
        """The realisasi, number or predicate; None where there is none."""
        return (self.realisasi_teks or self.realisasi) if self.status == StatusNilai.TERISI else None

    def open(self, indikator: Indikator) -> Nilai:
        """Return the row itself, to be changed."""
        nilai: Nilai = Nilai.from_db(DEFAULT_DB_ALIAS, self._fields, self)
        nilai.indikator = indikator
        return nilai


BELUM_TERSIMPAN = NilaiTersimpan()
