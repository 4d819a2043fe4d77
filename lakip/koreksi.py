"""What was said of the document and answered, for whom it is to be read, and which paraf hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from lakip.isi.kumpul import collect_pokok
from lakip.isi.perubahan import Perubahan, read_perubahan
from lakip.isi.sidik import digest_isi
from lakip.lembar_kerja import RUANG
from lakip.lifecycle import StatusTugas
from lakip.models import CatatanKoreksi, Laporan, Paraf, TandaTangan, Terbitan, Tugas
from lakip.models.tanda_tangan import PenyediaTandaTangan, StatusTandaTangan
from lakip.terbitan import find_beku

PEMERIKSAAN = [jenis for jenis, ruang in RUANG.items() if ruang.is_pemeriksaan]
# A built LAKIP holds all that it said: too much to be read with every remark on it.
BERAT = ("terbitan__data", "terbitan__naskah")


@dataclass(frozen=True, slots=True)
class Putaran:
    """The remarks on one built LAKIP, by their number."""

    terbitan: Terbitan
    catatan: tuple[CatatanKoreksi, ...]


@dataclass(frozen=True, slots=True)
class SejakDibaca:
    """What happened since a step was last done: the remarks on what was read then, and what changed."""

    dasar: Terbitan
    catatan: tuple[CatatanKoreksi, ...]
    perubahan: Perubahan


@dataclass(frozen=True, slots=True)
class ParafTampil:
    """A paraf, why it does not hold any more ("" while it does), and by which means it was signed, if any."""

    paraf: Paraf
    gugur: str
    penyedia: str


def catatan_of(tugas: Tugas) -> QuerySet[CatatanKoreksi]:
    """Return the remarks of one visit."""
    rows = CatatanKoreksi.objects.filter(tugas=tugas)
    return rows.select_related("oleh", "terbitan").defer(*BERAT)


def describe_catatan(tugas: Tugas) -> str:
    """Return what the record says of a return that is explained by remarks alone; "" without remarks."""
    jumlah = catatan_of(tugas).count()
    return f"{jumlah} catatan koreksi" if jumlah else ""


def list_putaran(laporan: Laporan) -> list[Putaran]:
    """Return what correctors have sent off, the newest round first."""
    rows = groupby(_sent(laporan).order_by("-terbitan__nomor", "nomor"), key=lambda satu: satu.terbitan)
    return [Putaran(terbitan, tuple(satu)) for terbitan, satu in rows]


def list_to_answer(laporan: Laporan) -> tuple[CatatanKoreksi, ...]:
    """Return the remarks of the last round, and of earlier ones what nobody has answered."""
    semua = tuple(_sent(laporan))
    last = max((satu.terbitan.nomor for satu in semua), default=0)
    return tuple(satu for satu in semua if satu.terbitan.nomor == last or not satu.tanggapan)


def list_unanswered(laporan: Laporan) -> QuerySet[CatatanKoreksi]:
    """Return what correctors have sent off and nobody has answered."""
    return _sent(laporan).filter(tanggapan="")


def read_since(tugas: Tugas, terbitan: Terbitan) -> SejakDibaca | None:
    """Return what happened since this symbol was last done; None where it is done for the first time."""
    family = Q(pk=tugas.pangkal_id) | Q(pangkal=tugas.pangkal_id) if tugas.pangkal_id else Q(pk__in=[])
    earlier = Tugas.objects.filter(
        laporan=tugas.laporan_id,
        letak=tugas.letak_id,
        putaran__lt=tugas.putaran,
        status__in=(StatusTugas.SELESAI, StatusTugas.DIKEMBALIKAN),
    )
    before = earlier.exclude(family).order_by("putaran").last()
    if before is None:
        return None
    read = Terbitan.objects.filter(laporan=tugas.laporan_id, pada__lte=before.ditutup_pada)
    dasar = read.order_by("nomor").last()
    if dasar is None:
        return None
    catatan = _sent(tugas.laporan).filter(Q(terbitan__nomor__gte=dasar.nomor) | Q(tanggapan=""))
    return SejakDibaca(dasar, tuple(catatan), read_perubahan(dasar, terbitan))


def _sent(laporan: Laporan) -> QuerySet[CatatanKoreksi]:
    rows = CatatanKoreksi.objects.terkirim().filter(laporan=laporan)
    return rows.select_related("oleh", "dijawab_oleh", "terbitan").defer(*BERAT)


def last_handed_at(laporan: Laporan) -> datetime | None:
    """Return when the document last came to who reads and marks it; what was answered before is settled."""
    came = Tugas.objects.filter(laporan=laporan, simbol__langkah__lembar_kerja__in=PEMERIKSAAN)
    last: datetime | None = came.aggregate(pada=Max("dibuka_pada"))["pada"]
    return last


def is_settled(catatan: CatatanKoreksi, handed: datetime | None) -> bool:
    """Whether the answer to a remark had been given when the document came to its readers at ``handed``."""
    return bool(catatan.dijawab_pada and handed and handed > catatan.dijawab_pada)


def digest_now(laporan: Laporan, at: datetime) -> str:
    """Return the hash of what the report says now."""
    return digest_isi(collect_pokok(laporan, at))


def digest_berlaku(laporan: Laporan, at: datetime) -> str:
    """Return the hash of what counts as the report: of the frozen LAKIP, or of what it says now.

    What the office has renamed, or drawn anew, since it was handed up does not change what was handed up.
    """
    beku = find_beku(laporan)
    return beku.hash_isi if beku else digest_now(laporan, at)


def list_paraf(laporan: Laporan, kini: str) -> list[ParafTampil]:
    """Return every paraf of the report, the oldest first; ``kini`` is the hash of what counts."""
    rows = Paraf.objects.filter(laporan=laporan).order_by("pada", "pk")
    rows = rows.select_related("oleh", "terbitan", "tugas__dicatat_oleh", "tugas__simbol__langkah")
    signed = TandaTangan.objects.filter(
        tugas=OuterRef("tugas"), terbitan=OuterRef("terbitan"), status=StatusTandaTangan.JADI
    )
    shown = rows.defer(*BERAT).annotate(penyedia=Subquery(signed.values("penyedia")[:1]))
    return [
        ParafTampil(
            satu,
            satu.gugur_sebab or _find_lapse(satu, kini),
            PenyediaTandaTangan(satu.penyedia).label if satu.penyedia else "",
        )
        for satu in shown
    ]


def _find_lapse(paraf: Paraf, kini: str) -> str:
    if paraf.terbitan.hash_isi == kini:
        return ""
    return f"Isi laporan sudah berubah sejak terbitan {paraf.terbitan.nomor} diparaf."
