"""Telling people by e-mail what has come onto their desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from lakip.kalender import load_jam_kerja_of
from lakip.lifecycle import AKTIF, StatusLaporan, StatusTugas
from lakip.models import Pegawai, Pemangku, Pemberitahuan, Penugasan, Tugas
from lakip.posisi import measure


@dataclass(frozen=True, slots=True)
class Hasil:
    """How many messages went out, and the sentence that says why it went no further."""

    terkirim: int
    kendala: str = ""


def send_pemberitahuan(at: datetime) -> Hasil:
    """Send what waits in the outbox, one message for each step that is still on a desk.

    Where the mail server fails, that message and those after it wait for the next run.
    """
    terkirim = 0
    waiting = Tugas.objects.filter(
        pemberitahuan__dikirim_pada__isnull=True,
        pemberitahuan__isnull=False,
        status__in=AKTIF,
        laporan__status=StatusLaporan.BERJALAN,
    )
    related = ("laporan__instansi", "simbol__langkah", "simbol__pelaksana", "pelaku", "dari__pelaku")
    for tugas in waiting.select_related(*related).distinct().order_by("pk"):
        today = at.astimezone(tugas.laporan.instansi.zona).date()
        alamat = [p.email for p in recipients_of(tugas, today)]
        # Claimed before it is sent: of two senders at work one gets it.
        if not alamat or not (claimed := _claim(tugas, at)):
            continue
        try:
            _send(tugas, alamat, at)
        except (SMTPException, OSError) as error:
            Pemberitahuan.objects.filter(pk__in=claimed).update(dikirim_pada=None)
            return Hasil(terkirim, f"Server surat tidak dapat dihubungi ({error}); dicoba lagi nanti.")
        terkirim += 1
    return Hasil(terkirim)


def recipients_of(tugas: Tugas, tanggal: date) -> QuerySet[Pegawai]:
    """Return who is told: the one it was handed to, or those who stand in its column; with an address."""
    with_address = Pegawai.objects.filter(is_active=True, instansi=tugas.laporan.instansi_id).exclude(
        email=""
    )
    if tugas.pelaku_id:
        return with_address.filter(pk=tugas.pelaku_id)
    seats = Penugasan.objects.filter(laporan=tugas.laporan_id, pelaksana=tugas.simbol.pelaksana_id)
    holders = Pemangku.objects.on(tanggal).filter(jabatan__in=seats.values("jabatan"))
    return with_address.filter(
        Q(pk__in=seats.values("pegawai"))
        | Q(pk__in=holders.values("pegawai"))
        | Q(unit__in=seats.values("unit"))
    )


def _claim(tugas: Tugas, at: datetime) -> list[int]:
    waiting = Pemberitahuan.objects.filter(tugas=tugas, dikirim_pada__isnull=True)
    keys = list(waiting.values_list("pk", flat=True))
    return keys if waiting.filter(pk__in=keys).update(dikirim_pada=at) else []


def _send(tugas: Tugas, alamat: list[str], at: datetime) -> None:
    laporan, langkah = tugas.laporan, tugas.simbol.langkah
    sender = tugas.dari
    context = {
        "tugas": tugas,
        "langkah": langkah,
        "laporan": laporan,
        "batas": measure(tugas, load_jam_kerja_of([laporan], at)[laporan.pk], at).batas,
        "dikembalikan": sender if sender and sender.status == StatusTugas.DIKEMBALIKAN else None,
        "tautan": settings.LAKIP_URL.rstrip("/") + tugas.get_absolute_url(),
    }
    with timezone.override(laporan.instansi.zona):
        isi = render_to_string("lakip/surat/pemberitahuan.txt", context)
    judul = " ".join(f"{laporan}: langkah {langkah.sebutan} menunggu Anda".split())
    send_mail(judul, isi, None, alamat)
