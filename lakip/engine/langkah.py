"""The verbs of one step: take, release, hand over, complete, withdraw, record from paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.files.base import File

from lakip.access import (
    Terlambat,
    TidakBerhak,
    TindakanDitolak,
    can_withdraw,
    format_pengganti,
    is_owner,
    kapasitas_in,
    require_turn,
)
from lakip.domain.kunjungan import is_overtaken
from lakip.engine.gugur import lapse_tanda_tangan
from lakip.engine.koreksi import put_paraf, reopen_koreksi, require_read
from lakip.engine.meja import Meja, once, require_colleague, require_reason
from lakip.engine.pembekuan import freeze, name_disetujui, require_still_same
from lakip.engine.pindaian import read_bukti, sign_by_bukti
from lakip.koreksi import describe_catatan
from lakip.lembar_kerja import materials_of, missing_of
from lakip.lifecycle import StatusTugas
from lakip.models import Jejak, Pegawai, Tugas
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.uploads import discard, make_dokumen
from sop.domain.alur import redone_by


def take(tugas_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None) -> Jejak:
    """Begin a step; in a column of several people nobody else can then do it."""

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at)
        meja.require_open(tugas)
        kapasitas = require_turn(meja.laporan, tugas, pegawai, meja.today)
        if tugas.status == StatusTugas.DIKERJAKAN:
            raise Terlambat("Langkah ini sudah Anda ambil.")
        meja.begin(tugas, pegawai, kapasitas)
        return meja.record(Tindakan.AMBIL, pegawai, tugas=tugas, kapasitas=kapasitas, token=token)

    return once(pegawai, token, act)


def release(tugas_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None) -> Jejak:
    """Hand a step that one has begun back to the people of its column."""

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at)
        meja.require_open(tugas)
        if tugas.status != StatusTugas.DIKERJAKAN or tugas.pelaku_id != pegawai.pk:
            raise TidakBerhak("Hanya yang sedang mengerjakan langkah ini yang dapat melepasnya.")
        kapasitas = tugas.kapasitas
        meja.release(tugas)
        return meja.record(Tindakan.LEPAS, pegawai, tugas=tugas, kapasitas=kapasitas, token=token)

    return once(pegawai, token, act)


def hand_over(
    tugas_pk: int, pegawai: Pegawai, kepada: Pegawai, alasan: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Give an open step to another person, who then begins it.

    To somebody who does not stand in its column it departs from the SOP. The
    owner of the report may take a step from one person and give it to another.
    """

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at)
        meja.require_open(tugas)
        laporan = meja.laporan
        if not is_owner(laporan, pegawai):
            require_turn(laporan, tugas, pegawai, meja.today)
        require_colleague(laporan, kepada)
        if tugas.pelaku_id == kepada.pk:
            raise TindakanDitolak(f"Langkah ini sudah di tangan {kepada}.")
        reason = require_reason(alasan)
        kapasitas = kapasitas_in(laporan, tugas, kepada, meja.today)
        meja.release(tugas, kepada, kapasitas or format_pengganti(tugas))
        meja.dibuka = [tugas]
        return meja.record(
            Tindakan.SERAHKAN, pegawai, tugas=tugas, alasan=reason, penyimpangan=kapasitas is None,
            token=token, rincian={"kepada": kepada.pk, "nama": kepada.nama},
        )  # fmt: skip

    return once(pegawai, token, act)


def complete(
    tugas_pk: int,
    pegawai: Pegawai,
    *,
    at: datetime,
    keputusan: str = "",
    alasan: str = "",
    terbitan: int | None = None,
    token: str | None = None,
) -> Jejak:
    """Finish a step, with its answer where the SOP draws a decision; the next ones open.

    ``terbitan`` is the built LAKIP that the person had before them. Raises TindakanDitolak with what is
    still missing, or if a return has neither a reason nor remarks; Terlambat if a newer LAKIP was built.
    """

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at, keputusan)
        meja.require_open(tugas)
        kapasitas = require_turn(meja.laporan, tugas, pegawai, meja.today)
        if terbitan is not None:
            require_read(meja.laporan, terbitan)
        meja.take(tugas, pegawai, kapasitas)
        return _finish(meja, tugas, pegawai, keputusan, alasan, token)

    return once(pegawai, token, act)


def _finish(
    meja: Meja,
    tugas: Tugas,
    pegawai: Pegawai,
    keputusan: str,
    alasan: str,
    token: str | None,
    rincian: Mapping[str, object] | None = None,
) -> Jejak:
    taken = meja.follow(tugas, keputusan)
    back = any(meja.alur.sends_back(panah) for panah in taken)
    left: dict[str, object] = {}
    if any(meja.alur.asks_reason(panah) for panah in taken):
        alasan = require_reason(alasan.strip() or describe_catatan(tugas))
        left = lapse_tanda_tangan(tugas, "Langkahnya dikembalikan sesudah ditandatangani.", meja.at)
    else:
        require_keluaran(tugas)
        left = put_paraf(tugas, tugas.pelaku or pegawai, meja.at)
    tugas.keputusan = keputusan
    if back:
        tugas.send_back()
    else:
        tugas.complete()
    meja.end_visit(tugas, alasan=alasan.strip())
    meja.leave(tugas, taken)
    if not back:
        left = {**left, **name_disetujui(tugas), **freeze(meja, pegawai)}
    return meja.record(
        Tindakan.KEMBALIKAN if back else Tindakan.SELESAI, pegawai, tugas=tugas,
        kapasitas=tugas.kapasitas, alasan=alasan.strip(), token=token,
        rincian={**({"keputusan": keputusan} if keputusan else {}), **left, **(rincian or {})},
    )  # fmt: skip


