"""Places of a foreign document, and what stands there."""

from collections.abc import Iterable, Iterator

from sop.domain.bacaan import Bacaan, Tempat


def text_at(bacaan: Bacaan, tempat: Tempat) -> str:
    """Return what is written at a place; nothing where the document has no such place."""
    try:
        return bacaan.tabel[tempat.tabel].baris[tempat.baris][tempat.kolom]
    except IndexError:
        return ""


def filled(bacaan: Bacaan) -> Iterator[Tempat]:
    """Yield every place with words, in the order of the document."""
    for nomor, tabel in enumerate(bacaan.tabel):
        for baris, row in enumerate(tabel.baris):
            yield from (Tempat(nomor, baris, kolom) for kolom, isi in enumerate(row) if isi)


def join_texts(bacaan: Bacaan, tempat_list: Iterable[Tempat]) -> str:
    """Return what is written at the places, cells of one row with a space between, rows one under another."""
    lines: dict[tuple[int, int], str] = {}
    for tempat in sorted(tempat_list):
        row = (tempat.tabel, tempat.baris)
        lines[row] = f"{lines.get(row, '')} {text_at(bacaan, tempat)}".strip()
    return "\n".join(filter(None, lines.values()))
