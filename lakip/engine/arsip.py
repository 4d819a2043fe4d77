"""Keeping the archive of a report, and noting what became of it when a term had run out."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import File
from django.db.models import Max

from lakip.access import Terlambat, TindakanDitolak, require_keeper, require_owner
from lakip.domain.manifest import Manifest
from lakip.engine.meja import Meja, once
from lakip.models import Arsip, Dokumen, Jejak, Pegawai, PenyusutanArsip
from lakip.models.arsip import MasaRetensi
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.retensi import read_retensi
from lakip.uploads import discard


def keep_arsip(
    laporan_pk: int,
    pegawai: Pegawai,
    berkas: File[bytes],
    sha256: str,
    manifest: Manifest,
    tempat: str = "",
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Keep an archive that was just written; ``tempat`` is where the papers are put.

    Raises Terlambat if something was done to the report while it was written.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        require_owner(meja.laporan, pegawai)
        if meja.laporan.jejak_hash != manifest.kepala.hash:
            raise Terlambat("Selagi arsip dibuat, laporan ini berubah. Buat sekali lagi.")
        dokumen.laporan = meja.laporan
        dokumen.save(force_insert=True)
        known = Arsip.objects.filter(laporan=meja.laporan).aggregate(akhir=Max("nomor"))
        arsip = Arsip.objects.create(
            laporan=meja.laporan, nomor=(known["akhir"] or 0) + 1, dokumen=dokumen,
            jumlah_berkas=len(manifest.berkas), tempat=tempat.strip(), oleh=pegawai, pada=at,
        )  # fmt: skip
        rincian = {
            "arsip": arsip.nomor, "berkas": arsip.jumlah_berkas, "sha256": sha256, "tempat": arsip.tempat,
            "kurang": [satu.judul for satu in manifest.kurang],
        }  # fmt: skip
        return meja.record(Tindakan.ARSIPKAN, pegawai, token=token, rincian=rincian)

    # Made here, not handed in: the bounds of uploads do not hold for it.
    dokumen = Dokumen(
        jenis=JenisDokumen.ARSIP, nama=berkas.name or "", berkas=berkas, ukuran=berkas.size, sha256=sha256,
        oleh=pegawai, pada=at,
    )  # fmt: skip
    return once(pegawai, token, act, undo=lambda: discard(dokumen))


def note_penyusutan(
    laporan_pk: int, pegawai: Pegawai, masa: str, uraian: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Note what was done with the archive at the end of its active or inactive term; nothing is deleted.

    Who owns the report may, and who keeps the organisation.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        require_keeper(meja.laporan, pegawai)
        if masa not in MasaRetensi.values:
            raise TindakanDitolak("Pilih masa aktif atau masa inaktif.")
        if not uraian.strip():
            raise TindakanDitolak("Tuliskan apa yang dilakukan dengan arsipnya.")
        due = read_retensi(meja.laporan, meja.today)
        if masa in due.tercatat:
            raise Terlambat("Penyusutan untuk masa ini sudah dicatat.")
        if masa != due.jatuh_tempo:
            raise TindakanDitolak("Masa ini belum berakhir, jadi belum ada yang dicatat.")
        PenyusutanArsip.objects.create(
            laporan=meja.laporan, masa=masa, uraian=uraian.strip(), oleh=pegawai, pada=at
        )
        rincian = {"masa": masa, "uraian": uraian.strip()}
        return meja.record(Tindakan.SUSUTKAN_ARSIP, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)
