"""Posts of an office: which column of the form a text names, and who is whose superior."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sop.domain.berkas import JenisPelaksana
from sop.domain.kata import words


class _Jabatan(NamedTuple):
    nama: str
    pangkat: int
    pola: re.Pattern[str]


STAF, TIM, KEPALA, TU = "staf", "tim", "kepala", "tata usaha"
_LAIN = 2  # rank of a column whose name says no post

# From the head of the office down. Sumber: PP 18/2016 (perangkat daerah); short names by custom.
_JABATAN = tuple(
    _Jabatan(nama, pangkat, re.compile(rf"\b(?:{pola})\b", re.IGNORECASE))
    for nama, pangkat, pola in (
        (
            KEPALA,
            6,
            r"kepala(?! (?:bagian|bidang|sub|seksi|tata usaha|tu\b|urusan))(?: (?:badan|dinas|satuan|kantor"
            r"|biro))?|ka(?:ro|dis|ban|sat|sad|kan)"
            r"|ka\.? ?(?:dinas|badan|satuan|kantor|biro|skpd|opd|puskesmas|upt[d]?)"
            r"|camat|lurah|inspektur|direktur|pimpinan",
        ),
        ("sekretaris", 5, r"sekretaris|sek(?:din|ban|cam|da|lur)|sek\.? ?(?:skpd|opd|dinas|badan)"),
        ("kabag", 5, r"kabag|kepala bagian"),
        ("kabid", 5, r"kabid|kepala bidang"),
        (TU, 4, r"ka(?:subb?ag)?\.? ?tu|(?:kepala )?(?:sub ?bag(?:ian)? )?tata usaha"),
        ("kasubag", 4, r"kasubb?ag|kepala sub ?bag(?:ian)?"),
        ("kasubid", 4, r"kasubb?id|kepala sub ?bid(?:ang)?"),
        ("kasi", 4, r"kasi|kepala seksi"),
        ("koordinator", 4, r"(?:sub ?)?koordinator|ketua (?:tim|kelompok)|katim"),
        (TIM, 3, r"tim"),
        (STAF, 1, r"staff?|pelaksana|(?:jabatan )?fungsional umum|jfu|operator|pengelola|pengadministrasi"),
    )
)


class Pelaksana:
    """The columns of a form, by their names, as the posts that they are."""

    def __init__(self, nama: Sequence[str]) -> None:
        self.nama = tuple(nama)
        self._jabatan = tuple(_find_jabatan(satu) for satu in nama)
        self._kelompok = frozenset(n for n, satu in enumerate(nama) if _is_many_posts(satu))

    def pangkat(self, kolom: int) -> int:
        """Return how high a column stands in the office; a higher number orders a lower."""
        jabatan = self._jabatan[kolom]
        return _LAIN if jabatan is None or kolom in self._kelompok else jabatan.pangkat

    def find(self, jabatan: str) -> int | None:
        """Return the first column that is this post."""
        found = (n for n, satu in enumerate(self._jabatan) if satu and satu.nama == jabatan)
        return next(found, None)

    @property
    def kelompok_unit(self) -> int | None:
        """The column that several units share ("Kasubag & Kasubid")."""
        return min(self._kelompok, default=None)

    @property
    def puncak(self) -> int:
        """The column that no other stands above."""
        return max(range(len(self.nama)), key=lambda n: (self.pangkat(n), -n))

    @property
    def dasar(self) -> int:
        """The column that all others stand above."""
        return min(self._people(), key=lambda n: (self.pangkat(n), -n), default=self.puncak)

    def above(self, kolom: int) -> int | None:
        """Return the nearest superior."""
        return self._nearest(lambda n: self.pangkat(n) - self.pangkat(kolom))

    def below(self, kolom: int) -> int | None:
        """Return the nearest subordinate; a group of other units is nobody's."""
        return self._nearest(lambda n: self.pangkat(kolom) - self.pangkat(n))

    def mentioned(self, teks: str) -> int | None:
        """Return the column that the text names first."""
        named = sorted((m.start(), j) for j in _JABATAN for m in [j.pola.search(teks)] if m)
        for start, jabatan in named:
            same = [n for n, satu in enumerate(self._jabatan) if satu and satu.nama == jabatan.nama]
            if same:
                said = set(words(teks[start:]))
                return max(
                    same, key=lambda n: (n not in self._kelompok, len(said & set(words(self.nama[n]))))
                )
        return None

    def subject(self, teks: str) -> int | None:
        """Return the column whose name the text begins with, or the post that it begins with."""
        said = words(teks)
        begun = [n for n, satu in enumerate(self.nama) if (nama := words(satu)) and said[: len(nama)] == nama]
        if begun:
            return max(begun, key=lambda n: len(words(self.nama[n])))
        is_post = any(satu.pola.match(teks) for satu in _JABATAN)
        return self.mentioned(teks) if is_post else None

    def _people(self) -> list[int]:
        return [n for n in range(len(self.nama)) if n not in self._kelompok]

    def _nearest(self, distance: Callable[[int], int]) -> int | None:
        return min((n for n in self._people() if distance(n) > 0), key=distance, default=None)


def is_jabatan(nama: str) -> bool:
    """Whether a text names a post, a group or a team of an office."""
    return _find_jabatan(nama) is not None


def propose_jenis(nama: str) -> JenisPelaksana:
    """Return who most likely stands behind a column with this name."""
    jabatan = _find_jabatan(nama)
    if _is_many_posts(nama) or (jabatan and jabatan.nama == STAF):
        return JenisPelaksana.KELOMPOK
    return JenisPelaksana.TIM if jabatan and jabatan.nama == TIM else JenisPelaksana.JABATAN


def _find_jabatan(nama: str) -> _Jabatan | None:
    found = [(m.start(), -len(m[0]), n) for n, j in enumerate(_JABATAN) for m in [j.pola.search(nama)] if m]
    return _JABATAN[min(found)[2]] if found else None


def _is_many_posts(nama: str) -> bool:
    parts = re.split(r"\s*(?:&|,|/|\bdan\b)\s*", nama)
    jabatan = [found for part in parts if (found := _find_jabatan(part)) and found.pola.match(part)]
    return len(jabatan) > 1 and all(satu.nama != STAF for satu in jabatan)
