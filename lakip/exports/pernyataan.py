"""The Pernyataan Telah Direviu in the LAKIP: its pages as images, and the file itself inside the PDF."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from lakip.exports.render_child import Lampiran
from lakip.exports.teks import read_src, read_stored
from lakip.isi.bentuk import IsiLaporan, IsiPernyataan
from sop.domain.tanggal import format_tanggal


@dataclass(frozen=True, slots=True)
class HalamanCetak:
    """One page of the statement; ``src`` is empty where its file is gone."""

    src: str
    alt: str


def draw_pernyataan(isi: IsiLaporan) -> tuple[HalamanCetak, ...]:
    """Return the pages of the statement, in order, each with words for who cannot see it; () without one."""
    if isi.reviu is None:
        return ()
    jumlah = len(isi.reviu.halaman)
    return tuple(
        HalamanCetak(
            read_src(satu.berkas),
            f"{_name(isi.reviu)}. Halaman {ke} dari {jumlah}; naskah aslinya terlampir di dalam PDF.",
        )
        for ke, satu in enumerate(isi.reviu.halaman, start=1)
    )


def attach_pernyataan(isi: IsiLaporan) -> tuple[Lampiran, ...]:
    """Return the statement as it was handed in, so that an electronic signature on it stays provable."""
    berkas = read_stored(isi.reviu.berkas) if isi.reviu else b""
    if isi.reviu is None or not berkas:
        return ()
    nama = f"pernyataan-reviu-{isi.identitas.tahun}{isi.reviu.akhiran}"
    return (Lampiran(nama, _name(isi.reviu), "Supplement", base64.b64encode(berkas).decode()),)


def _name(reviu: IsiPernyataan) -> str:
    """Return what it is, its nomor and date, and who signed it."""
    nomor = f" nomor {reviu.nomor}" if reviu.nomor else ""
    return (
        f"Pernyataan telah direviu{nomor} tanggal {format_tanggal(reviu.tanggal)}, ditandatangani "
        f"{reviu.nama}, {reviu.jabatan}"
    )
