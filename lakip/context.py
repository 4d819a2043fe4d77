"""What every page shows of the person who looks at it."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from lakip.models import Pemangku


def kapasitas(request: HttpRequest) -> dict[str, object]:
    """Give templates ``kapasitas_saya``: the post the person holds today, with Plt. or Plh. before it."""

    def find() -> str:
        if not request.user.is_authenticated:
            return ""
        held = Pemangku.objects.on(timezone.localdate()).filter(pegawai=request.user)
        pemangku = held.select_related("jabatan").first()
        return pemangku.kapasitas if pemangku else ""

    return {"kapasitas_saya": SimpleLazyObject(find)}
