"""The plan of one sheet: its grid, the ways of its arrows, and the room they need."""

from dataclasses import dataclass
from itertools import groupby

from sop.domain.bagan.formulir import Formulir
from sop.domain.bagan.gambar import PANJANG_KEPALA
from sop.domain.bagan.jalur import Jalur, assign_lanes
from sop.domain.bagan.kisi import Kisi, build_kisi
from sop.domain.bagan.pintu import Pintu, Sisi
from sop.domain.bagan.rute import Rute, route
from sop.domain.bagan.teks import KECIL
from sop.domain.bagan.ukuran import (
    LEBAR_KETERANGAN,
    NAIK_LENCANA,
    UkuranLabel,
    UkuranSimbol,
    measure_label,
    measure_simbol,
    side_exits,
)

JARAK_JALUR = 20
RUANG = 16
RUANG_PANAH = PANJANG_KEPALA + 10
CELAH_LABEL = 5


@dataclass(frozen=True)
class Rencana:
    """A sheet before it has measures: what stands on it, and how far symbols reach.

    ``jangkau`` is the distance from the middle of a column (tier) to the channels at its sides.
    """

    langkah: range
    kisi: Kisi
    rute: tuple[Rute, ...]
    jalur: Jalur
    simbol: dict[int, UkuranSimbol]
    label: dict[tuple[int, Pintu], UkuranLabel]
    jangkau: dict[tuple[Sisi, int], int]

    def channel(self, sisi: Sisi, nomor: int) -> int:
        """Return the width of the channel on one side of a column or tier."""
        return self.jalur.banyak.get((not sisi.mendatar, track(sisi, nomor)), 0) * JARAK_JALUR

    def need(self, sebelum: Sisi, sesudah: Sisi, nomor: int) -> int:
        """Return the least width of a column (left to right) or height of a tier (top to bottom)."""
        return sum(self.channel(sisi, nomor) + self.jangkau[sisi, nomor] for sisi in (sebelum, sesudah))

    @property
    def lebar_kolom(self) -> list[int]:
        return [self.need(Sisi.KIRI, Sisi.KANAN, kolom) for kolom in range(self.kisi.kolom)]

    @property
    def baris(self) -> list[tuple[int | None, list[int]]]:
        """Rows in order, each with its tiers; None for a strip of connectors."""
        tingkat = enumerate(self.kisi.langkah_of)
        return [(langkah, [nomor for nomor, _ in isi]) for langkah, isi in groupby(tingkat, lambda t: t[1])]


def track(sisi: Sisi, nomor: int) -> int:
    """Return the grid track of the channel on one side of a column or tier."""
    return 3 * nomor + 1 + sum(sisi.value)


def make_rencana(form: Formulir, langkah: range) -> Rencana:
    """Return the plan of the sheet that holds the rows ``langkah``."""
    kisi = build_kisi(form, langkah)
    rute = route(kisi)
    label = measure_label(form, rute)
    simbol = {s.id: measure_simbol(form, s, rute, label) for s in kisi.simpul.values()}
    return Rencana(
        langkah, kisi, rute, assign_lanes(rute), simbol, label, _reach(form, kisi, rute, simbol, label)
    )


def _reach(
    form: Formulir,
    kisi: Kisi,
    rute: tuple[Rute, ...],
    simbol: dict[int, UkuranSimbol],
    label: dict[tuple[int, Pintu], UkuranLabel],
) -> dict[tuple[Sisi, int], int]:
    jangkau = {(sisi, k): RUANG for sisi in (Sisi.KIRI, Sisi.KANAN) for k in range(kisi.kolom)}
    jangkau |= {(sisi, t): RUANG for sisi in (Sisi.ATAS, Sisi.BAWAH) for t in range(len(kisi.langkah_of))}
    masuk = {(satu.ruas.ke, satu.masuk) for satu in rute}
    for simpul in kisi.simpul.values():
        ukuran = simbol[simpul.id]

        def widen(sisi: Sisi, jarak: int, kolom: int = simpul.kolom, tingkat: int = simpul.tingkat) -> None:
            kunci = sisi, (kolom if sisi.mendatar else tingkat)
            jangkau[kunci] = max(jangkau[kunci], jarak)

        for sisi in Sisi:
            setengah = -(-(ukuran.lebar if sisi.mendatar else ukuran.tinggi) // 2)
            widen(sisi, setengah + (RUANG_PANAH if (simpul.id, sisi) in masuk else RUANG))
        if form.keadaan:
            widen(Sisi.ATAS, -(-ukuran.tinggi // 2) + NAIK_LENCANA + CELAH_LABEL)
        for pintu, offset, kata in side_exits(simpul, rute, label):
            if kata:
                widen(pintu.sisi, -(-ukuran.lebar // 2) + kata.lebar + 2 * CELAH_LABEL)
                widen(Sisi.ATAS, kata.tinggi + 2 * CELAH_LABEL - offset)
        if kata := label.get((simpul.id, Pintu(Sisi.BAWAH, 0))):
            widen(Sisi.KANAN, kata.lebar + 3 * CELAH_LABEL)
            widen(Sisi.BAWAH, -(-ukuran.tinggi // 2) + kata.tinggi + 2 * CELAH_LABEL)
        if ukuran.di_bawah and ukuran.keterangan:
            tinggi = len(ukuran.keterangan) * KECIL.tinggi_baris
            widen(Sisi.KIRI, LEBAR_KETERANGAN + 3 * CELAH_LABEL)
            widen(Sisi.BAWAH, -(-ukuran.tinggi // 2) + tinggi + 2 * CELAH_LABEL)
    return jangkau
