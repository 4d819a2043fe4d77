"""The signatures of one LAKIP or letter, in their order: their fields, and the file they have led to."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from lakip.models import Dokumen, Surat, TandaTangan, Terbitan
from lakip.models.tanda_tangan import JenisTandaTangan, PenyediaTandaTangan, StatusTandaTangan
from lakip.tanda_tangan.diminta import find_diminta
from lakip.tanda_tangan.medan import Medan, list_nama, reserve
from sop.models import Simbol

MEDAN_SURAT = "pengirim"
# Nothing that was asked for outlives its request: after so long it was cut off.
TERPUTUS = timedelta(minutes=5)


def tanda_tangan_of(naskah: Terbitan | Surat) -> QuerySet[TandaTangan]:
    """All that was ever asked for on it, the earliest first, with who signed and the signed file."""
    of_naskah = {"terbitan": naskah} if isinstance(naskah, Terbitan) else {"surat": naskah}
    rows = TandaTangan.objects.filter(**of_naskah)
    return rows.select_related("oleh", "dokumen").order_by("pada", "pk")


def list_jadi(naskah: Terbitan | Surat) -> list[TandaTangan]:
    """Return the signatures and paraf that hold, the earliest first."""
    return list(tanda_tangan_of(naskah).filter(status=StatusTandaTangan.JADI))


def list_tampak(naskah: Terbitan | Surat) -> list[TandaTangan]:
    """Return what people are shown: the signatures and paraf on it that hold, and those that have lapsed."""
    shown = (StatusTandaTangan.JADI, StatusTandaTangan.GUGUR)
    return list(tanda_tangan_of(naskah).filter(status__in=shown, dokumen__isnull=False))


def find_penutup(naskah: Terbitan | Surat) -> TandaTangan | None:
    """Return the signature that makes it final; None while there are only paraf, or nothing."""
    signed = [satu for satu in list_jadi(naskah) if satu.jenis == JenisTandaTangan.TANDA_TANGAN]
    return signed[-1] if signed else None


def is_terputus(satu: TandaTangan, at: datetime) -> bool:
    """Whether a signature of our own that was asked for surely did not come about, though nothing says so."""
    return satu.penyedia == PenyediaTandaTangan.SERTIFIKAT and satu.pada < at - TERPUTUS


def describe_sudah(satu: TandaTangan) -> str:
    """Say that a place is taken by a signature that holds, and what follows from it."""
    kata = "diparaf" if satu.jenis == JenisTandaTangan.PARAF else "ditandatangani"
    return (
        f"{satu.naskah} sudah {kata} oleh {satu.oleh}, {satu.kapasitas}, jadi tidak perlu lagi. "
        f"Berkasnya dapat dibuka dari halaman {'Dokumen' if satu.terbitan else 'surat ini'}."
    )


def find_berkas(naskah: Terbitan | Surat) -> Dokumen | None:
    """Return the file as it stands after its last signature; the unsigned one before the first."""
    signed = list_jadi(naskah)
    return signed[-1].dokumen if signed else naskah.dokumen


def name_medan(simbol_pk: int) -> str:
    """Return the name of the field in which the decision of a symbol is sealed."""
    return f"simbol-{simbol_pk}"


def list_medan(naskah: Terbitan | Surat) -> list[Medan]:
    """Return the fields that are reserved in it: one for every paraf and signature its SOP asks for.

    Only the last signature is seen on the page: the document leaves one place.
    """
    if isinstance(naskah, Surat):
        return [Medan(MEDAN_SURAT, f"Tanda tangan {naskah.kapasitas}", is_tampak=True)]
    penutup = find_simbol_penutup(naskah.laporan.versi_id)
    return [
        Medan(name_medan(simbol.pk), f"{diminta.label} {simbol.pelaksana}", is_tampak=simbol == penutup)
        for simbol in _list_simbol(naskah.laporan.versi_id)
        if (diminta := find_diminta(simbol))
    ]


def read_sebelum(satu: TandaTangan) -> bytes:
    """Return the file that is to be signed, its fields reserved; the same bytes whenever it is asked."""
    with satu.sebelum.berkas.open("rb") as berkas:
        pdf: bytes = berkas.read()
    return pdf if list_nama(pdf) else reserve(pdf, list_medan(satu.naskah))


def find_simbol_penutup(versi_pk: int) -> Simbol | None:
    """Return the symbol at which the report is signed last, by who stands in its signature block."""
    signing = [s for s in _list_simbol(versi_pk) if find_diminta(s) is JenisTandaTangan.TANDA_TANGAN]
    return signing[-1] if signing else None


def _list_simbol(versi_pk: int) -> list[Simbol]:
    rows = Simbol.objects.filter(langkah__versi=versi_pk).select_related("langkah", "pelaksana")
    return list(rows.order_by("langkah__urutan", "urutan"))
