"""The figures beside which texts are written, and the texts that have fallen behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lakip.domain.angka import format_angka, format_persen, format_rupiah
from lakip.domain.capaian import Capaian
from lakip.domain.pertentangan import Pertentangan, find_in_teks
from lakip.domain.sistematika import ANALISIS, SISTEMATIKA, Analisis, Bagian
from lakip.isi.bentuk_kinerja import IsiIndikator, IsiSasaran, NilaiTahun
from lakip.isi.sasaran import IsiKinerja, collect_kinerja
from lakip.models import Laporan, Naskah
from lakip.teks import read_teks, to_polos

Angka = dict[str, str]


@dataclass(frozen=True, slots=True)
class TeksTertinggal:
    """A text of the report with the sentences that name figures of before."""

    naskah: Naskah
    judul: str
    pertentangan: tuple[Pertentangan, ...]


def find_pertentangan(laporan: Laporan, kinerja: IsiKinerja | None = None) -> tuple[TeksTertinggal, ...]:
    """Return every text that names a figure which has changed since the text was saved.

    A text that was never saved beside its figures, such as an imported one, is left alone. ``kinerja`` is
    what the data say now, where that has been collected already.
    """
    naskah_list = [n for n in Naskah.objects.filter(laporan=laporan).order_by("pk") if n.angka and n.isi]
    if not naskah_list:
        return ()
    kinerja = kinerja or collect_kinerja(laporan)
    outline: tuple[Bagian | Analisis, ...] = (*SISTEMATIKA, *ANALISIS)
    judul = {bagian.kunci: bagian.judul for bagian in outline}
    found = (
        TeksTertinggal(n, judul.get(n.bagian, n.bagian), find_in_naskah(n, figures_for(n, kinerja)))
        for n in naskah_list
    )
    return tuple(satu for satu in found if satu.pertentangan)


def find_in_naskah(naskah: Naskah, sekarang: Mapping[str, str]) -> tuple[Pertentangan, ...]:
    """Return the sentences of one text that name figures of before."""
    if all(sekarang.get(nama, "") == lama for nama, lama in naskah.angka.items()):
        return ()
    return find_in_teks(to_polos(read_teks(naskah.isi)), naskah.angka, sekarang)


def record_angka(naskah: Naskah, kinerja: IsiKinerja) -> None:
    """Set ``naskah.angka`` to the figures beside which its text is saved now.

    A figure of before that the text still names stays as it was recorded, so that it is still pointed at.
    """
    sekarang = figures_for(naskah, kinerja)
    tertinggal = {satu.nama: satu.lama for satu in find_in_naskah(naskah, sekarang)}
    naskah.angka = sekarang | tertinggal


def figures_for(naskah: Naskah, kinerja: IsiKinerja) -> Angka:
    """Return the figures that a text may speak of, as printed, by their name: of its sasaran, or of all."""
    if naskah.sasaran_id is not None:
        sasaran = kinerja.by_sasaran.get(naskah.sasaran_id)
        return _of_sasaran(sasaran) if sasaran else {}
    angka: Angka = {}
    for sasaran in kinerja.by_sasaran.values():
        angka |= _of_rata(sasaran)
        for indikator in sasaran.indikator:
            angka |= _of_nilai(indikator, indikator.kini)
    total = kinerja.anggaran.total
    return angka | _of_belanja("laporan", total.pagu, total.realisasi, total.serapan)


def _of_sasaran(sasaran: IsiSasaran) -> Angka:
    angka = _of_rata(sasaran)
    for indikator in sasaran.indikator:
        for nilai in (*indikator.lalu, indikator.kini):
            if nilai:
                angka |= _of_nilai(indikator, nilai)
        if indikator.target_renstra is not None:
            angka[f"target akhir Renstra {indikator.nomor}"] = format_angka(indikator.target_renstra)
            angka |= _of_capaian(f"capaian terhadap Renstra {indikator.nomor}", indikator.capaian_renstra)
        if indikator.standar_nasional is not None:
            angka[f"standar nasional {indikator.nomor}"] = format_angka(indikator.standar_nasional)
    if sasaran.pagu is not None:
        angka |= _of_belanja(f"sasaran {sasaran.nomor}", sasaran.pagu, sasaran.belanja, sasaran.serapan)
    for baris in sasaran.program:
        jumlah = baris.jumlah
        angka |= _of_belanja(baris.kode or baris.nama, jumlah.pagu, jumlah.realisasi, jumlah.serapan)
    return angka


def _of_rata(sasaran: IsiSasaran) -> Angka:
    persen = sasaran.rata.persen
    return {} if persen is None else {f"rata-rata capaian sasaran {sasaran.nomor}": format_persen(persen)}


def _of_nilai(indikator: IsiIndikator, nilai: NilaiTahun) -> Angka:
    nama = f"{indikator.nomor} tahun {nilai.tahun}"
    angka = {f"target {nama}": nilai.target_teks, f"realisasi {nama}": nilai.realisasi_teks}
    return angka | _of_capaian(f"capaian {nama}", nilai.capaian)


def _of_capaian(nama: str, capaian: Capaian) -> Angka:
    return {nama: "tidak dapat dihitung" if capaian.persen is None else format_persen(capaian.persen)}


def _of_belanja(nama: str, pagu: Decimal | None, realisasi: Decimal | None, serapan: Capaian) -> Angka:
    angka = {f"serapan {nama}": format_persen(serapan.persen)} if serapan.persen is not None else {}
    for apa, rupiah in (("pagu", pagu), ("realisasi anggaran", realisasi)):
        if rupiah is not None:
            angka[f"{apa} {nama}"] = format_rupiah(rupiah)
    return angka
