"""What cannot stand in one row of the report's data, whoever writes it: a form or an import.

Each ``find`` yields the name of the field and a sentence for the writer.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip.domain.capaian import JenisNilai, Polaritas, StatusNilai
from lakip.domain.komponen import agrees
from lakip.domain.konsolidasi import Konsolidasi
from lakip.models import Indikator, Nilai

TAHUN = range(2000, 2101)
PREDIKAT_TERPANJANG = 60
TEKS_TERPANJANG = 2_000
DIGIT_TERBANYAK = 15  # SQLite rounds a figure that has more, without a word

Kejanggalan = Iterator[tuple[str, str]]


def is_too_long(nilai: Decimal) -> bool:
    """Whether the figure has more digits than every database keeps."""
    return len(nilai.normalize().as_tuple().digits) > DIGIT_TERBANYAK


def find_in_indikator(indikator: Indikator) -> Kejanggalan:
    yield from _find_in_jenis(indikator)
    if len(set(indikator.skala)) < len(indikator.skala):
        yield "skala", "Ada predikat yang ditulis dua kali; sisakan satu."
    elif len(indikator.skala) == 1:
        yield "skala", "Skala memerlukan sedikitnya dua predikat, dari yang terendah."
    if any(len(predikat) > PREDIKAT_TERPANJANG for predikat in indikator.skala):
        yield "skala", f"Satu predikat paling panjang {PREDIKAT_TERPANJANG} huruf; pisahkan dengan koma."
    yield from _find_in_komponen(indikator)
    if indikator.target_renstra is not None and indikator.tahun_renstra is None:
        yield "tahun_renstra", "Isi tahun akhir Renstra untuk target itu."
    if indikator.tahun_renstra is not None and indikator.tahun_renstra not in TAHUN:
        yield "tahun_renstra", f"Isi tahun antara {TAHUN[0]} dan {TAHUN[-1]}."
    if indikator.standar_nasional is not None and not indikator.sumber_standar:
        yield "sumber_standar", "Sebutkan sumber standar nasional itu."


def _find_in_jenis(indikator: Indikator) -> Kejanggalan:
    jenis = indikator.jenis
    if jenis is JenisNilai.PREDIKAT and not indikator.skala:
        yield "skala", "Isi predikatnya, dari yang terendah, dipisahkan koma."
    if jenis is not JenisNilai.PREDIKAT and indikator.skala:
        yield (
            "skala",
            "Skala hanya untuk nilai berupa huruf atau predikat; kosongkan, atau ganti jenis nilainya.",
        )
    if not jenis.is_kata:
        return
    if indikator.hitungan:
        yield (
            "hitungan",
            "Predikat dan teks tidak dihitung dari pembilang dan penyebut; pilih diisi langsung.",
        )
    if indikator.polaritas == Polaritas.RENTANG:
        yield "polaritas", "Predikat dan teks tidak mempunyai rentang; pilih arah yang lain."
    if indikator.konsolidasi in (Konsolidasi.JUMLAH, Konsolidasi.RATA_RATA):
        yield "konsolidasi", "Predikat dan teks tidak dapat dijumlahkan; pilih nilai triwulan terakhir."
    elif jenis is JenisNilai.TEKS and indikator.konsolidasi == Konsolidasi.TERTINGGI:
        yield "konsolidasi", "Teks tidak mempunyai urutan; pilih nilai triwulan terakhir."


def _find_in_komponen(indikator: Indikator) -> Kejanggalan:
    for nama in ("nama_pembilang", "nama_penyebut"):
        if indikator.hitungan and not getattr(indikator, nama):
            yield nama, "Sebutkan apa yang dihitung di sini."
        elif not indikator.hitungan and getattr(indikator, nama):
            yield "hitungan", "Pilih bagaimana realisasi dihitung dari komponen itu, atau kosongkan namanya."
            return


def find_in_nilai(nilai: Nilai) -> Kejanggalan:
    indikator = nilai.indikator
    if nilai.tahun not in TAHUN:
        yield "tahun", f"Isi tahun antara {TAHUN[0]} dan {TAHUN[-1]}."
    has_realisasi = nilai.realisasi is not None or bool(nilai.realisasi_teks)
    if nilai.status == StatusNilai.TERISI and not has_realisasi:
        yield "realisasi", "Isi realisasi, atau nyatakan belum diukur."
    elif nilai.status != StatusNilai.TERISI and has_realisasi:
        yield "status", "Kosongkan realisasi bila memang tidak ada nilainya."
    komponen = nilai.dari_komponen
    if komponen and komponen.nilai is None:
        yield ("pembilang" if nilai.pembilang is None else "penyebut"), f"{komponen.alasan.capitalize()}."
    elif komponen and komponen.nilai is not None and is_too_long(komponen.nilai):
        yield "realisasi", f"Hasil hitungnya terlalu panjang; paling banyak {DIGIT_TERBANYAK} digit."
    elif komponen and nilai.realisasi is not None and not agrees(nilai.realisasi, komponen):
        pesan = f"Komponennya menghasilkan angka lain: {komponen.rumus}. Kosongkan agar dihitung."
        yield "realisasi", pesan
    if indikator.skala:
        for nama in ("target_teks", "realisasi_teks"):
            predikat = getattr(nilai, nama)
            if predikat and predikat not in indikator.skala:
                yield nama, f'Predikat "{predikat}" tidak ada dalam skala {", ".join(indikator.skala)}.'
    elif indikator.polaritas == Polaritas.RENTANG:
        yield from _find_in_rentang(nilai)


def fill_realisasi(nilai: Nilai) -> None:
    """Put in what the components give, unless something else was written down."""
    komponen = nilai.dari_komponen
    if komponen and (nilai.realisasi is None or agrees(nilai.realisasi, komponen)):
        nilai.realisasi = komponen.nilai


def _find_in_rentang(nilai: Nilai) -> Kejanggalan:
    if (nilai.target is None) != (nilai.target_atas is None):
        kosong = "target" if nilai.target is None else "target_atas"
        yield kosong, "Target rentang memerlukan batas bawah dan batas atas."
    elif nilai.target is not None and nilai.target_atas is not None and nilai.target > nilai.target_atas:
        yield "target_atas", "Batas atas target berada di bawah batas bawahnya; tukar keduanya."
