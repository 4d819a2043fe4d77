"""From when on a report that was handed up for approval stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sop.domain.jenis_kerja import LembarKerja

# A further SOP with such a row opens a report again that was frozen under the one before.
MEMBUKA = frozenset(
    {
        LembarKerja.FORMAT,
        LembarKerja.SAMPAIKAN,
        LembarKerja.HIMPUN,
        LembarKerja.ANALISIS,
        LembarKerja.SUSUN,
        LembarKerja.AJUKAN,
        LembarKerja.PERSETUJUAN,
    }
)


@dataclass(frozen=True, slots=True)
class Pos:
    """One symbol of an SOP, and how far its visits have come.

    ``is_dicapai``: the work has arrived there; ``is_dilalui``: it was done or passed over there;
    ``ditutup_pada``: when the last visit there ended, however it did.
    """

    pekerjaan: LembarKerja
    is_terbuka: bool = False
    is_dicapai: bool = False
    is_dilalui: bool = False
    ditutup_pada: datetime | None = None


def find_pembekuan(pos_list: Sequence[Pos]) -> datetime | None:
    """Return since when the content is frozen, by the symbols in document order; None if it is not.

    It is while the work has come past ``count_terbuka`` symbols, and only until work at one of them is open
    again. The moment is that at which the last such work was closed.

    Sumber: custom of the offices; what is signed is what was handed up.
    """
    batas = count_terbuka([pos.pekerjaan for pos in pos_list])
    if not batas:
        return None
    before, last = pos_list[:batas], pos_list[batas - 1]
    is_handed_up = last.is_dilalui if last.pekerjaan is LembarKerja.AJUKAN else pos_list[batas].is_dicapai
    if not is_handed_up or any(pos.is_terbuka for pos in before):
        return None
    return max((pos.ditutup_pada for pos in before if pos.ditutup_pada), default=None)


def count_terbuka(pekerjaan_list: Sequence[LembarKerja]) -> int | None:
    """Return at how many of the first symbols the content is still open; None if it never closes.

    Those end with the last one that hands up for approval, or, where none does so, before the first approval.
    What stands before the writing that leads to the last approval is about a draft, or something else.

    Sumber: custom of the offices.
    """
    asking = [n for n, p in enumerate(pekerjaan_list) if p in (LembarKerja.AJUKAN, LembarKerja.PERSETUJUAN)]
    if not asking:
        return None
    written = [n for n, p in enumerate(pekerjaan_list[: asking[-1]]) if p is LembarKerja.SUSUN]
    asking = [n for n in asking if n > max(written, default=-1)]
    handing_up = [n for n in asking if pekerjaan_list[n] is LembarKerja.AJUKAN]
    return handing_up[-1] + 1 if handing_up else asking[0]
