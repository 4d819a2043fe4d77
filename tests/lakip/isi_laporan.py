"""Reports as values, for tests of what is drawn from them; nothing here touches a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from lakip.domain.anggaran import PosAnggaran, sum_anggaran
from lakip.domain.capaian import AturanCapaian, Capaian, StatusNilai, calculate_capaian, format_aturan
from lakip.domain.efisiensi import calculate_efisiensi
from lakip.domain.konsolidasi import Konsolidasi, combine_triwulan
from lakip.domain.rantai import AWAL
from lakip.domain.sistematika import ANALISIS, SISTEMATIKA
from lakip.isi.bentuk import Identitas, IsiLaporan, IsiSop, IsiTugas, Lama, Pengesahan
from lakip.isi.bentuk_kinerja import (
    BarisAnggaran,
    IsiAnalisis,
    IsiAnggaran,
    IsiIndikator,
    IsiSasaran,
    IsiTriwulan,
    NilaiTahun,
)
from lakip.isi.kinerja import mean_of, notes_on
from lakip.isi.pelaksanaan import draw
from lakip.isi.skala import load_skala
from lakip.teks import from_polos
from sop.domain.bagan import Baris, Formulir
from sop.domain.berkas_baca import read_berkas

ZONA = ZoneInfo("Asia/Makassar")
PADA = datetime(2026, 2, 20, 9, 30, tzinfo=ZONA)
TAHUN_LALU = (2023, 2024)
TEKS = from_polos(
    "Satuan Polisi Pamong Praja menegakkan Peraturan Daerah serta menyelenggarakan ketertiban umum, "
    "ketenteraman, dan pelindungan masyarakat.\n\nPatroli mencakup sebelas kecamatan."
)
BERKAS_SOP = Path(__file__).parents[2] / "fixtures" / "sop" / "balangan-satpolpp.json"


def make_nilai(tahun: int, target: str, realisasi: str, aturan: AturanCapaian) -> NilaiTahun:
    """Return a value of one year; an empty ``realisasi`` was not measured."""
    status = StatusNilai.TERISI if realisasi else StatusNilai.BELUM_DIUKUR
    angka = Decimal(realisasi) if realisasi else None
    capaian = calculate_capaian(Decimal(target), angka, aturan, status)
    return NilaiTahun(tahun, Decimal(target), angka, status, capaian, "Laporan bidang")


def make_indikator(
    nomor: str = "1.1", target: str = "47", realisasi: str = "49.81", **ganti: object
) -> IsiIndikator:
    aturan = AturanCapaian()
    kini = make_nilai(2025, target, realisasi, aturan)
    indikator = IsiIndikator(
        nomor=nomor,
        nama="Persentase penurunan pelanggaran Peraturan Daerah",
        satuan="%",
        is_iku=True,
        aturan=format_aturan(aturan),
        kini=kini,
        lalu=(None, make_nilai(2024, "44", "46.2", aturan)),
        predikat="Sangat Tinggi" if kini.capaian.persen else "",
        tercetak=None,
        beda=None,
        target_renstra=Decimal(60),
        tahun_renstra=2026,
        capaian_renstra=calculate_capaian(Decimal(60), kini.realisasi, aturan, kini.status),
        standar_nasional=None,
        sumber_standar="",
    )
    return replace(indikator, **ganti)


def make_triwulan(*realisasi: str) -> IsiTriwulan:
    """Return quarters from the first on, to be summed, each with the target 12."""
    nilai = [
        replace(make_nilai(2025, "12", satu, AturanCapaian()), triwulan=nomor)
        for nomor, satu in enumerate(realisasi, start=1)
    ]
    return IsiTriwulan(
        nilai=tuple(nilai),
        cara="jumlah semua triwulan",
        target=combine_triwulan(dict.fromkeys((1, 2, 3, 4), Decimal(12)), Konsolidasi.JUMLAH),
        realisasi=combine_triwulan({n.triwulan: n.realisasi for n in nilai}, Konsolidasi.JUMLAH),
        temuan=(),
    )


def make_sasaran(
    nomor: int = 1, indikator: tuple[IsiIndikator, ...] | None = None, teks: str = TEKS
) -> IsiSasaran:
    indikator = (make_indikator(f"{nomor}.1"),) if indikator is None else indikator
    rata, predikat = mean_of(indikator, load_skala())
    anggaran = make_anggaran()
    return IsiSasaran(
        nomor=nomor,
        tujuan="Mewujudkan lingkungan yang tertib",
        uraian="Meningkatnya ketertiban umum dan ketenteraman masyarakat",
        indikator=indikator,
        rata=rata,
        predikat=predikat,
        pagu=anggaran.total.pagu,
        serapan=anggaran.total.serapan,
        efisiensi=calculate_efisiensi(Capaian(rata.persen, alasan=rata.alasan), anggaran.total.serapan),
        program=anggaran.program,
        analisis=tuple(IsiAnalisis(satu, teks) for satu in ANALISIS),
        catatan=notes_on(indikator),
    )


def make_anggaran(baris: int = 1) -> IsiAnggaran:
    """Return a program with one kegiatan and so many sub kegiatan."""
    induk = [PosAnggaran(1, None, None, None), PosAnggaran(2, 1, None, None)]
    sub = [PosAnggaran(kunci, 2, Decimal(24999760), Decimal("24300904.96")) for kunci in range(3, 3 + baris)]
    pohon = sum_anggaran([*induk, *sub])
    nama = ("Program Penunjang Urusan", "Perencanaan dan Evaluasi Kinerja", "Penyusunan Dokumen Perencanaan")
    return IsiAnggaran(
        tuple(
            BarisAnggaran(b.tingkat, f"1.05.{b.kunci:02}", nama[b.tingkat], "APBD", b.jumlah, bool(b.rincian))
            for b in pohon.baris
        ),
        pohon.total,
    )


def make_tugas(nomor: str = "1.", **ganti: object) -> IsiTugas:
    tugas = IsiTugas(
        nomor=nomor,
        kegiatan="Membuat Dokumen LAKIP",
        pelaksana="Staf",
        putaran=1,
        status="Selesai",
        nama="Nor Laila",
        kapasitas="Staf",
        dicatat_oleh="",
        diputuskan_oleh="",
        dibuka=datetime(2026, 2, 2, 8, 0, tzinfo=ZONA),
        dimulai=datetime(2026, 2, 2, 9, 0, tzinfo=ZONA),
        ditutup=datetime(2026, 2, 2, 11, 30, tzinfo=ZONA),
        mutu_baku="2 Jam",
        menunggu=Lama(60, "1 jam"),
        dikerjakan=Lama(150, "2 jam 30 menit"),
        lewat=Lama(90, "1 jam 30 menit"),
        keputusan="",
        alasan="",
        is_penyimpangan=False,
    )
    return replace(tugas, **ganti)


@lru_cache(maxsize=1)
def make_sop() -> IsiSop:
    berkas = read_berkas(BERKAS_SOP.read_bytes())
    form = Formulir(
        berkas.judul,
        tuple(p.nama for p in berkas.pelaksana),
        tuple(Baris(baris.nomor, baris.kegiatan) for baris in berkas.langkah),
        berkas.alur,
    )
    dilewati = make_tugas(
        "2.",
        is_penyimpangan=True,
        status="Dilewati",
        diputuskan_oleh="Budi",
        alasan="Data sudah ada dari rapat.",
    )
    return IsiSop(1, "ab" * 32, berkas, draw(form), (make_tugas(), dilewati))


def make_isi(sasaran: tuple[IsiSasaran, ...] | None = None, **ganti: object) -> IsiLaporan:
    """Return a whole report; a test names only what it is about."""
    sasaran = (make_sasaran(),) if sasaran is None else sasaran
    semua = [indikator for satu in sasaran for indikator in satu.indikator]
    rata, predikat = mean_of(semua, load_skala())
    isi = IsiLaporan(
        identitas=Identitas(
            "Satuan Polisi Pamong Praja",
            "Kabupaten Balangan",
            "Jalan A. Yani",
            "Paringin",
            2025,
            is_contoh=True,
        ),
        pada=PADA,
        zona="WITA",
        skala=load_skala(),
        naskah={bagian.kunci: TEKS for bagian in SISTEMATIKA if bagian.pengisi.has_teks},
        tahun_lalu=TAHUN_LALU,
        sasaran=sasaran,
        rata=rata,
        predikat=predikat,
        catatan=notes_on(semua),
        anggaran=make_anggaran(),
        pengesahan=Pengesahan(
            "Plh. Kepala Satuan", "Ahmad Rifani", "Pembina", "197507302001121001", date(2026, 2, 19)
        ),
        sop=(make_sop(),),
        jeda=(),
        jejak_nomor=12,
        jejak_hash=AWAL,
    )
    return replace(isi, **ganti)
