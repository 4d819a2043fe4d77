"""What a unit has to say about its realisasi."""

from decimal import Decimal

from lakip.domain.angka import format_persen

JAUH_DI_ATAS = Decimal(120)


def lacks_penjelasan(
    tercapai: bool | None, capaian: Decimal | None, pendorong: str, penghambat: str, upaya: str
) -> tuple[str, ...]:
    """Return, in the words of the form, what still has to be said about one indikator.

    A missed target asks for its kendala and upaya, one far exceeded for its faktor pendorong; where
    ``tercapai`` is not known there is nothing to explain. Units: ``capaian`` is percent.

    Sumber: PermenPANRB 53/2014 Lampiran II asks for the causes of success and failure; from where on
    a target counts as far exceeded is custom of the office.
    """
    if tercapai is False:
        return tuple(kata for kata, teks in (("kendala", penghambat), ("upaya", upaya)) if not teks.strip())
    if tercapai and capaian is not None and capaian > JAUH_DI_ATAS and not pendorong.strip():
        return ("faktor pendorong",)
    return ()


def describe_letak(tercapai: bool | None, capaian: Decimal | None) -> str:
    """Return, in words, for which side of the target something has to be said."""
    persen = "" if capaian is None else f"capaian {format_persen(capaian)}"
    if tercapai:
        return f"{persen} jauh di atas target"
    return f"target belum tercapai ({persen})" if persen else "target belum tercapai"
