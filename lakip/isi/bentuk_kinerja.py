"""What a report says of its performance and its money, as plain values that pages and files only draw."""

from dataclasses import dataclass
from decimal import Decimal

from lakip.domain.anggaran import JumlahAnggaran
from lakip.domain.angka import format_angka
from lakip.domain.capaian import Capaian, Polaritas, RataCapaian, StatusNilai, Target, meets_target
from lakip.domain.efisiensi import Efisiensi
from lakip.domain.konsolidasi import TRIWULAN, Gabungan
from lakip.domain.sistematika import Analisis


@dataclass(frozen=True, slots=True)
class NilaiTahun:
    """Target, realisasi and capaian of one indikator in one year, or in the ``triwulan`` of it.

    ``rumus`` says how the realisasi follows from its components; "" where it was entered as it is.
    """

    tahun: int
    target: Target | None
    realisasi: Decimal | str | None
    status: StatusNilai
    capaian: Capaian
    sumber: str = ""
    triwulan: int | None = None
    rumus: str = ""

    @property
    def waktu(self) -> str:
        """What a table calls it: ``2025``, or ``TW I`` for a quarter."""
        return f"TW {TRIWULAN[self.triwulan]}" if self.triwulan else str(self.tahun)

    @property
    def target_teks(self) -> str:
        return format_nilai(self.target) or "belum ditetapkan"

    @property
    def realisasi_teks(self) -> str:
        if self.status is not StatusNilai.TERISI:
            return self.status.replace("_", " ")
        return format_nilai(self.realisasi) or "belum diisi"


@dataclass(frozen=True, slots=True)
class IsiTriwulan:
    """The quarters of one indikator that are known, and what they come to for the year.

    ``temuan`` are sentences on where the year's own value says something else.
    """

    nilai: tuple[NilaiTahun, ...]
    cara: str
    target: Gabungan
    realisasi: Gabungan
    temuan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IsiPenjelasan:
    """What the responsible unit says about the realisasi of one indikator; "" where it says nothing."""

    pendorong: str = ""
    penghambat: str = ""
    upaya: str = ""
    rekomendasi: str = ""
    bukti: str = ""

    @property
    def butir(self) -> tuple[tuple[str, str], ...]:
        """What is said, each under its name."""
        semua = (
            ("Faktor pendorong", self.pendorong),
            ("Faktor penghambat", self.penghambat),
            ("Upaya yang sudah dilakukan", self.upaya),
            ("Rekomendasi", self.rekomendasi),
            ("Bukti dukung", self.bukti),
        )
        return tuple((nama, teks) for nama, teks in semua if teks)


@dataclass(frozen=True, slots=True)
class IsiIndikator:
    """One indikator with its rule in words, its values, and what they are held against.

    ``lalu`` has a place for each of the report's ``tahun_lalu``, None where there is no value.
    ``tercetak`` is a percentage printed in the source, ``beda`` by how many points it departs from ours.
    ``triwulan`` is None where no quarter was entered.
    """

    nomor: str
    nama: str
    satuan: str
    is_iku: bool
    aturan: str
    kini: NilaiTahun
    lalu: tuple[NilaiTahun | None, ...]
    predikat: str
    tercetak: Decimal | None
    beda: Decimal | None
    target_renstra: Decimal | None
    tahun_renstra: int | None
    capaian_renstra: Capaian
    standar_nasional: Decimal | None
    sumber_standar: str
    triwulan: IsiTriwulan | None = None
    unit: str = ""
    polaritas: Polaritas = Polaritas.POSITIF
    skala: tuple[str, ...] = ()
    penjelasan: IsiPenjelasan = IsiPenjelasan()

    @property
    def tercapai(self) -> bool | None:
        """Whether the target of the year was met; None where that cannot be told."""
        return meets_target(self.kini.target, self.kini.realisasi, self.polaritas, self.skala)

    @property
    def selisih_standar(self) -> Decimal | None:
        """Realisasi less the national standard, in the satuan of the indikator."""
        realisasi = self.kini.realisasi
        if self.standar_nasional is None or not isinstance(realisasi, Decimal):
            return None
        return realisasi - self.standar_nasional


