"""What was read of a foreign document, and what its places mean, as JSON and back."""

from collections.abc import Mapping, Sequence
from typing import Any

from sop.domain.bacaan import Bacaan, Pemetaan, Peran, Sumber, Tabel, Tempat
from sop.domain.suntingan_json import suntingan_from_json, suntingan_to_json


def bacaan_to_json(bacaan: Bacaan) -> dict[str, Any]:
    """Return a value for a JSON field, from which ``bacaan_from_json`` makes the same again."""
    return {
        "sumber": bacaan.sumber,
        "tabel": [
            {"nama": tabel.nama, "baris": [list(row) for row in tabel.baris]} for tabel in bacaan.tabel
        ],
        "lengkap": None if bacaan.lengkap is None else suntingan_to_json(bacaan.lengkap),
    }


def bacaan_from_json(isi: Mapping[str, Any]) -> Bacaan:
    """Return what ``bacaan_to_json`` wrote down."""
    return Bacaan(
        Sumber(isi["sumber"]),
        tuple(Tabel(t["nama"], tuple(tuple(row) for row in t["baris"])) for t in isi["tabel"]),
        None if isi["lengkap"] is None else suntingan_from_json(isi["lengkap"]),
    )


def pemetaan_to_json(pemetaan: Pemetaan) -> dict[str, Any]:
    """Return a value for a JSON field, from which ``pemetaan_from_json`` makes the same again."""
    return {
        "tabel": pemetaan.tabel,
        "baris_awal": pemetaan.baris_awal,
        "kolom": list(pemetaan.kolom),
        "pelaksana": {str(kolom): nama for kolom, nama in pemetaan.pelaksana.items()},
        "identitas": {isian: [_place(t) for t in tempat] for isian, tempat in pemetaan.identitas.items()},
    }


def pemetaan_from_json(isi: Mapping[str, Any]) -> Pemetaan:
    """Return what ``pemetaan_to_json`` wrote down."""
    return Pemetaan(
        isi["tabel"],
        isi["baris_awal"],
        tuple(Peran(peran) for peran in isi["kolom"]),
        {int(kolom): nama for kolom, nama in sorted(isi["pelaksana"].items(), key=lambda satu: int(satu[0]))},
        {isian: tuple(Tempat(*letak) for letak in tempat) for isian, tempat in isi["identitas"].items()},
    )


def _place(tempat: Tempat) -> Sequence[int]:
    return [tempat.tabel, tempat.baris, tempat.kolom]
