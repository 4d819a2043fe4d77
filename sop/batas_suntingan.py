"""Whether the matrix of a draft keeps within what the database and a document can hold."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Field, Model

from sop.domain.berkas import name_langkah
from sop.domain.berkas_baca import MAX_LANGKAH, MAX_PANAH, MAX_PELAKSANA, MAX_SIMBOL
from sop.domain.isian import MAX_TEKS
from sop.domain.suntingan import BarisSunting, Suntingan
from sop.domain.temuan import Temuan, Tingkat
from sop.models import Langkah, Panah, Pelaksana

# The texts of a row that somebody writes.
TEKS_BARIS = ("nomor", "kegiatan", "kelengkapan", "waktu", "keluaran", "keterangan")


def longest(model: type[Model], nama: str) -> int:
    """Return how many letters a text may have."""
    column: Field[object, object] = model._meta.get_field(nama)  # type: ignore[assignment]
    return column.max_length or MAX_TEKS


def find_excess(suntingan: Suntingan) -> list[Temuan]:
    """Return what of the matrix is too much or too long to be saved, each with what to do."""
    return [*_check_counts(suntingan), *_check_columns(suntingan), *_check_rows(suntingan)]


def _check_counts(suntingan: Suntingan) -> Iterator[Temuan]:
    counts = (
        ("langkah", len(suntingan.baris), MAX_LANGKAH),
        ("kolom pelaksana", len(suntingan.kolom), MAX_PELAKSANA),
        ("simbol", sum(len(row.simbol) for row in suntingan.baris), MAX_SIMBOL),
    )
    for nama, banyak, most in counts:
        if banyak > most:
            yield _reject("Draf", f"Memuat {banyak} {nama}; paling banyak {most}.")


def _check_columns(suntingan: Suntingan) -> Iterator[Temuan]:
    for nomor, kolom in enumerate(suntingan.kolom, 1):
        yield from _check_text(f"Pelaksana ke-{nomor}", "Nama", kolom.nama, longest(Pelaksana, "nama"))


def _check_rows(suntingan: Suntingan) -> Iterator[Temuan]:
    for place, row in enumerate(suntingan.baris):
        tempat = name_langkah(row.nomor[: longest(Langkah, "nomor")], place)
        for sebutan, teks, most in _texts_of(row):
            yield from _check_text(tempat, sebutan, teks, most, place)
        for simbol in row.simbol:
            if len(simbol.panah) > MAX_PANAH:
                pesan = f"Satu simbol memuat {len(simbol.panah)} panah; paling banyak {MAX_PANAH}."
                yield _reject(tempat, pesan, place)


def _texts_of(row: BarisSunting) -> Iterator[tuple[str, str, int]]:
    yield "Kunci", row.kunci, longest(Langkah, "kunci")
    for nama in TEKS_BARIS:
        sebutan = str(Langkah._meta.get_field(nama).verbose_name).capitalize()  # type: ignore[union-attr]
        yield sebutan, getattr(row, nama), longest(Langkah, nama)
    for simbol in row.simbol:
        yield "Alasan simbol", simbol.alasan, MAX_TEKS
        for panah in simbol.panah:
            yield "Label panah", panah.label, longest(Panah, "label")
            yield "Alasan panah", panah.alasan, MAX_TEKS


def _check_text(
    tempat: str, sebutan: str, teks: str, most: int, baris: int | None = None
) -> Iterator[Temuan]:
    if len(teks) > most:
        yield _reject(tempat, f"{sebutan} sepanjang {len(teks)} huruf; paling panjang {most}.", baris)


def _reject(tempat: str, pesan: str, baris: int | None = None) -> Temuan:
    return Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, tempat, pesan, baris)
