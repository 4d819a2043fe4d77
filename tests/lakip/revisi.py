"""Two revisions of a small SOP whose rows tell themselves apart by their words, and the move between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lakip import engine
from lakip.models import Jejak
from lakip.pemindahan import Pemindahan, Rujukan
from sop.domain.berkas import BerkasSop
from sop.models import VersiSop
from sop.penetapan import put_into_force
from sop.storage import add_versi
from tests.world import Jalan, read_alur

KEGIATAN = {
    "1": "Memerintahkan penyusunan laporan",
    "2": "Mengumpulkan data kinerja",
    "3": "Memeriksa rancangan",
    "4": "Mengirim dokumen akhir",
    "5": "Menyimpan arsip",
    "6": "Menggandakan berkas",
    "7": "Mencatat agenda surat",
    "8": "Merapikan lampiran foto",
}
LAMA = """
1 Kepala mulai -> 2
2 Staf proses -> 3
3 Kepala keputusan -> ya:4 tidak:2
4 Staf selesai
"""
# Row 8 is new.
BARU = LAMA.replace("2 Staf proses -> 3", "2 Staf proses -> 8\n8 Staf proses -> 3")


def read_sop(teks: str, kerja: Mapping[str, str] | None = None) -> BerkasSop:
    """Return an SOP as ``read_alur`` reads it, a row of the same nomor in the same words."""
    berkas = read_alur(teks, kerja=kerja)
    rows = (replace(row, kegiatan=KEGIATAN[row.nomor]) for row in berkas.langkah)
    return replace(berkas, langkah=tuple(rows))


def revise(jalan: Jalan, berkas: BerkasSop) -> VersiSop:
    """Put a newer version of the report's SOP into force."""
    sop = jalan.kantor.fresh().versi.sop
    versi = put_into_force(add_versi(sop, berkas).pk, oleh="Uji", at=jalan.tick())
    return VersiSop.objects.select_related("sop").get(pk=versi.pk)


def read_plan(jalan: Jalan, versi: VersiSop) -> Rujukan:
    laporan = jalan.kantor.fresh()
    return Pemindahan(versi, [laporan]).plan(laporan)


def places_of(jalan: Jalan, versi: VersiSop) -> dict[int, int]:
    """Where the plan puts each open visit."""
    rujukan = read_plan(jalan, versi)
    by_simbol = {rujukan.simbol_lama[k.dari]: k.tempat for k in rujukan.rencana.kedudukan}
    found = {t.pk: by_simbol[t.simbol_id] for t in jalan.kantor.terbuka()}
    return {pk: rujukan.simbol_baru[tempat.simbol] for pk, tempat in found.items() if tempat}


def move(jalan: Jalan, versi: VersiSop, alasan: str = "SOP direvisi.") -> Jejak:
    kantor = jalan.kantor
    tempat = places_of(jalan, versi)
    return engine.move(kantor.laporan.pk, kantor.pemilik, versi.pk, alasan, tempat, at=jalan.tick())
