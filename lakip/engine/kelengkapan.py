"""Answering what the checklists ask and no rule can prove."""

from __future__ import annotations

from datetime import datetime

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak, may_answer_periksa
from lakip.engine.meja import Meja, once
from lakip.kelengkapan import ButirDiperiksa, examine
from lakip.models import JawabanPeriksa, Jejak, Laporan, Pegawai
from lakip.models.jejak import Tindakan


def answer_butir(
    laporan_pk: int,
    pegawai: Pegawai,
    jenis: str,
    nomor: str,
    uraian: str,
    terpenuhi: bool,
    keterangan: str,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Say whether what ``uraian`` asks for is met, and by what it is seen; a later answer replaces it.

    Raises TidakBerhak, TindakanDitolak where a rule tells it already or the words are missing, and Terlambat
    if the list asks something else by now.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        if not may_answer_periksa(meja.laporan, pegawai, meja.today):
            raise TidakBerhak("Daftar periksa dijawab oleh penanggung jawab laporan dan penyusunnya.")
        found = _find(meja.laporan, jenis, nomor, uraian, at)
        if not found.can_be_answered:
            raise TindakanDitolak("Butir ini dinilai dari data: lengkapi datanya.")
        if not keterangan.strip():
            raise TindakanDitolak("Tuliskan keterangannya: apa yang menunjukkannya.")
        JawabanPeriksa.objects.update_or_create(
            laporan=meja.laporan,
            jenis=jenis,
            nomor=nomor,
            defaults={
                "uraian": uraian,
                "is_terpenuhi": terpenuhi,
                "keterangan": keterangan.strip(),
                "oleh": pegawai,
                "pada": at,
            },
        )
        rincian = {"daftar": jenis, "butir": nomor, "uraian": uraian, "terpenuhi": terpenuhi}
        return meja.record(
            Tindakan.JAWAB_PERIKSA, pegawai, alasan=keterangan.strip(), token=token, rincian=rincian
        )

    return once(pegawai, token, act)


def _find(laporan: Laporan, jenis: str, nomor: str, uraian: str, at: datetime) -> ButirDiperiksa:
    """Return what was asked, as it is found now. Raises Terlambat if it is not asked any more."""
    for daftar in examine(laporan, at):
        for satu in daftar.butir:
            if (satu.jenis, satu.butir.nomor, satu.butir.uraian) == (jenis, nomor, uraian):
                return satu
    raise Terlambat(
        "Butir ini sudah berubah atau tidak ada lagi pada daftar yang berlaku; muat ulang halamannya."
    )
