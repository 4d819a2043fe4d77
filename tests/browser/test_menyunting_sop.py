"""An SOP is entered by hand as it stands on paper, by keyboard alone, and a report runs under it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from lakip.models import Laporan, Tugas
from sop.domain.berkas import Asal, BerkasSop, LangkahBerkas, SimbolBerkas
from sop.models import Sop, VersiSop
from sop.penyuntingan import open_draf, save
from sop.storage import add_versi, load_berkas
from tests.browser.conftest import MEJA, TELEPON, Jendela, Pintu
from tests.browser.perjalanan import KASUBAG
from tests.browser.test_halaman import ask_axe
from tests.sop.factories import PURWAKARTA, read_fixture
from tests.world import Kantor

pytestmark = pytest.mark.browser

# What a person is given for it, in seconds, reading and typing included; the pages take a part of that.
WAKTU_HALAMAN = 120
TUTS = {"mulai": "m", "proses": "p", "keputusan": "k", "selesai": "s"}
IDENTITAS = ("nomor", "pembuatan", "revisi", "efektif", "pengesahan")


@pytest.fixture
def dokumen() -> BerkasSop:
    """Purwakarta's SOP, as somebody reads it off the paper."""
    return read_fixture(PURWAKARTA)


def begin(jendela: Jendela, judul: str) -> VersiSop:
    """Make a new SOP and come to the editor of its empty draft."""
    jendela.open("/sop/")
    jendela.click("SOP baru")
    jendela.page.get_by_label("Judul").fill(judul)
    jendela.page.locator("[name=_save]").click()
    jendela.page.get_by_role("heading", name="Identitas SOP").wait_for()
    return Sop.objects.latest("pk").versisop_set.get()


def press(jendela: Jendela, keys: str) -> None:
    jendela.page.keyboard.press(keys)
    is_saved(jendela)


def is_saved(jendela: Jendela) -> None:
    """Wait until everything on the page is saved."""
    if jendela.page.locator("[data-simpanan]").inner_text():
        jendela.page.locator("#penyunting[aria-busy=false]").wait_for()


def field(jendela: Jendela, nama: str) -> None:
    """Go to a field as the tab key would."""
    jendela.page.locator(f"[name='{nama}']").focus()


def write(jendela: Jendela, nama: str, teks: str) -> None:
    field(jendela, nama)
    jendela.page.keyboard.press("Control+a")
    jendela.page.keyboard.insert_text(teks)


def choose(jendela: Jendela, nama: str, pilihan: str) -> None:
    jendela.page.locator(f"[name='{nama}']").select_option(pilihan)
    is_saved(jendela)


def enter_identity(jendela: Jendela, dokumen: BerkasSop) -> None:
    write(jendela, "nomor", dokumen.nomor)
    for nama in IDENTITAS[1:]:
        write(jendela, nama, getattr(dokumen.tanggal, nama))
    write(jendela, "disahkan_jabatan", dokumen.disahkan_oleh.jabatan)
    write(jendela, "disahkan_nama", dokumen.disahkan_oleh.nama)
    write(jendela, "dasar_hukum", "\n".join(dokumen.dasar_hukum))


def enter_row(jendela: Jendela, n: int, row: LangkahBerkas) -> None:
    for nama in ("nomor", "kegiatan", "kelengkapan", "waktu", "keluaran", "keterangan"):
        write(jendela, f"baris{n}-{nama}", getattr(row, nama))
    for simbol in row.simbol:
        field(jendela, f"baris{n}-sel{simbol.pelaksana}")
        press(jendela, TUTS[simbol.jenis])


def draw(simbol: tuple[SimbolBerkas, ...]) -> list[SimbolBerkas]:
    """The symbols without where they are known from: who enters them by hand has seen them."""
    return [
        replace(
            s, asal=Asal.TERSURAT, alasan="",
            panah=tuple(replace(p, asal=Asal.TERSURAT, alasan="") for p in s.panah),
        )
        for s in simbol
    ]  # fmt: skip


def test_purwakarta_is_entered_by_hand_and_runs(masuk: Pintu, dokumen: BerkasSop) -> None:
    admin = masuk(KASUBAG)
    began = monotonic()
    versi = begin(admin, dokumen.judul)
    enter_identity(admin, dokumen)
    admin.click("Mulai: 3 kolom, 5 langkah")
    is_saved(admin)
    for m, pelaksana in enumerate(dokumen.pelaksana):
        write(admin, f"kolom{m}-nama", pelaksana.nama)
        choose(admin, f"kolom{m}-jenis", pelaksana.jenis)
    field(admin, "baris4-kegiatan")
    press(admin, "Alt+Enter")
    expect(admin.page.locator("[name='baris5-kegiatan']")).to_be_focused()
    for n, row in enumerate(dokumen.langkah):
        enter_row(admin, n, row)
        choose(admin, f"baris{n}-lembar_kerja", row.lembar_kerja)
    # "tidak" leads back to the writing, row 3.
    choose(admin, "baris3-sel0-panah1-ke", admin.page.locator("[name='baris2-kunci']").input_value())
    press(admin, "Control+s")
    assert monotonic() - began < WAKTU_HALAMAN

    typed = load_berkas(versi)
    for row, asli in zip(typed.langkah, dokumen.langkah, strict=True):
        assert (row.kegiatan, row.kelengkapan, row.waktu) == (asli.kegiatan, asli.kelengkapan, asli.waktu)
        assert draw(row.simbol) == draw(asli.simbol)
        assert row.lembar_kerja == asli.lembar_kerja
    assert typed.pelaksana == dokumen.pelaksana
    assert typed.dasar_hukum == dokumen.dasar_hukum

    admin.page.get_by_role("link", name="Tetapkan").click()
    for tanda in admin.page.get_by_role("checkbox").all():
        tanda.check()
    admin.page.get_by_role("button", name="Tetapkan").click()
    admin.page.get_by_text("Ditetapkan").first.wait_for()
    admin.open("/laporan/baru/")
    admin.page.get_by_label("SOP yang berlaku").select_option(str(versi.pk))
    admin.page.get_by_label("Tahun laporan").fill("2026")
    admin.page.get_by_label("Tenggat penyampaian").fill((timezone.localdate() + timedelta(90)).isoformat())
    admin.click("Buat laporan")
    admin.page.get_by_text("Laporan dibuat").wait_for()
    laporan = Laporan.objects.get(versi=versi)
    assert [p.nama for p in versi.pelaksana_set.all()] == ["Kepala", "Ka TU", "Pelaksana"]
    assert not Tugas.objects.filter(laporan=laporan).exists()
    assert admin.gangguan == []


