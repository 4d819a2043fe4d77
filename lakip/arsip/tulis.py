"""Writing the archive: everything into one zip, then the index and the manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.template.loader import render_to_string
from django.utils import timezone

from lakip.arsip.bahan import Bahan, Hilang
from lakip.arsip.isi import FOLDER, JEJAK, collect_bahan
from lakip.domain.manifest import NAMA, BerkasArsip, Kekurangan, Manifest, write_manifest
from lakip.domain.nama_berkas import clean_nama
from lakip.domain.rantai import Kepala
from lakip.exports.pdf import STATIS
from lakip.isi.pelaksanaan import list_versi
from lakip.lifecycle import StatusLaporan
from lakip.models import Laporan, Pegawai
from sop.domain.tanggal import format_tanggal
from sop.models import ZonaWaktu

INDEKS, GAYA = "index.html", "index.css"
# Only these gain by being compressed; what is compressed already is stored as it is.
MAMPAT = (".txt", ".csv", ".json", ".jsonl", ".html", ".css", ".svg")
POTONGAN = 1024 * 1024  # bytes


def write_arsip(laporan: Laporan, oleh: Pegawai, at: datetime, tujuan: IO[bytes]) -> Manifest:
    """Write the archive of the report as it is at ``at`` to ``tujuan``; return its manifest.

    The same report at the same moment gives the same bytes. What lies in the storage is copied through in
    pieces; what is not there, or not as it was handed in, is named in the index and the manifest.
    """
    kepala = Kepala(laporan.jejak_nomor, laporan.jejak_hash)
    tentang = _describe(laporan, oleh, at)
    with ZipFile(tujuan, "w") as arsip:
        penulis = _Penulis(arsip, at.astimezone(laporan.instansi.zona))
        for bahan in collect_bahan(laporan, at):
            penulis.add(bahan)
        gaya = (STATIS / "css" / "arsip.css").read_bytes()
        penulis.put(GAYA, "Gaya halaman daftar isi", gaya)
        konteks = {
            "tentang": tentang,
            "laporan": laporan,
            "kelompok": list(_group(penulis.berkas)),
            "kurang": penulis.kurang,
            "kepala": kepala,
            "jejak": JEJAK,
            "gaya": GAYA,
        }
        with timezone.override(laporan.instansi.zona):
            indeks = render_to_string("lakip/arsip/index.html", konteks)
        penulis.put(INDEKS, "Daftar isi", indeks.encode())
        manifest = Manifest(tentang, JEJAK, kepala, tuple(penulis.berkas), tuple(penulis.kurang))
        penulis.put(NAMA, "", write_manifest(manifest).encode())
    return manifest


class _Penulis:
    """A zip that is being written; ``berkas`` and ``kurang`` are what the manifest will say of it."""

    def __init__(self, arsip: ZipFile, pada: datetime) -> None:
        self.arsip = arsip
        self.pada = pada
        self.berkas: list[BerkasArsip] = []
        self.kurang: list[Kekurangan] = []
        self._taken: set[str] = set()

    def add(self, bahan: Bahan | Hilang) -> None:
        if isinstance(bahan, Hilang):
            self.kurang.append(Kekurangan(bahan.judul, bahan.sebab))
            return
        jalur = self._choose(f"{bahan.folder}/{clean_nama(bahan.nama)}")
        if isinstance(bahan.isi, bytes):
            self.put(jalur, bahan.judul, bahan.isi)
            return
        try:
            berkas = bahan.isi.open("rb")
        except FileNotFoundError:
            self.kurang.append(Kekurangan(bahan.judul, "berkasnya tidak ada lagi di penyimpanan"))
            return
        with berkas:
            potongan = berkas.chunks(POTONGAN)
            ada = self._write(jalur, bahan.judul, potongan, berkas.size, is_tertanda=bahan.is_tertanda)
        if bahan.sha256 not in ("", ada.sha256):
            sebab = "berkas di penyimpanan tidak sama lagi dengan yang dahulu diserahkan"
            self.kurang.append(Kekurangan(bahan.judul, sebab))

    def put(self, jalur: str, judul: str, isi: bytes) -> None:
        self._write(jalur, judul, (isi,), len(isi))

    def _write(
        self, jalur: str, judul: str, potongan: Iterable[bytes], ukuran: int, *, is_tertanda: bool = False
    ) -> BerkasArsip:
        info = ZipInfo(jalur, self.pada.timetuple()[:6])
        info.file_size = ukuran
        info.compress_type = ZIP_DEFLATED if PurePosixPath(jalur).suffix in MAMPAT else ZIP_STORED
        info.external_attr = 0o644 << 16
        digest, tertulis = hashlib.sha256(), 0
        with self.arsip.open(info, "w") as keluar:
            for bagian in potongan:
                digest.update(bagian)
                tertulis += len(bagian)
                keluar.write(bagian)
        satu = BerkasArsip(jalur, tertulis, digest.hexdigest(), judul, is_tertanda)
        self.berkas.append(satu)
        return satu

    def _choose(self, jalur: str) -> str:
        """Return a path that nothing else has, on systems too that do not tell capitals apart."""
        path, nomor = PurePosixPath(jalur), 1
        chosen = jalur
        while chosen.lower() in self._taken:
            nomor += 1
            chosen = str(path.with_name(f"{path.stem}-{nomor}{path.suffix}"))
        self._taken.add(chosen.lower())
        return chosen


def _describe(laporan: Laporan, oleh: Pegawai, at: datetime) -> dict[str, str]:
    """Return what the index and the manifest say of the report and of the making, in words."""
    instansi = laporan.instansi
    lokal = at.astimezone(instansi.zona)
    selesai = laporan.status == StatusLaporan.SELESAI
    status = laporan.get_status_display()
    return {
        "Laporan": laporan.judul,
        "Instansi": instansi.nama,
        "Keadaan": status if selesai else f"{status}, belum selesai saat diarsipkan",
        "SOP": "; ".join(f"{versi.judul}, versi {versi.nomor_versi}" for versi in list_versi(laporan)),
        "Dibuat": f"{format_tanggal(lokal.date())} {lokal:%H.%M} {ZonaWaktu(instansi.zona_waktu).label}",
        "Oleh": str(oleh),
    }


def _group(berkas: list[BerkasArsip]) -> Iterator[tuple[str, list[BerkasArsip]]]:
    for folder, judul in FOLDER.items():
        if isi := [satu for satu in berkas if satu.jalur.startswith(f"{folder}/")]:
            yield judul, isi
