"""Saving a text: one way for every path, so that each save leaves its version."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from lakip.isi.pertentangan import record_angka
from lakip.isi.sasaran import IsiKinerja
from lakip.models import Laporan, Naskah, Pegawai, Sasaran, VersiNaskah
from lakip.models.naskah import SebabVersi
from lakip.teks import read_teks, write_teks
from lakip.teks.kunci import find_kunci, tell_apart
from lakip.teks.urutan import renumber


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

    A table or image whose kunci stands in another text of the report, as one copied from there, gets its own,
    so that what refers to the other goes on doing so. ``kinerja`` are the figures beside which it is saved.
    Who may do so is asked before.
    """
    if isi == naskah.isi or (isi := _tell_apart(naskah, isi)) == naskah.isi:
        return
    naskah.isi = isi
    if not isi and sebab is SebabVersi.TULIS:
        naskah.tahun_asal = None  # nothing is left to confirm
    record_angka(naskah, kinerja)
    _keep(naskah, pegawai, at, sebab)


def confirm_naskah(naskah: Naskah, pegawai: Pegawai, *, at: datetime) -> None:
    """Keep that a text taken over from last year still holds, as a version of the same words."""
    naskah.tahun_asal = None
    _keep(naskah, pegawai, at, SebabVersi.PERIKSA)


def import_naskah(naskah_list: Collection[Naskah], *, at: datetime) -> None:
    """Keep texts that came in by a file, each set on its row, as versions by nobody and beside no figures."""
    for satu in naskah_list:
        satu.versi += 1
        satu.oleh, satu.pada, satu.tahun_asal, satu.angka = None, at, None, {}
    ada = [satu for satu in naskah_list if satu.pk]
    Naskah.objects.bulk_update(ada, ["isi", "versi", "oleh", "pada", "tahun_asal", "angka"])
    Naskah.objects.bulk_create(satu for satu in naskah_list if not satu.pk)
    _add_versi(naskah_list, at=at, sebab=SebabVersi.IMPOR)


@contextmanager
def follow_sasaran(laporan: Laporan, pegawai: Pegawai | None, *, at: datetime) -> Iterator[None]:
    """Let every text of the report go on naming the same sasaran while their order is changed within."""
    lama = _number_sasaran(laporan)
    yield
    nomor_by_pk = {pk: nomor for nomor, pk in _number_sasaran(laporan).items()}
    nomor = {satu: nomor_by_pk.get(pk) for satu, pk in lama.items()}
    for naskah in Naskah.objects.filter(laporan=laporan):
        isi = renumber(naskah.isi, nomor)
        if isi != naskah.isi:
            naskah.isi = isi
            _keep(naskah, pegawai, at, SebabVersi.URUTAN)


def _number_sasaran(laporan: Laporan) -> dict[int, int]:
    return dict(enumerate(Sasaran.objects.filter(laporan=laporan).values_list("pk", flat=True), start=1))


def _tell_apart(naskah: Naskah, isi: str) -> str:
    own = find_kunci([isi])
    if not own:
        return isi
    others = Naskah.objects.filter(laporan=naskah.laporan_id, isi__contains=' id="').exclude(pk=naskah.pk)
    terpakai = find_kunci(others.values_list("isi", flat=True))
    return isi if own.isdisjoint(terpakai) else write_teks(tell_apart(read_teks(isi), terpakai))


def _keep(naskah: Naskah, pegawai: Pegawai | None, at: datetime, sebab: SebabVersi) -> None:
    naskah.versi += 1
    naskah.oleh, naskah.pada = pegawai, at
    naskah.save()
    _add_versi([naskah], at=at, sebab=sebab)


def _add_versi(naskah_list: Iterable[Naskah], *, at: datetime, sebab: SebabVersi) -> None:
    """Keep each text, as it stands in its row, in its history."""
    VersiNaskah.objects.bulk_create(
        VersiNaskah(
            naskah=satu,
            nomor=satu.versi,
            isi=satu.isi,
            angka=satu.angka,
            sebab=sebab,
            oleh=satu.oleh,
            pada=at,
        )
        for satu in naskah_list
    )
