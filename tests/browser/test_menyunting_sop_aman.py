"""Nothing entered into the editor of an SOP is lost: by haste, a closed tab, or a lost connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.urls import reverse
from playwright.sync_api import Route, expect

from sop.domain.berkas import LangkahBerkas
from sop.models import VersiSop
from sop.storage import copy_versi, load_berkas
from tests.browser.conftest import Jendela, Pintu
from tests.browser.perjalanan import KASUBAG
from tests.browser.test_menyunting_sop import field, is_saved, write
from tests.world import Kantor

pytestmark = pytest.mark.browser

BELUM = "Belum tersimpan: peladen tidak menjawab"


@pytest.fixture
def draf(kantor: Kantor) -> VersiSop:
    return copy_versi(kantor.laporan.versi)


@pytest.fixture
def admin(masuk: Pintu, draf: VersiSop) -> Jendela:
    """The admin before the draft."""
    jendela = masuk(KASUBAG)
    jendela.open(alamat_of(draf))
    return jendela


def alamat_of(draf: VersiSop) -> str:
    return reverse("admin:sop_versisop_change", args=[draf.pk])


def rows_of(draf: VersiSop) -> tuple[LangkahBerkas, ...]:
    return load_berkas(VersiSop.objects.get(pk=draf.pk)).langkah


def tell_row(jendela: Jendela, nomor: int) -> str:
    return jendela.page.locator(f"[name='baris{nomor}-kegiatan']").input_value()


@contextmanager
def slow_server(jendela: Jendela) -> Iterator[None]:
    """Let the first request wait until the person has gone on."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        route.continue_() if held or route.request.method != "POST" else held.append(route)

    jendela.page.route("**/change/", hold)
    with jendela.page.expect_request(lambda request: request.method == "POST"):
        jendela.page.locator("[name='baris0-sel3']").select_option("proses")
    yield
    held[0].continue_()
    jendela.page.unroute("**/change/")


def test_what_is_typed_while_it_is_saved_keeps_every_letter(admin: Jendela, draf: VersiSop) -> None:
    admin.click("Identitas SOP")
    with slow_server(admin):
        field(admin, "baris2-kegiatan")
        admin.page.keyboard.press("Control+a")
        admin.page.keyboard.type("Menyusun ringkasan")
        write(admin, "nomor", "700/15/SOP")
        field(admin, "baris2-kegiatan")
        admin.page.keyboard.press("Control+Home")
    expect(admin.page.locator("[data-sel='baris0-sel3']")).to_be_visible()
    admin.page.keyboard.type("Segera ")
    is_saved(admin)

    assert tell_row(admin, 2) == "Segera Menyusun ringkasan"
    assert rows_of(draf)[2].kegiatan == "Segera Menyusun ringkasan"
    assert VersiSop.objects.get(pk=draf.pk).nomor == "700/15/SOP"
    assert admin.gangguan == []


def test_symbols_may_be_put_faster_than_they_are_saved(admin: Jendela, draf: VersiSop) -> None:
    with slow_server(admin):
        for nomor in (3, 4):
            field(admin, f"baris{nomor}-sel3")
            admin.page.keyboard.press("k")
    is_saved(admin)

    kolom = [[s.jenis for s in row.simbol if s.pelaksana == 3] for row in rows_of(draf)]
    assert (kolom[0], kolom[3], kolom[4]) == (["proses"], ["keputusan"], ["keputusan"])


def test_a_row_moved_twice_in_haste_goes_up_two_places(admin: Jendela, draf: VersiSop) -> None:
    teks = tell_row(admin, 4)
    with slow_server(admin):
        field(admin, "baris4-kegiatan")
        admin.page.keyboard.press("Alt+ArrowUp")
        admin.page.keyboard.press("Alt+ArrowUp")
    is_saved(admin)

    assert [row.kegiatan for row in rows_of(draf)].index(teks) == 2
    assert tell_row(admin, 2) == teks


def test_a_closed_tab_leaves_what_was_written(admin: Jendela, draf: VersiSop) -> None:
    admin.page.route("**/change/", lambda route: route.abort())
    write(admin, "baris1-kegiatan", "Menelaah surat perintah")
    admin.page.close()

    kembali = Jendela(admin.page.context.new_page(), admin.alamat)
    kembali.open(alamat_of(draf))
    kembali.is_told("belum tersimpan dan masih ada di peramban ini")
    assert tell_row(kembali, 1) != "Menelaah surat perintah"
    kembali.page.get_by_role("button", name="Pulihkan").click()

    expect(kembali.page.locator("[name='baris1-kegiatan']")).to_have_value("Menelaah surat perintah")
    assert rows_of(draf)[1].kegiatan == "Menelaah surat perintah"
    expect(kembali.page.locator("[data-draf]")).to_be_hidden()


def test_without_a_connection_one_is_told_and_goes_on_when_it_is_back(admin: Jendela, draf: VersiSop) -> None:
    admin.page.context.set_offline(True)
    write(admin, "baris1-kegiatan", "Menelaah surat perintah")
    admin.page.get_by_role("alert").get_by_text(BELUM).wait_for()
    write(admin, "baris2-kegiatan", "Menyusun ringkasan")
    admin.page.context.set_offline(False)

    expect(admin.page.get_by_role("alert").get_by_text(BELUM)).to_be_hidden()
    is_saved(admin)
    assert [row.kegiatan for row in rows_of(draf)][1:3] == ["Menelaah surat perintah", "Menyusun ringkasan"]


def test_who_writes_on_a_draft_that_was_deleted_is_told_and_keeps_the_words(
    admin: Jendela, draf: VersiSop
) -> None:
    draf.delete()
    write(admin, "baris1-kegiatan", "Menelaah surat perintah")

    admin.page.get_by_role("alert").get_by_text("Draf ini tidak ada lagi").wait_for()
    assert tell_row(admin, 1) == "Menelaah surat perintah"
