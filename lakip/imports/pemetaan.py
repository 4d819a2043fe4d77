"""A sheet of an office's own making: its columns by a Pemetaan, its rows by their numbers and names."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lakip.domain.pengenalan import Pengenal
from lakip.imports.buku_kerja import BukuKerja, Sel
from lakip.imports.isi_serahan import IsiSerahan, TemuanSel
from lakip.imports.kepala_buku import Kepala, iter_kepala, show_sel
from lakip.imports.lembar_serahan import PENGENAL, BarisSerahan, LembarSerahan
from lakip.imports.pembaca_serahan import BARIS_DISEBUT, PembacaLembar, Tersimpan, enumerate_baris
from lakip.models import Pemetaan
from lakip.unit.baris import BarisIndikator
from lakip.unit.lembar import ANGGARAN, INDIKATOR, LEMBAR, Isi, Kolom
from lakip.unit.sel import is_terbuka

SEBUTAN = {INDIKATOR: "indikator", ANGGARAN: "baris anggaran"}
BELUM_DIPETAKAN = (
    "Buku kerja ini bukan format dari sistem ini, dan judul kolomnya belum dikenal. "
    "Tunjukkan kolom mana berisi apa, lalu berkas ini dapat dibaca."
)
MIRIP_DISEBUT = 10  # rows that are asked back one by one
HURUF_DISEBUT = 60

Baris = Mapping[str, Tersimpan]  # the stored rows by their keys
SelBaris = Mapping[str, Mapping[str, Isi]]  # their cells as they are handed out

_STRIP = frozenset("-–—")


def list_isian(bagian: str) -> list[Kolom]:
    """Return what a column may hold: by what the rows are known, and all that a unit fills in."""
    return [kolom for kolom in LEMBAR[bagian] if kolom.is_isian or kolom.kunci in PENGENAL[bagian]]


def find_kepala_of(buku: BukuKerja, pemetaan: Pemetaan) -> list[Kepala]:
    """Return where the heads stand that the mapping speaks of, first in the sheet of its name."""
    found = [kepala for kepala in iter_kepala(buku) if kepala.sidik == pemetaan.sidik]
    return sorted(found, key=lambda kepala: kepala.lembar != pemetaan.lembar)


def find_pemetaan(buku: BukuKerja, instansi: int) -> Pemetaan | None:
    """Return the newest mapping of the instansi that knows a row of heads in the workbook."""
    sidik = {kepala.sidik for kepala in iter_kepala(buku)}
    return (
        Pemetaan.objects.filter(instansi=instansi, sidik__in=sidik).select_related("oleh", "instansi").first()
    )


def read_bebas(
    buku: BukuKerja, stored: Mapping[str, Baris], tersimpan: Mapping[str, SelBaris], isi: IsiSerahan
) -> None:
    """Read a workbook of the office's own making with the mapping in ``isi``, and put there what it says."""
    pemetaan = isi.pemetaan
    kepala_list = find_kepala_of(buku, pemetaan) if pemetaan else []
    if pemetaan is None or not kepala_list:
        isi.temuan.append(TemuanSel("Buku kerja", "", BELUM_DIPETAKAN))
        return
    kepala, *lain = kepala_list
    dipakai = (isi.tanda, kepala.lembar, kepala.baris, sorted(pemetaan.kolom.items()))
    isi.tanda = hashlib.sha256(repr(dipakai).encode()).hexdigest()
    if tidak_dibaca := sorted({satu.lembar for satu in lain} - {kepala.lembar}):
        isi.catatan.append(f"Judul kolomnya sama, tetapi tidak dibaca: lembar {', '.join(tidak_dibaca)}.")
    bagian = bagian_of(pemetaan)
    lembar = LembarBebas(kepala, pemetaan, stored[bagian], tersimpan[bagian], isi)
    PembacaLembar(lembar, stored[bagian], tersimpan[bagian], isi).read(buku)


@dataclass(frozen=True, slots=True)
class BarisBebas(BarisSerahan):
    """A row that tells nothing of what was handed out; its empty cells say nothing at all."""

    def is_untouched(self, kunci: str) -> bool:
        return kunci not in self.sel


