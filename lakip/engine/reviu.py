"""The reviu by the APIP: asked for or passed over by the owner, and who of the APIP may see the report."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lakip.access import Terlambat, TindakanDitolak, describe_beku, require_owner
from lakip.engine.meja import Meja, once, require_reason
from lakip.models import Jejak, Pegawai, Pereviu, PernyataanReviu, Reviu, Terbitan
from lakip.models.jejak import Tindakan
from lakip.models.reviu import StatusReviu


def request_reviu(laporan_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None) -> Jejak:
    """Ask for a reviu, also on paper; one that was passed over is taken up again.

    Raises TindakanDitolak before a LAKIP was built and after it was handed up, Terlambat if it was asked for.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        require_owner(meja.laporan, pegawai)
        if Reviu.objects.filter(laporan=meja.laporan).exclude(status=StatusReviu.DILEWATI).exists():
            raise Terlambat("Reviu atas laporan ini sudah diminta.")
        open_reviu(meja, pegawai)
        return meja.record(Tindakan.MINTA_REVIU, pegawai, token=token)

    return once(pegawai, token, act)


def skip_reviu(
    laporan_pk: int, pegawai: Pegawai, alasan: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Let the report go on without a reviu, with a reason; until it is handed up this may be undone."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        require_owner(meja.laporan, pegawai)
        _require_changeable(meja)
        kata = require_reason(alasan)
        reviu, _ = Reviu.objects.get_or_create(laporan=meja.laporan, defaults={"oleh": pegawai, "pada": at})
        if reviu.status == StatusReviu.SELESAI:
            raise TindakanDitolak(
                "Laporan ini sudah direviu. Tarik dahulu pernyataannya bila reviu itu tidak dipakai."
            )
        if reviu.status == StatusReviu.DILEWATI:
            raise Terlambat("Reviu atas laporan ini sudah dilewati.")
        reviu.status, reviu.alasan, reviu.selesai_pada = StatusReviu.DILEWATI, kata, at
        reviu.save(update_fields=["status", "alasan", "selesai_pada"])
        return meja.record(Tindakan.LEWATI_REVIU, pegawai, alasan=kata, penyimpangan=True, token=token)

    return once(pegawai, token, act)


def invite_pereviu(
    laporan_pk: int,
    pegawai: Pegawai,
    nama: str,
    jabatan: str,
    apip: str,
    email: str,
    *,
    at: datetime,
    nip: str = "",
    surat_tugas: str = "",
    token: str | None = None,
) -> Jejak:
    """Let a person of the APIP see this report; who was invited before gets the access back.

    The login is found by the e-mail among those without an instansi, or made without a password. What is
    known of somebody already is not changed by an invitation. A login made for another instansi opens this
    report only from the link in the e-mail: nobody comes in by inviting an address that is not their own.
    Raises TindakanDitolak if the e-mail is none, or belongs to an account that was closed.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        require_owner(meja.laporan, pegawai)
        reviu = open_reviu(meja, pegawai)
        if surat_tugas.strip():
            reviu.surat_tugas = surat_tugas.strip()
            reviu.save(update_fields=["surat_tugas"])
        akun = _find_or_make(_require_email(email), _require_filled(nama, "nama pereviu"), nip.strip())
        pereviu, is_baru = Pereviu.objects.get_or_create(
            reviu=reviu, pegawai=akun, defaults={"diundang_pada": at}
        )
        if is_baru and not _is_known_elsewhere(akun, meja.laporan.instansi_id):
            pereviu.dikonfirmasi_pada = at
        pereviu.jabatan, pereviu.apip = _require_filled(jabatan, "jabatan"), _require_filled(apip, "APIP")
        pereviu.diundang_pada, pereviu.dicabut_pada = at, None
        pereviu.save()
        rincian = {"pereviu": pereviu.pk, "nama": str(akun), "apip": pereviu.apip}
        return meja.record(Tindakan.MINTA_REVIU, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def revoke_pereviu(
    laporan_pk: int, pegawai: Pegawai, pereviu_pk: int, *, at: datetime, token: str | None = None
) -> Jejak:
    """Shut a reviewer out of this report; what they wrote stays."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        require_owner(meja.laporan, pegawai)
        rows = Pereviu.objects.filter(pk=pereviu_pk, reviu__laporan=meja.laporan, dicabut_pada__isnull=True)
        pereviu = rows.select_related("pegawai").first()
        if pereviu is None:
            raise Terlambat("Akses pereviu ini sudah dicabut.")
        pereviu.dicabut_pada = at
        pereviu.save(update_fields=["dicabut_pada"])
        rincian = {"pereviu": pereviu.pk, "nama": str(pereviu.pegawai)}
        return meja.record(Tindakan.CABUT_PEREVIU, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def confirm_pereviu(pereviu_pk: int, pegawai: Pegawai, at: datetime) -> Pereviu:
    """Open a report to the reviewer who came by the link in the e-mail; raises TindakanDitolak to others."""
    pereviu = Pereviu.objects.filter(pk=pereviu_pk, pegawai=pegawai).select_related("reviu").first()
    if pereviu is None or pereviu.dicabut_pada:
        raise TindakanDitolak("Undangan ini bukan untuk akun Anda, atau sudah dicabut.")
    if pereviu.dikonfirmasi_pada is None:
        pereviu.dikonfirmasi_pada = at
        pereviu.save(update_fields=["dikonfirmasi_pada"])
    return pereviu


def open_reviu(meja: Meja, pegawai: Pegawai) -> Reviu:
    """Return the running reviu of the report, begun or taken up again; the caller has asked for the right.

    Raises TindakanDitolak before a LAKIP was built, once it is handed up, and if a statement stands.
    """
    _require_changeable(meja)
    if not Terbitan.objects.filter(laporan=meja.laporan).exists():
        raise TindakanDitolak("Susun dahulu dokumen LAKIP: itulah yang direviu.")
    reviu, _ = Reviu.objects.get_or_create(laporan=meja.laporan, defaults={"oleh": pegawai, "pada": meja.at})
    if PernyataanReviu.objects.filter(reviu=reviu, ditarik_pada__isnull=True).exists():
        raise TindakanDitolak(
            "Laporan ini sudah direviu. Tarik dahulu pernyataannya bila perlu direviu lagi."
        )
    if reviu.status != StatusReviu.BERJALAN:
        reviu.status, reviu.alasan, reviu.selesai_pada = StatusReviu.BERJALAN, "", None
        reviu.save(update_fields=["status", "alasan", "selesai_pada"])
    return reviu


def _require_changeable(meja: Meja) -> None:
    meja.require_running()
    if beku := describe_beku(meja.laporan):
        raise TindakanDitolak(beku)


def _require_filled(teks: str, apa: str) -> str:
    if not teks.strip():
        raise TindakanDitolak(f"Isi {apa}.")
    return teks.strip()


def _require_email(email: str) -> str:
    alamat = email.strip().lower()
    try:
        validate_email(alamat)
    except ValidationError as error:
        raise TindakanDitolak("Tuliskan alamat e-mail yang lengkap, misalnya nama@contoh.go.id.") from error
    return alamat


def _find_or_make(email: str, nama: str, nip: str) -> Pegawai:
    of_apip = Pegawai.objects.filter(instansi__isnull=True, is_superuser=False, is_staff=False)
    akun: Pegawai | None = of_apip.filter(email__iexact=email).order_by("pk").first()
    if akun is None:
        return Pegawai.objects.create_user(
            _free_username(email), email=email, password=None, nama=nama, nip=nip
        )
    if not akun.is_active:
        raise TindakanDitolak("Akun dengan e-mail ini sudah ditutup; hubungi pengelola sistem.")
    return akun


def _free_username(email: str) -> str:
    """Return the e-mail as a username, with a number behind it where somebody goes by it already."""
    dasar, nomor = email[:140], 1
    nama = dasar
    while Pegawai.objects.filter(username__iexact=nama).exists():
        nomor += 1
        nama = f"{dasar}-{nomor}"
    return nama


def _is_known_elsewhere(akun: Pegawai, instansi: int) -> bool:
    elsewhere = Pereviu.objects.filter(pegawai=akun).exclude(reviu__laporan__instansi=instansi)
    return elsewhere.exists()
