"""Until when the archive of a report is kept, and which of them are due; nothing is deleted because of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lakip.domain.retensi import Masa, Retensi, count_retensi
from lakip.lifecycle import StatusLaporan
from lakip.models import JadwalRetensi, Laporan, Pegawai, PenyusutanArsip
from lakip.models.arsip import NasibArsip
from sop.domain.tanggal import format_tanggal

# What is to be done when everything has run out. Sumber: PP 28/2012 (penyusutan arsip).
NASIB = {
    NasibArsip.PERMANEN: "serahkan ke lembaga kearsipan daerah, karena arsip ini permanen",
    NasibArsip.DINILAI: "usulkan penilaian kembali kepada lembaga kearsipan daerah",
    NasibArsip.MUSNAH: "usulkan pemusnahannya kepada lembaga kearsipan daerah",
}


@dataclass(frozen=True, slots=True)
class RetensiLaporan:
    """The retention of one report on a day; ``tercatat`` are the terms of which it is noted what was done."""

    laporan: Laporan
    jadwal: JadwalRetensi
    retensi: Retensi
    masa: Masa
    tercatat: frozenset[str]

    @property
    def jatuh_tempo(self) -> str:
        """The term that has run out and of which nothing is noted, the latest one; "" if there is none."""
        if self.masa is Masa.AKTIF or self.laporan.status != StatusLaporan.SELESAI:
            return ""
        due = Masa.AKTIF if self.masa is Masa.INAKTIF else Masa.INAKTIF
        return "" if due in self.tercatat else due

    @property
    def pesan(self) -> str:
        """What is due, in a sentence; "" if nothing is."""
        due, tahun = self.jatuh_tempo, self.laporan.tahun
        if due == Masa.AKTIF:
            akhir = format_tanggal(self.retensi.aktif_sampai)
            return f"Masa aktif arsip LAKIP {tahun} berakhir {akhir}: pindahkan ke pusat arsip."
        if due == Masa.INAKTIF:
            akhir = format_tanggal(self.retensi.inaktif_sampai)
            return (
                f"Masa inaktif arsip LAKIP {tahun} berakhir {akhir}: {NASIB[NasibArsip(self.jadwal.nasib)]}."
            )
        return ""


def read_retensi(laporan: Laporan, tanggal: date) -> RetensiLaporan:
    """Return the retention of a report; by the usual terms where its office has set none."""
    jadwal = JadwalRetensi.objects.filter(instansi=laporan.instansi_id).first()
    done = PenyusutanArsip.objects.filter(laporan=laporan).values_list("masa", flat=True)
    return _examine(laporan, jadwal, frozenset(done), tanggal)


def list_jatuh_tempo(pegawai: Pegawai, tanggal: date) -> list[RetensiLaporan]:
    """Return what is due to ``pegawai``, who owns the reports or keeps the organisation."""
    own = Q(penanggung_jawab=pegawai)
    if pegawai.is_staff:
        own |= Q(instansi=pegawai.instansi_id)
    done = Laporan.objects.visible_to(pegawai).filter(own, status=StatusLaporan.SELESAI)
    rows = done.select_related("instansi__jadwalretensi").prefetch_related("penyusutanarsip_set")
    found = [
        _examine(
            satu,
            getattr(satu.instansi, "jadwalretensi", None),
            frozenset(baris.masa for baris in satu.penyusutanarsip_set.all()),
            tanggal,
        )
        for satu in rows.order_by("tahun", "pk")
    ]
    return [satu for satu in found if satu.jatuh_tempo]


def _examine(
    laporan: Laporan, jadwal: JadwalRetensi | None, tercatat: frozenset[str], tanggal: date
) -> RetensiLaporan:
    jadwal = jadwal or JadwalRetensi(instansi=laporan.instansi)
    retensi = count_retensi(laporan.tahun, jadwal.aktif, jadwal.inaktif)
    return RetensiLaporan(laporan, jadwal, retensi, retensi.masa_on(tanggal), tercatat)
