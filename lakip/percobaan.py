"""How often one address may ask for codes that lead nowhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.db import transaction
from django.utils.crypto import salted_hmac

from lakip.models import Percobaan

JENDELA = timedelta(minutes=15)
TERBANYAK = 10
# Of an address of version 6 a household or an office has so many bits, and all that follow.
BIT_JARINGAN = 64


def hash_asal(alamat: str) -> str:
    """Return what is kept of an address: enough to know it again, for who has the key of this site."""
    try:
        asal = ip_address(alamat)
    except ValueError:
        return _hash(alamat)
    if isinstance(asal, IPv6Address):
        return _hash(str(ip_network((asal, BIT_JARINGAN), strict=False)))
    return _hash(str(asal))


def _hash(teks: str) -> str:
    return salted_hmac("lakip.percobaan", teks, algorithm="sha256").hexdigest()


def is_terlalu_sering(asal: str, at: datetime) -> bool:
    """Whether this origin has asked in vain so often lately that it is answered nothing any more."""
    return Percobaan.objects.filter(asal=asal, pada__gt=at - JENDELA).count() >= TERBANYAK


@transaction.atomic
def record_percobaan(asal: str, at: datetime) -> None:
    """Count one code that led nowhere, and forget those of which nothing follows any more."""
    Percobaan.objects.filter(pada__lte=at - JENDELA).delete()
    Percobaan.objects.create(asal=asal, pada=at)
