"""Giving out files that people have handed in."""

from __future__ import annotations

from typing import IO

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404

JSON = "application/json"


def open_stored(berkas: FieldFile) -> IO[bytes]:
    """Return a stored file, or raise 404 if it is not there any more."""
    try:
        return berkas.open("rb")
    except FileNotFoundError as error:
        raise Http404("Berkas ini tidak ada lagi di penyimpanan.") from error


def give_out(
    berkas: IO[bytes], nama: str, *, as_attachment: bool = True, jenis: str | None = None
) -> FileResponse:
    """Return a file under the name that people gave it; ``jenis`` is its content type, else the name tells.

    What people hand in never runs with the rights of this site.
    """
    response = FileResponse(berkas, as_attachment=as_attachment, filename=nama, content_type=jenis)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
