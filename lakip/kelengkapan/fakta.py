"""What the rules look at: the content of one report and facts of its run, each read once, and if asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Exists, Max, Min, OuterRef
from django.urls import reverse

from lakip.isi.bentuk import Pengesahan
from lakip.isi.bentuk_kinerja import IsiIndikator, IsiSasaran
from lakip.isi.konsistensi import TemuanIsi, open_temuan
from lakip.isi.pelaksanaan import Pelaksanaan
from lakip.isi.sasaran import IsiKinerja, collect_kinerja
from lakip.lifecycle import StatusTugas
from lakip.models import (
    BerkasRapat,
    Indikator,
    Laporan,
    Naskah,
    Pengiriman,
    PernyataanReviu,
    PesertaRapat,
    Rapat,
    TandaTangan,
    Terbitan,
    TindakLanjut,
    Tugas,
    UnggahanReviu,
)
from lakip.models.rapat import JenisBerkasRapat, Kehadiran
from lakip.models.tanda_tangan import JenisTandaTangan, StatusTandaTangan
from lakip.reviu import find_pernyataan
from lakip.unit.keadaan import KeadaanUnit, read_keadaan
from sop.domain.jenis_kerja import LembarKerja


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """One indikator with the page on which it is changed, and that of its unit, where it is explained."""

    isi: IsiIndikator
    url: str
    url_unit: str


@dataclass(frozen=True, slots=True)
class BarisSasaran:
    """One sasaran with its key."""

    pk: int
    isi: IsiSasaran


@dataclass(frozen=True, slots=True)
class BuktiRapat:
    """One meeting that was not called off, and which evidence of it is there; ``tanggal`` at the office."""

    pk: int
    acara: str
    tanggal: date
    has_nomor: bool
    has_hadir: bool
    has_notulensi: bool
    has_berkas: bool


class Fakta:
    """One report at the moment ``at``; the number of queries does not depend on how much it holds."""

    def __init__(self, laporan: Laporan, at: datetime) -> None:
        self.laporan = laporan
        self.at = at

    def url(self, nama: str, *args: int | str) -> str:
        """Return the address of a page of the report."""
        return reverse(nama, args=[self.laporan.pk, *args])

    @cached_property
    def kinerja(self) -> IsiKinerja:
        return collect_kinerja(self.laporan)

    @cached_property
    def sasaran(self) -> tuple[BarisSasaran, ...]:
        return tuple(BarisSasaran(pk, isi) for pk, isi in self.kinerja.by_sasaran.items())

    @cached_property
    def indikator(self) -> tuple[BarisIndikator, ...]:
        in_order: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
        rows = Indikator.objects.filter(sasaran__laporan=self.laporan)
        for sasaran, pk, unit in rows.values_list("sasaran", "pk", "unit"):
            in_order[sasaran].append((pk, unit))
        return tuple(
            BarisIndikator(isi, *self._pages_of(in_order[satu.pk][ke : ke + 1]))
            for satu in self.sasaran
            for ke, isi in enumerate(satu.isi.indikator)
        )

    def _pages_of(self, found: list[tuple[int, int | None]]) -> tuple[str, str]:
        """Return the pages of an indikator; that of all of them if it was taken away a moment ago."""
        if not found:
            return self.url("kinerja"), self.url("kinerja")
        pk, unit = found[0]
        own = self.url("indikator-edit", pk)
        return own, self.url("unit-indikator", unit, pk) if unit else own

    @cached_property
    def ambilan(self) -> Mapping[tuple[int | None, str], int]:
        """The texts taken over from an earlier year and not confirmed: that year, by sasaran and part."""
        taken = Naskah.objects.filter(laporan=self.laporan, tahun_asal__isnull=False)
        rows = taken.values_list("sasaran_id", "bagian", "tahun_asal")
        return {(sasaran, bagian): tahun for sasaran, bagian, tahun in rows if tahun is not None}

    @cached_property
    def unit(self) -> list[KeadaanUnit]:
        """The units that answer for rows of the report."""
        return [satu for satu in read_keadaan(self.laporan) if satu.has_baris]

    @cached_property
    def temuan(self) -> tuple[TemuanIsi, ...]:
        return open_temuan(self.laporan)

    @cached_property
    def terbitan(self) -> int | None:
        """The number of the last LAKIP that was built; None while there is none."""
        nomor: int | None = Terbitan.objects.filter(laporan=self.laporan).aggregate(n=Max("nomor"))["n"]
        return nomor

    @cached_property
    def tanda_tangan(self) -> TandaTangan | None:
        """The signature on the LAKIP that was built last; None while there is none, or only paraf."""
        if self.terbitan is None:
            return None
        return TandaTangan.objects.filter(
            terbitan__laporan=self.laporan,
            terbitan__nomor=self.terbitan,
            jenis=JenisTandaTangan.TANDA_TANGAN,
            status=StatusTandaTangan.JADI,
        ).last()

    @cached_property
    def pengesahan(self) -> Pengesahan | None:
        return Pelaksanaan(self.laporan, self.at).read_pengesahan()

    @cached_property
    def pernyataan(self) -> PernyataanReviu | None:
        """The statement of the APIP; None while there is none."""
        return find_pernyataan(self.laporan)

    @cached_property
    def rapat_pimpinan(self) -> list[BuktiRapat]:
        """The meetings led by who approved the report, or is to, the newest first."""
        if self.pengesahan is None:
            return []
        pimpinan, zona = self.pengesahan, self.laporan.instansi.zona
        held = Rapat.objects.filter(
            laporan=self.laporan, batal_pada=None, pemimpin__nama=pimpinan.nama, pemimpin__nip=pimpinan.nip
        )
        of_rapat = {"rapat": OuterRef("pk")}
        came = PesertaRapat.objects.filter(kehadiran__in=(Kehadiran.HADIR, Kehadiran.MEWAKILKAN), **of_rapat)
        shown = (JenisBerkasRapat.FOTO, JenisBerkasRapat.DAFTAR_HADIR)
        berkas = BerkasRapat.objects.filter(jenis__in=shown, dokumen__ditarik_pada=None, **of_rapat)
        rows = held.annotate(has_hadir=Exists(came), has_berkas=Exists(berkas)).order_by("-mulai", "-pk")
        return [
            BuktiRapat(
                pk=satu.pk,
                acara=satu.acara,
                tanggal=satu.mulai.astimezone(zona).date(),
                has_nomor=satu.nomor_id is not None,
                has_hadir=satu.has_hadir,
                has_notulensi=satu.notulensi_pada is not None,
                has_berkas=satu.has_berkas,
            )
            for satu in rows
        ]

    @cached_property
    def tindak_lanjut(self) -> list[TindakLanjut]:
        """What the meetings that were not called off asked for."""
        asked = TindakLanjut.objects.filter(rapat__laporan=self.laporan, rapat__batal_pada=None)
        return list(asked.select_related("penanggung"))

    @cached_property
    def diterima_pada(self) -> date | None:
        """The day of the first receipt of somebody it was sent to; None while none came back."""
        receipts = Pengiriman.objects.filter(laporan=self.laporan)
        hari: date | None = receipts.aggregate(hari=Min("diterima"))["hari"]
        return hari

    @cached_property
    def diunggah_pada(self) -> date | None:
        """The day of the first upload to e-SAKIP Reviu; None while there is none."""
        uploads = UnggahanReviu.objects.filter(laporan=self.laporan)
        hari: date | None = uploads.aggregate(hari=Min("tanggal"))["hari"]
        return hari

    @cached_property
    def dikirim_pada(self) -> datetime | None:
        """When the last step of sending was done; None while none was."""
        sent = Tugas.objects.filter(
            laporan=self.laporan,
            simbol__langkah__lembar_kerja=LembarKerja.KIRIM,
            status=StatusTugas.SELESAI,
        )
        pada: datetime | None = sent.aggregate(pada=Max("ditutup_pada"))["pada"]
        return pada
