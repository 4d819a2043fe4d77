"""What a unit hands in: taken in, read beside what is stored, and applied; or filled in on the web."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.db import transaction

from lakip.access import (
    Terlambat,
    TidakBerhak,
    TindakanDitolak,
    describe_kunci,
    may_fill_unit,
    require_active,
)
from lakip.engine.meja import Meja, once
from lakip.imports.isi_serahan import IsiSerahan, TemuanSel
from lakip.imports.serahan import read_serahan, store_serahan
from lakip.lifecycle import StatusLaporan
from lakip.models import FormatData, Jejak, Laporan, Pegawai, Serahan, UnitKerja
from lakip.models.jejak import Tindakan
from lakip.models.pengumpulan import StatusSerahan
from lakip.unit.baris import BarisUnit
from lakip.unit.lembar import KOLOM_INDIKATOR
from lakip.unit.sel import read_sel_indikator
from lakip.uploads import clean_nama, discard
from sop.imports.penjaga_buku import MAKS_BYTE, BukuDitolak


def describe_penutupan(laporan: Laporan, unit: UnitKerja, pegawai: Pegawai, tanggal: date) -> str:
    """Return why ``pegawai`` may not give the figures of the unit now, and what to do; "" where they may."""
    if may_fill_unit(laporan, unit.pk, pegawai, tanggal):
        return ""
    if laporan.status != StatusLaporan.BERJALAN:
        status = laporan.get_status_display().lower()
        return (
            f"Laporan ini {status}; data unit hanya dapat diisi selagi laporan berjalan. Bila masih ada yang "
            f"harus diperbaiki, sampaikan kepada penanggung jawab, {laporan.penanggung_jawab}."
        )
    return (
        describe_kunci(laporan)
        or f"Data {unit} diisi oleh pegawai unit itu, atau oleh yang sedang mengerjakan laporan ini."
    )


def receive(format_pk: int, pegawai: Pegawai, berkas: File[bytes], *, at: datetime) -> Serahan:
    """Take in the workbook of a unit and read it; nothing of it is applied yet.

    The same file sent again while it is the newest is answered with its first result.

    Raises TindakanDitolak if it cannot be taken as a workbook at all: then nothing is kept.
    """
    require_active(pegawai)
    format_data = FormatData.objects.select_related("unit", "laporan__instansi").get(pk=format_pk)
    laporan = format_data.laporan
    _require_open(laporan, format_data.unit, pegawai, at.astimezone(laporan.instansi.zona).date())
    if (berkas.size or 0) > MAKS_BYTE:
        raise TindakanDitolak(f"Berkas ini terlalu besar; paling besar {MAKS_BYTE // 1024**2} MB.")
    serahan = _read_upload(format_data, berkas)
    serahan.oleh, serahan.pada = pegawai, at
    try:
        with transaction.atomic():
            meja = Meja.of_laporan(laporan.pk, at)
            _require_open(meja.laporan, format_data.unit, pegawai, meja.today)
            last = Serahan.objects.filter(format=format_data).last()
            if last and _is_same(last, serahan):
                return last
            serahan.nomor = _next_nomor(last)
            serahan.save(force_insert=True)
    except BaseException:
        discard(serahan)
        raise
    return serahan


def _read_upload(format_data: FormatData, berkas: File[bytes]) -> Serahan:
    """Return what a file is as a Serahan, unsaved and nobody's yet."""
    isi_berkas = berkas.read()
    try:
        isi = read_serahan(isi_berkas, format_data)
    except BukuDitolak as error:
        raise TindakanDitolak(str(error)) from error
    # What it is was seen from within, however it was called.
    nama = clean_nama(f"{Path(clean_nama(berkas.name or '')).stem}.xlsx")
    return Serahan(
        format=format_data,
        status=status_of(isi),
        nama=nama,
        berkas=ContentFile(isi_berkas, name=nama),
        ukuran=len(isi_berkas),
        pemetaan=isi.pemetaan,
        sha256=hashlib.sha256(isi_berkas).hexdigest(),
    )


def status_of(isi: IsiSerahan) -> StatusSerahan:
    """Return how a workbook that was read waits: to be mended, or to be applied."""
    return StatusSerahan.BERTEMUAN if isi.temuan else StatusSerahan.DIPERIKSA


def read_stored(serahan: Serahan) -> IsiSerahan:
    """Read what was handed in once more, beside what is stored now; a refusal comes back as its one fault."""
    try:
        with serahan.berkas.open("rb") as berkas:
            return read_serahan(berkas.read(), serahan.format, serahan.pemetaan)
    except FileNotFoundError:
        pesan = "Berkas ini tidak ada lagi di penyimpanan; unggah sekali lagi."
    except BukuDitolak as error:
        pesan = str(error)
    return IsiSerahan(temuan=[TemuanSel("Buku kerja", "", pesan)])


