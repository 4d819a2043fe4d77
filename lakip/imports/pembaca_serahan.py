"""The rows of a unit's workbook beside the stored ones: what they change, what is wrong, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lakip.imports.buku_kerja import BukuKerja
from lakip.imports.isi_serahan import IsiSerahan, Perubahan
from lakip.imports.isian_sel import print_isi, read_isi
from lakip.imports.lembar_serahan import BarisSerahan, LembarSerahan
from lakip.imports.perubahan_baris import change_anggaran, change_indikator
from lakip.models import Anggaran
from lakip.unit.baris import BarisIndikator
from lakip.unit.lembar import Isi, Kolom, digest
from lakip.unit.sel import TIDAK_TERSEDIA, is_terbuka

BARIS_DISEBUT = 5  # rows that a note names one by one
TIDAK_DIISI = "–"  # what may show in a cell that is closed

Tersimpan = BarisIndikator | Anggaran


class PembacaLembar:
    """One sheet; ``stored`` are its rows by key, ``tersimpan`` their cells as handed out now."""

    def __init__(
        self,
        lembar: LembarSerahan,
        stored: Mapping[str, Tersimpan],
        tersimpan: Mapping[str, Mapping[str, Isi]],
        isi: IsiSerahan,
    ) -> None:
        self.lembar = lembar
        self.stored = stored
        self.tersimpan = tersimpan
        self.isi = isi

    def read(self, buku: BukuKerja) -> None:
        """Go through the rows of the sheet and write down what they say."""
        missing = dict.fromkeys(self.stored)
        baris_list = self.lembar.read(buku, self.stored)
        self.isian = self.lembar.isian  # known once the heads are read
        for baris in baris_list:
            del missing[baris.kunci]
            if touched := [kolom for kolom in self.isian if not baris.is_untouched(kolom.kunci)]:
                self._read_row(baris, touched)
        if self.lembar.kolom and missing:
            self._note_missing([_label(self.tersimpan[kunci]) for kunci in missing])

    def _note_missing(self, label_list: list[str]) -> None:
        disebut, nama = enumerate_baris(label_list), self.lembar.nama
        self.isi.catatan.append(f"Lembar {nama} tidak memuat baris berikut; isinya tetap: {disebut}.")

    def _read_row(self, baris: BarisSerahan, touched: Sequence[Kolom]) -> None:
        stored, tersimpan = self.stored[baris.kunci], self.tersimpan[baris.kunci]
        dibaca, ditolak = self._read_cells(baris, touched, stored)
        ubah = {
            kunci: isi
            for kunci, isi in dibaca.items()
            if digest(isi) not in (baris.semula.get(kunci), digest(tersimpan[kunci]))
        }
        if not ubah:
            return
        if isinstance(stored, Anggaran):
            self._tell(baris, ubah, tersimpan)
            change_anggaran(stored, ubah, self.isi)
            return
        lama = stored.kini.realisasi
        for kunci, pesan in change_indikator(stored, tersimpan, ubah, ditolak, self.isi):
            self._reject(baris, kunci, pesan)
        if stored.indikator.hitungan:  # what the components give is stored, not what was typed beside them
            tersimpan = {**tersimpan, "realisasi": lama}
            ubah = {**ubah, "realisasi": stored.kini.realisasi}
            if ubah["realisasi"] == lama:
                del ubah["realisasi"]
        self._tell(baris, ubah, tersimpan)

    def _read_cells(
        self, baris: BarisSerahan, touched: Sequence[Kolom], stored: Tersimpan
    ) -> tuple[dict[str, Isi], set[str]]:
        """Return what stands in the cells that were touched, and the keys of those that cannot be read."""
        indikator = stored.indikator if isinstance(stored, BarisIndikator) else None
        dibaca: dict[str, Isi] = {}
        ditolak: set[str] = set()
        for kolom in touched:
            sel = baris.sel.get(kolom.kunci)
            try:
                if is_terbuka(kolom, indikator):
                    dibaca[kolom.kunci] = read_isi(kolom, indikator, sel)
                elif sel is not None and sel.isi != TIDAK_DIISI:
                    raise ValueError("Sel ini tidak diisi untuk indikator ini. Kosongkan.")
            except ValueError as error:
                ditolak.add(kolom.kunci)
                self._reject(baris, kolom.kunci, str(error))
        if dibaca.get("realisasi") == TIDAK_TERSEDIA:  # there is a cell of its own for it
            dibaca |= {"realisasi": None, "status": TIDAK_TERSEDIA}
        return dibaca, ditolak

    def _reject(self, baris: BarisSerahan, kunci: str, pesan: str) -> None:
        self.lembar.reject(pesan, self.lembar.tempat(baris.nomor, kunci))

    def _tell(self, baris: BarisSerahan, ubah: Mapping[str, Isi], tersimpan: Mapping[str, Isi]) -> None:
        label = _label(tersimpan)
        for kolom in self.isian:
            if kolom.kunci not in ubah:
                continue
            lama, semula = tersimpan[kolom.kunci], baris.semula.get(kolom.kunci)
            self.isi.perubahan.append(
                Perubahan(
                    lembar=self.lembar.nama,
                    sel=self.lembar.tempat(baris.nomor, kolom.kunci),
                    baris=label,
                    isian=kolom.judul,
                    sebelum=print_isi(kolom, lama),
                    sesudah=print_isi(kolom, ubah[kolom.kunci]),
                    is_bentrok=semula not in (None, digest(lama)),
                )
            )


def enumerate_baris(label_list: Sequence[str]) -> str:
    """Return some rows by name, and how many more there are."""
    lebih = len(label_list) - BARIS_DISEBUT
    return "; ".join(label_list[:BARIS_DISEBUT]) + (f"; dan {lebih} baris lain" if lebih > 0 else "")


def _label(tersimpan: Mapping[str, Isi]) -> str:
    """Return a row as people know it: its number or code, and its name."""
    return f"{tersimpan.get('nomor') or tersimpan.get('kode') or ''} {tersimpan['nama']}".strip()
