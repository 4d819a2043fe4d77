"""What the steps leave behind: files and notes."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import File

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak, require_kapasitas
from lakip.engine.meja import Meja, once
from lakip.lifecycle import StatusTugas
from lakip.models import Catatan, Dokumen, Jejak, Pegawai, Tugas
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.uploads import discard, make_dokumen


def attach(
    tugas_pk: int,
    pegawai: Pegawai,
    berkas: File[bytes],
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Leave a file at an open step; everybody of its column may, whoever has taken it."""

    def act() -> Jejak:
        meja, tugas, kapasitas = contribute(tugas_pk, pegawai, at)
        dokumen.laporan, dokumen.tugas = meja.laporan, tugas
        dokumen.save(force_insert=True)
        rincian = {"dokumen": dokumen.pk, "nama": dokumen.nama, "sha256": dokumen.sha256}
        return meja.record(
            Tindakan.LAMPIRKAN, pegawai, tugas=tugas, kapasitas=kapasitas, token=token, rincian=rincian
        )

    dokumen = make_dokumen(berkas, JenisDokumen.KELUARAN, pegawai, at)
    return once(pegawai, token, act, undo=lambda: discard(dokumen))


def take_back(dokumen_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None) -> Jejak:
    """Take back a file that one left at a step which is still open; it is marked, not deleted."""

    def act() -> Jejak:
        dokumen = Dokumen.objects.get(pk=dokumen_pk)
        if dokumen.tugas_id is None or dokumen.jenis != JenisDokumen.KELUARAN:
            raise TindakanDitolak("Dokumen ini tidak dapat ditarik.")
        meja, tugas = Meja.of_tugas(dokumen.tugas_id, at)
        if dokumen.oleh_id != pegawai.pk:
            raise TidakBerhak("Hanya yang melampirkan dokumen ini yang dapat menariknya.")
        meja.require_open(tugas)
        if not Dokumen.objects.berlaku().filter(pk=dokumen_pk).update(ditarik_pada=at):
            raise Terlambat("Dokumen ini sudah ditarik.")
        rincian = {"dokumen": dokumen.pk, "nama": dokumen.nama}
        return meja.record(Tindakan.TARIK_DOKUMEN, pegawai, tugas=tugas, token=token, rincian=rincian)

    return once(pegawai, token, act)


def note(tugas_pk: int, pegawai: Pegawai, teks: str, *, at: datetime, token: str | None = None) -> Jejak:
    """Leave a note at an open step."""

    def act() -> Jejak:
        meja, tugas, kapasitas = contribute(tugas_pk, pegawai, at)
        if not teks.strip():
            raise TindakanDitolak("Catatan masih kosong.")
        Catatan.objects.create(tugas=tugas, teks=teks.strip(), oleh=pegawai, pada=at)
        return meja.record(
            Tindakan.CATAT,
            pegawai,
            tugas=tugas,
            kapasitas=kapasitas,
            token=token,
            rincian={"teks": teks.strip()},
        )

    return once(pegawai, token, act)


def contribute(tugas_pk: int, pegawai: Pegawai, at: datetime) -> tuple[Meja, Tugas, str]:
    """Return the desk, the step, and the capacity of who leaves something there.

    In a column of one person the first thing left begins the step; in a shared
    one many leave something, and who takes it says so.
    """
    meja, tugas = Meja.of_tugas(tugas_pk, at)
    meja.require_open(tugas)
    kapasitas = require_kapasitas(meja.laporan, tugas, pegawai, meja.today)
    is_free = tugas.status == StatusTugas.MENUNGGU and tugas.pelaku_id in (None, pegawai.pk)
    if is_free and not tugas.simbol.pelaksana.is_shared:
        meja.begin(tugas, pegawai, kapasitas)
    return meja, tugas, kapasitas
