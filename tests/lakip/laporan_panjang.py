"""A long report in which hardly a sentence stands twice, with all that people may put into a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from lakip.domain.anggaran import PosAnggaran, sum_anggaran
from lakip.domain.sistematika import SISTEMATIKA
from lakip.isi.bentuk import IsiLaporan
from lakip.isi.bentuk_kinerja import BarisAnggaran, IsiAnggaran, IsiIndikator, IsiPenjelasan, IsiSasaran
from lakip.teks import write_teks
from lakip.teks.bentuk import (
    Acuan,
    Butir,
    CatatanKaki,
    Daftar,
    Gaya,
    Paragraf,
    Runtun,
    Sel,
    Subjudul,
    Tabel,
    Teks,
)
from tests.lakip.isi_laporan import make_indikator, make_isi, make_sasaran, make_triwulan

KATA = sorted({kata for bagian in SISTEMATIKA for kata in re.findall(r"\b[a-z]{4,}\b", bagian.petunjuk)})


def make_panjang(jumlah_sasaran: int, indikator_per_sasaran: int = 3, benih: int = 53) -> IsiLaporan:
    """Return a report of so many sasaran; about four pages each. The same arguments give the same report."""
    acak = Random(benih)  # noqa: S311 - nothing secret: only that no two sentences are alike
    sasaran = tuple(
        _make_sasaran(acak, nomor, indikator_per_sasaran) for nomor in range(1, jumlah_sasaran + 1)
    )
    naskah = {
        bagian.kunci: write_teks(make_teks(acak, bagian.kunci.replace("_", "-")))
        for bagian in SISTEMATIKA
        if bagian.pengisi.has_teks
    }
    return make_isi(sasaran, naskah=naskah, anggaran=_make_anggaran(acak, 10 * jumlah_sasaran))


def make_teks(acak: Random, kunci: str) -> Teks:
    """Return a text with headings, lists, a table that it refers to, and a footnote."""
    return (
        _make_paragraf(acak),
        Subjudul(1, (Runtun(make_kalimat(acak, 5)),)),
        Paragraf(
            (
                Runtun(make_kalimat(acak, 12) + " Lihat "),
                Acuan(f"tabel-{kunci}"),
                Runtun(". Ini "),
                Runtun("penting", frozenset({Gaya.TEBAL})),
                CatatanKaki(make_kalimat(acak, 14)),
                Runtun(" " + make_kalimat(acak, 20)),
            )
        ),
        Daftar(tuple(Butir((_make_paragraf(acak, 1),)) for _ in range(4)), is_bernomor=True),
        Tabel(f"tabel-{kunci}", make_kalimat(acak, 6), tuple(_make_baris(acak))),
        _make_paragraf(acak),
    )


def make_kalimat(acak: Random, jumlah: int) -> str:
    """Return a sentence of so many words."""
    return " ".join(acak.choices(KATA, k=jumlah)).capitalize() + "."


def _make_paragraf(acak: Random, jumlah_kalimat: int = 5) -> Paragraf:
    kalimat = (make_kalimat(acak, acak.randint(8, 22)) for _ in range(jumlah_kalimat))
    return Paragraf((Runtun(" ".join(kalimat)),))


def _make_baris(acak: Random) -> Iterator[tuple[Sel, ...]]:
    yield tuple(_make_sel(judul, is_kepala=True) for judul in ("Uraian", "Jumlah", "Keterangan"))
    for _ in range(6):
        yield (
            _make_sel(make_kalimat(acak, 3)),
            _make_sel(str(acak.randint(1, 9999))),
            _make_sel(make_kalimat(acak, 6)),
        )


def _make_sel(teks: str, is_kepala: bool = False) -> Sel:
    return Sel((Paragraf((Runtun(teks),)),), is_kepala)


def _make_sasaran(acak: Random, nomor: int, jumlah: int) -> IsiSasaran:
    indikator = tuple(_make_indikator(acak, f"{nomor}.{ke}") for ke in range(1, jumlah + 1))
    sasaran = make_sasaran(nomor, indikator)
    analisis = tuple(
        replace(satu, teks=write_teks((_make_paragraf(acak), _make_paragraf(acak))))
        for satu in sasaran.analisis
    )
    return replace(sasaran, uraian=make_kalimat(acak, 9), analisis=analisis)


def _make_indikator(acak: Random, nomor: str) -> IsiIndikator:
    target = Decimal(acak.randint(1000, 9000)) / 100
    realisasi = target * acak.randint(70, 130) / 100
    return make_indikator(
        nomor,
        str(target),
        str(realisasi.quantize(Decimal("0.01"))),
        nama=make_kalimat(acak, 7),
        triwulan=make_triwulan(*(str(acak.randint(5, 20)) for _ in range(4))),
        penjelasan=IsiPenjelasan(*(make_kalimat(acak, 15) for _ in range(5))),
    )


def _make_anggaran(acak: Random, jumlah: int) -> IsiAnggaran:
    """Return a program with one kegiatan and so many sub kegiatan."""
    sub = []
    for kunci in range(3, 3 + jumlah):
        pagu = Decimal(acak.randint(10_000_000, 900_000_000))
        sub.append(
            PosAnggaran(kunci, 2, pagu, (pagu * acak.randint(60, 100) / 100).quantize(Decimal("0.01")))
        )
    pohon = sum_anggaran([PosAnggaran(1, None, None, None), PosAnggaran(2, 1, None, None), *sub])
    return IsiAnggaran(
        tuple(
            BarisAnggaran(
                baris.tingkat,
                f"1.05.{baris.kunci:02}",
                make_kalimat(acak, 6),
                "APBD",
                baris.jumlah,
                bool(baris.rincian),
            )
            for baris in pohon.baris
        ),
        pohon.total,
    )
