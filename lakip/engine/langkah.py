"""The verbs of one step: take, release, hand over, complete, withdraw, record from paper."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import File

from lakip.access import (
    Terlambat,
    TidakBerhak,
    TindakanDitolak,
    can_withdraw,
    is_owner,
    kapasitas_in,
    require_turn,
)
from lakip.engine.bahan import with_file
from lakip.engine.meja import Meja, once, require_colleague, require_reason
from lakip.lembar_kerja import materials_of, room_of
from lakip.lifecycle import StatusTugas
from lakip.models import (
    Jejak,
    Pegawai,
    Tugas,
)
from lakip.models.dokumen import JenisDokumen
from lakip.uploads import make_dokumen
from sop.domain.alur import follow


def take(tugas_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None) -> Jejak:
    """Begin a step; in a column of several people nobody else can then do it."""

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at)
        meja.require_open(tugas)
        if tugas.status == StatusTugas.DIKERJAKAN:
            raise Terlambat(f"Langkah ini sudah diambil oleh {tugas.pelaku}.")
        kapasitas = require_turn(meja.laporan, tugas, pegawai, meja.today)
        meja.take(tugas, pegawai, kapasitas)
        tugas.save(update_fields=["status", "pelaku", "kapasitas", "dimulai_pada"])
        return meja.record("ambil", pegawai, tugas=tugas, kapasitas=kapasitas, token=token)

    return once(pegawai, token, act)


def release(tugas_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None) -> Jejak:
    """Hand a step that one has begun back to the people of its column."""

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at)
        meja.require_open(tugas)
        if tugas.status != StatusTugas.DIKERJAKAN or tugas.pelaku_id != pegawai.pk:
            raise TidakBerhak("Hanya yang sedang mengerjakan langkah ini yang dapat melepasnya.")
        kapasitas = tugas.kapasitas
        tugas.release()
        tugas.pelaku, tugas.kapasitas, tugas.dimulai_pada = None, "", None
        tugas.save(update_fields=["status", "pelaku", "kapasitas", "dimulai_pada"])
        return meja.record("lepas", pegawai, tugas=tugas, kapasitas=kapasitas, token=token)

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
        reason = require_reason(alasan)
        kapasitas = kapasitas_in(laporan, tugas, kepada, meja.today)
        if tugas.status == StatusTugas.DIKERJAKAN:
            tugas.release()
        tugas.pelaku, tugas.dimulai_pada = kepada, None
        tugas.kapasitas = kapasitas or f"menggantikan {tugas.simbol.pelaksana}"
        tugas.save(update_fields=["status", "pelaku", "kapasitas", "dimulai_pada"])
        meja.dibuka = [tugas]
        return meja.record(
            "serahkan", pegawai, tugas=tugas, alasan=reason, penyimpangan=kapasitas is None, token=token,
            rincian={"kepada": kepada.pk, "nama": kepada.nama},
        )  # fmt: skip

    return once(pegawai, token, act)


def complete(
    tugas_pk: int,
    pegawai: Pegawai,
    *,
    at: datetime,
    keputusan: str = "",
    alasan: str = "",
    token: str | None = None,
) -> Jejak:
    """Finish a step, with its answer where the SOP draws a decision; the next ones open.

    Raises TindakanDitolak with what is still missing, or if a return has no reason.
    """

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at, keputusan)
        meja.require_open(tugas)
        kapasitas = require_turn(meja.laporan, tugas, pegawai, meja.today)
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
    rincian: dict[str, object] | None = None,
) -> Jejak:
    taken = follow(meja.alur, tugas.simbol_id, keputusan)
    back = [panah for panah in taken if meja.alur.is_return(panah)]
    if back or keputusan.casefold() == "tidak":
        alasan = require_reason(alasan)
    else:
        require_keluaran(tugas)
    tugas.keputusan = keputusan
    if back:
        tugas.send_back()
    else:
        tugas.complete()
    meja.end_visit(tugas, alasan=alasan.strip())
    if back and back[0].ke is not None:
        meja.go_back(tugas, back[0].ke)
    else:
        meja.go_on(tugas, [panah.ke for panah in taken if panah.ke is not None])
    return meja.record(
        "kembalikan" if back else "selesai", pegawai, tugas=tugas, kapasitas=tugas.kapasitas,
        alasan=alasan.strip(), token=token,
        rincian={**({"keputusan": keputusan} if keputusan else {}), **(rincian or {})},
    )  # fmt: skip


def require_keluaran(tugas: Tugas) -> None:
    """Raise TindakanDitolak with everything that the output of the row still lacks."""
    if lacks := room_of(tugas.simbol).missing(tugas):
        raise TindakanDitolak(" ".join(lacks))


def withdraw(tugas_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None) -> Jejak:
    """Ask one's own finished step back, as long as the next person has not acted."""

    def act() -> Jejak:
        # What a closed visit answered does not change any more, so it may be read before the lock.
        keputusan, simbol = Tugas.objects.values_list("keputusan", "simbol").get(pk=tugas_pk)
        meja, tugas = Meja.of_tugas(tugas_pk, at, keputusan, sees=[simbol])
        meja.require_running()
        if not can_withdraw(tugas, pegawai):
            raise TidakBerhak("Hanya yang menyelesaikan langkah ini yang dapat menariknya kembali.")
        if any(t.simbol_id == tugas.simbol_id and t.putaran > tugas.putaran for t in meja.tugas_list):
            raise Terlambat("Langkah ini sudah dibuka kembali.")
        opened = [t for t in meja.tugas_list if t.dari_id == tugas.pk]
        untouched = [t for t in opened if t.status in (StatusTugas.MENUNGGU, StatusTugas.TERTAHAN)]
        arrived = [t for t in meja.tugas_list if t.status == StatusTugas.TERTAHAN]
        if len(untouched) < len(opened) or not (opened or arrived) or materials_of(untouched).exists():
            raise Terlambat(
                "Langkah berikutnya sudah dikerjakan, jadi langkah ini tidak dapat ditarik kembali."
            )
        meja.void(untouched)
        again = meja.new_visit(tugas.simbol_id, tugas.dari, StatusTugas.MENUNGGU)
        again.pangkal = tugas.pangkal or tugas
        meja.take(again, pegawai if tugas.dicatat_oleh_id is None else tugas.pelaku, tugas.kapasitas)
        again.save(force_insert=True)
        meja.dibuka = [again]
        return meja.record("tarik", pegawai, tugas=tugas, kapasitas=tugas.kapasitas, token=token)

    return once(pegawai, token, act)


def record_on_paper(
    tugas_pk: int,
    pegawai: Pegawai,
    pelaku: Pegawai,
    bukti: File,
    *,
    at: datetime,
    keputusan: str = "",
    alasan: str = "",
    token: str | None = None,
) -> Jejak:
    """Record for ``pelaku``, who does not log in, what they did on paper; the scan is the evidence.

    The owner of the report, or somebody of the same column, records it.
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
        dokumen.tugas = tugas
        dokumen.save(force_insert=True)
        meja.take(tugas, pelaku, kapasitas)
        tugas.dicatat_oleh = pegawai
        rincian: dict[str, object] = {"atas_nama": pelaku.pk, "nama": pelaku.nama, "bukti": dokumen.sha256}
        return _finish(meja, tugas, pegawai, keputusan, alasan, token, rincian)

    laporan_pk = Tugas.objects.values_list("laporan_id", flat=True).get(pk=tugas_pk)
    dokumen = make_dokumen(laporan_pk, bukti, JenisDokumen.BUKTI, pegawai, at)
    return with_file(dokumen, lambda: once(pegawai, token, act))
