"""The record of a report as text: one file that proves itself, one that is read."""

from __future__ import annotations

from collections.abc import Iterator

from lakip.exports.jejak import jejak_as_json, kunjungan_as_line
from lakip.models import Jejak, Laporan, Tugas


def write_jejak(laporan: Laporan) -> bytes:
    """Return the whole record, one act to a line of JSON."""
    rows = Jejak.objects.filter(laporan=laporan).order_by("nomor")
    return "".join(f"{jejak_as_json(satu)}\n" for satu in rows.iterator(chunk_size=1000)).encode()


def write_riwayat(laporan: Laporan) -> bytes:
    """Return who did what and when, then the visits of every step, on the clock of the office."""
    return "".join(f"{line}\n" for line in _lines(laporan)).encode()


def _lines(laporan: Laporan) -> Iterator[str]:
    instansi = laporan.instansi
    yield f"Riwayat {laporan.judul}, {instansi.nama}"
    yield ""
    rows = Jejak.objects.filter(laporan=laporan).select_related("pegawai", "tugas__simbol__langkah")
    for satu in rows.order_by("nomor").iterator(chunk_size=1000):
        langkah = f"langkah {satu.tugas.simbol.langkah.sebutan}" if satu.tugas else ""
        oleh = f"{satu.pegawai}, {satu.kapasitas}" if satu.kapasitas else str(satu.pegawai)
        alasan = " ".join(satu.alasan.split())
        cells = [f"{satu.waktu.astimezone(instansi.zona):%Y-%m-%d %H:%M:%S}", satu.get_tindakan_display(),
                 langkah, oleh, alasan]  # fmt: skip
        yield f"{satu.nomor}. " + " | ".join(cell for cell in cells if cell)
    yield ""
    yield "Langkah demi langkah: nomor | pelaksana | orang | dibuka | ditutup | keputusan atau keadaan"
    for tugas in Tugas.objects.filter(laporan=laporan).with_names().order_by("pk"):
        yield kunjungan_as_line(tugas, instansi)
