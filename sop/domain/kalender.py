"""Working time of one office: when it is open, and what falls due when."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import chain, pairwise
from math import ceil
from zoneinfo import ZoneInfo

from sop.domain.waktu import Durasi, Satuan

Sesi = tuple[time, time]
Rentang = tuple[datetime, datetime]

SEHARI = timedelta(days=1)
SEMENIT = timedelta(minutes=1)
# Closed for longer than this, an office has been given wrong data, and no search should go on for ever.
MAKS_HARI_TUTUP = 366
# No work is looked for that would have to begin longer before it is due.
TERJAUH = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class PolaJam:
    """The sesi of each weekday (0 is Monday) between two dates, both included; None is an open end.

    A weekday without sesi is closed.

    Raises ValueError if the sesi of a day do not follow one another.
    """

    sesi: Mapping[int, tuple[Sesi, ...]]
    mulai: date | None = None
    selesai: date | None = None

    def __post_init__(self) -> None:
        for sehari in self.sesi.values():
            if any(sebelum >= sesudah for sebelum, sesudah in pairwise(chain(*sehari))):
                raise ValueError("Sesi jam kerja dalam satu hari harus berurutan dan tidak boleh bertumpuk.")

    def covers(self, tanggal: date) -> bool:
        return (self.mulai or tanggal) <= tanggal <= (self.selesai or tanggal)


@dataclass(frozen=True)
class JamKerja:
    """When one office is open.

    Of the ``pola`` that cover a date the last one rules: ordinary hours first, then what departs from them
    (Ramadan, hours changed from a date on). ``hari_libur`` holds libur nasional and cuti bersama alike.
    During ``jeda`` (aware moments, from and to) the work was suspended; they count as closed.

    Raises ValueError if no pola has any sesi, or if a jeda is naive, ends before it begins or
    overlaps another.

    Sumber: Perpres 21/2023 Pasal 3 and 4; the hours themselves are set by each instansi.
    """

    pola: tuple[PolaJam, ...]
    zona: ZoneInfo
    hari_libur: frozenset[date] = frozenset()
    jeda: tuple[Rentang, ...] = ()

    def __post_init__(self) -> None:
        if not any(any(pola.sesi.values()) for pola in self.pola):
            raise ValueError("Jam kerja belum memuat satu sesi pun: isi jam buka dan jam tutup kantor.")
        if any(sebelum > sesudah for sebelum, sesudah in pairwise(chain(*self.jeda_by_waktu))):
            raise ValueError("Jeda tidak boleh berakhir sebelum dimulai dan tidak boleh bertumpuk.")

    @cached_property
    def jeda_by_waktu(self) -> tuple[Rentang, ...]:
        """The jeda in the order of time, on the clock of the office."""
        return tuple(sorted((self.localize(henti), self.localize(lanjut)) for henti, lanjut in self.jeda))

    @cached_property
    def menit_per_hari(self) -> int:
        """Minutes of work in an average day of the first pola that has sesi: 450 by Perpres 21/2023."""
        pola = next(pola for pola in self.pola if any(pola.sesi.values()))
        sehari = [sesi for sesi in pola.sesi.values() if sesi]
        menit = sum(_minute_of_day(tutup) - _minute_of_day(buka) for sesi in sehari for buka, tutup in sesi)
        return menit // len(sehari)

    def localize(self, saat: datetime) -> datetime:
        """Return the same moment on the clock of the office; raises ValueError if ``saat`` is naive."""
        if saat.tzinfo is None:
            raise ValueError(f"a moment without time zone: {saat}")
        # Indonesia has no summer time: on one clock, what lies between two readings has really passed.
        return saat.astimezone(self.zona)

    def sesi_on(self, tanggal: date) -> tuple[Sesi, ...]:
        """Return when the office is open on a date, whatever was suspended."""
        if tanggal in self.hari_libur:
            return ()
        pola = next((pola for pola in reversed(self.pola) if pola.covers(tanggal)), None)
        return pola.sesi.get(tanggal.weekday(), ()) if pola else ()


def is_hari_kerja(tanggal: date, jam_kerja: JamKerja) -> bool:
    """Whether the office is open on a date."""
    return bool(jam_kerja.sesi_on(tanggal))


def last_hari_kerja_before(tanggal: date, jam_kerja: JamKerja) -> date:
    """Return the date itself if it is a hari kerja, otherwise the last one before it.

    Raises ValueError if the office was closed for more than a year.
    """
    return next(_iterate_hari_kerja(tanggal, jam_kerja, -SEHARI))


def add_menit_kerja(mulai: datetime, menit: int, jam_kerja: JamKerja) -> datetime:
    """Return the moment at which ``menit`` of work, begun at ``mulai``, are done.

    Units: whole minutes of jam kerja; istirahat, hari libur and jeda do not count. What ends with the day
    is done at closing, not at the next opening. The result is in the zone of the office.

    Raises ValueError if ``menit`` is negative, ``mulai`` is naive, or the office stays closed for a year.

    Sumber: Perpres 21/2023 Pasal 3 and 4.
    """
    if menit < 0:
        raise ValueError(f"minutes of work cannot be negative: {menit}")
    mulai = jam_kerja.localize(mulai)
    if menit == 0:
        return mulai
    sisa = menit * SEMENIT
    rentang = _iterate_rentang(mulai, jam_kerja)
    buka, tutup = next(rentang)
    while buka + sisa > tutup:
        sisa -= tutup - buka
        buka, tutup = next(rentang)
    return buka + sisa


def menit_kerja_between(mulai: datetime, selesai: datetime, jam_kerja: JamKerja) -> int:
    """Return the whole minutes of jam kerja from ``mulai`` to ``selesai``; 0 if that is no time at all.

    Raises ValueError if either moment is naive.

    Sumber: Perpres 21/2023 Pasal 3 and 4.
    """
    mulai, selesai = jam_kerja.localize(mulai), jam_kerja.localize(selesai)
    lama = timedelta()
    for hari in range((selesai.date() - mulai.date()).days + 1):
        for buka, tutup in _open_on(mulai.date() + hari * SEHARI, jam_kerja):
            lama += max(min(tutup, selesai) - max(buka, mulai), timedelta())
    return lama // SEMENIT


def add_durasi(mulai: datetime, durasi: Durasi, jam_kerja: JamKerja) -> datetime:
    """Return the moment at which work of this ``durasi``, begun at ``mulai``, is due.

    Menit and jam are minutes of jam kerja. *n* hari end at the same time of day *n* hari kerja on; begun
    outside jam kerja they count from the next opening. If the office is closed at that time of the day,
    the work is due when it opens again on that day, or at closing if it does not. Half a hari is half an
    average day. Of a range the upper end counts. Hari begun before a jeda are due as if begun later by the
    minutes of work that the jeda took; begun within a jeda they count from its end.

    A later beginning never falls due earlier. The result is in the zone of the office.

    Raises ValueError if ``mulai`` is naive, or if the office stays closed for a year.

    Sumber: Perpres 21/2023 Pasal 3 and 4 for jam kerja; the reading of hari is custom of the office.
    """
    dasar = durasi.dasar
    if dasar.satuan is Satuan.MENIT:
        return add_menit_kerja(mulai, durasi.count_menit(jam_kerja.menit_per_hari), jam_kerja)
    mulai, tanpa_jeda = jam_kerja.localize(mulai), replace(jam_kerja, jeda=())
    tempo = _add_hari(mulai, dasar.sampai, tanpa_jeda)
    for henti, lanjut in jam_kerja.jeda_by_waktu:
        if henti < tempo and mulai < lanjut:
            hilang = menit_kerja_between(henti, lanjut, tanpa_jeda)
            # One minute on and back, for work begun at an opening is to be begun at an opening.
            mulai = min(add_menit_kerja(mulai, hilang + 1, tanpa_jeda) - SEMENIT, lanjut)
            tempo = _add_hari(mulai, dasar.sampai, tanpa_jeda)
    return tempo


def latest_start(
    selesai: datetime, due: Callable[[datetime], datetime], jam_kerja: JamKerja
) -> datetime | None:
    """Return the last whole minute at which work can begin and be due by ``selesai``.

    ``due`` tells when work begun at a moment is due; a later beginning may never fall due earlier. The
    result is in the zone of the office; None if the work would have to begin more than three years before.

    Raises ValueError if ``selesai`` is naive, or as ``due`` does.

    Sumber: the reverse of ``add_durasi``.
    """
    selesai = jam_kerja.localize(selesai)
    akhir = selesai.replace(second=0, microsecond=0)
    mundur = SEHARI
    while due(akhir - mundur) > selesai:
        mundur *= 2
        if mundur > TERJAUH:
            return None
    awal = akhir - mundur
    # One minute more than there are: work that takes no time can begin when it is due.
    menit = bisect_right(range(mundur // SEMENIT + 1), selesai, key=lambda menit: due(awal + menit * SEMENIT))
    return awal + (menit - 1) * SEMENIT


def _add_hari(mulai: datetime, hari: Decimal, jam_kerja: JamKerja) -> datetime:
    """Return when so many hari kerja are over; a fraction of one is that part of an average day."""
    hari_kerja = _iterate_hari_kerja(mulai.date(), jam_kerja)
    tanggal, jam = next(hari_kerja), mulai.time()
    if tanggal == mulai.date() and jam > jam_kerja.sesi_on(tanggal)[-1][1]:
        tanggal = next(hari_kerja)
    if tanggal != mulai.date():
        jam = time.min
    jam = _fit(jam, jam_kerja.sesi_on(tanggal))
    for _ in range(int(hari)):
        tanggal = next(hari_kerja)
    tempo = datetime.combine(tanggal, _fit(jam, jam_kerja.sesi_on(tanggal)), jam_kerja.zona)
    return add_menit_kerja(tempo, ceil(hari % 1 * jam_kerja.menit_per_hari), jam_kerja)


def _fit(jam: time, sesi: tuple[Sesi, ...]) -> time:
    """Return the time itself if the office is open, otherwise when it opens next on that day, or closing."""
    return next((max(buka, jam) for buka, tutup in sesi if jam <= tutup), sesi[-1][1])


def _iterate_hari_kerja(tanggal: date, jam_kerja: JamKerja, arah: timedelta = SEHARI) -> Iterator[date]:
    """Yield hari kerja from a date on, that date included, without end."""
    tutup = 0
    while tutup <= MAKS_HARI_TUTUP:
        if is_hari_kerja(tanggal, jam_kerja):
            tutup = 0
            yield tanggal
        else:
            tutup += 1
        tanggal += arah
    raise ValueError(
        f"Tidak ada hari kerja selama lebih dari setahun hingga {tanggal:%d-%m-%Y}: "
        "periksa jam kerja dan hari libur kantor."
    )


def _iterate_rentang(mulai: datetime, jam_kerja: JamKerja) -> Iterator[Rentang]:
    """Yield the stretches of working time from a moment on, without end."""
    for tanggal in _iterate_hari_kerja(mulai.date(), jam_kerja):
        for buka, tutup in _open_on(tanggal, jam_kerja):
            if mulai < tutup:
                yield max(buka, mulai), tutup


def _open_on(tanggal: date, jam_kerja: JamKerja) -> Iterator[Rentang]:
    """Yield the stretches of one date that count as work: its sesi without the jeda."""
    for jam_buka, jam_tutup in jam_kerja.sesi_on(tanggal):
        buka = datetime.combine(tanggal, jam_buka, jam_kerja.zona)
        tutup = datetime.combine(tanggal, jam_tutup, jam_kerja.zona)
        for henti, lanjut in jam_kerja.jeda_by_waktu:
            if henti < tutup and buka < lanjut:
                if buka < henti:
                    yield buka, henti
                buka = lanjut
        if buka < tutup:
            yield buka, tutup


def _minute_of_day(jam: time) -> int:
    return jam.hour * 60 + jam.minute
