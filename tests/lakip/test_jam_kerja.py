"""Hours that are missing or overlap are told to people, not thrown at them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from lakip.models import PolaJamKerja, SesiKerja
from tests.formulir_admin import read_form
from tests.world import Kantor


def test_an_office_without_hours_is_told_what_to_do(client: Client, kantor: Kantor) -> None:
    SesiKerja.objects.all().delete()
    client.force_login(kantor.pemilik)

    response = client.get(kantor.laporan.get_absolute_url())

    assert response.status_code == 503
    assert "Pola jam kerja" in response.content.decode()


@pytest.mark.parametrize(
    ("dari", "status"),
    [pytest.param("15:00", 200, id="overlaps the afternoon"), pytest.param("16:00", 302, id="follows it")],
)
@pytest.mark.usefixtures("kalender")
def test_sessions_of_one_day_may_not_overlap(admin_client: Client, dari: str, status: int) -> None:
    pola = PolaJamKerja.objects.get(nama="Jam kerja biasa")
    url = reverse("admin:lakip_polajamkerja_change", args=[pola.pk])
    isian = read_form(admin_client, url)
    count = pola.sesikerja_set.count()
    prefix = f"sesikerja_set-{count}"
    isian |= {f"{prefix}-hari": "0", f"{prefix}-dari": dari, f"{prefix}-sampai": "17:00"}
    isian["sesikerja_set-TOTAL_FORMS"] = str(count + 1)

    response = admin_client.post(url, isian)

    assert response.status_code == status
    assert pola.sesikerja_set.count() == count + (status == 302)
