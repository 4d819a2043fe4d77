"""Meetings: called, moved, numbered, called off; and who came."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from lakip.access import (
    Terlambat,
    TindakanDitolak,
    require_mencatat_rapat,
    require_persuratan,
)
from lakip.domain.rapat import RencanaRapat
from lakip.engine.meja import Meja, once, require_reason
from lakip.engine.nomor import take_nomor, void_nomor
from lakip.models import Jejak, Laporan, Pegawai, PesertaRapat, Rapat, Tugas
from lakip.models.jejak import Tindakan
from lakip.models.rapat import Kehadiran
from lakip.rapat import read_kapasitas
from sop.domain.tanggal import format_tanggal

# Further away than that somebody mistyped the year.
TERJAUH = timedelta(days=366)


def call_rapat(
    laporan_pk: int,
    pegawai: Pegawai,
    rencana: RencanaRapat,
    *,
    at: datetime,
    tugas: int | None = None,
    token: str | None = None,
) -> Jejak:
    """Call a meeting about a report, at one of its steps if ``tugas`` names one.

    Raises TindakanDitolak for times that cannot be, and for people of another instansi.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        require_persuratan(meja.laporan, pegawai, meja.today)
        rapat = Rapat(laporan=meja.laporan, uid=uuid.uuid4(), oleh=pegawai, pada=at)
        rapat.tugas = _find_tugas(meja.laporan, tugas)
        _plan(rapat, rencana, at)
        return _record(meja, Tindakan.UNDANG_RAPAT, rapat, pegawai, token)

    return once(pegawai, token, act)


