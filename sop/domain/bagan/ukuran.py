"""How large symbols and labels are, before anything has a place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sop.domain.bagan.formulir import KATA_STATUS, Formulir, Status
from sop.domain.bagan.gambar import Bentuk
from sop.domain.bagan.kisi import Ruas, Simpul
from sop.domain.bagan.rute import Pintu, Rute
from sop.domain.bagan.teks import KECIL, KECIL_TEBAL, widest_line, wrap

# Width and least height of each shape; with live state there are words inside, and shapes are wider.
POLOS = {
    Bentuk.KAPSUL: (116, 46),
    Bentuk.KOTAK: (116, 54),
    Bentuk.BELAH_KETUPAT: (116, 74),
    Bentuk.SEGI_LIMA: (54, 60),
}
HIDUP = {**POLOS, Bentuk.KAPSUL: (164, 46), Bentuk.KOTAK: (164, 54), Bentuk.BELAH_KETUPAT: (190, 96)}
LEBAR_LABEL = 130
CENTANG = 26
_TEPI = 8


@dataclass(frozen=True, slots=True)
class UkuranSimbol:
    """Width and height of a symbol, the bold words and the caption inside, and whether a check mark leads them."""

    lebar: int
    tinggi: int
    kata: tuple[str, ...] = ()
    keterangan: tuple[str, ...] = ()
    bercentang: bool = False


@dataclass(frozen=True, slots=True)
class UkuranLabel:
    """The words beside one exit, wrapped."""

    baris: tuple[str, ...]
    lebar: int
    tinggi: int
    kembali: bool


def measure_label(form: Formulir, rute: tuple[Rute, ...]) -> dict[tuple[int, Pintu], UkuranLabel]:
    """Return the label of each exit that has one: its answer and, where it says something, how often taken."""
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
    lebar, tinggi = (HIDUP if form.keadaan else POLOS)[simpul.bentuk]
    ujung = [abs(offset) for _, offset, _ in side_exits(simpul, rute, label)]
    tinggi = max(tinggi, 2 * max(ujung, default=0) + 40)
    keadaan = form.keadaan.get(simpul.id)
    if keadaan is None:
        return UkuranSimbol(lebar, tinggi, (simpul.kata,) if simpul.kata else ())
    dalam = lebar - 2 * _TEPI
    if simpul.bentuk is not Bentuk.KOTAK:
        dalam = lebar * 6 // 10
    bercentang = keadaan.status is Status.SELESAI
    # "Mulai" speaks for itself once it has its check mark; "Selesai" stays, it names the symbol.
    status = "" if bercentang and simpul.kata else KATA_STATUS[keadaan.status]
    kata = tuple(baris for k in (simpul.kata, status) for baris in wrap(k, dalam, KECIL_TEBAL))
    keterangan = wrap(keadaan.keterangan, dalam, KECIL)
    isi = (len(kata) + len(keterangan)) * KECIL.tinggi_baris
    if simpul.bentuk is Bentuk.BELAH_KETUPAT:
        # Words 0.6 as wide as a diamond fit where it is at least that wide: in the middle 0.4 of its height.
        isi = isi * 10 // 4
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
