"""The verbs of the whole report: make, start, suspend, resume, cancel, continue, assign, entrust."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from lakip.access import (
    KolomKosong,
    Terlambat,
    TindakanDitolak,
    kapasitas_in,
    require_active,
    require_keeper,
    require_owner,
)
from lakip.engine.meja import Meja, once, require_colleague, require_reason
from lakip.engine.surat_masuk import describe_surat_masuk, tie
from lakip.kelanjutan import take_over
from lakip.kelanjutan_naskah import Pengambilan
from lakip.lifecycle import AKTIF, StatusLaporan
from lakip.models import Jejak, Laporan, Pegawai, Penangguhan, Penugasan, Tugas
from lakip.models.jejak import Tindakan
from lakip.penugasan import fill_penugasan, list_kolom_kosong
from sop.lifecycle import StatusVersi
from sop.models import Pelaksana, VersiSop
from sop.penetapan import bring_due_into_force
from sop.storage import load_alur


def create(
    versi: VersiSop,
    pegawai: Pegawai,
    tahun: int,
    tenggat: date,
    *,
    at: datetime,
    is_contoh: bool = False,
    asal: Laporan | None = None,
    surat: int | None = None,
) -> Laporan:
    """Return a new report in the care of ``pegawai``, the posts that fit seated in its columns.

    Sasaran, indikator and the texts that stay are taken over from ``asal``, an earlier report of the same
    instansi; ``surat`` is the letter that came in and is answered by it.

    Raises TindakanDitolak if the SOP is not in force in the person's instansi, if the instansi
    already has a report of that year, if ``asal`` is of another instansi or not earlier, or if the letter
    is of another instansi or answered by another report.
    """
    require_active(pegawai)
    versi = versi_at(versi.pk, at)
    instansi = versi.sop.instansi
    if versi.status != StatusVersi.BERLAKU or pegawai.instansi_id != instansi.pk:
        raise TindakanDitolak("Pilih SOP instansi Anda yang sedang berlaku.")
    if asal and (asal.instansi_id != instansi.pk or asal.tahun >= tahun):
        raise TindakanDitolak("Sasaran dan indikator diambil dari laporan instansi Anda yang lebih lama.")
    rincian: dict[str, object] = {"versi": versi.hash_isi}
    try:
        with transaction.atomic():
            laporan = Laporan.objects.create(
                instansi=instansi, versi=versi, tahun=tahun, penanggung_jawab=pegawai, tenggat=tenggat,
                is_contoh=is_contoh, dibuat_pada=at,
            )  # fmt: skip
            fill_penugasan(laporan, versi)
            if asal:
                take_over(laporan, asal)
                rincian["asal"] = asal.pk
                with Pengambilan(laporan, asal) as pengambilan:
                    rincian["naskah"] = pengambilan.take(pegawai, at=at)
            meja = Meja.of_laporan(laporan.pk, at)
            if surat is not None:
                rincian["surat_masuk"] = describe_surat_masuk(tie(meja, pegawai, surat))
            meja.record(Tindakan.BUAT, pegawai, rincian=rincian)
    except IntegrityError as error:
        raise TindakanDitolak(
            f"Laporan tahun {tahun} sudah ada; buka laporan itu di daftar laporan."
        ) from error
    return Laporan.objects.get(pk=laporan.pk)


def start(laporan_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None) -> Jejak:
    """Put the first row of the SOP on its desk."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        laporan = meja.laporan
        require_owner(laporan, pegawai)
        if laporan.status != StatusLaporan.DISIAPKAN:
            raise Terlambat("Laporan ini sudah dimulai.")
        require_everybody(laporan, laporan.versi_id)
        laporan.start()
        laporan.dimulai_pada = at
        meja.go_on(None, [meja.alur.mulai.id])
        return meja.record(Tindakan.MULAI, pegawai, token=token, rincian={"versi": laporan.versi.hash_isi})

    return once(pegawai, token, act)


