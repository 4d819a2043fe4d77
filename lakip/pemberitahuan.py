"""Telling people by e-mail what has come onto their desk."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from lakip.access import kapasitas_in
from lakip.kalender import load_jam_kerja_of
from lakip.lifecycle import AKTIF, StatusLaporan, StatusTugas
from lakip.models import Pegawai, Pemangku, Pemberitahuan, Penugasan, Tugas
from lakip.posisi import measure
from lakip.tanda_tangan.diminta import find_diminta
from lakip.terbitan import find_beku


@dataclass(frozen=True, slots=True)
class Hasil:
    """How many messages went out, and the sentence that says why it went no further."""

    terkirim: int
    kendala: str = ""


def send_pemberitahuan(at: datetime) -> Hasil:
    """Send what waits in the outbox, for each step that is still on a desk.

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
        penerima = list(recipients_of(tugas, today))
        # Claimed before it is sent: of two senders at work one gets it.
        if not penerima or not (claimed := _claim(tugas, at)):
            continue
        try:
            _send(tugas, penerima, at)
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


def _send(tugas: Tugas, penerima: list[Pegawai], at: datetime) -> None:
    """Send one message to all, or, where a name below the document is asked for, to each capacity its own."""
    laporan, langkah = tugas.laporan, tugas.simbol.langkah
    sender, diminta = tugas.dari, find_diminta(tugas.simbol)
    context = {
        "langkah": langkah,
        "laporan": laporan,
        "diminta": diminta,
        "terbitan": find_beku(laporan) if diminta else None,
        "batas": measure(tugas, load_jam_kerja_of([laporan], at)[laporan.pk], at).batas,
        "dikembalikan": sender if sender and sender.status == StatusTugas.DIKEMBALIKAN else None,
        "tautan": settings.LAKIP_URL.rstrip("/") + tugas.get_absolute_url(),
    }
    judul = (
        f"{laporan} menunggu {diminta.label.lower()} Anda"
        if diminta
        else f"{laporan}: langkah {langkah.sebutan} menunggu Anda"
    )
    today = at.astimezone(laporan.instansi.zona).date()
    by_kapasitas: dict[str, list[str]] = defaultdict(list)
    for satu in penerima:
        kapasitas = kapasitas_in(laporan, tugas, satu, today) if diminta else None
        by_kapasitas[kapasitas or ""].append(satu.email)
    with timezone.override(laporan.instansi.zona):
        surat = [
            EmailMessage(
                " ".join(judul.split()),
                render_to_string("lakip/surat/pemberitahuan.txt", {**context, "kapasitas": kapasitas}),
                to=alamat,
            )
            for kapasitas, alamat in by_kapasitas.items()
        ]
    get_connection().send_messages(surat)