class LembarBebas(LembarSerahan):
    """The sheet of which a mapping tells what its columns hold; faults and notes go to ``isi``."""

    def __init__(
        self,
        kepala: Kepala,
        pemetaan: Pemetaan,
        stored: Baris,
        tersimpan: SelBaris,
        isi: IsiSerahan,
    ) -> None:
        self.bagian = bagian_of(pemetaan)
        kolom = {kunci.partition(".")[2]: nomor for kunci, nomor in pemetaan.kolom.items()}
        super().__init__(kepala.lembar, isi.temuan, kolom)
        self.catatan = isi.catatan
        self.tertutup: dict[str, list[str]] = defaultdict(list)  # what is not asked for, by its head
        self.baris_kepala = kepala.baris
        self.stored = stored
        self.tersimpan = tersimpan

    @property
    def isian(self) -> list[Kolom]:
        return [kolom for kolom in LEMBAR[self.bagian] if kolom.is_isian and kolom.kunci in self.kolom]

    def tempat(self, nomor: int, kunci: str = "") -> str:
        """Return the name of a cell; without a column that by which the row is known."""
        return super().tempat(nomor, kunci or next(k for k in self.kolom if k in PENGENAL[self.bagian]))

    def read(self, buku: BukuKerja, dikenal: Collection[str]) -> list[BarisSerahan]:
        """Return the rows that are known again, each once; the others are told in a note."""
        kode, nama = PENGENAL[self.bagian]
        pengenal = Pengenal(
            {kunci: (str(sel[kode]), str(sel[nama])) for kunci, sel in self.tersimpan.items()},
            is_nama_first=self.bagian == INDIKATOR,
        )
        by_kunci: dict[str, BarisSerahan] = {}
        mirip: list[str] = []
        dilewati: list[str] = []
        for nomor, sel in buku.rows(self.nama, with_hasil=True):
            if nomor <= self.baris_kepala:
                continue
            found = pengenal.find(self._show(sel, kode), self._show(sel, nama))
            if found.kunci:
                self._keep(by_kunci, BarisBebas(found.kunci, nomor, self._list_stated(sel, found.kunci), {}))
            elif found.mirip and len(mirip) < MIRIP_DISEBUT:
                mirip.append(self._ask(nomor, self._show(sel, nama), found.mirip))
            else:
                is_told = len(dilewati) < BARIS_DISEBUT
                dilewati.append(f"baris {nomor} {_quote(sel)}" if is_told else "")
        self._note(mirip, dilewati)
        if dikenal and not by_kunci:
            self.reject(
                f"Tidak satu pun baris dikenal sebagai {SEBUTAN[self.bagian]} unit ini. Samakan nama atau "
                f"{kode}nya dengan yang tertulis di halaman unit, atau periksa kembali pemetaan kolomnya.",
                self.tempat(self.baris_kepala + 1),
            )
        return list(by_kunci.values())

    def _keep(self, by_kunci: dict[str, BarisSerahan], baris: BarisSerahan) -> None:
        """Keep a row; of two the one that says something, and neither silently if both do."""
        lain = by_kunci.setdefault(baris.kunci, baris)
        if lain is not baris and lain.sel and baris.sel:
            self._reject_twice(lain, baris)
        elif not lain.sel:
            by_kunci[baris.kunci] = baris

    def _list_stated(self, sel: Mapping[int, Sel], kunci: str) -> dict[str, Sel]:
        """Return the cells that say something about a row; of what it is not asked for there is a note."""
        stored = self.stored[kunci]
        indikator = stored.indikator if isinstance(stored, BarisIndikator) else None
        stated = {}
        for kolom in self.isian:
            satu = sel.get(self.kolom[kolom.kunci])
            if satu is None or _is_blank(satu):
                continue
            if is_terbuka(kolom, indikator):
                stated[kolom.kunci] = satu
            else:
                self.tertutup[kolom.judul].append(str(self.tersimpan[kunci]["nomor"]))
        return stated

    def _note(self, mirip: list[str], dilewati: list[str]) -> None:
        sebutan = SEBUTAN[self.bagian]
        self.catatan += mirip
        if dilewati:
            self.catatan.append(f"Dilewati, karena bukan {sebutan} unit ini: {enumerate_baris(dilewati)}.")
        for judul, nomor_list in self.tertutup.items():
            nomor = ", ".join(nomor_list)
            self.catatan.append(f"{judul} {sebutan} {nomor} tidak diambil, karena tidak diminta di sana.")

    def _show(self, sel: Mapping[int, Sel], kunci: str) -> str:
        satu = sel.get(self.kolom.get(kunci, 0))
        return show_sel(satu) if satu else ""

    def _ask(self, nomor: int, nama: str, kunci: str) -> str:
        return (
            f"Baris {nomor} “{_cut(nama)}” tidak dikenal, sehingga tidak diambil; mungkin maksudnya "
            f"{self._label(kunci)}. Bila benar, samakan namanya lalu unggah lagi."
        )

    def _label(self, kunci: str) -> str:
        sel = self.tersimpan[kunci]
        return f"{SEBUTAN[self.bagian]} {sel[PENGENAL[self.bagian][0]]} {sel['nama']}"


def bagian_of(pemetaan: Pemetaan) -> str:
    """Return of which part of the report the mapped sheet speaks: INDIKATOR or ANGGARAN."""
    return next(iter(pemetaan.kolom)).partition(".")[0]


def _is_blank(sel: Sel) -> bool:
    return isinstance(sel.isi, str) and sel.jenis == "s" and not set(sel.isi.strip()) - _STRIP


def _quote(sel: Mapping[int, Sel]) -> str:
    """Return the first words of a row, which are mostly in its first text."""
    isi = [show_sel(sel[kolom]) for kolom in sorted(sel)]
    return f"“{_cut(next((teks for teks in isi if any(map(str.isalpha, teks))), isi[0]))}”"


def _cut(teks: str) -> str:
    return teks if len(teks) <= HURUF_DISEBUT else f"{teks[:HURUF_DISEBUT]}…"
