"""The table of the form in a foreign document: its heads, and where its rows begin and end."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sop.domain.bacaan import Peran, Tabel

# Heads as offices print them, slips included ("MUTU BUKU"). Sumber: PermenPANRB 35/2012, and custom.
_KATA: tuple[tuple[Peran, str], ...] = (
    (Peran.NOMOR, r"(no|nomor|nomer)\b\.?( urut)?"),
    (Peran.KEGIATAN, r"(uraian|kegiatan|akti[vf]itas|prosedur|langkah|tahapan|tahap)\b.*"),
    (Peran.KELENGKAPAN, r"(ke|per)lengkapan\b.*|persyaratan\b.*|bahan\b.*|input\b.*"),
    (Peran.WAKTU, r"(waktu|durasi|lama(nya)?|jangka waktu)\b.*"),
    (Peran.KELUARAN, r"(output|keluaran|hasil)\b.*"),
    (Peran.KETERANGAN, r"(ket|keterangan|catatan)\b\.?"),
)
_PELAKSANA = re.compile(r"(nama )?(pelaksana|pelaku|aktor|penanggung jawab)( kegiatan)?")
_MUTU = (Peran.KELENGKAPAN, Peran.WAKTU, Peran.KELUARAN)
_MUTU_BAKU = re.compile(r"mutu b[au]ku|baku mutu")
_LANJUTAN = re.compile(r"\(?(lanjutan|sambungan|halaman|hal\.?|page)\b.*", re.IGNORECASE)
_MAKS_KEPALA = 4  # rows of a head: two of words, one of column numbers, one to spare
_ANGKA = re.compile(r"\(?\d{1,3}[.)]*")


@dataclass(frozen=True)
class KepalaTabel:
    """The heads of a table: ``baris`` are their rows, ``kolom`` is what each column is.

    ``judul`` gives the row and column at which each head is printed.
    """

    baris: range
    kolom: tuple[Peran, ...]
    pelaksana: Mapping[int, str] = field(default_factory=dict)
    judul: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def find_kepala(tabel: Tabel) -> KepalaTabel | None:
    """Return the heads of the form's table, or None where the table is another."""
    for nomor, row in enumerate(tabel.baris):
        peran = [read_peran(sel) for sel in row]
        if Peran.KEGIATAN not in peran:
            continue
        below = tabel.baris[nomor + 1] if nomor + 1 < len(tabel.baris) else ()
        if len({p for p in (*peran, *(read_peran(sel) for sel in below)) if p}) >= 3:
            return _read_kepala(tabel, nomor)
    return None


def read_peran(sel: str) -> Peran | None:
    """Return what a column with this head is, or None where the words are no head of the form."""
    teks = _plain(sel)
    return next((peran for peran, pola in _KATA if re.fullmatch(pola, teks) and len(teks) < 60), None)


def find_rows(tabel: Tabel, awal: int, kolom: Sequence[Peran], kepala: KepalaTabel | None) -> Iterator[int]:
    """Yield the rows of the table that belong to steps, from ``awal`` to the last; heads that are
    repeated, and lines that only say where a page goes on, are none."""
    numbered = [kol for kol, peran in enumerate(kolom) if peran is Peran.NOMOR]
    said = [kol for kol, peran in enumerate(kolom) if peran not in (Peran.ABAIKAN, Peran.NOMOR)]
    heads = {_plain_row(tabel.baris[n]) for n in kepala.baris} if kepala else set()
    candidates = [
        n
        for n in range(awal, len(tabel.baris))
        if any(tabel.baris[n])
        and _plain_row(tabel.baris[n]) not in heads
        and not is_furniture(tabel.baris[n])
    ]
    steps = [
        n
        for n in candidates
        if (any(_ANGKA.fullmatch(tabel.baris[n][kol]) for kol in numbered) or not numbered)
        and sum(bool(tabel.baris[n][kol]) for kol in said) >= 2
    ]
    last = (steps or candidates or [awal])[-1]
    for n in candidates:
        # what is directly under the last row may still belong to it
        if n <= last or (n == last + 1 and steps and not _is_signature(tabel.baris[n], kolom)):
            last = max(last, n)
            yield n


