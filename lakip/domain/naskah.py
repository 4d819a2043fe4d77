"""The written parts of a report: plain text, its paragraphs and lists."""

import unicodedata
from dataclasses import dataclass
from itertools import groupby

MAX_HURUF = 100_000
BUTIR = "- "


@dataclass(frozen=True, slots=True)
class Blok:
    """A paragraph of one or more lines, or a list of items."""

    is_daftar: bool
    baris: tuple[str, ...]


def clean_naskah(teks: str) -> str:
    """Return the text as it is kept: line ends and tabs made plain, nothing hanging over at either end.

    Raises ValueError, with a sentence for the writer, if it is longer than
    ``MAX_HURUF`` or holds control characters that no printer knows.
    """
    teks = teks.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    teks = "\n".join(baris.rstrip() for baris in teks.split("\n")).strip("\n")
    if len(teks) > MAX_HURUF:
        raise ValueError(
            f"Teks sepanjang {len(teks)} huruf terlalu panjang; paling panjang {MAX_HURUF} huruf. Ringkaslah."
        )
    if any(unicodedata.category(huruf) == "Cc" and huruf != "\n" for huruf in teks):
        raise ValueError("Teks memuat karakter kendali yang tidak tampak; ketik ulang bagian itu.")
    return teks


def split_naskah(teks: str) -> list[Blok]:
    """Return the paragraphs and lists of a text, in order.

    A blank line ends a paragraph; lines that begin with "- " make a list.
    """
    blok: list[Blok] = []
    for is_kosong, baris in groupby(teks.split("\n"), lambda b: not b.strip()):
        if is_kosong:
            continue
        for is_daftar, isi in groupby(baris, lambda b: b.lstrip().startswith(BUTIR)):
            bersih = (b.strip().removeprefix(BUTIR).strip() if is_daftar else b.strip() for b in isi)
            blok.append(Blok(is_daftar, tuple(bersih)))
    return blok
