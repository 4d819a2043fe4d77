"""The page of one report, and what its owner does to the whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip import engine
from lakip.lifecycle import StatusLaporan
from lakip.models import Dokumen, Jejak, Penugasan
from lakip.models.dokumen import JenisDokumen
from sop.domain.berkas import BerkasSop
from sop.models import Pelaksana
from sop.penetapan import put_into_force
from sop.storage import load_berkas, store_berkas
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman, press, read
from tests.world import Jalan, Kantor, make_alur, make_kantor, read_alur

pytestmark = pytest.mark.usefixtures("kalender")


def pemilik(kantor: Kantor) -> Client:
    return client_of(kantor.pemilik)


def url(kantor: Kantor) -> str:
    return kantor.laporan.get_absolute_url()


# --- what it shows --------------------------------------------------------------------------------------


def test_report_not_begun_tells_when_it_has_to_begin(kantor: Kantor) -> None:
    page = read(pemilik(kantor), url(kantor)).teks

    assert "Disiapkan" in page
    assert "Mulai paling lambat" in page
    assert "Selesai bila dimulai sekarang" in page


def test_report_on_its_way_says_whose_turn_it_is_until_when_and_where_to_act(jalan: Jalan) -> None:
    page = client_of(jalan.kantor["Sekretaris"]).get(url(jalan.kantor)).content.decode()

    assert "Perkiraan selesai menurut SOP" in page
    assert f'href="{jalan["1"].get_absolute_url()}">Kerjakan langkah 1' in page
    assert "Senin, 2 Februari 2026 09.11" in page


def test_who_has_no_turn_finds_nothing_to_press(jalan: Jalan) -> None:
    page = read(client_of(jalan.kantor["Staf"]), url(jalan.kantor))

    assert page.tombol == ["Keluar"]
    assert "Kerjakan langkah" not in page.teks


def test_drawing_shows_who_did_what_and_when(jalan: Jalan) -> None:
    jalan.do("1")

    page = read(pemilik(jalan.kantor), url(jalan.kantor)).teks

    assert "Noor Hidayah" in page
    assert "02-02-2026" in page


def test_finished_report_offers_nothing_but_a_further_sop(jalan: Jalan) -> None:
    jalan.walk_to("11")
    jalan.do("11")

    page = read(pemilik(jalan.kantor), url(jalan.kantor))

    assert "Selesai" in page.teks
    assert "tidak ada SOP lain yang berlaku" in page.teks
    assert page.tombol == ["Keluar"]


def test_finished_report_leads_to_its_lakip(jalan: Jalan) -> None:
    jalan.walk_to("11")
    jalan.do("11")
    lakip = Dokumen.objects.filter(laporan=jalan.kantor.laporan, jenis=JenisDokumen.LAKIP).latest("pk")

    page = client_of(jalan.kantor["Staf"]).get(url(jalan.kantor)).content.decode()

    assert f'<a class="btn btn-primary" href="{lakip.get_absolute_url()}">Buka dokumen LAKIP</a>' in page


def test_cancelled_report_says_who_cancelled_it_and_why(jalan: Jalan) -> None:
    press(pemilik(jalan.kantor), url(jalan.kantor), "Batalkan laporan", alasan="Salah tahun.")

    page = read(client_of(jalan.kantor["Staf"]), url(jalan.kantor)).teks

    assert "Dibatalkan oleh Budi Hartono" in page
    assert "Salah tahun." in page


def test_suspended_report_foretells_nothing(jalan: Jalan) -> None:
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu data.", at=jalan.tick())

    page = read(pemilik(jalan.kantor), url(jalan.kantor)).teks

    assert "Perkiraan selesai" not in page
    assert "batas waktu" not in page


def test_form_that_was_refused_is_spoken_of_at_the_head_of_the_page(jalan: Jalan) -> None:
    response = press(pemilik(jalan.kantor), url(jalan.kantor), "Batalkan laporan", alasan="")

    assert response.status_code == 422
    assert "Belum tersimpan. Alasan: Bagian ini wajib diisi." in Halaman(response).teks


def test_two_steps_on_one_desk_have_one_primary_button(senin: datetime) -> None:
    """A fork may put two boxes of one column on the same desk."""
    jalan = make_alur("1 A mulai -> 2 3\n2 B proses -> 4\n3 B proses -> 4\n4 A selesai ->", senin)
    jalan.do("1")

    page = client_of(jalan.kantor["B"]).get(url(jalan.kantor)).content.decode()

    assert page.count("Kerjakan langkah") == 2
    assert page.count("btn-primary") == 1


def test_another_instansi_does_not_find_it(jalan: Jalan) -> None:
    luar = make_kantor("kalbar-adpim", jalan.at)

    assert client_of(luar.pemilik).get(url(jalan.kantor)).status_code == 404


@pytest.mark.parametrize("halaman", ["", "riwayat/", "dokumen/"])
def test_queries_do_not_grow_with_visits(jalan: Jalan, halaman: str) -> None:
    client = pemilik(jalan.kantor)
    alamat = f"{url(jalan.kantor)}{halaman}"
    jalan.walk_to("9")
    jalan.do("9", "tidak")
    client.get(alamat)
    with CaptureQueriesContext(connection) as one:
        client.get(alamat)
    for _ in range(5):
        jalan.walk_to("9")
        jalan.do("9", "tidak")
    with CaptureQueriesContext(connection) as many:
        client.get(alamat)

    assert jalan.kantor.fresh().tugas_set.count() > 10
    assert len(many) == len(one)


# --- what its owner does --------------------------------------------------------------------------------


def test_owner_starts_it(kantor: Kantor) -> None:
    response = press(pemilik(kantor), url(kantor), "Mulai laporan")

    assert response.headers["Location"] == url(kantor)
    assert kantor.fresh().status == StatusLaporan.BERJALAN
    assert len(kantor.desk()) == 1


def test_the_same_start_sent_twice_starts_once(kantor: Kantor) -> None:
    client = pemilik(kantor)
    form = read(client, url(kantor)).form("Mulai laporan")

    answers = [client.post(form.aksi, form.isian).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert [jejak.tindakan for jejak in kantor.jejak()] == ["buat", "mulai"]


def test_empty_column_holds_the_start_back_and_names_it(kantor: Kantor) -> None:
    Penugasan.objects.filter(pelaksana__nama="KASAD").delete()

    response = press(pemilik(kantor), url(kantor), "Mulai laporan")

    assert response.status_code == 422
    assert "Belum ada orang untuk kolom: KASAD" in Halaman(response).teks
    assert kantor.fresh().status == StatusLaporan.DISIAPKAN


def test_owner_suspends_with_a_reason_and_resumes(jalan: Jalan) -> None:
    client = pemilik(jalan.kantor)

    press(client, url(jalan.kantor), "Tangguhkan", alasan="Menunggu data bidang.")
    assert "Ditangguhkan sejak" in read(client, url(jalan.kantor)).teks
    assert "Menunggu data bidang." in read(client, url(jalan.kantor)).teks

    press(client, url(jalan.kantor), "Lanjutkan laporan")
    assert jalan.kantor.fresh().status == StatusLaporan.BERJALAN


def test_owner_cancels_with_a_reason(jalan: Jalan) -> None:
    client = pemilik(jalan.kantor)

    response = press(client, url(jalan.kantor), "Batalkan laporan", alasan="Kantor digabung.")

    assert response.status_code == 302
    assert jalan.kantor.fresh().status == StatusLaporan.DIBATALKAN
    assert read(client, url(jalan.kantor)).tombol == ["Keluar"]


@pytest.mark.parametrize("tombol", ["Tangguhkan", "Batalkan laporan"])
def test_without_a_reason_nothing_happens_and_the_form_comes_back_open(jalan: Jalan, tombol: str) -> None:
    response = press(pemilik(jalan.kantor), url(jalan.kantor), tombol, alasan="  ")

    assert response.status_code == 422
    assert '<details class="confirm" open>' in response.content.decode()
    assert jalan.kantor.fresh().status == StatusLaporan.BERJALAN


@pytest.mark.parametrize("verb", ["mulai", "tangguhkan", "lanjutkan", "batalkan", "susun"])
def test_colleague_is_refused_what_is_the_owners(jalan: Jalan, verb: str) -> None:
    before = Jejak.objects.count()

    response = client_of(jalan.kantor["Staf"]).post(f"{url(jalan.kantor)}{verb}/", {"alasan": "Mau saja."})

    assert response.status_code == 403
    assert "Hanya penanggung jawab laporan, Budi Hartono" in Halaman(response).teks
    assert Jejak.objects.count() == before


@pytest.mark.parametrize("verb", ["mulai", "lanjutkan"])
def test_what_does_not_fit_the_status_is_too_late(jalan: Jalan, verb: str) -> None:
    response = pemilik(jalan.kantor).post(f"{url(jalan.kantor)}{verb}/")

    assert response.status_code == 409
    assert jalan.kantor.fresh().status == StatusLaporan.BERJALAN


def test_refused_reason_is_kept(jalan: Jalan) -> None:
    alasan = "Menunggu data. " * 200

    response = press(pemilik(jalan.kantor), url(jalan.kantor), "Tangguhkan", alasan=alasan)

    assert response.status_code == 422
    assert Halaman(response).form("Tangguhkan").isian["alasan"] == alasan


def test_finished_report_goes_on_under_a_further_sop(senin: datetime) -> None:
    jalan = make_alur("1 A mulai -> 2\n2 B selesai ->", senin, "pertama")
    jalan.do("1")
    jalan.do("2")
    lain = _further_sop(jalan)
    client = pemilik(jalan.kantor)

    response = press(client, url(jalan.kantor), "Lanjutkan", versi=lain)

    assert response.status_code == 302
    assert jalan.kantor.fresh().status == StatusLaporan.BERJALAN
    assert jalan.kantor.fresh().versi_id == lain


def test_further_sop_with_an_empty_column_leads_to_its_people(senin: datetime) -> None:
    jalan = make_alur("1 A mulai -> 2\n2 B selesai ->", senin, "pertama")
    jalan.do("1")
    jalan.do("2")
    lain = _further_sop(jalan, read_alur("1 A mulai -> 2\n2 Kurir selesai ->"))
    client = pemilik(jalan.kantor)

    page = Halaman(press(client, url(jalan.kantor), "Lanjutkan", versi=lain))

    assert "Belum ada orang untuk kolom: Kurir." in page.teks
    kurir = Pelaksana.objects.get(versi=lain, nama="Kurir")
    simpan = reverse("laporan-orang-simpan", args=[jalan.kantor.laporan.pk, kurir.pk])
    assert simpan in [form.aksi for form in page.forms]
    # Nothing chosen: the page that comes back still shows the columns of the further SOP.
    assert simpan in [form.aksi for form in Halaman(client.post(simpan)).forms]

    client.post(simpan, {f"kolom{kurir.pk}-pegawai": jalan.kantor["B"].pk})
    press(client, url(jalan.kantor), "Lanjutkan", versi=lain)

    assert jalan.kantor.fresh().versi_id == lain


def _further_sop(jalan: Jalan, berkas: BerkasSop | None = None) -> int:
    own = load_berkas(jalan.kantor.laporan.versi)
    berkas = replace(berkas or own, instansi=own.instansi, kunci="kedua", judul="Pengumpulan data")
    versi = put_into_force(store_berkas(berkas)[0].pk, oleh="Uji", at=jalan.tick())
    assert versi.sop.instansi == jalan.kantor.laporan.instansi
    return versi.pk
