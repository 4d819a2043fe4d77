from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from lakip.exports.lembar_koreksi import build_lembar_koreksi
from lakip.isi.bentuk import IsiKoreksi
from lakip.isi.koreksi import IsiParaf, LembarKoreksi, PutaranKoreksi
from tests.lakip.isi_laporan import PADA, make_isi


def make_koreksi(nomor: int, tanggapan: str = "Diubah") -> IsiKoreksi:
    return IsiKoreksi(
        nomor=nomor,
        tempat="Ikhtisar Eksekutif",
        kutipan="menegakkan Peraturan Daerah",
        teks=f"Sebut nomor peraturannya ({nomor}).",
        nama="Noor Hidayah",
        kapasitas="Sekretaris",
        pada=PADA,
        tanggapan=tanggapan,
        jawaban="Nomornya ditambahkan." if tanggapan else "",
        penjawab="Rina Safitri" if tanggapan else "",
        dijawab=PADA + timedelta(hours=2) if tanggapan else None,
    )


def make_lembar(*putaran: PutaranKoreksi, paraf: tuple[IsiParaf, ...] = ()) -> LembarKoreksi:
    return LembarKoreksi(make_isi(()).identitas, PADA, "WITA", putaran, paraf)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    first = PutaranKoreksi(1, PADA, tuple(map(make_koreksi, range(1, 41))))
    second = PutaranKoreksi(2, PADA, (make_koreksi(41, ""),))
    paraf = (
        IsiParaf("Noor Hidayah", "Sekretaris", PADA, 1, "", "Isi terbitan 2 berbeda."),
        IsiParaf("Ahmad Fauzi", "Plh. Sekretaris", PADA, 2, "Budi Hartono", ""),
    )
    return build_lembar_koreksi(make_lembar(first, second, paraf=paraf))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(halaman.extract_text() for halaman in PdfReader(BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("profil", ["3a", "ua1"])
def test_the_sheet_obeys_archive_and_accessibility_standards(pdf, profil):
    putusan = page.validate_pdf_bytes(pdf, profile=profil)

    assert [(f.rule_id, f.message) for f in putusan.failures] == []


@pytest.mark.parametrize(
    "teks",
    [
        pytest.param("LEMBAR KOREKSI LAKIP TAHUN 2025", id="title"),
        pytest.param("Koreksi putaran 2, atas terbitan 2 yang disusun 20 Februari 2026", id="a round"),
        pytest.param("Sebut nomor peraturannya (40).", id="a remark"),
        pytest.param("“menegakkan Peraturan Daerah”", id="what it marks"),
        pytest.param("Nomornya ditambahkan. Rina Safitri, 20 Februari 2026 11.30", id="its answer"),
        pytest.param("Belum dijawab", id="one without an answer"),
        pytest.param("Gugur. Isi terbitan 2 berbeda.", id="a paraf that lapsed"),
        pytest.param("di atas kertas, dicatat oleh Budi Hartono", id="a paraf on paper"),
    ],
)
def test_the_sheet_says(pdf, teks):
    assert teks in text_of(pdf)


def test_a_long_table_repeats_its_head(pdf):
    pages = PdfReader(BytesIO(pdf)).pages

    assert len(pages) > 2
    assert all("Tanggapan" in halaman.extract_text() for halaman in pages[:2])


def test_a_report_without_remarks_says_so():
    assert "Tidak ada catatan koreksi." in text_of(build_lembar_koreksi(make_lembar()))


def test_the_same_sheet_gives_the_same_bytes():
    lembar = make_lembar(PutaranKoreksi(1, PADA, (make_koreksi(1),)))

    assert build_lembar_koreksi(lembar) == build_lembar_koreksi(lembar)
