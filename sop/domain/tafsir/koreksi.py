"""What people correct of a proposed draft, cell by cell, before it is saved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, cast

from sop.domain.alur import JenisSimbol
from sop.domain.angka import read_bulat
from sop.domain.bacaan import Tempat, Usulan
from sop.domain.berkas import SELESAI, JenisPelaksana
from sop.domain.isian import BerkasDitolak, alternatives
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.kolom import JudulKolom
from sop.domain.suntingan import BERIKUT, KE_SIMBOL, BarisSunting, PanahSunting, SimbolSunting, Suntingan
from sop.domain.tafsir.baris import SEL
from sop.domain.tafsir.nilai import ISIAN, replace_isian
from sop.domain.temuan import Temuan, Tingkat

_JUDUL = tuple(satu.name for satu in fields(JudulKolom))


def correct(usulan: Usulan, koreksi: Mapping[str, str]) -> Usulan:
    """Return the draft as people corrected it. Keys are as in ``Usulan.asal``, and further

    - ``kolom.<n>`` and ``kolom.<n>.jenis``: name and kind of a column, from 0;
    - ``langkah.<n>.simbol``: "k2 proses; k1 keputusan", in the order in which they are carried out;
    - ``langkah.<n>.ya`` and ``langkah.<n>.tidak``: where a decision leads, the row from 0, "selesai", or
      nothing for the next;
    - ``langkah.<n>.lembar_kerja``; ``langkah.<n>.buang``: "1" where the row is no step;
    - ``sisa.<tabel>.<baris>.<kolom>``: "1" where words that nobody understood are not needed.

    What is corrected is inferred no longer.

    Raises BerkasDitolak, naming every key that is not there and every value that cannot be.
    """
    ubahan = _Koreksi(usulan.suntingan)
    for nama, nilai in sorted(koreksi.items(), key=lambda satu: (".simbol" not in satu[0], satu[0])):
        ubahan.apply(nama, nilai)
    if ubahan.temuan:
        raise BerkasDitolak(ubahan.temuan)
    seen = {Tempat(*map(int, nama.split(".")[1:])) for nama in ubahan.dilihat}
    simpulan = {nama: alasan for nama, alasan in usulan.simpulan.items() if nama not in koreksi}
    return replace(
        usulan,
        suntingan=ubahan.close(),
        simpulan=simpulan,
        sisa=tuple(tempat for tempat in usulan.sisa if tempat not in seen),
    )


class _Koreksi:
    """The draft while corrections are applied, and what is wrong with them."""

    def __init__(self, suntingan: Suntingan) -> None:
        self.identitas = suntingan.identitas
        self.kolom = list(suntingan.kolom)
        self.baris = list(suntingan.baris)
        self.temuan: list[Temuan] = []
        self.dilihat: list[str] = []
        self._buang: set[str] = set()

    def apply(self, nama: str, nilai: str) -> None:
        nilai = nilai.replace("\r\n", "\n").strip()
        bagian, _, isian = nama.partition(".")
        if nama in ISIAN:
            self.identitas = replace_isian(self.identitas, nama, nilai)
        elif bagian == "judul_kolom" and isian in _JUDUL:
            judul = replace(self.identitas.judul_kolom, **{isian: nilai})
            self.identitas = replace(self.identitas, judul_kolom=judul)
        elif found := re.fullmatch(r"kolom\.(\d{1,3})(\.jenis)?", nama):
            self._correct_kolom(nama, int(found[1]), bool(found[2]), nilai)
        elif found := re.fullmatch(r"langkah\.(\d{1,3})\.(\w+)", nama):
            self._correct_langkah(nama, int(found[1]), found[2], nilai)
        elif re.fullmatch(r"sisa(\.\d{1,4}){3}", nama):
            self.dilihat.extend([nama] if nilai else [])
        else:
            self._reject(nama, "Isian ini tidak dikenal.")

    def close(self) -> Suntingan:
        """The draft without the rows that are no steps; an arrow to one of these goes on to the next row."""
        kept = [row for row in self.baris if row.kunci not in self._buang]
        baris = tuple(
            replace(row, simbol=tuple(replace(s, panah=tuple(map(self._skip, s.panah))) for s in row.simbol))
            for row in kept
        )
        return Suntingan(self.identitas, tuple(self.kolom), baris)

    def _skip(self, panah: PanahSunting) -> PanahSunting:
        return replace(panah, ke=BERIKUT) if panah.ke.partition(KE_SIMBOL)[0] in self._buang else panah

    def _correct_kolom(self, nama: str, nomor: int, is_jenis: bool, nilai: str) -> None:
        if nomor >= len(self.kolom):
            self._reject(nama, f"Kolom pelaksana ke-{nomor + 1} tidak ada.")
        elif not is_jenis:
            self.kolom[nomor] = replace(self.kolom[nomor], nama=nilai)
        elif jenis := self._choose(nama, nilai, [j.value for j in JenisPelaksana]):
            self.kolom[nomor] = replace(self.kolom[nomor], jenis=JenisPelaksana(jenis))

    def _correct_langkah(self, nama: str, nomor: int, isian: str, nilai: str) -> None:
        if nomor >= len(self.baris):
            self._reject(nama, f"Langkah ke-{nomor + 1} tidak ada.")
            return
        row = self.baris[nomor]
        if isian in SEL:
            row = replace(row, **{isian: cast(Any, nilai)})
        elif isian == "simbol":
            row = replace(row, simbol=tuple(self._read_simbol(nama, row, nilai)))
        elif isian in ("ya", "tidak"):
            row = self._lead(nama, row, isian, nilai)
        elif isian == "lembar_kerja":
            jenis = self._choose(nama, nilai, [j.value for j in LembarKerja]) if nilai else ""
            row = replace(row, lembar_kerja=LembarKerja(jenis) if jenis else None)
        elif isian == "buang":
            self._buang.update([row.kunci] if nilai else [])
        else:
            self._reject(nama, "Isian ini tidak dikenal.")
        self.baris[nomor] = row

    def _read_simbol(self, nama: str, row: BarisSunting, nilai: str) -> Iterator[SimbolSunting]:
        """The symbols as said; a symbol that stays of its kind keeps the arrows that it has."""
        free = {kolom.kunci for kolom in self.kolom}
        for said in filter(None, (satu.strip() for satu in nilai.split(";"))):
            kolom, _, jenis = said.partition(" ")
            if kolom not in free or jenis not in [j.value for j in JenisSimbol]:
                self._reject(nama, f'Simbol "{said}" tidak dikenal, atau kolomnya dipakai dua kali.')
                continue
            free.remove(kolom)
            old = next((s for s in row.simbol if (s.kolom, s.jenis) == (kolom, jenis)), None)
            yield SimbolSunting(
                kolom, JenisSimbol(jenis), panah=old.panah if old else _default_panah(JenisSimbol(jenis), row)
            )

    def _lead(self, nama: str, row: BarisSunting, label: str, nilai: str) -> BarisSunting:
        nomor = read_bulat(nilai)
        if nomor is not None and nomor < len(self.baris):
            ke = self.baris[nomor].kunci
        elif nilai in ("", SELESAI):
            ke = nilai or BERIKUT
        else:
            self._reject(nama, f'Tujuan "{nilai}" tidak ada; pilih satu langkah atau selesai.')
            return row
        return replace(
            row,
            simbol=tuple(
                replace(s, panah=_put(s.panah, PanahSunting(label, ke)))
                if s.jenis is JenisSimbol.KEPUTUSAN
                else s
                for s in row.simbol
            ),
        )

    def _choose(self, nama: str, nilai: str, pilihan: list[str]) -> str:
        if nilai in pilihan:
            return nilai
        self._reject(nama, f'"{nilai}" tidak dikenal; pilih {alternatives(pilihan)}.')
        return ""

    def _reject(self, nama: str, pesan: str) -> None:
        self.temuan.append(Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, nama, pesan))


def _default_panah(jenis: JenisSimbol, row: BarisSunting) -> tuple[PanahSunting, ...]:
    """The arrows of a symbol that was put there: a decision keeps those that the row's decision had."""
    if jenis is JenisSimbol.SELESAI:
        return ()
    if jenis is not JenisSimbol.KEPUTUSAN:
        return (PanahSunting(),)
    old = next((s.panah for s in row.simbol if s.jenis is JenisSimbol.KEPUTUSAN), ())
    return old or (PanahSunting("ya"),)


def _put(panah: tuple[PanahSunting, ...], new: PanahSunting) -> tuple[PanahSunting, ...]:
    kept = tuple(new if p.label == new.label else p for p in panah)
    return kept if new in kept else (*kept, new)
