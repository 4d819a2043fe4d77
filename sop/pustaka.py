"""The library: the SOPs that a person sees, what they name of each other, and when they are evaluated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from sop.domain.berkas import BerkasSop
from sop.domain.keterkaitan import IndeksJudul, find_keterkaitan
from sop.domain.temuan import Tingkat
from sop.evaluasi import HARI_SEBELUM, due_by_versi
from sop.lifecycle import StatusVersi
from sop.lingkup import Pengguna, limit_to_instansi
from sop.models import Sop, VersiSop
from sop.penetapan import list_temuan
from sop.storage import load_confirmed_by_versi


@dataclass(frozen=True, slots=True)
class BarisVersi:
    """One version in the list: how many findings there are, and how many of them stop it."""

    versi: VersiSop
    jumlah_temuan: int
    jumlah_penghalang: int


@dataclass(frozen=True, slots=True)
class Tautan:
    """An SOP named in a keterkaitan, and the page of the one that is meant, if it is kept here."""

    butir: str
    sop: Sop | None


@dataclass(frozen=True, slots=True)
class BarisPustaka:
    """One SOP with its versions, newest first; ``evaluasi`` is when the one in force is due."""

    sop: Sop
    versi_list: list[BarisVersi]
    tautan: list[Tautan]
    evaluasi: date | None
    is_lewat_tempo: bool


def find_sop(pengguna: Pengguna, kata: str = "", keadaan: str = "") -> QuerySet[Sop]:
    """Return the SOPs of the person's instansi that hold a text and have a version in a state."""
    rows = limit_to_instansi(Sop.objects.select_related("instansi"), pengguna, "instansi")
    if kata:
        rows = rows.filter(
            Q(judul__icontains=kata)
            | Q(kunci__icontains=kata)
            | Q(versisop__nomor__icontains=kata)
            | Q(versisop__langkah__kegiatan__icontains=kata)
        )
    if keadaan:
        rows = rows.filter(versisop__status=keadaan)
    return rows.distinct().order_by("instansi__pemda", "instansi__nama", "kunci")


def find_due(rows: QuerySet[Sop], at: datetime) -> QuerySet[Sop]:
    """Return those of ``rows`` whose version in force is due for evaluation at a moment, or soon after it."""
    berlaku = VersiSop.objects.in_force().filter(sop__in=rows.order_by()).select_related("sop__instansi")
    sop_by_versi = {versi.pk: versi.sop for versi in berlaku}
    soon = at + timedelta(days=HARI_SEBELUM)
    tempo_by_sop = ((sop_by_versi[pk], tempo) for pk, tempo in due_by_versi(berlaku).items())
    return rows.filter(pk__in=[sop.pk for sop, tempo in tempo_by_sop if tempo <= _day_of(sop, soon)])


def find_bersama(pengguna: Pengguna) -> QuerySet[VersiSop]:
    """Return the versions in force that other instansi share."""
    rows = VersiSop.objects.in_force().filter(sop__is_dibagikan=True).select_related("sop__instansi")
    return rows.exclude(sop__instansi=pengguna.instansi_id).order_by("sop__judul", "sop__instansi__nama")


def build_pustaka(sop_list: Iterable[Sop], at: datetime) -> list[BarisPustaka]:
    """Return the SOPs of a page with all that is told of them at a moment, in as many queries as for one."""
    sop_list = list(sop_list)
    versi_by_sop: dict[int, list[VersiSop]] = defaultdict(list)
    for versi in VersiSop.objects.filter(sop__in=sop_list).select_related("sop__instansi"):
        versi_by_sop[versi.sop_id].append(versi)
    versi_list = [versi for rows in versi_by_sop.values() for versi in rows]
    berkas = load_confirmed_by_versi([versi.pk for versi in versi_list])
    due = due_by_versi(versi_list)
    neighbours: dict[int, dict[str, Sop]] = defaultdict(dict)
    for sop in Sop.objects.filter(instansi__in={sop.instansi_id for sop in sop_list}):
        neighbours[sop.instansi_id][sop.kunci] = sop
    indeks = {
        instansi: IndeksJudul({kunci: sop.judul for kunci, sop in rows.items()})
        for instansi, rows in neighbours.items()
    }

    def link(sop: Sop, berkas: BerkasSop) -> list[Tautan]:
        named = find_keterkaitan(sop.kunci, berkas.judul, berkas.keterkaitan, indeks[sop.instansi_id])
        return [Tautan(satu.butir, neighbours[sop.instansi_id].get(satu.kunci)) for satu in named]

    def build(sop: Sop) -> BarisPustaka:
        rows = versi_by_sop[sop.pk]
        shown = next((v for v in rows if v.status == StatusVersi.BERLAKU), rows[0] if rows else None)
        tempo = due.get(shown.pk) if shown else None
        return BarisPustaka(
            sop,
            [_count_temuan(versi, berkas[versi.pk]) for versi in rows],
            link(sop, berkas[shown.pk]) if shown else [],
            tempo,
            tempo is not None and tempo < _day_of(sop, at),
        )

    return [build(sop) for sop in sop_list]


def _day_of(sop: Sop, at: datetime) -> date:
    """The day that it is for the instansi of an SOP."""
    return at.astimezone(sop.instansi.zona).date()


def _count_temuan(versi: VersiSop, berkas: BerkasSop) -> BarisVersi:
    per_tingkat = Counter(temuan.tingkat for temuan in list_temuan(berkas))
    return BarisVersi(versi, per_tingkat.total(), per_tingkat[Tingkat.TIDAK_DAPAT_DIJALANKAN])
