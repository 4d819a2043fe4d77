"""Proving an archive, without the database and without unpacking it."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lakip.domain.manifest import NAMA, BerkasArsip, Manifest, ManifestCacat, is_jalur, read_manifest
from lakip.domain.rantai import Baris, find_break
from lakip.tanda_tangan.periksa import read_akar, validate

# Beyond these a file is no archive of a report but an attack on whoever opens it.
BERKAS_MAKS = 20_000
MANIFEST_MAKS = 32 * 1024**2  # bytes
BARIS_MAKS = 8 * 1024**2  # bytes of one act of the record
NISBAH_MAKS = 300  # how many times smaller a text gets by compression, at most
PDF_MAKS = 512 * 1024**2  # bytes, for a signed file is read whole
POTONGAN = 1024**2
# What reading a zip raises where its bytes are not what they should be.
RUSAK = (BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError,
         ValueError, OverflowError)  # fmt: skip


class ArsipCacat(Exception):
    """An archive that does not prove itself; the message names the first fault."""


def prove(arsip: Path, akar: Path | None = None) -> Iterator[str]:
    """Yield a line for each thing that is proven; raises ArsipCacat at the first fault.

    ``akar`` is the folder of the root certificates that are trusted, by default that of this office.

    Whoever made a whole new archive, with a manifest of its own, is found out only by the hash of the zip,
    which is shown with the report, and by the signatures.
    """
    yield f"SHA-256 arsip: {_digest_file(arsip)}"
    with _opened(arsip) as zip_file:
        daftar = _list_isi(zip_file)
        manifest = _read_manifest(zip_file, daftar)
        _require_same_names(manifest, daftar)
        for satu in manifest.berkas:
            _require_same_content(zip_file, daftar[satu.jalur], satu)
        yield f"{len(manifest.berkas)} berkas utuh, tidak ada yang kurang atau lebih."
        yield _prove_jejak(zip_file, daftar, manifest)
        for satu in manifest.berkas:
            if satu.is_tertanda:
                yield from _prove_tanda_tangan(zip_file, daftar[satu.jalur], akar)
    for kurang in manifest.kurang:
        yield f"Catatan, sudah begitu saat dibuat: {kurang.judul}: {kurang.sebab}."


@contextmanager
def _opened(arsip: Path) -> Iterator[ZipFile]:
    try:
        zip_file = ZipFile(arsip)
    except FileNotFoundError as error:
        raise ArsipCacat(f"Berkas {arsip} tidak ada.") from error
    except RUSAK as error:
        raise ArsipCacat("Berkas ini bukan arsip zip, atau terpotong.") from error
    with zip_file:
        yield zip_file


def _digest_file(arsip: Path) -> str:
    try:
        with arsip.open("rb") as berkas:
            return hashlib.file_digest(berkas, "sha256").hexdigest()
    except OSError as error:
        raise ArsipCacat(f"Berkas {arsip} tidak dapat dibaca ({error.strerror}).") from error


def _list_isi(zip_file: ZipFile) -> dict[str, ZipInfo]:
    """Return what lies in the zip by its name, after looking at the names and sizes only."""
    daftar: dict[str, ZipInfo] = {}
    if len(zip_file.infolist()) > BERKAS_MAKS:
        raise ArsipCacat(f"Arsip memuat lebih dari {BERKAS_MAKS} berkas; tidak dibuka.")
    for info in zip_file.infolist():
        if not is_jalur(info.filename):
            raise ArsipCacat(f"Nama berkas {info.filename[:80]!r} tidak wajar dalam arsip; tidak dibuka.")
        if info.filename in daftar:
            raise ArsipCacat(f"Berkas {info.filename} ada dua kali.")
        if info.file_size > NISBAH_MAKS * max(info.compress_size, 1024):
            raise ArsipCacat(f"Berkas {info.filename} mengembang tidak wajar; tidak dibuka.")
        daftar[info.filename] = info
    return daftar


def _read_manifest(zip_file: ZipFile, daftar: dict[str, ZipInfo]) -> Manifest:
    info = daftar.pop(NAMA, None)
    if info is None:
        raise ArsipCacat(f"{NAMA} tidak ada: ini bukan arsip LAKIP.")
    if info.file_size > MANIFEST_MAKS:
        raise ArsipCacat(f"{NAMA} terlalu besar; tidak dibuka.")
    with _reading(zip_file, info) as berkas:
        teks = berkas.read(MANIFEST_MAKS)
    try:
        return read_manifest(teks)
    except ManifestCacat as error:
        raise ArsipCacat(f"{NAMA} cacat: {error}.") from error


def _require_same_names(manifest: Manifest, daftar: dict[str, ZipInfo]) -> None:
    stated = {satu.jalur for satu in manifest.berkas}
    if gone := sorted(stated - set(daftar)):
        raise ArsipCacat(f"Berkas {gone[0]} hilang dari arsip.")
    if extra := sorted(set(daftar) - stated):
        raise ArsipCacat(f"Berkas {extra[0]} tidak tercatat dalam {NAMA}.")


def _require_same_content(zip_file: ZipFile, info: ZipInfo, satu: BerkasArsip) -> None:
    digest, ukuran = hashlib.sha256(), 0
    with _reading(zip_file, info) as berkas:
        # No more is read than belongs there, whatever the zip says.
        while ukuran <= satu.ukuran and (bagian := berkas.read(POTONGAN)):
            digest.update(bagian)
            ukuran += len(bagian)
    if (ukuran, digest.hexdigest()) != (satu.ukuran, satu.sha256):
        raise ArsipCacat(f"Isi berkas {satu.jalur} berubah: SHA-256-nya tidak sesuai dengan {NAMA}.")


@contextmanager
def _reading(zip_file: ZipFile, info: ZipInfo) -> Iterator[IO[bytes]]:
    try:
        with zip_file.open(info) as berkas:
            yield berkas
    except RUSAK as error:
        raise ArsipCacat(f"Berkas {info.filename} rusak di dalam arsip.") from error


def _prove_jejak(zip_file: ZipFile, daftar: dict[str, ZipInfo], manifest: Manifest) -> str:
    info = daftar.get(manifest.jejak)
    if info is None:
        raise ArsipCacat(f"Jejak {manifest.jejak} tidak ada.")
    with _reading(zip_file, info) as berkas:
        putus = find_break(_read_baris(berkas), manifest.kepala)
    if putus:
        raise ArsipCacat(f"Rantai jejak terputus. {putus.pesan}")
    return f"Rantai jejak utuh: {manifest.kepala.nomor} baris, kepala {manifest.kepala.hash}."


def _read_baris(berkas: IO[bytes]) -> Iterator[Baris]:
    nomor = 0
    while line := berkas.readline(BARIS_MAKS):
        nomor += 1
        try:
            isi = json.loads(line)
            kait = str(isi.pop("hash_sebelum")), str(isi.pop("hash"))
            yield Baris(int(isi["nomor"]), isi, *kait)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise ArsipCacat(f"Baris {nomor} jejak tidak terbaca.") from error


def _prove_tanda_tangan(zip_file: ZipFile, info: ZipInfo, akar: Path | None) -> Iterator[str]:
    if info.file_size > PDF_MAKS:
        raise ArsipCacat(f"Berkas {info.filename} terlalu besar untuk diperiksa tanda tangannya.")
    with _reading(zip_file, info) as berkas:
        pdf = berkas.read()
    try:
        verdik_list = validate(pdf, read_akar(akar))
    except ValueError as error:
        raise ArsipCacat(f"{info.filename}: {error}") from error
    if not verdik_list:
        raise ArsipCacat(f"{info.filename} tidak memuat tanda tangan elektronik.")
    for verdik in verdik_list:
        if not verdik.is_utuh:
            raise ArsipCacat(f"{info.filename}, {verdik.penanda or verdik.medan}: {verdik.kalimat}")
        yield f"{info.filename}, {verdik.penanda or verdik.medan}: {verdik.kalimat}"
