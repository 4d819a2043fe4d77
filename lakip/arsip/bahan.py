"""What one source gives to the archive: a file, or the news that it is not there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models.fields.files import FieldFile


@dataclass(frozen=True, slots=True)
class Bahan:
    """One file: in which folder, under which name, what it is called in the index, and its content.

    ``isi`` is the content itself, or a stored file, which is copied through; ``sha256`` is the hash it had
    when it was handed in, "" if nobody noted it. ``is_tertanda`` says that it bears electronic signatures.
    """

    folder: str
    nama: str
    judul: str
    isi: bytes | FieldFile
    sha256: str = ""
    is_tertanda: bool = False


@dataclass(frozen=True, slots=True)
class Hilang:
    """What belongs into the archive and could not be had, with the reason in words."""

    judul: str
    sebab: str
