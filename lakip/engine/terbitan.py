"""Keeping a built LAKIP whole: its PDF, its data, the versions of its texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.files.base import File

from lakip.access import TindakanDitolak, describe_beku, require_owner
from lakip.engine.bahan import contribute
from lakip.engine.koreksi import lapse_paraf
from lakip.engine.meja import Meja, once
from lakip.isi.bentuk import IsiLaporan
from lakip.isi.data import build_json
from lakip.isi.sidik import digest_isi
from lakip.lifecycle import StatusLaporan
from lakip.models import Jejak, Laporan, Naskah, Pegawai, Terbitan
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.models.kode import make_kode
from lakip.uploads import discard, make_dokumen


def issue(
    laporan_pk: int,
    pegawai: Pegawai,
    isi: IsiLaporan,
    berkas: File[bytes],
    *,
    at: datetime,
    tugas_pk: int | None = None,
    versi_naskah: Mapping[str, int] | None = None,
    kode: str | None = None,
    token: str | None = None,
) -> Jejak:
    """Keep the LAKIP built of ``isi``, at the step it was built in, or as the owner of the report.

    ``versi_naskah`` are the versions of its texts; those of now where it was collected just now. ``kode`` is
    what was printed on it for the public page.
    """

    def act() -> Jejak:
        if tugas_pk is None:
            meja, tugas, kapasitas = Meja.of_laporan(laporan_pk, at), None, ""
            require_pemilik(meja, pegawai)
        else:
            meja, tugas, kapasitas = contribute(tugas_pk, pegawai, at)
        if beku := describe_beku(meja.laporan):
            raise TindakanDitolak(beku)
        dokumen.laporan, dokumen.tugas = meja.laporan, tugas
        dokumen.save(force_insert=True)
        terbitan = Terbitan.objects.create(
            laporan=meja.laporan,
            kode=kode or make_kode(),
            nomor=Terbitan.objects.filter(laporan=meja.laporan).count() + 1,
            dokumen=dokumen,
            data=data,
            hash_isi=hash_isi,
            naskah=read_versi_naskah(meja.laporan) if versi_naskah is None else versi_naskah,
            oleh=pegawai,
            pada=at,
        )
        rincian = {
            "dokumen": dokumen.pk,
            "sha256": dokumen.sha256,
            "terbitan": terbitan.nomor,
            **lapse_paraf(meja.laporan, terbitan, at),
        }
        return meja.record(
            Tindakan.SUSUN, pegawai, tugas=tugas, kapasitas=kapasitas, token=token, rincian=rincian
        )

    # Made before the report is locked: others wait for no more than the rows.
    data, hash_isi = build_json(isi).decode(), digest_isi(isi)
    dokumen = make_dokumen(berkas, JenisDokumen.LAKIP, pegawai, at)
    return once(pegawai, token, act, undo=lambda: discard(dokumen))


def require_pemilik(meja: Meja, pegawai: Pegawai) -> None:
    """Raise TindakanDitolak unless ``pegawai`` may keep a LAKIP with the report itself."""
    require_owner(meja.laporan, pegawai)
    if meja.laporan.status == StatusLaporan.DIBATALKAN:
        raise TindakanDitolak("Laporan ini sudah dibatalkan.")


def read_versi_naskah(laporan: Laporan) -> dict[str, int]:
    """Return the present version of every text, by its key."""
    return {str(pk): versi for pk, versi in Naskah.objects.filter(laporan=laporan).values_list("pk", "versi")}
