"""The register of letters, as everybody of the office sees it; and how its pattern is kept."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from lakip.models import NomorSurat, TataNaskah
from tests.formulir_admin import read_form
from tests.lakip.formulir import client_of
from tests.lakip.surat import make_nomor
from tests.sop.factories import login, make_pengguna
from tests.world import Kantor, make_kantor, make_pegawai

REGISTER = "/register-surat/"


@pytest.fixture
def staf(kantor: Kantor) -> Client:
    return client_of(kantor["Staf"])


def take(client: Client, **isi: str) -> NomorSurat:
    sent = {"perihal": "Undangan rapat", "tanggal": timezone.localdate().isoformat(), **isi}
    assert client.post(REGISTER, sent).status_code == 302
    return NomorSurat.objects.latest("pk")


def test_a_number_is_taken_for_a_letter_made_elsewhere(staf: Client) -> None:
    nomor = take(staf, tujuan="Camat", klasifikasi="000.1.5")

    assert nomor.teks == f"000.1.5/1/{timezone.localdate().year}"
    page = staf.get(REGISTER).content.decode()
    assert "Undangan rapat, kepada Camat" in page


def test_a_number_without_its_matter_or_of_tomorrow_is_refused(staf: Client) -> None:
    hari_ini = timezone.localdate()
    nanti = hari_ini.replace(year=hari_ini.year + 1, day=1).isoformat()
    for isi in ({"perihal": " ", "tanggal": hari_ini.isoformat()}, {"perihal": "Rapat", "tanggal": nanti}):
        page = staf.post(REGISTER, isi)
        assert page.status_code == 422
        assert "Ambil nomor berikutnya" in page.content.decode()

    assert not NomorSurat.objects.exists()


def test_the_register_is_searched_by_year_and_word(kantor: Kantor, staf: Client) -> None:
    take(staf, perihal="Undangan rapat")
    take(staf, perihal="Nota dinas")
    tahun = timezone.localdate().year

    page = staf.get(REGISTER, {"tahun": tahun, "cari": "nota"}).content.decode()
    assert "Nota dinas" in page
    assert "Undangan rapat" not in page
    for asked in ({"tahun": "x"}, {"tahun": "1900"}, {"page": "99"}, {"cari": "x" * 101}):
        assert staf.get(REGISTER, asked).status_code == 200


def test_the_workbook_holds_every_number_and_no_formula(kantor: Kantor, staf: Client) -> None:
    take(staf, perihal='=HYPERLINK("http://contoh")')
    batal = take(staf)
    staf.post(reverse("nomor-surat-batalkan", args=[batal.pk]), {"alasan": "Tidak jadi."})
    lembar = load_workbook(BytesIO(staf.get(reverse("register-surat-xlsx")).content)).worksheets[0]
    rows = list(lembar.iter_rows(min_row=2))

    assert [row[0].value for row in rows] == [1, 2]
    assert (rows[0][3].value, rows[0][3].data_type) == ('=HYPERLINK("http://contoh")', "s")
    assert [row[6].value for row in rows] == ["Dipakai", "Dibatalkan"]
    assert rows[1][7].value == "Tidak jadi."


def test_a_number_is_cancelled_with_a_reason_by_who_may(kantor: Kantor, staf: Client) -> None:
    nomor = take(staf)
    batalkan = reverse("nomor-surat-batalkan", args=[nomor.pk])
    lihat = reverse("nomor-surat", args=[nomor.pk])
    rekan = client_of(make_pegawai("rekan", kantor.laporan.instansi))

    assert "Batalkan nomor" not in rekan.get(lihat).content.decode()
    assert rekan.post(batalkan, {"alasan": "Iseng."}).status_code == 403
    assert staf.post(batalkan, {"alasan": ""}).status_code == 422
    assert staf.post(batalkan, {"alasan": "Tidak jadi."}).status_code == 302
    assert "Tidak jadi." in rekan.get(lihat).content.decode()


def test_another_office_sees_nothing_of_the_register(kantor: Kantor, staf: Client) -> None:
    nomor = take(staf)
    luar = client_of(make_kantor("purwakarta-kesbangpol", timezone.now()).pemilik)

    assert nomor.perihal not in luar.get(REGISTER).content.decode()
    assert luar.get(reverse("nomor-surat", args=[nomor.pk])).status_code == 404


def test_a_longer_register_asks_no_more(kantor: Kantor, staf: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            staf.get(REGISTER)
        return len(asked)

    make_nomor(kantor, timezone.now())
    staf.get(REGISTER)
    one = count()
    for _ in range(4):
        make_nomor(kantor, timezone.now())

    assert count() == one


# --- the pattern ---

HAK = [f"lakip.{hak}_tatanaskah" for hak in ("view", "add", "change")]


@pytest.fixture
def pengurus(kantor: Kantor) -> Client:
    return login(make_pengguna("pengurus", kantor.laporan.instansi, *HAK))


def change(client: Client, tata: TataNaskah, **isi: object) -> str:
    url = reverse("admin:lakip_tatanaskah_change", args=[tata.pk])
    return client.post(url, read_form(client, url) | isi, follow=True).content.decode()


def test_a_faulty_pattern_is_refused_with_a_sentence(kantor: Kantor, pengurus: Client) -> None:
    tata = TataNaskah.objects.create(instansi=kantor.laporan.instansi)

    assert "harus memuat {urut}" in change(pengurus, tata, pola="{klasifikasi}/{tahun}")
    assert "Isi kode unit" in change(pengurus, tata)
    assert "Isi tahun dari nomor" in change(pengurus, tata, unit="POL-PP", urut_terakhir=7)
    change(pengurus, tata, unit="POL-PP", urut_terakhir=7, tahun_urut=timezone.localdate().year)
    assert make_nomor(kantor, timezone.now()).urut == 8


def test_where_a_register_has_begun_it_does_not_begin_elsewhere(kantor: Kantor, pengurus: Client) -> None:
    tahun = make_nomor(kantor, timezone.now()).tahun
    tata = TataNaskah.objects.get()
    page = change(pengurus, tata, unit="POL-PP", urut_terakhir=99, tahun_urut=tahun)

    assert "sudah berjalan sampai nomor 1" in page
    assert make_nomor(kantor, timezone.now()).urut == 2
