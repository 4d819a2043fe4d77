"""Gathering the units' data: their forms are made, handed out, and units excused."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F

from lakip.access import (
    Terlambat,
    TidakBerhak,
    TindakanDitolak,
    describe_beku,
    describe_kunci,
    may_edit_isi,
)
from lakip.domain.deret import join_deret
from lakip.engine.meja import Meja, once, require_reason
from lakip.lifecycle import StatusLaporan
from lakip.models import FormatData, Jejak, Laporan, Pegawai, UnitKerja
from lakip.models.jejak import Tindakan
from lakip.unit.baris import count_by_unit
from lakip.unit.keadaan import read_keadaan
from sop.domain.tanggal import format_tanggal

# How long a unit may be given once the report itself is overdue; custom of the office.
TENGGAT_SUSULAN = timedelta(days=31)
# What is known of a form that nobody was given yet.
BARU: Mapping[str, Any] = {
    "disampaikan_pada": None,
    "disampaikan_oleh": None,
    "dibuka_pada": None,
    "dibuka_oleh": None,
    "alasan_tanpa_serahan": "",
}


def make_format(
    laporan_pk: int,
    pegawai: Pegawai,
    tenggat: date,
    *,
    at: datetime,
    unit_list: Collection[UnitKerja] = (),
    anew: bool = False,
    token: str | None = None,
) -> Jejak:
    """Make the forms of ``unit_list``, or of every unit that answers for rows.

    With ``anew`` one that is there already is made once more: it has to be handed out and filled in again.

    Raises TindakanDitolak if no unit answers for a row, or if the tenggat is past or after the report's;
    Terlambat if one is there already and was not to be made anew.
    """

    def act() -> Jejak:
        meja = _open(laporan_pk, pegawai, at)
        _require_tenggat(tenggat, meja.laporan, meja.today)
        chosen = _choose(meja.laporan, unit_list)
        existing = FormatData.objects.filter(laporan=meja.laporan, unit__in=chosen)
        versi = dict(existing.values_list("unit", "versi"))
        if versi and not anew:
            made = join_deret(unit.nama for unit in chosen if unit.pk in versi)
            raise Terlambat(f"Format {made} sudah dibuat. Buat ulang hanya bila isinya harus diganti.")
        dibuat: dict[str, Any] = {"tenggat": tenggat, "dibuat_pada": at, "dibuat_oleh": pegawai}
        if versi:
            # What happened to the version before is in the record.
            existing.update(versi=F("versi") + 1, **BARU, **dibuat)
        FormatData.objects.bulk_create(
            FormatData(laporan=meja.laporan, unit=unit, **dibuat) for unit in chosen if unit.pk not in versi
        )
        now = {unit.nama: versi.get(unit.pk, 0) + 1 for unit in chosen}
        rincian = {"unit": join_deret(now), "versi": now, "tenggat": tenggat.isoformat()}
        return meja.record(Tindakan.BUAT_FORMAT, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def hand_out(
    laporan_pk: int,
    pegawai: Pegawai,
    unit_list: Collection[UnitKerja],
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Mark the forms of these units as handed out now; those that were before stay as they are."""

    def act() -> Jejak:
        meja = _open(laporan_pk, pegawai, at)
        if not unit_list:
            raise TindakanDitolak("Pilih unit yang menerima formatnya.")
        waiting = [f for f in _read_forms(meja.laporan, unit_list) if f.disampaikan_pada is None]
        if not waiting:
            raise Terlambat("Format ini sudah disampaikan.")
        for satu in waiting:
            satu.disampaikan_pada, satu.disampaikan_oleh = at, pegawai
        FormatData.objects.bulk_update(waiting, ["disampaikan_pada", "disampaikan_oleh"])
        now = {satu.unit.nama: satu.versi for satu in waiting}
        rincian = {"unit": join_deret(now), "versi": now}
        return meja.record(Tindakan.SAMPAIKAN_FORMAT, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def move_tenggat(
    laporan_pk: int,
    pegawai: Pegawai,
    tenggat: date,
    unit_list: Collection[UnitKerja],
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Give these units another last day; their forms and what they handed in stay as they are."""

    def act() -> Jejak:
        meja = _open(laporan_pk, pegawai, at)
        if not unit_list:
            raise TindakanDitolak("Pilih unit yang tenggatnya diubah.")
        _require_tenggat(tenggat, meja.laporan, meja.today)
        forms = _read_forms(meja.laporan, unit_list)
        FormatData.objects.filter(pk__in=[satu.pk for satu in forms]).update(tenggat=tenggat)
        rincian = {"unit": join_deret(satu.unit.nama for satu in forms), "tenggat": tenggat.isoformat()}
        return meja.record(Tindakan.UBAH_TENGGAT, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def excuse(
    laporan_pk: int, pegawai: Pegawai, unit: UnitKerja, alasan: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Say why a unit will hand in nothing; until its form is made anew nobody waits for it."""

    def act() -> Jejak:
        meja = _open(laporan_pk, pegawai, at)
        reason = require_reason(alasan)
        [satu] = _read_forms(meja.laporan, [unit])
        if satu.alasan_tanpa_serahan:
            raise Terlambat(f"{unit} sudah dinyatakan tanpa serahan: {satu.alasan_tanpa_serahan}")
        if any(lain.serahan for lain in read_keadaan(meja.laporan) if lain.unit == unit):
            raise Terlambat(f"{unit} sudah menyerahkan datanya; tidak perlu dinyatakan tanpa serahan.")
        satu.alasan_tanpa_serahan = reason
        satu.save(update_fields=["alasan_tanpa_serahan"])
        rincian = {"unit": unit.nama, "versi": {unit.nama: satu.versi}}
        return meja.record(Tindakan.TANPA_SERAHAN, pegawai, alasan=reason, token=token, rincian=rincian)

    return once(pegawai, token, act)


def mark_opened(format_data: FormatData, pegawai: Pegawai, at: datetime) -> None:
    """Keep when somebody of the unit first opened the form that it was given; it is no act of its own."""
    if pegawai.unit_id == format_data.unit_id:
        unopened = FormatData.objects.filter(
            pk=format_data.pk, dibuka_pada=None, disampaikan_pada__isnull=False
        )
        unopened.update(dibuka_pada=at, dibuka_oleh=pegawai)


def last_tenggat(laporan: Laporan, tanggal: date) -> date:
    """Return the last day that a unit may be given: the report's own, or where that is past a month."""
    return laporan.tenggat if laporan.tenggat >= tanggal else tanggal + TENGGAT_SUSULAN


def find_refusal(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> TindakanDitolak | None:
    """Return why ``pegawai`` may not gather the data of the units now; None for who may."""
    if laporan.status != StatusLaporan.BERJALAN:
        status = laporan.get_status_display().lower()
        return TindakanDitolak(f"Laporan ini {status}; data unit dihimpun selagi laporan berjalan.")
    if not may_edit_isi(laporan, pegawai, tanggal):
        return TidakBerhak(
            describe_beku(laporan)
            or f"Pengumpulan data diatur oleh penanggung jawab laporan, {laporan.penanggung_jawab}, "
            "dan yang sedang mengerjakan langkahnya."
        )
    kunci = describe_kunci(laporan)
    return TindakanDitolak(kunci) if kunci else None


def _open(laporan_pk: int, pegawai: Pegawai, at: datetime) -> Meja:
    meja = Meja.of_laporan(laporan_pk, at)
    if refusal := find_refusal(meja.laporan, pegawai, meja.today):
        raise refusal
    return meja


def _require_tenggat(tenggat: date, laporan: Laporan, today: date) -> None:
    last = last_tenggat(laporan, today)
    if tenggat < today:
        raise TindakanDitolak(
            f"Tenggat {format_tanggal(tenggat)} sudah lewat; pilih hari ini atau sesudahnya."
        )
    if tenggat > last:
        whose = "tenggat laporan" if last == laporan.tenggat else "sebulan dari sekarang"
        raise TindakanDitolak(
            f"Tenggat unit paling lambat {format_tanggal(last)}, {whose}; pilih tanggal yang lebih awal."
        )


def _choose(laporan: Laporan, unit_list: Collection[UnitKerja]) -> list[UnitKerja]:
    """Return the units whose forms are made: those asked for, or all that answer for rows."""
    answering = count_by_unit(laporan)
    if not answering:
        raise TindakanDitolak(
            "Belum ada unit yang bertanggung jawab atas satu baris pun; "
            "tetapkan dahulu unit pada indikator atau baris anggarannya."
        )
    without = [unit.nama for unit in unit_list if unit.pk not in answering]
    if without:
        raise TindakanDitolak(f"{join_deret(without)} tidak bertanggung jawab atas satu baris pun.")
    return list(unit_list) or list(UnitKerja.objects.filter(pk__in=answering))


def _read_forms(laporan: Laporan, unit_list: Collection[UnitKerja]) -> list[FormatData]:
    """Return the forms of these units; raises TindakanDitolak if one is not made yet."""
    made = {f.unit_id: f for f in FormatData.objects.filter(laporan=laporan).select_related("unit")}
    without = [unit.nama for unit in unit_list if unit.pk not in made]
    if without:
        raise TindakanDitolak(f"Format untuk {join_deret(without)} belum dibuat; buat dahulu formatnya.")
    return [made[unit.pk] for unit in unit_list]
