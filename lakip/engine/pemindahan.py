"""The verb that moves a report to a newer version of its SOP."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Case, Value, When

from lakip.access import (
    Terlambat,
    TindakanDitolak,
    format_pengganti,
    kapasitas_in,
    require_owner,
)
from lakip.engine.laporan import require_everybody, versi_at
from lakip.engine.meja import Meja, once, require_reason
from lakip.lifecycle import StatusLaporan, StatusTugas
from lakip.models import (
    Catatan,
    CatatanKoreksi,
    Disposisi,
    Dokumen,
    Jejak,
    Pegawai,
    Pemberitahuan,
    Rapat,
    Surat,
    Susunan,
    Tugas,
)
from lakip.models.jejak import Tindakan
from lakip.pemindahan import Pemindahan, Rujukan, describe_tujuan
from lakip.penugasan import fill_penugasan
from sop.models import VersiSop
from sop.storage import load_alur

# What hangs on an open visit and is still being worked on: it goes with the work.
IKUT = (Catatan, CatatanKoreksi, Disposisi, Dokumen, Rapat, Surat, Susunan)


def move(
    laporan_pk: int,
    pegawai: Pegawai,
    versi_pk: int,
    alasan: str,
    tempat: Mapping[int, int],
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Go on with a report under a newer version of its SOP.

    ``tempat`` says for every open visit, by key, at which symbol of the new version it goes on. Work that
    goes on where it stood keeps its files, its person, and the moment from which its time counts: the waktu
    of the new version runs from when the work came onto the desk, so a move neither gives nor takes time.
    That of a join which the move lets go on runs from the move. What was done stays at the symbol at which
    it was done, and counts at its counterpart.

    Raises TindakanDitolak with what is in the way, Terlambat if the report has moved since ``tempat`` was
    chosen, KolomKosong while nobody stands in a column. Sumber: custom of the office.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        laporan = meja.laporan
        require_owner(laporan, pegawai)
        versi = versi_at(versi_pk, at)
        if laporan.versi_id == versi.pk:
            raise Terlambat("Laporan ini sudah berjalan menurut versi ini.")
        if halangan := describe_tujuan(laporan, versi):
            raise TindakanDitolak(halangan)
        reason = require_reason(alasan)
        terbuka = list(Tugas.objects.filter(laporan=laporan).terbuka().with_names())
        if {tugas.pk for tugas in terbuka} != set(tempat):
            raise Terlambat("Laporan ini sudah bergerak sejak halaman ini dibuka; periksa rencananya lagi.")
        rujukan = Pemindahan(versi, [laporan]).plan(laporan, tempat)
        if rujukan.rencana.penghalang:
            raise TindakanDitolak(" ".join(rujukan.rencana.penghalang))
        fill_penugasan(laporan, versi, rujukan.asal_kolom)
        if laporan.status != StatusLaporan.DISIAPKAN:
            require_everybody(laporan, versi.pk)
        rincian = _describe(rujukan, versi)
        _count_at_counterparts(rujukan)
        laporan.versi, meja.alur = versi, load_alur(versi.pk)
        in_hand = _open_anew(meja, terbuka, rujukan, reason)
        jejak = meja.record(
            Tindakan.PINDAHKAN, pegawai, alasan=reason, token=token, rincian=rincian,
            penyimpangan=bool(rujukan.rencana.dilewati),
        )  # fmt: skip
        # Who has begun is told, too.
        Pemberitahuan.objects.bulk_create(Pemberitahuan(tugas=tugas, dibuat_pada=at) for tugas in in_hand)
        return jejak

    return once(pegawai, token, act)


def _count_at_counterparts(rujukan: Rujukan) -> None:
    letak = rujukan.letak
    if letak:
        cases = [When(letak=lama, then=Value(baru)) for lama, baru in letak.items()]
        Tugas.objects.filter(laporan=rujukan.laporan, letak__in=letak).update(letak=Case(*cases))


def _open_anew(meja: Meja, terbuka: list[Tugas], rujukan: Rujukan, alasan: str) -> list[Tugas]:
    """Close the open visits and open their places in the new version; return what somebody has in hand."""
    held = {tugas.simbol_id: Tangan(tugas) for tugas in terbuka}
    for tugas in terbuka:
        tugas.void()
        meja.end_visit(tugas, alasan=alasan)
        meja.dibatalkan.append(tugas)
    meja.tugas_list = list(Tugas.objects.filter(laporan=meja.laporan))
    in_hand = []
    for tujuan in rujukan.tujuan:
        tangan = held[tujuan.dari]
        status = StatusTugas.TERTAHAN if tujuan.is_tertahan else StatusTugas.MENUNGGU
        tugas = meja.new_visit(tujuan.ke, tangan.tugas.dari, status)
        if tujuan.is_sepadan:
            tugas.pangkal_id = tangan.tugas.pangkal_id or tangan.tugas.pk
            tugas.putaran = tangan.tugas.putaran
            if tujuan.is_tertahan or not tangan.is_tertahan:
                tugas.dibuka_pada = tangan.tugas.dibuka_pada
            if not tujuan.is_tertahan and tangan.pass_on(meja, tugas):
                in_hand.append(tugas)
        tugas.save(force_insert=True)
        if tujuan.is_sepadan:
            for isi in IKUT:
                isi._default_manager.filter(tugas=tangan.tugas).update(tugas=tugas)
        meja.dibuka.append(tugas)
    return in_hand


class Tangan:
    """Who had an open visit in hand before it was closed."""

    def __init__(self, tugas: Tugas) -> None:
        self.tugas = tugas
        self.pelaku = tugas.pelaku
        self.is_pengganti = tugas.kapasitas == format_pengganti(tugas)
        self.is_begun = tugas.status == StatusTugas.DIKERJAKAN
        self.is_tertahan = tugas.status == StatusTugas.TERTAHAN

    def pass_on(self, meja: Meja, tugas: Tugas) -> bool:
        """Leave the work with them, if they stand in its column now; return whether they have begun it."""
        if self.pelaku is None:
            return False
        tugas.pelaku, tugas.kapasitas = self.pelaku, format_pengganti(tugas) if self.is_pengganti else ""
        kapasitas = kapasitas_in(meja.laporan, tugas, self.pelaku, meja.today)
        if kapasitas is None:
            tugas.pelaku, tugas.kapasitas = None, ""
            return False
        tugas.kapasitas = kapasitas
        if self.is_begun:
            meja.take(tugas, self.pelaku, kapasitas)
            tugas.dimulai_pada = self.tugas.dimulai_pada
        return self.is_begun


def _describe(rujukan: Rujukan, versi: VersiSop) -> dict[str, object]:
    """What the record tells: both versions, where work went on, what was passed over, what counts where."""
    laporan, rencana = rujukan.laporan, rujukan.rencana
    return {
        "dari_versi": laporan.versi.nomor_versi,
        "ke_versi": versi.nomor_versi,
        "versi_sebelum": laporan.versi.hash_isi,
        "versi": versi.hash_isi,
        "kedudukan": [[tujuan.dari, tujuan.ke] for tujuan in rujukan.tujuan],
        "padanan": sorted(map(list, rujukan.letak.items())),
        "dilewati": [rujukan.simbol_baru[simbol] for simbol in rencana.dilewati],
    }
