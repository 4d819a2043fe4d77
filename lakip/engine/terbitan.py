"""Keeping a built LAKIP whole: its PDF, its data, the versions of its texts."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import File

from lakip.access import TindakanDitolak, require_owner
from lakip.engine.bahan import contribute
from lakip.engine.meja import Meja, once
from lakip.isi.bentuk import IsiLaporan
from lakip.isi.data import build_json
from lakip.isi.sidik import digest_isi
from lakip.lifecycle import StatusLaporan
from lakip.models import Jejak, Naskah, Pegawai, Terbitan
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.uploads import discard, make_dokumen


def issue(
    laporan_pk: int,
    pegawai: Pegawai,
    isi: IsiLaporan,
    berkas: File[bytes],
    *,
    at: datetime,
    tugas_pk: int | None = None,
    token: str | None = None,
) -> Jejak:
    """Keep the LAKIP built of ``isi``, at the step it was built in, or as the owner of the report."""

    def act() -> Jejak:
        if tugas_pk is None:
            meja, tugas, kapasitas = Meja.of_laporan(laporan_pk, at), None, ""
            require_owner(meja.laporan, pegawai)
            if meja.laporan.status == StatusLaporan.DIBATALKAN:
                raise TindakanDitolak("Laporan ini sudah dibatalkan.")
        else:
            meja, tugas, kapasitas = contribute(tugas_pk, pegawai, at)
        dokumen.laporan, dokumen.tugas = meja.laporan, tugas
        dokumen.save(force_insert=True)
        terbitan = Terbitan.objects.create(
            laporan=meja.laporan,
            nomor=Terbitan.objects.filter(laporan=meja.laporan).count() + 1,
            dokumen=dokumen,
            data=build_json(isi).decode(),
            hash_isi=digest_isi(isi),
            naskah={str(n.pk): n.versi for n in Naskah.objects.filter(laporan=meja.laporan)},
            oleh=pegawai,
            pada=at,
        )
        rincian = {"dokumen": dokumen.pk, "sha256": dokumen.sha256, "terbitan": terbitan.nomor}
        return meja.record(
            Tindakan.SUSUN, pegawai, tugas=tugas, kapasitas=kapasitas, token=token, rincian=rincian
        )

    dokumen = make_dokumen(berkas, JenisDokumen.LAKIP, pegawai, at)
    return once(pegawai, token, act, undo=lambda: discard(dokumen))
