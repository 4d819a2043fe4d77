"""The words at the head of the form's columns, which offices print in their own way."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JudulKolom:
    """The heads as printed; the defaults are those of PermenPANRB 35/2012, as offices print them."""

    nomor: str = "No"
    kegiatan: str = "Kegiatan"
    pelaksana: str = "Pelaksana"
    mutu_baku: str = "Mutu Baku"
    kelengkapan: str = "Kelengkapan"
    waktu: str = "Waktu"
    keluaran: str = "Output"
    keterangan: str = "Keterangan"


JUDUL_BAKU = JudulKolom()
