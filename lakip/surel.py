"""The message by which a recipient is told where the signed LAKIP can be verified and read."""

from __future__ import annotations

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from lakip.access import TindakanDitolak
from lakip.lakip_tertanda import find_lakip_tertanda, read_tata_naskah
from lakip.models import Laporan, Pegawai, Pengiriman


def mail_tautan(laporan: Laporan, kiriman: Pengiriman, oleh: Pegawai) -> None:
    """Mail the public address of the signed LAKIP to one recipient.

    Raises TindakanDitolak if the office does not allow it, nothing is signed, or the message is not taken.
    """
    if not read_tata_naskah(laporan).is_email_boleh:
        raise TindakanDitolak(
            "Kantor ini belum mengizinkan pengiriman lewat e-mail; pengelola mengaturnya di tata naskah."
        )
    tertanda = find_lakip_tertanda(laporan)
    if tertanda is None:
        raise TindakanDitolak("LAKIP belum ditandatangani, jadi tautannya belum dapat dikirim.")
    surat = kiriman.penerima.surat if kiriman.penerima else None
    konteks = {
        "laporan": laporan,
        "kiriman": kiriman,
        "surat": surat,
        "oleh": oleh,
        "tautan": settings.LAKIP_URL.rstrip("/") + reverse("verifikasi-kode", args=[tertanda[0].kode]),
    }
    judul = " ".join(f"LAKIP {laporan.tahun} {laporan.instansi.nama}".split())
    pesan = EmailMessage(judul, render_to_string("lakip/surat/tautan_lakip.txt", konteks), None,
                         [kiriman.email], reply_to=[oleh.email] if oleh.email else None)  # fmt: skip
    try:
        pesan.send()
    except (SMTPException, OSError) as error:
        raise TindakanDitolak(
            f"E-mail kepada {kiriman.email} tidak terkirim: {error}. Periksa alamatnya dan coba lagi, atau "
            "kirim dengan cara lain."
        ) from error
