"""Words one after the other, as a sentence lists them."""

from collections.abc import Iterable


def join_deret(kata: Iterable[str]) -> str:
    """Return ``a, b dan c``; one word stays as it is, none is "".

    Sumber: EYD Edisi V, without the comma before "dan" as offices write it.
    """
    *depan, akhir = [*kata] or [""]
    return f"{', '.join(depan)} dan {akhir}" if depan else akhir
