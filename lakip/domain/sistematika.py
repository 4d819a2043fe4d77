"""The outline of the report: its parts in order, and who or what fills each of them."""

from dataclasses import dataclass
from enum import StrEnum


class Pengisi(StrEnum):
    """Where the content of a part comes from; no part is filled with sentences of our own."""

    JUDUL = "judul"  # only a heading over its parts
    TEKS = "teks"  # written by people
    DATA = "data"  # a live table or page from data
    DATA_DAN_TEKS = "data_dan_teks"  # a live table, and people's words beside it
    BERKAS = "berkas"  # a document that is attached

    @property
    def has_teks(self) -> bool:
        """Whether people write here."""
        return self in (Pengisi.TEKS, Pengisi.DATA_DAN_TEKS)


@dataclass(frozen=True, slots=True)
class Bagian:
    """One part of the report.

    ``induk`` is the kunci of the part it stands in, empty at the top. ``wajib`` says that it
    may not stay empty: the text where people write, the data or the document elsewhere.
    ``is_tetap`` says that its text stays from year to year.
    """

    kunci: str
    judul: str
    induk: str
    wajib: bool
    pengisi: Pengisi
    petunjuk: str = ""
    is_tetap: bool = False

    @property
    def may_hold(self) -> bool:
        """Whether an office may add sections of its own below: to a chapter, and to its sections."""
        return self.pengisi is Pengisi.JUDUL or (bool(self.induk) and self.pengisi is not Pengisi.BERKAS)


@dataclass(frozen=True, slots=True)
class Analisis:
    """One of the seven analyses that stand under every sasaran in Bab III A; ``wajib`` as in ``Bagian``."""

    nomor: int
    kunci: str
    judul: str
    wajib: bool
    pengisi: Pengisi
    petunjuk: str


# Sumber: PermenPANRB 53/2014 Lampiran II (Bab I to IV, Lampiran); what stands before Bab I, and in Bab I what
# need not be there, is custom of the offices.
SISTEMATIKA: tuple[Bagian, ...] = (
    Bagian("sampul", "Sampul", "", True, Pengisi.DATA, "Nama laporan, instansi, dan tahun."),
    Bagian(
        "kata_pengantar",
        "Kata Pengantar",
        "",
        True,
        Pengisi.TEKS,
        "Maksud penyampaian laporan; diakhiri tempat, tanggal, jabatan, dan nama penanda tangan.",
    ),
    Bagian(
        "pernyataan_reviu",
        "Pernyataan Telah Direviu",
        "",
        False,
        Pengisi.BERKAS,
        "Pernyataan yang ditandatangani APIP setelah reviu selesai.",
    ),
    Bagian(
        "ikhtisar",
        "Ikhtisar Eksekutif",
        "",
        True,
        Pengisi.TEKS,
        "Tujuan dan sasaran utama, capaiannya, kendala, serta langkah yang diambil dan yang direncanakan.",
    ),
    Bagian("daftar_isi", "Daftar Isi", "", True, Pengisi.DATA),
    Bagian("bab1", "Bab I Pendahuluan", "", True, Pengisi.JUDUL),
    Bagian(
        "bab1_dasar_hukum",
        "Dasar Hukum",
        "bab1",
        False,
        Pengisi.TEKS,
        "Peraturan yang mendasari pembentukan organisasi dan penyusunan laporan.",
        is_tetap=True,
    ),
    Bagian(
        "bab1_gambaran_umum",
        "Gambaran Umum Organisasi",
        "bab1",
        True,
        Pengisi.TEKS,
        "Dasar pembentukan, tugas dan fungsi, struktur organisasi, serta sumber daya.",
        is_tetap=True,
    ),
    Bagian(
        "bab1_tugas_fungsi",
        "Tugas dan Fungsi",
        "bab1",
        False,
        Pengisi.TEKS,
        "Bila tidak ditulis dalam gambaran umum: tugas dan fungsi menurut peraturan pembentukannya.",
        is_tetap=True,
    ),
    Bagian(
        "bab1_struktur_organisasi",
        "Struktur Organisasi",
        "bab1",
        False,
        Pengisi.TEKS,
        "Bila tidak ditulis dalam gambaran umum: susunan jabatan dan unit, sebaiknya dengan bagan.",
        is_tetap=True,
    ),
    Bagian(
        "bab1_aspek_strategis",
        "Aspek Strategis Organisasi",
        "bab1",
        True,
        Pengisi.TEKS,
        "Peran organisasi bagi tujuan daerah atau kementerian, dan lingkungan yang memengaruhinya.",
        is_tetap=True,
    ),
    Bagian(
        "bab1_isu_strategis",
        "Permasalahan Utama (Isu Strategis)",
        "bab1",
        True,
        Pengisi.TEKS,
        "Permasalahan utama yang sedang dihadapi organisasi, beserta data yang menunjukkannya.",
    ),
    Bagian("bab2", "Bab II Perencanaan Kinerja", "", True, Pengisi.JUDUL),
    Bagian(
        "bab2_ringkasan_pk",
        "Ringkasan Perjanjian Kinerja",
        "bab2",
        True,
        Pengisi.DATA,
        "Sasaran, indikator, dan target tahun ini, serta program dan anggarannya.",
    ),
    Bagian("bab3", "Bab III Akuntabilitas Kinerja", "", True, Pengisi.JUDUL),
    Bagian(
        "bab3_capaian",
        "A. Capaian Kinerja Organisasi",
        "bab3",
        True,
        Pengisi.DATA,
        "Tabel pengukuran kinerja, lalu tujuh analisis untuk setiap sasaran.",
    ),
    Bagian(
        "bab3_anggaran",
        "B. Realisasi Anggaran",
        "bab3",
        True,
        Pengisi.DATA,
        "Pagu, realisasi, dan serapan menurut program, kegiatan, dan sub kegiatan.",
    ),
    Bagian("bab4", "Bab IV Penutup", "", True, Pengisi.JUDUL),
    Bagian(
        "bab4_kesimpulan",
        "Kesimpulan",
        "bab4",
        True,
        Pengisi.TEKS,
        "Simpulan umum atas capaian kinerja; setiap pernyataan bersandar pada angka di Bab III.",
    ),
    Bagian(
        "bab4_langkah",
        "Langkah Peningkatan Kinerja",
        "bab4",
        True,
        Pengisi.TEKS,
        "Langkah yang akan dilakukan, penanggung jawab, dan waktunya.",
    ),
    Bagian("lampiran", "Lampiran", "", True, Pengisi.JUDUL),
    Bagian(
        "lampiran_pk",
        "Perjanjian Kinerja",
        "lampiran",
        True,
        Pengisi.BERKAS,
        "Perjanjian Kinerja yang ditandatangani, termasuk perubahannya bila ada.",
    ),
    Bagian(
        "lampiran_lain",
        "Lampiran Lain",
        "lampiran",
        False,
        Pengisi.BERKAS,
        "Dokumen lain yang dipandang perlu, misalnya piagam penghargaan.",
    ),
)

