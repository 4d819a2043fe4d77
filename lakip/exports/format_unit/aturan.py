"""What a spreadsheet accepts in the open cells of a form; the reader of the workbook asks again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lakip.kejanggalan import DIGIT_TERBANYAK, TEKS_TERPANJANG
from lakip.models import Indikator, Nilai
from lakip.unit.lembar import JenisIsian, Kolom
from lakip.unit.sel import BELUM_DIUKUR, TIDAK_TERSEDIA
from sop.exports.buku import put

KATA = (BELUM_DIUKUR, TIDAK_TERSEDIA)
ANGKA_TERBESAR = 10**DIGIT_TERBANYAK - 1
KATA_TERPANJANG = Nilai._meta.get_field("realisasi_teks").max_length
PESAN_TERPANJANG = 250  # a file with a longer one is called broken by Excel

_DARI_KOMPONEN = {
    "pembilang": "{0.nama_pembilang}. Tulis angka saja, tanpa satuan.",
    "penyebut": "{0.nama_penyebut}. Tulis angka saja, tanpa satuan.",
    "realisasi": "Biarkan kosong: dihitung dari pembilang dan penyebut.",
}
_PILIH = "Pilih salah satu dari daftar, atau kosongkan."
_ATAU_KATA = f'Tulis angka, atau "{TIDAK_TERSEDIA}", atau "{BELUM_DIUKUR}".'


@dataclass(frozen=True, slots=True)
class AturanSel:
    """One rule with what is said of it; ``{sel}`` in a formula is the cell itself."""

    type: str
    petunjuk: str
    galat: str
    formula: str
    operator: str | None = None
    formula_atas: str | None = None


ANGKA_SAJA = AturanSel(
    "decimal",
    "Tulis angka saja, tanpa satuan. Kosong berarti belum diisi.",
    "Tulis angka saja, tanpa satuan.",
    f"-{ANGKA_TERBESAR}",
    "between",
    f"{ANGKA_TERBESAR}",
)
ANGKA_ATAU_KATA = AturanSel(
    "custom",
    f"{_ATAU_KATA} Kosong berarti belum diisi.",
    _ATAU_KATA,
    "OR(ISNUMBER({sel})," + ",".join(f'TRIM({{sel}})="{kata}"' for kata in KATA) + ")",
)
RUPIAH = AturanSel(
    "decimal",
    "Tulis jumlah dalam rupiah, tanpa Rp. Kosong berarti belum diisi.",
    "Tulis jumlah rupiah dengan angka, 0 atau lebih.",
    "0",
    "greaterThanOrEqual",
)
STATUS = AturanSel(
    "list",
    "Pilih alasannya bila realisasi setahun kosong.",
    _PILIH,
    f'"{",".join(KATA)}"',
)


def _text(terpanjang: int | None, petunjuk: str) -> AturanSel:
    galat = f"Paling panjang {terpanjang} huruf; persingkat tulisannya."
    return AturanSel("textLength", petunjuk, galat, f"{terpanjang}", "lessThanOrEqual")


TEKS = _text(TEKS_TERPANJANG, "Tulis dengan kalimat singkat.")
BUKTI = _text(TEKS_TERPANJANG, "Tulis nama dokumen atau tautannya.")
NILAI_TEKS = _text(KATA_TERPANJANG, "Tulis nilainya dengan kata.")


class AturanLembar:
    """The rules of one sheet, gathered cell by cell and written down once for each rule and column."""

    def __init__(self, lembar: Worksheet, daftar: DaftarSkala) -> None:
        self._lembar = lembar
        self._daftar = daftar
        self._baris: dict[tuple[int, str, AturanSel], list[int]] = defaultdict(list)

    def add(self, cell: Cell, kolom: Kolom, indikator: Indikator | None = None) -> None:
        """Note the rule of an open cell; rows must come in their order."""
        aturan = self._rule_of(kolom, indikator) if indikator else RUPIAH
        self._baris[cell.column, kolom.judul, aturan].append(cell.row)

    def write(self) -> None:
        """Put the rules into the sheet."""
        for (kolom, judul, aturan), baris in self._baris.items():
            self._lembar.add_data_validation(_validate(get_column_letter(kolom), judul, aturan, baris))

    def _rule_of(self, kolom: Kolom, indikator: Indikator) -> AturanSel:
        if kolom.jenis is JenisIsian.PILIHAN:
            return STATUS
        if kolom.jenis is JenisIsian.TEKS:
            return BUKTI if kolom.kunci == "bukti" else TEKS
        with_kata = kolom.kunci.startswith("realisasi")
        if indikator.skala:
            return self._daftar.rule_of(tuple(indikator.skala), with_kata=with_kata)
        if indikator.jenis.is_kata:
            return NILAI_TEKS
        aturan = ANGKA_ATAU_KATA if with_kata else ANGKA_SAJA
        if indikator.hitungan and kolom.kunci in _DARI_KOMPONEN:
            petunjuk = _DARI_KOMPONEN[kolom.kunci].format(indikator)
            return replace(aturan, petunjuk=_cut(petunjuk))
        return aturan


class DaftarSkala:
    """The predicates of each scale, on a sheet that nobody sees, so that they may be many and hold commas."""

    def __init__(self, lembar: Worksheet) -> None:
        self._lembar = lembar
        self._kolom: dict[tuple[str, ...], str] = {}

    def rule_of(self, skala: tuple[str, ...], *, with_kata: bool) -> AturanSel:
        """Return the rule of a predicate, or of a predicate or one of the words for none."""
        akhir = len(skala) + len(KATA) * with_kata
        kolom = self._kolom.get(skala) or self._write(skala)
        return AturanSel("list", _PILIH, _PILIH, f"{self._lembar.title}!${kolom}$1:${kolom}${akhir}")

    def _write(self, skala: tuple[str, ...]) -> str:
        nomor = len(self._kolom) + 2  # the mark has the first column to itself
        for baris, predikat in enumerate([*skala, *KATA], start=1):
            put(self._lembar.cell(baris, nomor), predikat)
        self._kolom[skala] = get_column_letter(nomor)
        return self._kolom[skala]


def _validate(kolom: str, judul: str, aturan: AturanSel, baris: list[int]) -> DataValidation:
    return DataValidation(
        type=aturan.type,
        operator=aturan.operator,
        formula1=aturan.formula.format(sel=f"{kolom}{baris[0]}"),
        formula2=aturan.formula_atas,
        allow_blank=True,
        promptTitle=judul,
        prompt=aturan.petunjuk,
        showInputMessage=True,
        errorTitle=judul,
        error=aturan.galat,
        showErrorMessage=True,
        sqref=" ".join(_ranges(kolom, baris)),
    )


def _ranges(kolom: str, baris: Iterable[int]) -> Iterator[str]:
    """Yield the stretches of rows that follow one another, e.g. ``H4:H9``."""
    for _, stretch in groupby(enumerate(baris), lambda satu: satu[1] - satu[0]):
        nomor = [satu for _, satu in stretch]
        yield f"{kolom}{nomor[0]}:{kolom}{nomor[-1]}"


def _cut(pesan: str) -> str:
    return pesan if len(pesan) <= PESAN_TERPANJANG else f"{pesan[: PESAN_TERPANJANG - 1]}…"
