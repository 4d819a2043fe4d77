"""A small SOP in the short form of the file format, for tests to change."""

from __future__ import annotations

import json
from typing import Any

from sop.domain.berkas import BerkasSop
from sop.domain.berkas_baca import read_berkas


def make_simbol(pelaksana: str, jenis: str = "proses", /, **changes: Any) -> dict[str, Any]:
    return {"pelaksana": pelaksana, "jenis": jenis} | changes


def make_langkah(nomor: str, /, *simbol: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "nomor": nomor,
        "kegiatan": "Menyusun laporan",
        "kelengkapan": "Bahan laporan",
        "waktu": "1 Jam",
        "keluaran": "Draft laporan",
        "keterangan": "",
        "simbol": list(simbol),
    } | changes


def make_isi(**changes: Any) -> dict[str, Any]:
    """A sound SOP of four rows: ordered, written, checked (tidak goes back to the writing), sent."""
    return {
        "format": "sop-ap/1",
        "kunci": "laporan",
        "instansi": {
            "nama": "Dinas Contoh",
            "pemda": "Kabupaten Contoh",
            "unit": "",
            "kota": "Contoh",
            "zona_waktu": "Asia/Jakarta",
        },
        "judul": "Penyusunan Laporan",
        "nomor": "1/SOP/2024",
        "tanggal": {
            "pembuatan": "2 Januari 2024",
            "revisi": None,
            "efektif": "3 Januari 2024",
            "pengesahan": None,
        },
        "disahkan_oleh": {"jabatan": "Kepala Dinas", "nama": "Ani", "nip": None},
        "dasar_hukum": ["Peraturan Presiden Nomor 29 Tahun 2014"],
        "kualifikasi_pelaksana": ["Memahami tugas"],
        "keterkaitan": ["SOP Perjanjian Kinerja"],
        "peralatan": ["Bahan laporan"],
        "peringatan": ["Laporan terlambat"],
        "pencatatan": ["Buku agenda"],
        "pelaksana": ["Kepala", {"nama": "Staf", "jenis": "kelompok"}],
        "langkah": [
            make_langkah("1.", make_simbol("Kepala", "mulai")),
            make_langkah("2.", make_simbol("Staf")),
            make_langkah("3.", make_simbol("Kepala", "keputusan", tidak="2.")),
            make_langkah("4.", make_simbol("Staf", "selesai")),
        ],
    } | changes


def make_berkas(**changes: Any) -> BerkasSop:
    return read_berkas(json.dumps(make_isi(**changes)))
