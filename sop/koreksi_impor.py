"""What people say of a document that is brought in, read from the sheet on which they check it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sop.domain.berkas import DAFTAR
from sop.domain.isian import BerkasDitolak
from sop.domain.temuan import Temuan, Tingkat
from sop.forms.isian import clean_teks
from sop.lembar_impor import TIDAK_PERLU, BarisPeriksa, Isian, LembarPeriksa

# One tick for every place that is left over.
SISA_SEMUA = "sisa-semua"
# How a correction says that something is so.
YA = "1"


def read_koreksi(lembar: LembarPeriksa, isian: Mapping[str, str]) -> dict[str, str]:
    """Return what was changed on the sheet, by the names of the cells, as ``interpret`` takes it.

    ``lembar`` is the sheet as it was handed out. Raises BerkasDitolak if a cell holds more than it can.
    """
    isian = {kunci: clean_teks(nilai) for kunci, nilai in isian.items()}
    ubahan = {
        sel.kunci: isian[sel.kunci]
        for sel in lembar.semua
        if isian.get(sel.kunci, clean_teks(sel.nilai)) != clean_teks(sel.nilai)
    }
    for baris in lembar.langkah:
        ubahan |= _read_simbol(baris, isian)
        if isian.get(baris.kunci_buang):
            ubahan[baris.kunci_buang] = YA
    for kunci, tujuan, teks in _read_sisa(lembar, isian):
        ubahan[kunci] = YA
        if tujuan:
            before = ubahan.get(tujuan.kunci, tujuan.nilai)
            ubahan[tujuan.kunci] = ("\n" if tujuan.kunci in DAFTAR else " ").join(
                filter(None, (before, teks))
            )
    _refuse_long(lembar, ubahan)
    return ubahan


def _read_simbol(baris: BarisPeriksa, isian: Mapping[str, str]) -> dict[str, str]:
    """The symbols of a row where others were chosen, as "k2 proses; k1 keputusan"."""
    before = [(kolom.nilai, jenis.nilai) for kolom, jenis in baris.simbol]
    now = [
        (isian.get(kolom.kunci, kolom.nilai), isian.get(jenis.kunci, jenis.nilai))
        for kolom, jenis in baris.simbol
    ]
    return {} if now == before else {baris.kunci_simbol: "; ".join(f"{k} {j}" for k, j in now if k)}


def _read_sisa(lembar: LembarPeriksa, isian: Mapping[str, str]) -> Iterator[tuple[str, Isian | None, str]]:
    """Yield each place left over that something was said of: its name, the cell it goes into, its words."""
    tujuan = {sel.kunci: sel for sel in lembar.semua}
    for sel, asli in lembar.sisa:
        dipilih = isian.get(sel.kunci, "") or (TIDAK_PERLU if isian.get(SISA_SEMUA) else "")
        if dipilih == TIDAK_PERLU or dipilih in tujuan:
            yield sel.kunci, tujuan.get(dipilih), asli.teks


def _refuse_long(lembar: LembarPeriksa, ubahan: Mapping[str, str]) -> None:
    found = [
        Temuan(
            Tingkat.TIDAK_DAPAT_DIJALANKAN,
            sel.label,
            f"Memuat {len(ubahan[sel.kunci])} huruf; paling banyak {sel.maks}.",
        )
        for sel in lembar.semua
        if len(ubahan.get(sel.kunci, "")) > sel.maks
    ]
    if found:
        raise BerkasDitolak(found)