# Sumber: PermenPANRB 53/2014 Lampiran II, Bab III A, in the order given there.
ANALISIS: tuple[Analisis, ...] = (
    Analisis(
        1,
        "target_realisasi",
        "Target dan realisasi tahun ini",
        True,
        Pengisi.DATA_DAN_TEKS,
        "Jelaskan indikator yang jauh di bawah atau di atas target.",
    ),
    Analisis(
        2,
        "antar_tahun",
        "Realisasi dan capaian dibandingkan dengan tahun lalu dan beberapa tahun terakhir",
        True,
        Pengisi.DATA_DAN_TEKS,
        "Jelaskan arah perubahannya dan perubahan cara ukur, bila ada.",
    ),
    Analisis(
        3,
        "target_renstra",
        "Realisasi sampai tahun ini dibandingkan dengan target jangka menengah",
        True,
        Pengisi.DATA_DAN_TEKS,
        "Jelaskan sisa target sampai akhir Renstra dan waktu yang tersisa.",
    ),
    Analisis(
        4,
        "standar_nasional",
        "Realisasi dibandingkan dengan standar nasional",
        False,
        Pengisi.DATA_DAN_TEKS,
        "Hanya bila ada standar nasional; sebut sumber dan tahunnya.",
    ),
    Analisis(
        5,
        "penyebab_solusi",
        "Penyebab keberhasilan atau kegagalan, peningkatan atau penurunan, dan solusi yang telah dilakukan",
        True,
        Pengisi.TEKS,
        "Penyebab yang dapat ditunjukkan buktinya, dan tindakan yang sudah dilakukan tahun ini.",
    ),
    Analisis(
        6,
        "efisiensi",
        "Efisiensi penggunaan sumber daya",
        True,
        Pengisi.TEKS,
        "Anggaran, orang, dan waktu yang dipakai dibandingkan dengan hasil yang dicapai.",
    ),
    Analisis(
        7,
        "program_penunjang",
        "Program dan kegiatan yang menunjang keberhasilan atau menyebabkan kegagalan",
        True,
        Pengisi.TEKS,
        "Sebut program dan kegiatannya, dan cara masing-masing memengaruhi capaian.",
    ),
)

# Sections of an office's own stay from year to year where they stand in this chapter.
BAB_TETAP = "bab1"
# Analyses that speak of other years than the report's own.
LINTAS_TAHUN = frozenset({"antar_tahun", "target_renstra", "standar_nasional"})


def stays(induk: str) -> bool:
    """Whether the text of a section of the office's own below ``induk`` stays from year to year."""
    return induk == BAB_TETAP or any(satu.kunci == induk and satu.induk == BAB_TETAP for satu in SISTEMATIKA)
