"""The drawing of one sheet: outlines, lines and words at their final places."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isqrt

from sop.domain.bagan.denah import Denah, bend_points
from sop.domain.bagan.formulir import Formulir, Keadaan
from sop.domain.bagan.gambar import (
    Bentuk,
    GambarPanah,
    GambarSimbol,
    Kotak,
    Label,
    Lencana,
    Titik,
    Tulisan,
    path,
)
from sop.domain.bagan.kisi import Simpul
from sop.domain.bagan.pintu import Pintu, Sisi
from sop.domain.bagan.rencana import CELAH_LABEL, Rencana
from sop.domain.bagan.rute import Rute
from sop.domain.bagan.simpang import trim
from sop.domain.bagan.teks import KECIL, KECIL_TEBAL, measure, widest_line, write
from sop.domain.bagan.ukuran import CENTANG, NAIK_LENCANA, UkuranLabel, UkuranSimbol, side_exits
from sop.domain.bagan.uraian import describe_simbol

_TINGGI_LENCANA = 26


class Pelukis:
    """Draws what a plan and its measures say. ``huruf`` names the connectors by the symbol they lead to."""

    def __init__(self, form: Formulir, rencana: Rencana, denah: Denah, huruf: Mapping[int, str]) -> None:
        self.form = form
        self.rencana = rencana
        self.denah = denah
        self.huruf = huruf
        self.kotak = {
            simpul.id: denah.box(simpul, rencana.simbol[simpul.id].lebar, rencana.simbol[simpul.id].tinggi)
            for simpul in rencana.kisi.simpul.values()
        }
        self.offset = {
            (simpul.id, pintu): offset
            for simpul in rencana.kisi.simpul.values()
            for pintu, offset, _ in side_exits(simpul, rencana.rute, rencana.label)
        }

    def draw_simbol(self) -> Iterator[GambarSimbol]:
        """Yield the symbols of the sheet."""
        for simpul in self.rencana.kisi.simpul.values():
            simpul = (
                replace(simpul, kata=self.huruf.get(simpul.tujuan, ""))
                if simpul.tujuan is not None
                else simpul
            )
            yield self._draw(simpul, self.rencana.simbol[simpul.id], self.kotak[simpul.id])

    def _draw(self, simpul: Simpul, ukuran: UkuranSimbol, kotak: Kotak) -> GambarSimbol:
        keadaan = self.form.keadaan.get(simpul.id)
        kata = (simpul.kata,) if simpul.tujuan is not None else ukuran.kata
        tulisan = _words(kata, ukuran, kotak, self._caption_box(simpul.id, ukuran))
        return GambarSimbol(
            id=simpul.id,
            bentuk=simpul.bentuk,
            kotak=kotak,
            d=outline(simpul.bentuk, kotak),
            tulisan=tulisan,
            judul=describe_simbol(self.form, simpul.id) if simpul.id >= 0 else _explain(simpul),
            disimpulkan=simpul.id in self.form.simbol_disimpulkan,
            status=keadaan.status if keadaan else "",
            centang=_check_mark(tulisan, kotak) if ukuran.bercentang else "",
            lencana=_badge(keadaan, kotak),
            tautan=self.form.tautan.get(simpul.id, ""),
        )

    def _caption_box(self, simbol: int, ukuran: UkuranSimbol) -> Kotak:
        """The place of the caption: within the symbol, or under it, left of the exit at the bottom."""
        kotak = self.kotak[simbol]
        tinggi = len(ukuran.keterangan) * KECIL.tinggi_baris
        if not ukuran.di_bawah:
            isi = tinggi + len(ukuran.kata) * KECIL_TEBAL.tinggi_baris
            return Kotak(kotak.x, kotak.y + (kotak.tinggi + isi) // 2 - tinggi, kotak.lebar, tinggi)
        lebar = widest_line(ukuran.keterangan, KECIL)
        return Kotak(kotak.tengah[0] - 2 * CELAH_LABEL - lebar, kotak.bawah + CELAH_LABEL, lebar, tinggi)

    def draw_panah(self) -> Iterator[GambarPanah]:
        """Yield the arrows of the sheet, those really taken last, so that they lie on top."""
        gambar = [self._line(rute) for rute in self.rencana.rute]
        yield from trim(
            sorted(gambar, key=lambda panah: (panah.ditempuh, panah.kembali, not panah.disimpulkan))
        )

    def _line(self, rute: Rute) -> GambarPanah:
        ruas, nomor = rute.ruas, self.rencana.jalur.nomor
        lanes = [nomor.get((rute, bagian), 0) for bagian in range(len(rute.titik) - 1)]
        tikungan = bend_points(self.denah, lanes, rute.titik)
        if rute.keluar.sisi.mendatar and tikungan:
            y = self.denah.down(rute.titik[0][1]) + self.offset[ruas.dari, rute.keluar]
            tikungan[0] = tikungan[0][0], y
        ditempuh = any(self.form.ditempuh.get(panah, 0) for panah in ruas.panah)
        return GambarPanah(
            dari=ruas.dari,
            ke=ruas.ke,
            titik=(self._leave(rute), *tikungan, self._touch(ruas.ke, rute.masuk, 0)),
            panah=ruas.panah,
            disimpulkan=all(panah in self.form.panah_disimpulkan for panah in ruas.panah),
            ditempuh=ditempuh,
            kembali=ditempuh and any(self.form.alur.is_return(panah) for panah in ruas.panah),
        )

    def _leave(self, rute: Rute) -> Titik:
        offset = self.offset.get((rute.ruas.dari, rute.keluar), 0)
        return self._touch(rute.ruas.dari, rute.keluar.sisi, offset)

    def _touch(self, simbol: int, sisi: Sisi, offset: int) -> Titik:
        """The point of the outline where a side is left or entered, ``offset`` below its middle."""
        kotak = self.kotak[simbol]
        x, y = self.denah.box(self.rencana.kisi.simpul[simbol], 0, 0).tengah
        if sisi is Sisi.ATAS:
            return x, kotak.y
        if sisi is Sisi.BAWAH:
            return x, kotak.bawah
        masuk = inset(self.rencana.kisi.simpul[simbol].bentuk, kotak, offset)
        return (kotak.x + masuk if sisi is Sisi.KIRI else kotak.kanan - masuk), y + offset

    def draw_label(self) -> Iterator[Label]:
        """Yield the labels beside the exits."""
        for (simbol, pintu), ukuran in self.rencana.label.items():
            kotak = self._place_label(simbol, pintu, ukuran)
            yield Label(kotak, write(ukuran.baris, kotak, KECIL_TEBAL), ukuran.kembali)

    def _place_label(self, simbol: int, pintu: Pintu, ukuran: UkuranLabel) -> Kotak:
        badan = self.kotak[simbol]
        x, y = self._touch(simbol, Sisi.BAWAH, 0)
        if pintu.sisi is Sisi.BAWAH:
            return Kotak(x + 2 * CELAH_LABEL, y + CELAH_LABEL, ukuran.lebar, ukuran.tinggi)
        garis = self.denah.box(self.rencana.kisi.simpul[simbol], 0, 0).y + self.offset[simbol, pintu]
        kiri = badan.kanan + CELAH_LABEL if pintu.sisi is Sisi.KANAN else badan.x - CELAH_LABEL - ukuran.lebar
        return Kotak(kiri, garis - CELAH_LABEL - ukuran.tinggi, ukuran.lebar, ukuran.tinggi)


def outline(bentuk: Bentuk, kotak: Kotak) -> str:
    """Return the outline of a shape as an SVG path."""
    x, y, kanan, bawah = kotak.x, kotak.y, kotak.kanan, kotak.bawah
    tengah_x, tengah_y = kotak.tengah
    if bentuk is Bentuk.KOTAK:
        return path([(x, y), (kanan, y), (kanan, bawah), (x, bawah)], tutup=True)
    if bentuk is Bentuk.BELAH_KETUPAT:
        return path([(tengah_x, y), (kanan, tengah_y), (tengah_x, bawah), (x, tengah_y)], tutup=True)
    if bentuk is Bentuk.SEGI_LIMA:
        bahu = y + kotak.tinggi * 6 // 10
        return path([(x, y), (kanan, y), (kanan, bahu), (tengah_x, bawah), (x, bahu)], tutup=True)
    jari = _corner(kotak)
    sisi = [
        ((x + jari, y), (kanan - jari, y)),
        ((kanan, y + jari), (kanan, bawah - jari)),
        ((kanan - jari, bawah), (x + jari, bawah)),
        ((x, bawah - jari), (x, y + jari)),
    ]
    busur = f"A{jari} {jari} 0 0 1 "
    return f"M{busur.join(path(satu)[1:] for satu in sisi)}{busur}{x + jari} {y}Z"


def inset(bentuk: Bentuk, kotak: Kotak, offset: int) -> int:
    """Return how far within its box the left or right outline lies, ``offset`` off the middle."""
    if bentuk is Bentuk.BELAH_KETUPAT:
        return abs(offset) * kotak.lebar // kotak.tinggi
    if bentuk is Bentuk.KAPSUL:
        jari = _corner(kotak)
        dalam = max(0, abs(offset) - (kotak.tinggi // 2 - jari))
        return jari - isqrt(jari * jari - dalam * dalam)
    return 0


def _corner(kotak: Kotak) -> int:
    """The radius of a capsule's corners: half its height, but no more than that of a plain capsule."""
    return min(kotak.tinggi // 2, 30)


def _words(
    kata: tuple[str, ...], ukuran: UkuranSimbol, kotak: Kotak, keterangan: Kotak
) -> tuple[Tulisan, ...]:
    geser = CENTANG // 2 if ukuran.bercentang else 0
    tinggi = kotak.tinggi if ukuran.di_bawah else kotak.tinggi - keterangan.tinggi
    return (
        *write(kata, Kotak(kotak.x + geser, kotak.y, kotak.lebar, tinggi), KECIL_TEBAL, di_tengah=True),
        *write(ukuran.keterangan, keterangan, KECIL, di_tengah=True),
    )


def _check_mark(tulisan: tuple[Tulisan, ...], kotak: Kotak) -> str:
    """The check mark before the first word."""
    x, y = (tulisan[0].kotak.x - CENTANG, tulisan[0].y) if tulisan else kotak.tengah
    return path([(x, y - 8), (x + 6, y), (x + 18, y - 17)])


def _badge(keadaan: Keadaan | None, kotak: Kotak) -> Lencana | None:
    if keadaan is None or keadaan.putaran < 2:
        return None
    isi = f"{keadaan.putaran}×"
    lebar = measure(isi, KECIL_TEBAL) + 14
    di = Kotak(kotak.kanan - lebar + 4, kotak.y - NAIK_LENCANA, lebar, _TINGGI_LENCANA)
    return Lencana(di, write([isi], di, KECIL_TEBAL, di_tengah=True))


def _explain(simpul: Simpul) -> str:
    return "Selesai" if simpul.bentuk is Bentuk.KAPSUL else f"Sambungan {simpul.kata}"
