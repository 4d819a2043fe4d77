"""Making and keeping the archive of a report, at one go."""

from __future__ import annotations

import hashlib
from datetime import datetime
from tempfile import TemporaryFile

from django.core.files.base import File

from lakip import engine
from lakip.access import require_owner
from lakip.arsip.tulis import write_arsip
from lakip.domain.nama_berkas import clean_stem
from lakip.models import Jejak, Laporan, Pegawai


def make_arsip(
    laporan: Laporan, pegawai: Pegawai, tempat: str = "", *, at: datetime, token: str | None = None
) -> Jejak:
    """Write the archive of the report as it is now and keep it; ``tempat`` is where the papers are put.

    It is written outside of every transaction: others go on working meanwhile.
    """
    require_owner(laporan, pegawai)
    # Read anew: what the archive says of the record is compared when it is kept.
    fresh = Laporan.objects.select_related("instansi", "versi__sop").get(pk=laporan.pk)
    with TemporaryFile() as sementara:
        manifest = write_arsip(fresh, pegawai, at, sementara)
        sementara.seek(0)
        sha256 = hashlib.file_digest(sementara, "sha256").hexdigest()
        sementara.seek(0)
        nama = f"arsip-LAKIP-{fresh.tahun}-{clean_stem(fresh.instansi.nama, 60)}.zip"
        berkas: File[bytes] = File(sementara, name=nama)
        return engine.keep_arsip(fresh.pk, pegawai, berkas, sha256, manifest, tempat, at=at, token=token)
