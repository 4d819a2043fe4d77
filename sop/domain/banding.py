"""Two revisions on one sheet: the form of the later one, with what is gone struck through in its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import BerkasSop, SimbolBerkas
from sop.domain.jajaran import Jajaran, Pasangan, align
from sop.domain.perbedaan import SEL, Perbedaan, UbahBaris, UbahDaftar, compare
from sop.domain.perbedaan_kata import describe_baris, describe_kolom, summarise

# How much two texts have in common, from 0 to 1, to be told word by word.
_MIRIP = 0.5


class Tanda(StrEnum):
    """How something stands in the later revision."""

    SAMA = "sama"
    DITAMBAH = "ditambah"
    DIHAPUS = "dihapus"
    BERUBAH = "berubah"


@dataclass(frozen=True, slots=True)
class Potongan:
    """A piece of a text, or a symbol by its jenis."""

    teks: str
    tanda: Tanda = Tanda.SAMA


@dataclass(frozen=True, slots=True)
class KolomBanding:
    """The head of a column."""

    tanda: Tanda
    nama: tuple[Potongan, ...]
    catatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarisBanding:
    """A row: its texts by the names of the document, its symbols column by column, and the rest in words."""

    tanda: Tanda
    teks: Mapping[str, tuple[Potongan, ...]]
    simbol: tuple[tuple[Potongan, ...], ...]
    catatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Banding:
    """Both revisions on one sheet."""

    ringkasan: str
    teks: tuple[tuple[str, tuple[Potongan, ...]], ...]
    daftar: tuple[UbahDaftar, ...]
    kolom: tuple[KolomBanding, ...]
    baris: tuple[BarisBanding, ...]


def lay_side_by_side(lama: BerkasSop, baru: BerkasSop, menit_per_hari: int | None = None) -> Banding | None:
    """Return both revisions on one sheet; None if they say the same.

    ``menit_per_hari`` as in ``summarise``.
    """
    jajaran = align(lama, baru)
    perbedaan = compare(jajaran)
    if not perbedaan:
        return None
    return Banding(
        summarise(lama, baru, perbedaan, menit_per_hari),
        tuple((ubah.nama, mark_words(ubah.lama, ubah.baru)) for ubah in perbedaan.teks),
        perbedaan.daftar,
        tuple(_lay_kolom(jajaran, perbedaan)),
        tuple(_lay_baris(jajaran, perbedaan)),
    )


def mark_words(lama: str, baru: str) -> tuple[Potongan, ...]:
    """Return the later text word by word, with what is gone before what came in its place.

    Texts that have little in common are told one after the other.
    """
    if SequenceMatcher(None, lama.split(), baru.split(), autojunk=False).ratio() < _MIRIP:
        whole = (Potongan(lama, Tanda.DIHAPUS), Potongan(baru, Tanda.DITAMBAH))
        return tuple(potongan for potongan in whole if potongan.teks)
    satu, dua = re.findall(r"\s+|\S+", lama), re.findall(r"\s+|\S+", baru)
    found = []
    for jenis, a, b, c, d in SequenceMatcher(None, satu, dua, autojunk=False).get_opcodes():
        if jenis == "equal":
            found.append(Potongan("".join(dua[c:d])))
            continue
        found += [Potongan("".join(satu[a:b]), Tanda.DIHAPUS)] if b > a else []
        found += [Potongan("".join(dua[c:d]), Tanda.DITAMBAH)] if d > c else []
    return tuple(found)


def _lay_kolom(jajaran: Jajaran, perbedaan: Perbedaan) -> Iterator[KolomBanding]:
    ubah_by_place = {(ubah.lama, ubah.baru): ubah for ubah in perbedaan.kolom}
    for a, b in jajaran.walk_kolom():
        satu = "" if a is None else jajaran.lama.pelaksana[a].nama
        dua = "" if b is None else jajaran.baru.pelaksana[b].nama
        ubah = ubah_by_place.get((a, b))
        catatan = tuple(describe_kolom(ubah)) if ubah else ()
        yield KolomBanding(_tanda((a, b), bool(ubah)), mark_words(satu, dua), catatan)


def _lay_baris(jajaran: Jajaran, perbedaan: Perbedaan) -> Iterator[BarisBanding]:
    lama, baru, kolom = jajaran.lama, jajaran.baru, list(jajaran.walk_kolom())
    ubah_by_place: dict[Pasangan, UbahBaris] = {(ubah.lama, ubah.baru): ubah for ubah in perbedaan.baris}
    for a, b in jajaran.walk_baris():
        satu = None if a is None else lama.langkah[a]
        dua = None if b is None else baru.langkah[b]
        drawn_lama = _by_kolom(satu.simbol if satu else ())
        drawn_baru = _by_kolom(dua.simbol if dua else ())
        ubah = ubah_by_place.get((a, b))
        yield BarisBanding(
            _tanda((a, b), bool(ubah and not ubah.is_nomor_saja)),
            {nama: mark_words(getattr(satu, nama, ""), getattr(dua, nama, "")) for nama in SEL},
            tuple(tuple(_mark_simbol(drawn_lama.get(k), drawn_baru.get(m))) for k, m in kolom),
            tuple(describe_baris(lama, baru, ubah)) if ubah else (),
        )


def _tanda(pasangan: Pasangan, is_berubah: bool) -> Tanda:
    if pasangan[0] is None:
        return Tanda.DITAMBAH
    if pasangan[1] is None:
        return Tanda.DIHAPUS
    return Tanda.BERUBAH if is_berubah else Tanda.SAMA


def _by_kolom(simbol: tuple[SimbolBerkas, ...]) -> dict[int | None, JenisSimbol]:
    return {satu.pelaksana: satu.jenis for satu in simbol}


def _mark_simbol(lama: JenisSimbol | None, baru: JenisSimbol | None) -> Iterator[Potongan]:
    if lama is baru:
        if baru:
            yield Potongan(baru)
        return
    if lama:
        yield Potongan(lama, Tanda.DIHAPUS)
    if baru:
        yield Potongan(baru, Tanda.DITAMBAH)
