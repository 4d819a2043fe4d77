"""The draft of an SOP while it is edited: rows and columns have names, so that arrows follow them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import (
    SELESAI,
    Asal,
    BerkasSop,
    JenisPelaksana,
    LangkahBerkas,
    PanahBerkas,
    PelaksanaBerkas,
    SimbolBerkas,
)
from sop.domain.jenis_kerja import LembarKerja, propose_lembar_kerja

# An arrow to whatever symbol comes next, and the sign between a row and the place of a symbol in it.
BERIKUT = ""
KE_SIMBOL = "#"
# An arrow of which nobody has said yet where it leads.
BELUM_DIPILIH = KE_SIMBOL
# A row that is called so would be taken for the symbol of another row.
_SEPERTI_TUJUAN = re.compile(rf"{KE_SIMBOL}\d*\Z")
# The number of a symbol that is not drawn.
BUNTU = -1


@dataclass(frozen=True, slots=True)
class KolomSunting:
    """A column; ``kunci`` stays the same wherever the column is moved."""

    kunci: str
    nama: str = ""
    jenis: JenisPelaksana = JenisPelaksana.JABATAN


@dataclass(frozen=True, slots=True)
class PanahSunting:
    """An arrow to a row (its kunci, or "kunci#2" for its second symbol), BERIKUT, SELESAI, BELUM_DIPILIH."""

    label: str = ""
    ke: str = BERIKUT
    asal: Asal = Asal.TERSURAT
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class SimbolSunting:
    """A symbol in the column ``kolom``."""

    kolom: str
    jenis: JenisSimbol
    asal: Asal = Asal.TERSURAT
    alasan: str = ""
    panah: tuple[PanahSunting, ...] = ()


@dataclass(frozen=True, slots=True)
class BarisSunting:
    """A row; its symbols stand in the order in which they are carried out.

    Without a ``lembar_kerja`` the row gets the one that its words propose.
    """

    kunci: str
    nomor: str = ""
    kegiatan: str = ""
    kelengkapan: str = ""
    waktu: str = ""
    keluaran: str = ""
    keterangan: str = ""
    lembar_kerja: LembarKerja | None = None
    simbol: tuple[SimbolSunting, ...] = ()


@dataclass(frozen=True)
class Suntingan:
    """A document being edited. ``identitas`` is the document without its columns and rows."""

    identitas: BerkasSop
    kolom: tuple[KolomSunting, ...] = ()
    baris: tuple[BarisSunting, ...] = ()


def open_berkas(berkas: BerkasSop) -> Suntingan:
    """Return the document as one edits it; ``close_suntingan`` gives it back."""
    names = [
        name_tujuan(row.kunci, urutan) for row in berkas.langkah for urutan, _ in enumerate(row.simbol, 1)
    ]

    def open_panah(own: int, panah: PanahBerkas) -> PanahSunting:
        ke = SELESAI if panah.ke is None else BERIKUT if panah.ke == own + 1 else names[panah.ke]
        return PanahSunting(panah.label, ke, panah.asal, panah.alasan)

    baris = []
    for row, numbers in zip(berkas.langkah, berkas.nomor_simbol, strict=True):
        drawn = []
        for own, s in zip(numbers, row.simbol, strict=True):
            panah = tuple(open_panah(own, p) for p in s.panah)
            drawn.append(SimbolSunting(f"k{s.pelaksana + 1}", s.jenis, s.asal, s.alasan, panah))
        baris.append(
            BarisSunting(
                row.kunci, row.nomor, row.kegiatan, row.kelengkapan, row.waktu, row.keluaran, row.keterangan,
                row.lembar_kerja, tuple(drawn),
            )
        )  # fmt: skip
    return Suntingan(
        replace(berkas, pelaksana=(), langkah=()),
        tuple(KolomSunting(f"k{n}", p.nama, p.jenis) for n, p in enumerate(berkas.pelaksana, 1)),
        tuple(baris),
    )


def close_suntingan(suntingan: Suntingan) -> BerkasSop:
    """Return the document that the draft comes to.

    Left out is an arrow whose target has no symbol, one to the next symbol where none comes, and one that
    says again what another says.
    Rows keep their kunci wherever they are moved: that is how a later revision is compared with this one.
    """
    place = {kolom.kunci: nomor for nomor, kolom in enumerate(suntingan.kolom)}
    number = number_simbol(suntingan)
    langkah = []
    for row in suntingan.baris:
        drawn = []
        for urutan, s in enumerate(row.simbol, 1):
            panah = _close_panah(s, number[name_tujuan(row.kunci, urutan)], number)
            drawn.append(SimbolBerkas(place[s.kolom], s.jenis, s.asal, s.alasan, panah))
        langkah.append(_close_baris(row, tuple(drawn)))
    return replace(
        suntingan.identitas,
        pelaksana=tuple(PelaksanaBerkas(k.nama, k.jenis) for k in suntingan.kolom),
        langkah=tuple(langkah),
    )


def number_simbol(suntingan: Suntingan) -> Mapping[str, int]:
    """Return the number in the document of each symbol, from 0, by what an arrow calls it."""
    names = [
        name_tujuan(row.kunci, urutan) for row in suntingan.baris for urutan, _ in enumerate(row.simbol, 1)
    ]
    return {nama: number for number, nama in enumerate(names)}


def replace_row(suntingan: Suntingan, place: int, row: BarisSunting) -> Suntingan:
    """Return the draft with another row at ``place``, from 0, instead of the one that stood there."""
    return replace(suntingan, baris=(*suntingan.baris[:place], row, *suntingan.baris[place + 1 :]))


def name_tujuan(kunci: str, urutan: int) -> str:
    """Return what an arrow calls the symbol at place ``urutan``, from 1, of the row ``kunci``."""
    is_first = urutan == 1 and not _SEPERTI_TUJUAN.search(kunci)
    return kunci if is_first else f"{kunci}{KE_SIMBOL}{urutan}"


def find_tujuan(panah: PanahSunting, own: int, number: Mapping[str, int]) -> int | None:
    """Return the number of the symbol to which an arrow of the symbol ``own`` leads.

    None is the end; BUNTU is where no such symbol is drawn.
    """
    if panah.ke == SELESAI:
        return None
    ke = own + 1 if panah.ke == BERIKUT else number.get(panah.ke, BUNTU)
    return ke if ke < len(number) else BUNTU


def _close_panah(simbol: SimbolSunting, own: int, number: Mapping[str, int]) -> tuple[PanahBerkas, ...]:
    drawn: dict[tuple[str, int | None], PanahBerkas] = {}
    for panah in simbol.panah:
        ke = find_tujuan(panah, own, number)
        if ke != BUNTU:
            drawn.setdefault((panah.label, ke), PanahBerkas(panah.label, ke, panah.asal, panah.alasan))
    return tuple(drawn.values())


def _close_baris(row: BarisSunting, drawn: tuple[SimbolBerkas, ...]) -> LangkahBerkas:
    jenis = drawn[0].jenis if drawn else JenisSimbol.PROSES
    return LangkahBerkas(
        row.kunci, row.nomor, row.kegiatan, row.kelengkapan, row.waktu, row.keluaran, row.keterangan,
        row.lembar_kerja or propose_lembar_kerja(row.kegiatan, row.keluaran, jenis), drawn,
    )  # fmt: skip
