"""Where a report stands: whose turn it is, since when, until when, and when it will be finished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lakip.domain.jadwal import expected_finish, finish_if_begun, latest_start_for
from lakip.kalender import load_jam_kerja_of
from lakip.lifecycle import AKTIF, StatusLaporan, StatusTugas
from lakip.models import Laporan, Tugas
from sop.domain.kalender import JamKerja, add_durasi, last_hari_kerja_before, menit_kerja_between
from sop.domain.waktu import describe_menit
from sop.models import Langkah, Simbol
from sop.storage import load_alur

# How a row of the SOP looks in the line of steps.
LALU, KINI, DIULANG = "past", "now", "returned"


@dataclass(frozen=True, slots=True)
class WaktuTugas:
    """The clock of one visit, in minutes of working time; ``batas`` is its due moment.

    Waiting (until somebody began) is told apart from doing, which is None for
    what nobody began, or closed in the moment of beginning it. ``batas`` is
    None where the SOP names no readable waktu.
    """

    batas: datetime | None
    menunggu: int
    dikerjakan: int | None
    menit_terlambat: int
    menit_per_hari: int

    @property
    def is_terlambat(self) -> bool:
        return self.menit_terlambat > 0

    @property
    def lama_menunggu(self) -> str:
        return describe_menit(self.menunggu, self.menit_per_hari)

    @property
    def lama_dikerjakan(self) -> str:
        return "–" if self.dikerjakan is None else describe_menit(self.dikerjakan, self.menit_per_hari)

    @property
    def lama_terlambat(self) -> str:
        """How late it is; from one day on in whole days."""
        part_of_day = self.menit_terlambat % self.menit_per_hari
        whole = self.menit_terlambat - part_of_day
        return describe_menit(whole or part_of_day, self.menit_per_hari)


def measure(tugas: Tugas, jam_kerja: JamKerja, at: datetime) -> WaktuTugas:
    """Return the clock of a visit at ``at``, or as it stood when the visit was closed.

    A join that waits for its other branches lies on nobody's desk, so nothing is due there yet.
    """
    end = tugas.ditutup_pada or at
    begun = tugas.dimulai_pada if tugas.dimulai_pada != tugas.ditutup_pada else None
    durasi = None if tugas.status == StatusTugas.TERTAHAN else tugas.simbol.langkah.durasi
    batas = add_durasi(tugas.dibuka_pada, durasi, jam_kerja) if durasi else None
    return WaktuTugas(
        batas=batas,
        menunggu=menit_kerja_between(tugas.dibuka_pada, begun or end, jam_kerja),
        dikerjakan=menit_kerja_between(begun, end, jam_kerja) if begun else None,
        menit_terlambat=menit_kerja_between(batas, end, jam_kerja) if batas else 0,
        menit_per_hari=jam_kerja.menit_per_hari,
    )


@dataclass(frozen=True, slots=True)
class LangkahPosisi:
    """One row of the SOP as a report has come to it: past, now, returned, or still to come (empty)."""

    urutan: int
    nomor: str
    kegiatan: str
    jenis: str
    keadaan: str


@dataclass(frozen=True)
class Posisi:
    """One report with its open visits and their clocks, and how far along its SOP it is."""

    laporan: Laporan
    jam_kerja: JamKerja
    terbuka: tuple[tuple[Tugas, WaktuTugas], ...]
    langkah_list: tuple[LangkahPosisi, ...]

    @property
    def langkah_sekarang(self) -> LangkahPosisi | None:
        """The first row that lies on a desk."""
        return next((langkah for langkah in self.langkah_list if langkah.keadaan in (KINI, DIULANG)), None)

    @property
    def aktif(self) -> list[tuple[Tugas, WaktuTugas]]:
        return [(tugas, waktu) for tugas, waktu in self.terbuka if tugas.status in AKTIF]

    @property
    def is_berhenti(self) -> bool:
        """Whether the report is suspended, and its clocks stand still."""
        return self.laporan.status == StatusLaporan.DITANGGUHKAN

    @property
    def is_terlambat(self) -> bool:
        """Whether some step is late; nothing is while the report is suspended."""
        return self.laporan.status == StatusLaporan.BERJALAN and any(w.is_terlambat for _, w in self.aktif)


def locate(laporan_list: Iterable[Laporan], at: datetime) -> list[Posisi]:
    """Return where each report stands, in eight queries however many they are."""
    laporan_list = list(laporan_list)
    jam_kerja = load_jam_kerja_of(laporan_list, at)
    langkah_by_laporan = _locate_langkah(laporan_list)
    open_visits: dict[int, list[Tugas]] = {}
    visits = Tugas.objects.terbuka().filter(laporan__in=laporan_list)
    for tugas in visits.select_related("simbol__langkah", "simbol__pelaksana", "pelaku", "dari__pelaku"):
        open_visits.setdefault(tugas.laporan_id, []).append(tugas)
    return [
        Posisi(
            laporan,
            jam_kerja[laporan.pk],
            tuple((t, measure(t, jam_kerja[laporan.pk], at)) for t in open_visits.get(laporan.pk, ())),
            tuple(langkah_by_laporan[laporan.pk]),
        )
        for laporan in laporan_list
    ]


def _locate_langkah(laporan_list: list[Laporan]) -> dict[int, list[LangkahPosisi]]:
    """Tell for each row of each report's SOP whether it is behind, here, here again, or still to come."""
    visited: dict[tuple[int, int], Tugas] = {}
    visits = Tugas.objects.filter(laporan__in=laporan_list).exclude(status=StatusTugas.DIBATALKAN)
    for tugas in visits.select_related("letak"):
        visited[tugas.laporan_id, tugas.letak.langkah_id] = tugas
    rows: dict[int, list[Langkah]] = {}
    versi = {laporan.versi_id for laporan in laporan_list}
    for langkah in Langkah.objects.filter(versi__in=versi).prefetch_related("simbol_set"):
        rows.setdefault(langkah.versi_id, []).append(langkah)
    return {
        laporan.pk: [
            LangkahPosisi(
                langkah.urutan,
                langkah.sebutan,
                langkah.kegiatan,
                langkah.simbol_set.all()[0].jenis,
                _keadaan_of(visited.get((laporan.pk, langkah.pk))),
            )
            for langkah in rows[laporan.versi_id]
        ]
        for laporan in laporan_list
    }


