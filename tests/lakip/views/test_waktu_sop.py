"""The page on the time of an SOP, and what if."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from lakip import engine
from lakip.models import PolaJamKerja
from sop.models import Simbol, VersiSop
from sop.storage import add_versi, load_berkas
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman
from tests.sop.factories import login, make_draf, make_pengguna, rewrite
from tests.world import Jalan, Kantor, make_kantor

pytestmark = pytest.mark.usefixtures("kalender")

# A Monday.
MULAI = "2026-11-02"


@pytest.fixture
def kalbar(senin: datetime) -> Kantor:
    """An office whose SOP has three decisions."""
    return make_kantor("kalbar-adpim", senin)


def ask(client: Client, versi: VersiSop, **isian: str) -> HttpResponse:
    response: HttpResponse = client.get(reverse("sop-waktu", args=[versi.pk]), isian)
    return response


def suppose(kantor: Kantor, **isian: str) -> str:
    asked = {"mulai": MULAI, "libur": "", **isian}
    return Halaman(ask(client_of(kantor["Staf"]), kantor.laporan.versi, **asked)).teks


def read(kantor: Kantor) -> str:
    return Halaman(ask(client_of(kantor["Staf"]), kantor.laporan.versi)).teks


# --- by the SOP ---


def test_the_answer_comes_first(kantor: Kantor) -> None:
    page = read(kantor)

    assert "Menurut SOP 4 hari 5 jam 5 menit kerja untuk semua langkah." in page
    assert "Jalur terpanjang 4 hari 5 jam 5 menit (langkah 1–11)." in page
    assert "Belum ada langkah yang selesai menurut versi ini" in page
    assert "3 hari bila “7. Mengoreksi Dokumen LAKIP (SEKRETARIS)” dijawab “tidak”: langkah 6–7" in page


def test_rows_that_name_no_time_are_told(db: None) -> None:
    draf = make_draf()
    berkas = load_berkas(draf)
    draf.langkah_set.filter(urutan=5).update(waktu="Segera")
    pengelola = make_pengguna("pengelola", draf.sop.instansi)

    page = Halaman(ask(login(pengelola), draf)).teks

    assert f"waktunya tidak terbaca: langkah {berkas.langkah[4].nomor} (tertulis “Segera”)" in page
    assert "Menurut SOP 4 hari 1 jam 5 menit" in page


def test_a_row_that_has_no_number_is_told_by_its_place(db: None) -> None:
    draf = make_draf()
    draf.langkah_set.filter(urutan=5).update(waktu="Segera", nomor="")

    page = Halaman(ask(login(make_pengguna("pengelola", draf.sop.instansi)), draf)).teks

    assert "langkah ke-5 (tertulis “Segera”)" in page


def test_time_of_a_row_that_nobody_carries_out_yet_is_told_as_nobodys(db: None) -> None:
    draf = make_draf()
    pengelola = login(make_pengguna("pengelola", draf.sop.instansi))
    assert "Belum ada pelaksana" not in Halaman(ask(pengelola, draf)).teks

    Simbol.objects.filter(langkah__versi=draf, langkah__urutan=5).delete()

    assert "Belum ada pelaksana" in Halaman(ask(pengelola, draf)).teks


def test_a_draft_without_rows_says_what_to_do(db: None) -> None:
    draf = make_draf()
    draf.langkah_set.all().delete()

    page = Halaman(ask(login(make_pengguna("pengelola", draf.sop.instansi)), draf)).teks

    assert "Gambarlah alurnya dahulu" in page


def test_an_office_without_hours_is_told_so(kantor: Kantor) -> None:
    PolaJamKerja.objects.all().delete()

    response = ask(client_of(kantor["Staf"]), kantor.laporan.versi)

    assert response.status_code == 503
    assert "Jam kerja" in response.content.decode()


# --- as it really went ---


def test_visits_stand_beside_the_standard(jalan: Jalan) -> None:
    tugas = jalan["1"]
    engine.take(tugas.pk, jalan.kantor.turn_of(tugas, jalan.at), at=jalan.tick())
    jalan.do("1")

    page = read(jalan.kantor)

    assert "1 Memerintahkan untuk Menyusun Lakip SEKRETARIS 10 Menit 2 menit 1 kunjungan 1 menit" in page
    assert "Belum cukup data: 1 kunjungan terukur." in page


def test_the_table_can_be_had_as_a_workbook(jalan: Jalan) -> None:
    jalan.do("1")
    versi = jalan.kantor.fresh().versi

    response = client_of(jalan.kantor["Staf"]).get(reverse("sop-waktu-buku", args=[versi.pk]))

    lembar = load_workbook(BytesIO(response.content)).worksheets[0]
    kepala, pertama, *_ = lembar.iter_rows(values_only=True)
    baris = dict(zip(kepala, pertama, strict=True))
    assert lembar.title == "1 hari 450 menit"
    assert lembar.max_row == 1 + 12
    assert (baris["Baku (menit)"], baris["Kunjungan terukur"], baris["Dikerjakan median (menit)"]) == (
        10,
        1,
        1,
    )


# --- what if ---


def test_without_suppositions_the_finish_is_that_of_the_sop(kantor: Kantor) -> None:
    assert "Selesai 9 November 2026 13.35 , tidak berubah." in suppose(kantor)


def test_a_longer_row_moves_the_finish_and_what_comes_after_it(kantor: Kantor) -> None:
    page = suppose(kantor, waktu_5="5 hari")

    assert (
        "Selesai 12 November 2026 13.35 , 3 hari kerja lebih lambat dari semula 9 November 2026 13.35."
        in page
    )
    assert "7 batas waktu bergeser" in page


def test_a_shorter_row_brings_it_nearer(kantor: Kantor) -> None:
    assert "1 hari kerja lebih cepat" in suppose(kantor, waktu_5="1 hari")


def test_a_day_off_moves_it_by_a_day(kantor: Kantor) -> None:
    assert "1 hari kerja lebih lambat" in suppose(kantor, libur="2026-11-04, 7 November 2026")


def test_a_finish_in_a_year_without_known_days_off_says_so(kantor: Kantor) -> None:
    assert "Kalender belum memuat hari libur" not in suppose(kantor)

    page = suppose(kantor, mulai="2026-12-30")

    assert "Kalender belum memuat hari libur tahun 2027, jadi selesainya dapat lebih lambat" in page


def test_each_return_does_the_way_back_again(kantor: Kantor) -> None:
    # Row 6 takes two days, and both symbols of row 7 one each.
    assert "8 hari kerja lebih lambat" in suppose(kantor, kembali_0="2")


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        ({"mulai": ""}, "Laporan dimulai"),
        ({"mulai": "2190-01-01"}, "Isi tanggal antara tahun 2000 dan 2100."),
        ({"libur": "kemarin"}, "“kemarin” bukan tanggal yang terbaca."),
        ({"libur": "Maret 2026"}, "“Maret 2026” bukan tanggal yang terbaca."),
        ({"libur": "\n".join(["2026-11-04"] * 61)}, "Tulis paling banyak 60 tanggal."),
        ({"waktu_5": "segera"}, "Langkah 6: Waktu ini belum terbaca."),
        ({"waktu_5": "9999 bulan"}, "Langkah 6: Tulis paling lama 260 hari kerja."),
        ({"kembali_0": "-1"}, "Isi angka 0 sampai 9."),
        ({"kembali_0": "banyak"}, "Isi angka 0 sampai 9."),
    ],
)
def test_what_cannot_be_supposed_is_named_at_its_field(
    kantor: Kantor, isian: dict[str, str], kata: str
) -> None:
    client = client_of(kantor["Staf"])

    response = ask(client, kantor.laporan.versi, **{"mulai": MULAI, "libur": "", **isian})

    assert response.status_code == 422
    assert kata in Halaman(response).teks
    assert "Selesai" not in Halaman(response).teks.partition("Belum dapat dihitung")[2].partition("Hitung")[0]


def test_more_returns_than_any_report_has_are_refused(kalbar: Kantor) -> None:
    isian = {"mulai": MULAI, "libur": "", "kembali_0": "9", "kembali_1": "9", "kembali_2": "9"}

    page = Halaman(ask(client_of(kalbar.pemilik), kalbar.laporan.versi, **isian)).teks

    assert "Andaikan paling banyak 20 kali kembali seluruhnya." in page


def test_what_was_written_into_the_sop_is_no_markup(db: None) -> None:
    draf = make_draf()
    draf.langkah_set.filter(urutan=5).update(kegiatan="<b>Tebal</b>", waktu="<i>1 jam</i>")

    response = ask(login(make_pengguna("pengelola", draf.sop.instansi)), draf)

    assert b"<b>Tebal" not in response.content
    assert b"<i>1 jam" not in response.content


# --- beside another version ---


def test_the_difference_adds_up_the_waktu_as_this_page_does(kantor: Kantor) -> None:
    lama = kantor.laporan.versi
    baru = add_versi(lama.sop, rewrite(load_berkas(lama), 2, waktu="90 menit"))
    client = client_of(kantor.pemilik)

    banding = Halaman(client.get(reverse("sop-banding", args=[baru.pk, lama.pk]))).teks

    semula, menjadi = (
        Halaman(ask(client, versi)).teks.partition("Menurut SOP ")[2].partition(" kerja ")[0]
        for versi in (lama, baru)
    )
    assert semula != menjadi
    assert f"waktu baku {semula} → {menjadi}." in banding


def test_the_difference_can_be_read_before_the_office_has_hours(kantor: Kantor) -> None:
    lama = kantor.laporan.versi
    baru = add_versi(lama.sop, rewrite(load_berkas(lama), 2, waktu="90 menit"))
    PolaJamKerja.objects.all().delete()

    banding = client_of(kantor.pemilik).get(reverse("sop-banding", args=[baru.pk, lama.pk]))

    assert "Langkah: 1 berubah." in Halaman(banding).teks


# --- a report on its way ---


def what_if(kantor: Kantor, **isian: str) -> str:
    url = reverse("laporan-pengandaian", args=[kantor.laporan.pk])
    return Halaman(client_of(kantor["Staf"]).get(url, isian)).teks


def test_a_running_report_is_supposed_from_where_it_stands(jalan: Jalan) -> None:
    jalan.walk_to("6")

    page = what_if(jalan.kantor, libur="", waktu_6="4 hari")

    # What lies behind is asked for no more. Both symbols of row 7 take three days longer.
    assert "Langkah 5 " not in page
    assert "6 hari kerja lebih lambat" in page


def test_a_report_that_has_not_begun_is_supposed_from_a_date_on(kantor: Kantor) -> None:
    assert "Selesai 9 November 2026 13.35" in what_if(kantor, libur="", mulai=MULAI)


def test_of_a_report_given_up_nothing_is_supposed(jalan: Jalan) -> None:
    engine.cancel(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Digabung.", at=jalan.tick())

    assert "Laporan ini tidak berjalan lagi." in what_if(jalan.kantor, libur="")