def test_the_drawing_follows_what_is_typed_and_undo_takes_it_back(masuk: Pintu, kantor: Kantor) -> None:
    admin = masuk(KASUBAG)
    draf = add_versi(kantor.laporan.versi.sop, load_berkas(kantor.laporan.versi))
    asli = draf.langkah_set.all()[1].kegiatan
    admin.open(reverse("admin:sop_versisop_change", args=[draf.pk]))

    write(admin, "baris1-kegiatan", "Menyalin kembali daftar arsip")
    expect(admin.page.locator("#bagan")).to_contain_text("Menyalin")
    is_saved(admin)
    field(admin, "baris0-sel0")
    press(admin, "Control+z")

    expect(admin.page.locator("[name='baris1-kegiatan']")).to_have_value(asli)
    expect(admin.page.locator("#bagan")).not_to_contain_text("Menyalin kembali")


def test_a_second_editor_is_told_and_overwrites_nothing(masuk: Pintu, kantor: Kantor) -> None:
    admin = masuk(KASUBAG)
    draf = add_versi(kantor.laporan.versi.sop, load_berkas(kantor.laporan.versi))
    admin.open(reverse("admin:sop_versisop_change", args=[draf.pk]))
    isi = open_draf(draf)
    save(draf.pk, draf.ubahan, replace(isi, baris=isi.baris[:-1]), oleh="Noor Hidayah", at=timezone.now())

    write(admin, "baris0-kegiatan", "Menulis sesuatu yang lain")
    admin.page.get_by_role("alert").get_by_text("Noor Hidayah").wait_for()
    admin.page.get_by_role("link", name="Ambil versi terbaru").wait_for()

    assert VersiSop.objects.get(pk=draf.pk).langkah_set.first().kegiatan == isi.baris[0].kegiatan  # type: ignore[union-attr]
    expect(admin.page.locator("[name='baris0-kegiatan']")).to_have_value("Menulis sesuatu yang lain")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_row_is_put_in_between_and_arrows_follow(masuk: Pintu, kantor: Kantor, scripts: bool) -> None:
    admin = masuk(KASUBAG, scripts=scripts)
    draf = add_versi(kantor.laporan.versi.sop, load_berkas(kantor.laporan.versi))
    admin.open(reverse("admin:sop_versisop_change", args=[draf.pk]))

    admin.page.get_by_role("button", name="Sisipkan langkah di bawah Langkah 2").click()
    is_saved(admin)
    admin.page.locator("[name='baris2-kegiatan']").fill("Memeriksa format")
    admin.page.locator("[name='baris2-sel1']").select_option("proses")
    admin.page.get_by_role("button", name="Simpan", exact=True).click()
    is_saved(admin)

    flow = load_berkas(VersiSop.objects.get(pk=draf.pk))
    assert [row.kegiatan for row in flow.langkah][2] == "Memeriksa format"
    by_row = {flow.langkah[s.langkah].kegiatan: s.id for s in flow.alur.simbol}
    sebelum, sisipan = flow.alur.simbol[1].id, by_row["Memeriksa format"]
    assert [p.ke for p in flow.alur.keluar[sebelum]] == [sisipan]
    assert [p.ke for p in flow.alur.keluar[sisipan]] == [sisipan + 1]


@pytest.mark.parametrize("ukuran", [TELEPON, MEJA], ids=["telepon", "meja"])
def test_the_editor_can_be_used(
    masuk: Pintu, kantor: Kantor, alat: dict[str, Path], ukuran: dict[str, int]
) -> None:
    admin = masuk(KASUBAG, ukuran)
    draf = add_versi(kantor.laporan.versi.sop, load_berkas(kantor.laporan.versi))
    alamat = reverse("admin:sop_versisop_change", args=[draf.pk])
    admin.open(alamat)
    admin.page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")

    assert admin.page.evaluate("document.documentElement.scrollWidth") <= ukuran["width"]
    assert ask_axe(admin, alat["AXE"].read_text(), alamat) == []
    assert admin.gangguan == []
