"""How a refused act is answered: a sentence for the person, and the status of the page."""

from __future__ import annotations

from django.contrib import messages

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.http import AuthenticatedHttpRequest


def refuse(request: AuthenticatedHttpRequest, error: TindakanDitolak) -> int:
    """Say why, and return the HTTP status: no right 403, too late 409, not yet 422."""
    messages.error(request, str(error))
    if isinstance(error, TidakBerhak):
        return 403
    return 409 if isinstance(error, Terlambat) else 422
