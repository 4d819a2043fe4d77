"""Signatures as they stand in the register, for tests of what is told of them; no key has made them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from lakip.models import Pegawai, Surat, TandaTangan, Terbitan
from lakip.models.dokumen import JenisDokumen
from lakip.models.tanda_tangan import JenisTandaTangan, PenyediaTandaTangan, StatusTandaTangan
from lakip.tanda_tangan.rangkaian import find_berkas
from lakip.uploads import make_dokumen
from tests.world import PDF

BAIK = {"is_utuh": True, "is_tepercaya": True, "kalimat": "Sah."}


def sign(naskah: Terbitan | Surat, oleh: Pegawai, at: datetime, **ganti: Any) -> TandaTangan:
    """Return a signature of ``oleh`` upon the file as it stands, which holds and was found sound."""
    jenis = ganti.pop("jenis", JenisTandaTangan.TANDA_TANGAN)
    berkas = ContentFile(PDF + f"{jenis} {naskah.pk}".encode(), name=f"{jenis}.pdf")
    dokumen = make_dokumen(berkas, JenisDokumen.TERTANDA, oleh, at)
    dokumen.laporan = naskah.laporan
    dokumen.save()
    nilai: dict[str, Any] = {
        "laporan": naskah.laporan,
        "terbitan" if isinstance(naskah, Terbitan) else "surat": naskah,
        "jenis": jenis,
        "penyedia": PenyediaTandaTangan.SERTIFIKAT,
        "status": StatusTandaTangan.JADI,
        "sebelum": find_berkas(naskah),
        "dokumen": dokumen,
        "oleh": oleh,
        "kapasitas": "Kepala Satuan Polisi Pamong Praja",
        "pada": at,
        "rincian": {"penerbit": "CN=CA Contoh,O=Kantor Contoh", "medan": "simbol-1"},
        "pemeriksaan": {"tanda_tangan": [BAIK]},
    }
    return TandaTangan.objects.create(**nilai | ganti)