@dataclass(frozen=True, slots=True)
class IsiAnalisis:
    """One of the seven analyses with the words people wrote for it."""

    analisis: Analisis
    teks: str


@dataclass(frozen=True, slots=True)
class BarisAnggaran:
    """One line of the budget tree with its sums; ``tingkat`` counts from 0.

    ``pagu_murni`` is what stood before the APBD was changed, None where it was not. ``unit`` answers for
    the line, or for the nearest one above it. ``tercetak`` is a percentage printed in the source, ``beda``
    by how many points it departs from ours.
    """

    tingkat: int
    kode: str
    nama: str
    sumber_dana: str
    jumlah: JumlahAnggaran
    has_rincian: bool
    pagu_murni: Decimal | None = None
    unit: str = ""
    tercetak: Decimal | None = None
    beda: Decimal | None = None


@dataclass(frozen=True, slots=True)
class IsiAnggaran:
    """The budget tree in order, and its total."""

    baris: tuple[BarisAnggaran, ...]
    total: JumlahAnggaran

    @property
    def catatan(self) -> tuple[str, ...]:
        """Where the source printed another percentage."""
        return tuple(
            f"* {f'{baris.kode} {baris.nama}'.strip()}: {format_beda(baris.tercetak, baris.beda)}."
            for baris in self.baris
            if baris.beda and baris.tercetak is not None
        )

    @property
    def is_diubah(self) -> bool:
        """Whether the APBD was changed for any line."""
        return any(baris.pagu_murni is not None for baris in self.baris)

    @property
    def program(self) -> tuple[BarisAnggaran, ...]:
        """The lines at the top of the tree."""
        return tuple(baris for baris in self.baris if baris.tingkat == 0)


@dataclass(frozen=True, slots=True)
class IsiSasaran:
    """One sasaran: its indikator, their mean, the money that is tied to it, and its analyses.

    ``pagu`` and ``belanja`` are rupiah: what was granted and what was spent; None is unknown.
    """

    nomor: int
    tujuan: str
    uraian: str
    indikator: tuple[IsiIndikator, ...]
    rata: RataCapaian
    predikat: str
    pagu: Decimal | None
    serapan: Capaian
    efisiensi: Efisiensi
    program: tuple[BarisAnggaran, ...]
    analisis: tuple[IsiAnalisis, ...]
    catatan: tuple[str, ...]
    belanja: Decimal | None = None

    @property
    def analisis_berdata(self) -> frozenset[str]:
        """The kunci of the analyses that have figures, or explanations of the units, to show."""
        has_data = {
            "target_realisasi": bool(self.indikator),
            "antar_tahun": any(any(indikator.lalu) for indikator in self.indikator),
            "target_renstra": any(indikator.target_renstra is not None for indikator in self.indikator),
            "standar_nasional": any(indikator.standar_nasional is not None for indikator in self.indikator),
            "penyebab_solusi": any(indikator.penjelasan.butir for indikator in self.indikator),
            "efisiensi": self.pagu is not None,
            "program_penunjang": bool(self.program),
        }
        return frozenset(kunci for kunci, has in has_data.items() if has)

    @property
    def analisis_kosong(self) -> frozenset[str]:
        """The kunci of the analyses for which there is neither a figure nor a word."""
        unwritten = {satu.analisis.kunci for satu in self.analisis if not satu.teks}
        return frozenset(unwritten - self.analisis_berdata)


def format_nilai(nilai: Target | None) -> str:
    """Return a target or realisasi as it is printed: number, range or predicate; "" where there is none."""
    match nilai:
        case None:
            return ""
        case str():
            return nilai
        case (bawah, atas):
            return f"{format_angka(bawah)}–{format_angka(atas)}"
        case _:
            return format_angka(nilai)


def format_beda(tercetak: Decimal, beda: Decimal) -> str:
    """Return by how much a percentage that the source prints departs from ours, in words.

    Units: ``tercetak`` is percent, ``beda`` percentage points.
    """
    arah = "di atas" if beda > 0 else "di bawah"
    return (
        f"sumber data mencetak {format_angka(tercetak)}%, {format_angka(abs(beda))} poin {arah} hasil hitung"
    )
