"""Who may sign a built LAKIP: only whom its signature block names."""

from __future__ import annotations

from lakip.isi.ringkasan import read_ringkasan
from lakip.models import Terbitan, Tugas
from lakip.tanda_tangan.rangkaian import find_simbol_penutup


def find_penanda_lain(tugas: Tugas, terbitan: Terbitan, nama: str, kapasitas: str) -> str:
    """Return why this person cannot sign at this visit: the block names somebody else; "" if they can.

    Who signs or puts a paraf before the last signature stands in no block.

    Sumber: tata naskah dinas; who signs is who is named below the signature, with Plt. or Plh. where acting.
    """
    if tugas.simbol != find_simbol_penutup(tugas.laporan.versi_id):
        return ""
    pengesahan = read_ringkasan(terbitan).pengesahan
    if pengesahan and (pengesahan.nama, pengesahan.kapasitas) == (nama, kapasitas):
        return ""
    tercetak = ", ".join(filter(None, (pengesahan.nama, pengesahan.kapasitas))) if pengesahan else ""
    return (
        f"Kolom tanda tangan LAKIP ini {f'menyebut {tercetak}' if tercetak else 'belum menyebut siapa pun'}, "
        f"sedangkan Anda bertindak sebagai {kapasitas}. Kembalikan dahulu supaya disusun dengan nama dan "
        "jabatan yang benar."
    )
