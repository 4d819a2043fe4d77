"""Handing the LAKIP over: copies, the buku ekspedisi with its receipts, the upload to e-SAKIP Reviu."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from pathlib import Path

from django.core.files.base import File

from lakip.access import Terlambat, TindakanDitolak, require_persuratan
from lakip.engine.meja import Meja, once, require_reason
from lakip.models import (
    Dokumen,
    Jejak,
    Pegawai,
    PenerimaSurat,
    Penggandaan,
    Pengiriman,
    UnggahanReviu,
)
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.models.surat import CaraKirim
from lakip.pengiriman import penerima_menunggu
from lakip.surel import mail_tautan
from lakip.uploads import discard, make_dokumen
from sop.domain.tanggal import format_tanggal

# A receipt is photographed or scanned.
BUKTI = (".pdf", ".png", ".jpg", ".jpeg")
JUMLAH_MAKS = 9999


def copy_lakip(
    laporan_pk: int,
    pegawai: Pegawai,
    jumlah: int,
    tanggal: date,
    keterangan: str = "",
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Keep that so many copies of the LAKIP were made on a day."""

    def act() -> Jejak:
        meja = _open(laporan_pk, pegawai, at)
        _require_jumlah(jumlah)
        _require_past(meja, tanggal, "Tanggal penggandaan")
        Penggandaan.objects.create(
            laporan=meja.laporan, jumlah=jumlah, tanggal=tanggal, keterangan=keterangan.strip(),
            oleh=pegawai, pada=at,
        )  # fmt: skip
        rincian = {"jumlah": jumlah, "tanggal": tanggal.isoformat(), "keterangan": keterangan.strip()}
        return meja.record(Tindakan.GANDAKAN, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def send_lakip(
    laporan_pk: int,
    pegawai: Pegawai,
    cara: str,
    tanggal: date,
    jumlah: int,
    penerima_list: Collection[PenerimaSurat] = (),
    kepada: Collection[str] = (),
    keterangan: str = "",
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Write into the buku ekspedisi what went out on one day in one way, a row for each recipient.

    ``penerima_list`` stand on the letter, ``kepada`` are names of others; ``jumlah`` copies went to each.
    Raises Terlambat if one of them was sent it already.
    """

    def act() -> Jejak:
        meja = _open(laporan_pk, pegawai, at)
        if cara not in CaraKirim.values or cara == CaraKirim.EMAIL:
            raise TindakanDitolak("Pilih cara pengirimannya.")
        _require_jumlah(jumlah)
        _require_past(meja, tanggal, "Tanggal pengiriman")
        waiting = {satu.pk: satu for satu in penerima_menunggu(meja.laporan)}
        rows = [
            Pengiriman(penerima=penerima, kepada=penerima.nama)
            for penerima in (_take(waiting, satu, tanggal) for satu in penerima_list)
        ]
        names = dict.fromkeys(" ".join(nama.split()) for nama in kepada)
        rows += [Pengiriman(kepada=nama) for nama in names if nama]
        if not rows:
            raise TindakanDitolak("Pilih atau tuliskan sekurangnya satu penerima.")
        known = Pengiriman.objects.filter(laporan=meja.laporan, penerima=None, kepada__in=names)
        if twice := known.values_list("kepada", flat=True).first():
            raise Terlambat(f"Pengiriman kepada {twice} sudah dicatat.")
        for row in rows:
            row.laporan, row.cara, row.tanggal, row.jumlah = meja.laporan, cara, tanggal, jumlah
            row.keterangan, row.oleh, row.pada = keterangan.strip(), pegawai, at
        Pengiriman.objects.bulk_create(rows)
        rincian = {
            "kepada": [row.kepada for row in rows], "cara": cara, "tanggal": tanggal.isoformat(),
            "jumlah": jumlah, "keterangan": keterangan.strip(),
        }  # fmt: skip
        return meja.record(Tindakan.KIRIM, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def mail_lakip(
    laporan_pk: int,
    pegawai: Pegawai,
    penerima: PenerimaSurat,
    email: str,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Mail one recipient of the letter the public address at which the signed LAKIP is verified.

    Nothing is kept of a message that could not be sent. Raises TindakanDitolak if the office does not allow
    it, the LAKIP is not signed, or the mail server refuses; Terlambat if it was sent already.
    """

    def act() -> Jejak:
        meja = _open(laporan_pk, pegawai, at)
        waiting = {satu.pk: satu for satu in penerima_menunggu(meja.laporan)}
        row = Pengiriman.objects.create(
            laporan=meja.laporan, penerima=_take(waiting, penerima, meja.today), kepada=penerima.nama,
            cara=CaraKirim.EMAIL, email=email, tanggal=meja.today, oleh=pegawai, pada=at,
        )  # fmt: skip
        rincian = {"kepada": [row.kepada], "cara": row.cara, "tanggal": row.tanggal.isoformat()}
        jejak = meja.record(Tindakan.KIRIM, pegawai, token=token, rincian=rincian)
        # Last of all: what is refused before has sent nothing.
        mail_tautan(meja.laporan, row, pegawai)
        return jejak

    return once(pegawai, token, act)


def remove_kiriman(
    laporan_pk: int, pegawai: Pegawai, kiriman_pk: int, *, at: datetime, token: str | None = None
) -> Jejak:
    """Take a row written by mistake out of the buku ekspedisi, while it has no receipt; the record keeps it.

    What was mailed stays: it has gone out.
    """

    def act() -> Jejak:
        meja, row = _find(laporan_pk, pegawai, kiriman_pk, at)
        if row.is_selesai:
            raise TindakanDitolak(f"Tanda terima dari {row.kepada} sudah dicatat, jadi barisnya tetap.")
        if row.cara == CaraKirim.EMAIL:
            raise TindakanDitolak(f"E-mail kepada {row.kepada} sudah terkirim, jadi barisnya tetap.")
        rincian = {"kepada": row.kepada, "tanggal": row.tanggal.isoformat()}
        row.delete()
        return meja.record(Tindakan.BATALKAN_KIRIMAN, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def record_tanda_terima(
    laporan_pk: int,
    pegawai: Pegawai,
    kiriman_pk: int,
    diterima: date,
    nama_penerima: str,
    jabatan_penerima: str = "",
    jam_diterima: time | None = None,
    bukti: File[bytes] | None = None,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Keep who received what was sent and when, with a photograph or scan of the signed receipt.

    Recorded again it takes the place of what was recorded before; without a new ``bukti`` the old one stays.
    A receipt is never older than the sending, nor of a time to come.
    """

    def act() -> Jejak:
        meja, row = _find(laporan_pk, pegawai, kiriman_pk, at)
        if diterima < row.tanggal:
            raise TindakanDitolak(
                f"Tanda terima bertanggal {format_tanggal(diterima)}, padahal baru dikirim pada "
                f"{format_tanggal(row.tanggal)}. Periksa kembali tanggalnya."
            )
        _require_past(meja, diterima, "Tanggal terima", jam_diterima)
        if not nama_penerima.strip():
            raise TindakanDitolak("Tuliskan nama yang menerima.")
        if dokumen is None and row.bukti_id is None:
            raise TindakanDitolak("Lampirkan foto atau pindaian tanda terimanya.")
        if dokumen is not None:
            if row.bukti_id:
                Dokumen.objects.filter(pk=row.bukti_id).update(ditarik_pada=at)
            dokumen.laporan = meja.laporan
            dokumen.save(force_insert=True)
            row.bukti = dokumen
        row.diterima, row.jam_diterima, row.alasan_tanpa = diterima, jam_diterima, ""
        row.nama_penerima, row.jabatan_penerima = nama_penerima.strip(), jabatan_penerima.strip()
        row.dicatat_oleh = pegawai
        row.save()
        rincian = {
            "kepada": row.kepada, "diterima": diterima.isoformat(),
            "jam": jam_diterima.isoformat("minutes") if jam_diterima else "",
            "nama": row.nama_penerima, "jabatan": row.jabatan_penerima,
            "sha256": row.bukti.sha256 if row.bukti else "",
        }  # fmt: skip
        return meja.record(Tindakan.TERIMA_KIRIMAN, pegawai, token=token, rincian=rincian)

    dokumen = _make_bukti(bukti, pegawai, at) if bukti else None
    return once(pegawai, token, act, undo=lambda: discard(dokumen) if dokumen else None)


def do_without_receipt(
    laporan_pk: int,
    pegawai: Pegawai,
    kiriman_pk: int,
    alasan: str,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Say why no receipt of something sent will come."""

    def act() -> Jejak:
        meja, row = _find(laporan_pk, pegawai, kiriman_pk, at)
        if row.diterima:
            raise Terlambat(f"Tanda terima dari {row.kepada} sudah dicatat.")
        row.alasan_tanpa, row.dicatat_oleh = require_reason(alasan), pegawai
        row.save(update_fields=["alasan_tanpa", "dicatat_oleh"])
        rincian = {"kepada": row.kepada}
        return meja.record(
            Tindakan.TANPA_TANDA_TERIMA, pegawai, alasan=row.alasan_tanpa, token=token, rincian=rincian
        )

    return once(pegawai, token, act)


def record_unggahan(
    laporan_pk: int,
    pegawai: Pegawai,
    tanggal: date,
    akun: str,
    bukti: File[bytes],
    alamat: str = "",
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Keep that the LAKIP was uploaded to e-SAKIP Reviu, with the screenshot that shows it."""

    def act() -> Jejak:
        meja = _open(laporan_pk, pegawai, at)
        _require_past(meja, tanggal, "Tanggal unggah")
        if not akun.strip():
            raise TindakanDitolak("Tuliskan akun yang dipakai.")
        dokumen.laporan = meja.laporan
        dokumen.save(force_insert=True)
        UnggahanReviu.objects.create(
            laporan=meja.laporan, tanggal=tanggal, akun=akun.strip(), alamat=alamat, bukti=dokumen,
            oleh=pegawai, pada=at,
        )  # fmt: skip
        rincian = {"tanggal": tanggal.isoformat(), "akun": akun.strip(), "alamat": alamat,
                   "sha256": dokumen.sha256}  # fmt: skip
        return meja.record(Tindakan.UNGGAH_REVIU, pegawai, token=token, rincian=rincian)

    dokumen = _make_bukti(bukti, pegawai, at)
    return once(pegawai, token, act, undo=lambda: discard(dokumen))


def _open(laporan_pk: int, pegawai: Pegawai, at: datetime) -> Meja:
    meja = Meja.of_laporan(laporan_pk, at)
    require_persuratan(meja.laporan, pegawai, meja.today)
    return meja


def _find(laporan_pk: int, pegawai: Pegawai, kiriman_pk: int, at: datetime) -> tuple[Meja, Pengiriman]:
    meja = _open(laporan_pk, pegawai, at)
    rows = Pengiriman.objects.select_related("bukti")
    row = rows.filter(pk=kiriman_pk, laporan=meja.laporan).first()
    if row is None:
        raise Terlambat("Baris ini sudah dihapus dari buku ekspedisi.")
    return meja, row


def _take(waiting: dict[int, PenerimaSurat], satu: PenerimaSurat, tanggal: date) -> PenerimaSurat:
    """Return the recipient if it waits for the letter, and that was written by ``tanggal``."""
    penerima = waiting.get(satu.pk)
    if penerima is None:
        raise Terlambat(f"{satu.nama} tidak menunggu kiriman lagi; muat ulang halamannya.")
    if tanggal < penerima.surat.tanggal:
        raise TindakanDitolak(
            f"Dikirim pada {format_tanggal(tanggal)}, padahal suratnya bertanggal "
            f"{format_tanggal(penerima.surat.tanggal)}. Periksa kembali tanggalnya."
        )
    return penerima


def _require_jumlah(jumlah: int) -> None:
    if not 1 <= jumlah <= JUMLAH_MAKS:
        raise TindakanDitolak(f"Isi jumlah eksemplar antara 1 dan {JUMLAH_MAKS}.")


def _require_past(meja: Meja, tanggal: date, sebutan: str, jam: time | None = None) -> None:
    """Raise TindakanDitolak for a day, or an hour of today, that has not come at the office."""
    now = meja.at.astimezone(meja.laporan.instansi.zona)
    if (tanggal, jam or time.min) > (now.date(), now.time()):
        raise TindakanDitolak(f"{sebutan} belum tiba: sekarang {format_tanggal(now.date())} {now:%H.%M}.")


def _make_bukti(bukti: File[bytes], oleh: Pegawai, at: datetime) -> Dokumen:
    if Path(bukti.name or "").suffix.lower() not in BUKTI:
        raise TindakanDitolak("Bukti berupa foto atau pindaian: kirim sebagai JPG, PNG, atau PDF.")
    return make_dokumen(bukti, JenisDokumen.KIRIMAN, oleh, at)
