"""What a lembar disposisi asks for: the phrases that are ticked under "Dengan hormat harap"."""

from collections.abc import Iterable
from types import MappingProxyType

# Sumber: lembar disposisi as used by the offices; the keys are stored.
HARAPAN = MappingProxyType(
    {
        "tanggapan": "Tanggapan dan saran",
        "proses": "Proses lebih lanjut",
        "koordinasi": "Koordinasi dan konfirmasi",
        "selesaikan": "Selesaikan sesuai ketentuan",
        "siapkan": "Siapkan bahan dan konsepnya",
        "pelajari": "Pelajari dan laporkan hasilnya",
        "hadiri": "Hadiri atau wakili",
        "ketahui": "Untuk diketahui",
    }
)


def describe_harapan(kunci_list: Iterable[str]) -> tuple[str, ...]:
    """Return the phrases as they are printed, in the order of the sheet; an unknown key says nothing."""
    dicentang = set(kunci_list)
    return tuple(teks for kunci, teks in HARAPAN.items() if kunci in dicentang)
