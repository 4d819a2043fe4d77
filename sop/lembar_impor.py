"""The sheet on which a document that is brought in is checked, cell by cell beside what was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import count
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst

from sop.batas_suntingan import TEKS_BARIS, longest
from sop.domain.alur import JenisSimbol
from sop.domain.bacaan import Bacaan, Tempat, Usulan
from sop.domain.berkas import DAFTAR, SELESAI, JenisPelaksana
from sop.domain.isian import MAX_BUTIR, MAX_TEKS
from sop.domain.kolom import JUDUL_BAKU
from sop.domain.suntingan import BERIKUT, KE_SIMBOL, BarisSunting
from sop.domain.tafsir.nama_tempat import NamaTempat
from sop.domain.tafsir.nilai import isian_of
from sop.domain.tafsir.tempat import text_at
from sop.models import Langkah, Pelaksana, VersiSop

# Cells of the identity block by the field of the version that keeps them, in the order of the form.
IDENTITAS = {
    "judul": "judul",
    "nomor": "nomor",
    **{f"tanggal.{nama}": nama for nama in VersiSop.TANGGAL},
    **{f"disahkan_oleh.{nama}": f"disahkan_{nama}" for nama in ("jabatan", "nama", "nip", "tempat_tanggal")},
    "instansi.pemda": "kop_pemda",
    "instansi.nama": "kop_instansi",
    "instansi.unit": "kop_unit",
    **{nama: nama for nama in DAFTAR},
}
# A place that nobody understood: what may be said of it besides a cell that it belongs to.
TIDAK_PERLU = "tidak-perlu"

# Where a decision leads that nobody has said yet.
BELUM = "belum"
# Letters of a kegiatan in a list of steps.
MAKS_KEGIATAN = 50

Pilihan = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asli:
    """A place of the source, as people call it, and what is written there."""

    tempat: str
    teks: str


@dataclass(frozen=True, slots=True)
class Isian:
    """One cell of the draft: what stands in it, where that was read, and why where it was inferred.

    ``maks`` is the most letters that it holds; with ``pilihan`` it is one of these.
    """

    kunci: str
    label: str
    nilai: str
    asli: Sequence[Asli] = ()
    alasan: str = ""
    maks: int = MAX_TEKS
    pilihan: Pilihan = ()

    @property
    def is_panjang(self) -> bool:
        """Whether it may need more than a line."""
        return self.maks >= MAX_TEKS or len(self.nilai) > 60

    @property
    def is_terlalu_panjang(self) -> bool:
        return len(self.nilai) > self.maks


@dataclass(frozen=True, slots=True)
class BarisPeriksa:
    """One step: its texts, its symbols as pairs of pelaksana and kind, and where a decision leads."""

    kunci: str
    nomor: int
    sel: Sequence[Isian]
    simbol: Sequence[tuple[Isian, Isian]]
    panah: Sequence[Isian]
    asli: Sequence[Asli]
    alasan: str
    is_dibuang: bool

    @property
    def kunci_simbol(self) -> str:
        return f"{self.kunci}.simbol"

    @property
    def kunci_buang(self) -> str:
        return f"{self.kunci}.buang"


class LembarPeriksa:
    """The sheet. ``koreksi`` is what was corrected before; ``isian`` is what people wrote on it and what is
    not kept yet, by the names of the cells.
    """

    def __init__(
        self,
        bacaan: Bacaan,
        usulan: Usulan,
        koreksi: Mapping[str, str],
        isian: Mapping[str, str] | None = None,
    ) -> None:
        self._bacaan = bacaan
        self._nama = NamaTempat(bacaan)
        self._usulan = usulan
        self._isian = isian or {}
        # Cells go by the number of the row as it was read, steps that were taken out counted too.
        kept = (n for n in count() if f"langkah.{n}.buang" not in koreksi)
        self._nomor = {baris.kunci: n for baris, n in zip(usulan.suntingan.baris, kept, strict=False)}

    @cached_property
    def identitas(self) -> list[Isian]:
        berkas = self._usulan.suntingan.identitas
        return [
            self._make_field(kunci, VersiSop, nama, isian_of(berkas, kunci))
            for kunci, nama in IDENTITAS.items()
        ]

    @cached_property
    def kolom(self) -> list[tuple[Isian, Isian]]:
        """The columns of the pelaksana: name and kind of each."""
        return [
            (
                self._make_field(f"kolom.{n}", Pelaksana, "nama", kolom.nama),
                self._make_field(
                    f"kolom.{n}.jenis", Pelaksana, "jenis", kolom.jenis, _list_values(JenisPelaksana)
                ),
            )
            for n, kolom in enumerate(self._usulan.suntingan.kolom)
        ]

    @cached_property
    def langkah(self) -> list[BarisPeriksa]:
        return [self._make_baris(n, baris) for n, baris in enumerate(self._usulan.suntingan.baris, start=1)]

    @cached_property
    def sisa(self) -> list[tuple[Isian, Asli]]:
        """The places that nobody understood, each with what may become of it."""
        return [
            (self._make(name_sisa(tempat), "Jadikan", "", pilihan=self._pilihan_sisa), self._show(tempat))
            for tempat in self._usulan.sisa
        ]

    @cached_property
    def _pilihan_sisa(self) -> Pilihan:
        """What may become of words left over: nothing, or a part of a cell."""
        return [
            ("", "(belum ditentukan)"),
            (TIDAK_PERLU, "memang tidak perlu"),
            *((sel.kunci, sel.label) for sel in self.identitas),
            *(
                (sel.kunci, f"{sel.label} langkah {baris.nomor}")
                for baris in self.langkah
                for sel in baris.sel
                if sel.kunci.endswith((".kegiatan", ".keterangan"))
            ),
        ]

    @property
    def semua(self) -> Iterator[Isian]:
        """Every cell but those of the symbols and of what is left over."""
        yield from self.identitas
        for pasangan in self.kolom:
            yield from pasangan
        for baris in self.langkah:
            yield from (*baris.sel, *baris.panah)

    def _make_baris(self, nomor: int, baris: BarisSunting) -> BarisPeriksa:
        kunci = f"langkah.{self._nomor[baris.kunci]}"
        simbol = f"{kunci}.simbol"
        return BarisPeriksa(
            kunci,
            nomor,
            [self._make_field(f"{kunci}.{nama}", Langkah, nama, getattr(baris, nama)) for nama in TEKS_BARIS],
            [
                self._make_simbol(f"{simbol}.{tempat}", baris, tempat)
                for tempat in range(len(baris.simbol) + 1)
            ],
            list(self._make_panah(kunci, baris)),
            [self._show(tempat) for tempat in self._usulan.asal.get(simbol, ())],
            self._usulan.simpulan.get(simbol, ""),
            bool(self._isian.get(f"{kunci}.buang")),
        )

    def _make_simbol(self, kunci: str, baris: BarisSunting, tempat: int) -> tuple[Isian, Isian]:
        """The choices for one symbol of a row; the last of them is for a further one."""
        simbol = baris.simbol[tempat] if tempat < len(baris.simbol) else None
        kolom, jenis = (simbol.kolom, simbol.jenis) if simbol else ("", JenisSimbol.PROSES)
        return (
            self._make(f"{kunci}.kolom", "Pelaksana", kolom, pilihan=self._pilihan_kolom),
            self._make(f"{kunci}.jenis", "Simbol", jenis, pilihan=_list_values(JenisSimbol)),
        )

    @cached_property
    def _pilihan_kolom(self) -> Pilihan:
        return [("", "(tidak ada)"), *((k.kunci, k.nama) for k in self._usulan.suntingan.kolom)]

    def _make_panah(self, kunci: str, baris: BarisSunting) -> Iterator[Isian]:
        decision = next((s for s in baris.simbol if s.jenis is JenisSimbol.KEPUTUSAN), None)
        if decision is None:
            return
        target = {panah.label: panah.ke for panah in decision.panah}
        for label in ("ya", "tidak"):
            nilai = self._name_tujuan(target[label]) if label in target else BELUM
            belum = [] if label in target else [(BELUM, "(belum ditentukan)")]
            yield self._make(
                f"{kunci}.{label}", f"Bila {label}, ke", nilai, pilihan=[*belum, *self._pilihan_tujuan]
            )

    @cached_property
    def _pilihan_tujuan(self) -> Pilihan:
        rows = enumerate(self._usulan.suntingan.baris, start=1)
        return [
            (BERIKUT, "langkah berikutnya"),
            *((str(self._nomor[b.kunci]), f"{nomor}. {b.kegiatan[:MAKS_KEGIATAN]}") for nomor, b in rows),
            (SELESAI, "selesai"),
        ]

    def _name_tujuan(self, ke: str) -> str:
        return str(self._nomor.get(ke.partition(KE_SIMBOL)[0], ke))

    def _make_field(
        self, kunci: str, model: type[Model], nama: str, nilai: str, pilihan: Pilihan = ()
    ) -> Isian:
        """The cell of a field of the database, called as on the form."""
        field: Any = model._meta.get_field(nama)
        label = getattr(JUDUL_BAKU, nama) if model is Langkah else str(capfirst(field.verbose_name))
        maks = MAX_TEKS * MAX_BUTIR if nama in DAFTAR else longest(model, nama)
        return self._make(kunci, label, nilai, maks, pilihan)

    def _make(self, kunci: str, label: str, nilai: str, maks: int = MAX_TEKS, pilihan: Pilihan = ()) -> Isian:
        return Isian(
            kunci,
            label,
            self._isian.get(kunci, nilai),
            [self._show(tempat) for tempat in self._usulan.asal.get(kunci, ())],
            self._usulan.simpulan.get(kunci, ""),
            maks,
            pilihan,
        )

    def _show(self, tempat: Tempat) -> Asli:
        return Asli(self._nama.name(tempat), text_at(self._bacaan, tempat))


def name_sisa(tempat: Tempat) -> str:
    """Return the name of the cell in which people say what becomes of a place that nobody understood."""
    return f"sisa.{tempat.tabel}.{tempat.baris}.{tempat.kolom}"


def _list_values(pilihan: type[StrEnum]) -> Pilihan:
    return [(satu.value, satu.value) for satu in pilihan]
