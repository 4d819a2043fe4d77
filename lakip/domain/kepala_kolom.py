"""The heads of the columns of an office's own workbook: where they stand, and what each seems to hold."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lakip.domain.konsolidasi import TRIWULAN

JUDUL_TERPANJANG = 80  # letters; what is longer is a title or a row of data
KOLOM_TERSEDIKIT = 2

_TAHUN = re.compile(r"\b20[0-9]{2}\b")
_TRIWULAN = re.compile(r"\b(?:tw|trw|triwulan|tribulan|kuartal|q) ?(?:ke )?(iv|i{1,3}|[1-4])\b")
_NOMOR_TRIWULAN = {romawi.casefold(): nomor for nomor, romawi in TRIWULAN.items()}


def split_kata(teks: str) -> list[str]:
    """Return the words and figures of a text, without case and without signs."""
    return re.findall(r"[^\W_]+", teks.casefold())


# The words of heads, as offices write them. Sumber: custom of the offices.
_LAZIM = frozenset(
    split_kata(
        "no nomor kode rekening uraian sasaran strategis indikator kinerja iku satuan target realisasi "
        "capaian pembilang penyebut program kegiatan sub pagu anggaran rp tahun setahun serapan persentase "
        "tw triwulan tribulan kuartal i ii iii iv faktor pendorong penghambat kendala upaya solusi "
        "rekomendasi tindak lanjut bukti dukung keterangan penanggung jawab"
    )
)
_PENJELASAN = {
    "pendorong": {"pendorong", "pendukung", "keberhasilan"},
    "penghambat": {"penghambat", "hambatan", "kendala", "permasalahan", "kegagalan"},
    "upaya": {"upaya", "solusi"},
    "rekomendasi": {"rekomendasi", "saran", "lanjut"},
    "bukti": {"bukti", "eviden", "evidence", "dukung"},
}
_PENGISI = frozenset({"kinerja", "indikator", "nilai", "angka", "tahun", "setahun", "tahunan", "ini"})
_PENGISI_RUPIAH = frozenset({"anggaran", "keuangan", "belanja", "rp", "rupiah", "tahun", "setahun", "ini"})
_BUKAN_NAMA = frozenset(
    {"satuan", "target", "realisasi", "capaian", "jenis", "formula", "rumus", "sumber", "pagu"}
)


@dataclass(frozen=True, slots=True)
class Usulan:
    """What the columns seem to be: of indikator or of the budget, and the key of a field by column."""

    is_anggaran: bool
    isian: dict[int, str]


def join_kepala(atas: Mapping[int, str], bawah: Mapping[int, str]) -> dict[int, str]:
    """Return the head of each column from the row of heads and the row right above it.

    Where that belongs to the head too, a cell above an empty one is the head itself, merged downwards;
    one above a filled one goes for the columns at its right as well, up to the next.
    """
    if len(atas) < KOLOM_TERSEDIKIT or not bawah or atas.keys() <= bawah.keys():
        return dict(bawah)
    judul: dict[int, str] = {}
    kelompok = ""
    for kolom in range(min([*atas, *bawah]), max([*atas, *bawah]) + 1):
        if kolom in atas:
            kelompok = atas[kolom] if kolom in bawah else ""
        if kolom in bawah:
            judul[kolom] = f"{kelompok} {bawah[kolom]}".strip()
        elif kolom in atas:
            judul[kolom] = atas[kolom]
    return judul


def find_kepala(baris_list: Sequence[tuple[int, Mapping[int, str]]]) -> int | None:
    """Return the number of the row that seems to hold the heads; of two in sequence the lower one."""
    for ke, (nomor, judul) in enumerate(baris_list):
        if _is_kepala(judul.values()):
            berikut = baris_list[ke + 1 : ke + 2]
            is_double = any(lain == nomor + 1 and _is_kepala(isi.values()) for lain, isi in berikut)
            return nomor + 1 if is_double else nomor
    return None


def sign_kepala(judul: Mapping[int, str]) -> str:
    """Return what stands for the words of the heads and their places; the years in them do not count."""
    kata = [[kolom, split_kata(_TAHUN.sub(" ", judul[kolom]))] for kolom in sorted(judul)]
    return hashlib.sha256(json.dumps(kata).encode()).hexdigest()


def propose_isian(judul: Mapping[int, str], tahun: int) -> Usulan:
    """Return what the columns seem to hold in a report of ``tahun``; each field is proposed once.

    A capaian is no realisasi, a cumulated one belongs to no single quarter, and another year is another
    report: none of them is proposed.
    """
    semua = {kata for teks in judul.values() for kata in split_kata(teks)}
    is_anggaran = "indikator" not in semua and bool(semua & {"kode", "rekening", "pagu", "anggaran", "rp"})
    guess = _guess_anggaran if is_anggaran else _guess_indikator
    isian: dict[int, str] = {}
    for kolom in sorted(judul):
        if set(_TAHUN.findall(judul[kolom])) <= {str(tahun)}:
            kunci = guess(_TAHUN.sub(" ", judul[kolom]))
            if kunci and kunci not in isian.values():
                isian[kolom] = kunci
    return Usulan(is_anggaran, isian)


def _is_kepala(judul: Iterable[str]) -> bool:
    """Whether most of these cells are short and made of words that heads are made of."""
    judul = list(judul)
    lazim = [teks for teks in judul if len(teks) <= JUDUL_TERPANJANG and _LAZIM & set(split_kata(teks))]
    return len(lazim) >= KOLOM_TERSEDIKIT and 2 * len(lazim) >= len(judul)


def _guess_indikator(judul: str) -> str:
    teks = " ".join(split_kata(judul))
    kata = set(teks.split())
    if penjelasan := [kunci for kunci, ciri in _PENJELASAN.items() if kata & ciri]:
        return penjelasan[0] if len(penjelasan) == 1 else ""
    if {"realisasi", "kosong"} <= kata:
        return "status"
    for kunci in ("target", "realisasi"):
        if kunci in kata:
            return _guess_nilai(kunci, teks)
    if kata & {"no", "nomor"}:
        return "nomor" if kata <= {"no", "nomor", "urut", "indikator"} else ""
    if kata & {"indikator", "iku"}:
        return "" if kata & _BUKAN_NAMA else "nama"
    return next((kunci for kunci in ("pembilang", "penyebut") if kunci in kata), "")


def _guess_nilai(kunci: str, teks: str) -> str:
    triwulan = _TRIWULAN.findall(teks)
    if set(_TRIWULAN.sub(" ", teks).split()) - _PENGISI != {kunci} or len(triwulan) > 1:
        return ""
    if not triwulan:
        return kunci if kunci == "realisasi" else ""  # the target of the year is the report's
    return f"{kunci}_{_NOMOR_TRIWULAN.get(triwulan[0], triwulan[0])}"


def _guess_anggaran(judul: str) -> str:
    kata = set(split_kata(judul))
    if kata & {"kode", "rekening"}:
        return "kode"
    if "realisasi" in kata:
        return "realisasi" if kata - _PENGISI_RUPIAH == {"realisasi"} and "%" not in judul else ""
    return "nama" if kata & {"program", "kegiatan", "uraian"} and not kata & _BUKAN_NAMA else ""
