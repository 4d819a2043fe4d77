"""Sentences that name a figure which the data no longer say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lakip.domain.kalimat import cut_teks, split_kalimat

# A whole number in Indonesian writing; part of a longer one or of a word is none ("1.1", "53/2014"), nor is
# the day of a date or the number of an article.
_ANGKA = re.compile(
    r"(?<![\w/])(?<!\d[.,])(?<!pasal )(?<!ayat )(?:Rp\.?\s?)?"
    r"([-−]?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?)(\s?%)?(?![\w/]|[.,]\d)"
    r"(?!\s(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)\b)",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"(?:19|20)\d\d")
DIGIT_TERSENDIRI = 10
KALIMAT_TERPANJANG = 200


@dataclass(frozen=True, slots=True)
class Pertentangan:
    """A figure by its name as a sentence has it and as the data have it now; "" where they have none."""

    nama: str
    lama: str
    kini: str
    kalimat: str

    def __str__(self) -> str:
        kini = f"data kini {self.kini}" if self.kini else "data kini tidak memuatnya lagi"
        kalimat = cut_teks(self.kalimat, KALIMAT_TERPANJANG)
        return f"Kalimat “{kalimat}” menyebut {self.lama}; {kini} ({self.nama})."


def find_in_teks(
    teks: str, tercatat: Mapping[str, str], sekarang: Mapping[str, str]
) -> tuple[Pertentangan, ...]:
    """Return where a text still names a figure that has changed since it was recorded.

    ``tercatat`` and ``sekarang`` hold figures as printed, by their name; of several that changed alike the
    first in ``sekarang`` is told, for a database may keep what was recorded in another order. A number that
    some figure still has is no contradiction; nor is a year, or a single digit without a percent sign: too
    much else is.
    """
    urutan = [*sekarang, *sorted(tercatat.keys() - sekarang.keys())]
    recorded = ((nama, tercatat[nama]) for nama in urutan if nama in tercatat)
    berubah = {nama: lama for nama, lama in recorded if sekarang.get(nama, "") != lama}
    if not berubah:
        return ()
    masih = set(_numbers_of(sekarang.values()))
    kalimat_list = [(kalimat, set(_read(kalimat))) for kalimat in split_kalimat(teks)]
    found: dict[tuple[str, str, str], Pertentangan] = {}
    for nama, lama in berubah.items():
        for kalimat, angka in kalimat_list:
            if (set(_numbers_of([lama])) - masih) & angka:
                satu = Pertentangan(nama, lama, sekarang.get(nama, ""), kalimat)
                found.setdefault((lama, satu.kini, kalimat), satu)
    return tuple(found.values())


def _numbers_of(printed: Iterable[str]) -> Iterator[Decimal]:
    """The numbers in figures as they are printed; a range has two."""
    for teks in printed:
        yield from (_to_decimal(found[1]) for found in _ANGKA.finditer(teks))


def _read(kalimat: str) -> Iterator[Decimal]:
    """The numbers of a sentence that may be figures."""
    for found in _ANGKA.finditer(kalimat):
        nilai = _to_decimal(found[1])
        is_lone = abs(nilai) < DIGIT_TERSENDIRI and "," not in found[1] and not found[2]
        if not is_lone and not _TAHUN.fullmatch(found[1]):
            yield nilai


def _to_decimal(teks: str) -> Decimal:
    return Decimal(teks.replace("−", "-").replace(".", "").replace(",", "."))
