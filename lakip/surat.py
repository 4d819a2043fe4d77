"""What a page, a room or a verb asks about the letters of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Max, Prefetch, Q, QuerySet
from django.utils.text import slugify

from lakip.domain.surat import ButirKonsep, PenerimaKonsep, find_penerima
from lakip.isi.pelaksanaan import Pelaksanaan
from lakip.models import Dokumen, Laporan, NomorSurat, Pemangku, PenerimaSurat, Surat, TandaTangan
from lakip.models.tanda_tangan import JenisTandaTangan, StatusTandaTangan
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.tanggal import format_tanggal
from sop.models import Langkah

# How the states look, see static/css/status.css.
RUPA = {"konsep": "draf", "bernomor": "berjalan", "ditandatangani": "disetujui", "dibatalkan": "dibatalkan"}
KETERANGAN = "Disampaikan dengan hormat untuk dipergunakan sebagaimana mestinya."
_JADI = TandaTangan.objects.filter(
    jenis=JenisTandaTangan.TANDA_TANGAN, status=StatusTandaTangan.JADI, gugur_pada__isnull=True
).select_related("dokumen", "oleh")


@dataclass(frozen=True)
class SuratTampil:
    """One letter with all that is shown of it: read by ``list_surat``."""

    surat: Surat

    @property
    def status(self) -> str:
        if self.surat.batal_pada:
            return "dibatalkan"
        if self.tanda_tangan:
            return "ditandatangani"
        return "bernomor" if self.surat.nomor_id else "konsep"

    @property
    def rupa(self) -> str:
        """The name of the state's look."""
        return RUPA[self.status]

    @property
    def keadaan(self) -> str:
        """The state in words."""
        if self.status == "bernomor" and not self.surat.dokumen_id:
            return "Bernomor, PDF belum jadi"
        return self.status.capitalize()

    @cached_property
    def tanda_tangan(self) -> TandaTangan | None:
        """The signature that stands, which may be the scan of one on paper."""
        found = list(self.surat.tandatangan_set.all())
        return found[-1] if found else None

    @property
    def dokumen(self) -> Dokumen | None:
        """The file to hand out: the signed one, otherwise the one that was built."""
        return (self.tanda_tangan and self.tanda_tangan.dokumen) or self.surat.dokumen

    @cached_property
    def kepada(self) -> list[PenerimaSurat]:
        return [satu for satu in self.surat.penerima.all() if not satu.is_tembusan]

    @cached_property
    def tembusan(self) -> list[PenerimaSurat]:
        return [satu for satu in self.surat.penerima.all() if satu.is_tembusan]

    @property
    def is_konsep(self) -> bool:
        return self.status == "konsep"

    @property
    def menunggu_tanda_tangan(self) -> bool:
        """Whether it lies there, built and numbered, to be signed."""
        return self.status == "bernomor" and self.surat.dokumen_id is not None


def list_surat(laporan: Laporan) -> list[SuratTampil]:
    """Return the letters of the report, the newest first, in a number of queries that does not grow."""
    return [SuratTampil(satu) for satu in _with_all(Surat.objects.filter(laporan=laporan)).order_by("-pk")]


def read_surat(laporan: Laporan, pk: int) -> SuratTampil | None:
    """Return one letter of the report, or None."""
    satu = _with_all(Surat.objects.filter(laporan=laporan, pk=pk)).first()
    return SuratTampil(satu) if satu else None


def _with_all(surat: QuerySet[Surat]) -> QuerySet[Surat]:
    return surat.select_related("nomor", "dokumen", "pengirim", "oleh", "laporan__instansi").prefetch_related(
        "butir", "penerima", Prefetch("tandatangan_set", queryset=_JADI)
    )


def name_berkas(surat: Surat) -> str:
    """Return the name under which the letter's PDF is handed out."""
    nomor = slugify(str(surat.nomor).replace("/", "-")) if surat.nomor else f"konsep-{surat.laporan.tahun}"
    return f"surat-pengantar-{nomor}.pdf"


