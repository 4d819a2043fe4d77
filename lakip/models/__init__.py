"""What the office keeps while a report is carried out."""

from lakip.models.anggaran import Anggaran
from lakip.models.dokumen import Catatan, Dokumen
from lakip.models.jejak import Jejak, Pemberitahuan
from lakip.models.kalender import HariLibur, PolaJamKerja, SesiKerja
from lakip.models.kelengkapan import ButirPeriksa, DaftarPeriksa, JawabanPeriksa
from lakip.models.kinerja import Indikator, Nilai, Penjelasan, Sasaran
from lakip.models.koreksi import CatatanKoreksi, Paraf
from lakip.models.laporan import Laporan, Penangguhan, Penugasan, Tugas
from lakip.models.naskah import BagianTambahan, GambarNaskah, Naskah, VersiNaskah
from lakip.models.organisasi import Jabatan, Pegawai, Pemangku, UnitKerja
from lakip.models.pengumpulan import FormatData, Pemetaan, Serahan
from lakip.models.skala import KelasSkala, SkalaInstansi
from lakip.models.temuan import JawabanTemuan
from lakip.models.terbitan import Susunan, Terbitan

__all__ = [
    "Anggaran",
    "BagianTambahan",
    "ButirPeriksa",
    "Catatan",
    "CatatanKoreksi",
    "DaftarPeriksa",
    "Dokumen",
    "FormatData",
    "GambarNaskah",
    "HariLibur",
    "Indikator",
    "Jabatan",
    "JawabanPeriksa",
    "JawabanTemuan",
    "Jejak",
    "KelasSkala",
    "Laporan",
    "Naskah",
    "Nilai",
    "Paraf",
    "Pegawai",
    "Pemangku",
    "Pemberitahuan",
    "Pemetaan",
    "Penangguhan",
    "Penjelasan",
    "Penugasan",
    "PolaJamKerja",
    "Sasaran",
    "Serahan",
    "SesiKerja",
    "SkalaInstansi",
    "Susunan",
    "Terbitan",
    "Tugas",
    "UnitKerja",
    "VersiNaskah",
]
