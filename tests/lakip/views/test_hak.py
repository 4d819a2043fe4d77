"""Figures that are locked after their analysis, and people who see only the rows of their unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from lakip import engine
from lakip.models import Dokumen, Indikator, Laporan, Pegawai
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman, press, read
from tests.world import PDF, Jalan

pytestmark = pytest.mark.usefixtures("kalender")


def url(nama: str, laporan: Laporan, *args: object) -> str:
    return reverse(nama, args=[laporan.pk, *args])


def angka_pages(laporan: Laporan) -> Iterator[str]:
    """Every page by which figures are changed."""
    sasaran = laporan.sasaran_set.first()
    assert sasaran
    rows = {"sasaran": sasaran.pk, "indikator": sasaran.indikator_set.first().pk,
            "anggaran": laporan.anggaran_set.first().pk}  # fmt: skip
    yield from (url("sasaran-baru", laporan), url("anggaran-baru", laporan))
    yield from (url("indikator-baru", laporan, sasaran.pk), url("kinerja-lalu", laporan))
    for apa, pk in rows.items():
        yield from (url(f"{apa}-{verb}", laporan, pk) for verb in ("edit", "hapus", "geser"))


# --- locked after the analysis --------------------------------------------------------------------------


@pytest.fixture
def terkunci(jalan: Jalan) -> Jalan:
    """The analysis is done, the report is being written."""
    jalan.walk_to("6")
    return jalan


def test_nobody_changes_figures_after_their_analysis(terkunci: Jalan) -> None:
    laporan = terkunci.kantor.laporan
    before = list(laporan.anggaran_set.values()), list(laporan.sasaran_set.values())

    for orang in (terkunci.kantor.pemilik, terkunci.kantor["Staf"]):
        client = client_of(orang)
        assert {client.post(page, {"arah": "naik"}).status_code for page in angka_pages(laporan)} == {403}
    assert (list(laporan.anggaran_set.values()), list(laporan.sasaran_set.values())) == before


def test_refused_page_says_when_it_was_locked_and_who_opens_it(terkunci: Jalan) -> None:
    response = client_of(terkunci.kantor["Staf"]).get(url("anggaran-baru", terkunci.kantor.laporan))

    page = Halaman(response).teks
    assert response.status_code == 403
    assert "Analisis sudah selesai pada 2 Februari 2026" in page
    assert "Budi Hartono, membukanya kembali dengan alasan" in page


def test_texts_stay_open_while_figures_are_locked(terkunci: Jalan) -> None:
    page = read(client_of(terkunci.kantor.pemilik), url("naskah-bagian", terkunci.kantor.laporan, "ikhtisar"))

    assert page.form("Simpan")


@pytest.mark.parametrize("nama", ["kinerja", "anggaran"])
def test_list_shows_the_lock_and_only_the_owner_finds_the_key(terkunci: Jalan, nama: str) -> None:
    alamat = url(nama, terkunci.kantor.laporan)
    pemilik, staf = (
        read(client_of(orang), alamat) for orang in (terkunci.kantor.pemilik, terkunci.kantor["Staf"])
    )
    kepala = read(client_of(terkunci.kantor["Kepala Satuan"]), alamat)

    for page in (pemilik, staf):
        assert "Angka dikunci karena analisis selesai" in page.teks
        assert "Tambah" not in page.teks
    assert pemilik.form("Buka kembali angka")
    assert "Buka kembali angka" not in staf.tombol
    assert "mintalah Budi Hartono" in staf.teks
    assert "dikunci" not in kepala.teks


@pytest.mark.parametrize("nama", ["kinerja", "anggaran"])
def test_owner_opens_the_figures_with_a_reason(terkunci: Jalan, nama: str) -> None:
    kantor, pemilik = terkunci.kantor, client_of(terkunci.kantor.pemilik)

    press(pemilik, url(nama, kantor.laporan), "Buka kembali angka", alasan="Realisasi salah ketik.")

    assert terkunci.meja == ["5"]
    assert kantor.jejak()[-1].alasan == "Realisasi salah ketik."
    page = read(pemilik, url(nama, kantor.laporan)).teks
    assert "Tambah" in page
    assert "dikunci" not in page


def test_opening_without_a_reason_changes_nothing_and_says_so(terkunci: Jalan) -> None:
    response = press(
        client_of(terkunci.kantor.pemilik), url("kinerja", terkunci.kantor.laporan), "Buka kembali angka"
    )

    assert response.status_code == 422
    assert "Belum tersimpan. Alasan" in Halaman(response).teks
    assert terkunci.meja == ["6"]


def test_only_the_owner_opens(terkunci: Jalan) -> None:
    response = client_of(terkunci.kantor["Staf"]).post(
        url("analisis-buka", terkunci.kantor.laporan), {"alasan": "Salah."}
    )

    assert response.status_code == 403
    assert "Hanya penanggung jawab laporan" in response.content.decode()


def test_finished_report_shows_neither_lock_nor_key(terkunci: Jalan) -> None:
    terkunci.walk_to("11")
    terkunci.do("11")
    pemilik, laporan = client_of(terkunci.kantor.pemilik), terkunci.kantor.laporan

    assert "dikunci" not in read(pemilik, url("kinerja", laporan)).teks
    response = pemilik.post(url("analisis-buka", laporan), {"alasan": "Salah."})
    assert (response.status_code, terkunci.meja) == (422, [])
    assert "angkanya tidak dapat dibuka kembali" in response.content.decode()


# --- the people of a unit -------------------------------------------------------------------------------


@pytest.fixture
def bidang(jalan: Jalan) -> Pegawai:
    """Somebody of the bidang of the second sasaran, while data is gathered."""
    jalan.walk_to("4")
    return jalan.kantor["Pengolah Data Bidang Perlindungan"]


def test_they_see_their_own_indikator_under_the_numbers_of_the_report(jalan: Jalan, bidang: Pegawai) -> None:
    page = client_of(bidang).get(url("kinerja", jalan.kantor.laporan))

    [(nomor, _, rows)] = page.context["sasaran_list"]
    assert (nomor, [isi.nomor for _, isi in rows]) == (2, ["2.1", "2.2", "2.3"])
    teks = Halaman(page).teks
    assert "Anda melihat baris Bidang Perlindungan Masyarakat dan Kebakaran" in teks
    assert "Jumlah pelanggaran peraturan daerah" not in teks
    assert "Ubah" not in teks


def test_they_see_their_own_budget_and_what_it_adds_up_to(jalan: Jalan, bidang: Pegawai) -> None:
    page = client_of(bidang).get(url("anggaran", jalan.kantor.laporan))

    assert {a.kode[:7] for a, *_ in page.context["baris_list"]} == {"1.05.04"}
    assert page.context["total"].pagu == 640_000_000
    teks = Halaman(page).teks
    assert "Jumlah Bidang Perlindungan Masyarakat dan Kebakaran" in teks
    assert "Penyediaan Gaji" not in teks


def test_without_rows_they_are_told_who_gives_them_some(jalan: Jalan, bidang: Pegawai) -> None:
    laporan = jalan.kantor.laporan
    laporan.anggaran_set.update(unit=None)
    Indikator.objects.filter(sasaran__laporan=laporan).update(unit=None)
    client = client_of(bidang)

    assert "Belum ada indikator unit Anda" in read(client, url("kinerja", laporan)).teks
    assert "Belum ada baris anggaran unit Anda" in read(client, url("anggaran", laporan)).teks


def whole_pages(jalan: Jalan) -> Iterator[str]:
    """Every page that shows more than the rows of one unit."""
    laporan = jalan.kantor.laporan
    sasaran = laporan.sasaran_set.first()
    assert sasaran
    berkas = ContentFile(PDF, name="data.pdf")
    tugas = jalan["4"]
    jejak = engine.attach(tugas.pk, jalan.kantor.turn_of(tugas, jalan.at), berkas, at=jalan.tick())
    yield from (url(nama, laporan) for nama in ("naskah", "laporan-pdf", "laporan-dokumen"))
    yield url("naskah-bagian", laporan, "ikhtisar")
    yield url("naskah-analisis", laporan, sasaran.pk, "antar_tahun")
    yield Dokumen.objects.get(pk=jejak.rincian["dokumen"]).get_absolute_url()


def test_what_holds_more_than_their_rows_is_closed_to_them_with_a_sentence(
    jalan: Jalan, bidang: Pegawai
) -> None:
    client = client_of(bidang)

    for alamat in whole_pages(jalan):
        response = client.get(alamat)
        assert response.status_code == 403, alamat
        assert "Anda melihat angka unit kerja Anda sendiri" in response.content.decode()


def test_they_change_nothing_but_their_own_form(jalan: Jalan, bidang: Pegawai) -> None:
    laporan, client = jalan.kantor.laporan, client_of(bidang)

    assert {client.post(page, {"arah": "naik"}).status_code for page in angka_pages(laporan)} == {403}
    assert client.post(url("naskah-bagian", laporan, "ikhtisar"), {"isi": "Lain."}).status_code == 403
    assert client.post(url("analisis-buka", laporan), {"alasan": "Lain."}).status_code == 403


def test_files_of_the_report_are_not_listed_to_them(jalan: Jalan, bidang: Pegawai) -> None:
    list(whole_pages(jalan))

    assert "data.pdf" not in read(client_of(bidang), jalan.kantor.laporan.get_absolute_url()).teks


@pytest.mark.parametrize("nama", ["laporan-detail", "kinerja", "anggaran", "laporan-orang"])
def test_they_are_offered_no_page_that_is_closed_to_them(jalan: Jalan, bidang: Pegawai, nama: str) -> None:
    client = client_of(bidang)
    page = client.get(url(nama, jalan.kantor.laporan)).content.decode()

    offered = set(re.findall(rf'href="({jalan.kantor.laporan.get_absolute_url()}[^"#]*)"', page))
    assert url("pengumpulan", jalan.kantor.laporan) in offered
    assert {client.get(alamat, follow=True).status_code for alamat in offered} == {200}


def test_colleague_without_a_unit_sees_everything(jalan: Jalan, bidang: Pegawai) -> None:
    Pegawai.objects.filter(pk=bidang.pk).update(unit=None)
    client = client_of(bidang)

    assert "Jumlah pelanggaran peraturan daerah" in read(client, url("kinerja", jalan.kantor.laporan)).teks
    for alamat in whole_pages(jalan):
        response = client.get(alamat)
        assert response.status_code == 200, alamat
        if response.streaming:
            b"".join(response.streaming_content)  # which closes the file