def change_rapat(
    laporan_pk: int,
    pegawai: Pegawai,
    rapat_pk: int,
    rencana: RencanaRapat,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Move a meeting or change who is called, until it begins; calendars learn of it by its ``versi``."""

    def act() -> Jejak:
        meja, rapat = _open(laporan_pk, rapat_pk, pegawai, at)
        _require_to_come(rapat, at)
        rapat.versi += 1
        _plan(rapat, rencana, at)
        return _record(meja, Tindakan.UBAH_RAPAT, rapat, pegawai, token)

    return once(pegawai, token, act)


def number_rapat(
    laporan_pk: int, pegawai: Pegawai, rapat_pk: int, *, at: datetime, token: str | None = None
) -> Jejak:
    """Give the invitation the next number of the register, dated today."""

    def act() -> Jejak:
        meja, rapat = _open(laporan_pk, rapat_pk, pegawai, at)
        if rapat.nomor_id:
            raise Terlambat(f"Undangan ini sudah bernomor {rapat.nomor}.")
        _require_to_come(rapat, at)
        rapat.nomor = take_nomor(
            meja.laporan.instansi,
            pegawai,
            meja.today,
            f"Undangan {rapat.acara}"[:250],
            at=at,
            tujuan="Peserta rapat",
            laporan=meja.laporan,
        )
        rapat.save(update_fields=["nomor"])
        return meja.record(
            Tindakan.NOMORI_SURAT,
            pegawai,
            tugas=rapat.tugas,
            token=token,
            rincian={"rapat": rapat.pk, "nomor": str(rapat.nomor)},
        )

    return once(pegawai, token, act)


def cancel_rapat(
    laporan_pk: int,
    pegawai: Pegawai,
    rapat_pk: int,
    alasan: str,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Call off a meeting that was not held, with the reason; the number of its invitation goes with it."""

    def act() -> Jejak:
        meja, rapat = _open(laporan_pk, rapat_pk, pegawai, at)
        if rapat.notulensi_pada or rapat.peserta.exclude(kehadiran="").exists():
            raise TindakanDitolak("Rapat ini sudah berlangsung, sehingga tidak dapat dibatalkan.")
        reason = require_reason(alasan)
        rapat.batal_pada, rapat.batal_sebab = at, reason
        rapat.versi += 1
        rapat.save(update_fields=["batal_pada", "batal_sebab", "versi"])
        if rapat.nomor:
            void_nomor(rapat.nomor, pegawai, reason, at)
        return meja.record(
            Tindakan.BATALKAN_RAPAT,
            pegawai,
            tugas=rapat.tugas,
            alasan=reason,
            token=token,
            rincian={"rapat": rapat.pk},
        )

    return once(pegawai, token, act)


def mark_hadir(
    laporan_pk: int,
    pegawai: Pegawai,
    rapat_pk: int,
    kehadiran: Mapping[int, tuple[str, str]],
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Say who came, by the keys of those called: the value of Kehadiran, and by whom one was represented.

    Who is not named stays as marked before: several may tick on the spot. From the day of the meeting on.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        rapat = find_rapat(meja, rapat_pk)
        require_mencatat_rapat(rapat, pegawai, meja.today)
        if meja.today < rapat.mulai.astimezone(meja.laporan.instansi.zona).date():
            raise TindakanDitolak("Kehadiran dicatat mulai hari rapat.")
        peserta = {satu.pk: satu for satu in rapat.peserta.filter(pk__in=kehadiran)}
        if not kehadiran or peserta.keys() != kehadiran.keys():
            raise TindakanDitolak("Tandai kehadiran paling sedikit satu peserta rapat ini.")
        for pk, (hadir, wakil) in kehadiran.items():
            if hadir not in Kehadiran.values:
                raise TindakanDitolak("Pilih: hadir, mewakilkan, atau tidak hadir.")
            if hadir == Kehadiran.MEWAKILKAN and not wakil.strip():
                raise TindakanDitolak(f"Tuliskan siapa yang mewakili {peserta[pk]}.")
            peserta[pk].kehadiran = hadir
            peserta[pk].diwakili = wakil.strip() if hadir == Kehadiran.MEWAKILKAN else ""
        PesertaRapat.objects.bulk_update(peserta.values(), ["kehadiran", "diwakili"])
        hasil = {satu.nama: satu.kehadiran for satu in peserta.values()}
        return meja.record(
            Tindakan.CATAT_HADIR,
            pegawai,
            tugas=rapat.tugas,
            token=token,
            rincian={"rapat": rapat.pk, "kehadiran": hasil},
        )

    return once(pegawai, token, act)


def find_rapat(meja: Meja, rapat_pk: int) -> Rapat:
    """Return a meeting of the report that was not called off; raises TindakanDitolak for any other."""
    of_laporan = Rapat.objects.filter(laporan=meja.laporan).select_related("nomor", "tugas")
    rapat = of_laporan.filter(pk=rapat_pk).first()
    if rapat is None:
        raise TindakanDitolak("Rapat ini bukan rapat laporan ini.")
    if rapat.batal_pada:
        raise TindakanDitolak(f"Rapat ini sudah dibatalkan: {rapat.batal_sebab}")
    rapat.laporan = meja.laporan
    return rapat


def _open(laporan_pk: int, rapat_pk: int, pegawai: Pegawai, at: datetime) -> tuple[Meja, Rapat]:
    meja = Meja.of_laporan(laporan_pk, at)
    require_persuratan(meja.laporan, pegawai, meja.today)
    return meja, find_rapat(meja, rapat_pk)


def _require_to_come(rapat: Rapat, at: datetime) -> None:
    if at >= rapat.mulai or rapat.notulensi_pada or rapat.peserta.exclude(kehadiran="").exists():
        raise TindakanDitolak(
            "Rapat ini sudah berlangsung, sehingga undangannya tidak dapat diubah; "
            "catat hasilnya di notulensi."
        )


def _plan(rapat: Rapat, rencana: RencanaRapat, at: datetime) -> None:
    """Save the meeting as it is planned, with those who are called."""
    _require_times(rencana, at)
    instansi = rapat.laporan.instansi
    tanggal = rencana.mulai.astimezone(instansi.zona).date()
    people = _find_people(rapat.laporan, rencana)
    kapasitas = read_kapasitas(people.values(), tanggal)
    if rencana.pengundang not in kapasitas:
        raise TindakanDitolak(
            f"{people[rencana.pengundang]} tidak memangku jabatan pada "
            f"{format_tanggal(tanggal)}; pilih pengundang yang berjabatan."
        )
    rapat.acara, rapat.agenda, rapat.tempat = rencana.acara, rencana.agenda, rencana.tempat
    rapat.mulai, rapat.selesai = rencana.mulai, rencana.selesai
    rapat.pengundang, rapat.kapasitas = people[rencana.pengundang], kapasitas[rencana.pengundang]
    rapat.pemimpin, rapat.notulis = people[rencana.pemimpin], people[rencana.notulis]
    rapat.save()
    rapat.peserta.all().delete()
    called = [
        PesertaRapat(pegawai=people[pk], nama=people[pk].nama, jabatan=kapasitas.get(pk, ""))
        for pk in dict.fromkeys(rencana.pegawai)
    ] + [PesertaRapat(nama=tamu.nama, jabatan=tamu.jabatan) for tamu in rencana.tamu]
    for urutan, satu in enumerate(called, start=1):
        satu.rapat, satu.urutan = rapat, urutan
    PesertaRapat.objects.bulk_create(called)


def _require_times(rencana: RencanaRapat, at: datetime) -> None:
    if rencana.selesai <= rencana.mulai:
        raise TindakanDitolak("Rapat selesai sesudah dimulai; periksa jamnya.")
    if abs(rencana.mulai - at) > TERJAUH:
        raise TindakanDitolak("Tanggal rapat terlalu jauh; periksa tahunnya.")
    if not rencana.pegawai and not rencana.tamu:
        raise TindakanDitolak("Pilih paling sedikit satu peserta, atau tuliskan tamunya.")


def _find_people(laporan: Laporan, rencana: RencanaRapat) -> dict[int, Pegawai]:
    wanted = {rencana.pengundang, rencana.pemimpin, rencana.notulis, *rencana.pegawai}
    active = Pegawai.objects.filter(instansi=laporan.instansi_id, is_active=True)
    people = active.in_bulk(wanted)
    if people.keys() != wanted:
        raise TindakanDitolak("Pilih pegawai aktif dari instansi ini.")
    return people


def _find_tugas(laporan: Laporan, tugas_pk: int | None) -> Tugas | None:
    if tugas_pk is None:
        return None
    tugas = Tugas.objects.filter(pk=tugas_pk, laporan=laporan).first()
    if tugas is None:
        raise TindakanDitolak("Langkah ini bukan langkah laporan ini.")
    return tugas


def _record(meja: Meja, tindakan: Tindakan, rapat: Rapat, pegawai: Pegawai, token: str | None) -> Jejak:
    rincian = {
        "rapat": rapat.pk,
        "acara": rapat.acara,
        "tempat": rapat.tempat,
        "mulai": _write(rapat.mulai, meja),
        "selesai": _write(rapat.selesai, meja),
        "peserta": list(rapat.peserta.values_list("nama", flat=True)),
        "versi": rapat.versi,
    }
    return meja.record(tindakan, pegawai, tugas=rapat.tugas, token=token, rincian=rincian)


def _write(saat: datetime, meja: Meja) -> str:
    return saat.astimezone(meja.laporan.instansi.zona).isoformat()
