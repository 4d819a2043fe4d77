"""Words one after the other, as a sentence lists them."""

from collections.abc import Iterable


def join_deret(kata: Iterable[str]) -> str:
    """Return ``a``, ``a dan b``, ``a, b, dan c``; of no words "".

    Sumber: EYD Edisi V, tanda koma dalam pemerincian.
    """
    *depan, akhir = [*kata] or [""]
    koma = "," if len(depan) > 1 else ""
    return f"{', '.join(depan)}{koma} dan {akhir}" if depan else akhir
