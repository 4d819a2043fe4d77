"""The desk of one locked report: what every verb reads, moves, opens and records there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from lakip.access import Terlambat, TindakanDitolak, require_active
from lakip.domain.kunjungan import Kunjungan, has_arrived
from lakip.domain.rantai import digest
from lakip.lifecycle import AKTIF, TERBUKA, StatusLaporan, StatusTugas
from lakip.models import Jejak, Laporan, Pegawai, Pemberitahuan, Tugas
from lakip.models.jejak import Tindakan
from sop.domain.alur import Alur, KeputusanTidakDikenal, Panah, follow, redone_by, releasable
from sop.storage import load_alur


class Meja:
    """One locked report with the visits a verb needs to see, and what the verb does to them."""

    def __init__(self, laporan: Laporan, at: datetime) -> None:
        self.laporan = laporan
        self.at = at
        self.alur: Alur = load_alur(laporan.versi_id)
        self.tugas_list: list[Tugas] = []
        self.dibuka: list[Tugas] = []
        self.dibatalkan: list[Tugas] = []

    @classmethod
    def of_laporan(cls, pk: int, at: datetime) -> Meja:
        return cls(_lock(pk=pk), at)

    @classmethod
    def of_tugas(
        cls, pk: int, at: datetime, keputusan: str | None = None, *, sees: Iterable[int] = ()
    ) -> tuple[Meja, Tugas]:
        """Return the desk of the report that the visit belongs to, and the visit as it is now.

        With ``keputusan`` the earlier visits of what comes next are read too.
        All is read after the lock: what was read before it may be stale.
        """
        laporan = _lock(tugas=pk)
        meja = cls(laporan, at)
        simbol: int = laporan.simbol_tugas  # type: ignore[attr-defined]
        targets = () if keputusan is None else meja.peek(simbol, keputusan)
        return meja, meja.read(pk, {simbol, *sees, *targets})

    def peek(self, simbol: int, keputusan: str) -> list[int]:
        """Return what would come next, or nothing where the answer is none that the SOP knows."""
        try:
            # A visit under an SOP that the report has left leads nowhere.
            taken = follow(self.alur, simbol, keputusan) if simbol in self.alur.by_id else ()
        except KeputusanTidakDikenal:
            return []
        return [panah.ke for panah in taken if panah.ke is not None]

    def read(self, pk: int, simbol: Collection[int]) -> Tugas:
        """Read the open visits, all visits of ``simbol``, and return the one asked for."""
        wanted = Q(pk=pk) | Q(status__in=TERBUKA) | Q(letak__in=simbol)
        self.tugas_list = list(
            Tugas.objects.filter(wanted, laporan=self.laporan).select_related(
                "simbol__langkah", "simbol__pelaksana", "pelaku", "dari"
            )
        )
        found = next(tugas for tugas in self.tugas_list if tugas.pk == pk)
        found.laporan = self.laporan
        return found

    def read_kunjungan(self) -> list[Kunjungan]:
        """Read all visits under this SOP that were not made void, as they opened."""
        visits = Tugas.objects.filter(laporan=self.laporan, letak__in=list(self.alur.by_id))
        made = visits.exclude(status=StatusTugas.DIBATALKAN).order_by("pk")
        columns = ("letak_id", "keputusan", "dibuka_pada", "ditutup_pada")
        return [Kunjungan(*row) for row in made.values_list(*columns)]

    @property
    def today(self) -> date:
        """The date at the office."""
        return self.at.astimezone(self.laporan.instansi.zona).date()

    def require_running(self) -> None:
        """Raise TindakanDitolak unless the report is running."""
        if self.laporan.status != StatusLaporan.BERJALAN:
            status = self.laporan.get_status_display().lower()
            raise TindakanDitolak(f"Laporan ini {status}; tidak ada langkah yang dapat dikerjakan.")

    def require_open(self, tugas: Tugas) -> None:
        """Raise Terlambat if the visit is closed, TindakanDitolak if nobody may work on it yet."""
        if not tugas.is_terbuka:
            done = tugas.status in (StatusTugas.SELESAI, StatusTugas.DIKEMBALIKAN)
            oleh = f" oleh {tugas.pelaku}" if done else ""
            raise Terlambat(f"Langkah ini sudah {tugas.get_status_display().lower()}{oleh}.")
        self.require_running()
        if tugas.status == StatusTugas.TERTAHAN:
            raise TindakanDitolak("Langkah ini masih menunggu cabang lain selesai.")

    def follow(self, tugas: Tugas, keputusan: str) -> tuple[Panah, ...]:
        """Return the arrows by which the visit is left; raises TindakanDitolak for an unknown answer."""
        try:
            return follow(self.alur, tugas.simbol_id, keputusan)
        except KeputusanTidakDikenal as error:
            if not error.pilihan:
                raise TindakanDitolak("Langkah ini tidak meminta keputusan.") from error
            raise TindakanDitolak(f"Pilih salah satu keputusan: {' atau '.join(error.pilihan)}.") from error

    def take(self, tugas: Tugas, pelaku: Pegawai, kapasitas: str) -> None:
        """Put a visit into the hands of ``pelaku``, begun now if nobody has; the caller saves it."""
        if tugas.status == StatusTugas.MENUNGGU:
            tugas.take()
            tugas.dimulai_pada = self.at
        tugas.pelaku, tugas.kapasitas = pelaku, kapasitas

    def begin(self, tugas: Tugas, pelaku: Pegawai, kapasitas: str) -> None:
        """Save a visit as being worked on by ``pelaku``."""
        self.take(tugas, pelaku, kapasitas)
        tugas.save(update_fields=["status", "pelaku", "kapasitas", "dimulai_pada"])

    def release(self, tugas: Tugas, kepada: Pegawai | None = None, kapasitas: str = "") -> None:
        """Save a visit as waiting again: for everybody of its column, or for one person."""
        if tugas.status == StatusTugas.DIKERJAKAN:
            tugas.release()
        tugas.pelaku, tugas.kapasitas, tugas.dimulai_pada = kepada, kapasitas, None
        tugas.save(update_fields=["status", "pelaku", "kapasitas", "dimulai_pada"])

    def end_visit(self, tugas: Tugas, *, alasan: str = "", penyimpangan: bool = False) -> None:
        """Save a visit that has just been closed."""
        tugas.ditutup_pada = self.at
        tugas.alasan = alasan
        tugas.is_penyimpangan = penyimpangan
        tugas.save(
            update_fields=[
                "status", "pelaku", "kapasitas", "dicatat_oleh", "keputusan", "alasan",
                "is_penyimpangan", "dimulai_pada", "ditutup_pada",
            ]
        )  # fmt: skip

    def void(self, tugas_list: Iterable[Tugas]) -> None:
        """Save open visits as overtaken."""
        for tugas in tugas_list:
            tugas.void()
            self.end_visit(tugas)
            self.dibatalkan.append(tugas)

    def leave(self, dari: Tugas, taken: Iterable[Panah]) -> None:
        """Go on from a closed visit by the arrows taken; those that lead back make void what follows."""
        taken = list(taken)
        back = [p.ke for p in taken if p.ke is not None and self.alur.is_return(p)]
        due = self.void_after(redone_by(self.alur, back)) if back else []
        self.go_on(dari, [*(p.ke for p in taken if p.ke is not None), *due])

    def void_after(self, redone: Collection[int], kunjungan: list[Kunjungan] | None = None) -> list[int]:
        """Void the open visits of ``redone`` symbols; return the joins among them that are still due.

        A join at which another branch has arrived goes on waiting.
        """
        open_now = [t for t in self.tugas_list if t.is_terbuka and t.simbol_id in redone]
        elsewhere = {p.ke for p in self.alur.panah if p.dari not in redone}
        joins = [t.simbol_id for t in open_now if t.simbol_id in elsewhere]
        if joins and kunjungan is None:
            kunjungan = self.read_kunjungan()
        due = [join for join in joins if has_arrived(self.alur, join, kunjungan or [], redone)]
        self.void(t for t in open_now if t.status != StatusTugas.TERTAHAN or t.simbol_id not in due)
        return due

    def go_on(self, dari: Tugas | None, targets: Iterable[int]) -> None:
        """Open what comes after ``dari``; a join is held until its other branches have arrived.

        Where nothing is open any more the report is finished.
        """
        open_now = [t for t in self.tugas_list if t.is_terbuka]
        held = {t.simbol_id: t for t in open_now if t.status == StatusTugas.TERTAHAN}
        active = {t.simbol_id for t in open_now if t.status in AKTIF}
        arriving = dict.fromkeys(target for target in targets if target not in held and target not in active)
        released = releasable(self.alur, [*held, *arriving], active)
        opened = [
            self.new_visit(target, dari, StatusTugas.MENUNGGU if target in released else StatusTugas.TERTAHAN)
            for target in arriving
        ]
        if opened:
            Tugas.objects.bulk_create(opened)
        for simbol, tugas in held.items():
            if simbol in released:
                tugas.let_go_on()
                tugas.dari, tugas.dibuka_pada = dari, self.at
                tugas.save(update_fields=["status", "dari", "dibuka_pada"])
                opened.append(tugas)
        self.dibuka += opened
        if not opened and not open_now:
            self.laporan.finish()
            self.laporan.selesai_pada = self.at

    def new_visit(self, simbol: int, dari: Tugas | None, status: StatusTugas) -> Tugas:
        """Return the next visit of a symbol, unsaved; ``tugas_list`` must hold the earlier ones."""
        visits = [t.putaran for t in self.tugas_list if t.letak_id == simbol]
        tugas: Tugas = Tugas(
            laporan=self.laporan,
            simbol_id=simbol,
            letak_id=simbol,
            putaran=max(visits, default=0) + 1,
            dari=dari,
            status=status,
            dibuka_pada=self.at,
        )
        return tugas

    def record(
        self,
        tindakan: Tindakan,
        pegawai: Pegawai,
        *,
        tugas: Tugas | None = None,
        kapasitas: str = "",
        alasan: str = "",
        penyimpangan: bool = False,
        token: str | None = None,
        rincian: Mapping[str, object] | None = None,
    ) -> Jejak:
        """Add the Jejak row of the verb, move the head of the chain, and queue the notices."""
        laporan = self.laporan
        moves = {"membuka": [t.pk for t in self.dibuka], "membatalkan": [t.pk for t in self.dibatalkan]}
        jejak = Jejak(
            laporan=laporan,
            nomor=laporan.jejak_nomor + 1,
            waktu=self.at,
            tindakan=tindakan,
            tugas=tugas,
            pegawai=pegawai,
            kapasitas=kapasitas,
            alasan=alasan,
            is_penyimpangan=penyimpangan,
            rincian={**{k: v for k, v in moves.items() if v}, **(rincian or {})},
            token=token or None,
            hash_sebelum=laporan.jejak_hash,
        )
        jejak.hash = digest(jejak.isi(), jejak.hash_sebelum)
        jejak.save(force_insert=True)
        laporan.jejak_nomor, laporan.jejak_hash = jejak.nomor, jejak.hash
        laporan.save(
            update_fields=["status", "versi", "dimulai_pada", "selesai_pada", "jejak_nomor", "jejak_hash"]
        )
        desks = [t for t in self.dibuka if t.status == StatusTugas.MENUNGGU]
        if desks:
            Pemberitahuan.objects.bulk_create(Pemberitahuan(tugas=t, dibuat_pada=self.at) for t in desks)
        return jejak


def _lock(**lookup: int) -> Laporan:
    """Lock one report; all its verbs wait for each other here.

    Joined is only what never changes: a row whose join has changed while one
    waited for the lock would not be found again.
    """
    laporan = Laporan.objects.select_for_update(of=("self",), no_key=True).filter(**lookup)
    if "tugas" in lookup:
        laporan = laporan.annotate(simbol_tugas=F("tugas__simbol_id"))
    locked: Laporan = laporan.select_related("instansi").get()
    return locked


def once(
    pegawai: Pegawai, token: str | None, act: Callable[[], Jejak], undo: Callable[[], None] = lambda: None
) -> Jejak:
    """Carry out ``act`` in one transaction; if this form was sent before, return its first result.

    ``undo`` takes away what a transaction that failed has left outside the database.
    """
    require_active(pegawai)
    try:
        return _carry_out(act, undo)
    except (TindakanDitolak, IntegrityError) as error:
        first = Jejak.objects.filter(token=token).first() if token else None
        if first is None:
            raise
        if first.pegawai_id != pegawai.pk:
            raise Terlambat("Formulir ini sudah dikirim orang lain; muat ulang halamannya.") from error
        return first


def _carry_out(act: Callable[[], Jejak], undo: Callable[[], None]) -> Jejak:
    try:
        with transaction.atomic():
            return act()
    except BaseException:
        undo()
        raise


def require_reason(alasan: str) -> str:
    """Return the reason as it is kept; raises TindakanDitolak if there is none."""
    alasan = alasan.strip()
    if not alasan:
        raise TindakanDitolak("Tuliskan alasannya.")
    return alasan


def require_colleague(laporan: Laporan, kepada: Pegawai) -> None:
    """Raise TindakanDitolak unless ``kepada`` still works in the instansi of the report."""
    if not kepada.is_active or kepada.instansi_id != laporan.instansi_id:
        raise TindakanDitolak("Pilih pegawai aktif dari instansi ini.")
