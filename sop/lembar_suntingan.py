"""The matrix of a draft as its page shows it: fields with their names, choices, findings at their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import SELESAI, Asal, JenisPelaksana, name_langkah
from sop.domain.jenis_kerja import LembarKerja, propose_lembar_kerja
from sop.domain.sunting.baris import list_kegiatan
from sop.domain.suntingan import (
    BELUM_DIPILIH,
    BERIKUT,
    BarisSunting,
    KolomSunting,
    PanahSunting,
    SimbolSunting,
    Suntingan,
    name_tujuan,
)
from sop.domain.temuan import Temuan, Tingkat, group_temuan

# How much of a kegiatan stands in a list of rows, in letters.
_RINGKAS = 60


class Pilihan:
    """The choices of a select, written once however many selects offer them."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        self._choices = list(choices)
        self._written: dict[str, SafeString] = {}

    def write(self, chosen: str) -> SafeString:
        """Return the options with one of them chosen."""
        if chosen not in self._written:
            options = (
                format_html('<option value="{}"{}>{}</option>', nilai, _SELECTED[nilai == chosen], teks)
                for nilai, teks in self._choices
            )
            self._written[chosen] = mark_safe("".join(options))  # noqa: S308 each was written by format_html
        return self._written[chosen]


_SELECTED = {True: mark_safe(" selected"), False: ""}


@dataclass(frozen=True, slots=True)
class KolomLembar:
    """A column: its fields begin with ``awalan``."""

    awalan: str
    kolom: KolomSunting
    sebutan: str
    jenis: SafeString


@dataclass(frozen=True, slots=True)
class SelLembar:
    """A crossing of a row and a column; ``nama`` is the field of its symbol."""

    nama: str
    sebutan: str
    jenis: str
    pilihan: SafeString


@dataclass(frozen=True, slots=True)
class AsalLembar:
    """Where a symbol or an arrow that somebody inferred, or gave a reason for, comes from."""

    asal: SafeString
    alasan: str
    is_disimpulkan: bool


@dataclass(frozen=True, slots=True)
class PanahLembar:
    """An arrow; ``label`` is None where none is written, ``nomor`` its place among those of the symbol."""

    awalan: str
    nomor: int
    sebutan: str
    label: str | None
    tujuan: SafeString
    is_terbuka: bool
    asal: AsalLembar | None


@dataclass(frozen=True, slots=True)
class SimbolLembar:
    """A symbol with its arrows; ``letak`` is its place in the row, ``pelaksana`` the name of its column."""

    awalan: str
    letak: int
    sebutan: str
    pelaksana: str
    jenis: JenisSimbol
    panah: list[PanahLembar]
    asal: AsalLembar | None
    is_last: bool


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """A row: its fields begin with ``awalan``, ``urutan`` names the columns of its symbols in their order.

    ``banyak_kegiatan`` is how many lines its kegiatan has.
    """

    awalan: str
    place: int
    sebutan: str
    baris: BarisSunting
    lembar_kerja: SafeString
    sel: list[SelLembar]
    simbol: list[SimbolLembar]
    urutan: str
    banyak_kegiatan: int
    temuan: list[tuple[Tingkat, list[Temuan]]]


