"""The editor of an SOP keeps people where they are: at their words, their button, the column they look at."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from sop.models import VersiSop
from tests.browser.conftest import Jendela
from tests.browser.test_menyunting_sop import field, is_saved, press, write
from tests.browser.test_menyunting_sop_aman import admin, draf, rows_of, tell_row

__all__ = ["admin", "draf"]

pytestmark = pytest.mark.browser


def button(jendela: Jendela, tindakan: str) -> Locator:
    return jendela.page.locator(f"button[value='{tindakan}']")


def columns_of(draf: VersiSop) -> list[str]:
    return [pelaksana.nama for pelaksana in draf.pelaksana_set.all()]


def test_a_cell_is_called_by_the_name_that_was_just_given_to_its_column(admin: Jendela) -> None:
    write(admin, "kolom0-nama", "Camat")

    expect(admin.page.locator("[name='baris0-sel0']")).to_have_accessible_name("Simbol Langkah 1, Camat")


def test_a_space_at_the_end_is_kept_while_one_pauses(admin: Jendela, draf: VersiSop) -> None:
    write(admin, "baris2-kegiatan", "Menyusun ")
    is_saved(admin)
    admin.page.keyboard.type("ringkasan")
    is_saved(admin)

    assert rows_of(draf)[2].kegiatan == "Menyusun ringkasan"


def test_the_browser_takes_back_words_that_were_saved_in_a_pause(admin: Jendela, draf: VersiSop) -> None:
    sebelum = tell_row(admin, 2)
    field(admin, "baris2-kegiatan")
    admin.page.keyboard.press("Control+End")
    admin.page.keyboard.type(" segera")
    is_saved(admin)
    press(admin, "Control+z")

    assert tell_row(admin, 2) == sebelum
    assert rows_of(draf)[2].kegiatan == sebelum


def test_a_column_is_moved_twice_from_the_same_button(admin: Jendela, draf: VersiSop) -> None:
    satu, dua, tiga, empat = columns_of(draf)
    button(admin, "kolom-kanan:0").focus()
    press(admin, "Enter")
    press(admin, "Enter")

    assert columns_of(draf) == [dua, tiga, satu, empat]
    expect(button(admin, "kolom-kanan:2")).to_be_focused()


def test_one_goes_on_at_what_was_added(admin: Jendela) -> None:
    admin.click("Tambah pelaksana")
    is_saved(admin)
    expect(admin.page.locator("[name='kolom4-nama']")).to_be_focused()

    button(admin, "panah-tambah:1:0").click()
    is_saved(admin)
    expect(admin.page.locator("[name='baris1-sel2-panah1-ke']")).to_be_focused()

    admin.click("Tambah langkah")
    is_saved(admin)
    expect(admin.page.locator("[name='baris11-kegiatan']")).to_be_focused()


def test_a_column_pasted_into_one_kegiatan_is_spread_over_the_rows_and_taken_back(
    admin: Jendela, draf: VersiSop
) -> None:
    semula = [row.kegiatan for row in rows_of(draf)]
    write(admin, "baris1-kegiatan", "Membuat format\nMenyampaikan format\nMenghimpun data")
    admin.click("Bagi menjadi 3 langkah")
    is_saved(admin)
    dibagi = [row.kegiatan for row in rows_of(draf)]
    admin.click("Urungkan")
    is_saved(admin)

    assert dibagi == [semula[0], "Membuat format", "Menyampaikan format", "Menghimpun data", *semula[2:]]
    expect(admin.page.locator("[name='baris2-kegiatan']")).to_have_value(semula[2])


def test_one_goes_on_to_the_next_row_from_anywhere_in_a_row(admin: Jendela, draf: VersiSop) -> None:
    field(admin, "kolom3-nama")
    press(admin, "Control+Enter")
    expect(admin.page.locator("[name='baris0-kegiatan']")).to_be_focused()

    field(admin, f"baris{len(rows_of(draf)) - 1}-keluaran")
    press(admin, "Control+Enter")
    expect(admin.page.locator("[name='baris11-kegiatan']")).to_be_focused()


def test_what_is_read_of_a_date_is_told_once_it_is_saved(admin: Jendela) -> None:
    admin.click("Identitas SOP")
    write(admin, "revisi", "12 Februari 2024")
    is_saved(admin)

    expect(admin.page.get_by_text("Terbaca: 12 Februari 2024")).to_be_visible()


def test_a_double_click_takes_away_one_row(admin: Jendela, draf: VersiSop) -> None:
    banyak = len(rows_of(draf))
    button(admin, "baris-hapus:4").dblclick()
    is_saved(admin)

    assert len(rows_of(draf)) == banyak - 1


def test_the_list_of_a_select_is_opened_and_the_row_stays(admin: Jendela, draf: VersiSop) -> None:
    sebelum = [row.kegiatan for row in rows_of(draf)]
    field(admin, "baris1-sel0")
    admin.page.keyboard.press("Alt+ArrowDown")
    admin.page.keyboard.press("Escape")
    is_saved(admin)

    assert [row.kegiatan for row in rows_of(draf)] == sebelum


def test_what_cannot_be_taken_back_is_not_offered(admin: Jendela) -> None:
    urung, ulang = button(admin, "urung"), button(admin, "ulang")
    press_symbol(admin)
    urung.click()
    is_saved(admin)
    expect(urung).to_be_disabled()
    expect(ulang).to_be_enabled()

    write(admin, "baris1-waktu", "3 Jam")
    expect(ulang).to_be_disabled()


def test_the_names_of_the_columns_stay_in_sight_below_the_bar(admin: Jendela) -> None:
    admin.page.evaluate("document.querySelector('.sunting-bingkai').scrollIntoView()")
    admin.page.mouse.move(600, 500)
    admin.page.evaluate("scrollBy(0, 200)")
    nama = admin.page.locator("[name='kolom0-nama']")
    bilah = admin.page.locator(".penyunting-bilah")

    # What lies at the middle of the field is the field, not the bar above it.
    expect(bilah).to_be_in_viewport()
    nama.click(trial=True)
    assert nama.bounding_box()["y"] >= bilah.bounding_box()["y"] + bilah.bounding_box()["height"]  # type: ignore[index]


def press_symbol(jendela: Jendela) -> None:
    """Put a symbol, by its letter."""
    field(jendela, "baris0-sel3")
    press(jendela, "p")
