"""SOPs as data, and what is kept beside them."""

from sop.models.dokumen import (
    Instansi,
    Langkah,
    Panah,
    Pelaksana,
    Simbol,
    Sop,
    VersiSop,
    ZonaWaktu,
    validate_judul_kolom,
)
from sop.models.studio import EvaluasiSop, HasilEvaluasi, ImporSop, Konfirmasi, Simpanan

__all__ = [
    "EvaluasiSop",
    "HasilEvaluasi",
    "ImporSop",
    "Instansi",
    "Konfirmasi",
    "Langkah",
    "Panah",
    "Pelaksana",
    "Simbol",
    "Simpanan",
    "Sop",
    "VersiSop",
    "ZonaWaktu",
    "validate_judul_kolom",
]
