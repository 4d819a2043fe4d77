"""The draft of an SOP as JSON, for keeping each state of it that was saved."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Any, TypeVar

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import DAFTAR, BerkasSop, InstansiBerkas, PengesahanBerkas, TanggalBerkas
from sop.domain.berkas_baca import MAX_LANGKAH, MAX_PANAH, MAX_PELAKSANA
from sop.domain.isian import MAX_BUTIR, MAX_TEKS
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.kolom import JudulKolom
from sop.domain.sunting.tujuan import settle
from sop.domain.suntingan import BarisSunting, KolomSunting, PanahSunting, SimbolSunting, Suntingan

Bagian = TypeVar("Bagian")
Bernama = TypeVar("Bernama", KolomSunting, BarisSunting)


def suntingan_to_json(suntingan: Suntingan) -> dict[str, Any]:
    """Return the draft as a JSON object that ``suntingan_from_json`` reads back as the same draft."""
    return asdict(suntingan)


def suntingan_from_json(isi: object) -> Suntingan:
    """Return the draft that a JSON value holds.

    What is missing or of the wrong kind is empty, what goes beyond the bounds of a document is left out, and
    so is a row or column that carries the name of another, and a symbol without a column.
    """
    kolom = _unique(_read(KolomSunting, satu) for satu in _items(isi, "kolom", MAX_PELAKSANA))
    known = {satu.kunci for satu in kolom}
    baris = _unique(_read_baris(satu, known) for satu in _items(isi, "baris", MAX_LANGKAH))
    return settle(Suntingan(_read_identitas(_get(isi, "identitas")), kolom, baris))


def _read_identitas(isi: object) -> BerkasSop:
    return _read(
        BerkasSop,
        isi,
        instansi=_read(InstansiBerkas, _get(isi, "instansi")),
        tanggal=_read(TanggalBerkas, _get(isi, "tanggal")),
        disahkan_oleh=_read(PengesahanBerkas, _get(isi, "disahkan_oleh")),
        judul_kolom=_read(JudulKolom, _get(isi, "judul_kolom")),
        pelaksana=(),
        langkah=(),
        **{nama: tuple(map(_text, _items(isi, nama, MAX_BUTIR))) for nama in DAFTAR},
    )


def _read_baris(isi: object, kolom: set[str]) -> BarisSunting:
    simbol = {
        s.kolom: s
        for s in (_read_simbol(satu) for satu in _items(isi, "simbol", MAX_PELAKSANA))
        if s.kolom in kolom
    }
    jenis = _text(_get(isi, "lembar_kerja"))
    return _read(
        BarisSunting,
        isi,
        lembar_kerja=LembarKerja(jenis) if jenis in set(LembarKerja) else None,
        simbol=tuple(simbol.values()),
    )


def _read_simbol(isi: object) -> SimbolSunting:
    jenis = _text(_get(isi, "jenis"))
    return _read(
        SimbolSunting,
        isi,
        jenis=JenisSimbol(jenis) if jenis in set(JenisSimbol) else JenisSimbol.PROSES,
        panah=tuple(_read(PanahSunting, satu) for satu in _items(isi, "panah", MAX_PANAH)),
    )


def _read(kelas: Callable[..., Bagian], isi: object, **read: object) -> Bagian:
    """A part of the draft: its texts and choices by name, and what has been ``read`` already."""
    for satu in fields(kelas):  # type: ignore[arg-type]
        if satu.name in read:
            continue
        teks = _text(_get(isi, satu.name))
        if satu.type is str:
            read[satu.name] = teks
        elif isinstance(satu.type, type) and issubclass(satu.type, StrEnum) and teks in set(satu.type):
            read[satu.name] = satu.type(teks)
    return kelas(**read)


def _unique(rows: Iterator[Bernama]) -> tuple[Bernama, ...]:
    found: dict[str, Bernama] = {}
    for row in rows:
        found.setdefault(row.kunci, row)
    return tuple(row for kunci, row in found.items() if kunci)


def _get(isi: object, nama: str) -> object:
    return isi.get(nama) if isinstance(isi, Mapping) else None


def _items(isi: object, nama: str, most: int) -> list[object]:
    items = _get(isi, nama)
    return list(items[:most]) if isinstance(items, list | tuple) else []


def _text(nilai: object) -> str:
    return nilai[:MAX_TEKS] if isinstance(nilai, str) else ""
