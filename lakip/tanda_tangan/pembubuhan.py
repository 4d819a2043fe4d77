"""Putting a signature that was asked for on its file, by one of the electronic ways."""

from __future__ import annotations

from datetime import datetime

import pikepdf
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from lakip import engine
from lakip.exports.renderer import PdfGagal
from lakip.models import TandaTangan
from lakip.models.tanda_tangan import JenisTandaTangan
from lakip.tanda_tangan.kembalian import describe_fault
from lakip.tanda_tangan.kotak import build_kotak
from lakip.tanda_tangan.medan import list_nama
from lakip.tanda_tangan.pemeriksaan import order_pemeriksaan
from lakip.tanda_tangan.penyedia import (
    HasilBelumDiketahui,
    Penanda,
    Penyedia,
    Permintaan,
    Rahasia,
    TandaTanganDitolak,
)
from lakip.tanda_tangan.rangkaian import read_sebelum
from lakip.tanda_tangan.sertifikat import BERKAS_TIDAK_TERBACA

TANPA_TEMPAT = (
    "Berkas ini sudah ditandatangani orang lain sebelum ada tempat untuk tanda tangan Anda. "
    "Kembalikan dokumennya supaya disusun dan ditandatangani dari awal."
)


@sensitive_variables("rahasia")
def put_tanda_tangan(satu: TandaTangan, penyedia: Penyedia, rahasia: Rahasia) -> None:
    """Have the provider sign, once and outside of any transaction, and keep what came of it.

    Raises TandaTanganDitolak, with what the signer can do, after the failure was kept; HasilBelumDiketahui
    where nobody knows.
    """
    try:
        permintaan = make_permintaan(satu, timezone.now())
        hasil = penyedia.sign(permintaan, rahasia)
        if cacat := describe_fault(permintaan.pdf, hasil.pdf):
            raise TandaTanganDitolak(f"Tanda tangan tidak jadi: {cacat} Coba lagi.")
    except HasilBelumDiketahui as error:
        TandaTangan.objects.filter(pk=satu.pk).update(rincian={**satu.rincian, **error.rincian})
        raise
    except (TandaTanganDitolak, PdfGagal) as error:
        engine.fail_tanda_tangan(satu.pk, satu.oleh, str(error), at=timezone.now())
        raise TandaTanganDitolak(str(error)) from None
    engine.keep_tanda_tangan(satu.pk, satu.oleh, hasil, at=timezone.now())
    order_pemeriksaan(satu.pk)


def make_permintaan(satu: TandaTangan, pada: datetime) -> Permintaan:
    """Return what a provider is asked for; raises TandaTanganDitolak or PdfGagal."""
    try:
        medan, pdf = satu.rincian["medan"], read_sebelum(satu)
    except pikepdf.PdfError as error:
        raise TandaTanganDitolak(BERKAS_TIDAK_TERBACA) from error
    tampak = list_nama(pdf)
    if medan not in tampak:
        raise TandaTanganDitolak(TANPA_TEMPAT)
    oleh, laporan = satu.oleh, satu.laporan
    penanda = Penanda(oleh.nama, satu.kapasitas, oleh.pangkat, oleh.nip, oleh.email)
    naskah = f"LAKIP {laporan.tahun}" if satu.terbitan else "surat pengantar"
    kata = "Paraf atas" if satu.jenis == JenisTandaTangan.PARAF else "Tanda tangan"
    return Permintaan(
        pdf=pdf,
        medan=medan,
        kotak=build_kotak(penanda, pada) if tampak[medan] else None,
        alasan=f"{kata} {naskah} {laporan.instansi.nama}",
        lokasi=laporan.instansi.kota,
        penanda=penanda,
        pada=pada,
    )
