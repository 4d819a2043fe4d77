"""The kept files of a report, each in its folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lakip.arsip.bahan import Bahan
from lakip.domain.nama_berkas import clean_stem
from lakip.models import Dokumen, Laporan, Pengiriman, Surat, TandaTangan, Terbitan, UnggahanReviu
from lakip.models.dokumen import JenisDokumen
from lakip.models.tanda_tangan import PenyediaTandaTangan, StatusTandaTangan
from lakip.tanda_tangan.rangkaian import find_berkas
from lakip.terbitan import find_terbaru

FOLDER = {
    JenisDokumen.LAKIP: "01-lakip",
    JenisDokumen.TERTANDA: "01-lakip",
    JenisDokumen.SURAT: "02-surat",
    JenisDokumen.KIRIMAN: "03-pengiriman",
    JenisDokumen.REVIU: "04-reviu",
    JenisDokumen.RAPAT: "05-rapat",
}


def collect_dokumen(laporan: Laporan, at: datetime) -> Iterator[Bahan]:
    """Yield every kept file of the report but earlier archives, the LAKIP that counts first."""
    terbitan = find_terbaru(laporan)
    akhir = find_berkas(terbitan) if terbitan else None
    tertanda = _read_tertanda(laporan)
    sebutan = _name_bukti(laporan)
    terbit = dict(Terbitan.objects.filter(laporan=laporan).values_list("dokumen", "nomor"))
    rows = Dokumen.objects.filter(laporan=laporan).exclude(jenis=JenisDokumen.ARSIP)
    dokumen_list = list(rows.select_related("tugas__simbol__langkah").order_by("pk"))
    for satu in sorted(dokumen_list, key=lambda dokumen: dokumen != akhir):
        nama, judul = satu.nama, sebutan.get(satu.pk, satu.nama)
        if satu == akhir:
            nama, judul = f"LAKIP-{laporan.tahun}.pdf", f"LAKIP tahun {laporan.tahun}, berkas yang berlaku"
        elif satu.pk in terbit:
            nama = f"LAKIP-{laporan.tahun}-terbitan-{terbit[satu.pk]}.pdf"
            judul = f"LAKIP terbitan {terbit[satu.pk]}, tanpa tanda tangan"
        ditarik = " (ditarik)" if satu.ditarik_pada else ""
        tanda = tertanda.get(satu.pk)
        folder = "02-surat" if tanda and tanda.surat_id else _folder_of(satu)
        is_elektronik = tanda is not None and tanda.penyedia != PenyediaTandaTangan.BASAH
        yield Bahan(folder, nama, f"{judul}{ditarik}", satu.berkas, satu.sha256, is_elektronik)


def _read_tertanda(laporan: Laporan) -> dict[int, TandaTangan]:
    """Return the signatures that came about, by the file they are on."""
    made = TandaTangan.objects.filter(laporan=laporan, dokumen__isnull=False).exclude(
        status=StatusTandaTangan.TIDAK_JADI
    )
    return {satu.dokumen_id: satu for satu in made if satu.dokumen_id}


def _name_bukti(laporan: Laporan) -> dict[int, str]:
    """Return what files that prove something are called, by their keys; the others go by their names."""
    letters = Surat.objects.filter(laporan=laporan, dokumen__isnull=False).select_related("nomor")
    receipts = Pengiriman.objects.filter(laporan=laporan, bukti__isnull=False)
    uploads = UnggahanReviu.objects.filter(laporan=laporan)
    return {
        **{pk: str(surat) for surat in letters if (pk := surat.dokumen_id)},
        **{pk: f"Tanda terima {satu.kepada}" for satu in receipts if (pk := satu.bukti_id)},
        **{satu.bukti_id: f"Bukti unggahan e-SAKIP Reviu, akun {satu.akun}" for satu in uploads},
    }


def _folder_of(dokumen: Dokumen) -> str:
    if known := FOLDER.get(JenisDokumen(dokumen.jenis)):
        return known
    if dokumen.tugas is None:
        return "08-langkah"
    return f"08-langkah/{clean_stem(dokumen.tugas.simbol.langkah.sebutan, 30) or 'lain'}"
