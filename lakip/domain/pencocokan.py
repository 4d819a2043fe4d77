"""Matching the column of an SOP with the posts of an office by their names."""

import re
from collections.abc import Sequence

# How offices shorten the names of posts. Sumber: custom of the offices.
SINGKATAN = {
    "kasubag": "kepala sub bagian",
    "kasubbag": "kepala sub bagian",
    "kasubid": "kepala sub bidang",
    "kasubbid": "kepala sub bidang",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "karo": "kepala biro",
    "kadis": "kepala dinas",
    "kaban": "kepala badan",
    "kasat": "kepala satuan",
    "kasad": "kepala satuan",
    "ka": "kepala",
    "tu": "tata usaha",
    "subbag": "sub bagian",
    "subbagian": "sub bagian",
    "subbidang": "sub bidang",
    "sekretariat": "sekretaris",
    "jfu": "jabatan fungsional umum",
}
ABAIKAN = frozenset({"dan", "atau", "pada", "di", "yang"})
# Words of a post over a part of the office: "Kepala" alone names the head of the whole.
BAGIAN = frozenset({"sub", "bagian", "bidang", "seksi", "tata", "unit"})
# Below this share of common words two names are taken for different posts.
AMBANG = 0.45


def words_of(nama: str) -> frozenset[str]:
    """Return the words of a post's name, its shortenings written out."""
    found = re.findall(r"[a-z]+", nama.casefold())
    return frozenset(" ".join(SINGKATAN.get(word, word) for word in found).split()) - ABAIKAN


def match_jabatan(kolom: str, jabatan: Sequence[str], *, shared: bool = False) -> list[int]:
    """Return which of ``jabatan`` stand in the column, best first, by their positions.

    Of a column for one post only the best match is returned, of a ``shared``
    one (a group or a team) all that fit some part of its name ("A & B", "A/B").
    Nothing is returned where nothing fits: a person then chooses.

    Sumber: custom of the office; the proposal is corrected on the page of people.
    """
    parts = [words for part in re.split(r"[&/,]| dan ", kolom) if (words := words_of(part))] if shared else []
    wanted = [words_of(kolom), *parts]
    scores = [
        (max(_likeness(words, words_of(nama)) for words in wanted), nomor)
        for nomor, nama in enumerate(jabatan)
    ]
    fitting = sorted((pair for pair in scores if pair[0] >= AMBANG), key=lambda pair: (-pair[0], pair[1]))
    return [nomor for _, nomor in (fitting if shared else fitting[:1])]


def _likeness(kolom: frozenset[str], jabatan: frozenset[str]) -> float:
    """How far the words of a column are found in a post's name; a name with fewer other words is nearer."""
    common = len(kolom & jabatan)
    if not common:
        return 0.0
    part = 0.5 if (jabatan - kolom) & BAGIAN and not kolom & BAGIAN else 1.0
    return part * common / len(kolom) * (0.8 + 0.2 * common / len(jabatan))
