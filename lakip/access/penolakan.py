"""How an act is refused: an exception whose message is for the person who tried."""

from __future__ import annotations


class TindakanDitolak(Exception):
    """An act that cannot be done; the message is for the person who tried."""


class TidakBerhak(TindakanDitolak):
    """The person has no right to the act."""


class Terlambat(TindakanDitolak):
    """Somebody, or an earlier click, has done it already."""


class KolomKosong(TindakanDitolak):
    """Nobody stands in a column of the SOP yet."""
