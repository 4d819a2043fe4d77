"""The LAKIP as a PDF: looked at, and built to be kept."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader
from pytest_django.fixtures import Settings

from lakip.models import Dokumen
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman, press
from tests.world import Jalan, make_kantor

pytestmark = pytest.mark.usefixtures("kalender")


def url(jalan: Jalan, name: str = "laporan-pdf") -> str:
    return reverse(name, args=[jalan.kantor.laporan.pk])


def test_colleague_looks_at_the_report_as_it_stands_and_nothing_is_kept(jalan: Jalan) -> None:
    response = client_of(jalan.kantor["Staf"]).get(url(jalan))

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="LAKIP-2025.pdf"'
    assert "POLISI PAMONG PRAJA" in PdfReader(BytesIO(response.content)).pages[0].extract_text()
    assert not Dokumen.objects.exists()


def test_owner_builds_it_and_finds_it_among_the_documents(jalan: Jalan) -> None:
    response = press(
        client_of(jalan.kantor.pemilik), jalan.kantor.laporan.get_absolute_url(), "Susun dan simpan PDF"
    )

    assert response.headers["Location"] == url(jalan, "laporan-dokumen")
    assert Dokumen.objects.get().nama == "LAKIP-2025-balangan-satpolpp.pdf"


def test_another_instansi_gets_neither(jalan: Jalan) -> None:
    client = client_of(make_kantor("kalbar-adpim", jalan.at).pemilik)

    assert client.get(url(jalan)).status_code == 404
    assert client.post(url(jalan, "laporan-susun")).status_code == 404


def test_when_it_cannot_be_built_the_page_says_so_and_nothing_is_kept(
    jalan: Jalan, settings: Settings
) -> None:
    settings.PDF_BATAS_WAKTU = 0
    client = client_of(jalan.kantor.pemilik)

    looked = client.get(url(jalan))
    built = client.post(url(jalan, "laporan-susun"), follow=True)

    assert looked.status_code == 503
    for page in map(Halaman, (looked, built)):
        assert "PDF belum selesai disusun dalam 0 detik" in page.teks
    assert not Dokumen.objects.exists()
