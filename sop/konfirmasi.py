"""Confirming what was inferred: written into a draft, recorded beside a version that cannot change."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from sop.domain.berkas import BerkasSop
from sop.domain.isian import BerkasDitolak
from sop.domain.simpulan import Simpulan, confirm_suntingan, list_simpulan, name_panah
from sop.domain.suntingan import name_tujuan, open_berkas
from sop.lifecycle import StatusVersi
from sop.models import Konfirmasi, Simbol, VersiSop
from sop.penetapan import lock_sop
from sop.penyuntingan import open_draf, save
from sop.simpanan import current, read_simpanan
from sop.storage import arrows_in_order, load_confirmed


class TidakDapatDikonfirmasi(Exception):
    """What was inferred cannot be confirmed as it stands; the message says why."""


def find_simpulan(versi: VersiSop, berkas: BerkasSop) -> list[Simpulan]:
    """Return all that was inferred in a version, confirmed or not; ``berkas`` is its ``load_confirmed``."""
    # An arrow of a draft may lead nowhere yet; then it is in no document.
    simpanan = current(versi)
    return list_simpulan(read_simpanan(simpanan) if simpanan else open_berkas(berkas))


@transaction.atomic
def confirm(versi_pk: int, ubahan: int | None, kunci: Collection[str], *, oleh: str, at: datetime) -> int:
    """Confirm those named by ``kunci`` (of Simpulan); return how many were not confirmed yet.

    ``ubahan`` is the state of a draft that was read before. Raises TidakDapatDikonfirmasi if the version has
    changed since, or has nothing by one of these names, or if a draft would hold more than can be saved.
    """
    lock_sop(versi_pk)
    versi: VersiSop = VersiSop.objects.select_related("sop__instansi").get(pk=versi_pk)
    known = {satu.kunci: satu for satu in find_simpulan(versi, load_confirmed(versi))}
    if versi.ubahan != ubahan or not set(kunci) <= known.keys():
        raise TidakDapatDikonfirmasi("SOP ini sudah diubah sejak Anda membukanya; periksa lagi simpulannya.")
    still = [satu for satu in dict.fromkeys(kunci) if not known[satu].is_dikonfirmasi]
    if versi.status == StatusVersi.DRAF:
        pada = at.astimezone(versi.sop.instansi.zona).date()
        confirmed = confirm_suntingan(open_draf(versi), still, oleh, pada)
        try:
            save(versi_pk, ubahan, confirmed, oleh=oleh, at=at)
        except BerkasDitolak as ditolak:
            raise TidakDapatDikonfirmasi(f"{ditolak} Perbaiki dahulu pada draf.") from ditolak
    else:
        rows = _rows_by_kunci(versi)
        Konfirmasi.objects.bulk_create(
            Konfirmasi(simbol_id=simbol, panah_id=panah, oleh=oleh, pada=at)
            for simbol, panah in (rows[satu] for satu in still)
        )
    return len(still)


def _rows_by_kunci(versi: VersiSop) -> dict[str, tuple[int, int | None]]:
    """The primary key of each symbol, or of an arrow and the symbol it leaves."""
    found: dict[str, tuple[int, int | None]] = {}
    urutan: dict[int, int] = {}
    rows = Simbol.objects.filter(langkah__versi=versi).select_related("langkah")
    for simbol in rows.prefetch_related(arrows_in_order("keluar")):
        urutan[simbol.langkah_id] = urutan.get(simbol.langkah_id, 0) + 1
        nama = name_tujuan(simbol.langkah.kunci, urutan[simbol.langkah_id])
        found[nama] = (simbol.pk, None)
        for nomor, panah in enumerate(simbol.keluar.all(), 1):
            found[name_panah(nama, nomor)] = (simbol.pk, panah.pk)
    return found
