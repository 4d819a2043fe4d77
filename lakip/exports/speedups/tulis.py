"""Writing the file: what pydyf makes anew each time that it is asked is made once."""

from __future__ import annotations

import zlib
from typing import Any

import pydyf

# Of zlib: the highest, 9, makes the file 4 percent smaller and takes several times as long.
PEMADATAN = 6

_to_bytes = pydyf._to_bytes


def install() -> None:
    pydyf.PDF.page_references = property(get_page_references)
    pydyf.Stream.data = property(get_stream_data)
    pydyf._to_bytes = to_bytes


def get_page_references(self: Any) -> tuple[bytes, ...]:
    """Return the references that pydyf makes anew for each tag, which is quadratic in pages."""
    kids = self.pages["Kids"]
    if len(kids) != len(self.__dict__.get("referensi", ())) * 3:
        self.referensi = tuple(f"{nomor} 0 R".encode("ascii") for nomor in kids[::3])
    referensi: tuple[bytes, ...] = self.referensi
    return referensi


def get_stream_data(self: Any) -> bytes:
    """Return what pydyf returns, but encode and compress it once: the file and its identifier both ask."""
    keadaan = id(self.stream), len(self.stream), self.compress
    if self.__dict__.get("keadaan") != keadaan:
        self.keadaan = keadaan
        self.padat = b"\n".join(map(to_bytes, self.stream))
        if self.compress:
            self.padat = zlib.compress(self.padat, PEMADATAN)
    extra = pydyf.Dictionary(self.extra.copy())
    if self.compress:
        extra["Filter"] = "/FlateDecode"
    extra["Length"] = len(self.padat)
    return b"\n".join((extra.data, b"stream", self.padat, b"endstream"))


def to_bytes(isi: Any) -> bytes:
    """Ask first for what there is most of: ready bytes, and words."""
    if type(isi) is bytes:
        return isi
    if type(isi) is str:
        return isi.encode("ascii")
    hasil: bytes = _to_bytes(isi)
    return hasil
