"""One sheet of a unit's workbook: its columns by the words of their heads, its rows by their hidden keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from lakip.imports.buku_kerja import BukuKerja, Sel
from lakip.imports.isi_serahan import TemuanSel
from lakip.models import Anggaran
from lakip.unit.baris import BarisIndikator
from lakip.unit.lembar import (
    ANGGARAN,
    INDIKATOR,
    KOLOM_AWAL,
    KOLOM_KUNCI,
    KOLOM_SEMULA,
    LEMBAR,
    Kolom,
    digest,
    read_semula,
)

KOSONG = digest(None)
PENGENAL = {INDIKATOR: ("nomor", "nama"), ANGGARAN: ("kode", "nama")}  # by what people know a row
_JANGAN = "Unduh format yang baru, lalu salin isinya ke sana."


@dataclass(frozen=True, slots=True)
class BarisSerahan:
    """A row with its key, its open cells by the keys of their columns, and what was handed out there."""

    kunci: str
    nomor: int
    sel: dict[str, Sel]
    semula: dict[str, str]

    def is_untouched(self, kunci: str) -> bool:
        """Whether the cell still holds what was handed out; a row that does not tell was touched."""
        semula, sel = self.semula.get(kunci), self.sel.get(kunci)
        if sel is None:
            return semula == KOSONG
        return sel.jenis in "ns" and semula == digest(sel.isi)

    @property
    def is_as_handed_out(self) -> bool:
        return bool(self.semula) and all(map(self.is_untouched, self.semula))


@dataclass(slots=True)
class LembarSerahan:
    """What can be known of a sheet without what is stored; its faults are in ``temuan``."""

    nama: str
    temuan: list[TemuanSel]
    kolom: dict[str, int] = field(default_factory=dict)

    @property
    def isian(self) -> list[Kolom]:
        """The columns that are to be filled in, as far as they are there."""
        return [kolom for kolom in LEMBAR[self.nama] if kolom.is_isian and kolom.kunci in self.kolom]

    def tempat(self, nomor: int, kunci: str = "") -> str:
        """Return the name of a cell; without a column that of the first cell of the row that is seen."""
        return f"{get_column_letter(self.kolom.get(kunci, KOLOM_AWAL))}{nomor}"

    def reject(self, pesan: str, sel: str = "") -> None:
        self.temuan.append(TemuanSel(self.nama, sel, pesan))

    def read(self, buku: BukuKerja, dikenal: Mapping[str, BarisIndikator | Anggaran]) -> list[BarisSerahan]:
        """Return the rows whose keys are known, each key once."""
        if self.nama not in buku.lembar:
            if dikenal:
                self.reject(f'Lembar "{self.nama}" tidak ada. Kembalikan namanya. {_JANGAN}')
            return []
        by_kunci: dict[str, BarisSerahan] = {}
        place: dict[str, int] = {}
        faults = len(self.temuan)
        sebutan = {kunci: _fold_sebutan(satu) for kunci, satu in dikenal.items()}
        sebutan_list = frozenset(sebutan.values())
        for nomor, sel in self._list_rows(buku):
            place = place or {kolom.kunci: self.kolom[kolom.kunci] for kolom in self.isian}
            baris = self._read_row(nomor, sel, place)
            if not baris.kunci:
                self._reject_unkeyed(baris)
            elif baris.kunci in by_kunci:
                self._reject_twice(by_kunci[baris.kunci], baris)
            elif baris.kunci in dikenal:
                by_kunci[baris.kunci] = baris
                tertulis = self._read_sebutan(sel)
                if tertulis != sebutan[baris.kunci] and tertulis in sebutan_list:
                    self._reject_tertukar(nomor)
            elif not baris.is_as_handed_out:
                self.reject(
                    "Baris ini bukan (atau bukan lagi) baris unit ini, sehingga isinya tidak dapat disimpan. "
                    "Kosongkan isinya, atau unduh format yang baru.",
                    self.tempat(nomor),
                )
        if not self.kolom:
            self.reject(f"Baris judul kolom tidak ditemukan. {_JANGAN}")
        elif dikenal and not by_kunci and len(self.temuan) == faults:
            self.reject(f"Tidak ada baris yang dikenal; kolom pertama yang tersembunyi hilang. {_JANGAN}")
        return list(by_kunci.values())

    def _list_rows(self, buku: BukuKerja) -> Iterator[tuple[int, dict[int, Sel]]]:
        """Yield the rows below the heads, which are where most of their words stand together."""
        for nomor, sel in buku.rows(self.nama):
            if self.kolom:
                yield nomor, sel
            else:
                self._read_kepala(nomor, sel)

    def _read_kepala(self, nomor: int, sel: dict[int, Sel]) -> None:
        kolom_list = LEMBAR[self.nama]
        place: dict[str, list[int]] = {}
        for letak, satu in sel.items():
            place.setdefault(_fold(satu.isi), []).append(letak)
        found = {k.kunci: place[_fold(k.judul)] for k in kolom_list if _fold(k.judul) in place}
        if 2 * len(found) < len(kolom_list):
            return
        self.kolom = {kunci: nomor_list[0] for kunci, nomor_list in found.items()}
        for kolom in kolom_list:
            if len(found.get(kolom.kunci, ())) > 1:
                self.reject(
                    f'Kolom "{kolom.judul}" ada dua kali; sisakan satu.', self.tempat(nomor, kolom.kunci)
                )
            elif kolom.kunci not in found and kolom.is_isian:
                self.reject(f'Kolom "{kolom.judul}" tidak ditemukan. Kembalikan judulnya. {_JANGAN}')

    def _read_row(self, nomor: int, sel: dict[int, Sel], place: dict[str, int]) -> BarisSerahan:
        kunci, semula = (str(sel[k].isi).strip() if k in sel else "" for k in (KOLOM_KUNCI, KOLOM_SEMULA))
        isian = {nama: sel[kolom] for nama, kolom in place.items() if kolom in sel}
        try:
            return BarisSerahan(kunci, nomor, isian, read_semula(self.nama, semula))
        except ValueError:
            return BarisSerahan(kunci, nomor, isian, {})

    def _read_sebutan(self, sel: dict[int, Sel]) -> tuple[str, ...]:
        letak = (self.kolom.get(kunci, 0) for kunci in PENGENAL[self.nama])
        return tuple(_fold(sel[kolom].isi) if kolom in sel else "" for kolom in letak)

    def _reject_tertukar(self, nomor: int) -> None:
        self.reject(
            "Kunci tersembunyi baris ini milik baris lain, sehingga isinya akan tertukar. Urutkan baris "
            f"beserta kolom tersembunyinya, jangan sebagian kolom saja. {_JANGAN}",
            self.tempat(nomor),
        )

    def _reject_unkeyed(self, baris: BarisSerahan) -> None:
        if kunci := next(iter(baris.sel), ""):
            self.reject(
                "Baris ini tidak ada dalam format yang dibagikan, sehingga tidak diketahui milik apa. "
                "Pindahkan isinya ke baris yang tersedia, atau mintalah pengelola laporan menambahkannya.",
                self.tempat(baris.nomor, kunci),
            )

    def _reject_twice(self, first: BarisSerahan, second: BarisSerahan) -> None:
        for satu, lain in ((first, second), (second, first)):
            self.reject(
                f"Baris ini sama dengan baris {lain.nomor}. Sisakan satu, kosongkan yang lain.",
                self.tempat(satu.nomor),
            )


def _fold_sebutan(satu: BarisIndikator | Anggaran) -> tuple[str, ...]:
    """Return what stands in the PENGENAL of a row."""
    if isinstance(satu, BarisIndikator):
        return _fold(satu.nomor), _fold(satu.indikator.nama)
    return _fold(satu.kode), _fold(satu.nama)


def _fold(isi: object) -> str:
    return " ".join(str(isi).split()).casefold()
