"""The page of the outline: how far each text is, who writes it, and what the office adds."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip import engine
from lakip.models import BagianTambahan, Laporan, Naskah, Sasaran
from lakip.models.organisasi import UnitKerja
from tests.lakip.formulir import client_of
from tests.lakip.halaman import press, read
from tests.lakip.naskah_contoh import make_bagian, write
from tests.world import Jalan, Kantor, make_pegawai


@pytest.fixture
def pemilik(kantor: Kantor) -> Client:
    return client_of(kantor.pemilik)


def url(nama: str, kantor: Kantor, *args: object) -> str:
    return reverse(nama, args=[kantor.laporan.pk, *args])


def teks_of(client: Client, kantor: Kantor, saring: str = "") -> str:
    return read(client, url("naskah", kantor) + saring).teks


# --- at a glance ----------------------------------------------------------------------------------------


def test_outline_counts_what_is_filled_and_wajib(kantor: Kantor, pemilik: Client) -> None:
    Naskah.objects.get(laporan=kantor.laporan, bagian="bab4_kesimpulan").delete()

    page = teks_of(pemilik, kantor)

    assert "24 dari 25 bagian wajib sudah terisi" in page
    assert page.count("Kosong, wajib diisi") == 1
    # Three parts of Bab I, and the national standard of two sasaran.
    assert page.count("Kosong, tidak wajib") == 5


def test_outline_names_who_wrote_last_and_how_much(kantor: Kantor, pemilik: Client, jalan: Jalan) -> None:
    write(kantor.laporan, "bab4_kesimpulan", "Tiga kata saja.", jalan.tick())

    assert f"Kesimpulan 3 kata · {kantor.pemilik.nama}, " in teks_of(pemilik, kantor)


def test_outline_shows_what_comes_from_data_and_what_is_attached(kantor: Kantor, pemilik: Client) -> None:
    page = teks_of(pemilik, kantor)

    assert "B. Realisasi Anggaran Tersusun dari data" in page
    assert "Lampiran Lain Berkas yang dilampirkan" in page


def test_what_has_to_be_looked_at_is_told_in_words(kantor: Kantor, pemilik: Client, jalan: Jalan) -> None:
    write(kantor.laporan, "bab1_gambaran_umum", "Pada tahun 2024 ada 52 orang.", jalan.tick())
    Naskah.objects.filter(laporan=kantor.laporan, bagian="bab1_gambaran_umum").update(tahun_asal=2024)

    page = teks_of(pemilik, kantor)

    assert "Dari LAKIP 2024, belum diperiksa: periksa" in page
    assert "Menyebut tahun lama" in page
    assert "1 diambil dari laporan terdahulu dan belum diperiksa. 1 menyebut tahun sebelum 2025." in page


def test_queries_do_not_grow_with_sasaran_and_sections(kantor: Kantor, pemilik: Client) -> None:
    counts = []
    for jumlah in (1, 10):
        Sasaran.objects.all().delete()
        for nomor in range(jumlah):
            sasaran = Sasaran.objects.create(laporan=kantor.laporan, uraian=f"Sasaran {nomor}")
            Naskah.objects.create(
                laporan=kantor.laporan, sasaran=sasaran, bagian="efisiensi", oleh=kantor.pemilik
            )
            make_bagian(kantor.laporan, "bab1", f"Bagian {jumlah} {nomor}")
        with CaptureQueriesContext(connection) as queries:
            pemilik.get(url("naskah", kantor))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_who_may_only_read_is_offered_no_change(kantor: Kantor) -> None:
    make_bagian(kantor.laporan, "bab1", "Sarana")

    page = read(client_of(kantor["Staf"]), url("naskah", kantor))

    assert "Sarana tambahan" in page.teks
    assert page.tombol == ["Keluar"]
    assert "Tetapkan penulis" not in page.teks
    assert "Tambah bagian" not in page.teks


# --- sections of the office's own -----------------------------------------------------------------------


def test_section_is_added_where_the_link_stood(kantor: Kantor, pemilik: Client) -> None:
    page = url("bagian-baru", kantor) + "?induk=bab4"
    assert pemilik.get(page).context["form"]["induk"].value() == "bab4"

    response = press(pemilik, page, "Simpan", induk="bab4", judul=" Ucapan  Terima Kasih ")

    assert response.status_code == 302
    assert BagianTambahan.objects.get(laporan=kantor.laporan).judul == "Ucapan Terima Kasih"


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        pytest.param({"induk": "bab1", "judul": "Dasar Hukum"}, "sudah ada di sini", id="a title twice"),
        pytest.param({"induk": "bab1", "judul": ""}, "Judul bagian", id="no title"),
        pytest.param({"induk": "sampul", "judul": "Foto"}, "Di bawah", id="no place for it"),
    ],
)
def test_section_that_cannot_be_is_refused_with_what_was_typed(
    kantor: Kantor, pemilik: Client, isian: dict[str, str], pesan: str
) -> None:
    response = pemilik.post(url("bagian-baru", kantor), isian)

    assert response.status_code == 422
    assert pesan in response.content.decode()
    assert response.context["form"]["judul"].value() == isian["judul"]
    assert not BagianTambahan.objects.exists()


def test_section_is_renamed(kantor: Kantor, pemilik: Client) -> None:
    sarana = make_bagian(kantor.laporan, "bab1", "Sarana")

    press(pemilik, url("bagian-edit", kantor, sarana.pk), "Simpan", judul="Sarana dan Prasarana")

    assert "Sarana dan Prasarana tambahan" in teks_of(pemilik, kantor)


def test_sections_change_places_by_their_arrows(kantor: Kantor, pemilik: Client) -> None:
    for nomor, judul in enumerate(("Sarana", "Pegawai"), start=1):
        make_bagian(kantor.laporan, "bab1", judul, urutan=nomor)

    press(pemilik, url("naskah", kantor), "↑ Naikkan: Pegawai", arah="naik")

    page = teks_of(pemilik, kantor)
    assert page.index("Pegawai tambahan") < page.index("Sarana tambahan")


def test_removed_section_goes_after_a_question_and_is_had_back(kantor: Kantor, pemilik: Client) -> None:
    sarana = make_bagian(kantor.laporan, "bab1", "Sarana")
    edit = url("bagian-edit", kantor, sarana.pk)
    assert "Bagian ini keluar dari laporan beserta teksnya" in read(pemilik, edit).teks

    press(pemilik, edit, "Hapus bagian")
    assert "Sarana tambahan" not in teks_of(pemilik, kantor)

    press(pemilik, url("naskah", kantor), "Kembalikan Sarana")
    assert "Sarana tambahan" in teks_of(pemilik, kantor)


def test_second_of_two_people_is_told_that_the_section_is_gone(kantor: Kantor, pemilik: Client) -> None:
    sarana = make_bagian(kantor.laporan, "bab1", "Sarana")
    seen = read(pemilik, url("bagian-edit", kantor, sarana.pk)).form("Hapus bagian")
    engine.remove_bagian(kantor.laporan.pk, kantor.pemilik, sarana.pk, at=kantor.laporan.dibuat_pada)

    response = pemilik.post(seen.aksi, seen.isian)

    assert response.status_code == 409
    assert "sudah dihapus" in response.content.decode()


# --- who writes what ------------------------------------------------------------------------------------


def test_ticked_places_get_their_writer(kantor: Kantor, pemilik: Client) -> None:
    staf = kantor["Staf"]
    sasaran = kantor.laporan.sasaran_set.first()
    assert sasaran
    form = read(pemilik, url("naskah-penulis", kantor)).form("Simpan")

    pemilik.post(
        form.aksi,
        form.isian | {"penulis": staf.pk, "tempat_list": ["bab1_dasar_hukum.", f"efisiensi.{sasaran.pk}"]},
    )

    assert f"Dasar Hukum Kosong, tidak wajib Penulis: {staf.nama}" in teks_of(pemilik, kantor)
    assert "Dasar Hukum (kini" in read(pemilik, url("naskah-penulis", kantor)).teks
    mine = teks_of(client_of(staf), kantor, "?saya=1")
    assert "Bagian saya (2)" in mine
    assert "Efisiensi penggunaan sumber daya" in mine
    assert "Kesimpulan" not in mine


def test_place_of_the_link_is_ticked_already(kantor: Kantor, pemilik: Client) -> None:
    form = read(pemilik, url("naskah-penulis", kantor) + "?tempat=ikhtisar.").form("Simpan")

    assert form.isian["tempat_list"] == "ikhtisar."


@pytest.mark.parametrize(
    ("penulis", "tempat", "pesan"),
    [
        pytest.param("", ["ikhtisar."], "Penulis", id="nobody chosen"),
        pytest.param("tanpa", [], "Centang paling sedikit satu bagian", id="no place ticked"),
        pytest.param("tanpa", ["bab9."], "Bagian yang ditulisnya", id="no such place"),
    ],
)
def test_choice_of_a_writer_that_lacks_something_is_refused(
    kantor: Kantor, pemilik: Client, penulis: str, tempat: list[str], pesan: str
) -> None:
    response = pemilik.post(url("naskah-penulis", kantor), {"penulis": penulis, "tempat_list": tempat})

    assert response.status_code == 422
    assert pesan in response.content.decode()


def test_who_has_no_places_is_told_so(kantor: Kantor) -> None:
    page = teks_of(client_of(kantor["Staf"]), kantor, "?saya=1")

    assert "Belum ada bagian yang ditugaskan kepada Anda" in page


def test_writer_without_a_step_writes_the_own_section_and_no_other(jalan: Jalan) -> None:
    kantor, rekan = jalan.kantor, make_pegawai("rekan", jalan.kantor.laporan.instansi)
    engine.assign_penulis(
        kantor.laporan.pk, kantor.pemilik, [("bab1_dasar_hukum", None)], rekan, at=jalan.tick()
    )
    client = client_of(rekan)

    saved = client.post(
        url("naskah-bagian", kantor, "bab1_dasar_hukum"), {"isi": "<p>Perda 3.</p>", "versi": 0}
    )
    refused = client.post(url("naskah-bagian", kantor, "ikhtisar"), {"isi": "<p>Lain.</p>", "versi": 0})

    assert (saved.status_code, refused.status_code) == (302, 403)
    naskah = Naskah.objects.get(laporan=kantor.laporan, bagian="bab1_dasar_hukum")
    assert (naskah.isi, naskah.oleh) == ("<p>Perda 3.</p>", rekan)


def test_writer_of_a_unit_sees_the_report_to_write_of(jalan: Jalan) -> None:
    kantor = jalan.kantor
    unit = UnitKerja.objects.create(instansi=kantor.laporan.instansi, nama="Bidang Linmas")
    rekan = make_pegawai("rekan", kantor.laporan.instansi, unit=unit)
    assert client_of(rekan).get(url("naskah", kantor)).status_code == 403

    engine.assign_penulis(kantor.laporan.pk, kantor.pemilik, [("ikhtisar", None)], rekan, at=jalan.tick())

    assert "Bagian saya (1)" in teks_of(client_of(rekan), kantor)


# --- texts of the year before ---------------------------------------------------------------------------


def test_texts_of_last_year_are_offered_and_taken_with_one_press(kantor: Kantor, pemilik: Client) -> None:
    baru = engine.create(
        kantor.laporan.versi, kantor.pemilik, 2026, date(2027, 2, 28), at=kantor.laporan.dibuat_pada
    )
    page = reverse("naskah", args=[baru.pk])
    offer = "2 bagian yang masih kosong di sini: Gambaran Umum Organisasi, Aspek Strategis Organisasi."
    assert offer in read(pemilik, page).teks

    press(pemilik, page, "Ambil teks dari LAKIP 2025")

    after = read(pemilik, page)
    assert after.teks.count("Dari LAKIP 2025, belum diperiksa") == 2
    assert "Ambil teks dari LAKIP 2025" not in after.tombol


def test_report_without_an_earlier_one_offers_nothing(kantor: Kantor, pemilik: Client) -> None:
    assert Laporan.objects.count() == 1
    assert "Ambil teks" not in teks_of(pemilik, kantor)
