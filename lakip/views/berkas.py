"""Giving out files that people have handed in."""

from __future__ import annotations

from typing import IO

from django.http import FileResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def give_out(
    berkas: IO[bytes], nama: str, *, as_attachment: bool = True, jenis: str | None = None
) -> FileResponse:
    """Return a file under the name that people gave it; ``jenis`` is its content type, else the name tells.

    What people hand in never runs with the rights of this site.
    """
    response = FileResponse(berkas, as_attachment=as_attachment, filename=nama, content_type=jenis)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
