"""A text as plain letters: what is typed without an editor, searched, compared, counted."""

from __future__ import annotations

from collections.abc import Iterable

from lakip.domain.paragraf import Paragraf as ParagrafPolos
from lakip.domain.paragraf import read_paragraf
from lakip.teks.bentuk import (
    Acuan,
    BlokData,
    Butir,
    CatatanKaki,
    Daftar,
    Gambar,
    GantiBaris,
    Paragraf,
    Potongan,
    Runtun,
    Sebaris,
    Subjudul,
    Tabel,
    Teks,
)
from lakip.teks.tulis import write_teks


def from_polos(polos: str) -> str:
    """Return the HTML of a plain text: an empty line parts paragraphs, "- " begins an item of a list."""
    return write_teks(tuple(map(_read_satu, read_paragraf(polos))))


def _read_satu(satu: ParagrafPolos) -> Potongan:
    if satu.is_daftar:
        return Daftar(tuple(Butir((Paragraf((Runtun(baris),)),)) for baris in satu.baris))
    isi: list[Sebaris] = []
    for baris in satu.baris:
        isi += [GantiBaris(), Runtun(baris)] if isi else [Runtun(baris)]
    return Paragraf(tuple(isi))


def to_polos(teks: Teks) -> str:
    """Return the words of a text, a block to a paragraph; footnotes stand in brackets at their call."""
    return "\n\n".join(filter(None, map(_write_potongan, teks)))


def _write_potongan(satu: Potongan) -> str:
    match satu:
        case Paragraf() | Subjudul():
            return write_sebaris(satu.isi)
        case Daftar():
            return "\n".join(f"- {_write_blocks(butir.isi)}" for butir in satu.butir)
        case Tabel():
            baris = (" | ".join(_write_blocks(sel.isi) for sel in row) for row in satu.baris)
            return "\n".join(filter(None, (satu.judul, *baris)))
        case Gambar():
            return satu.keterangan or satu.alt
        case BlokData():
            return ""


def _write_blocks(isi: Iterable[Potongan]) -> str:
    return " ".join(map(_write_potongan, isi))


def write_sebaris(isi: Iterable[Sebaris]) -> str:
    return "".join(map(_write_satu, isi))


def _write_satu(satu: Sebaris) -> str:
    match satu:
        case Runtun():
            return satu.teks
        case GantiBaris():
            return "\n"
        case CatatanKaki():
            return f" ({satu.teks})"
        case Acuan():
            return f"[acuan: {satu.kunci}]"
