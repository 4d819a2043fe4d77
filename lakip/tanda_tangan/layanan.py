"""One request to a signing service: bounded, sent once, and with nothing of it in a log or a traceback."""

from __future__ import annotations

import base64
import json
import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

import requests
from django.conf import settings
from django.views.decorators.debug import sensitive_variables
from urllib3.exceptions import NewConnectionError

# Seconds to reach the service, which stands in the office's own network.
BATAS_SAMBUNG = 10
# Answers carry a whole PDF in base64, in bytes.
JAWABAN_TERBESAR = 200 * 1024**2
# What a proxy answers in the place of a service that may still be at work.
JAWABAN_PERANTARA = (502, 504)

# It would write addresses down, and one of them carries a NIK.
logging.getLogger("urllib3.connectionpool").setLevel(logging.INFO)


class TidakTersambung(Exception):
    """The service was not reached: nothing was sent."""


class JawabanHilang(Exception):
    """The request went out and no whole answer came; ``kepala`` is the head of the answer, if that came."""

    def __init__(self, kepala: Mapping[str, str] | None = None) -> None:
        super().__init__("no whole answer")
        self.kepala = kepala or {}


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What the service answered."""

    status: int
    kepala: Mapping[str, str]
    badan: bytes

    def read_json(self) -> dict[str, Any]:
        """Return the answer as data; {} where it is none, whatever its head says."""
        try:
            data = json.loads(self.badan)
        except ValueError:
            return {}
        return data if isinstance(data, dict) else {}


@sensitive_variables()
def ask(metode: str, jalan: str, **isian: Any) -> Jawaban:
    """Send one request to the service of the settings and return its answer, whatever its status.

    Nothing is repeated, redirected, or sent through a proxy. Raises TidakTersambung if it surely was not
    sent, JawabanHilang if nobody can tell what the service did.
    """
    batas = monotonic() + settings.BSRE_BATAS_WAKTU
    kunci = f"{settings.BSRE_PENGGUNA}:{settings.BSRE_SANDI}"
    kepala: Mapping[str, str] = {}
    try:
        with requests.Session() as sesi:
            sesi.trust_env = False
            with sesi.request(
                metode,
                settings.BSRE_URL + jalan,
                headers={"Authorization": f"Basic {base64.b64encode(kunci.encode()).decode()}"},
                timeout=(BATAS_SAMBUNG, settings.BSRE_BATAS_WAKTU),
                allow_redirects=False,
                stream=True,
                **isian,
            ) as jawab:
                kepala = jawab.headers
                badan = _read_badan(jawab, batas)
                status = jawab.status_code
    except requests.RequestException as error:
        sent = _was_sent(error)
    else:
        if badan is not None and status not in JAWABAN_PERANTARA:
            return Jawaban(status, kepala, badan)
        sent = True
    # Raised out here neither carries the error above, which holds the request.
    if sent:
        raise JawabanHilang(kepala)
    raise TidakTersambung


def _read_badan(jawab: requests.Response, batas: float) -> bytes | None:
    """Return the body; None if it is too large or takes too long."""
    badan = bytearray()
    for potong in jawab.iter_content(64 * 1024):
        badan += potong
        if len(badan) > JAWABAN_TERBESAR or monotonic() > batas:
            return None
    return bytes(badan)


def _was_sent(error: requests.RequestException) -> bool:
    """Whether the service may have got the request before this error."""
    if isinstance(error, requests.ConnectTimeout | requests.exceptions.InvalidURL | ValueError):
        return False
    cause = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, requests.exceptions.SSLError):
        return not isinstance(cause.args[0] if cause and cause.args else None, ssl.SSLCertVerificationError)
    return not isinstance(cause, NewConnectionError)
