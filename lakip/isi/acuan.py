"""What the texts of a report can refer to: every table and figure that bears a number, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from lakip.exports.daftar import count_captions, list_headings
from lakip.exports.pdf import render_bagian
from lakip.exports.teks import Kertas
from lakip.isi.kumpul import collect_isi
from lakip.models import Laporan
from lakip.teks import read_teks
from lakip.teks.bentuk import Acuan, Butir, Daftar, Paragraf, Potongan, Sebaris, Sel, Subjudul, Tabel


@dataclass(frozen=True, slots=True)
class Rujukan:
    """A numbered table or figure: ``nama`` is what a reference prints, ``tempat`` the heading above it."""

    kunci: str
    nama: str
    judul: str
    tempat: str

    def __str__(self) -> str:
        return f"{self.nama}. {self.judul} ({self.tempat})"


def list_acuan(laporan: Laporan) -> tuple[Rujukan, ...]:
    """Return all that a text of the report can refer to now, in the order in which it is printed."""
    isi = collect_isi(laporan, timezone.now())
    return read_acuan(render_bagian(isi, Kertas(isi, dibaca=())))


def read_acuan(bagian_list: Iterable[str]) -> tuple[Rujukan, ...]:
    """Return all that a text can refer to, of a report as ``render_bagian`` draws it."""
    daftar_list = [list_headings(satu) for satu in bagian_list]
    nama_by_id = count_captions(daftar_list)
    return tuple(
        Rujukan(satu.id, nama_by_id[satu.id], satu.judul, satu.tempat)
        for daftar in daftar_list
        for satu in (*daftar.tabel, *daftar.gambar)
    )


def find_acuan_putus(teks: str, rujukan: Iterable[Rujukan]) -> tuple[str, ...]:
    """Return the kunci of the references in a text that point nowhere, in order."""
    known = {satu.kunci for satu in rujukan}
    found = dict.fromkeys(satu.kunci for satu in _list_sebaris(read_teks(teks)) if isinstance(satu, Acuan))
    return tuple(kunci for kunci in found if kunci not in known)


def _list_sebaris(isi: Iterable[Potongan | Butir | Sel]) -> Iterator[Sebaris]:
    for satu in isi:
        match satu:
            case Paragraf() | Subjudul():
                yield from satu.isi
            case Butir() | Sel():
                yield from _list_sebaris(satu.isi)
            case Daftar():
                yield from _list_sebaris(satu.butir)
            case Tabel():
                yield from _list_sebaris(sel for row in satu.baris for sel in row)
