"""The scales of an office: kept without gaps, and used wherever a percentage is judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from lakip.isi import collect_isi
from lakip.isi.skala import load_skala, read_skala_of
from lakip.models import KelasSkala, SkalaInstansi
from sop.models import Instansi
from tests.formulir_admin import read_form
from tests.lakip.formulir import client_of
from tests.sop.factories import login, make_pengguna
from tests.world import Kantor

MODEL = ("skalainstansi", "kelasskala")
HAK = [f"lakip.{hak}_{model}" for hak in ("view", "add", "change", "delete") for model in MODEL]
TAMBAH = "admin:lakip_skalainstansi_add"
DUA_KELAS = (("Berhasil", "85", ""), ("Belum Berhasil", "", "85"))


@pytest.fixture
def pengurus(kantor: Kantor) -> Client:
    return login(make_pengguna("pengurus", kantor.laporan.instansi, *HAK))


def add_skala(client: Client, instansi: Instansi, kelas: Iterable[tuple[str, str, str]]) -> str:
    """Send the admin's form with these classes; return the page that answers."""
    url = reverse(TAMBAH)
    isi = read_form(client, url) | {
        "instansi": instansi.pk, "kegunaan": "predikat", "nama": "Skala kami", "sumber": "Perbup 1/2020",
    }  # fmt: skip
    for nomor, (label, di_atas, sampai) in enumerate(kelas):
        awalan = f"kelasskala_set-{nomor}"
        isi |= {f"{awalan}-label": label, f"{awalan}-di_atas": di_atas, f"{awalan}-sampai": sampai}
        isi["kelasskala_set-TOTAL_FORMS"] = nomor + 1
    return client.post(url, isi, follow=True).content.decode()


def make_skala(kantor: Kantor, kegunaan: str, *kelas: tuple[str, str | None, str | None]) -> None:
    skala = SkalaInstansi.objects.create(
        instansi=kantor.laporan.instansi, kegunaan=kegunaan, nama="Skala kami", sumber="Perbup 1/2020"
    )
    for label, di_atas, sampai in kelas:
        KelasSkala.objects.create(skala=skala, label=label, di_atas=di_atas, sampai=sampai)


def test_scale_comes_in_whatever_the_order_of_its_classes(kantor: Kantor, pengurus: Client) -> None:
    add_skala(pengurus, kantor.laporan.instansi, reversed(DUA_KELAS))

    skala = read_skala_of(kantor.laporan.instansi_id).predikat
    assert [(k.label, k.rentang) for k in skala.kelas] == [("Berhasil", ">85"), ("Belum Berhasil", "≤85")]


@pytest.mark.parametrize(
    ("kelas", "pesan"),
    [
        pytest.param([], "Skala tidak memiliki kelas", id="no classes"),
        pytest.param([("A", "90", ""), ("B", "", "89")], "Ada celah antara 89 dan 90", id="a gap"),
        pytest.param([("A", "85", ""), ("B", "", "90")], "tumpang tindih antara 85 dan 90", id="an overlap"),
        pytest.param([("A", "85", "100"), ("B", "", "85")], "harus terbuka ke atas", id="closed above"),
        pytest.param([("A", "85", ""), ("B", "0", "85")], "harus terbuka ke bawah", id="closed below"),
        pytest.param([("A", "85", ""), ("A", "", "85")], "nama yang sama", id="a name twice"),
    ],
)
def test_scale_with_holes_is_refused(
    kantor: Kantor, pengurus: Client, kelas: list[tuple[str, str, str]], pesan: str
) -> None:
    assert pesan in add_skala(pengurus, kantor.laporan.instansi, kelas)
    assert not SkalaInstansi.objects.exists()


def test_office_without_a_scale_has_the_common_one(kantor: Kantor) -> None:
    skala = read_skala_of(kantor.laporan.instansi_id)

    assert (skala.predikat, skala.efisiensi) == (load_skala(), None)


def test_scale_of_the_office_judges_page_and_report(kantor: Kantor, senin: datetime) -> None:
    make_skala(kantor, "predikat", ("Berhasil", "85", None), ("Belum Berhasil", None, "85"))

    isi = collect_isi(kantor.laporan, senin)
    page = client_of(kantor.pemilik).get(reverse("kinerja", args=[kantor.laporan.pk])).content.decode()

    assert {i.predikat for i in isi.indikator} <= {"Berhasil", "Belum Berhasil", ""}
    assert isi.skala.sumber == "Perbup 1/2020"
    assert '<small class="row-note">Berhasil</small>' in page


def test_scale_of_another_office_judges_nothing_here(kantor: Kantor) -> None:
    lain = SkalaInstansi.objects.create(
        instansi=Instansi.objects.create(nama="Dinas lain"), kegunaan="predikat", nama="Lain", sumber="-"
    )
    KelasSkala.objects.create(skala=lain, label="Semua")

    assert read_skala_of(kantor.laporan.instansi_id).predikat == load_skala()


def test_efisiensi_is_judged_by_the_thresholds_of_the_office(kantor: Kantor, senin: datetime) -> None:
    make_skala(
        kantor, "efisiensi", ("Efisien", "5", None), ("Cukup", "-5", "5"), ("Tidak efisien", None, "-5")
    )

    sasaran = collect_isi(kantor.laporan, senin).sasaran[0]

    assert sasaran.rata.persen is not None
    assert sasaran.serapan.persen is not None
    assert sasaran.rata.persen - sasaran.serapan.persen > Decimal(5)
    assert sasaran.efisiensi.nilai == "Efisien"
    assert sasaran.efisiensi.rumus.endswith("poin")
