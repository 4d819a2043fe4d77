"""Texts that stay from year to year: taken over from an earlier report, to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.files.base import File

from lakip.domain.sistematika import SISTEMATIKA, stays
from lakip.isi.gambar import find_kunci
from lakip.isi.sasaran import collect_kinerja
from lakip.isi.tambahan import list_tambahan
from lakip.lifecycle import StatusLaporan
from lakip.models import BagianTambahan, GambarNaskah, Laporan, Naskah, Pegawai
from lakip.models.naskah import SebabVersi
from lakip.penulisan import store_naskah
from lakip.teks import read_teks, write_teks
from lakip.teks.bentuk import Gambar, Potongan
from lakip.urutan import next_urutan


def find_asal(laporan: Laporan) -> Laporan | None:
    """Return the report of the same instansi that came last before this one, or None."""
    earlier = Laporan.objects.filter(instansi=laporan.instansi_id, tahun__lt=laporan.tahun)
    return earlier.exclude(status=StatusLaporan.DIBATALKAN).order_by("-tahun").first()


@dataclass(frozen=True, slots=True)
class TeksLalu:
    """A text of the earlier report for an empty place here.

    ``tambahan`` is the section of the office's own in which it stood there, ``kini`` the same one here.
    """

    naskah: Naskah
    judul: str
    tambahan: BagianTambahan | None = None
    kini: BagianTambahan | None = None


@dataclass(frozen=True, slots=True)
class Pengambilan:
    """Taking over what ``asal`` has for empty places of ``laporan``.

    What was written here, or taken out of the outline here, stays as it is. Around all that belongs to the
    transaction it removes, where that fails, the files of the images copied so far.
    """

    laporan: Laporan
    asal: Laporan
    gambar: list[GambarNaskah] = field(default_factory=list)

    def __enter__(self) -> Pengambilan:
        return self

    def __exit__(self, jenis: type[BaseException] | None, *_: object) -> None:
        if jenis is not None:
            for satu in self.gambar:
                satu.berkas.delete(save=False)

    def find(self) -> list[TeksLalu]:
        """Return the texts that may be taken, in the order of the outline there."""
        return list(self._find())

    def _find(self) -> Iterator[TeksLalu]:
        there, here = _texts_of(self.asal), _texts_of(self.laporan)
        for bagian in SISTEMATIKA:
            if bagian.is_tetap and bagian.kunci in there and bagian.kunci not in here:
                yield TeksLalu(there[bagian.kunci], bagian.judul)
        # Of two by one name the one that was not taken out counts.
        rows = BagianTambahan.objects.filter(laporan=self.laporan).order_by("-is_dihapus", "pk")
        own = {_name_of(satu): satu for satu in rows}
        for satu in list_tambahan(self.asal):
            kini = own.get(_name_of(satu))
            is_wanted = kini is None or not (kini.is_dihapus or kini.kunci in here)
            if stays(satu.induk) and satu.kunci in there and is_wanted:
                yield TeksLalu(there[satu.kunci], satu.judul, satu, kini)

    def take(self, pegawai: Pegawai, *, at: datetime) -> list[str]:
        """Store the texts, marked with their year, with their sections and images; return their titles."""
        found = self.find()
        gambar = self._copy_gambar(find_kunci(satu.naskah.isi for satu in found), pegawai, at)
        kinerja = collect_kinerja(self.laporan)
        for satu in found:
            naskah = self._place_for(satu)
            naskah.tahun_asal = self.asal.tahun
            isi = write_teks(tuple(_with_gambar(read_teks(satu.naskah.isi), gambar)))
            store_naskah(naskah, isi, pegawai, kinerja, at=at, sebab=SebabVersi.AMBIL)
        return [satu.judul for satu in found]

    def _place_for(self, teks: TeksLalu) -> Naskah:
        kunci = teks.naskah.bagian
        if teks.tambahan:
            kini = teks.kini or _add_bagian(self.laporan, teks.tambahan)
            kunci = kini.kunci
        written = Naskah.objects.filter(laporan=self.laporan, bagian=kunci, sasaran=None)
        return written.first() or Naskah(laporan=self.laporan, bagian=kunci)

    def _copy_gambar(self, kunci: set[int], pegawai: Pegawai, at: datetime) -> dict[int, int]:
        """Copy images with their files; return the keys here by those there. A lost file has no copy."""
        copies: dict[int, int] = {}
        for satu in GambarNaskah.objects.filter(laporan=self.asal, pk__in=kunci).order_by("pk"):
            nama = satu.berkas.name or ""
            if not satu.berkas.storage.exists(nama):
                continue
            salinan = GambarNaskah(
                laporan=self.laporan, nama=satu.nama, sha256=satu.sha256, oleh=pegawai, pada=at
            )
            with satu.berkas.open("rb") as berkas:
                salinan.berkas.save(nama, File(berkas), save=False)
            self.gambar.append(salinan)
            salinan.save()
            copies[satu.pk] = salinan.pk
        return copies


def _texts_of(laporan: Laporan) -> dict[str, Naskah]:
    """Return the texts that are written and belong to no sasaran, by their kunci."""
    rows = Naskah.objects.filter(laporan=laporan, sasaran=None).exclude(isi="")
    return {satu.bagian: satu for satu in rows}


def _name_of(bagian: BagianTambahan) -> tuple[str, str]:
    return bagian.induk, bagian.judul.casefold()


def _add_bagian(laporan: Laporan, asal: BagianTambahan) -> BagianTambahan:
    siblings = BagianTambahan.objects.filter(laporan=laporan, induk=asal.induk)
    return BagianTambahan.objects.create(
        laporan=laporan, induk=asal.induk, judul=asal.judul, urutan=next_urutan(siblings)
    )


def _with_gambar(teks: tuple[Potongan, ...], gambar: dict[int, int]) -> Iterator[Potongan]:
    """Yield a text with its images by their keys here, without those that have none."""
    for satu in teks:
        if not isinstance(satu, Gambar):
            yield satu
        elif satu.berkas in gambar:
            yield replace(satu, berkas=gambar[satu.berkas])
