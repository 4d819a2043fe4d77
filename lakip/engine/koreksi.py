"""Correcting the built LAKIP: remarks, their answers, and the paraf under one exact content."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max

from lakip.access import (
    Terlambat,
    TidakBerhak,
    TindakanDitolak,
    describe_beku,
    may_answer_koreksi,
    require_owner,
)
from lakip.engine.bahan import contribute
from lakip.engine.meja import Meja, once
from lakip.koreksi import BERAT, catatan_of, digest_berlaku, is_settled, last_handed_at
from lakip.lembar_kerja import room_of
from lakip.models import CatatanKoreksi, Jejak, Laporan, Paraf, Pegawai, Terbitan, Tugas
from lakip.models.jejak import Tindakan
from lakip.models.koreksi import Tanggapan
from lakip.tempat_koreksi import mark
from lakip.terbitan import find_terbaru
from sop.domain.alur import JenisSimbol
from sop.domain.jenis_kerja import LembarKerja


def add_catatan(
    tugas_pk: int,
    pegawai: Pegawai,
    teks: str,
    terbitan: int,
    *,
    at: datetime,
    token: str | None = None,
    **tempat: Any,
) -> Jejak:
    """Keep a remark on a place of the newest built LAKIP, which is number ``terbitan``.

    ``tempat`` is what ``mark`` takes. Raises TindakanDitolak if the place is not there, Terlambat if a newer
    LAKIP was built while the person read.
    """

    def act() -> Jejak:
        meja, tugas, kapasitas = contribute(tugas_pk, pegawai, at)
        if not room_of(tugas.simbol).is_pemeriksaan:
            raise TindakanDitolak(
                "Catatan koreksi ditulis pada langkah koreksi, pengajuan, atau persetujuan."
            )
        newest = require_read(meja.laporan, terbitan)
        catatan = mark(newest, **tempat)
        catatan.laporan, catatan.tugas, catatan.terbitan = meja.laporan, tugas, newest
        catatan.teks, catatan.oleh, catatan.kapasitas, catatan.pada = (
            _require_teks(teks), pegawai, kapasitas, at,
        )  # fmt: skip
        of_laporan = CatatanKoreksi.objects.filter(laporan=meja.laporan)
        catatan.nomor = (of_laporan.aggregate(akhir=Max("nomor"))["akhir"] or 0) + 1
        catatan.save(force_insert=True)
        rincian = {**_describe(catatan), "terbitan": newest.nomor}
        return meja.record(
            Tindakan.CATAT_KOREKSI, pegawai, tugas=tugas, kapasitas=kapasitas, token=token, rincian=rincian
        )

    return once(pegawai, token, act)


def edit_catatan(
    tugas_pk: int, pegawai: Pegawai, nomor: int, teks: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Word a remark of one's own anew, as long as its visit is open."""

    def act() -> Jejak:
        meja, tugas, catatan = _find_own(tugas_pk, pegawai, nomor, at)
        catatan.teks = _require_teks(teks)
        catatan.save(update_fields=["teks"])
        rincian = _describe(catatan)
        return meja.record(Tindakan.UBAH_KOREKSI, pegawai, tugas=tugas, token=token, rincian=rincian)

    return once(pegawai, token, act)


def remove_catatan(
    tugas_pk: int, pegawai: Pegawai, nomor: int, *, at: datetime, token: str | None = None
) -> Jejak:
    """Take a remark of one's own away, as long as its visit is open; the record keeps what it said."""

    def act() -> Jejak:
        meja, tugas, catatan = _find_own(tugas_pk, pegawai, nomor, at)
        rincian = _describe(catatan)
        catatan.delete()
        return meja.record(Tindakan.HAPUS_KOREKSI, pegawai, tugas=tugas, token=token, rincian=rincian)

    return once(pegawai, token, act)


