"""Measures: where each track and lane of a planned sheet lies."""

from collections.abc import Sequence
from dataclasses import dataclass

from sop.domain.bagan.formulir import Formulir
from sop.domain.bagan.gambar import Kotak, Titik
from sop.domain.bagan.kisi import Simpul
from sop.domain.bagan.pintu import Sisi
from sop.domain.bagan.rencana import JARAK_JALUR, Rencana
from sop.domain.bagan.tabel import Tabel, row_height


@dataclass(frozen=True, slots=True)
class Lajur:
    """One column or tier: its middle, and the innermost lanes of the channels before and after it."""

    tengah: int
    sebelum: int
    sesudah: int

    def at(self, jalur: int, nomor: int) -> int:
        """Return the place of a grid track's lane: track 0 before, 1 the middle, 2 after."""
        return (self.sebelum - nomor * JARAK_JALUR, self.tengah, self.sesudah + nomor * JARAK_JALUR)[jalur]


@dataclass(frozen=True)
class Denah:
    """Columns, tiers, and the lines between rows (from the foot of the head to the foot of the sheet)."""

    kolom: tuple[Lajur, ...]
    tingkat: tuple[Lajur, ...]
    batas: tuple[int, ...]

    def box(self, simpul: Simpul, lebar: int, tinggi: int) -> Kotak:
        """Return the place of a symbol, in the middle of its cell."""
        x, y = self.kolom[simpul.kolom].tengah, self.tingkat[simpul.tingkat].tengah
        return Kotak(x - lebar // 2, y - tinggi // 2, lebar, tinggi)

    def across(self, jalur: int, nomor: int = 0) -> int:
        """Return the x of a lane in a track that runs down."""
        return self.kolom[jalur // 3].at(jalur % 3, nomor)

    def down(self, jalur: int, nomor: int = 0) -> int:
        """Return the y of a lane in a track that runs across."""
        return self.tingkat[jalur // 3].at(jalur % 3, nomor)


def make_denah(form: Formulir, rencana: Rencana, tabel: Tabel) -> Denah:
    """Return the measures of a sheet: rows as high as their words and their symbols need."""
    kolom = tuple(
        _settle(rencana, (Sisi.KIRI, Sisi.KANAN), nomor, x) for nomor, x in enumerate(tabel.pelaksana)
    )
    tingkat: list[Lajur] = []
    batas = [tabel.kepala.bawah]
    for langkah, isi in rencana.baris:
        kata = 0 if langkah is None else row_height(tabel, form.langkah[langkah])
        for y in _divide(batas[-1], [rencana.need(Sisi.ATAS, Sisi.BAWAH, nomor) for nomor in isi], kata):
            tingkat.append(_settle(rencana, (Sisi.ATAS, Sisi.BAWAH), len(tingkat), y))
            bawah = y[1]
        batas.append(bawah)
    return Denah(kolom, tuple(tingkat), tuple(batas))


def _divide(atas: int, perlu: Sequence[int], tinggi: int) -> list[tuple[int, int]]:
    """Divide a row of at least ``tinggi`` among its tiers."""
    lebih = max(0, tinggi - sum(perlu))
    potongan = []
    for nomor, satu in enumerate(perlu):
        tambah = lebih // (len(perlu) - nomor)
        potongan.append((atas, atas := atas + satu + tambah))
        lebih -= tambah
    return potongan


def _settle(rencana: Rencana, sisi: tuple[Sisi, Sisi], nomor: int, batas: tuple[int, int]) -> Lajur:
    """Put the symbols in the middle if there is room, and the channels halfway between them and the edges."""
    saluran = [rencana.channel(s, nomor) for s in sisi]
    jangkau = [rencana.jangkau[s, nomor] for s in sisi]
    paling_awal = batas[0] + saluran[0] + jangkau[0]
    paling_akhir = batas[1] - saluran[1] - jangkau[1]
    tengah = min(max(sum(batas) // 2, paling_awal), paling_akhir)
    return Lajur(
        tengah,
        tengah - jangkau[0] - (tengah - paling_awal) // 2 - JARAK_JALUR // 2,
        tengah + jangkau[1] + (paling_akhir - tengah) // 2 + JARAK_JALUR // 2,
    )


def bend_points(denah: Denah, lanes: Sequence[int], titik: Sequence[Titik]) -> list[Titik]:
    """Return the points of a way: ``lanes`` gives the lane of each of its stretches."""
    hasil = []
    for nomor in range(1, len(titik) - 1):
        mendatar = titik[nomor - 1][1] == titik[nomor][1]
        tegak, datar = (lanes[nomor], lanes[nomor - 1]) if mendatar else (lanes[nomor - 1], lanes[nomor])
        hasil.append((denah.across(titik[nomor][0], tegak), denah.down(titik[nomor][1], datar)))
    return hasil
