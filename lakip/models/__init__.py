"""What the office keeps while a report is carried out."""

from lakip.models.anggaran import Anggaran
from lakip.models.dokumen import Catatan, Dokumen
from lakip.models.jejak import Jejak, Pemberitahuan
from lakip.models.kalender import HariLibur, PolaJamKerja, SesiKerja
from lakip.models.kinerja import Indikator, Nilai, Sasaran
from lakip.models.laporan import Laporan, Penangguhan, Penugasan, Tugas
from lakip.models.naskah import Naskah
from lakip.models.organisasi import Jabatan, Pegawai, Pemangku, UnitKerja
from lakip.models.skala import KelasSkala, SkalaInstansi

__all__ = [
    "Anggaran",
    "Catatan",
    "Dokumen",
    "HariLibur",
    "Indikator",
    "Jabatan",
    "Jejak",
    "KelasSkala",
    "Laporan",
    "Naskah",
    "Nilai",
    "Pegawai",
    "Pemangku",
    "Pemberitahuan",
    "Penangguhan",
    "Penugasan",
    "PolaJamKerja",
    "Sasaran",
    "SesiKerja",
    "SkalaInstansi",
    "Tugas",
    "UnitKerja",
]
