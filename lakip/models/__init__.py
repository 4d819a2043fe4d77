"""What the office keeps while a report is carried out."""

from lakip.models.anggaran import Anggaran
from lakip.models.dokumen import Catatan, Dokumen
from lakip.models.jejak import Jejak, Pemberitahuan
from lakip.models.kalender import HariLibur, PolaJamKerja, SesiKerja
from lakip.models.kinerja import Indikator, Nilai, Penjelasan, Sasaran
from lakip.models.laporan import Laporan, Penangguhan, Penugasan, Tugas
from lakip.models.naskah import Naskah
from lakip.models.organisasi import Jabatan, Pegawai, Pemangku, UnitKerja
from lakip.models.pengumpulan import FormatData, Pemetaan, Serahan
from lakip.models.skala import KelasSkala, SkalaInstansi
from lakip.models.temuan import JawabanTemuan

__all__ = [
    "Anggaran",
    "Catatan",
    "Dokumen",
    "FormatData",
    "HariLibur",
    "Indikator",
    "Jabatan",
    "JawabanTemuan",
    "Jejak",
    "KelasSkala",
    "Laporan",
    "Naskah",
    "Nilai",
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
    "Tugas",
    "UnitKerja",
]
