"""The page on which the draft of an SOP is edited as it stands on paper."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone

from sop.admin.lingkup import LingkupAdmin
from sop.batas_suntingan import find_excess
from sop.domain.angka import read_bulat
from sop.domain.bagan import lay_out
from sop.domain.berkas import BerkasSop, write_berkas
from sop.domain.isian import BerkasDitolak
from sop.domain.sunting.tindakan import TindakanTidakDikenal, perform
from sop.domain.suntingan import Suntingan, close_suntingan
from sop.domain.temuan import Temuan, Tingkat, group_temuan
from sop.forms.sunting import IdentitasForm, read_matriks
from sop.gambar import build_formulir
from sop.lembar_suntingan import LembarSuntingan
from sop.models import VersiSop
from sop.penetapan import list_temuan
from sop.penyuntingan import (
    MASIH_BEKERJA,
    TidakDapatDisimpan,
    find_other_editor,
    open_draf,
    redo,
    save,
    undo,
)
from sop.simpanan import find_bounds
from sop.storage import read_identitas

SIMPAN, GAMBAR, UNDUH, URUNG, ULANG = "simpan", "gambar", "unduh", "urung", "ulang"


class PenyuntingAdmin(LingkupAdmin):
    """The change page of a draft is the editor; every button of it sends the whole form."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        versi = self._find_versi(request, unquote(object_id))
        is_draf = versi is not None and self.has_change_permission(request, versi)
        # What was typed before the version was decided is given back, too.
        if versi and request.method == "POST" and (is_draf or "dasar" in request.POST):
            return self._edit(request, versi)
        if versi is None or not is_draf:
            return super().change_view(request, object_id, form_url, extra_context)
        if told := find_other_editor(versi, str(request.user), timezone.now()):
            messages.warning(request, told)
        return self._show(request, _Halaman(versi, open_draf(versi), versi.ubahan))

    @abstractmethod
    def list_tindakan(self, request: HttpRequest, versi: VersiSop) -> list[tuple[Any, str]]:
        """What else the person may do with the version, and where."""

    def _find_versi(self, request: HttpRequest, object_id: str) -> VersiSop | None:
        """The version, if it is of the person's instansi and they may change its versions."""
        pk = read_bulat(object_id)
        if pk is None or not self.has_change_permission(request):
            return None
        versi: VersiSop | None = (
            self.get_queryset(request).select_related("sop__instansi").filter(pk=pk).first()
        )
        return versi

    def _edit(self, request: HttpRequest, versi: VersiSop) -> HttpResponse:
        before = open_draf(versi)
        form = IdentitasForm(request.POST, instance=versi)
        is_valid = form.is_valid()
        suntingan = read_matriks(request.POST, read_identitas(versi), before)
        tindakan = request.POST.get("tindakan", SIMPAN)
        halaman = _Halaman(versi, suntingan, read_bulat(request.POST.get("dasar", "")), form)
        if tindakan == UNDUH:
            return _send_berkas(halaman.berkas)
        if tindakan == GAMBAR:
            return JsonResponse(halaman.redraw())
        if not is_valid:
            halaman.kesalahan = ["Blok identitas memuat isian yang salah; perbaiki yang ditandai."]
            return self._refuse(request, halaman, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            versi, suntingan, place = _carry_out(halaman, tindakan, str(request.user))
        except TidakDapatDisimpan as tidak:
            halaman.kesalahan, halaman.is_bentrok = [str(tidak)], True
            return self._refuse(request, halaman, HTTPStatus.CONFLICT)
        except (BerkasDitolak, TindakanTidakDikenal) as ditolak:
            halaman.kesalahan = str(ditolak).split("\n")
            return self._refuse(request, halaman, HTTPStatus.UNPROCESSABLE_ENTITY)
        self._note(request, versi)
        if _wants_json(request):
            saved = _Halaman(versi, suntingan, versi.ubahan)
            return JsonResponse({"baris": place, **saved.redraw(whole=True)})
        if tindakan == SIMPAN:
            messages.success(request, "Draf disimpan.")
        anchor = "#matriks" if place is None else f"#baris{place}"
        return HttpResponseRedirect(request.path + ("" if tindakan == SIMPAN else anchor))

    def _refuse(self, request: HttpRequest, halaman: _Halaman, status: HTTPStatus) -> HttpResponse:
        """Say why nothing was saved; what was sent stays on the page."""
        if _wants_json(request):
            isi = {"kesalahan": halaman.kesalahan, "isian": halaman.form.errors}
            return JsonResponse(isi, status=status)
        return self._show(request, halaman, status)

    def _show(
        self, request: HttpRequest, halaman: _Halaman, status: HTTPStatus = HTTPStatus.OK
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            **halaman.context(),
            "opts": self.opts,
            "title": halaman.versi,
            "tindakan_list": self.list_tindakan(request, halaman.versi),
            "may_delete": self.has_delete_permission(request, halaman.versi),
        }
        return TemplateResponse(request, "admin/sop/penyunting/halaman.html", context, status=status)

    def _note(self, request: HttpRequest, versi: VersiSop) -> None:
        """Let the history say who was at work on the draft, once for each sitting."""
        entries = LogEntry.objects.filter(
            user=request.user.pk,
            content_type=ContentType.objects.get_for_model(VersiSop),
            object_id=str(versi.pk),
            action_time__gte=timezone.now() - MASIH_BEKERJA,
        )
        if not entries.exists():
            self.log_change(request, versi, "Draf disunting.")


class _Halaman:
    """What the page shows of a draft, saved or as it was sent; ``dasar`` is the save that it stands on."""

    def __init__(
        self, versi: VersiSop, suntingan: Suntingan, dasar: int | None, form: IdentitasForm | None = None
    ) -> None:
        self.versi = versi
        self.suntingan = suntingan
        self.dasar = dasar
        self.form = form or IdentitasForm(instance=versi)
        self.berkas = close_suntingan(suntingan)
        self.kesalahan: list[str] = []
        self.is_bentrok = False

    @cached_property
    def temuan(self) -> list[Temuan]:
        return list_temuan(self.berkas)

    @cached_property
    def lembar(self) -> LembarSuntingan:
        return LembarSuntingan(self.suntingan, self.temuan)

    def context(self) -> dict[str, object]:
        """Return all that the page shows."""
        dapat_urung, dapat_ulang = find_bounds(self.versi)
        return self._drawn() | {
            "versi": self.versi,
            "form": self.form,
            "dasar": self.dasar,
            "dapat_urung": dapat_urung,
            "dapat_ulang": dapat_ulang,
            "kesalahan": self.kesalahan,
            "is_bentrok": self.is_bentrok,
        }

    def _drawn(self) -> dict[str, object]:
        """What of the page changes while one types."""
        berkas = self.berkas
        # A text without bounds takes without bounds to draw.
        is_berlebih = bool(find_excess(self.suntingan))
        is_tergambar = berkas.alur.simbol and not is_berlebih
        return {
            "lembar": self.lembar,
            "per_tingkat": _count(self.temuan),
            "bagan": lay_out(build_formulir(berkas, berkas.alur)) if is_tergambar else None,
            "is_berlebih": is_berlebih,
        }

    def redraw(self, *, whole: bool = False) -> Mapping[str, object]:
        """Return what changes on the page while one types; ``whole``, with the fields, after a save."""
        context = self.context() if whole else self._drawn()
        parts = ["bagan", "temuan", "keadaan", *(["identitas", "matriks", "bilah"] if whole else [])]
        return {
            "ubahan": self.dasar,
            "temuan_baris": {
                f"baris{n}": render_to_string(
                    "admin/sop/penyunting/_temuan_baris.html", {"temuan": group_temuan(temuan)}
                )
                for n, temuan in self.lembar.temuan_baris.items()
            },
            **{nama: render_to_string(f"admin/sop/penyunting/_{nama}.html", context) for nama in parts},
        }


@transaction.atomic
def _carry_out(halaman: _Halaman, tindakan: str, oleh: str) -> tuple[VersiSop, Suntingan, int | None]:
    """Save what was sent after what its button asks for; return it, and the row at which one goes on."""
    at, place, suntingan = timezone.now(), None, halaman.suntingan
    if tindakan not in (SIMPAN, URUNG, ULANG):
        suntingan, place = perform(suntingan, tindakan)
    versi = save(halaman.versi.pk, halaman.dasar, suntingan, oleh=oleh, at=at)
    if tindakan in (URUNG, ULANG):
        go = undo if tindakan == URUNG else redo
        versi = go(versi.pk, versi.ubahan, oleh=oleh, at=at)
        suntingan = open_draf(versi)
    return versi, suntingan, place


def _count(temuan: list[Temuan]) -> list[tuple[Tingkat, int]]:
    """How many findings there are of each weight, the heaviest first."""
    banyak = Counter(t.tingkat for t in temuan)
    return [(tingkat, banyak[tingkat]) for tingkat in Tingkat if banyak[tingkat]]


def _send_berkas(berkas: BerkasSop) -> HttpResponse:
    response = HttpResponse(write_berkas(berkas), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{berkas.kunci}-suntingan.json"'
    return response


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
