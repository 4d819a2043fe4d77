"""The register of letters: every number is given once, without gaps, from 1 again every year."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak, require_active
from lakip.domain.nomor_surat import format_nomor
from lakip.engine.meja import require_reason
from lakip.models import Laporan, NomorSurat, Pegawai, Rapat, Surat, TataNaskah
from sop.domain.tanggal import format_tanggal
from sop.models import Instansi


def take_nomor(
    instansi: Instansi,
    pegawai: Pegawai,
    tanggal: date,
    perihal: str,
    *,
    at: datetime,
    tujuan: str = "",
    klasifikasi: str = "",
    laporan: Laporan | None = None,
    token: str | None = None,
) -> NomorSurat:
    """Return the next number of the year of ``tanggal``, the date of the letter, as a row of the register.

    Everybody who asks waits for the one before; within another transaction the number comes and goes with
    it. A form that is sent twice gets the number it got. A report's verb locks the report first.
    Raises TidakBerhak for people from elsewhere, TindakanDitolak for a date of no open register.

    Sumber: tata naskah dinas.
    """
    require_active(pegawai)
    if pegawai.instansi_id != instansi.pk:
        raise TidakBerhak("Nomor surat hanya diambil oleh pegawai instansi ini.")
    _require_tanggal(tanggal, at.astimezone(instansi.zona).date())
    if not perihal.strip():
        raise TindakanDitolak("Tuliskan perihal suratnya.")
    with transaction.atomic():
        tata = _lock_register(instansi)
        if token and (first := NomorSurat.objects.filter(token=token).first()):
            if first.oleh_id != pegawai.pk:
                raise Terlambat("Formulir ini sudah dikirim orang lain; muat ulang halamannya.")
            return first
        urut = _next_urut(tata, tanggal.year)
        teks = format_nomor(
            tata.pola, urut=urut, tanggal=tanggal, klasifikasi=klasifikasi or tata.klasifikasi,
            unit=tata.unit, lebar=tata.lebar_urut,
        )  # fmt: skip
        if NomorSurat.objects.filter(instansi=instansi, teks=teks).exists():
            raise TindakanDitolak(
                f"Pola nomor memberi {teks}, yang sudah pernah dipakai. Minta pengelola memeriksa pola nomor "
                "pada Tata naskah."
            )
        return NomorSurat.objects.create(
            instansi=instansi, tahun=tanggal.year, urut=urut, teks=teks, tanggal=tanggal,
            perihal=perihal.strip(), tujuan=tujuan.strip(), laporan=laporan, oleh=pegawai, pada=at,
            token=token or None,
        )  # fmt: skip


def cancel_nomor(nomor_pk: int, pegawai: Pegawai, alasan: str, *, at: datetime) -> NomorSurat:
    """Mark a number as not used, with the reason; it stays in the register and is not given again.

    Who took it may, and who keeps the organisation. The number of a letter or an invitation made here goes
    with that. Sent twice it is cancelled once.
    """
    require_active(pegawai)
    with transaction.atomic():
        nomor = NomorSurat.objects.select_for_update(no_key=True).get(pk=nomor_pk)
        if not may_cancel_nomor(nomor, pegawai):
            raise TidakBerhak("Nomor dibatalkan oleh yang mengambilnya atau oleh pengelola.")
        if (nomor.batal_oleh_id, nomor.batal_sebab) == (pegawai.pk, alasan.strip()):
            return nomor
        if Surat.objects.filter(nomor=nomor).exists() or Rapat.objects.filter(nomor=nomor).exists():
            raise TindakanDitolak("Nomor ini milik surat yang dibuat di sini: batalkan suratnya.")
        void_nomor(nomor, pegawai, alasan, at)
    return nomor


def may_cancel_nomor(nomor: NomorSurat, pegawai: Pegawai) -> bool:
    """Whether ``pegawai`` may say that the number was not used."""
    return nomor.instansi_id == pegawai.instansi_id and (nomor.oleh_id == pegawai.pk or pegawai.is_staff)


def void_nomor(nomor: NomorSurat, pegawai: Pegawai, alasan: str, at: datetime) -> None:
    """Save a number as cancelled; for verbs that cancel what bears it."""
    if nomor.batal_pada:
        raise Terlambat(f"Nomor {nomor} sudah dibatalkan.")
    nomor.batal_pada, nomor.batal_oleh, nomor.batal_sebab = at, pegawai, require_reason(alasan)
    nomor.save(update_fields=["batal_pada", "batal_oleh", "batal_sebab"])


def _lock_register(instansi: Instansi) -> TataNaskah:
    """Return how the office numbers, locked until the transaction ends; made on first use."""
    TataNaskah.objects.get_or_create(instansi=instansi)
    return TataNaskah.objects.select_for_update(no_key=True).get(instansi=instansi)


def _next_urut(tata: TataNaskah, tahun: int) -> int:
    given = NomorSurat.objects.filter(instansi=tata.instansi_id, tahun=tahun)
    terakhir: int | None = given.aggregate(terakhir=Max("urut"))["terakhir"]
    if terakhir is None:
        terakhir = tata.urut_terakhir if tata.tahun_urut == tahun else 0
    return terakhir + 1


def _require_tanggal(tanggal: date, today: date) -> None:
    """Raise TindakanDitolak for a letter dated after today, or in a year whose register is closed."""
    if tanggal > today:
        raise TindakanDitolak(
            f"Tanggal surat {format_tanggal(tanggal)} belum tiba; nomor diambil paling awal pada tanggalnya."
        )
    if tanggal.year < today.year - 1:
        raise TindakanDitolak(
            f"Register tahun {tanggal.year} sudah ditutup; tanggal surat paling lama dari tahun "
            f"{today.year - 1}."
        )
