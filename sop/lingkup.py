"""Whose rows a person sees: those of their own instansi."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar, cast

from django.db.models import Q, QuerySet
from django.http import HttpRequest

Baris = TypeVar("Baris", bound=QuerySet[Any])


class Pengguna(Protocol):
    """What the specification needs to know of the person behind a request."""

    instansi_id: int | None

    @property
    def is_lintas_instansi(self) -> bool: ...


def pengguna_of(request: HttpRequest) -> Pengguna:
    """Return the person who asks; every page is behind a login."""
    return cast(Pengguna, request.user)


def limit_to_instansi(rows: Baris, pengguna: Pengguna, path: str, *, shared: bool = False) -> Baris:
    """Return those of ``rows`` that belong to the person's instansi, which ``path`` leads to.

    With ``shared`` rows that belong to no instansi in particular are among them.
    """
    if pengguna.is_lintas_instansi:
        return rows
    if pengguna.instansi_id is None:
        return rows.none()
    own = Q(**{path: pengguna.instansi_id})
    return rows.filter(own | Q(**{f"{path}__isnull": True}) if shared else own)
