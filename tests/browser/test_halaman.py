"""Every page at both widths: nothing that axe or the Nu checker finds, nothing wider than the screen,
no word on the console, no request that leaves the office.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from lakip import engine
from lakip.models import Indikator
from tests.browser.conftest import MEJA, TELEPON, Jendela, Pintu
from tests.world import PDF, Jalan

pytestmark = pytest.mark.browser

STAF, KASUBAG, KEPALA = "Rina Safitri", "Budi Hartono", "Ahmad Fauzi"
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


def pages(jalan: Jalan) -> list[tuple[str | None, str]]:
    """Who looks at which address, in an office whose report has come back once and lies with the Kepala."""
    laporan = jalan.kantor.laporan
    of_laporan = (
        "laporan-detail",
        "laporan-riwayat",
        "laporan-dokumen",
        "laporan-orang",
        "kinerja",
        "anggaran",
        "naskah",
    )
    sasaran = laporan.sasaran_set.first()
    indikator = Indikator.objects.filter(sasaran=sasaran).first()
    baris = laporan.anggaran_set.first()
    rows = [
        ("sasaran-baru", laporan.pk),
        ("sasaran-edit", laporan.pk, sasaran.pk),
        ("indikator-baru", laporan.pk, sasaran.pk),
        ("indikator-edit", laporan.pk, indikator.pk),
        ("anggaran-baru", laporan.pk),
        ("anggaran-edit", laporan.pk, baris.pk),
        ("naskah-bagian", laporan.pk, "kata_pengantar"),
        ("naskah-analisis", laporan.pk, sasaran.pk, "target_realisasi"),
        ("sop-versi", laporan.versi_id),
    ]
    visits = [tugas.pk for tugas in laporan.tugas_set.order_by("pk")]
    admin = [
        "index",
        "sop_instansi_changelist",
        "sop_sop_changelist",
        "sop_versisop_changelist",
        "lakip_laporan_changelist",
    ]
    return [
        (None, "/masuk/"),
        (KEPALA, "/"),
        (STAF, "/"),
        (STAF, "/laporan/"),
        (STAF, "/laporan/?tahun=1999"),
        (KASUBAG, "/laporan/baru/"),
        *((KASUBAG, reverse(nama, args=[laporan.pk])) for nama in of_laporan),
        (STAF, reverse("laporan-orang", args=[laporan.pk])),
        *((KASUBAG, reverse(nama, args=args)) for nama, *args in rows),
        (STAF, "/sop/"),
        *((STAF, reverse("tugas-detail", args=[pk])) for pk in visits[:2]),
        (KEPALA, reverse("tugas-detail", args=visits[-1:])),
        (KASUBAG, reverse("tugas-detail", args=visits[-1:])),
        *((KASUBAG, reverse(f"admin:{nama}")) for nama in admin),
        (KASUBAG, reverse("admin:sop_versisop_change", args=[laporan.versi_id])),
        (KASUBAG, reverse("admin:lakip_pegawai_change", args=[jalan.kantor.pemilik.pk])),
    ]


@pytest.fixture
def jalan(jalan_9: Jalan) -> Jalan:
    """Sent back once, a file and a note on each step, and again on the Kepala's desk."""
    jalan_9.do("9", "tidak", "Bab III belum lengkap.")
    tugas = jalan_9.walk_to("9")
    kepala = jalan_9.kantor["Kepala Satuan"]
    engine.attach(tugas.pk, kepala, ContentFile(PDF, name="Disposisi.pdf"), at=jalan_9.tick())
    engine.note(tugas.pk, kepala, "Sudah saya baca sampai Bab II.", at=jalan_9.tick())
    return jalan_9


def walk(masuk: Pintu, jalan: Jalan, ukuran: dict[str, int], look: Callable[[Jendela, str], None]) -> None:
    """Show every page to ``look``, each to its person."""
    windows: dict[str | None, Jendela] = {}
    for nama, alamat in pages(jalan):
        jendela = windows[nama] = windows.get(nama) or masuk(nama, ukuran)
        jendela.open(alamat)
        look(jendela, alamat)


@pytest.mark.parametrize("ukuran", [TELEPON, MEJA], ids=["telepon", "meja"])
def test_everybody_can_use_every_page(
    masuk: Pintu, jalan: Jalan, alat: dict[str, Path], ukuran: dict[str, int]
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

    walk(masuk, jalan, ukuran, look)

    assert not found, "\n".join(found)


def test_printed_page_fits_the_paper(masuk: Pintu, jalan: Jalan) -> None:
    kasubag = masuk(KASUBAG, KERTAS)
    kasubag.page.emulate_media(media="print")
    laporan = jalan.kantor.laporan
    of_laporan = ("laporan-detail", "laporan-riwayat", "kinerja", "anggaran", "naskah")
    for nama, pk in [*((nama, laporan.pk) for nama in of_laporan), ("sop-versi", laporan.versi_id)]:
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
    kepala.click("Tidak, kembalikan")
    kepala.send_as_it_is("Kembalikan")
    assert kepala.page.get_by_label("Alasan dan yang harus diperbaiki").is_visible()
    assert ask_axe(kepala, axe, "/laporan/tugas/") == []


def test_every_page_is_valid_html(masuk: Pintu, jalan: Jalan, alat: dict[str, Path], tmp_path: Path) -> None:
    saved: dict[str, str] = {}

    def look(jendela: Jendela, alamat: str) -> None:
        name = f"{len(saved)}.html"
        response = jendela.page.context.request.get(jendela.alamat + alamat)
        (tmp_path / name).write_bytes(response.body())
        saved[name] = alamat

    walk(masuk, jalan, MEJA, look)
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
