"""What the places of a field come to: the words of the source, as the field holds them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sop.domain.bacaan import Bacaan, Tempat
from sop.domain.berkas import DAFTAR, BerkasSop
from sop.domain.kata import is_blank
from sop.domain.tafsir.label import strip_label
from sop.domain.tafsir.pengesahan import read_kop, split_pengesahan
from sop.domain.tafsir.sambungan import join_broken
from sop.domain.tafsir.tempat import text_at

TANGGAL = ("pembuatan", "revisi", "efektif", "pengesahan")
SAH = ("jabatan", "nama", "nip", "tempat_tanggal")
KOP = ("nama", "pemda", "unit", "alamat")
ISIAN = (
    "judul",
    "nomor",
    *(f"tanggal.{nama}" for nama in TANGGAL),
    *(f"instansi.{nama}" for nama in KOP),
    *(f"disahkan_oleh.{nama}" for nama in SAH),
    *DAFTAR,
)

# Where numbered texts follow one another in one line: "1. … 2. …"; the number counts on by one.
_NOMOR = re.compile(r"(?:^|(?<=\s))(\d{1,2})([.)])\s+(?=\S)")
_BUTIR = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|[-•*–])\s")


def read_isian(bacaan: Bacaan, identitas: Mapping[str, Sequence[Tempat]], isian: str) -> str:
    """Return the text of a field; of a list, one item a line."""
    tempat = identitas.get(isian, ())
    if isian in DAFTAR:
        return "\n".join(butir for butir in split_items(_texts(bacaan, tempat, isian)) if not is_blank(butir))
    bagian, _, nama = isian.partition(".")
    teks = "\n".join(_texts(bacaan, tempat, isian))
    shared = {t for lain, places in identitas.items() if lain != isian for t in places}
    if bagian in ("disahkan_oleh", "instansi"):
        found = (
            split_pengesahan(teks, _office(bacaan, identitas)) if bagian == "disahkan_oleh"
            else read_kop(teks.split("\n"))
        )  # fmt: skip
        value: str = getattr(found, nama)
        return value or ("" if shared.intersection(tempat) else " ".join(teks.split()))
    return " ".join(teks.split())


def split_items(lines: Sequence[str]) -> list[str]:
    """Return the texts of a list, with the number or dash that is printed before each.

    A line without one goes on with the text before it, unless no line has any. Numbers within a line part it
    only where they count on.
    """
    parts = [part for line in lines for part in _split_numbers(line)]
    has_marks = any(_BUTIR.match(part) for part in parts)
    items: list[str] = []
    for part in parts:
        if items and has_marks and not _BUTIR.match(part):
            items[-1] = join_broken((items[-1], part))
        else:
            items.append(part)
    return items


def _split_numbers(line: str) -> list[str]:
    starts, expected = [0], None
    for found in _NOMOR.finditer(line):
        number = int(found[1])
        if number == expected or (expected is None and found.start() == 0):
            starts.append(found.start())
            expected = number + 1
    ends = [*starts[1:], len(line)]
    return [part for start, end in zip(starts, ends, strict=True) if (part := line[start:end].strip())]


def _texts(bacaan: Bacaan, tempat: Sequence[Tempat], isian: str) -> list[str]:
    """The lines at the places, without the label; cells of one row stand in one line."""
    rows: dict[tuple[int, int], list[str]] = {}
    for t in sorted(tempat):
        rows.setdefault((t.tabel, t.baris), []).append(strip_label(isian, text_at(bacaan, t)).lstrip(" :"))
    whole = "\n".join(" ".join(filter(None, row)) for row in rows.values())
    return [line.strip() for line in whole.split("\n") if line.strip(" :")]


def _office(bacaan: Bacaan, identitas: Mapping[str, Sequence[Tempat]]) -> str:
    return " ".join(
        text_at(bacaan, t) for isian in ("nama", "pemda") for t in identitas.get(f"instansi.{isian}", ())
    )


def isian_of(berkas: BerkasSop, isian: str) -> str:
    """Return what a document holds in the field; of a list, one item a line."""
    if isian in DAFTAR:
        return "\n".join(getattr(berkas, isian))
    bagian, _, nama = isian.partition(".")
    value: str = getattr(getattr(berkas, bagian), nama) if nama else getattr(berkas, bagian)
    return value


def replace_isian(berkas: BerkasSop, isian: str, teks: str) -> BerkasSop:
    """Return the document with another text in the field; of a list, one item a line."""
    bagian, _, nama = isian.partition(".")
    nilai: Any = teks
    if isian in DAFTAR:
        nilai = tuple(line.strip() for line in teks.split("\n") if line.strip())
    elif nama:
        nilai = replace(getattr(berkas, bagian), **{nama: teks})
    return replace(berkas, **{bagian: nilai})
