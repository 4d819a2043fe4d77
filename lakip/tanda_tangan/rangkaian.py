"""The signatures of one LAKIP or letter, in their order, and the file they have led to."""

from __future__ import annotations

from lakip.models import Dokumen, Surat, TandaTangan, Terbitan
from lakip.models.tanda_tangan import JenisTandaTangan, StatusTandaTangan


def list_jadi(naskah: Terbitan | Surat) -> list[TandaTangan]:
    """Return the signatures and paraf that hold, the earliest first."""
    of_naskah = {"terbitan": naskah} if isinstance(naskah, Terbitan) else {"surat": naskah}
    known = TandaTangan.objects.filter(status=StatusTandaTangan.JADI, **of_naskah)
    return list(known.select_related("oleh", "dokumen").order_by("pada", "pk"))


def find_penutup(naskah: Terbitan | Surat) -> TandaTangan | None:
    """Return the signature that makes it final; None while there are only paraf, or nothing."""
    signed = [satu for satu in list_jadi(naskah) if satu.jenis == JenisTandaTangan.TANDA_TANGAN]
    return signed[-1] if signed else None


def find_berkas(naskah: Terbitan | Surat) -> Dokumen | None:
    """Return the file as it stands after its last signature; the unsigned one before the first."""
    signed = list_jadi(naskah)
    return signed[-1].dokumen if signed else naskah.dokumen
