"""Every page at both widths: nothing that axe or the Nu checker finds, nothing wider than the screen,
no word on the console, no request that leaves the office.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from lakip.isi.sasaran import collect_kinerja
from lakip.models import Naskah
from lakip.penulisan import store_naskah
from tests.browser.conftest import MEJA, TELEPON, Jendela, Pintu
from tests.browser.perjalanan import KASUBAG, KEPALA, come_back, tour
from tests.browser.perjalanan_sop import tour_sop
from tests.browser.perjalanan_surat import tour_surat
from tests.conftest import SENIN_PAGI
from tests.world import Jalan, Kantor

pytestmark = pytest.mark.browser

KERTAS = {"width": 658, "height": 986}  # A4 within the margins of print.css, at 96 dpi
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Django's own markup in the admin, which is not ours to change; everywhere else nothing is let pass.
AXE_DJANGO = {
    "target-size": "links of the filter lie close below each other",
    "empty-table-header": "the columns of an inline for the key and for deleting have no heading",
    "link-in-text-block": "links of the breadcrumbs are not underlined",
}
VNU_DJANGO = {
    "Attribute “disabled” not allowed on element “div”": "the widget of a password that is only shown",
    "The first “option” element": "a required choice with a default has no empty option",
}


@pytest.fixture
def baru(kantor: Kantor) -> Jalan:
    """A report that is to go the whole way."""
    return Jalan(kantor, SENIN_PAGI)


@pytest.fixture
def jalan(jalan_9: Jalan) -> Jalan:
    """Sent back once, and again on the Kepala's desk."""
    come_back(jalan_9)
    return jalan_9


def walk(masuk: Pintu, jalan: Jalan, ukuran: dict[str, int], look: Callable[[Jendela, str], None]) -> None:
    """Show every page of the way to ``look``, each to its person."""
    windows: dict[str | None, Jendela] = {}
    for nama, alamat in chain(tour(jalan), tour_surat(), tour_sop()):
        jendela = windows[nama] = windows.get(nama) or masuk(nama, ukuran)
        jendela.open(alamat)
        look(jendela, alamat)


@pytest.mark.parametrize("ukuran", [TELEPON, MEJA], ids=["telepon", "meja"])
def test_everybody_can_use_every_page(
    masuk: Pintu, baru: Jalan, alat: dict[str, Path], ukuran: dict[str, int]
) -> None:
    axe = alat["AXE"].read_text()
    found: list[str] = []

    def look(jendela: Jendela, alamat: str) -> None:
        page = jendela.page
        found.extend(f"{alamat}: {line}" for line in jendela.gangguan)
        # Boxes that are closed are pages of their own to who opens them.
        page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
        wide = page.evaluate("document.documentElement.scrollWidth")
        # Inlines of the admin are made for a desk.
        if wide > ukuran["width"] and not alamat.startswith("/admin/"):
            found.append(f"{alamat}: {wide} px wide")
        found.extend(f"{alamat}: {line}" for line in ask_axe(jendela, axe, alamat))
        # What axe itself says is not the page's.
        jendela.gangguan.clear()

    walk(masuk, baru, ukuran, look)

    assert not found, "\n".join(found)


def test_printed_page_fits_the_paper(masuk: Pintu, jalan: Jalan) -> None:
    kasubag = masuk(KASUBAG, KERTAS)
    kasubag.page.emulate_media(media="print")
    laporan = jalan.kantor.laporan
    of_laporan = (
        "laporan-detail",
        "laporan-riwayat",
        "kinerja",
        "anggaran",
        "pengumpulan",
        "temuan",
        "naskah",
        "kelengkapan",
        "koreksi",
        "laporan-dokumen",
    )
    of_versi = ("sop-versi", "sop-waktu")
    pages = [
        *((nama, laporan.pk) for nama in of_laporan),
        *((nama, laporan.versi_id) for nama in of_versi),
    ]
    for nama, pk in pages:
        kasubag.open(reverse(nama, args=[pk]))
        wide = kasubag.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= KERTAS["width"], f"{nama}: {wide} px wide"