def suspend(
    laporan_pk: int, pegawai: Pegawai, alasan: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Stop the clock of the whole report."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        require_owner(meja.laporan, pegawai)
        meja.require_running()
        reason = require_reason(alasan)
        meja.laporan.suspend()
        Penangguhan.objects.create(laporan=meja.laporan, mulai=at, alasan=reason)
        return meja.record(Tindakan.TANGGUHKAN, pegawai, alasan=reason, token=token)

    return once(pegawai, token, act)


def resume(laporan_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None) -> Jejak:
    """Let the clock run again; every due moment moves by the working time that was lost."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        require_owner(meja.laporan, pegawai)
        if meja.laporan.status != StatusLaporan.DITANGGUHKAN:
            raise Terlambat("Laporan ini tidak sedang ditangguhkan.")
        meja.laporan.resume()
        _end_suspension(meja)
        return meja.record(Tindakan.LANJUTKAN, pegawai, token=token)

    return once(pegawai, token, act)


def cancel(
    laporan_pk: int, pegawai: Pegawai, alasan: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Give the report up; what was done stays on record."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        laporan = meja.laporan
        require_owner(laporan, pegawai)
        if laporan.status in (StatusLaporan.SELESAI, StatusLaporan.DIBATALKAN):
            raise Terlambat(f"Laporan ini sudah {laporan.get_status_display().lower()}.")
        reason = require_reason(alasan)
        meja.void(Tugas.objects.filter(laporan=laporan).terbuka())
        if laporan.status == StatusLaporan.DITANGGUHKAN:
            _end_suspension(meja)
        laporan.cancel()
        return meja.record(Tindakan.BATALKAN, pegawai, alasan=reason, token=token)

    return once(pegawai, token, act)


def continue_under(
    laporan_pk: int, pegawai: Pegawai, versi: VersiSop, *, at: datetime, token: str | None = None
) -> Jejak:
    """Go on with a finished report under a further SOP of the same instansi."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        laporan = meja.laporan
        require_owner(laporan, pegawai)
        if laporan.status != StatusLaporan.SELESAI:
            raise TindakanDitolak("Hanya laporan yang selesai dapat dilanjutkan dengan SOP lain.")
        lanjutan = versi_at(versi.pk, at)
        if lanjutan.status != StatusVersi.BERLAKU or lanjutan.sop.instansi_id != laporan.instansi_id:
            raise TindakanDitolak("Pilih SOP instansi ini yang sedang berlaku.")
        if Tugas.objects.filter(laporan=laporan, simbol__langkah__versi__sop=lanjutan.sop_id).exists():
            raise TindakanDitolak("Laporan ini sudah melalui SOP tersebut.")
        fill_penugasan(laporan, lanjutan)
        require_everybody(laporan, lanjutan.pk)
        before = laporan.versi.hash_isi
        laporan.versi = lanjutan
        laporan.selesai_pada = None
        laporan.continue_on()
        meja.alur = load_alur(lanjutan.pk)
        meja.go_on(None, [meja.alur.mulai.id])
        rincian = {"versi_sebelum": before, "versi": lanjutan.hash_isi}
        return meja.record(Tindakan.LANJUTKAN_SOP, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def assign(
    laporan_pk: int,
    pegawai: Pegawai,
    pelaksana: Pelaksana,
    penugasan: Sequence[Penugasan],
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Say who stands in one column of the report from now on.

    Its open work is taken from those who stand there no longer, and announced anew.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        laporan = meja.laporan
        require_owner(laporan, pegawai)
        if laporan.status == StatusLaporan.DIBATALKAN:
            raise TindakanDitolak("Laporan ini sudah dibatalkan.")
        if not penugasan:
            raise TindakanDitolak(f"Pilih paling sedikit satu untuk kolom {pelaksana.nama}.")
        chosen = [who for satu in penugasan for who in (satu.jabatan, satu.pegawai, satu.unit) if who]
        if any(who.instansi_id != laporan.instansi_id for who in (*chosen, pelaksana.versi.sop)):
            raise TindakanDitolak("Pilih kolom, jabatan, pegawai, dan unit dari instansi ini.")
        Penugasan.objects.filter(laporan=laporan, pelaksana=pelaksana).delete()
        for satu in penugasan:
            satu.laporan, satu.pelaksana = laporan, pelaksana
        Penugasan.objects.bulk_create(penugasan)
        _hand_to_column(meja, pelaksana)
        rincian = {"kolom": pelaksana.nama, "kepada": [str(satu) for satu in penugasan]}
        return meja.record(Tindakan.TUGASKAN, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def entrust(
    laporan_pk: int, pegawai: Pegawai, kepada: Pegawai, alasan: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Give the report into the care of another person of the instansi."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        laporan = meja.laporan
        require_keeper(laporan, pegawai)
        require_colleague(laporan, kepada)
        if laporan.penanggung_jawab_id == kepada.pk:
            raise TindakanDitolak(f"Laporan ini sudah di tangan {kepada}.")
        reason = require_reason(alasan)
        laporan.penanggung_jawab = kepada
        laporan.save(update_fields=["penanggung_jawab"])
        rincian = {"kepada": kepada.pk, "nama": kepada.nama}
        return meja.record(Tindakan.SERAHKAN_LAPORAN, pegawai, alasan=reason, token=token, rincian=rincian)

    return once(pegawai, token, act)


def _hand_to_column(meja: Meja, pelaksana: Pelaksana) -> None:
    """Give the open work of a column to those who stand there now."""
    work = Tugas.objects.filter(laporan=meja.laporan, simbol__pelaksana=pelaksana, status__in=AKTIF)
    for tugas in work.select_related("pelaku", "simbol__pelaksana"):
        if tugas.pelaku:
            if kapasitas_in(meja.laporan, tugas, tugas.pelaku, meja.today):
                continue
            meja.release(tugas)
        meja.dibuka.append(tugas)


def versi_at(versi_pk: int, at: datetime) -> VersiSop:
    """The version as it stands at that moment: its day, or that of the next one, may have come meanwhile."""
    bring_due_into_force(at)
    return VersiSop.objects.select_related("sop__instansi").get(pk=versi_pk)


def _end_suspension(meja: Meja) -> None:
    Penangguhan.objects.filter(laporan=meja.laporan, selesai__isnull=True).update(selesai=meja.at)


def require_everybody(laporan: Laporan, versi_pk: int) -> None:
    """Raise KolomKosong if nobody stands in a column of the version that has work."""
    if names := ", ".join(kolom.nama for kolom in list_kolom_kosong(laporan, versi_pk)):
        raise KolomKosong(f"Belum ada orang untuk kolom: {names}. Lengkapi di halaman Orang.")
