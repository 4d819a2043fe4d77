"""The page of what looks doubtful in the data: each finding is mended where it stands, or answered here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lakip import engine
from lakip.engine.temuan import HakJawab, read_hak_jawab
from lakip.forms.temuan import JawabanForm
from lakip.http import AuthenticatedHttpRequest, get_laporan, now_at
from lakip.isi.konsistensi import TemuanIsi, find_temuan
from lakip.models import Laporan
from lakip.views.penolakan import attempt


@dataclass(frozen=True, slots=True)
class BarisTemuan:
    """One finding with what this person may do about it: the page that mends it, the form that answers."""

    isi: TemuanIsi
    url: str
    form: JawabanForm | None


@require_GET
def temuan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return _show(request, get_laporan(request, pk))


@require_POST
def temuan_jawab(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    form = JawabanForm(request.POST)
    act = partial(engine.answer, laporan.pk, request.user)
    if refused := attempt(request, form, act, partial(_show, request, laporan, form)):
        return refused
    messages.success(request, "Jawaban dicatat.")
    return redirect("temuan", laporan.pk)


def _show(
    request: AuthenticatedHttpRequest, laporan: Laporan, refused: JawabanForm | None = None, status: int = 200
) -> HttpResponse:
    hak = read_hak_jawab(laporan, request.user, now_at(laporan)[1])
    baris_list = [
        _offer(nomor, satu, hak, refused)
        for nomor, satu in enumerate(find_temuan(laporan), start=1)
        if hak.sees(satu)
    ]
    terbuka = [baris for baris in baris_list if baris.isi.is_terbuka]
    konteks = {
        "laporan": laporan,
        "jumlah": len(terbuka),
        "terbuka": _group(terbuka),
        "terjawab": [baris for baris in baris_list if not baris.isi.is_terbuka],
        "is_lingkup": hak.lingkup is not None,
        "boleh_jawab": not hak.is_kosong,
    }
    return render(request, "lakip/temuan/daftar.html", konteks, status=status)


def _offer(nomor: int, temuan: TemuanIsi, hak: HakJawab, refused: JawabanForm | None) -> BarisTemuan:
    """Offer the way to mend a finding and, where saying why it is right is enough, the form for that."""
    if not hak.may_answer(temuan):
        return BarisTemuan(temuan, "", None)
    tempat = temuan.tempat
    url = tempat.url if hak.edits(temuan) else tempat.url_unit
    if not temuan.can_be_answered or not temuan.is_terbuka:
        return BarisTemuan(temuan, url, None)
    seen = {"kunci": temuan.kunci, "sidik": temuan.temuan.sidik}
    data = None
    if refused is not None and refused["kunci"].data == temuan.kunci:
        # The words that were refused stand beside the figures as they are now.
        data = dict(refused.data.items()) | seen
    return BarisTemuan(temuan, url, JawabanForm(data, initial=seen, auto_id=f"jawab-{nomor}-%s"))


def _group(baris_list: Iterable[BarisTemuan]) -> list[tuple[str, list[list[BarisTemuan]]]]:
    """Return the findings under the heading they belong to, those of one place together."""
    by_kelompok: dict[str, dict[str, list[BarisTemuan]]] = defaultdict(lambda: defaultdict(list))
    for baris in baris_list:
        tempat = baris.isi.tempat
        by_kelompok[tempat.kelompok][tempat.kunci].append(baris)
    return [(kelompok, list(by_tempat.values())) for kelompok, by_tempat in by_kelompok.items()]
