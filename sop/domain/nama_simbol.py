"""How the symbols of an SOP are called where they leave the form: one name for each, none twice."""

from collections import Counter

from sop.domain.berkas import BerkasSop


def name_simbol(berkas: BerkasSop) -> list[str]:
    """Return the name of each symbol, in the order of the document: nomor and kegiatan of its row.

    Where a row has several symbols the pelaksana is named too, and where names are still alike, the place
    among them. Other engines tell work apart by its name alone.
    """
    nama = [
        f"{_head(langkah.nomor, baris)} {' '.join(langkah.kegiatan.split())}".strip()
        + (f" ({berkas.pelaksana[s.pelaksana].nama})" if len(langkah.simbol) > 1 else "")
        for baris, langkah in enumerate(berkas.langkah, start=1)
        for s in langkah.simbol
    ]
    count = Counter(nama)
    seen: Counter[str] = Counter()
    for urutan, satu in enumerate(nama):
        if count[satu] > 1:
            seen[satu] += 1
            nama[urutan] = f"{satu} [{seen[satu]}]"
    return nama


def _head(nomor: str, baris: int) -> str:
    return f"{nomor.strip().rstrip('.)') or f'Baris {baris}'}."
