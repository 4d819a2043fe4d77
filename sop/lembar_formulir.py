"""The sheets of our own workbook for an SOP: what is written where, for writing and for reading it."""

from typing import NamedTuple

from sop.domain.isian import MAX_TEKS

IDENTITAS, PROSEDUR, ASAL, PETUNJUK = "Identitas", "Prosedur", "Asal", "Petunjuk"
# The first row of the sheet Identitas: by this a workbook is known as ours.
TANDA, FORMAT = "Formulir SOP", "formulir-sop/1"


class Isian(NamedTuple):
    """One line of the identity block; ``nama`` leads to its value in a ``BerkasSop``."""

    nama: str
    label: str
    maks: int


ISIAN = (
    Isian("kunci", "Kunci SOP", 100),
    Isian("instansi.pemda", "Pemerintah daerah", 200),
    Isian("instansi.nama", "Instansi", 200),
    Isian("instansi.unit", "Unit", 500),
    Isian("instansi.alamat", "Alamat", 300),
    Isian("instansi.kota", "Kota", 100),
    Isian("instansi.zona_waktu", "Zona waktu", 20),
    Isian("judul", "Nama SOP", 500),
    Isian("nomor", "Nomor SOP", 100),
    Isian("tanggal.pembuatan", "Tanggal pembuatan", 60),
    Isian("tanggal.revisi", "Tanggal revisi", 60),
    Isian("tanggal.efektif", "Tanggal efektif", 60),
    Isian("tanggal.pengesahan", "Tanggal pengesahan", 60),
    Isian("disahkan_oleh.jabatan", "Disahkan oleh: jabatan", 200),
    Isian("disahkan_oleh.nama", "Disahkan oleh: nama", 200),
    Isian("disahkan_oleh.nip", "Disahkan oleh: NIP", 30),
    Isian("disahkan_oleh.tempat_tanggal", "Tempat dan tanggal tanda tangan", 100),
)
# The lists, one item a row.
DAFTAR = (
    Isian("dasar_hukum", "Dasar hukum", MAX_TEKS),
    Isian("kualifikasi_pelaksana", "Kualifikasi pelaksana", MAX_TEKS),
    Isian("keterkaitan", "Keterkaitan", MAX_TEKS),
    Isian("peralatan", "Peralatan/perlengkapan", MAX_TEKS),
    Isian("peringatan", "Peringatan", MAX_TEKS),
    Isian("pencatatan", "Pencatatan dan pendataan", MAX_TEKS),
)

# The sheet Prosedur: heads in three rows, the third with the jenis of each pelaksana. Left of the columns of
# the pelaksana stand two, right of them the mutu baku with the keterangan, then what only this form has.
BARIS_NAMA, BARIS_JENIS = 2, 3
JENIS_PELAKSANA = "Jenis pelaksana"
KIRI = ("nomor", "kegiatan")
KANAN = ("kelengkapan", "waktu", "keluaran", "keterangan")
PANAH, LEMBAR_KERJA, KUNCI = "Panah", "Lembar kerja", "Kunci baris"
TAMBAHAN = (PANAH, LEMBAR_KERJA, KUNCI)
MAKS_SEL = {"nomor": 20, "waktu": 100}  # of a row; all others MAX_TEKS
MAKS_NAMA, MAKS_JUDUL, MAKS_LABEL = 200, 100, 60  # of a pelaksana, of a head, of an arrow

# The sheet Asal: where symbols and arrows are known from; the name of the pelaksana is only for the eye.
# By its kegiatan, which older workbooks do not have, a row is known whose kunci was written anew.
KEPALA_ASAL = ("Langkah", "Simbol ke", "Pelaksana", "Panah", "Asal", "Alasan", "Kegiatan")
