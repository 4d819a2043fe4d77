"""Which style of Word stands for which element and class of the paper's HTML; the styles are in ``pola``."""

from __future__ import annotations

from typing import Any

# The nearest class that is named here decides, outwards from a paragraph to the cell that it stands in.
GAYA = {
    "sampul-logo": "SampulLogo",
    "sampul-pemda": "SampulPemda",
    "sampul-judul": "SampulJudul",
    "sampul-singkatan": "SampulSingkatan",
    "sampul-tahun": "SampulTahun",
    "sampul-contoh": "SampulContoh",
    "sampul-instansi": "SampulInstansi",
    "sampul-bawah": "SampulAlamat",
    "kosong": "Kosong",
    "hilang": "Kosong",
    "tujuan": "Tujuan",
    "cara-baca": "Catatan",
    "catatan": "Catatan",
    "pengesahan-jabatan": "PengesahanJabatan",
    "pengesahan-nama": "PengesahanNama",
    "pengesahan": "Pengesahan",
    "naskah": "Naskah",
}
GAYA_UNSUR = {"blockquote": "Quote"}
# Spans that stand on lines of their own.
GAYA_BARIS = {"alasan": "SelKecil", "putaran": "SelRata"}
# Styles of letters.
GAYA_HURUF = {
    "iku": "Tanda",
    "sidik": "Sidik",
    "berbeda": "Penting",
    "lewat": "Penting",
    "tak-dihitung": "Redup",
}
# What the paper's style sheet writes behind an element.
AKHIRAN = {"berbeda": " *"}
# Rows whose cells are set in another way, and the line above them in 1/8 point.
GAYA_BARIS_TABEL = {
    "kelompok": "SelKepala",
    "rata": "SelRata",
    "jumlah": "SelKepala",
    "tingkat-0": "SelKepala",
    "induk": "SelKepala",
}
GARIS_ATAS = {"kelompok": 4, "jumlah": 6, "tingkat-0": 4}
WARNA_BARIS = {"penyimpangan": "FDF0EE"}
TERTAKUK = {"tingkat-1": 283, "tingkat-2": 510}
# Columns of one width, in millimetres.
LEBAR_KOLOM = {"nomor": 11, "baku": 14}
TAK_TERPENGGAL = frozenset(("angka", "predikat", "saat", "kode"))


def classes(unsur: Any) -> list[str]:
    return str(unsur.get("class", "")).split()


def pick(tabel: dict[str, Any], unsur: Any) -> Any:
    """Return what the table has for the first class of an element that it knows, or None."""
    return next((tabel[satu] for satu in classes(unsur) if satu in tabel), None)


def style_of(unsur: Any, bawaan: str) -> str:
    """Return the style of a paragraph; ``bawaan`` where nothing between it and its cell has one."""
    for satu in (unsur, *unsur.iterancestors()):
        if satu.tag in ("td", "th"):
            break
        if gaya := pick(GAYA, satu) or GAYA_UNSUR.get(satu.tag):
            return str(gaya)
    return bawaan
