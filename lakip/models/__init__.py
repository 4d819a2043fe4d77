"""What the office keeps while a report is carried out."""

from lakip.models.anggaran import Anggaran
from lakip.models.arsip import Arsip, JadwalRetensi, PenyusutanArsip
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
from lakip.models.rapat import BerkasRapat, KeputusanRapat, PesertaRapat, Rapat, TindakLanjut
from lakip.models.reviu import (
    CatatanReviu,
    HalamanPernyataan,
    JawabanReviu,
    Pereviu,
    PernyataanReviu,
    Reviu,
)
from lakip.models.skala import KelasSkala, SkalaInstansi
from lakip.models.surat import (
    ButirSurat,
    Disposisi,
    NomorSurat,
    PenerimaSurat,
    Penggandaan,
    Pengiriman,
    Surat,
    SuratMasuk,
    TataNaskah,
    UnggahanReviu,
)
from lakip.models.tanda_tangan import Percobaan, Sertifikat, TandaTangan
from lakip.models.temuan import JawabanTemuan
from lakip.models.terbitan import Susunan, Terbitan

__all__ = [
    "Anggaran",
    "Arsip",
    "BagianTambahan",
    "BerkasRapat",
    "ButirPeriksa",
    "ButirSurat",
    "Catatan",
    "CatatanKoreksi",
    "CatatanReviu",
    "DaftarPeriksa",
    "Disposisi",
    "Dokumen",
    "FormatData",
    "GambarNaskah",
    "HalamanPernyataan",
    "HariLibur",
    "Indikator",
    "Jabatan",
    "JadwalRetensi",
    "JawabanPeriksa",
    "JawabanReviu",
    "JawabanTemuan",
    "Jejak",
    "KelasSkala",
    "KeputusanRapat",
    "Laporan",
    "Naskah",
    "Nilai",
    "NomorSurat",
    "Paraf",
    "Pegawai",
    "Pemangku",
    "Pemberitahuan",
    "Pemetaan",
    "Penangguhan",
    "PenerimaSurat",
    "Penggandaan",
    "Pengiriman",
    "Penjelasan",
    "Penugasan",
    "PenyusutanArsip",
    "Percobaan",
    "Pereviu",
    "PernyataanReviu",
    "PesertaRapat",
    "PolaJamKerja",
    "Rapat",
    "Reviu",
    "Sasaran",
    "Serahan",
    "Sertifikat",
    "SesiKerja",
    "SkalaInstansi",
    "Surat",
    "SuratMasuk",
    "Susunan",
    "TandaTangan",
    "TataNaskah",
    "Terbitan",
    "TindakLanjut",
    "Tugas",
    "UnggahanReviu",
    "UnitKerja",
    "VersiNaskah",
]
