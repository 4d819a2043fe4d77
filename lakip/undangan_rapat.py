"""Invitations to a meeting by e-mail, with the meeting for the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from lakip.exports.kalender_rapat import build_ics
from lakip.isi.rapat import IsiRapat


@dataclass(frozen=True, slots=True)
class HasilUndangan:
    """How many were told, how many have no address, and why it went no further."""

    terkirim: int
    tanpa_alamat: int
    kendala: str = ""

    @property
    def kalimat(self) -> str:
        """What became of it, in words."""
        bagian = [f"Undangan dikirim lewat e-mail kepada {self.terkirim} orang."] if self.terkirim else []
        if self.kendala:
            bagian.append(self.kendala)
        if self.tanpa_alamat:
            bagian.append(
                f"{self.tanpa_alamat} peserta tidak mempunyai alamat e-mail; sampaikan undangannya langsung."
            )
        return " ".join(bagian)


def send_undangan(isi: IsiRapat) -> HasilUndangan:
    """Send the meeting, or that it was called off, to all who have an address, one message each."""
    alamat = list(dict.fromkeys(satu.email for satu in isi.peserta if satu.email))
    tanpa = sum(not satu.email for satu in isi.peserta)
    judul = " ".join(f"{'Dibatalkan: ' if isi.batal else 'Undangan: '}{isi.acara}".split())
    teks = render_to_string("lakip/surat/undangan.txt", {"isi": isi})
    ics = build_ics(isi)
    terkirim = 0
    try:
        connection = get_connection()
        for satu in alamat:
            pesan = EmailMessage(judul, teks, None, [satu], connection=connection)
            pesan.attach("undangan.ics", ics, "text/calendar")
            pesan.send()
            terkirim += 1
    except (SMTPException, OSError):
        sisa = len(alamat) - terkirim
        kendala = f"Server surat tidak dapat dihubungi: {sisa} undangan belum terkirim. Coba lagi nanti."
        return HasilUndangan(terkirim, tanpa, kendala)
    return HasilUndangan(terkirim, tanpa)
