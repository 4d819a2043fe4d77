"""What a built LAKIP says, read back from the data that was kept with it, to be read and marked."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, TypeVar

from lakip.domain.angka import format_angka
from lakip.domain.capaian import Capaian
from lakip.domain.sistematika import SISTEMATIKA
from lakip.isi.bentuk import Identitas, IsiTambahan
from lakip.isi.bentuk_kinerja import IsiAnggaran, IsiSasaran
from lakip.teks import from_polos

T = TypeVar("T")

# The parts that are tables of figures.
KINERJA, ANGGARAN = "bab3_capaian", "bab3_anggaran"
# What a unit says about one of its figures; it is written beside the figure.
PENJELASAN = "penjelasan"


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What of one built LAKIP people read: ``naskah`` and ``tambahan`` its texts, the rest its figures."""

    identitas: Identitas
    naskah: Mapping[str, str]
    sasaran: tuple[IsiSasaran, ...]
    anggaran: IsiAnggaran
    tambahan: tuple[IsiTambahan, ...] = ()


@dataclass(frozen=True, slots=True)
class TeksBaca:
    """One written text: ``kunci`` of its place in the outline; of an analysis the sasaran it is about."""

    kunci: str
    judul: str
    isi: str
    sasaran: int | None = None
    uraian_sasaran: str = ""

    @property
    def tempat(self) -> str:
        return f"Sasaran {self.sasaran}, {self.judul}" if self.sasaran else self.judul


@dataclass(frozen=True, slots=True)
class SelBaca:
    """One figure as it is printed: of the row ``nama`` of ``jenis`` ("indikator", "anggaran")."""

    kunci: str
    jenis: str
    kode: str
    nama: str
    kolom: str
    nilai: str

    @property
    def tempat(self) -> str:
        return f"{self.kolom.capitalize()} {self.jenis} {f'{self.kode} {self.nama}'.strip()}"


@dataclass(frozen=True, slots=True)
class BagianBaca:
    """One part to read: its texts, or its figures with one row to a tuple."""

    kunci: str
    judul: str
    teks: tuple[TeksBaca, ...] = ()
    baris: tuple[tuple[SelBaca, ...], ...] = ()

    @property
    def sel(self) -> tuple[SelBaca, ...]:
        return tuple(sel for baris in self.baris for sel in baris)

    @property
    def is_kosong(self) -> bool:
        return not self.baris and not any(satu.isi for satu in self.teks)


def read_bacaan(data: str) -> Bacaan:
    """Return what ``build_json`` wrote as values again."""
    return read_data(Bacaan, data)


def read_data(tipe: type[T], data: str) -> T:
    """Return of what ``build_json`` wrote all that the dataclass ``tipe`` has a field for."""
    nilai: T = _read(tipe, json.loads(data))
    return nilai


def list_bagian(bacaan: Bacaan) -> tuple[BagianBaca, ...]:
    """Return the parts in the order of the report; the analyses of one sasaran are one part."""
    return tuple(_list_bagian(bacaan))


def _list_bagian(bacaan: Bacaan) -> Iterator[BagianBaca]:
    judul = {bagian.kunci: bagian.judul for bagian in SISTEMATIKA}
    last = {bagian.induk or bagian.kunci: bagian.kunci for bagian in SISTEMATIKA}
    for bagian in SISTEMATIKA:
        name = ", ".join(filter(None, (judul.get(bagian.induk), bagian.judul)))
        if bagian.kunci == KINERJA:
            yield BagianBaca(KINERJA, name, baris=tuple(_indikator_rows(bacaan)))
            yield from map(_read_sasaran, bacaan.sasaran)
        elif bagian.kunci == ANGGARAN:
            yield BagianBaca(ANGGARAN, name, baris=tuple(_anggaran_rows(bacaan)))
        elif bagian.pengisi.has_teks:
            yield _one_text(bagian.kunci, name, bacaan.naskah.get(bagian.kunci, ""))
        ended = [i for i in (bagian.kunci, bagian.induk) if i and last.get(i, i) == bagian.kunci]
        for satu in bacaan.tambahan:
            if satu.induk in ended:
                yield _one_text(satu.kunci, f"{judul.get(satu.induk, satu.induk)}, {satu.judul}", satu.teks)


