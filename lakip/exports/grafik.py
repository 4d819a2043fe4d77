"""Charts as places on a drawing: what the numbers are is decided elsewhere, how it looks in the template.

Every figure stands beside its bar, a target is drawn as an outline or a broken line and a realisasi as a
full bar, so that the charts can be read without colour. What is missing has no bar: it is never 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from lakip.domain.angka import format_persen
from lakip.domain.capaian import SERATUS, Target
from lakip.domain.kalimat import cut_teks
from lakip.isi.bentuk_kinerja import IsiIndikator, IsiSasaran

# Units of 1/10 mm: a drawing is as wide as the text of a page. Letters of 28 are 8 pt in print.
LEBAR = 1600
HURUF = 28
LEBAR_HURUF = Decimal("0.55") * HURUF
# A figure that is higher leaves half a page empty before it.
TINGGI_TERBESAR = 1000
# Bars of percent: room for words left and right of them, and the height of one.
KIRI = 240
KIRI_INDIKATOR = 560
KANAN = 260
TINGGI_BARIS = 64
# Where everything is near its target the axis still reaches so far, in percent.
SUMBU_TERPENDEK = Decimal(120)
# Bars in pairs: where they begin, how long they may be, the height of a pair with its heading.
KIRI_PASANGAN = 170
PANJANG_PASANGAN = 1120
TINGGI_PASANGAN = 132
SATUAN_TERPANJANG = 20


class Jenis(StrEnum):
    """What a line stands for."""

    SUMBU = "sumbu"
    TARGET = "target"


class Rata(StrEnum):
    """Which end of a text stands at its place."""

    KIRI = "start"
    TENGAH = "middle"
    KANAN = "end"


@dataclass(frozen=True, slots=True)
class Kotak:
    """A bar, full or only its outline."""

    x: int
    y: int
    lebar: int
    tinggi: int
    is_kosong: bool = False


@dataclass(frozen=True, slots=True)
class Garis:
    """A straight line."""

    x1: int
    y1: int
    x2: int
    y2: int
    jenis: Jenis


@dataclass(frozen=True, slots=True)
class Teks:
    """A line of words; ``y`` is where its letters stand."""

    x: int
    y: int
    isi: str
    rata: Rata = Rata.KIRI
    is_tebal: bool = False


@dataclass(frozen=True, slots=True)
class Grafik:
    """A chart; ``uraian`` says all of it in words, ``cara`` how it is read."""

    kunci: str
    judul: str
    uraian: str
    cara: str
    tinggi: int
    kotak: tuple[Kotak, ...]
    garis: tuple[Garis, ...]
    teks: tuple[Teks, ...]


@dataclass(frozen=True, slots=True)
class Lembar:
    """A drawing while it is being made."""

    kotak: list[Kotak] = field(default_factory=list)
    garis: list[Garis] = field(default_factory=list)
    teks: list[Teks] = field(default_factory=list)

    def finish(self, kunci: str, judul: str, uraian: str, cara: str, tinggi: int) -> Grafik:
        return Grafik(
            kunci, judul, uraian, cara, tinggi, tuple(self.kotak), tuple(self.garis), tuple(self.teks)
        )


@dataclass(frozen=True, slots=True)
class Pasangan:
    """Two values of one indikator to be drawn one below the other; None and words have no bar."""

    label: str
    atas: tuple[str, Target | None, str]
    bawah: tuple[str, Target | None, str]


def make_grafik(sasaran_list: Sequence[IsiSasaran], tahun: int) -> Grafik | None:
    """Return the mean capaian of each sasaran; None where there are not two to compare."""
    if len(sasaran_list) < 2:
        return None
    rows = [(f"Sasaran {satu.nomor}", satu.rata.persen) for satu in sasaran_list]
    return draw_persen("grafik-capaian", f"Rata-rata capaian menurut sasaran tahun {tahun}", rows)


def draw_persen(
    kunci: str, judul: str, rows: Sequence[tuple[str, Decimal | None]], kiri: int = KIRI
) -> Grafik:
    """Return bars of percent with a line at 100; below 0 there is no bar, only the figure."""
    panjang = LEBAR - kiri - KANAN
    sumbu = max([SUMBU_TERPENDEK, *(persen for _, persen in rows if persen is not None)])
    lembar, uraian = Lembar(), []
    for nomor, (label, persen) in enumerate(rows):
        y = nomor * TINGGI_BARIS
        nilai = "tidak dapat dihitung" if persen is None else format_persen(persen)
        if persen is not None and persen > 0:
            lembar.kotak.append(Kotak(kiri, y + 14, int(panjang * persen / sumbu), 38))
        lembar.teks.append(Teks(0, y + 42, cut_teks(label, count_huruf(kiri - 20))))
        lembar.teks.append(Teks(LEBAR, y + 42, nilai, Rata.KANAN))
        uraian.append(f"{label} {nilai}")
    bawah, seratus = len(rows) * TINGGI_BARIS, kiri + int(panjang * SERATUS / sumbu)
    lembar.garis.append(Garis(kiri, 0, kiri, bawah, Jenis.SUMBU))
    lembar.garis.append(Garis(seratus, 0, seratus, bawah + 12, Jenis.TARGET))
    lembar.teks.append(Teks(seratus, bawah + 46, "100%", Rata.TENGAH))
    return lembar.finish(kunci, judul, "; ".join(uraian), "Garis putus-putus menandai 100%.", bawah + 60)


def draw_pasangan(kunci: str, judul: str, cara: str, rows: Sequence[Pasangan]) -> Grafik:
    """Return pairs of bars, each pair on a scale of its own: the indikator have different satuan."""
    lembar, uraian = Lembar(), []
    for nomor, satu in enumerate(rows):
        y = nomor * TINGGI_PASANGAN
        low, high = find_range([satu.atas[1], satu.bawah[1]])
        nol = _place(Decimal(0), low, high)
        lembar.teks.append(Teks(0, y + 32, satu.label, is_tebal=True))
        for ke, (nama, nilai, cetak) in enumerate((satu.atas, satu.bawah)):
            atas, ujung = y + 44 + ke * 36, nol
            if ends := ends_of(nilai):
                mulai, ujung = sorted(_place(end, low, high) for end in ends)
                lembar.kotak.append(Kotak(mulai, atas, ujung - mulai, 30, is_kosong=ke == 0))
            tempat = max(nol, ujung) + 14
            lembar.teks.append(Teks(0, atas + 25, nama))
            lembar.teks.append(Teks(tempat, atas + 25, cut_teks(cetak, count_huruf(LEBAR - tempat))))
        lembar.garis.append(Garis(nol, y + 42, nol, y + 112, Jenis.SUMBU))
        words = (f"{nama.lower()} {cetak}" for nama, _, cetak in (satu.atas, satu.bawah))
        uraian.append(f"{satu.label}: {', '.join(words)}")
    return lembar.finish(kunci, judul, "; ".join(uraian), cara, len(rows) * TINGGI_PASANGAN)


def ends_of(nilai: Target | None) -> tuple[Decimal, Decimal] | None:
    """Return between which two values a bar lies: from 0 to a number, or over a range; None for no bar."""
    match nilai:
        case Decimal():
            return Decimal(0), nilai
        case (Decimal() as bawah, Decimal() as atas):
            return bawah, atas
        case _:
            return None


def find_range(values: Sequence[Target | None]) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest of an axis that has 0 on it."""
    ends = [end for nilai in values for end in ends_of(nilai) or ()]
    low, high = min([Decimal(0), *ends]), max([Decimal(0), *ends])
    return low, high if high > low else low + 1


def label_of(indikator: IsiIndikator, lebar: int = LEBAR) -> str:
    """Return the words for an indikator that stand in so much room: its name is cut, its satuan is not."""
    satuan = f" ({cut_teks(indikator.satuan, SATUAN_TERPANJANG)})" if indikator.satuan else ""
    return f"{cut_teks(f'{indikator.nomor} {indikator.nama}', count_huruf(lebar) - len(satuan))}{satuan}"


def count_huruf(lebar: int) -> int:
    """Return how many letters stand in so much room."""
    return int(lebar / LEBAR_HURUF)


def _place(nilai: Decimal, low: Decimal, high: Decimal) -> int:
    return KIRI_PASANGAN + int(PANJANG_PASANGAN * (nilai - low) / (high - low))
