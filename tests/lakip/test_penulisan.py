"""Saving texts: what refers to a table or names a sasaran goes on meaning the same one."""

from __future__ import annotations

import json

from django.test import Client
from django.urls import reverse

from lakip.imports.kinerja import impor_kinerja
from lakip.models import Naskah, Sasaran
from lakip.models.naskah import SebabVersi
from tests.lakip.formulir import client_of
from tests.lakip.halaman import press
from tests.lakip.naskah_contoh import write
from tests.world import Kantor

TABEL = '<table id="tabel-pegawai"><caption>Pegawai</caption><tr><td>7</td></tr></table>'
KALIMAT = (
    '<p>Lihat <a href="#sasaran-2-target">x</a> dan <a href="#grafik-tahun-3-1">x</a>.</p>'
    '<div class="blok" data-blok="tabel-target:2"></div><div class="blok" data-blok="daftar-sasaran"></div>'
)


def save(kantor: Kantor, bagian: str, isi: str) -> Naskah:
    return write(kantor.laporan, bagian, isi, kantor.laporan.dibuat_pada)


def isi_of(naskah: Naskah) -> str:
    return Naskah.objects.get(pk=naskah.pk).isi


def press_move(client: Client, kantor: Kantor, sasaran: Sasaran, arah: str) -> None:
    client.post(reverse("sasaran-geser", args=[kantor.laporan.pk, sasaran.pk]), {"arah": arah})


# --- tables and images ------------------------------------------------------------------------------------


def test_table_copied_from_another_text_gets_a_kunci_of_its_own(kantor: Kantor) -> None:
    asal = save(kantor, "bab4_kesimpulan", TABEL)
    salinan = save(kantor, "ikhtisar", f"<p>Ringkas.</p>{TABEL}")

    assert 'id="tabel-pegawai"' in isi_of(asal)
    assert 'id="tabel-pegawai-2"' in isi_of(salinan)


def test_table_that_has_its_kunci_already_keeps_it(kantor: Kantor) -> None:
    save(kantor, "bab4_kesimpulan", TABEL)
    salinan = save(kantor, "ikhtisar", TABEL)
    save(kantor, "ikhtisar", f"{isi_of(salinan)}<p>Lagi.</p>")

    assert 'id="tabel-pegawai-2"' in isi_of(salinan)


def test_text_saved_again_as_it_was_makes_no_version(kantor: Kantor) -> None:
    save(kantor, "bab4_kesimpulan", TABEL)
    salinan = save(kantor, "ikhtisar", TABEL)
    versi = salinan.versi

    assert save(kantor, "ikhtisar", TABEL).versi == versi


def test_another_report_may_use_the_same_kunci(kantor: Kantor) -> None:
    lain = save(kantor, "ikhtisar", TABEL)
    kantor.laporan.pk, kantor.laporan.tahun = None, kantor.laporan.tahun - 1
    kantor.laporan.save()

    assert isi_of(save(kantor, "ikhtisar", TABEL)) == isi_of(lain)


# --- the order of sasaran ---------------------------------------------------------------------------------


def test_texts_follow_a_sasaran_that_moves(kantor: Kantor) -> None:
    naskah = save(kantor, "bab4_kesimpulan", KALIMAT)
    second = kantor.laporan.sasaran_set.all()[1]

    press_move(client_of(kantor.pemilik), kantor, second, "naik")

    assert isi_of(naskah) == (
        '<p>Lihat <a href="#sasaran-1-target">sasaran-1-target</a> dan '
        '<a href="#grafik-tahun-3-1">grafik-tahun-3-1</a>.</p>'
        '<div class="blok" data-blok="tabel-target:1"></div>'
        '<div class="blok" data-blok="daftar-sasaran"></div>'
    )
    last = naskah.riwayat.latest("nomor")
    assert (last.sebab, last.oleh, last.isi) == (SebabVersi.URUTAN, kantor.pemilik, isi_of(naskah))


def test_what_stood_for_a_deleted_sasaran_does_not_show_the_next_one(kantor: Kantor) -> None:
    naskah = save(kantor, "bab4_kesimpulan", KALIMAT)
    second = kantor.laporan.sasaran_set.all()[1]

    press(
        client_of(kantor.pemilik),
        reverse("sasaran-edit", args=[kantor.laporan.pk, second.pk]),
        "Hapus sasaran",
    )

    assert isi_of(naskah) == (
        '<p>Lihat <a href="#sasaran-dihapus-target">sasaran-dihapus-target</a> dan '
        '<a href="#grafik-tahun-2-1">grafik-tahun-2-1</a>.</p>'
        '<div class="blok" data-blok="daftar-sasaran"></div>'
    )


def test_texts_that_name_no_sasaran_have_no_new_version(kantor: Kantor) -> None:
    before = list(Naskah.objects.order_by("pk").values_list("pk", "versi"))

    press_move(client_of(kantor.pemilik), kantor, kantor.laporan.sasaran_set.first(), "turun")

    assert list(Naskah.objects.order_by("pk").values_list("pk", "versi")) == before


def test_texts_follow_the_order_of_an_imported_file(kantor: Kantor) -> None:
    naskah = save(kantor, "bab4_kesimpulan", KALIMAT)
    sasaran = [{"uraian": satu.uraian} for satu in kantor.laporan.sasaran_set.all()][::-1]
    berkas = {"format": "lakip-kinerja/1", "tahun": 2025, "sasaran": sasaran}

    impor_kinerja(kantor.laporan, json.dumps(berkas), ganti=True)

    assert 'href="#grafik-tahun-1-1"' in isi_of(naskah)
    assert 'data-blok="tabel-target:2"' in isi_of(naskah)
