"""Making a report under the SOP in force."""

from __future__ import annotations

import pytest
from django.utils import timezone

from lakip.models import Laporan
from tests.lakip.formulir import client_of
from tests.lakip.halaman import press, read
from tests.world import Kantor, make_kantor, make_pegawai

pytestmark = pytest.mark.usefixtures("kalender")
BARU = "/laporan/baru/"


def test_new_report_leads_to_its_people(kantor: Kantor) -> None:
    response = press(client_of(kantor.pemilik), BARU, "Buat laporan", versi=kantor.laporan.versi_id)

    baru = Laporan.objects.latest("tahun")
    assert response.headers["Location"] == f"/laporan/{baru.pk}/orang/"
    assert (baru.penanggung_jawab, baru.status) == (kantor.pemilik, "disiapkan")
    assert baru.penugasan_set.exists()


def test_the_first_year_without_a_report_is_proposed(kantor: Kantor) -> None:
    tahun = max(timezone.localdate().year - 1, 2026)

    isian = read(client_of(kantor.pemilik), BARU).form("Buat laporan").isian

    assert (isian["tahun"], isian["tenggat"]) == (str(tahun), f"{tahun + 1}-02-28")


@pytest.mark.parametrize(
    ("isian", "said"),
    [
        ({"tahun": "2025"}, "Laporan tahun 2025 sudah ada"),
        ({"tahun": "1900"}, "2000"),
        ({"tahun": "dua"}, "Tuliskan tahun dengan angka"),
        ({"tahun": "2030", "tenggat": "2029-12-31"}, "Tenggat tidak boleh sebelum tahun laporan"),
        ({"tenggat": "9999-12-31"}, "Tenggat ini terlalu jauh"),
        ({"versi": "0"}, "SOP ini tidak berlaku lagi"),
    ],
    ids=["year taken", "long ago", "no number", "deadline before the year", "far off", "no such SOP"],
)
def test_refused_report_is_not_made_and_keeps_what_was_typed(
    kantor: Kantor, isian: dict[str, str], said: str
) -> None:
    typed = {"versi": kantor.laporan.versi_id, "tahun": "2031", "tenggat": "2032-01-31"} | isian
    client = client_of(kantor.pemilik)

    response = client.post(BARU, typed)

    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert f'value="{typed["tenggat"]}"' in page
    assert Laporan.objects.count() == 1


def test_who_belongs_to_no_instansi_cannot_make_a_report(kantor: Kantor) -> None:
    client = client_of(make_pegawai("sistem", is_superuser=True))

    assert client.get(BARU).status_code == 403
    assert client.post(BARU, {"versi": kantor.laporan.versi_id, "tahun": 2030}).status_code == 403
    assert Laporan.objects.count() == 1


def test_the_sop_of_another_instansi_is_not_offered(kantor: Kantor) -> None:
    luar = make_kantor("kalbar-adpim", kantor.laporan.dibuat_pada)
    client = client_of(luar.pemilik)

    response = client.post(BARU, {"versi": kantor.laporan.versi_id, "tahun": "2030", "tenggat": "2031-02-28"})

    assert response.status_code == 422
    assert not Laporan.objects.filter(tahun=2030).exists()
