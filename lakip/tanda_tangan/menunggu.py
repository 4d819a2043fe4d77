"""What waits for its signature on paper: an approved LAKIP, a numbered letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lakip.access import Terlambat, TindakanDitolak
from lakip.isi.ringkasan import read_ringkasan
from lakip.lifecycle import StatusTugas
from lakip.models import Dokumen, Laporan, Pegawai, Surat, TandaTangan, Terbitan, Tugas
from lakip.models.tanda_tangan import StatusTandaTangan
from lakip.tanda_tangan.rangkaian import describe_sudah, find_berkas, find_penutup, find_simbol_penutup
from lakip.terbitan import find_beku
from sop.domain.jenis_kerja import LembarKerja


@dataclass(frozen=True, slots=True)
class Menunggu:
    """A document to be signed on paper: its file, by whom, in which capacity, since which day that can be."""

    naskah: Terbitan | Surat
    berkas: Dokumen
    oleh: Pegawai
    kapasitas: str
    tugas: Tugas | None
    sejak: date


def read_lakip(laporan: Laporan) -> Menunggu:
    """Return the approved LAKIP that waits for its signature.

    Raises TindakanDitolak, with what comes first, if none does; Terlambat if it is signed.
    """
    terbitan = find_beku(laporan)
    if terbitan is None:
        raise TindakanDitolak(
            "Belum ada LAKIP yang diajukan untuk persetujuan, jadi belum ada yang ditandatangani."
        )
    _require_open(terbitan)
    tugas = find_persetujuan(laporan)
    if tugas is None or tugas.pelaku is None:
        raise TindakanDitolak(
            "LAKIP ini belum disetujui. Pindaiannya diunggah sesudah persetujuan dicatat, supaya jelas siapa "
            "yang menandatangani."
        )
    tercetak = read_ringkasan(terbitan).pengesahan
    if tercetak and tercetak.nama and tercetak.nama != tugas.pelaku.nama:
        raise TindakanDitolak(
            f"Kolom tanda tangan LAKIP ini menyebut {tercetak.nama}, sedangkan yang menyetujui "
            f"{tugas.pelaku}, {tugas.kapasitas}. Persetujuannya perlu ditarik kembali, lalu LAKIP disusun "
            "dengan nama yang benar."
        )
    sejak = terbitan.pada.astimezone(laporan.instansi.zona).date()
    return Menunggu(
        terbitan, find_berkas(terbitan) or terbitan.dokumen, tugas.pelaku, tugas.kapasitas, tugas, sejak
    )


def read_surat(surat: Surat) -> Menunggu:
    """Return a letter that waits for its signature; raises as ``read_lakip`` does."""
    if surat.batal_pada:
        raise TindakanDitolak("Surat ini sudah dibatalkan.")
    if surat.dokumen is None:
        raise TindakanDitolak("Surat ini belum bernomor. Beri nomor dahulu, lalu cetak dan tanda tangani.")
    _require_open(surat)
    return Menunggu(
        surat,
        find_berkas(surat) or surat.dokumen,
        surat.pengirim,
        surat.kapasitas,
        surat.tugas,
        surat.tanggal,
    )


def is_lakip_menunggu(laporan: Laporan) -> bool:
    """Whether the LAKIP is approved and not signed yet."""
    try:
        read_lakip(laporan)
    except TindakanDitolak:
        return False
    return True


def lacks_tanda_tangan(laporan: Laporan) -> list[str]:
    """Return, a sentence each, what the LAKIP lacks before it may be sent as signed."""
    terbitan = find_beku(laporan)
    if terbitan and find_penutup(terbitan):
        return []
    return [
        "LAKIP belum ditandatangani: bubuhkan tanda tangan elektronik saat menyetujui, atau unggah pindaian "
        "yang ditandatangani di “Pindaian bertanda tangan” pada halaman Dokumen."
    ]


def find_persetujuan(laporan: Laporan) -> Tugas | None:
    """Return the visit at which the report was approved last; None if the last approval is still to be given.

    Under a further SOP without an approval the one before still counts.
    """
    visits = Tugas.objects.filter(laporan=laporan).exclude(status=StatusTugas.DIBATALKAN)
    visits = visits.select_related("simbol__langkah", "pelaku").order_by("-pk")
    last = next((t for t in visits if t.simbol.lembar_kerja is LembarKerja.PERSETUJUAN), None)
    if last is None or last.status != StatusTugas.SELESAI:
        return None
    return last if last.simbol == find_simbol_penutup(last.simbol.langkah.versi_id) else None


def _require_open(naskah: Terbitan | Surat) -> None:
    if penutup := find_penutup(naskah):
        raise Terlambat(describe_sudah(penutup))
    asked = {"terbitan": naskah} if isinstance(naskah, Terbitan) else {"surat": naskah}
    if TandaTangan.objects.filter(status=StatusTandaTangan.BELUM_DIKETAHUI, **asked).exists():
        raise TindakanDitolak(
            "Tanda tangan elektroniknya sudah diminta dan hasilnya belum diketahui. Selesaikan itu dahulu."
        )
