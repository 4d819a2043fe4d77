"""How large symbols and labels are, before anything has a place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sop.domain.bagan.formulir import KATA_STATUS, Formulir, Keadaan, Status
from sop.domain.bagan.gambar import Bentuk
from sop.domain.bagan.kisi import Ruas, Simpul
from sop.domain.bagan.pintu import Pintu
from sop.domain.bagan.rute import Rute
from sop.domain.bagan.teks import KECIL, KECIL_TEBAL, widest_line, wrap

# Width and least height of each shape; with live state there are words inside, and shapes are wider.
POLOS = {
    Bentuk.KAPSUL: (126, 50),
    Bentuk.KOTAK: (126, 60),
    Bentuk.BELAH_KETUPAT: (126, 84),
    Bentuk.SEGI_LIMA: (56, 62),
}
HIDUP = {**POLOS, Bentuk.KAPSUL: (168, 50), Bentuk.KOTAK: (168, 60), Bentuk.BELAH_KETUPAT: (200, 96)}
LEBAR_LABEL = 130
CENTANG = 26
# How far the badge stands out above its symbol: it keeps off the words inside.
NAIK_LENCANA = 18
LEBAR_KETERANGAN = 130
_TEPI = 8
# What of the width of a shape is no room for words.
_BUKAN_ISI = {Bentuk.KOTAK: 2 * _TEPI, Bentuk.KAPSUL: 5 * _TEPI, Bentuk.BELAH_KETUPAT: 80}
# With more columns than this, symbols stand closer and are narrower.
KOLOM_RAPAT = 6


@dataclass(frozen=True, slots=True)
class UkuranSimbol:
    """Width and height of a symbol; the bold words inside, the check mark before them, the caption.

    The caption stands inside too, or ``di_bawah``: under the symbol, which has no room for it.
    """

    lebar: int
    tinggi: int
    kata: tuple[str, ...] = ()
    keterangan: tuple[str, ...] = ()
    bercentang: bool = False
    di_bawah: bool = False


@dataclass(frozen=True, slots=True)
class UkuranLabel:
    """The words beside one exit, wrapped."""

    baris: tuple[str, ...]
    lebar: int
    tinggi: int
    kembali: bool


def measure_label(form: Formulir, rute: tuple[Rute, ...]) -> dict[tuple[int, Pintu], UkuranLabel]:
    """Return the label of each exit that has one: its answer and, where that matters, how often taken."""
    keluar: dict[tuple[int, Pintu], list[Ruas]] = {}
    for satu in rute:
        keluar.setdefault((satu.ruas.dari, satu.keluar), []).append(satu.ruas)
    label = {}
    for pintu, isi in keluar.items():
        panah = [p for ruas in isi if ruas.dari >= 0 for p in ruas.panah]
        kali = max((form.ditempuh.get(p, 0) for p in panah), default=0)
        kembali = kali > 0 and any(form.alur.is_return(p) for p in panah)
        kata = isi[0].label[:1].upper() + isi[0].label[1:]
        if kali > 1 or kembali:
            kata = f"{kata} {kali}×".strip()
        baris = wrap(kata, LEBAR_LABEL, KECIL_TEBAL)
        if baris:
            tinggi = len(baris) * KECIL_TEBAL.tinggi_baris
            label[pintu] = UkuranLabel(baris, widest_line(baris, KECIL_TEBAL), tinggi, kembali)
    return label


def measure_simbol(
    form: Formulir,
    simpul: Simpul,
    rute: tuple[Rute, ...],
    label: Mapping[tuple[int, Pintu], UkuranLabel],
) -> UkuranSimbol:
    """Return the size of a symbol: room for the words inside it and for each of its exits."""
    ujung = max((abs(offset) for _, offset, _ in side_exits(simpul, rute, label)), default=0)
    keadaan = form.keadaan.get(simpul.id)
    if keadaan:
        ukuran = _measure_hidup(simpul, keadaan)
    else:
        lebar, tinggi = (HIDUP if form.keadaan else POLOS)[simpul.bentuk]
        if len(form.pelaksana) > KOLOM_RAPAT and not form.keadaan:
            lebar = lebar * 4 // 5
        ukuran = UkuranSimbol(lebar, tinggi, (simpul.kata,) if simpul.kata else ())
    return replace(ukuran, tinggi=max(ukuran.tinggi, 2 * ujung + 40))


def _measure_hidup(simpul: Simpul, keadaan: Keadaan) -> UkuranSimbol:
    lebar, tinggi = HIDUP[simpul.bentuk]
    dalam = lebar - _BUKAN_ISI[simpul.bentuk]
    bercentang = keadaan.status is Status.SELESAI
    # "Mulai" speaks for itself once it has its check mark; "Selesai" stays, it names the symbol.
    status = "" if bercentang and simpul.kata else KATA_STATUS[keadaan.status]
    kata = tuple(baris for k in (simpul.kata, status) for baris in wrap(k, dalam, KECIL_TEBAL))
    isi = len(kata) * KECIL_TEBAL.tinggi_baris
    if simpul.bentuk is Bentuk.BELAH_KETUPAT:
        keterangan = wrap(keadaan.keterangan, LEBAR_KETERANGAN, KECIL)
        # Words 0.6 as wide as the diamond fit into the middle 0.4 of its height.
        return UkuranSimbol(lebar, max(tinggi, isi * 10 // 4), kata, keterangan, bercentang, di_bawah=True)
    keterangan = wrap(keadaan.keterangan, dalam, KECIL)
    isi += len(keterangan) * KECIL.tinggi_baris
    return UkuranSimbol(lebar, max(tinggi, isi + 2 * _TEPI), kata, keterangan, bercentang)


def side_exits(
    simpul: Simpul, rute: tuple[Rute, ...], label: Mapping[tuple[int, Pintu], UkuranLabel]
) -> Iterator[tuple[Pintu, int, UkuranLabel | None]]:
    """Yield each exit at a side of the symbol, how far below the middle it lies, and its label."""
    pintu = dict.fromkeys(r.keluar for r in rute if r.ruas.dari == simpul.id and r.keluar.sisi.mendatar)
    tertinggi = max((label[simpul.id, p].tinggi for p in pintu if (simpul.id, p) in label), default=0)
    for satu in pintu:
        yield satu, exit_offset(satu, tertinggi), label.get((simpul.id, satu))


def exit_offset(pintu: Pintu, tinggi_label: int) -> int:
    """Return how far below the middle of its side an exit lies: 0, then down, up, further down, ..."""
    langkah = (pintu.nomor + 1) // 2
    return (langkah if pintu.nomor % 2 else -langkah) * (tinggi_label + 12)
