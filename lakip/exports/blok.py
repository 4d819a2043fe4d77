"""What the live blocks are drawn from, the same on paper and on a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lakip.domain.blok import BlokBernama, JenisBlok, find_blok, list_of_analisis
from lakip.domain.capaian import RataCapaian
from lakip.domain.predikat import Skala
from lakip.exports.grafik import Grafik, make_grafik
from lakip.exports.grafik_sasaran import list_grafik
from lakip.isi.bentuk import IsiLaporan
from lakip.isi.bentuk_kinerja import IsiAnalisis, IsiAnggaran, IsiIndikator, IsiSasaran
from lakip.isi.kinerja import mean_of, notes_on
from lakip.isi.sasaran import IsiKinerja
from lakip.teks import read_teks
from lakip.teks.bentuk import BlokData


@dataclass(frozen=True, slots=True)
class DataBlok:
    """The figures of one report, as its tables take them."""

    tahun: int
    tahun_lalu: tuple[int, ...]
    sasaran: tuple[IsiSasaran, ...]
    indikator: tuple[IsiIndikator, ...]
    rata: RataCapaian
    predikat: str
    catatan: tuple[str, ...]
    skala: Skala
    skala_efisiensi: Skala | None
    anggaran: IsiAnggaran

    @property
    def has_anggaran_sasaran(self) -> bool:
        """Whether any money is tied to a sasaran."""
        return any(sasaran.pagu is not None for sasaran in self.sasaran)


@dataclass(frozen=True, slots=True)
class BlokCetak:
    """A block as it is drawn; ``jenis`` is its name without the number of the sasaran.

    ``alasan`` says in a sentence why there is nothing to draw; an analysis without figures has no such
    sentence, but ``is_tiada``.
    """

    jenis: str
    judul: str
    data: DataBlok
    sasaran: IsiSasaran | None = None
    analisis: str = ""
    grafik: tuple[Grafik, ...] = ()
    alasan: str = ""
    is_tiada: bool = False


def data_of(isi: IsiLaporan | IsiKinerja) -> DataBlok:
    """Return what blocks are drawn from, of a whole report or of its figures only."""
    if isinstance(isi, IsiLaporan):
        tahun, sasaran, skala, efisiensi = isi.identitas.tahun, isi.sasaran, isi.skala, isi.skala_efisiensi
    else:
        tahun, sasaran = isi.tahun, tuple(isi.by_sasaran.values())
        skala, efisiensi = isi.skala.predikat, isi.skala.efisiensi
    rata, predikat = mean_of(isi.indikator, skala)
    return DataBlok(
        tahun=tahun,
        tahun_lalu=isi.tahun_lalu,
        sasaran=sasaran,
        indikator=isi.indikator,
        rata=rata,
        predikat=predikat,
        catatan=notes_on(isi.indikator),
        skala=skala,
        skala_efisiensi=efisiensi,
        anggaran=isi.anggaran,
    )


def make_blok(nama: str, data: DataBlok) -> BlokCetak:
    """Return the block that a text names; what cannot be drawn says why."""
    bernama = find_blok(nama)
    if bernama is None:
        return BlokCetak("", nama, data, alasan=f"Blok data “{nama}” tidak dikenal.")
    if bernama.sasaran is not None:
        return _make_of_sasaran(bernama, data)
    if bernama.blok.jenis is JenisBlok.GAMBAR:
        satu = make_grafik(data.sasaran, data.tahun)
        grafik = (satu,) if satu else ()
    else:
        grafik = ()
    alasan = "" if grafik or _HAS_DATA[nama](data) else _TIADA[nama]
    return BlokCetak(nama, bernama.judul, data, grafik=grafik, alasan=alasan)


def make_own(analisis: IsiAnalisis, sasaran: IsiSasaran, data: DataBlok) -> tuple[BlokCetak, ...]:
    """Return the blocks with figures that an analysis draws of itself: those its text does not place."""
    placed = {satu.nama for satu in read_teks(analisis.teks) if isinstance(satu, BlokData)}
    own = list_of_analisis(analisis.analisis.kunci, sasaran.nomor)
    drawn = (make_blok(satu.nama, data) for satu in own if satu.nama not in placed)
    return tuple(satu for satu in drawn if not satu.is_tiada)


def _make_of_sasaran(bernama: BlokBernama, data: DataBlok) -> BlokCetak:
    blok, judul = bernama.blok, bernama.judul
    sasaran = next((satu for satu in data.sasaran if satu.nomor == bernama.sasaran), None)
    if sasaran is None:
        alasan = f"Blok data “{bernama.nama}”: sasaran {bernama.sasaran} tidak ada dalam laporan ini."
        return BlokCetak(blok.nama, judul, data, alasan=alasan)
    if blok.jenis is JenisBlok.TABEL:
        is_tiada = blok.analisis not in sasaran.analisis_berdata
        return BlokCetak(blok.nama, judul, data, sasaran, blok.analisis, is_tiada=is_tiada)
    grafik = list_grafik(sasaran, blok.analisis)
    return BlokCetak(blok.nama, judul, data, sasaran, blok.analisis, grafik, is_tiada=not grafik)


_HAS_DATA: dict[str, Callable[[DataBlok], bool]] = {
    "perjanjian-kinerja": lambda data: bool(data.indikator or data.anggaran.baris),
    "pengukuran-kinerja": lambda data: bool(data.indikator),
    "grafik-capaian": lambda _: False,
    "capaian-tahun": lambda data: bool(data.indikator and data.tahun_lalu),
    "realisasi-anggaran": lambda data: bool(data.anggaran.baris),
    "efisiensi": lambda data: data.has_anggaran_sasaran,
    "daftar-sasaran": lambda data: bool(data.sasaran),
    "daftar-program": lambda data: bool(data.anggaran.program),
}
_TIADA = {
    "perjanjian-kinerja": "Sasaran dan indikator belum diisi.",
    "pengukuran-kinerja": "Sasaran dan indikator belum diisi.",
    "grafik-capaian": "Grafik rata-rata capaian memerlukan paling sedikit dua sasaran.",
    "capaian-tahun": "Nilai tahun sebelumnya belum diisi.",
    "realisasi-anggaran": "Anggaran belum diisi.",
    "efisiensi": "Anggaran belum dikaitkan dengan sasaran, sehingga efisiensinya tidak dapat dihitung.",
    "daftar-sasaran": "Sasaran belum diisi.",
    "daftar-program": "Anggaran belum diisi.",
}
