"""Writing in the editor: two people at one text, a page from Word, a browser that was closed too early."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lakip.models import Naskah
from lakip.teks import clean_teks
from tests.browser.conftest import TELEPON, Jendela, Pintu
from tests.browser.perjalanan import KASUBAG
from tests.lakip.gambar import make_gambar
from tests.world import Kantor

pytestmark = pytest.mark.browser

WORD = Path(__file__).parents[1] / "data" / "word"
TEMPEL = """html => {
  const isi = new DataTransfer();
  isi.setData("text/html", html);
  document.querySelector(".ProseMirror")
    .dispatchEvent(new ClipboardEvent("paste", {clipboardData: isi, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def alamat(kantor: Kantor) -> str:
    return reverse("naskah-bagian", args=[kantor.laporan.pk, "bab4_kesimpulan"])


def stored(kantor: Kantor) -> Naskah:
    return Naskah.objects.get(laporan=kantor.laporan, bagian="bab4_kesimpulan")


def begin(jendela: Jendela, alamat: str) -> None:
    """Open the text and empty the sheet."""
    jendela.open(alamat)
    jendela.page.get_by_role("textbox", name="Teks").click()
    jendela.page.keyboard.press("Control+a")
    jendela.page.keyboard.press("Delete")


def write(jendela: Jendela, kata: str) -> None:
    jendela.page.get_by_role("textbox", name="Teks").click()
    jendela.page.keyboard.press("Control+End")
    jendela.page.keyboard.type(kata)


def answer(jendela: Jendela, **isian: str) -> None:
    """Fill in the question that the editor asks, by the names of its fields."""
    dialog = jendela.page.locator("dialog[open]")
    for nama, isi in isian.items():
        dialog.locator(f"[name={nama}]").fill(isi)
    dialog.get_by_role("button", name="Pakai").click()
    expect(jendela.page.locator(".ProseMirror")).to_be_focused()


def save(jendela: Jendela, words: str = "Simpan") -> None:
    jendela.page.get_by_role("button", name=words, exact=True).click()


def test_text_is_written_with_its_form(masuk: Pintu, kantor: Kantor, alamat: str, tmp_path: Path) -> None:
    kasubag = masuk(KASUBAG)
    begin(kasubag, alamat)
    foto = tmp_path / "apel.jpg"
    foto.write_bytes(make_gambar().read())

    kasubag.click("Subjudul")
    expect(kasubag.page.locator(".ProseMirror")).to_be_focused()
    kasubag.page.keyboard.type("Umum")
    kasubag.page.keyboard.press("Enter")
    kasubag.page.keyboard.type("Tertib")
    kasubag.click("Catatan kaki")
    answer(kasubag, teks="Perda 4/2019.")
    kasubag.page.get_by_role("button", name="Tabel", exact=True).click()
    answer(kasubag, judul="Patroli", baris="2", kolom="2")
    kasubag.page.keyboard.type("Bulan")
    write(kasubag, "")
    kasubag.click("Blok data")
    answer(kasubag)
    kasubag.page.get_by_role("button", name="Gambar", exact=True).click()
    kasubag.page.locator("dialog[open] input[type=file]").set_input_files(foto)
    answer(kasubag, keterangan="Apel pagi", alt="Orang berbaris")
    kasubag.page.locator(".ProseMirror figure img").wait_for()
    save(kasubag)
    kasubag.is_told("disimpan")

    isi = stored(kantor).isi
    assert isi.startswith('<h3>Umum</h3><p>Tertib<span class="catatan-kaki">Perda 4/2019.</span></p><table ')
    assert "<caption>Patroli</caption><tbody><tr><th><p>Bulan</p></th><th></th></tr>" in isi
    assert '<div class="blok" data-blok="perjanjian-kinerja"></div><figure ' in isi
    assert isi.endswith('alt="Orang berbaris"><figcaption>Apel pagi</figcaption></figure>')
    assert kasubag.gangguan == []


def test_two_people_write_one_text_and_the_second_decides(masuk: Pintu, kantor: Kantor, alamat: str) -> None:
    satu, dua = masuk(KASUBAG), masuk(KASUBAG)
    begin(satu, alamat)
    begin(dua, alamat)
    write(satu, "Capaian naik tahun ini.")
    save(satu)
    satu.is_told("disimpan")

    write(dua, "Capaian turun tahun ini.")
    save(dua)

    dua.is_told("sudah disimpan orang lain")
    assert [dua.page.locator(f".conflict .diff {tanda}").inner_text() for tanda in ("del", "ins")] == [
        "naik",
        "turun",
    ]
    write(dua, " Lihat Bab III.")
    save(dua, "Simpan teks saya")
    dua.is_told("disimpan")
    assert stored(kantor).isi == "<p>Capaian turun tahun ini. Lihat Bab III.</p>"
    assert "<p>Capaian naik tahun ini.</p>" in stored(kantor).riwayat.values_list("isi", flat=True)


@pytest.mark.parametrize("nama", ["daftar", "catatan_kaki"])
def test_page_of_word_comes_out_clean(masuk: Pintu, kantor: Kantor, alamat: str, nama: str) -> None:
    """The editor makes of it what the server would make of it."""
    kasubag = masuk(KASUBAG)
    begin(kasubag, alamat)
    html = (WORD / f"{nama}.html").read_text()

    kasubag.page.evaluate(TEMPEL, html)
    save(kasubag)
    kasubag.is_told("disimpan")

    assert stored(kantor).isi == clean_teks(html)
    assert kasubag.gangguan == []


def test_what_was_not_saved_is_offered_again(masuk: Pintu, kantor: Kantor, alamat: str) -> None:
    kasubag = masuk(KASUBAG)
    begin(kasubag, alamat)
    write(kasubag, "Belum disimpan.")

    kasubag.open(alamat)
    kasubag.is_told("masih ada di peramban ini")
    kasubag.click("Lanjutkan tulisan itu")
    save(kasubag)
    kasubag.is_told("disimpan")

    assert stored(kantor).isi == "<p>Belum disimpan.</p>"
    assert kasubag.page.evaluate("localStorage.length") == 0


def test_toolbar_is_one_stop_of_the_keyboard(masuk: Pintu, alamat: str) -> None:
    kasubag = masuk(KASUBAG, TELEPON)
    kasubag.open(alamat)
    kasubag.page.get_by_role("button", name="Subjudul", exact=True).focus()

    kasubag.page.keyboard.press("ArrowRight")
    kasubag.page.keyboard.press("ArrowRight")
    assert kasubag.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Tebal"
    kasubag.page.keyboard.press("Tab")

    assert kasubag.page.evaluate("document.activeElement.getAttribute('role')") == "textbox"


def test_text_is_written_without_scripts(masuk: Pintu, kantor: Kantor, alamat: str) -> None:
    kasubag = masuk(KASUBAG, scripts=False)
    kasubag.open(alamat)
    kasubag.page.get_by_role("textbox", name="Teks").fill("Satu.\n\n- dua\n\n[blok: daftar-sasaran]")
    save(kasubag)
    kasubag.is_told("disimpan")

    assert stored(kantor).isi == (
        '<p>Satu.</p><ul><li><p>dua</p></li></ul><div class="blok" data-blok="daftar-sasaran"></div>'
    )