def _keadaan_of(tugas: Tugas | None) -> str:
    if tugas is None:
        return ""
    if not tugas.is_terbuka:
        return LALU
    return DIULANG if tugas.putaran > 1 else KINI


@dataclass(frozen=True, slots=True)
class Perkiraan:
    """When the report is expected to be finished, and when it has to begin at the latest."""

    selesai: datetime | None
    mulai_paling_lambat: datetime | None
    tenggat_kerja: datetime
    is_melewati_tenggat: bool


def forecast(posisi: Posisi, at: datetime) -> Perkiraan:
    """Return the forecast of a report if all goes by its SOP from now on, in one query.

    The deadline counts until the office closes on its last working day.
    """
    laporan, jam_kerja = posisi.laporan, posisi.jam_kerja
    alur = load_alur(laporan.versi_id)
    drawn = Simbol.objects.filter(langkah__versi=laporan.versi_id).select_related("langkah")
    durasi = {simbol.pk: simbol.langkah.durasi for simbol in drawn}
    tenggat = _close_of_business(laporan, jam_kerja)
    done = {
        t.simbol_id: max(w.batas or at, at) for t, w in posisi.terbuka if t.status != StatusTugas.TERTAHAN
    }
    selesai = expected_finish(alur, durasi, done, jam_kerja) if done else None
    mulai = None
    if laporan.status == StatusLaporan.DISIAPKAN:
        selesai = finish_if_begun(alur, durasi, at, jam_kerja)
        mulai = latest_start_for(alur, durasi, tenggat, jam_kerja)
    return Perkiraan(selesai, mulai, tenggat, selesai is not None and selesai > tenggat)


def _close_of_business(laporan: Laporan, jam_kerja: JamKerja) -> datetime:
    last = last_hari_kerja_before(laporan.tenggat, jam_kerja)
    _, closing = jam_kerja.sesi_on(last)[-1]
    return datetime.combine(last, closing, tzinfo=laporan.instansi.zona)
