"""A written text as a page of its report shows it."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from lxml import html

from lakip.isi.sasaran import collect_kinerja
from lakip.models import Naskah
from lakip.teks import clean_teks
from tests.lakip.teks_kaya import KAYA


def draw(laporan, teks, **konteks):
    isi = render_to_string("lakip/naskah/_teks.html", {"teks": teks, "laporan": laporan, **konteks})
    return html.fragment_fromstring(isi, create_parent="div")


def words(satu):
    return " ".join(satu.text_content().split())


@pytest.fixture
def layar(kantor):
    """The rich text, as it stands in Bab I."""
    teks = clean_teks(KAYA, (1, 2))
    naskah, _ = Naskah.objects.get_or_create(laporan=kantor.laporan, bagian="bab1_gambaran_umum")
    Naskah.objects.filter(pk=naskah.pk).update(isi=teks)
    return draw(kantor.laporan, teks, kinerja=collect_kinerja(kantor.laporan))


def test_headings_stand_below_that_of_the_page_without_a_gap(layar):
    assert [satu.tag for satu in layar.xpath(".//h3|.//h4")] == ["h3", "h3", "h4"]


def test_image_has_the_address_of_its_report(layar, kantor):
    assert layar.xpath(".//img/@src")[0] == f"/laporan/{kantor.laporan.pk}/naskah/gambar/1/"


def test_reference_is_called_as_on_paper(layar):
    assert words(layar.xpath(".//span[@class='acuan']")[0]) == "Tabel 1"
    assert "(acuan tidak ditemukan: tabel-hilang)" in words(layar)


def test_live_block_is_drawn_from_the_same_data(layar, kantor):
    listed = [words(satu) for satu in layar.xpath(".//div[@class='analysis-data']//li")]

    assert listed == [satu.uraian for satu in kantor.laporan.sasaran_set.all()]


def test_block_that_is_placed_twice_is_drawn_once(kantor):
    teks = clean_teks("<p>[blok: pengukuran-kinerja]</p><p>[blok: pengukuran-kinerja]</p>")
    layar = draw(kantor.laporan, teks, kinerja=collect_kinerja(kantor.laporan))

    assert len(layar.xpath(".//caption[@id='pengukuran']")) == 1
    assert "Blok data: Pengukuran kinerja" in words(layar)


def test_without_figures_a_block_is_shown_by_its_title(kantor):
    assert words(draw(kantor.laporan, clean_teks("<p>[blok: tabel-target:1]</p>"))) == (
        "Blok data: Target dan realisasi sasaran 1"
    )


def test_wide_tables_scroll_by_themselves(layar):
    assert len(layar.xpath(".//div[@class='table-frame'][@role='region']/table")) == 2
