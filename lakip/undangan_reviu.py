"""Telling reviewers of the APIP by e-mail: that they are invited, and that answers wait for them."""

from __future__ import annotations

from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from lakip.models import Laporan, Pegawai, Pereviu
from lakip.reviu import MENUNGGU_JAWABAN, catatan_of

GARAM = "lakip.undangan_reviu"
KENDALA = "E-mail tidak terkirim; sampaikan sendiri kepada pereviu, atau undang lagi nanti."


def sign_undangan(pereviu: Pereviu) -> str:
    """Return the mark by which the link in the e-mail opens the report to its reader."""
    return signing.dumps(pereviu.pk, salt=GARAM)


def read_undangan(tanda: str) -> int:
    """Return the invitation that was signed; raises ``signing.BadSignature`` for anything else."""
    pk: int = signing.loads(tanda, salt=GARAM)
    return pk


def link_sandi(akun: Pegawai) -> str:
    """Return the link by which a password is set for an account that never had one; "" for any other."""
    if akun.has_usable_password():
        return ""
    args = [urlsafe_base64_encode(force_bytes(akun.pk)), default_token_generator.make_token(akun)]
    return _link("atur-sandi", *args)


def may_hand_over(pereviu: Pereviu) -> bool:
    """Whether the office may be shown the link for the password: not if others have invited the person."""
    lain = Pereviu.objects.filter(pegawai=pereviu.pegawai_id)
    instansi = pereviu.reviu.laporan.instansi_id
    return pereviu.is_aktif and not lain.exclude(reviu__laporan__instansi=instansi).exists()


def send_undangan_reviu(pereviu: Pereviu) -> str:
    """Send the invitation; return why it could not be sent, "" if it was."""
    laporan = pereviu.reviu.laporan
    context = {
        "pereviu": pereviu,
        "laporan": laporan,
        "sandi": link_sandi(pereviu.pegawai),
        "tautan": _link("pereviu-terima", sign_undangan(pereviu)),
    }
    return _send(f"Undangan mereviu {laporan}", "undangan_reviu", context, [pereviu.pegawai.email])


def tell_dijawab(laporan: Laporan) -> str:
    """Tell the reviewers once no remark waits for an answer; return why they could not be told, or ""."""
    if catatan_of(laporan).filter(MENUNGGU_JAWABAN).exists():
        return ""
    rows = Pereviu.objects.aktif().filter(reviu__laporan=laporan).exclude(pegawai__email="")
    alamat = list(rows.values_list("pegawai__email", flat=True))
    context: dict[str, object] = {"laporan": laporan, "tautan": _link("pereviu-ruang", laporan.pk)}
    return _send(f"{laporan}: catatan hasil reviu sudah dijawab", "reviu_dijawab", context, alamat)


def _link(nama: str, *args: object) -> str:
    return f"{settings.LAKIP_URL.rstrip('/')}{reverse(nama, args=args)}"


def _send(judul: str, nama: str, context: dict[str, object], alamat: list[str]) -> str:
    if not alamat:
        return ""
    isi = render_to_string(f"lakip/surat/{nama}.txt", context)
    try:
        send_mail(" ".join(judul.split()), isi, None, alamat)
    except (SMTPException, OSError):
        return KENDALA
    return ""
