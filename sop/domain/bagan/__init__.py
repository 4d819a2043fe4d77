"""The diagram of an SOP, laid out as the official form: table, symbols and arrows with their coordinates.

``lay_out`` draws a ``Formulir``; ``describe_rows`` tells it in words. The template ``sop/_bagan.svg``
draws one ``Lembar`` of the result.
"""

from sop.domain.bagan.formulir import Baris, Formulir, Keadaan, Status
from sop.domain.bagan.gambar import Bagan, Lembar
from sop.domain.bagan.lembar import lay_out
from sop.domain.bagan.uraian import describe_rows

__all__ = [
    "Bagan",
    "Baris",
    "Formulir",
    "Keadaan",
    "Lembar",
    "Status",
    "describe_rows",
    "lay_out",
]
