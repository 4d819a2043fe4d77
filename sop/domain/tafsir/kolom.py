"""The columns of the draft: one for each pelaksana of the source, and the marks that stand in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sop.domain.alur import JenisSimbol
from sop.domain.bacaan import Pemetaan, Peran, Tempat
from sop.domain.tafsir.baris import BarisBaca
from sop.domain.tafsir.tanda import Tanda, read_tanda


@dataclass(frozen=True, slots=True)
class KolomBaca:
    """Names of the columns, the marks of each row by column, and the places where those stand.

    ``judul`` are the columns of the source table by the columns of the draft.
    """

    nama: tuple[str, ...]
    tertulis: tuple[tuple[tuple[int, JenisSimbol | Tanda, str], ...], ...]
    asal: tuple[tuple[Tempat, ...], ...]
    judul: Mapping[int, int]


def read_kolom(pemetaan: Pemetaan, rows: Sequence[BarisBaca]) -> KolomBaca:
    """Return the columns and what is marked in them.

    Where the one column of pelaksana holds their names instead of marks, as offices' own tables do, each name
    becomes a column, in the order in which they appear.
    """
    source = [kolom for kolom, peran in enumerate(pemetaan.kolom) if peran is Peran.PELAKSANA]
    said = [tanda for row in rows for tanda in row.tanda.values()]
    if len(source) == 1 and said and not any(map(read_tanda, said)):
        return _from_names(source[0], rows)
    place = {kolom: nomor for nomor, kolom in enumerate(source)}
    tertulis, asal = [], []
    for row in rows:
        read = [(kolom, tanda) for kolom, isi in row.tanda.items() if (tanda := read_tanda(isi))]
        tertulis.append(tuple((place[kolom], tanda, row.tanda[kolom]) for kolom, tanda in read))
        asal.append(tuple(t for kolom, _ in read for t in row.asal[f"tanda.{kolom}"]))
    nama = [
        pemetaan.pelaksana.get(kolom, "").strip() or f"Pelaksana {n}" for n, kolom in enumerate(source, 1)
    ]
    return KolomBaca(tuple(nama), tuple(tertulis), tuple(asal), {n: kolom for kolom, n in place.items()})


def _from_names(source: int, rows: Sequence[BarisBaca]) -> KolomBaca:
    names = [
        [" ".join(nama.split()) for nama in re.split(r"[,;\n]", row.tanda.get(source, "")) if nama.strip()]
        for row in rows
    ]
    kolom = tuple(dict.fromkeys(nama for row in names for nama in row))
    return KolomBaca(
        kolom,
        tuple(tuple((kolom.index(nama), Tanda.CENTANG, nama) for nama in row) for row in names),
        tuple(tuple(row.asal.get(f"tanda.{source}", ())) for row in rows),
        {},
    )
