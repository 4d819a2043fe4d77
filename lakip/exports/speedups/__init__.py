"""Faster ways for WeasyPrint to do what it does again and again; every page stays as it was.

They reach into one version of the library, ``VERSI``; any other is left alone.
"""

import weasyprint

from lakip.exports.speedups import gaya, teks, tulis

VERSI = "70.0"


def install() -> None:
    """Put these ways in place of WeasyPrint's own, if they were written for this version of it."""
    if weasyprint.__version__ == VERSI:
        for module in (gaya, teks, tulis):
            module.install()