def _one_text(kunci: str, judul: str, isi: str) -> BagianBaca:
    return BagianBaca(kunci, judul, (TeksBaca(kunci, judul, isi),))


def _read_sasaran(sasaran: IsiSasaran) -> BagianBaca:
    analisis = [
        TeksBaca(satu.analisis.kunci, satu.analisis.judul, satu.teks, sasaran.nomor, sasaran.uraian)
        for satu in sasaran.analisis
        if satu.teks or satu.analisis.wajib
    ]
    penjelasan = [
        TeksBaca(
            PENJELASAN, f"{nama} indikator {indikator.nomor}", from_polos(teks), sasaran.nomor, sasaran.uraian
        )
        for indikator in sasaran.indikator
        for nama, teks in indikator.penjelasan.butir
    ]
    judul = f"Analisis sasaran {sasaran.nomor}: {sasaran.uraian}"
    return BagianBaca(f"sasaran-{sasaran.nomor}", judul, (*analisis, *penjelasan))


def _indikator_rows(bacaan: Bacaan) -> Iterator[tuple[SelBaca, ...]]:
    for indikator in (satu for sasaran in bacaan.sasaran for satu in sasaran.indikator):
        kini = indikator.kini
        nilai = {
            "target": kini.target_teks,
            "realisasi": kini.realisasi_teks,
            "capaian": format_capaian(kini.capaian),
        }
        yield _make_row("indikator", indikator.nomor, indikator.nomor, indikator.nama, nilai)


def _anggaran_rows(bacaan: Bacaan) -> Iterator[tuple[SelBaca, ...]]:
    for nomor, baris in enumerate(bacaan.anggaran.baris, start=1):
        nilai = {
            "pagu": format_rupiah_kosong(baris.jumlah.pagu),
            "realisasi": format_rupiah_kosong(baris.jumlah.realisasi),
        }
        yield _make_row("anggaran", str(nomor), baris.kode, baris.nama, nilai)


def _make_row(jenis: str, kunci: str, kode: str, nama: str, nilai: Mapping[str, str]) -> tuple[SelBaca, ...]:
    return tuple(
        SelBaca(f"{jenis}-{kunci}-{kolom}", jenis, kode, nama, kolom, satu) for kolom, satu in nilai.items()
    )


def format_capaian(capaian: Capaian) -> str:
    """Return a percentage as it is printed, or that there is none."""
    return "tidak dapat dihitung" if capaian.persen is None else f"{format_angka(capaian.persen)}%"


def format_rupiah_kosong(nilai: Decimal | None) -> str:
    """Return an amount as the tables print it, or that it is not known."""
    return "belum diisi" if nilai is None else format_angka(nilai)


def _read(tipe: Any, data: Any) -> Any:
    """Return ``data`` as a value of ``tipe``; what it has no word for keeps its default."""
    if is_dataclass(tipe):
        hints = typing.get_type_hints(tipe)
        kept = {
            satu.name: _read(hints[satu.name], data[satu.name]) for satu in fields(tipe) if satu.name in data
        }
        return tipe(**kept)  # type: ignore[operator]
    origin, args = typing.get_origin(tipe), typing.get_args(tipe)
    if origin in (types.UnionType, typing.Union):
        return _read_union(args, data)
    if origin is tuple:
        kinds = args[:1] * len(data) if args[-1] is Ellipsis else args
        return tuple(map(_read, kinds, data))
    if origin is not None:
        return {kunci: _read(args[1], satu) for kunci, satu in data.items()}
    return tipe(data) if tipe is Decimal or (isinstance(tipe, type) and issubclass(tipe, Enum)) else data


def _read_union(args: tuple[Any, ...], data: Any) -> Any:
    """Return a value that may be of several types: a figure stands as text, a range as two of them."""
    if data is None:
        return None
    for tipe in args:
        is_tuple = typing.get_origin(tipe) is tuple
        if tipe is types.NoneType or is_tuple != isinstance(data, list):
            continue
        try:
            return _read(tipe, data)
        except InvalidOperation:
            continue
    return data