def require_keluaran(tugas: Tugas) -> None:
    """Raise TindakanDitolak with everything that the output of the row still lacks."""
    if lacks := missing_of(tugas):
        raise TindakanDitolak(" ".join(lacks))


def withdraw(tugas_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None) -> Jejak:
    """Ask one's own finished step back, as long as nobody has acted on what came of it."""

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at)
        if not can_withdraw(tugas, pegawai):
            raise TidakBerhak("Hanya yang menyelesaikan langkah ini yang dapat menariknya kembali.")
        meja.require_running()
        due = _void_untouched(meja, tugas)
        again = meja.new_visit(tugas.simbol_id, None, StatusTugas.MENUNGGU)
        again.dari_id, again.pangkal_id = tugas.dari_id, tugas.pangkal_id or tugas.pk
        meja.take(again, tugas.pelaku or pegawai, tugas.kapasitas)
        again.save(force_insert=True)
        meja.tugas_list.append(again)
        meja.dibuka.append(again)
        meja.go_on(tugas, due)
        require_still_same(meja)
        return meja.record(
            Tindakan.TARIK, pegawai, tugas=tugas, kapasitas=tugas.kapasitas, token=token,
            rincian={
                **reopen_koreksi(tugas, again, at),
                **lapse_tanda_tangan(tugas, "Langkahnya ditarik kembali oleh penanda tangannya.", at),
            },
        )  # fmt: skip

    return once(pegawai, token, act)


def _void_untouched(meja: Meja, tugas: Tugas) -> list[int]:
    """Void what a closed visit led to and return the joins that are due without it; raises Terlambat."""
    if tugas.simbol_id not in meja.alur.by_id:
        raise Terlambat(
            "Laporan ini berjalan menurut SOP atau versi SOP lain sejak langkah ini selesai, jadi langkah "
            "ini tidak dapat ditarik kembali."
        )
    if any(t.simbol_id == tugas.simbol_id and t.putaran > tugas.putaran for t in meja.tugas_list):
        raise Terlambat("Langkah ini sudah dibuka kembali.")
    taken = meja.follow(tugas, tugas.keputusan)
    redone = redone_by(meja.alur, [tugas.simbol_id, *(p.ke for p in taken if p.ke is not None)])
    kunjungan = meja.read_kunjungan()
    opened = [t for t in meja.tugas_list if t.is_terbuka and t.simbol_id in redone]
    if (
        any(t.status == StatusTugas.DIKERJAKAN for t in opened)
        or materials_of(opened).exists()
        or is_overtaken(meja.alur, tugas.simbol_id, kunjungan)
    ):
        raise Terlambat("Langkah berikutnya sudah dikerjakan, jadi langkah ini tidak dapat ditarik kembali.")
    cut = Jejak.objects.filter(tugas=tugas, rincian__has_key="membatalkan")
    if any(map(meja.alur.is_return, taken)) and cut.exists():
        raise Terlambat("Pengembalian ini telah menghentikan cabang lain, jadi tidak dapat ditarik kembali.")
    return meja.void_after(redone, kunjungan)


def record_on_paper(
    tugas_pk: int,
    pegawai: Pegawai,
    pelaku: Pegawai,
    bukti: File[bytes],
    *,
    at: datetime,
    keputusan: str = "",
    alasan: str = "",
    token: str | None = None,
) -> Jejak:
    """Record for ``pelaku``, who does not log in, what they did on paper; the scan is the evidence.

    The owner of the report, or somebody of the same column, records it. The scan of a frozen LAKIP by which
    it is approved is its signature, too.
    """

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at, keputusan)
        meja.require_open(tugas)
        laporan = meja.laporan
        if not is_owner(laporan, pegawai):
            require_turn(laporan, tugas, pegawai, meja.today)
        kapasitas = kapasitas_in(laporan, tugas, pelaku, meja.today)
        if kapasitas is None:
            raise TindakanDitolak(f"{pelaku} tidak berdiri di kolom {tugas.simbol.pelaksana}.")
        dokumen.laporan, dokumen.tugas = laporan, tugas
        dokumen.save(force_insert=True)
        meja.take(tugas, pelaku, kapasitas)
        tugas.dicatat_oleh = pegawai
        rincian: dict[str, object] = {"atas_nama": pelaku.pk, "nama": pelaku.nama, "bukti": dokumen.sha256}
        if not any(map(meja.alur.asks_reason, meja.follow(tugas, keputusan))):
            rincian |= sign_by_bukti(tugas, dokumen, terbaca, at)
        return _finish(meja, tugas, pegawai, keputusan, alasan, token, rincian)

    dokumen = make_dokumen(bukti, JenisDokumen.BUKTI, pegawai, at)
    terbaca = read_bukti(tugas_pk, bukti)
    return once(pegawai, token, act, undo=lambda: discard(dokumen))