def is_furniture(row: Sequence[str]) -> bool:
    """Whether a row only numbers the columns, or says that the table goes on."""
    said = [sel for sel in row if sel]
    if len(said) == 1:
        return bool(_LANJUTAN.fullmatch(said[0].strip()))
    numbers = [int(sel.strip("(). ")) for sel in said if _ANGKA.fullmatch(sel.strip())]
    return len(said) > 2 and numbers == list(range(1, len(said) + 1))


def _is_signature(row: Sequence[str], kolom: Sequence[Peran]) -> bool:
    """Whether the row under the last one says something of its own: in one cell, or in none of the form's."""
    said = [sel for sel, peran in zip(row, kolom, strict=False) if sel and peran in (Peran.KEGIATAN, *_MUTU)]
    return not said or (sum(map(bool, row)) == 1 and not said[0][0].islower())


def _read_kepala(tabel: Tabel, first: int) -> KepalaTabel:
    atas = tabel.baris[first]
    akhir = first + 1
    bawah: tuple[str, ...] = ("",) * len(atas)
    for row in tabel.baris[first + 1 : first + _MAKS_KEPALA]:
        if is_furniture(row) or not any(row):
            akhir += 1
        elif akhir == first + 1 and _is_subhead(row, atas):
            bawah, akhir = row, akhir + 1
        else:
            break
    peran: list[Peran] = []
    pelaksana: dict[int, str] = {}
    judul: dict[str, tuple[int, int]] = {}
    group = ""
    known = [
        read_peran(sub) or (None if sub and _is_group(kepala) else read_peran(kepala))
        for kepala, sub in zip(atas, bawah, strict=True)
    ]
    first_mutu = next((n for n, satu in enumerate(known) if satu in _MUTU), len(known))
    for kolom, (kepala, sub, own) in enumerate(zip(atas, bawah, known, strict=True)):
        group = kepala or group
        is_between = Peran.KEGIATAN in known[:kolom] and kolom < first_mutu
        if own is None and _is_pelaksana(group, sub or kepala, is_between):
            own, pelaksana[kolom] = Peran.PELAKSANA, " ".join((sub or kepala).split())
        peran.append(own or Peran.ABAIKAN)
        if own and own is not Peran.PELAKSANA:
            judul.setdefault(own.value, (first + 1 if read_peran(sub) else first, kolom))
        for nama_judul, pola in (("pelaksana", _PELAKSANA), ("mutu_baku", _MUTU_BAKU)):
            if kepala and pola.fullmatch(_plain(kepala)):
                judul[nama_judul] = (first, kolom)
    return KepalaTabel(range(first, akhir), tuple(peran), pelaksana, judul)


def _is_subhead(row: Sequence[str], atas: Sequence[str]) -> bool:
    """Whether the row under the heads holds more of them, and no step."""
    return not any(
        sel and read_peran(kepala) in (Peran.NOMOR, Peran.KEGIATAN)
        for sel, kepala in zip(row, atas, strict=True)
    )


def _is_group(sel: str) -> bool:
    return bool(_PELAKSANA.fullmatch(_plain(sel)) or _MUTU_BAKU.fullmatch(_plain(sel)))


def _is_pelaksana(group: str, nama: str, is_between: bool) -> bool:
    """Whether a column without a known head is that of a pelaksana: it is under the head that says so, or any
    named column between kegiatan and mutu baku."""
    if not nama or _MUTU_BAKU.fullmatch(_plain(nama)):
        return False
    return is_between or bool(_PELAKSANA.fullmatch(_plain(group)))


def _plain(sel: str) -> str:
    teks = re.sub(r"\s*/\s*", " ", sel.lower())
    return " ".join(re.sub(r"[:*]", " ", teks).split())


def _plain_row(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(_plain(sel) for sel in row)
