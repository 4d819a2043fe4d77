"""A unit with rows of every kind, its form, and what somebody of the unit types into the workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter

from lakip.domain.capaian import JenisNilai, Polaritas, StatusNilai
from lakip.domain.komponen import Hitungan
from lakip.exports.format_unit import write_format
from lakip.imports.isi_serahan import IsiSerahan
from lakip.imports.serahan import read_serahan
from lakip.models import Anggaran, FormatData, Indikator, Nilai, Penjelasan, Sasaran, UnitKerja
from lakip.models.anggaran import JenisAnggaran
from lakip.unit.lembar import (
    ANGGARAN,
    BARIS_KEPALA,
    INDIKATOR,
    KOLOM_AWAL,
    KOLOM_KUNCI,
    LEMBAR,
    row_key,
)
from tests.world import Kantor


@dataclass
class UnitUji:
    """A unit of an office, with its indikator and its lines of the budget by a word for each."""

    kantor: Kantor
    unit: UnitKerja
    format: FormatData
    indikator: dict[str, Indikator] = field(default_factory=dict)
    anggaran: dict[str, Anggaran] = field(default_factory=dict)

    @property
    def tahun(self) -> int:
        return self.kantor.laporan.tahun

    def buku(self) -> Buku:
        return Buku(self, write_format(self.format))

    def read(self, isi: dict[tuple[str, str], object]) -> IsiSerahan:
        """What is read when the cells named by row and column are filled in as given."""
        buku = self.buku()
        for (baris, kolom), nilai in isi.items():
            buku.cell(baris, kolom).value = nilai
        return buku.read()

    def nilai(self, baris: str, triwulan: int | None = None) -> Nilai:
        return Nilai.objects.get(indikator=self.indikator[baris], tahun=self.tahun, triwulan=triwulan)

    def store(self, baris: str, triwulan: int | None = None, **isi: object) -> None:
        """Let somebody else save a value meanwhile."""
        place = {"indikator": self.indikator[baris], "tahun": self.tahun, "triwulan": triwulan}
        Nilai.objects.update_or_create(defaults=isi, **place)


class Buku:
    """The workbook as somebody of the unit has it open."""

    def __init__(self, unit: UnitUji, berkas: bytes) -> None:
        self.unit = unit
        self.buku: Workbook = load_workbook(BytesIO(berkas))

    def find_row(self, baris: str) -> tuple[str, int]:
        """The sheet and the number of a row."""
        satu = self.unit.indikator.get(baris) or self.unit.anggaran[baris]
        nama = INDIKATOR if isinstance(satu, Indikator) else ANGGARAN
        kunci = row_key(nama, satu.pk)
        lembar = self.buku[nama]
        rows = range(BARIS_KEPALA + 1, lembar.max_row + 1)
        return nama, next(n for n in rows if lembar.cell(n, KOLOM_KUNCI).value == kunci)

    def find_column(self, nama: str, kolom: str) -> int:
        judul = next(satu.judul for satu in LEMBAR[nama] if satu.kunci == kolom)
        lembar = self.buku[nama]
        columns = range(KOLOM_AWAL, lembar.max_column + 1)
        return next(n for n in columns if lembar.cell(BARIS_KEPALA, n).value == judul)

    def cell(self, baris: str, kolom: str) -> Cell:
        nama, nomor = self.find_row(baris)
        return self.buku[nama].cell(nomor, self.find_column(nama, kolom))

    def place(self, baris: str, kolom: str) -> str:
        """The name of a cell, like ``F12``."""
        nama, nomor = self.find_row(baris)
        return f"{get_column_letter(self.find_column(nama, kolom))}{nomor}"

    def save(self) -> bytes:
        berkas = BytesIO()
        self.buku.save(berkas)
        return berkas.getvalue()

    def read(self) -> IsiSerahan:
        return read_serahan(self.save(), self.unit.format)


def make_unit_uji(kantor: Kantor, at: datetime, nama: str = "Bidang Penegakan") -> UnitUji:
    laporan = kantor.laporan
    unit = UnitKerja.objects.create(instansi=laporan.instansi, nama=nama)
    uji = UnitUji(kantor, unit, make_format_data(kantor, unit, at))
    sasaran = Sasaran.objects.create(laporan=laporan, uraian=f"Ketertiban {nama}")
    for urutan, (kunci, lain) in enumerate(_INDIKATOR.items(), start=1):
        uji.indikator[kunci] = Indikator.objects.create(
            sasaran=sasaran, urutan=urutan, nama=f"Indikator {kunci}", unit=unit, **lain
        )
        target: dict[str, object] = {} if uji.indikator[kunci].jenis.is_kata else {"target": Decimal(90)}
        uji.store(kunci, **target)
    uji.store("angka", 1, target=Decimal(20), realisasi=Decimal("21.5"), status=StatusNilai.TERISI)
    Penjelasan.objects.create(indikator=uji.indikator["angka"], pendorong="Patroli rutin.")
    program = Anggaran.objects.create(
        laporan=laporan, unit=unit, jenis=JenisAnggaran.PROGRAM, nama=f"Program {nama}", kode=f"{unit.pk}.1"
    )
    for urutan, kunci in enumerate(("patroli", "pelatihan"), start=1):
        uji.anggaran[kunci] = Anggaran.objects.create(
            laporan=laporan, induk=program, jenis=JenisAnggaran.KEGIATAN, urutan=urutan, nama=kunci.title(),
            kode=f"{unit.pk}.1.{urutan}", pagu=Decimal(1_000_000),
        )  # fmt: skip
    return uji


def make_format_data(kantor: Kantor, unit: UnitKerja, at: datetime) -> FormatData:
    return FormatData.objects.create(
        laporan=kantor.laporan, unit=unit, tenggat=date(at.year, 3, 31), dibuat_pada=at,
        dibuat_oleh=kantor.pemilik,
    )  # fmt: skip


_INDIKATOR: dict[str, dict[str, object]] = {
    "angka": {"satuan": "kali"},
    "persen": {"satuan": "%", "jenis_nilai": JenisNilai.PERSEN.value},
    "hitung": {
        "satuan": "%",
        "jenis_nilai": JenisNilai.PERSEN.value,
        "hitungan": Hitungan.PERSEN.value,
        "nama_pembilang": "Perkara selesai",
        "nama_penyebut": "Perkara masuk",
    },
    "predikat": {"jenis_nilai": JenisNilai.PREDIKAT.value, "skala": ["C", "B", "Sangat Baik"]},
    "teks": {"jenis_nilai": JenisNilai.TEKS.value},
    "rentang": {"polaritas": Polaritas.RENTANG.value},
}