def ask_axe(jendela: Jendela, axe: str, alamat: str) -> list[str]:
    """What axe finds on the page that is open."""
    jendela.page.evaluate(axe)
    result: dict[str, Any] = jendela.page.evaluate("tags => axe.run(document, {runOnly: tags})", ATURAN)
    known = AXE_DJANGO if alamat.startswith("/admin/") else {}
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}"
        for rule in result["violations"]
        if rule["id"] not in known
        for node in rule["nodes"][:3]
    ]


def test_a_refused_form_can_be_used_too(masuk: Pintu, jalan: Jalan, alat: dict[str, Path]) -> None:
    axe = alat["AXE"].read_text()
    kasubag = masuk(KASUBAG, TELEPON)
    kasubag.open("/laporan/baru/")
    kasubag.page.get_by_label("Tahun laporan").fill("1999")
    kasubag.send_as_it_is("Buat laporan")
    assert kasubag.says("Belum dapat disimpan")
    assert ask_axe(kasubag, axe, "/laporan/baru/") == []

    kepala = masuk(KEPALA, TELEPON)
    kepala.click("Buka")
    kepala.click("Kembalikan…")
    kepala.send_as_it_is("Kembalikan")
    assert kepala.page.get_by_label("Alasan dan yang harus diperbaiki").is_visible()
    assert ask_axe(kepala, axe, "/laporan/tugas/") == []


@pytest.mark.parametrize("ukuran", [TELEPON, MEJA], ids=["telepon", "meja"])
def test_the_editor_and_its_questions_can_be_used(
    masuk: Pintu, kantor: Kantor, alat: dict[str, Path], ukuran: dict[str, int]
) -> None:
    """Each question that the editor asks, and the page of a text that somebody else has saved meanwhile."""
    axe = alat["AXE"].read_text()
    kasubag = masuk(KASUBAG, ukuran)
    alamat = reverse("naskah-bagian", args=[kantor.laporan.pk, "bab4_kesimpulan"])
    kasubag.open(alamat)
    for perintah in ("tabel", "gambar", "blok", "acuan", "catatan", "tautan"):
        kasubag.page.locator(f"[data-perintah={perintah}]").click()
        kasubag.page.locator("dialog[open]").wait_for()
        assert ask_axe(kasubag, axe, alamat) == [], perintah
        kasubag.page.locator("dialog[open]").get_by_role("button", name="Batal").click()

    naskah = Naskah.objects.get(laporan=kantor.laporan, bagian="bab4_kesimpulan")
    store_naskah(naskah, "<p>Lain.</p>", kantor.pemilik, collect_kinerja(kantor.laporan), at=SENIN_PAGI)
    kasubag.page.get_by_role("textbox", name="Teks").click()
    kasubag.page.keyboard.type("Beda.")
    kasubag.page.get_by_role("button", name="Simpan", exact=True).click()
    kasubag.is_told("sudah disimpan orang lain")
    assert ask_axe(kasubag, axe, alamat) == []
    assert kasubag.page.evaluate("document.documentElement.scrollWidth") <= ukuran["width"]


def test_every_page_is_valid_html(masuk: Pintu, baru: Jalan, alat: dict[str, Path], tmp_path: Path) -> None:
    saved: dict[str, str] = {}

    def look(jendela: Jendela, alamat: str) -> None:
        name = f"{len(saved)}.html"
        response = jendela.page.context.request.get(jendela.alamat + alamat)
        (tmp_path / name).write_bytes(response.body())
        saved[name] = alamat

    walk(masuk, baru, MEJA, look)
    checked = subprocess.run(
        [
            "java",
            "-jar",
            str(alat["VNU"]),
            "--errors-only",
            "--format",
            "gnu",
            *map(str, sorted(tmp_path.glob("*.html"))),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    found = []
    for line in checked.stderr.splitlines():
        name = line.partition(".html")[0].rpartition("/")[2] + ".html"
        alamat = saved.get(name, "?")
        if not (alamat.startswith("/admin/") and any(words in line for words in VNU_DJANGO)):
            found.append(f"{alamat}: {line.partition('.html')[2]}")
    assert not found, "\n".join(found)
