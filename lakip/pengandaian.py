"""What if: rows that take another time, more days off, returns; and when a report would be finished then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from lakip.domain.jadwal import plan_onward
from lakip.lifecycle import StatusTugas
from lakip.posisi import Posisi
from sop.domain.berkas import BerkasSop
from sop.domain.jalur import Putaran
from sop.domain.kalender import JamKerja, add_durasi, menit_kerja_between
from sop.domain.waktu import Durasi, describe_menit, read_waktu
from sop.storage import load_alur


@dataclass(frozen=True)
class Awal:
    """Which symbols are open at the beginning, each since when; none of them is done before ``at``."""

    terbuka: Mapping[int, datetime]
    at: datetime

    def finish(self, durasi: Mapping[int, Durasi | None], jam_kerja: JamKerja) -> dict[int, datetime]:
        """Return when what is open will be done: when it is due."""
        return {
            simbol: max(add_durasi(dibuka, lama, jam_kerja), self.at) if (lama := durasi[simbol]) else self.at
            for simbol, dibuka in self.terbuka.items()
        }


@dataclass(frozen=True)
class Andaian:
    """What is supposed: other waktu by row (from 0), days off besides those known, returns."""

    waktu: Mapping[int, Durasi] = field(default_factory=dict)
    libur: frozenset[date] = frozenset()
    kembali: Mapping[Putaran, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pergeseran:
    """A symbol by its number in the document, when it is due, and when it would be."""

    simbol: int
    semula: datetime
    menjadi: datetime


@dataclass(frozen=True)
class Akibat:
    """When a report is finished and when it would be; ``menit`` of work lie between, by the present hours.

    ``tanpa_libur`` are the years until then of which the calendar has no hari libur.
    """

    semula: datetime
    menjadi: datetime
    menit: int
    menit_per_hari: int
    tanpa_libur: tuple[int, ...]
    bergeser: tuple[Pergeseran, ...]

    @property
    def selisih(self) -> str:
        """The difference in words; of no working time as well where only nights and days off lie between."""
        if self.menjadi == self.semula:
            return "tidak berubah"
        arah = "lebih lambat" if self.menjadi > self.semula else "lebih cepat"
        return f"{describe_menit(self.menit, self.menit_per_hari)} kerja {arah}"

    @property
    def peringatan(self) -> str:
        """What is to be known of the figures: that days off are missing; "" where none are."""
        if not self.tanpa_libur:
            return ""
        tahun = ", ".join(map(str, self.tanpa_libur))
        return (
            f"Kalender belum memuat hari libur tahun {tahun}, jadi selesainya dapat lebih lambat dari "
            "perkiraan ini. Pengelola mengisinya di Admin, Hari libur."
        )


def suppose(berkas: BerkasSop, andaian: Andaian, awal: Awal, jam_kerja: JamKerja) -> Akibat:
    """Return what would become of a report that begins as ``awal`` says; something must be open there.

    Every symbol gets the whole waktu of its row, as the due moments of a report do.

    Raises ValueError, with a sentence for people, if there is no such finish by the hours of the office.
    """
    try:
        lama = _plan(berkas, Andaian(), awal, jam_kerja)
        baru = _plan(berkas, andaian, awal, jam_kerja)
    except OverflowError as error:
        raise ValueError("Waktu pada SOP ini terlalu panjang untuk diperkirakan.") from error
    semula, menjadi = max(lama.values()), max(baru.values())
    return Akibat(
        semula=semula,
        menjadi=menjadi,
        menit=menit_kerja_between(min(semula, menjadi), max(semula, menjadi), jam_kerja),
        menit_per_hari=jam_kerja.menit_per_hari,
        tanpa_libur=_list_tanpa_libur(jam_kerja, awal.at, max(semula, menjadi)),
        bergeser=tuple(
            Pergeseran(simbol, lama[simbol], baru[simbol])
            for simbol in sorted(lama)
            if lama[simbol] != baru[simbol]
        ),
    )


def _plan(berkas: BerkasSop, andaian: Andaian, awal: Awal, jam_kerja: JamKerja) -> dict[int, datetime]:
    own = [andaian.waktu.get(nomor) or read_waktu(row.waktu) for nomor, row in enumerate(berkas.langkah)]
    durasi = {simbol.id: own[simbol.langkah] for simbol in berkas.alur.simbol}
    jam = replace(jam_kerja, hari_libur=jam_kerja.hari_libur | andaian.libur)
    return plan_onward(berkas.alur, durasi, awal.finish(durasi, jam), jam, andaian.kembali)


def _list_tanpa_libur(jam_kerja: JamKerja, mulai: datetime, selesai: datetime) -> tuple[int, ...]:
    known = {tanggal.year for tanggal in jam_kerja.hari_libur}
    years = range(jam_kerja.localize(mulai).year, selesai.year + 1)
    return tuple(tahun for tahun in years if tahun not in known)


def begin_on(berkas: BerkasSop, tanggal: date, jam_kerja: JamKerja) -> Awal:
    """Return the beginning of a report whose first step is opened when the office opens on a date."""
    mulai = datetime.combine(tanggal, time.min, jam_kerja.zona)
    return Awal({berkas.alur.mulai.id: mulai}, mulai)


def begin_from(berkas: BerkasSop, posisi: Posisi, at: datetime) -> Awal:
    """Return where a report stands at ``at``; nothing is open in one that has not begun, or is finished."""
    drawn = zip(load_alur(posisi.laporan.versi_id).simbol, berkas.alur.simbol, strict=True)
    number = {simbol.id: isi.id for simbol, isi in drawn}
    return Awal(
        {
            number[tugas.letak_id]: tugas.dibuka_pada
            for tugas, _ in posisi.terbuka
            if tugas.status != StatusTugas.TERTAHAN
        },
        at,
    )
