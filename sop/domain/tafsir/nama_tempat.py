"""How places of a foreign document are called to the people who wrote it."""

from collections.abc import Iterable

from sop.domain.bacaan import Bacaan, Peran, Sumber, Tempat
from sop.domain.tafsir.kata_kepala import join_lines
from sop.domain.tafsir.kepala_tabel import KepalaTabel, find_kepala
from sop.domain.tafsir.label import read_label
from sop.domain.tafsir.tempat import text_at

_MAKS_HURUF = 40  # of the words by which a place is known


class NamaTempat:
    """The names of the places of one document.

    A cell of a workbook has its address ("Lembar SOP, sel C5"), a cell of the form's table its step and its
    head. Other words are named by the label beside or over them, or by the line before; a cell of a table
    that has none of these by counting from 1.
    """

    def __init__(self, bacaan: Bacaan) -> None:
        self._bacaan = bacaan
        self._kepala: dict[int, KepalaTabel | None] = {}
        self._label: dict[str, bool] = {}

    def name(self, tempat: Tempat) -> str:
        """Return how the place is called."""
        tabel = self._bacaan.tabel[tempat.tabel]
        if self._bacaan.sumber is Sumber.XLSX:
            return f"{tabel.nama}, sel {_letters(tempat.kolom)}{tempat.baris + 1}"
        if tempat.tabel not in self._kepala:
            self._kepala[tempat.tabel] = find_kepala(tabel)
        kepala = self._kepala[tempat.tabel]
        if kepala and tempat.baris in kepala.baris:
            return "Judul kolom"
        if kepala and tempat.baris > kepala.baris[-1] and (langkah := self._name_langkah(kepala, tempat)):
            return f'{langkah}, kolom "{self._name_kolom(kepala, tempat)}"'
        counted = f"{tabel.nama}, baris {tempat.baris + 1}, kolom {tempat.kolom + 1}"
        return self._name_near(tempat) or counted

    def _name_langkah(self, kepala: KepalaTabel, tempat: Tempat) -> str:
        if Peran.NOMOR not in kepala.kolom:
            return ""
        x = kepala.kolom.index(Peran.NOMOR)
        above = (Tempat(tempat.tabel, y, x) for y in range(tempat.baris, kepala.baris[-1], -1))
        nomor = next((teks for t in above if (teks := text_at(self._bacaan, t))), "")
        return f"Langkah {_short(nomor.rstrip('.'))}" if nomor else ""

    def _name_kolom(self, kepala: KepalaTabel, tempat: Tempat) -> str:
        printed = kepala.judul.get(kepala.kolom[tempat.kolom].value)
        judul = text_at(self._bacaan, Tempat(tempat.tabel, *printed)) if printed else ""
        return _short(kepala.nama.get(tempat.kolom, judul)) or str(tempat.kolom + 1)

    def _name_near(self, tempat: Tempat) -> str:
        nomor, baris, kolom = tempat.tabel, tempat.baris, tempat.kolom
        beside = self._texts(
            Tempat(nomor, y, x) for y in range(baris, -1, -1) for x in range(kolom - 1, -1, -1)
        )
        above = self._texts(Tempat(nomor, y, kolom) for y in range(baris - 1, -1, -1))
        for letak, lines in (("Di bawah", above), ("Di samping", beside)):
            if label := next(filter(self._is_label, lines), ""):
                return f'{letak} "{_short(label)}"'
        if len(self._bacaan.tabel[nomor].baris[0]) > 1:
            return ""
        if above:
            return f'Sesudah "{_short(above[0])}"'
        return f"{self._bacaan.tabel[nomor].nama}, baris pertama" if nomor else "Baris pertama"

    def _is_label(self, teks: str) -> bool:
        if teks not in self._label:
            self._label[teks] = read_label(teks) is not None
        return self._label[teks]

    def _texts(self, places: Iterable[Tempat]) -> list[str]:
        return [teks for t in places if (teks := text_at(self._bacaan, t))]


def _short(teks: str) -> str:
    teks = join_lines(teks)
    return teks if len(teks) <= _MAKS_HURUF else f"{teks[:_MAKS_HURUF].rstrip()}…"


def _letters(kolom: int) -> str:
    """The name of a column of a workbook: 0 is A, 26 is AA."""
    over, last = divmod(kolom, 26)
    return f"{_letters(over - 1) if over else ''}{chr(ord('A') + last)}"
