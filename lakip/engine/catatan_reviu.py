"""What the APIP finds: the form of the reviu, and the Catatan Hasil Reviu with the answers of the office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak, may_answer_reviu, require_pereviu
from lakip.domain.kelengkapan import JenisDaftar
from lakip.engine.koreksi import require_read
from lakip.engine.meja import Meja, once
from lakip.kelengkapan.daftar import read_daftar_of
from lakip.models import CatatanReviu, JawabanReviu, Jejak, Pegawai, Pereviu, Reviu
from lakip.models.jejak import Tindakan
from lakip.models.reviu import StatusReviu


def fill_reviu(
    laporan_pk: int,
    pegawai: Pegawai,
    jawaban: Mapping[str, tuple[bool, str]],
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Keep what the reviewer ticked: by the nomor of the thing yes or no, and in words.

    Raises TindakanDitolak for a nomor that is not on the form of the office.
    """

    def act() -> Jejak:
        meja, pereviu = _open_for_pereviu(laporan_pk, pegawai, at)
        form = read_daftar_of(meja.laporan.instansi_id)[JenisDaftar.REVIU]
        uraian = {butir.nomor: butir.uraian for butir in form.butir}
        if unknown := jawaban.keys() - uraian.keys():
            raise TindakanDitolak(f"Formulir ini tidak memuat butir {min(unknown)}; muat ulang halamannya.")
        for nomor, (is_ya, keterangan) in jawaban.items():
            isian = {"uraian": uraian[nomor], "is_ya": is_ya, "keterangan": keterangan.strip()}
            JawabanReviu.objects.update_or_create(
                reviu=pereviu.reviu, nomor=nomor, defaults={**isian, "oleh": pegawai, "pada": at}
            )
        rincian = {"ya": sorted(n for n, (is_ya, _) in jawaban.items() if is_ya)}
        rincian["tidak"] = sorted(jawaban.keys() - set(rincian["ya"]))
        return meja.record(
            Tindakan.ISI_REVIU, pegawai, kapasitas=str(pereviu.jabatan), token=token, rincian=rincian
        )

    return once(pegawai, token, act)


def add_catatan_reviu(
    laporan_pk: int,
    pegawai: Pegawai,
    terbitan: int,
    teks: str,
    *,
    at: datetime,
    tempat: str = "",
    saran: str = "",
    token: str | None = None,
) -> Jejak:
    """Write a remark on the newest built LAKIP, number ``terbitan``; Terlambat if there is a newer."""

    def act() -> Jejak:
        meja, pereviu = _open_for_pereviu(laporan_pk, pegawai, at)
        newest = require_read(meja.laporan, terbitan)
        if not teks.strip():
            raise TindakanDitolak("Catatan masih kosong.")
        known = CatatanReviu.objects.filter(reviu=pereviu.reviu).aggregate(akhir=Max("nomor"))
        catatan = CatatanReviu.objects.create(
            reviu=pereviu.reviu,
            terbitan=newest,
            nomor=(known["akhir"] or 0) + 1,
            tempat=tempat.strip(),
            teks=teks.strip(),
            saran=saran.strip(),
            oleh=pegawai,
            pada=at,
        )
        rincian = {"catatan": catatan.nomor, "tempat": catatan.tempat, "teks": catatan.teks}
        return meja.record(
            Tindakan.CATAT_REVIU,
            pegawai,
            kapasitas=pereviu.jabatan,
            token=token,
            rincian={**rincian, "saran": catatan.saran, "terbitan": newest.nomor},
        )

    return once(pegawai, token, act)


def answer_reviu(
    laporan_pk: int, pegawai: Pegawai, nomor: int, jawaban: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Answer a remark of the APIP; until the reviewer has settled it the answer may be changed."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        meja.require_running()
        if not may_answer_reviu(meja.laporan, pegawai, meja.today):
            raise TidakBerhak("Catatan hasil reviu dijawab oleh yang menyusun laporan.")
        catatan = _find_open(meja, nomor)
        if not jawaban.strip():
            raise TindakanDitolak("Tuliskan jawabannya: apa yang diperbaiki, atau mengapa tidak.")
        catatan.jawaban, catatan.dijawab_oleh, catatan.dijawab_pada = jawaban.strip(), pegawai, at
        catatan.save(update_fields=["jawaban", "dijawab_oleh", "dijawab_pada"])
        rincian = {"catatan": nomor, "jawaban": catatan.jawaban}
        return meja.record(Tindakan.JAWAB_REVIU, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def settle_catatan_reviu(
    laporan_pk: int, pegawai: Pegawai, nomor: int, *, at: datetime, token: str | None = None
) -> Jejak:
    """Say that a remark is settled; an answer in writing is not needed where the text itself was mended."""

    def act() -> Jejak:
        meja, pereviu = _open_for_pereviu(laporan_pk, pegawai, at)
        catatan = _find_open(meja, nomor)
        catatan.selesai_pada = at
        catatan.save(update_fields=["selesai_pada"])
        rincian = {"catatan": nomor}
        return meja.record(
            Tindakan.TERIMA_JAWABAN_REVIU, pegawai, kapasitas=pereviu.jabatan, token=token, rincian=rincian
        )

    return once(pegawai, token, act)


def insist_catatan_reviu(
    laporan_pk: int, pegawai: Pegawai, nomor: int, desakan: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Ask for another answer, with words why; Terlambat while there is none to be content with."""

    def act() -> Jejak:
        meja, pereviu = _open_for_pereviu(laporan_pk, pegawai, at)
        catatan = _find_open(meja, nomor)
        if catatan.dijawab_pada is None:
            raise Terlambat(f"Catatan {nomor} belum dijawab instansi.")
        if not desakan.strip():
            raise TindakanDitolak("Tuliskan apa yang masih kurang dari jawaban itu.")
        catatan.desakan, catatan.dijawab_pada = desakan.strip(), None
        catatan.save(update_fields=["desakan", "dijawab_pada"])
        rincian = {"catatan": nomor, "jawaban": catatan.jawaban, "desakan": catatan.desakan}
        return meja.record(
            Tindakan.TOLAK_JAWABAN_REVIU, pegawai, kapasitas=pereviu.jabatan, token=token, rincian=rincian
        )

    return once(pegawai, token, act)


def require_running_reviu(reviu: Reviu) -> None:
    """Raise TindakanDitolak unless the reviu is going on."""
    if reviu.status != StatusReviu.BERJALAN:
        raise TindakanDitolak(
            "Reviu atas laporan ini sudah selesai."
            if reviu.status == StatusReviu.SELESAI
            else "Instansi melewati reviu atas laporan ini."
        )


def _open_for_pereviu(laporan_pk: int, pegawai: Pegawai, at: datetime) -> tuple[Meja, Pereviu]:
    """Return the desk of a report that this reviewer may work on now."""
    meja = Meja.of_laporan(laporan_pk, at)
    pereviu = require_pereviu(meja.laporan, pegawai)
    meja.require_running()
    require_running_reviu(pereviu.reviu)
    return meja, pereviu


def _find_open(meja: Meja, nomor: int) -> CatatanReviu:
    rows = CatatanReviu.objects.filter(reviu__laporan=meja.laporan, nomor=nomor).select_related("reviu")
    catatan: CatatanReviu | None = rows.first()
    if catatan is None or catatan.selesai_pada:
        raise Terlambat(f"Catatan {nomor} sudah dinyatakan selesai, atau tidak ada.")
    require_running_reviu(catatan.reviu)
    return catatan
