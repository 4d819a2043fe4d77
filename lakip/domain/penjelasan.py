"""What a unit has to say about its realisasi."""

from decimal import Decimal

SERATUS = Decimal(100)
JAUH_DI_ATAS = Decimal(120)


def lacks_penjelasan(capaian: Decimal | None, pendorong: str, penghambat: str, upaya: str) -> tuple[str, ...]:
    """Return, in the words of the form, what still has to be said about one indikator.

    A missed target asks for its kendala and upaya, one far exceeded for its faktor pendorong; without
    a capaian there is nothing to explain. Units: ``capaian`` is percent.

    Sumber: PermenPANRB 53/2014 Lampiran II asks for the causes of success and failure; from where on
    a target counts as far exceeded is custom of the office.
    """
    if capaian is None:
        return ()
    if capaian < SERATUS:
        return tuple(kata for kata, teks in (("kendala", penghambat), ("upaya", upaya)) if not teks.strip())
    if capaian > JAUH_DI_ATAS and not pendorong.strip():
        return ("faktor pendorong",)
    return ()
