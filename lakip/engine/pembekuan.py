"""Freezing the LAKIP that is handed up for approval: what is read there is what is signed."""

from __future__ import annotations

import hashlib

from lakip.access import TindakanDitolak, frozen_at
from lakip.engine.meja import Meja
from lakip.koreksi import digest_now
from lakip.models import Pegawai, Terbitan, Tugas
from lakip.terbitan import find_beku, find_terbaru
from sop.domain.jenis_kerja import LembarKerja


def freeze(meja: Meja, pegawai: Pegawai) -> dict[str, object]:
    """Freeze the newest LAKIP if the report was handed up by this act; return what its Jejak row tells of it.

    Raises TindakanDitolak if none was built, or if the report says something else by now.
    """
    if frozen_at(meja.laporan) != meja.at:
        return {}
    terbitan = _require_same(meja)
    if terbitan.dibekukan_pada is None:
        terbitan.dibekukan_pada, terbitan.dibekukan_oleh = meja.at, pegawai
        terbitan.save(update_fields=["dibekukan_pada", "dibekukan_oleh"])
    return {
        "dibekukan": terbitan.nomor,
        "sha256": terbitan.dokumen.sha256,
        "hash_isi": terbitan.hash_isi,
        "hash_data": hashlib.sha256(terbitan.data.encode()).hexdigest(),
    }


def require_still_same(meja: Meja) -> None:
    """Raise TindakanDitolak if this act leads back to a LAKIP handed up earlier, and it was changed since."""
    if frozen_at(meja.laporan) == meja.at and _require_same(meja).dibekukan_pada is None:
        raise TindakanDitolak(
            "Dokumen LAKIP sudah disusun kembali sesudah diajukan; ajukan dahulu yang baru untuk persetujuan."
        )


def name_disetujui(tugas: Tugas) -> dict[str, object]:
    """Return which LAKIP was approved at a visit that is being finished; nothing at other work."""
    if tugas.simbol.lembar_kerja is not LembarKerja.PERSETUJUAN:
        return {}
    terbitan = find_beku(tugas.laporan)
    return {"disetujui": terbitan.nomor, "sha256": terbitan.dokumen.sha256} if terbitan else {}


def _require_same(meja: Meja) -> Terbitan:
    terbitan = find_terbaru(meja.laporan)
    if terbitan is None:
        raise TindakanDitolak("Dokumen LAKIP belum disusun, jadi belum ada yang diajukan untuk persetujuan.")
    if terbitan.hash_isi != digest_now(meja.laporan, meja.at):
        raise TindakanDitolak(
            f"Isi laporan sudah berubah sejak terbitan {terbitan.nomor} disusun. Supaya yang diajukan sama "
            f"dengan isi laporan, penanggung jawab, {meja.laporan.penanggung_jawab}, menyusunnya kembali di "
            "halaman Dokumen."
        )
    return terbitan
