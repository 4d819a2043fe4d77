"""The published report of Grobogan 2021: its printed percentages come out again, or are flagged."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from lakip.domain.angka import format_angka, read_angka
from lakip.exports.pdf import build_pdf
from lakip.exports.xlsx import build_xlsx
from lakip.isi import collect_isi
from tests.lakip.formulir import client_of
from tests.lakip.halaman import read
from tests.world import Kantor, make_kantor

SUMBER: dict[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "grobogan-2021.json").read_text())
Baris = tuple[str, str, str]
pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def grobogan(senin: datetime) -> Kantor:
    return make_kantor("grobogan-dpupr", senin)


def printed(baris: list[dict[str, str]], isian: str) -> list[Decimal]:
    return [read_angka(satu[isian]) for satu in baris]


def test_every_printed_percentage_is_kept(grobogan: Kantor, senin: datetime) -> None:
    isi = collect_isi(grobogan.laporan, senin)

    assert [satu.tercetak for satu in isi.indikator] == printed(SUMBER["indikator"], "capaian")
    assert [satu.tercetak for satu in isi.anggaran.baris] == printed(SUMBER["anggaran"], "persen")


def test_what_departs_is_flagged_and_nothing_else(grobogan: Kantor, senin: datetime) -> None:
    """The source prints 100 where 64,14 / 64 is 100,22%, and takes one indikator for a falling one."""
    isi = collect_isi(grobogan.laporan, senin)

    assert {i.nomor: i.beda for i in isi.indikator if i.beda} == {
        "2.2": Decimal("-0.22"),
        "3.1": Decimal("-1.32"),
    }
    assert {a.nama: a.beda for a in isi.anggaran.baris if a.beda} == {
        "Kegiatan Administrasi Kepegawaian Perangkat Daerah": Decimal("-0.03")
    }


def test_pages_show_every_row_as_published_and_flag_the_others(grobogan: Kantor) -> None:
    client, laporan = client_of(grobogan.pemilik), grobogan.laporan.pk
    kinerja = read(client, reverse("kinerja", args=[laporan])).teks
    anggaran = read(client, reverse("anggaran", args=[laporan])).teks

    assert missing(indikator_rows(), kinerja) == [("64", "64,14", "100,00%"), ("80", "80,53", "99,34%")]
    assert missing(anggaran_rows(), anggaran) == [("845.629.898", "784.311.900", "92,72%")]
    for flag in ("Sumber mencetak 100%, selisih -0,22", "Sumber mencetak 99,34%, selisih -1,32"):
        assert kinerja.count(flag) == 1
    assert anggaran.count("Sumber mencetak 92,72%, selisih -0,03") == 1


def test_pdf_prints_every_row_as_published_and_flags_the_others(grobogan: Kantor, senin: datetime) -> None:
    reader = PdfReader(BytesIO(build_pdf(collect_isi(grobogan.laporan, senin))))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    assert missing(indikator_rows(), text) == [("64", "64,14", "100,00%"), ("80", "80,53", "99,34%")]
    assert missing(anggaran_rows(), text) == [("845.629.898", "784.311.900", "92,72%")]
    for flag in ("2.2: sumber data mencetak 100%, 0,22", "3.1: sumber data mencetak 99,34%, 1,32"):
        assert f"* Indikator {flag} poin di bawah" in text
    assert "sumber data mencetak 92,72%, 0,03 poin di bawah" in text


def test_workbook_holds_what_the_source_prints_beside_our_own(grobogan: Kantor, senin: datetime) -> None:
    lembar = load_workbook(BytesIO(build_xlsx(collect_isi(grobogan.laporan, senin))))["Anggaran"]
    judul, *rows = lembar.iter_rows(values_only=True)
    [baris] = [dict(zip(judul, row, strict=True)) for row in rows if "Kepegawaian" in str(row[2])]

    assert (baris["Serapan (%)"], baris["Serapan tercetak pada sumber (%)"]) == (92.75, 92.72)
    assert baris["Unit"] == "Sekretariat"


def indikator_rows() -> list[Baris]:
    return [(satu["target"], satu["realisasi"], persen(satu["capaian"])) for satu in SUMBER["indikator"]]


def anggaran_rows() -> list[Baris]:
    return [(satu["pagu"], satu["realisasi"], persen(satu["persen"])) for satu in SUMBER["anggaran"]]


def persen(tercetak: str) -> str:
    """The printed percentage with the two decimals that most of the table has."""
    return f"{format_angka(read_angka(tercetak), 2)}%"


def missing(rows: list[Baris], text: str) -> list[Baris]:
    """The rows of a published table that do not stand in the text as often as in the table."""
    return [baris for baris, kali in Counter(rows).items() if text.count(" ".join(baris)) < kali]
