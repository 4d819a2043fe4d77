"""Where the office is kept: its people and posts, its hours; reports are only looked at."""

import lakip.admin.antrean  # noqa: F401
from lakip.admin.kalender import HariLiburAdmin, PolaJamKerjaAdmin
from lakip.admin.kelengkapan import DaftarPeriksaAdmin
from lakip.admin.laporan import JejakAdmin, LaporanAdmin
from lakip.admin.organisasi import JabatanAdmin, UnitKerjaAdmin
from lakip.admin.pegawai import PegawaiAdmin
from lakip.admin.retensi import JadwalRetensiAdmin
from lakip.admin.skala import SkalaInstansiAdmin
from lakip.admin.tata_naskah import TataNaskahAdmin

__all__ = [
    "DaftarPeriksaAdmin",
    "HariLiburAdmin",
    "JabatanAdmin",
    "JadwalRetensiAdmin",
    "JejakAdmin",
    "LaporanAdmin",
    "PegawaiAdmin",
    "PolaJamKerjaAdmin",
    "SkalaInstansiAdmin",
    "TataNaskahAdmin",
    "UnitKerjaAdmin",
]