def answer_catatan(
    laporan_pk: int,
    pegawai: Pegawai,
    nomor: int,
    tanggapan: str,
    jawaban: str,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Say what became of a remark; that nothing was changed needs its reason.

    An answer may be changed until the document is corrected again.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        meja.require_running()
        if not may_answer_koreksi(meja.laporan, pegawai, meja.today):
            raise TidakBerhak("Catatan koreksi dijawab oleh yang menyusun laporan.")
        sent = CatatanKoreksi.objects.terkirim().filter(laporan=meja.laporan, nomor=nomor)
        catatan = sent.first()
        if catatan is None:
            raise Terlambat(f"Catatan {nomor} tidak ada lagi, atau masih ditulis oleh pengoreksinya.")
        _require_unread(catatan)
        kata = jawaban.strip()
        if tanggapan not in Tanggapan.values:
            raise TindakanDitolak("Pilih: diubah atau tidak diubah.")
        if tanggapan == Tanggapan.TIDAK_DIUBAH and not kata:
            raise TindakanDitolak("Tuliskan mengapa tidak diubah.")
        catatan.tanggapan, catatan.jawaban = tanggapan, kata
        catatan.dijawab_oleh, catatan.dijawab_pada = pegawai, at
        catatan.save(update_fields=["tanggapan", "jawaban", "dijawab_oleh", "dijawab_pada"])
        rincian = {"catatan": nomor, "tanggapan": tanggapan, "jawaban": kata}
        return meja.record(Tindakan.JAWAB_KOREKSI, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def annex_koreksi(
    laporan_pk: int, pegawai: Pegawai, is_dilampirkan: bool, *, at: datetime, token: str | None = None
) -> Jejak:
    """Say whether the remarks with their answers are annexed; the owner does, until the LAKIP is frozen."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        require_owner(meja.laporan, pegawai)
        if beku := describe_beku(meja.laporan):
            raise TindakanDitolak(beku)
        meja.laporan.is_koreksi_dilampirkan = is_dilampirkan
        meja.laporan.save(update_fields=["is_koreksi_dilampirkan"])
        rincian = {"dilampirkan": is_dilampirkan}
        return meja.record(Tindakan.LAMPIRKAN_KOREKSI, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def require_read(laporan: Laporan, nomor: int) -> Terbitan:
    """Return the newest built LAKIP; raises Terlambat unless it is the one that was read."""
    newest = find_terbaru(laporan)
    if newest is None:
        raise TindakanDitolak("Dokumen LAKIP belum disusun.")
    if newest.nomor != nomor:
        raise Terlambat(f"Terbitan {newest.nomor} disusun selagi Anda membaca. Baca dahulu yang terbaru.")
    return newest


def put_paraf(tugas: Tugas, oleh: Pegawai, at: datetime) -> dict[str, object]:
    """Bind the initials of ``oleh``, who agreed, to the newest LAKIP; return what the record tells of it.

    Only a decision on a row of correcting puts them. Raises TindakanDitolak if the report says something
    else by now.
    """
    if tugas.simbol.lembar_kerja != LembarKerja.KOREKSI or tugas.simbol.jenis != JenisSimbol.KEPUTUSAN:
        return {}
    laporan = tugas.laporan
    terbitan = find_terbaru(laporan)
    if terbitan is None:
        raise TindakanDitolak("Dokumen LAKIP belum disusun.")
    if digest_berlaku(laporan, at) != terbitan.hash_isi:
        raise TindakanDitolak(
            f"Isi laporan sudah berubah sejak terbitan {terbitan.nomor} disusun; minta disusun kembali."
        )
    Paraf.objects.create(
        laporan=laporan, tugas=tugas, terbitan=terbitan, oleh=oleh,
        kapasitas=tugas.kapasitas, pada=at,
    )  # fmt: skip
    return {"paraf": {"terbitan": terbitan.nomor, "isi": terbitan.hash_isi}}


def lapse_paraf(laporan: Laporan, terbitan: Terbitan, at: datetime) -> dict[str, object]:
    """Void every paraf under another content than ``terbitan`` has; return what the record tells of it."""
    valid = Paraf.objects.filter(laporan=laporan, gugur_pada__isnull=True).order_by("pada", "pk")
    other = valid.exclude(terbitan__hash_isi=terbitan.hash_isi).select_related("oleh", "terbitan")
    lapsed = list(other.defer(*BERAT))
    for paraf in lapsed:
        sebab = f"Isi terbitan {terbitan.nomor} berbeda dari terbitan {paraf.terbitan.nomor} yang diparaf."
        _void(paraf, sebab, at)
    return {"paraf_gugur": [str(paraf.oleh) for paraf in lapsed]} if lapsed else {}


def reopen_koreksi(tugas: Tugas, again: Tugas, at: datetime) -> dict[str, object]:
    """Hand the remarks of a step that is asked back on to its new visit, and void its paraf.

    Return what the record tells of it.
    """
    CatatanKoreksi.objects.filter(tugas=tugas).update(tugas=again)
    paraf = Paraf.objects.filter(tugas=tugas, gugur_pada__isnull=True).select_related("oleh").first()
    if paraf is None:
        return {}
    _void(paraf, "Langkahnya ditarik kembali oleh yang memaraf.", at)
    return {"paraf_gugur": [str(paraf.oleh)]}


def _void(paraf: Paraf, sebab: str, at: datetime) -> None:
    paraf.gugur_pada, paraf.gugur_sebab = at, sebab
    paraf.save(update_fields=["gugur_pada", "gugur_sebab"])


def _find_own(
    tugas_pk: int, pegawai: Pegawai, nomor: int, at: datetime
) -> tuple[Meja, Tugas, CatatanKoreksi]:
    meja, tugas = Meja.of_tugas(tugas_pk, at)
    catatan = catatan_of(tugas).filter(nomor=nomor).first()
    if catatan is None:
        raise Terlambat(f"Catatan {nomor} sudah dihapus.")
    if catatan.oleh_id != pegawai.pk:
        raise TidakBerhak("Hanya penulis catatan ini yang dapat mengubahnya.")
    meja.require_open(tugas)
    if catatan.tanggapan:
        raise Terlambat("Catatan ini sudah dijawab, jadi tidak dapat diubah lagi. Tulis catatan baru.")
    return meja, tugas, catatan


def _require_unread(catatan: CatatanKoreksi) -> None:
    """Raise Terlambat if the document came back to correctors after the answer was given."""
    if is_settled(catatan, last_handed_at(catatan.laporan)):
        raise Terlambat(f"Jawaban atas catatan {catatan.nomor} sudah sampai kepada pengoreksi.")


def _require_teks(teks: str) -> str:
    if not teks.strip():
        raise TindakanDitolak("Catatan masih kosong.")
    return teks.strip()


def _describe(catatan: CatatanKoreksi) -> dict[str, object]:
    isi = {
        "catatan": catatan.nomor,
        "tempat": catatan.tempat,
        "kutipan": catatan.kutipan,
        "teks": catatan.teks,
    }
    return {kunci: satu for kunci, satu in isi.items() if satu}
