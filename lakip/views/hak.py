"""The right to see and to change the figures and texts of a report, as every page of them asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse

from lakip.access import (
    analysed_at,
    describe_beku,
    describe_kunci,
    is_frozen,
    is_owner,
    may_edit_isi,
    may_write_naskah,
    unit_scope,
)
from lakip.http import AuthenticatedHttpRequest, get_laporan, now_at
from lakip.kerangka import Tempat, find_tempat
from lakip.models import Laporan, Naskah

P = ParamSpec("P")

HANYA_UNIT = (
    "Selama laporan disusun, Anda melihat angka unit kerja Anda sendiri: buka halaman Kinerja atau Anggaran."
)


@dataclass(frozen=True, slots=True)
class HakAngka:
    """What the person may do with the figures: change them, or, once they are locked, open them again."""

    boleh_ubah: bool
    terkunci_pada: datetime | None = None
    boleh_buka: bool = False


def may_edit(request: AuthenticatedHttpRequest, laporan: Laporan) -> bool:
    """Whether the person may change what this report says, today; for its figures ask ``read_hak``."""
    _, today = now_at(laporan)
    return may_edit_isi(laporan, request.user, today)


def may_write(request: AuthenticatedHttpRequest, naskah: Naskah) -> bool:
    """Whether the person may change this text, today."""
    _, today = now_at(naskah.laporan)
    return may_write_naskah(naskah.laporan, naskah, request.user, today)


def read_hak(request: AuthenticatedHttpRequest, laporan: Laporan) -> HakAngka:
    """Return the person's right to the figures, today; who may not edit learns nothing of the lock."""
    is_pemilik = is_owner(laporan, request.user)
    boleh_ubah = may_edit(request, laporan)
    if not boleh_ubah and not (is_pemilik and is_frozen(laporan)):
        return HakAngka(boleh_ubah=False)
    pada = analysed_at(laporan)
    return HakAngka(boleh_ubah and pada is None, pada, pada is not None and is_pemilik)


def scope_of(request: AuthenticatedHttpRequest, laporan: Laporan) -> int | None:
    """Return the unit to whose rows the person is confined, today; None for who sees all."""
    _, today = now_at(laporan)
    return unit_scope(laporan, request.user, today)


def get_laporan_utuh(request: AuthenticatedHttpRequest, pk: int) -> Laporan:
    """Return a report of which the person may see everything; 404, or 403 for who is confined to a unit."""
    laporan = get_laporan(request, pk)
    require_utuh(request, laporan)
    return laporan


def require_utuh(request: AuthenticatedHttpRequest, laporan: Laporan) -> None:
    """Raise PermissionDenied, with a sentence, for who is confined to the rows of a unit."""
    if scope_of(request, laporan) is not None:
        raise PermissionDenied(HANYA_UNIT)


def _require_isi(request: AuthenticatedHttpRequest, laporan: Laporan) -> None:
    if not may_edit(request, laporan):
        raise PermissionDenied(describe_beku(laporan))


def _require_angka(request: AuthenticatedHttpRequest, laporan: Laporan) -> None:
    _require_isi(request, laporan)
    if kunci := describe_kunci(laporan):
        raise PermissionDenied(kunci)


View = Callable[Concatenate[AuthenticatedHttpRequest, Laporan, P], HttpResponse]


def _edits(
    view: View[P], require: Callable[[AuthenticatedHttpRequest, Laporan], None]
) -> Callable[..., HttpResponse]:
    """Hand the view the report itself once ``require`` lets the person through; 404 or 403 otherwise."""

    @wraps(view)
    def checked(
        request: AuthenticatedHttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        with lock_if_post(request, pk):
            laporan = get_laporan(request, pk)
            require(request, laporan)
            return view(request, laporan, *args, **kwargs)

    return checked


@contextmanager
def lock_if_post(request: AuthenticatedHttpRequest, pk: int) -> Iterator[None]:
    """Keep the report locked while a POST is answered.

    Neither the right nor what others have saved can change under it.
    """
    if request.method != "POST":
        yield
        return
    with transaction.atomic():
        Laporan.objects.select_for_update().filter(pk=pk).first()
        yield


def edits_isi(view: View[P]) -> Callable[..., HttpResponse]:
    """For a page that changes texts."""
    return _edits(view, _require_isi)


def edits_angka(view: View[P]) -> Callable[..., HttpResponse]:
    """For a page that changes figures: not while they are locked, which is said in a sentence."""
    return _edits(view, _require_angka)


def writes_naskah(
    view: Callable[Concatenate[AuthenticatedHttpRequest, Laporan, Tempat, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """For a page that changes one text: hand the view the report and the place; 404 or 403 otherwise."""

    @wraps(view)
    def checked(
        request: AuthenticatedHttpRequest,
        pk: int,
        bagian: str,
        sasaran_pk: int | None = None,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        with lock_if_post(request, pk):
            laporan = get_laporan(request, pk)
            tempat = find_tempat(laporan, bagian, sasaran_pk)
            if not may_write(request, tempat.naskah):
                raise PermissionDenied(describe_beku(laporan))
            return view(request, laporan, tempat, *args, **kwargs)

    return checked