def list_pemangku(laporan: Laporan, sejak: date) -> QuerySet[Pemangku]:
    """Return who may sign a letter: whoever holds a post of the instansi, or did after ``sejak``."""
    held = Pemangku.objects.filter(Q(selesai__isnull=True) | Q(selesai__gte=sejak))
    of_instansi = held.filter(jabatan__instansi=laporan.instansi_id, pegawai__is_active=True)
    return of_instansi.select_related("jabatan", "pegawai").order_by("jabatan__nama", "pk")


@dataclass(frozen=True, slots=True)
class Usulan:
    """What a new letter begins with, from what the report and its SOP say."""

    tanggal: date
    hal: str
    pemangku: Pemangku | None
    butir: tuple[ButirKonsep, ...]
    penerima: tuple[PenerimaKonsep, ...]


def propose(laporan: Laporan, at: datetime) -> Usulan:
    """Return a letter as far as data can write it; recipients are those whom the SOP names when it sends."""
    instansi = laporan.instansi
    today = at.astimezone(instansi.zona).date()
    rows = Langkah.objects.filter(
        versi=laporan.versi_id, lembar_kerja__in=(LembarKerja.SURAT, LembarKerja.KIRIM)
    )
    words = "; ".join("; ".join(row) for row in rows.values_list("kegiatan", "kelengkapan", "keluaran"))
    return Usulan(
        tanggal=today,
        hal=f"Penyampaian LAKIP Tahun {laporan.tahun}",
        pemangku=_find_penanda_tangan(laporan, at),
        butir=(ButirKonsep(f"LAKIP {instansi.nama} Tahun {laporan.tahun}", "1 (satu) dokumen", KETERANGAN),),
        penerima=tuple(PenerimaKonsep(nama, instansi.kota) for nama in find_penerima(words)),
    )


def _find_penanda_tangan(laporan: Laporan, at: datetime) -> Pemangku | None:
    """Return who approved the report, or is to, if that person holds the post today."""
    pengesahan = Pelaksanaan(laporan, at).read_pengesahan()
    if pengesahan is None:
        return None
    signs = (pengesahan.kapasitas, pengesahan.nama)
    holders = list_pemangku(laporan, at.astimezone(laporan.instansi.zona).date())
    return next((satu for satu in holders if (satu.kapasitas, satu.pegawai.nama) == signs), None)


def list_peringatan(surat: Surat, at: datetime) -> Iterator[str]:
    """Yield, a sentence each, what to look at before a letter gets its number; nothing of it forbids that."""
    laporan = surat.laporan
    pengesahan = Pelaksanaan(laporan, at).read_pengesahan()
    if pengesahan is None or pengesahan.tanggal is None:
        yield "LAKIP ini belum disetujui pimpinan. Surat pengantar biasanya dinomori sesudahnya."
    elif surat.tanggal < pengesahan.tanggal:
        yield (
            f"Tanggal surat lebih dulu daripada persetujuan LAKIP, {format_tanggal(pengesahan.tanggal)}. "
            "Periksa tanggalnya."
        )
    if mundur := describe_mundur(laporan.instansi_id, surat.tanggal):
        yield mundur


def describe_mundur(instansi: int, tanggal: date) -> str:
    """Return that the register of that year has gone past the date of a letter; "" where it has not."""
    later = NomorSurat.objects.filter(instansi=instansi, tahun=tanggal.year, tanggal__gt=tanggal)
    terakhir: date | None = later.aggregate(terakhir=Max("tanggal"))["terakhir"]
    if terakhir is None:
        return ""
    return (
        f"Register sudah sampai pada surat bertanggal {format_tanggal(terakhir)}, sesudah tanggal surat ini; "
        "nomornya tetap nomor berikutnya."
    )
