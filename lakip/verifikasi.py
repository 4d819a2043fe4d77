"""What anybody may know of a signed document whose code they have; of what is not signed, nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db.models import Exists, OuterRef

from lakip.lifecycle import StatusLaporan
from lakip.models import Surat, TandaTangan, Terbitan
from lakip.models.kode import format_kode
from lakip.models.tanda_tangan import JenisTandaTangan, PenyediaTandaTangan, StatusTandaTangan
from lakip.tanda_tangan.rangkaian import list_tampak, tanda_tangan_of
from lakip.terbitan import find_beku
from sop.domain.tanggal import format_tanggal
from sop.models import Instansi

# A certificate is named in one of these ways, depending on who has read it.
NAMA_UMUM = re.compile(r"(?:CN=|Common Name: )((?:\\.|[^,;])+)")


class Kecocokan(Enum):
    """What a file is, beside the one that was signed."""

    SAMA = "sama"
    SEBELUM = "sebelum"
    BERBEDA = "berbeda"


@dataclass(frozen=True, slots=True)
class Penandatangan:
    """One signature as the public sees it; ``is_diragukan`` where ``putusan`` warns."""

    nama: str
    kapasitas: str
    pada: datetime
    cara: str
    putusan: str
    is_diragukan: bool


@dataclass(frozen=True, slots=True)
class Keterangan:
    """One signed document as the public sees it.

    ``gugur`` says why it does not hold any more, "" if it does; ``is_basah`` that its file is a scan.
    """

    kode: str
    judul: str
    rincian: tuple[tuple[str, str], ...]
    instansi: Instansi
    gugur: str
    penandatangan: tuple[Penandatangan, ...]
    is_basah: bool

    @property
    def is_rusak(self) -> bool:
        return any(satu.is_diragukan for satu in self.penandatangan)


def find_tertanda(kode: str) -> Terbitan | Surat | None:
    """Return the LAKIP or letter with this code if it was ever signed; None for a draft as for nothing."""
    signed = TandaTangan.objects.filter(
        jenis=JenisTandaTangan.TANDA_TANGAN,
        status__in=(StatusTandaTangan.JADI, StatusTandaTangan.GUGUR),
        dokumen__isnull=False,
    )
    terbitan = Terbitan.objects.filter(Exists(signed.filter(terbitan=OuterRef("pk"))), kode=kode)
    surat = Surat.objects.filter(Exists(signed.filter(surat=OuterRef("pk"))), kode=kode)
    return (
        terbitan.select_related("laporan__instansi", "dokumen").defer("data", "naskah").first()
        or surat.select_related("laporan__instansi", "dokumen", "nomor").first()
    )


def describe(naskah: Terbitan | Surat) -> Keterangan:
    """Return what the public learns of a signed document."""
    signed = list_tanda_tangan(naskah)
    return Keterangan(
        kode=format_kode(naskah.kode),
        judul="Surat pengantar" if isinstance(naskah, Surat) else f"LAKIP {naskah.laporan.tahun}",
        rincian=_describe_surat(naskah) if isinstance(naskah, Surat) else (),
        instansi=naskah.laporan.instansi,
        gugur=_find_gugur(naskah, signed),
        penandatangan=tuple(map(_describe_tanda_tangan, signed)),
        is_basah=signed[-1].penyedia == PenyediaTandaTangan.BASAH,
    )


def list_tanda_tangan(naskah: Terbitan | Surat) -> list[TandaTangan]:
    """Return the signatures that hold, the earliest first; where none does, those that lapsed."""
    signed = [satu for satu in list_tampak(naskah) if satu.jenis == JenisTandaTangan.TANDA_TANGAN]
    return [satu for satu in signed if satu.status == StatusTandaTangan.JADI] or signed


def compare(naskah: Terbitan | Surat, sidik: str) -> Kecocokan:
    """Return what a file with this SHA-256 is: the signed one, an earlier state of it, or something else."""
    signed = list_tanda_tangan(naskah)[-1]
    if signed.dokumen and sidik == signed.dokumen.sha256:
        return Kecocokan.SAMA
    rows = tanda_tangan_of(naskah).values_list("sebelum__sha256", "dokumen__sha256")
    return Kecocokan.SEBELUM if sidik in {satu for row in rows for satu in row} else Kecocokan.BERBEDA


def _describe_surat(surat: Surat) -> tuple[tuple[str, str], ...]:
    return (
        ("Nomor", str(surat.nomor or "")),
        ("Tanggal", format_tanggal(surat.tanggal)),
        ("Hal", surat.hal),
    )


def _find_gugur(naskah: Terbitan | Surat, signed: Sequence[TandaTangan]) -> str:
    if naskah.laporan.status == StatusLaporan.DIBATALKAN:
        return "Laporan yang memuat dokumen ini sudah dibatalkan oleh kantornya."
    if isinstance(naskah, Surat) and naskah.batal_pada:
        return "Surat ini sudah dibatalkan oleh pengirimnya."
    if signed[-1].status == StatusTandaTangan.GUGUR:
        return "Tanda tangannya gugur: dokumen ini dibuka kembali atau tidak jadi dipakai."
    if isinstance(naskah, Terbitan) and find_beku(naskah.laporan) != naskah:
        return "Dokumen ini dibuka kembali atau sudah diganti sesudah ditandatangani."
    return ""


def _describe_tanda_tangan(satu: TandaTangan) -> Penandatangan:
    putusan, is_diragukan = _read_putusan(satu)
    return Penandatangan(
        satu.oleh.nama, satu.kapasitas, satu.pada, describe_cara(satu), putusan, is_diragukan
    )


def describe_cara(satu: TandaTangan) -> str:
    """Return by what means a signature came about, in words."""
    if satu.penyedia == PenyediaTandaTangan.BASAH:
        return "Dengan pena di atas kertas; yang disimpan adalah pindaiannya"
    penerbit = NAMA_UMUM.search(satu.rincian.get("penerbit", ""))
    terbitan = f" terbitan {penerbit[1]}" if penerbit else ""
    layanan = ", melalui layanan BSrE" if satu.penyedia == PenyediaTandaTangan.BSRE else ""
    return f"Secara elektronik, dengan sertifikat{terbitan}{layanan}"


def _read_putusan(satu: TandaTangan) -> tuple[str, bool]:
    """Return what the validation of the signed file has found, and whether that is a warning."""
    if satu.penyedia == PenyediaTandaTangan.BASAH:
        return "", False
    if satu.pemeriksaan is None:
        return "Tanda tangan elektroniknya belum selesai diperiksa.", False
    verdik_list = satu.pemeriksaan["tanda_tangan"]
    if not verdik_list or not all(verdik["is_utuh"] for verdik in verdik_list):
        return "Berkas yang tersimpan tidak utuh lagi sejak ditandatangani: jangan dipercaya.", True
    if not verdik_list[-1]["is_tepercaya"]:
        return (
            "Berkas utuh sejak ditandatangani, tetapi penerbit sertifikatnya belum dikenal di kantor ini, "
            "atau sertifikatnya tidak berlaku.",
            False,
        )
    return "Berkas utuh sejak ditandatangani, dan penerbit sertifikatnya dikenal di kantor ini.", False
