"""The scan of what was signed on paper: the codes read off it, and whether it is a scan at all."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pypdfium2.raw
import zxingcpp
from PIL import Image

from lakip.access import TindakanDitolak
from lakip.gambar import PIKSEL_TERBANYAK, open_gambar
from lakip.models.kode import read_kode

# The signature stands near the front or on the only page; nobody waits for more pages to be searched.
HALAMAN_DIBACA = 30
# The longest side of a page as it is searched, in pixels: A4 at about 250 dots per inch.
SISI_DIBACA = 2_900
# The share of a page that its images cover if it was scanned.
BAGIAN_GAMBAR = 0.5
QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


def read_kode_pindaian(nama: str, isi: bytes) -> tuple[str, ...]:
    """Return the codes of documents on a scan, a PDF or an image, in the order of its pages.

    Raises TindakanDitolak if it cannot be opened, is locked, has too many pixels, or was not scanned at all.
    """
    if not isi.startswith(b"%PDF-"):
        gambar, _ = open_gambar(nama, BytesIO(isi), SISI_DIBACA)
        return _read_kode(gambar)
    try:
        with pypdfium2.PdfDocument(isi) as pdf:
            return _read_pdf(nama, pdf)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise TindakanDitolak(
                f"Berkas “{nama}” terkunci kata sandi, jadi isinya tidak dapat diperiksa. Simpan tanpa kata "
                "sandi, lalu unggah lagi."
            ) from error
        raise TindakanDitolak(
            f"Berkas “{nama}” rusak dan tidak dapat dibuka. Pindai sekali lagi, lalu unggah."
        ) from error


def _read_pdf(nama: str, pdf: pypdfium2.PdfDocument) -> tuple[str, ...]:
    kode: dict[str, None] = {}
    is_pindaian = False
    for nomor in range(min(len(pdf), HALAMAN_DIBACA)):
        halaman = pdf[nomor]
        if not _is_dipindai(nama, halaman):
            continue
        is_pindaian = True
        skala = SISI_DIBACA / max(halaman.get_size())
        gambar = halaman.render(scale=skala, grayscale=True, may_draw_forms=False).to_pil()
        kode |= dict.fromkeys(_read_kode(gambar))
    if not is_pindaian:
        raise TindakanDitolak(
            f"Berkas “{nama}” bukan hasil pindai: halamannya bukan gambar. Cetak LAKIP yang dibekukan, tanda "
            "tangani dan stempel, pindai, lalu unggah pindaiannya."
        )
    return tuple(kode)


def _is_dipindai(nama: str, halaman: pypdfium2.PdfPage) -> bool:
    """Whether images cover the page; raises TindakanDitolak if one has too many pixels to be drawn."""
    lebar, tinggi = halaman.get_size()
    tertutup = 0.0
    for gambar in halaman.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
        kolom, baris = gambar.get_px_size()
        if kolom * baris > PIKSEL_TERBANYAK:
            raise TindakanDitolak(
                f"Gambar di dalam “{nama}” terlalu banyak pikselnya; pindai dengan 300 dpi, lalu unggah lagi."
            )
        kiri, bawah, kanan, atas = gambar.get_bounds()
        tertutup += (kanan - kiri) * (atas - bawah)
    return tertutup >= BAGIAN_GAMBAR * lebar * tinggi


def _read_kode(gambar: Image.Image) -> tuple[str, ...]:
    found = zxingcpp.read_barcodes(gambar, formats=QR)
    # The code is the last part of the address that the QR holds.
    read = (read_kode(satu.text.rstrip("/").rpartition("/")[2]) for satu in found)
    return tuple(kode for kode in read if kode)
