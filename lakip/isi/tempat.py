"""Where in a report a finding stands, in words and as the page on which it is mended."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse

from lakip.models import Indikator, Laporan


@dataclass(frozen=True, slots=True)
class Tempat:
    """A place: ``kelompok`` is the heading it stands under, ``kunci`` stays the same over saves.

    ``url`` is where whoever keeps all figures mends it, ``url_unit`` where the people of ``unit`` do.
    """

    kelompok: str
    kunci: str
    nama: str
    rincian: str
    url: str
    url_unit: str = ""
    unit: int | None = None
    is_naskah: bool = False

    @property
    def explained(self) -> Tempat:
        """The same place, mended where the unit explains its realisasi."""
        return replace(self, url=self.url_unit or self.url)


def place_of_indikator(laporan: Laporan, kelompok: str, indikator: Indikator, nomor: str) -> Tempat:
    unit = indikator.unit_id
    return Tempat(
        kelompok=kelompok,
        kunci=f"indikator-{indikator.pk}",
        nama=f"Indikator {nomor}",
        rincian=indikator.nama,
        url=reverse("indikator-edit", args=[laporan.pk, indikator.pk]),
        url_unit=reverse("unit-indikator", args=[laporan.pk, unit, indikator.pk]) if unit else "",
        unit=unit,
    )
