"""A day of a unit, by clicking: asked for its data, it hands them in as a workbook and on the web."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from lakip.models import Indikator
from tests.browser.conftest import Jendela, Pintu
from tests.browser.perjalanan import KASUBAG, TIBUM
from tests.conftest import SENIN_PAGI
from tests.lakip.isian_unit import fill_in
from tests.world import Jalan, Kantor

pytestmark = pytest.mark.browser


@pytest.fixture
def jalan(kantor: Kantor) -> Jalan:
    """The forms are to be made."""
    jalan = Jalan(kantor, SENIN_PAGI).start()
    jalan.walk_to("2")
    return jalan


@pytest.fixture
def indikator(jalan: Jalan) -> Indikator:
    """Indikator 1.1: target 47, realisasi 49,81."""
    satu = Indikator.objects.filter(unit__nama__icontains="Ketertiban", sasaran__laporan=jalan.kantor.laporan)
    return satu.order_by("sasaran__urutan", "urutan")[0]


def ask(kasubag: Jendela) -> None:
    """Make the forms and hand them out, from the desk on."""
    kasubag.click("Buka")
    kasubag.click("Pengumpulan data")
    tenggat = timezone.localdate() + timedelta(days=7)
    kasubag.page.get_by_label("Tenggat penyerahan data").first.fill(tenggat.isoformat())
    kasubag.click("Buat format untuk 3 unit")
    kasubag.is_told("Format dibuat")
    kasubag.click("Tandai 3 unit sudah menerima")
    kasubag.is_told("Tercatat sudah disampaikan")


def fetch(jendela: Jendela, words: str) -> bytes:
    """Follow a link to a file and return what comes."""
    with jendela.page.expect_download() as coming:
        jendela.click(words)
    return Path(coming.value.path()).read_bytes()


def send(jendela: Jendela, berkas: bytes, path: Path) -> None:
    path.write_bytes(berkas)
    jendela.page.get_by_label("Buku kerja yang sudah diisi").set_input_files(path)
    jendela.click("Unggah dan periksa")


def write(jendela: Jendela, realisasi: str) -> None:
    jendela.page.get_by_label("Realisasi", exact=True).first.fill(realisasi)
    jendela.click("Simpan")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_unit_hands_in_its_data_and_the_kasubag_sees_it(
    masuk: Pintu, indikator: Indikator, tmp_path: Path, scripts: bool
) -> None:
    kasubag, unit = masuk(KASUBAG, scripts=scripts), masuk(TIBUM, scripts=scripts)
    ask(kasubag)

    unit.open("/")
    assert unit.says("Data yang diminta dari unit Anda")
    unit.click("LAKIP 2025")
    buku = fetch(unit, "Unduh buku kerja")
    send(unit, fill_in(buku, {(indikator, "realisasi"): "banyak"}), tmp_path / "Data Trantibum.xlsx")
    unit.is_told("1 hal perlu diperbaiki")
    assert unit.says('"banyak" bukan angka')

    bertanda = fetch(unit, "Unduh buku kerja bertanda")
    unit.click("unggah sekali lagi")
    send(unit, fill_in(bertanda, {(indikator, "realisasi"): 51.5}), tmp_path / "Data Trantibum.xlsx")
    unit.is_told("1 angka atau teks akan berubah")
    unit.click("Terapkan")
    unit.is_told("Serahan 2 diterapkan")

    unit.click("Isi indikator 1.2")
    write(unit, "140")
    unit.is_told("Perubahan disimpan")

    kasubag.page.reload()
    baris = kasubag.page.locator(f"#unit-{indikator.unit_id}")
    assert "Sudah menyerahkan" in baris.inner_text()
    assert TIBUM in baris.inner_text()
    assert [jendela.gangguan for jendela in (kasubag, unit)] == [[], []]


def test_second_of_two_at_one_row_is_shown_what_the_first_has_saved(
    masuk: Pintu, indikator: Indikator
) -> None:
    kasubag, unit = masuk(KASUBAG), masuk(TIBUM)
    ask(kasubag)
    kasubag.click("Buka Bidang Ketertiban")
    unit.open("/")
    unit.click("LAKIP 2025")
    for jendela in (kasubag, unit):
        jendela.click("Isi indikator 1.1")

    write(unit, "51,5")
    unit.is_told("Perubahan disimpan")
    write(kasubag, "50")

    kasubag.is_told("51,5")
    assert kasubag.page.get_by_label("Realisasi", exact=True).first.input_value() == "50"
    assert indikator.nilai_set.get(tahun=2025, triwulan=None).realisasi == 51.5