class LembarSuntingan:
    """Everything of the matrix that its page draws.

    ``temuan`` are the findings about no row in particular, ``temuan_baris`` the others, by row.
    """

    def __init__(self, suntingan: Suntingan, temuan: Sequence[Temuan]) -> None:
        self.suntingan = suntingan
        self.temuan = [t for t in temuan if t.baris is None]
        self.temuan_baris: dict[int, list[Temuan]] = {}
        for satu in temuan:
            if satu.baris is not None:
                own = self.temuan_baris.setdefault(satu.baris, [])
                # Of a row that nobody has begun to write it is enough to say that it is empty.
                if not own or not _is_empty(suntingan.baris[satu.baris]):
                    own.append(satu)
        self._place = {kolom.kunci: m for m, kolom in enumerate(suntingan.kolom)}
        self._asal = Pilihan([(a.value, a.value) for a in Asal])
        self._simbol = Pilihan([("", "–"), *((j.value, j.value) for j in JenisSimbol)])
        self._tujuan = Pilihan(
            [
                (BERIKUT, "langkah berikutnya"),
                (BELUM_DIPILIH, "– pilih langkah –"),
                *self._list_rows(),
                (SELESAI, "prosedur selesai"),
            ]
        )

    def kolom(self) -> Iterator[KolomLembar]:
        jenis = Pilihan([(j.value, j.value) for j in JenisPelaksana])
        for m, kolom in enumerate(self.suntingan.kolom):
            yield KolomLembar(f"kolom{m}", kolom, self._name_kolom(m), jenis.write(kolom.jenis))

    def baris(self) -> Iterator[BarisLembar]:
        for n, row in enumerate(self.suntingan.baris):
            awalan, sebutan = f"baris{n}", name_langkah(row.nomor, n)
            drawn = {s.kolom: s for s in row.simbol}
            yield BarisLembar(
                awalan=awalan,
                place=n,
                sebutan=sebutan,
                baris=row,
                lembar_kerja=_lembar_kerja(row),
                sel=[
                    self._cell(
                        f"{awalan}-sel{m}", f"{sebutan}, {self._name_kolom(m)}", drawn.get(kolom.kunci)
                    )
                    for m, kolom in enumerate(self.suntingan.kolom)
                ],
                simbol=list(self._draw_simbol(awalan, sebutan, row)),
                urutan=" ".join(str(self._place[s.kolom]) for s in row.simbol),
                banyak_kegiatan=len(list_kegiatan(row)),
                temuan=group_temuan(self.temuan_baris.get(n, [])),
            )

    def _cell(self, nama: str, sebutan: str, simbol: SimbolSunting | None) -> SelLembar:
        jenis = simbol.jenis.value if simbol else ""
        return SelLembar(nama, sebutan, jenis, self._simbol.write(jenis))

    def _draw_simbol(self, awalan: str, sebutan: str, row: BarisSunting) -> Iterator[SimbolLembar]:
        for letak, s in enumerate(row.simbol):
            m = self._place[s.kolom]
            nama, pelaksana = f"{awalan}-sel{m}", self._name_kolom(m)
            tempat = f"{sebutan}, {pelaksana}"
            yield SimbolLembar(
                awalan=nama,
                letak=letak,
                sebutan=f"simbol {tempat}",
                pelaksana=pelaksana,
                jenis=s.jenis,
                panah=[self._draw_panah(nama, tempat, s, i, p) for i, p in enumerate(s.panah)],
                asal=self._tell_asal(s),
                is_last=letak == len(row.simbol) - 1,
            )

    def _draw_panah(
        self, awalan: str, tempat: str, simbol: SimbolSunting, nomor: int, panah: PanahSunting
    ) -> PanahLembar:
        is_labelled = simbol.jenis is JenisSimbol.KEPUTUSAN or panah.label
        return PanahLembar(
            f"{awalan}-panah{nomor}",
            nomor,
            f"panah {nomor + 1}, {tempat}",
            panah.label if is_labelled else None,
            self._tujuan.write(panah.ke),
            panah.ke == BELUM_DIPILIH,
            self._tell_asal(panah),
        )

    def _tell_asal(self, drawn: SimbolSunting | PanahSunting) -> AsalLembar | None:
        if drawn.asal is Asal.TERSURAT and not drawn.alasan:
            return None
        return AsalLembar(self._asal.write(drawn.asal), drawn.alasan, drawn.asal is Asal.DISIMPULKAN)

    def _name_kolom(self, m: int) -> str:
        return self.suntingan.kolom[m].nama or f"kolom ke-{m + 1}"

    def _list_rows(self) -> Iterator[tuple[str, str]]:
        """Every row that an arrow may lead to, and every symbol of a row with several."""
        for n, row in enumerate(self.suntingan.baris):
            kegiatan = " ".join(row.kegiatan.split())
            ringkas = kegiatan if len(kegiatan) <= _RINGKAS else f"{kegiatan[:_RINGKAS]}…"
            teks = f"{row.nomor or f'Baris {n + 1}'} {ringkas}".strip()
            if not row.simbol:
                yield row.kunci, f"{teks} (belum bersimbol)"
            for urutan, s in enumerate(row.simbol, 1):
                pelaksana = f" ({self._name_kolom(self._place[s.kolom])})" if len(row.simbol) > 1 else ""
                yield name_tujuan(row.kunci, urutan), teks + pelaksana


def _is_empty(row: BarisSunting) -> bool:
    return not (row.simbol or row.kegiatan or row.kelengkapan or row.waktu or row.keluaran)


def _lembar_kerja(row: BarisSunting) -> SafeString:
    jenis = row.simbol[0].jenis if row.simbol else JenisSimbol.PROSES
    proposed = propose_lembar_kerja(row.kegiatan, row.keluaran, jenis)
    choices = [("", f"menurut kegiatannya ({proposed})"), *((j.value, j.value) for j in LembarKerja)]
    return Pilihan(choices).write(row.lembar_kerja or "")
