"""A first word on what the places of a foreign document mean; people may say otherwise."""

from sop.domain.bacaan import Bacaan, Pemetaan, Peran
from sop.domain.tafsir.identitas import find_identitas
from sop.domain.tafsir.kepala_tabel import find_kepala, find_rows


def propose_pemetaan(bacaan: Bacaan) -> Pemetaan:
    """Return what the places of the source most likely mean, by the heads and labels that offices print.

    Where no table has the heads of the form, the widest is proposed, and none of its columns.
    A source that says all by itself (``lengkap``) needs none and gets an empty one.
    """
    if not bacaan.tabel:
        return Pemetaan(0, 0, ())
    found = [(nomor, kepala) for nomor, tabel in enumerate(bacaan.tabel) if (kepala := find_kepala(tabel))]
    if not found:
        nomor = max(range(len(bacaan.tabel)), key=lambda n: len(bacaan.tabel[n].baris[0]))
        abaikan = (Peran.ABAIKAN,) * len(bacaan.tabel[nomor].baris[0])
        return Pemetaan(nomor, 0, abaikan, {}, find_identitas(bacaan, ()))
    nomor, kepala = max(found, key=lambda satu: len(bacaan.tabel[satu[0]].baris))
    rows = find_rows(bacaan.tabel[nomor], kepala.baris.stop, kepala.kolom, kepala)
    steps = [(nomor, baris) for baris in (*kepala.baris, *rows)]
    identitas = find_identitas(bacaan, steps)
    return Pemetaan(nomor, kepala.baris.stop, kepala.kolom, kepala.pelaksana, identitas)


def is_cukup(pemetaan: Pemetaan) -> bool:
    """Whether a draft can be made by it: it says where the kegiatan stands, and at least one pelaksana."""
    return {Peran.KEGIATAN, Peran.PELAKSANA} <= set(pemetaan.kolom)
