"""Departures from the SOP, each with a reason: take over, skip, return where no arrow is drawn."""

from __future__ import annotations

from datetime import datetime

from lakip.access import TindakanDitolak, require_kapasitas, require_owner
from lakip.engine.meja import Meja, once, require_reason
from lakip.engine.pembekuan import freeze
from lakip.lifecycle import TERBUKA
from lakip.models import Jejak, Pegawai, Tugas
from lakip.models.jejak import Tindakan
from sop.domain.alur import Alur, redone_by
from sop.storage import load_alur


def take_over(
    tugas_pk: int, pegawai: Pegawai, alasan: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Take a step out of the hands of another person of the same column; a deviation with a reason."""

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at)
        meja.require_open(tugas)
        kapasitas = require_kapasitas(meja.laporan, tugas, pegawai, meja.today)
        if tugas.pelaku_id in (None, pegawai.pk):
            raise TindakanDitolak("Langkah ini tidak sedang di tangan orang lain.")
        reason = require_reason(alasan)
        rincian = {"dari": tugas.pelaku_id, "nama": str(tugas.pelaku)}
        meja.begin(tugas, pegawai, kapasitas)
        return meja.record(
            Tindakan.AMBIL_ALIH, pegawai, tugas=tugas, kapasitas=kapasitas, alasan=reason, penyimpangan=True,
            token=token, rincian=rincian,
        )  # fmt: skip

    return once(pegawai, token, act)


def skip(
    tugas_pk: int,
    pegawai: Pegawai,
    alasan: str,
    *,
    at: datetime,
    keputusan: str = "",
    token: str | None = None,
) -> Jejak:
    """Pass a step over, as the owner of the report and with a reason."""

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at, keputusan)
        require_owner(meja.laporan, pegawai)
        meja.require_open(tugas)
        reason = require_reason(alasan)
        taken = meja.follow(tugas, keputusan)
        if any(meja.alur.sends_back(panah) for panah in taken):
            raise TindakanDitolak("Langkah yang dilewati tidak dapat mengembalikan pekerjaan.")
        tugas.skip()
        tugas.keputusan = keputusan
        meja.end_visit(tugas, alasan=reason, penyimpangan=True)
        meja.leave(tugas, taken)
        return meja.record(
            Tindakan.LEWATI, pegawai, tugas=tugas, alasan=reason, penyimpangan=True, token=token,
            rincian={**({"keputusan": keputusan} if keputusan else {}), **freeze(meja, pegawai)},
        )  # fmt: skip

    return once(pegawai, token, act)


def returnable(tugas: Tugas) -> list[int]:
    """Return the symbols to which the owner may return from an open visit, in document order.

    Those were visited before, and their work leads to this step again: from one
    branch of a fork there is no way into the other.
    """
    return _returnable(load_alur(tugas.laporan.versi_id), tugas)


def _returnable(alur: Alur, tugas: Tugas) -> list[int]:
    before = [s for s in alur.by_id if tugas.simbol_id in alur.ahead[s] and s != tugas.simbol_id]
    visited = Tugas.objects.filter(laporan=tugas.laporan_id, letak__in=before).exclude(status__in=TERBUKA)
    return sorted(set(visited.values_list("letak", flat=True)), key=alur.urutan.__getitem__)


def return_to(
    tugas_pk: int, pegawai: Pegawai, simbol: int, alasan: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Go back to any earlier symbol, where the SOP draws no arrow; a deviation with a reason."""

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at, sees=[simbol])
        require_owner(meja.laporan, pegawai)
        meja.require_open(tugas)
        reason = require_reason(alasan)
        if simbol not in _returnable(meja.alur, tugas):
            raise TindakanDitolak("Pilih langkah sebelumnya yang sudah pernah dikerjakan.")
        tugas.void()
        meja.end_visit(tugas, alasan=reason, penyimpangan=True)
        meja.go_on(tugas, [simbol, *meja.void_after(redone_by(meja.alur, [simbol]))])
        return meja.record(
            Tindakan.KEMBALI_KE, pegawai, tugas=tugas, alasan=reason, penyimpangan=True, token=token,
            rincian={"simbol": simbol},
        )  # fmt: skip

    return once(pegawai, token, act)
