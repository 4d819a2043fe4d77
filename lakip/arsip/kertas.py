"""Papers that are printed from data: for each the folder, the name, the title and how it is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from lakip.buku_ekspedisi import collect_buku
from lakip.exports.buku_ekspedisi import build_buku_ekspedisi
from lakip.exports.lembar_koreksi import build_lembar_koreksi
from lakip.exports.lembar_reviu import build_lembar_reviu
from lakip.exports.perintah import build_perintah
from lakip.exports.rapat import KertasRapat, build_rapat
from lakip.isi.perintah import collect_perintah
from lakip.isi.rapat import collect_rapat
from lakip.isi.reviu import collect_lembar_reviu
from lakip.lembar_koreksi import collect_lembar
from lakip.models import Laporan, Rapat
from lakip.perintah import list_perintah
from lakip.reviu import catatan_of
from lakip.terbitan import find_terbaru

Kertas = tuple[str, str, Callable[[], bytes]]


def _list_perintah(laporan: Laporan, at: datetime) -> Iterator[Kertas]:
    for nomor, satu in enumerate(list_perintah(laporan), 1):
        isi = collect_perintah(satu, at)
        yield f"perintah-{nomor}.pdf", f"{satu.get_cara_display()}: {satu.hal}", partial(build_perintah, isi)


def _list_ekspedisi(laporan: Laporan, at: datetime) -> Iterator[Kertas]:
    if (buku := collect_buku(laporan, at)).baris:
        yield "buku-ekspedisi.pdf", "Buku ekspedisi", partial(build_buku_ekspedisi, buku)


def _list_reviu(laporan: Laporan, at: datetime) -> Iterator[Kertas]:
    terbitan = find_terbaru(laporan)
    if terbitan and catatan_of(laporan).exists():
        lembar = collect_lembar_reviu(laporan, terbitan, at)
        yield "catatan-hasil-reviu.pdf", "Catatan Hasil Reviu", partial(build_lembar_reviu, "catatan", lembar)


def _list_rapat(laporan: Laporan, at: datetime) -> Iterator[Kertas]:
    for nomor, rapat in enumerate(Rapat.objects.filter(laporan=laporan), 1):
        isi = collect_rapat(rapat, at)
        for kertas in KertasRapat:
            if kertas is not KertasRapat.NOTULENSI or rapat.notulensi_pada:
                judul = f"{kertas.replace('-', ' ').capitalize()}: {rapat.acara}"
                yield f"rapat-{nomor}-{kertas}.pdf", judul, partial(build_rapat, kertas, isi)


def _list_koreksi(laporan: Laporan, at: datetime) -> Iterator[Kertas]:
    lembar = collect_lembar(laporan, at)
    yield "lembar-koreksi.pdf", "Lembar koreksi", partial(build_lembar_koreksi, lembar)


KERTAS: tuple[tuple[str, Callable[[Laporan, datetime], Iterator[Kertas]]], ...] = (
    ("02-surat", _list_perintah),
    ("03-pengiriman", _list_ekspedisi),
    ("04-reviu", _list_reviu),
    ("05-rapat", _list_rapat),
    ("07-koreksi", _list_koreksi),
)
