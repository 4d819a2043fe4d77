"""The signed LAKIP as it leaves the office, and under which name it is uploaded to e-SAKIP Reviu."""

from __future__ import annotations

from dataclasses import dataclass

from lakip.domain.nama_berkas import clean_stem
from lakip.models import Dokumen, Laporan, TataNaskah, Terbitan
from lakip.tanda_tangan.rangkaian import find_penutup
from lakip.terbitan import find_terbaru

MB = 1024**2


def read_tata_naskah(laporan: Laporan) -> TataNaskah:
    """Return how the office of the report hands it over; the usual way where it has not said so."""
    known = TataNaskah.objects.filter(instansi=laporan.instansi_id).first()
    return known or TataNaskah(instansi=laporan.instansi)


def find_lakip_tertanda(laporan: Laporan) -> tuple[Terbitan, Dokumen] | None:
    """Return the built LAKIP that counts, with its signed file; None while it is not signed."""
    terbitan = find_terbaru(laporan)
    penutup = find_penutup(terbitan) if terbitan else None
    return (terbitan, penutup.dokumen) if terbitan and penutup and penutup.dokumen else None


@dataclass(frozen=True, slots=True)
class PaketReviu:
    """The signed LAKIP under the name that e-SAKIP Reviu is given; ``kendala`` says why it cannot be had."""

    dokumen: Dokumen | None
    nama: str
    kendala: str = ""


def read_paket(laporan: Laporan) -> PaketReviu:
    """Return the file to upload. Sumber: name and limit are the office's own (TataNaskah)."""
    tata = read_tata_naskah(laporan)
    nama = f"{format_nama_unggah(tata.pola_unggah, laporan)}.pdf"
    tertanda = find_lakip_tertanda(laporan)
    if tertanda is None:
        return PaketReviu(None, nama, "LAKIP belum ditandatangani; paket tersedia sesudahnya.")
    dokumen = tertanda[1]
    if dokumen.ukuran > tata.batas_unggah * MB:
        besar = f"{dokumen.ukuran / MB:.1f}".replace(".", ",")
        kendala = (
            f"Berkas ini {besar} MB, sedangkan batasnya {tata.batas_unggah} MB. Berkas yang sudah "
            "ditandatangani tidak boleh dikecilkan: kecilkan gambar pada naskah lalu susun dan tanda tangani "
            "lagi, atau minta pengelola memeriksa batas itu di tata naskah."
        )
        return PaketReviu(None, nama, kendala)
    return PaketReviu(dokumen, nama)


def format_nama_unggah(pola: str, laporan: Laporan) -> str:
    """Return the name without its ending, of letters, digits, dots, hyphens and underscores."""
    filled = pola.replace("{tahun}", str(laporan.tahun)).replace("{instansi}", laporan.instansi.nama)
    return clean_stem(filled, 100) or f"LKjIP_{laporan.tahun}"
