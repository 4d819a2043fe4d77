"""What a remark points at, found in the built LAKIP that was read: words, a figure, a page, or all of it."""

from __future__ import annotations

import re

import pypdfium2

from lakip.access import TindakanDitolak
from lakip.isi.bacaan import BagianBaca, SelBaca, list_bagian, read_bacaan
from lakip.models import Anggaran, CatatanKoreksi, Indikator, Sasaran, Terbitan
from lakip.models.koreksi import JenisTempat
from lakip.teks import read_teks, to_polos

TEMPAT_TERPANJANG = 250
ACUAN = re.compile(r'<a href="#[^"]*">[^<]*</a>')
BERNOMOR = re.compile(r"\b(?:Tabel|Gambar|Lampiran)\s+\d+")


def mark(
    terbitan: Terbitan, *, bagian: str = "", kutipan: str = "", acuan: str = "", halaman: int | None = None
) -> CatatanKoreksi:
    """Return a remark, unsaved and without words, on a place in ``terbitan``.

    ``kutipan`` is looked for in the part ``bagian``, ``acuan`` names a figure; without any of them the remark
    is on the whole document. Raises TindakanDitolak, with a sentence, if the place is not there.
    """
    if acuan or bagian:
        isi = list_bagian(read_bacaan(terbitan.data))
        if acuan:
            return _mark_sel(terbitan, isi, acuan)
        return _mark_kutipan(terbitan, isi, bagian, kutipan)
    if halaman is not None:
        return _mark_halaman(terbitan, halaman)
    return CatatanKoreksi(jenis=JenisTempat.UMUM, tempat=JenisTempat.UMUM.label)


def _mark_kutipan(
    terbitan: Terbitan, isi: tuple[BagianBaca, ...], kunci: str, kutipan: str
) -> CatatanKoreksi:
    wanted = _reduce(kutipan)
    if not wanted:
        raise TindakanDitolak("Pilih atau tempel dahulu kata-kata yang ditandai.")
    teks = next((satu.teks for satu in isi if satu.kunci == kunci), ())
    found = next(
        (satu for satu in teks if wanted in _reduce(to_polos(read_teks(ACUAN.sub("", satu.isi))))), None
    )
    if found is None:
        raise TindakanDitolak(
            "Kutipan itu tidak ada pada bagian ini. Salin kata-katanya persis dari teks, tanpa mengubahnya."
        )
    return CatatanKoreksi(
        jenis=JenisTempat.KUTIPAN,
        bagian=found.kunci,
        sasaran=_find_sasaran(terbitan, found.uraian_sasaran),
        tempat=_shorten(found.tempat),
        kutipan=" ".join(kutipan.split()),
    )


def _reduce(teks: str) -> str:
    """Return the letters and digits that stand in a text wherever it is read.

    How lines end and marks are set differs between page, PDF and text, and a cross reference has its number
    only where it is drawn.
    """
    return re.sub(r"[\W_]+", "", BERNOMOR.sub("", teks)).casefold()


def _find_sasaran(terbitan: Terbitan, uraian: str) -> Sasaran | None:
    """Return the sasaran of that name where it still stands."""
    return Sasaran.objects.filter(laporan=terbitan.laporan_id, uraian=uraian).first() if uraian else None


def _mark_sel(terbitan: Terbitan, isi: tuple[BagianBaca, ...], acuan: str) -> CatatanKoreksi:
    sel = next((sel for bagian in isi for sel in bagian.sel if sel.kunci == acuan), None)
    if sel is None:
        raise TindakanDitolak(f"Angka itu tidak ada pada terbitan {terbitan.nomor}; pilih dari daftarnya.")
    return CatatanKoreksi(
        jenis=JenisTempat.SEL,
        acuan=f"{sel.jenis}-{_find_row(terbitan, sel) or ''}-{sel.kolom}",
        tempat=_shorten(sel.tempat),
        kutipan=sel.nilai,
    )


def _find_row(terbitan: Terbitan, sel: SelBaca) -> int | None:
    """Return the key of the row of that name where it still stands."""
    laporan = terbitan.laporan_id
    if sel.jenis == "indikator":
        rows = Indikator.objects.filter(sasaran__laporan=laporan, nama=sel.nama).values_list("pk", flat=True)
        return rows.order_by("pk").first()
    lines = Anggaran.objects.filter(laporan=laporan, kode=sel.kode, nama=sel.nama)
    return lines.order_by("pk").values_list("pk", flat=True).first()


def _mark_halaman(terbitan: Terbitan, halaman: int) -> CatatanKoreksi:
    jumlah = count_halaman(terbitan)
    if not 1 <= halaman <= jumlah:
        raise TindakanDitolak(f"Dokumen ini mempunyai {jumlah} halaman; isi nomor antara 1 dan {jumlah}.")
    return CatatanKoreksi(jenis=JenisTempat.HALAMAN, tempat=f"Halaman {halaman} PDF", halaman=halaman)


def count_halaman(terbitan: Terbitan) -> int:
    """Return how many pages the PDF has; raises TindakanDitolak if it cannot be read."""
    try:
        with terbitan.dokumen.berkas.open("rb") as berkas, pypdfium2.PdfDocument(berkas.read()) as pdf:
            return len(pdf)
    except (OSError, pypdfium2.PdfiumError) as error:
        raise TindakanDitolak(
            "PDF terbitan ini tidak dapat dibaca, sehingga halamannya tidak dapat ditandai. "
            "Tandai bagian teks atau seluruh dokumen."
        ) from error


def _shorten(tempat: str) -> str:
    return tempat if len(tempat) <= TEMPAT_TERPANJANG else f"{tempat[: TEMPAT_TERPANJANG - 1]}…"
