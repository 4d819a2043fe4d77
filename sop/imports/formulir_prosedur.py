"""The sheet Prosedur of our own workbook: heads, columns, rows, symbols and arrows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import SELESAI, JenisPelaksana, default_kunci
from sop.domain.berkas_baca import MAX_LANGKAH, MAX_NOMOR, MAX_PANAH, MAX_PELAKSANA, MAX_SIMBOL
from sop.domain.isian import MAX_TEKS, BerkasDitolak, alternatives
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.kolom import JUDUL_BAKU, JudulKolom
from sop.domain.panah_teks import read_panah
from sop.domain.suntingan import (
    BERIKUT,
    KE_SIMBOL,
    BarisSunting,
    KolomSunting,
    PanahSunting,
    SimbolSunting,
    name_tujuan,
)
from sop.imports.lembar import Lembar
from sop.lembar_formulir import (
    BARIS_JENIS,
    BARIS_NAMA,
    KANAN,
    KIRI,
    KUNCI,
    LEMBAR_KERJA,
    MAKS_JUDUL,
    MAKS_LABEL,
    MAKS_NAMA,
    MAKS_SEL,
    PANAH,
    TAMBAHAN,
)

_SIMBOL = re.compile(rf"(?:(\d{{1,2}})[.:)]?\s*)?({'|'.join(JenisSimbol)})", re.IGNORECASE)
_URUTAN_SIMBOL = re.compile(rf"(.*){KE_SIMBOL}(\d{{1,2}})", re.DOTALL)


class Prosedur:
    """The form as its sheet holds it; ``kolom`` are its columns by their place."""

    def __init__(self, lembar: Lembar) -> None:
        self.lembar = lembar
        self._lain = _find_tambahan(lembar)
        awal, kanan = len(KIRI) + 1, self._lain[PANAH] - len(KANAN)
        self._letak = dict(
            zip((*KIRI, *KANAN), (*range(1, awal), *range(kanan, kanan + len(KANAN))), strict=True)
        )
        self.judul = self._read_judul(awal, kanan)
        self.kolom = self._read_kolom(range(awal, kanan))
        self._kunci_of: dict[str, set[str]] = {}
        self._banyak: dict[str, int] = {}

    def _read_judul(self, awal: int, kanan: int) -> JudulKolom:
        letak = {"pelaksana": (1, awal), "mutu_baku": (1, kanan)}
        letak |= {nama: (1, self._letak[nama]) for nama in (*KIRI, KANAN[-1])}
        letak |= {nama: (BARIS_NAMA, self._letak[nama]) for nama in KANAN[:-1]}
        judul = {nama: self.lembar.text(*tempat, MAKS_JUDUL) for nama, tempat in letak.items()}
        return replace(JUDUL_BAKU, **{nama: teks for nama, teks in judul.items() if teks})

    def _read_kolom(self, letak: range) -> dict[int, KolomSunting]:
        kolom: dict[int, KolomSunting] = {}
        for x in letak:
            if not any(self.lembar.text(y, x).strip() for y in range(BARIS_NAMA, self.lembar.tinggi + 1)):
                continue
            nama = self.lembar.text(BARIS_NAMA, x, MAKS_NAMA)
            if not nama.strip():
                self.lembar.reject(BARIS_NAMA, x, "Kolom ini tidak bernama; tulis nama pelaksananya.")
            elif nama in (satu.nama for satu in kolom.values()):
                self.lembar.reject(BARIS_NAMA, x, f'Pelaksana "{nama}" ditulis dua kali; bedakan namanya.')
            jenis = self.lembar.choose(BARIS_JENIS, x, JenisPelaksana) or JenisPelaksana.JABATAN
            kolom[x] = KolomSunting(f"k{len(kolom) + 1}", nama, jenis)
        if len(kolom) > MAX_PELAKSANA:
            pesan = f"Ada {len(kolom)} pelaksana; paling banyak {MAX_PELAKSANA}."
            self.lembar.reject(BARIS_NAMA, letak[0], pesan)
        return kolom

    def read_baris(self) -> list[BarisSunting]:
        """Return the rows, their arrows leading to the kunci of their targets."""
        terisi = [y for y in range(BARIS_JENIS + 1, self.lembar.tinggi + 1) if self.lembar.is_filled(y)]
        if len(terisi) > MAX_LANGKAH:
            pesan = f"Ada {len(terisi)} langkah; paling banyak {MAX_LANGKAH}."
            self.lembar.reject(terisi[MAX_LANGKAH], 1, pesan)
        baku = default_kunci([self.lembar.text(y, self._letak["nomor"]) for y in terisi])
        baris_list = [self._read_baris(y, kunci) for y, kunci in zip(terisi, baku, strict=True)]
        if (banyak := sum(len(baris.simbol) for baris in baris_list)) > MAX_SIMBOL:
            self.lembar.reject(BARIS_NAMA, 1, f"Ada {banyak} simbol; paling banyak {MAX_SIMBOL}.")
        self._note_nama(terisi, baris_list)
        return [
            replace(baris, simbol=tuple(self._close_simbol(y, s) for s in baris.simbol))
            for y, baris in zip(terisi, baris_list, strict=True)
        ]

    def _read_baris(self, y: int, kunci: str) -> BarisSunting:
        own = self.lembar.text(y, self._lain[KUNCI], MAX_NOMOR)
        return BarisSunting(
            kunci=own if own.strip() else kunci,
            lembar_kerja=self.lembar.choose(y, self._lain[LEMBAR_KERJA], LembarKerja),
            simbol=self._read_simbol(y),
            **{n: self.lembar.text(y, x, MAKS_SEL.get(n, MAX_TEKS)) for n, x in self._letak.items()},
        )

    def _read_simbol(self, y: int) -> tuple[SimbolSunting, ...]:
        """The symbols of a row in their order, with arrows whose targets are still as written."""
        drawn: dict[int, SimbolSunting] = {}
        cells = [(x, k, t) for x, k in self.kolom.items() if (t := self.lembar.text(y, x).strip())]
        for x, kolom, teks in cells:
            cocok = _SIMBOL.fullmatch(teks)
            if not cocok:
                pilihan = alternatives(tuple(JenisSimbol))
                self.lembar.reject(y, x, f'"{teks[:60]}" bukan simbol; pilih {pilihan}.')
                continue
            urutan = int(cocok[1] or 1)
            if urutan in drawn or (len(cells) > 1 and not cocok[1]):
                pesan = "Langkah ini memiliki beberapa simbol; tulis urutannya, "
                self.lembar.reject(y, x, f'{pesan}misalnya "1 proses" dan "2 keputusan".')
            drawn[urutan] = SimbolSunting(kolom.kunci, JenisSimbol(cocok[2].lower()))
        simbol = [drawn[urutan] for urutan in sorted(drawn)]
        try:
            panah = read_panah(self.lembar.text(y, self._lain[PANAH]), [s.jenis for s in simbol])
        except ValueError as error:
            self.lembar.reject(y, self._lain[PANAH], str(error))
            return tuple(simbol)
        return tuple(replace(s, panah=p) for s, p in zip(simbol, panah, strict=True))

    def _note_nama(self, terisi: Sequence[int], baris_list: Sequence[BarisSunting]) -> None:
        """Note what an arrow may call each row: its kunci, else its nomor, with or without the full stop."""
        kunci_list = [baris.kunci for baris in baris_list]
        for y, baris in zip(terisi, baris_list, strict=True):
            if baris.kunci == SELESAI or baris.kunci in self._banyak:
                pesan = f'Kunci baris "{baris.kunci}" tidak dapat dipakai lagi; tulis kunci lain.'
                self.lembar.reject(y, self._lain[KUNCI], pesan)
            self._banyak[baris.kunci] = len(baris.simbol)
            nomor = baris.nomor.strip()
            for nama in {baris.kunci, *{nomor, nomor.rstrip(".)")}.difference(kunci_list)}:
                self._kunci_of.setdefault(nama, set()).add(baris.kunci)

    def _close_simbol(self, y: int, simbol: SimbolSunting) -> SimbolSunting:
        panah: list[PanahSunting] = []
        try:
            for satu in map(self.resolve, simbol.panah):
                if satu in panah:
                    raise ValueError(f'Panah "{satu.label}" ke tujuan yang sama ditulis dua kali.')
                if len(satu.label) > MAKS_LABEL:
                    raise ValueError(f"Jawaban pada panah paling panjang {MAKS_LABEL} huruf.")
                panah.append(satu)
            if len(panah) > MAX_PANAH:
                raise ValueError(f"Ada {len(panah)} panah dari satu simbol; paling banyak {MAX_PANAH}.")
        except ValueError as error:
            self.lembar.reject(y, self._lain[PANAH], str(error))
        return replace(simbol, panah=tuple(panah))

    def resolve(self, panah: PanahSunting) -> PanahSunting:
        """Return the arrow with the kunci of its target; raises ValueError with a sentence."""
        if panah.ke in (BERIKUT, SELESAI):
            return panah
        nama, urutan = panah.ke, 1
        if nama not in self._kunci_of and (cocok := _URUTAN_SIMBOL.fullmatch(nama)):
            nama, urutan = cocok[1], int(cocok[2])
        found = self._kunci_of.get(nama, set())
        if not found:
            raise ValueError(f'Langkah "{nama}" tidak ada; tulis nomor atau kunci barisnya.')
        if len(found) > 1:
            raise ValueError(f'Ada {len(found)} langkah "{nama}"; tulis kunci barisnya.')
        [kunci] = found
        if not 1 <= urutan <= max(1, self._banyak[kunci]):
            raise ValueError(f'Panah menuju simbol ke-{urutan} langkah "{nama}" yang tidak ada.')
        return replace(panah, ke=name_tujuan(kunci, urutan))


def _find_tambahan(lembar: Lembar) -> dict[str, int]:
    """Return where the columns stand that only our form has; without them it cannot be read."""
    kepala = {lembar.text(1, x).strip().casefold(): x for x in range(lembar.lebar, 0, -1)}
    letak = {nama: kepala.get(nama.casefold(), 0) for nama in TAMBAHAN}
    for nama, x in letak.items():
        if x <= len(KIRI) + len(KANAN):
            lembar.reject(1, 1, f'Kolom "{nama}" tidak ditemukan pada baris 1; tulis kembali judulnya.')
            raise BerkasDitolak(lembar.temuan)
    return letak
