"""What the page on the time of an SOP says: each step by its mutu baku and as it really went, each column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from lakip.domain.waktu_nyata import SEDIKITNYA, Sebaran, propose_waktu, spread
from lakip.waktu_nyata import Teramati, WaktuNyata, observe
from sop.domain.beban import Beban, Jalur, LamaKerja, group_rows, weigh_berkas
from sop.domain.berkas import BerkasSop
from sop.domain.kalender import JamKerja
from sop.domain.nama_simbol import name_simbol
from sop.domain.waktu import Durasi, read_waktu
from sop.models import VersiSop


@dataclass(frozen=True)
class Amatan:
    """How long one step was worked on and waited for; ``langsung`` as in ``Teramati``."""

    dikerjakan: Sebaran | None
    menunggu: Sebaran | None
    langsung: int

    @property
    def is_any(self) -> bool:
        return self.dikerjakan is not None or self.langsung > 0


@dataclass(frozen=True)
class BarisSimbol:
    """One symbol with the standard of its row (from 0), what was observed of it, and what is proposed.

    ``semua`` is how often it was measured, under this version and earlier ones: what a proposal stands on.
    """

    nama: str
    langkah: int
    pelaksana: str
    waktu: str
    baku: LamaKerja | None
    versi_ini: Amatan
    terdahulu: Amatan
    semua: int
    usulan: Durasi | None

    @property
    def kurang(self) -> int:
        """How many visits are still missing before anything is proposed."""
        return max(0, SEDIKITNYA - self.semua)


@dataclass(frozen=True)
class BarisPelaksana:
    """A column, or several that share rows: their time by the SOP, and in the middle one of the reports."""

    nama: str
    is_bersama: bool
    baku: LamaKerja | None
    dikerjakan: Sebaran | None = None
    menunggu: Sebaran | None = None


@dataclass(frozen=True)
class BarisPutaran:
    """What one return adds, in words and minutes."""

    keputusan: str
    label: str
    langkah: str
    lama: LamaKerja


class WaktuSop:
    """The time of one version, by its own standards and as observed, with the hours of its office."""

    sedikitnya = SEDIKITNYA

    def __init__(self, versi: VersiSop, berkas: BerkasSop, jam_kerja: JamKerja, at: datetime) -> None:
        self.berkas = berkas
        self.menit_per_hari = jam_kerja.menit_per_hari
        self.nama = name_simbol(berkas)
        self.beban: Beban = weigh_berkas(berkas, self.menit_per_hari)
        self.nyata: WaktuNyata = observe(versi, berkas, at)

    @property
    def total(self) -> str:
        return self.beban.total.describe(self.menit_per_hari)

    @property
    def jalur(self) -> list[tuple[str, Jalur, str]]:
        """The longest way, and the shortest where that is another one, with their rows in words."""
        ways = {"Jalur terpanjang": self.beban.terpanjang, "Jalur terpendek": self.beban.terpendek}
        told = [(nama, way) for nama, way in ways.items() if way]
        if len(told) == 2 and told[0][1].lama == told[1][1].lama:
            told.pop()
        return [(nama, way, self.describe_rows(way.langkah)) for nama, way in told]

    @property
    def tak_terbaca(self) -> list[tuple[str, str]]:
        """The rows that count nowhere, with what they say instead of a waktu."""
        rows = self.beban.tak_terbaca
        return [(self.describe_rows([nomor]), self.berkas.langkah[nomor].waktu) for nomor in rows]

    @cached_property
    def simbol(self) -> list[BarisSimbol]:
        return [self._read_simbol(nomor) for nomor in range(len(self.nama))]

    @property
    def banyak_usulan(self) -> int:
        """For how many rows another waktu is proposed."""
        return len({satu.langkah for satu in self.simbol if satu.usulan})

    @property
    def pelaksana(self) -> list[BarisPelaksana]:
        return [*self._each_pelaksana(), *self._shared_rows()]

    @property
    def putaran(self) -> list[BarisPutaran]:
        return [
            BarisPutaran(
                self.nama[satu.putaran.keputusan],
                satu.putaran.label,
                self.describe_rows(satu.langkah),
                satu.lama,
            )
            for satu in self.beban.putaran
        ]

    def describe_rows(self, rows: Sequence[int]) -> str:
        """Return rows in words: "langkah 1–4, 7"."""
        return "langkah " + ", ".join(
            "–".join(dict.fromkeys((self._name_row(first), self._name_row(last))))
            for first, last in group_rows(rows)
        )

    def _name_row(self, nomor: int) -> str:
        return self.berkas.langkah[nomor].nomor.strip().rstrip(".)") or f"ke-{nomor + 1}"

    def _read_simbol(self, nomor: int) -> BarisSimbol:
        simbol = self.berkas.alur.simbol[nomor]
        row = self.berkas.langkah[simbol.langkah]
        here = self.nyata.versi_ini.get(nomor, Teramati())
        before = self.nyata.terdahulu.get(nomor, Teramati())
        measured = spread([lama.dikerjakan for lama in (*here.lama, *before.lama)])
        return BarisSimbol(
            nama=f"{row.nomor} {row.kegiatan}".strip(),
            langkah=simbol.langkah,
            pelaksana=self.berkas.pelaksana[simbol.pelaksana].nama,
            waktu=row.waktu,
            baku=self.beban.langkah[simbol.langkah],
            versi_ini=_sum_up(here),
            terdahulu=_sum_up(before),
            semua=measured.jumlah if measured else 0,
            usulan=propose_waktu(measured, read_waktu(row.waktu), self.menit_per_hari),
        )

    def _each_pelaksana(self) -> Iterator[BarisPelaksana]:
        for nomor, pelaksana in enumerate(self.berkas.pelaksana):
            lama = self.nyata.per_laporan.get(nomor, ())
            yield BarisPelaksana(
                nama=pelaksana.nama,
                is_bersama=False,
                baku=self.beban.pelaksana.get((nomor,)),
                dikerjakan=spread([satu.dikerjakan for satu in lama]),
                menunggu=spread([satu.menunggu for satu in lama]),
            )

    def _shared_rows(self) -> Iterator[BarisPelaksana]:
        for kolom, lama in self.beban.pelaksana.items():
            if len(kolom) != 1:
                names = " dan ".join(self.berkas.pelaksana[nomor].nama for nomor in kolom)
                yield BarisPelaksana(names or "Belum ada pelaksana", bool(kolom), lama)


def _sum_up(teramati: Teramati) -> Amatan:
    return Amatan(
        spread([lama.dikerjakan for lama in teramati.lama]),
        spread([lama.menunggu for lama in teramati.lama]),
        teramati.langsung,
    )
