"""Slips of the pen in the few words that every such SOP uses."""

import re
from collections.abc import Iterator
from functools import lru_cache

from sop.domain.kata import words

_KATA = frozenset(
    words(
        "akuntabilitas aparatur disposisi dokumen draf draft evaluasi instansi kinerja lakip laporan lkip "
        "lkjip melaporkan menandatangani mengarsipkan menggandakan menyetujui notulensi pelaporan pemerintah "
        "penyusunan perjanjian realisasi sakip"
    )
)


def find_slips(teks: str) -> Iterator[str]:
    """Yield a sentence for each word that is one letter away from a word of the form."""
    for kata in dict.fromkeys(re.findall(r"[^\W\d_]+", teks)):
        if meant := _find_meant(kata.lower()):
            yield f'"{kata}" mungkin salah ketik untuk "{meant}"; periksa ejaannya.'


@lru_cache(maxsize=8192)
def _find_meant(kata: str) -> str:
    """The word of the form that a word is a slip for; empty if it is one itself, or like none."""
    if kata in _KATA:
        return ""
    return min((benar for benar in _KATA if _is_one_letter_off(kata, benar)), default="")


def _is_one_letter_off(kata: str, benar: str) -> bool:
    """Whether one letter more, less or other makes one word of the other."""
    short, long = sorted((kata, benar), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return long[same + 1 :] == short[same + (len(short) == len(long)) :]
