"""A first word on what the places of a foreign document mean; people may say otherwise."""

from collections.abc import Iterator, Sequence

from sop.domain.bacaan import Bacaan, Pemetaan, Peran, Tabel
from sop.domain.tafsir.identitas import find_identitas
from sop.domain.tafsir.jabatan import is_jabatan
from sop.domain.tafsir.kata_kepala import read_peran
from sop.domain.tafsir.kepala_tabel import KepalaTabel, find_kepala
from sop.domain.tafsir.rentang_baris import find_rows
from sop.domain.tafsir.tanda import read_tanda

_MIN_JUDUL = 4  # kinds of heads, each in a line of its own, by which a table that fell apart is known


def propose_pemetaan(bacaan: Bacaan) -> Pemetaan:
    """Return what the places of the source most likely mean, by the heads and labels that offices print.

    Where no table has the heads of the form, the widest is proposed, and none of its columns.
    A source that says all by itself (``lengkap``) needs none and gets an empty one.
    """
    if not bacaan.tabel:
        return Pemetaan(0, 0, ())
    found = [(nomor, kepala) for nomor, tabel in enumerate(bacaan.tabel) if (kepala := find_kepala(tabel))]
    if not found:
        nomor = max(range(len(bacaan.tabel)), key=lambda n: len(bacaan.tabel[n].baris[0]))
        abaikan = (Peran.ABAIKAN,) * len(bacaan.tabel[nomor].baris[0])
        return Pemetaan(nomor, 0, abaikan, {}, find_identitas(bacaan, ()))
    nomor, kepala = max(found, key=lambda satu: len(bacaan.tabel[satu[0]].baris))
    tabel, awal = bacaan.tabel[nomor], kepala.baris.stop
    rows = tuple(find_rows(tabel, awal, kepala.kolom, kepala))
    kolom = tuple(_find_peran(tabel, rows, kepala))
    nama = {x: kepala.nama[x] for x, peran in enumerate(kolom) if peran is Peran.PELAKSANA}
    identitas = find_identitas(bacaan, [(nomor, baris) for baris in (*kepala.baris, *rows)])
    return Pemetaan(nomor, awal, kolom, nama, identitas)


def _find_peran(tabel: Tabel, rows: Sequence[int], kepala: KepalaTabel) -> Iterator[Peran]:
    """What each column is; another than the form's own is of a pelaksana if it names one or has marks."""
    for x, peran in enumerate(kepala.kolom):
        nama = kepala.nama.get(x, "")
        is_pelaku = is_jabatan(nama) or (nama and any(read_tanda(tabel.baris[y][x]) for y in rows))
        yield Peran.PELAKSANA if peran is Peran.ABAIKAN and is_pelaku else peran


def explain_kurang(bacaan: Bacaan) -> str:
    """Return why no draft can be made of a source yet, and what to do, in a sentence for the sender."""
    lines = [row[0] for tabel in bacaan.tabel if len(tabel.baris[0]) == 1 for row in tabel.baris]
    if len({peran for line in lines if (peran := read_peran(line))}) >= _MIN_JUDUL:
        return (
            "Judul kolomnya terbaca satu per baris, sehingga tidak tampak lagi isi sel mana di kolom mana, "
            "seperti bila teks disalin dari pembaca PDF: salin tabelnya dari Word atau Excel, atau tempelkan "
            "hasil pdftotext -layout."
        )
    return "Tabel langkahnya belum dikenali; tunjukkan apa isi kolomnya."


def is_cukup(pemetaan: Pemetaan) -> bool:
    """Whether a draft can be made by it: it says where the kegiatan stands, and at least one pelaksana."""
    return {Peran.KEGIATAN, Peran.PELAKSANA} <= set(pemetaan.kolom)
