"""The login, and the cast of the demo."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from lakip.models import Pegawai, Pemangku
from tests.lakip.halaman import Halaman, press, read
from tests.world import Kantor, make_pegawai


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True


def test_the_right_password_lets_in_and_leads_on(client: Client, kantor: Kantor) -> None:
    kantor["Staf"].set_password("sandi-yang-panjang")
    kantor["Staf"].save()

    response = press(
        client, "/masuk/?next=/laporan/", "Masuk", username="rina.balangan", password="sandi-yang-panjang"
    )

    assert response.headers["Location"] == "/laporan/"


def test_a_wrong_password_says_so_and_keeps_the_name(client: Client, kantor: Kantor) -> None:
    response = press(client, "/masuk/", "Masuk", username="rina.balangan", password="salah")

    assert "Belum berhasil masuk" in Halaman(response).teks
    assert Halaman(response).form("Masuk").isian["username"] == "rina.balangan"


def test_after_five_wrong_passwords_the_right_one_does_not_help(client: Client, kantor: Kantor) -> None:
    kantor["Staf"].set_password("sandi-yang-panjang")
    kantor["Staf"].save()
    for _ in range(5):
        client.post("/masuk/", {"username": "rina.balangan", "password": "salah"})

    response = client.post("/masuk/", {"username": "rina.balangan", "password": "sandi-yang-panjang"})

    assert response.status_code == 429
    assert "Akun terkunci sementara" in Halaman(response).teks
    assert "_auth_user_id" not in client.session


def test_who_has_left_cannot_enter(client: Client, kantor: Kantor) -> None:
    kantor["Staf"].set_password("sandi-yang-panjang")
    kantor["Staf"].is_active = False
    kantor["Staf"].save()

    client.post("/masuk/", {"username": "rina.balangan", "password": "sandi-yang-panjang"})

    assert "_auth_user_id" not in client.session


def test_outside_the_demo_nobody_is_listed_or_let_in_by_a_click(client: Client, kantor: Kantor) -> None:
    assert "Masuk sebagai" not in read(client, "/masuk/").teks
    assert client.post(f"/masuk/sebagai/{kantor['Staf'].pk}/").status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("demo")
def test_in_the_demo_a_click_lets_one_in(client: Client, kantor: Kantor) -> None:
    response = press(client, "/masuk/", "Masuk sebagai Rina Safitri Staf Perencanaan")

    assert response.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(kantor["Staf"].pk)


@pytest.mark.usefixtures("demo")
def test_who_keeps_the_system_is_not_among_the_cast(client: Client, kantor: Kantor) -> None:
    sistem = make_pegawai("sistem", kantor.laporan.instansi, is_superuser=True)
    Pemangku.objects.filter(pegawai=kantor["Staf"]).update(pegawai=sistem)

    assert "Sistem" not in read(client, "/masuk/").teks
    assert client.post(f"/masuk/sebagai/{sistem.pk}/").status_code == 404


def test_leaving_needs_a_click_and_not_only_a_link(client: Client, kantor: Kantor) -> None:
    client.force_login(Pegawai.objects.get(username="rina.balangan"))

    assert client.get("/keluar/").status_code == 405
    assert client.post("/keluar/").headers["Location"] == "/masuk/"
    assert "_auth_user_id" not in client.session
