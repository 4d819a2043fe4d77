"""Saving a text: one way for every path, so that each save leaves its version."""

from __future__ import annotations

from datetime import datetime

from lakip.isi.pertentangan import record_angka
from lakip.isi.sasaran import IsiKinerja
from lakip.models import Naskah, Pegawai, VersiNaskah
from lakip.models.naskah import SebabVersi


def store_naskah(
    naskah: Naskah,
    isi: str,
    pegawai: Pegawai | None,
    kinerja: IsiKinerja,
    *,
    at: datetime,
    sebab: SebabVersi = SebabVersi.TULIS,
) -> None:
    """Keep ``isi``, as ``clean_teks`` returned it, as the next version of a text; the same text makes none.

    ``kinerja`` are the figures beside which it is saved. Who may do so is asked before.
    """
    if isi == naskah.isi:
        return
    naskah.isi, naskah.oleh, naskah.pada = isi, pegawai, at
    naskah.versi += 1
    record_angka(naskah, kinerja)
    naskah.save()
    VersiNaskah.objects.create(
        naskah=naskah, nomor=naskah.versi, isi=isi, angka=naskah.angka, sebab=sebab, oleh=pegawai, pada=at
    )
