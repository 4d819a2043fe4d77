"""Handing out files, and the list of them."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.files.base import ContentFile

from lakip import engine
from lakip.models import Dokumen
from tests.lakip.formulir import client_of
from tests.lakip.halaman import read
from tests.world import PDF, Jalan, make_kantor

HTML = b"<script>alert(1)</script>"


def attach(jalan: Jalan, nama: str, isi: bytes) -> Dokumen:
    jejak = engine.attach(
        jalan["1"].pk, jalan.kantor["Sekretaris"], ContentFile(isi, name=nama), at=jalan.tick()
    )
    return Dokumen.objects.get(pk=jejak.rincian["dokumen"])


def test_colleague_reads_the_pdf_in_the_browser(jalan: Jalan) -> None:
    dokumen = attach(jalan, "Disposisi Kepala.pdf", PDF)

    response = client_of(jalan.kantor["Staf"]).get(dokumen.get_absolute_url())

    assert b"".join(response.streaming_content) == PDF
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="Disposisi Kepala.pdf"'


@pytest.mark.parametrize("nama", ["data.txt", "data.xlsx", "data.csv"])
def test_anything_else_is_saved_and_never_shown_as_a_page(jalan: Jalan, nama: str) -> None:
    isi = b"PK\x03\x04" + HTML if nama.endswith("xlsx") else HTML
    dokumen = attach(jalan, nama, isi)

    response = client_of(jalan.kantor["Staf"]).get(dokumen.get_absolute_url())

    assert b"".join(response.streaming_content) == isi
    assert response.headers["Content-Disposition"] == f'attachment; filename="{nama}"'
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_another_instansi_does_not_find_the_file(jalan: Jalan, senin: datetime) -> None:
    dokumen = attach(jalan, "disposisi.pdf", PDF)
    luar = make_kantor("kalbar-adpim", senin)

    assert client_of(luar.pemilik).get(dokumen.get_absolute_url()).status_code == 404


def test_list_names_the_file_its_row_and_that_it_was_taken_back(jalan: Jalan) -> None:
    dokumen = attach(jalan, "disposisi.pdf", PDF)
    engine.take_back(dokumen.pk, jalan.kantor["Sekretaris"], at=jalan.tick())

    page = read(client_of(jalan.kantor["Staf"]), f"{jalan.kantor.laporan.get_absolute_url()}dokumen/").teks

    assert "disposisi.pdf Keluaran" in page
    assert "Noor Hidayah, 2 Feb 2026 09.02, langkah 1, ditarik" in page
