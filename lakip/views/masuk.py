"""The login; in demo mode, and only there, it lists the cast and lets one in with a click."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.contrib.auth.views import LoginView, PasswordResetConfirmView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from lakip.models import Pegawai, Pemangku


class MasukForm(AuthenticationForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Kata sandi"


class MasukView(LoginView):
    """Let a person in; the demo shows its cast by instansi."""

    authentication_form = MasukForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(pemeran=list_pemeran() if settings.DEMO else [], **kwargs)


def list_pemeran() -> list[tuple[str, list[dict[str, str]]]]:
    """Return who can be played, instansi by instansi."""
    held = Pemangku.objects.on(timezone.localdate()).filter(
        pegawai__is_active=True, pegawai__is_superuser=False
    )
    rows = held.select_related("pegawai", "jabatan__instansi").order_by("jabatan__instansi__pk", "pk")
    return [
        (
            str(instansi),
            [
                {
                    "nama": pemangku.pegawai.nama,
                    "jabatan": pemangku.kapasitas,
                    "url": reverse("masuk-sebagai", args=[pemangku.pegawai_id]),
                }
                for pemangku in group
            ],
        )
        for instansi, group in groupby(rows, key=lambda p: p.jabatan.instansi)
    ]


@method_decorator(login_not_required, name="dispatch")
class AturSandiView(PasswordResetConfirmView):
    """Set the password of an account by the link that its owner got; each link works once."""

    template_name = "registration/atur_sandi.html"
    success_url = reverse_lazy("masuk")

    def form_valid(self, form: SetPasswordForm[Pegawai]) -> HttpResponse:
        messages.success(self.request, "Kata sandi tersimpan. Masuklah dengannya.")
        return super().form_valid(form)


@login_not_required
@require_POST
def masuk_sebagai(request: HttpRequest, pk: int) -> HttpResponse:
    """Play one of the cast; outside the demo this page does not exist."""
    if not settings.DEMO:
        raise Http404
    pegawai = get_object_or_404(Pegawai, pk=pk, is_active=True, is_superuser=False)
    login(request, pegawai, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(settings.LOGIN_REDIRECT_URL)