def apply_serahan(
    serahan_pk: int, pegawai: Pegawai, tanda: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Store what a workbook says; ``tanda`` stands for what the person saw that it would change.

    Raises Terlambat if that is no longer what it would change, or if another one has been handed in.
    """

    def act() -> Jejak:
        laporan_pk = Serahan.objects.values_list("format__laporan", flat=True).get(pk=serahan_pk)
        meja = Meja.of_laporan(laporan_pk, at)
        serahan = Serahan.objects.select_related("format__unit", "format__laporan").get(pk=serahan_pk)
        _require_open(meja.laporan, serahan.format.unit, pegawai, meja.today)
        require_newest(serahan)
        isi = read_stored(serahan)
        if isi.temuan:
            raise TindakanDitolak(f"Berkas ini belum dapat diterapkan: {isi.temuan[0].pesan}")
        if isi.tanda != tanda:
            raise Terlambat(
                "Belum diterapkan: angka yang tersimpan berubah sejak Anda membukanya. "
                "Periksa sekali lagi perubahan di bawah ini, lalu terapkan."
            )
        store_serahan(isi)
        serahan.perubahan = isi.riwayat
        return _keep_applied(meja, serahan, pegawai, token)

    return once(pegawai, token, act)


def declare_filled(
    laporan_pk: int, pegawai: Pegawai, unit: UnitKerja, *, at: datetime, token: str | None = None
) -> Jejak:
    """Hand in what the unit has filled in on the web, complete or not; it takes the place of a workbook.

    Raises TindakanDitolak if nothing at all is filled in.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        _require_open(meja.laporan, unit, pegawai, meja.today)
        format_data = FormatData.objects.filter(laporan=laporan_pk, unit=unit).first()
        if format_data is None:
            raise TindakanDitolak(f"Format {unit} belum dibuat.")
        if not _has_isian(BarisUnit(meja.laporan, unit.pk)):
            raise TindakanDitolak("Belum ada satu pun yang diisi; isi dahulu baris unit Anda.")
        last = Serahan.objects.filter(format=format_data).last()
        serahan = Serahan(format=format_data, nomor=_next_nomor(last), oleh=pegawai, pada=at)
        return _keep_applied(meja, serahan, pegawai, token)

    return once(pegawai, token, act)


def _require_open(laporan: Laporan, unit: UnitKerja, pegawai: Pegawai, tanggal: date) -> None:
    if closed := describe_penutupan(laporan, unit, pegawai, tanggal):
        raise TidakBerhak(closed)


def require_newest(serahan: Serahan) -> None:
    """Raise Terlambat if it has been applied, or another one has been handed in."""
    if serahan.status in (StatusSerahan.DITERAPKAN, StatusSerahan.DIGANTIKAN):
        raise Terlambat(f"Serahan ini sudah diterapkan oleh {serahan.diterapkan_oleh}.")
    newer = Serahan.objects.filter(format=serahan.format_id, nomor__gt=serahan.nomor).last()
    if newer:
        raise Terlambat(f"Sudah ada serahan yang lebih baru, nomor {newer.nomor}; buka yang itu.")


def _is_same(last: Serahan, serahan: Serahan) -> bool:
    return (last.sha256, last.oleh_id, last.status) == (serahan.sha256, serahan.oleh_id, serahan.status)


def _next_nomor(last: Serahan | None) -> int:
    return last.nomor + 1 if last else 1


def _has_isian(baris: BarisUnit) -> bool:
    """Whether the unit has given anything: a realisasi, the reason why there is none, or a word about it."""
    kunci_list = [k.kunci for k in KOLOM_INDIKATOR if k.is_isian and not k.kunci.startswith("target")]
    sel_list = map(read_sel_indikator, baris.indikator)
    given = any(sel[kunci] not in (None, "") for sel in sel_list for kunci in kunci_list)
    return given or any(satu.realisasi is not None for satu in baris.anggaran)


def _keep_applied(meja: Meja, serahan: Serahan, pegawai: Pegawai, token: str | None) -> Jejak:
    """Save as applied, in the place of the one before, and record it."""
    for earlier in Serahan.objects.filter(format=serahan.format_id, status=StatusSerahan.DITERAPKAN):
        earlier.status = StatusSerahan.DIGANTIKAN
        earlier.save(update_fields=["status"])
    serahan.status = StatusSerahan.DITERAPKAN
    serahan.diterapkan_oleh, serahan.diterapkan_pada = pegawai, meja.at
    serahan.save()
    rincian: dict[str, object] = {
        "unit": serahan.format.unit.nama,
        "serahan": serahan.nomor,
        "perubahan": len(serahan.perubahan),
    }
    if serahan.berkas:
        rincian |= {"nama": serahan.nama, "sha256": serahan.sha256}
    if serahan.pemetaan:
        rincian["pemetaan"] = serahan.pemetaan.kolom  # as it was: it may be changed later
    return meja.record(Tindakan.TERIMA_DATA, pegawai, token=token, rincian=rincian)
