from __future__ import annotations

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from lakip import engine
from lakip.isi.sasaran import collect_kinerja
from lakip.models import (
    BagianTambahan,
    CatatanKoreksi,
    Indikator,
    Naskah,
    Paraf,
    Sasaran,
    Tugas,
    UnitKerja,
)
from lakip.penulisan import store_naskah
from tests.lakip.halaman import Halaman, press, read
from tests.world import Jalan, make_pegawai

pytestmark = pytest.mark.usefixtures("kalender")

KALIMAT = "Satpol PP menegakkan Peraturan Daerah."
IKHTISAR = "ikhtisar"


@pytest.fixture
def jalan(jalan: Jalan) -> Jalan:
    """The LAKIP is built, and lies with the Sekretaris to be agreed to."""
    jalan.walk_to("6")
    write(jalan, KALIMAT)
    jalan.walk_to("7")
    jalan.do("7")
    return jalan


def write(jalan: Jalan, teks: str) -> None:
    laporan = jalan.kantor.fresh()
    naskah = Naskah.objects.get(laporan=laporan, bagian=IKHTISAR)
    store_naskah(naskah, f"<p>{teks}</p>", jalan.kantor["Staf"], collect_kinerja(laporan), at=jalan.tick())


def enter(jalan: Jalan, nama: str) -> Client:
    client = Client()
    client.force_login(jalan.kantor[nama])
    return client


def baca(tugas: Tugas, bagian: str = "") -> str:
    if bagian:
        return reverse("koreksi-baca-bagian", args=[tugas.pk, bagian])
    return reverse("koreksi-baca", args=[tugas.pk])


def add(jalan: Jalan, jumlah: int = 1) -> None:
    tugas = jalan["7"]
    for nomor in range(jumlah):
        engine.add_catatan(
            tugas.pk, jalan.kantor["Sekretaris"], f"Perbaiki {nomor}.", 1, at=jalan.tick(),
            bagian=IKHTISAR, kutipan="menegakkan",
        )  # fmt: skip


def send_back(jalan: Jalan, jumlah: int = 1) -> None:
    add(jalan, jumlah)
    engine.complete(jalan["7"].pk, jalan.kantor["Sekretaris"], at=jalan.tick(), keputusan="tidak")


def answer_all(jalan: Jalan) -> None:
    for catatan in CatatanKoreksi.objects.menunggu_jawaban():
        engine.answer_catatan(
            jalan.kantor.laporan.pk, jalan.kantor["Staf"], catatan.nomor, "tidak_diubah", "Sudah sesuai.",
            at=jalan.tick(),
        )  # fmt: skip


# --- reading and marking ---


def test_a_reader_marks_words_on_the_page_of_their_part(jalan: Jalan) -> None:
    client, tugas = enter(jalan, "Sekretaris"), jalan["7"]
    assert "Ikhtisar Eksekutif" in read(client, baca(tugas)).teks

    url = baca(tugas, IKHTISAR)
    response = press(client, url, "Simpan catatan", kutipan="menegakkan Peraturan", teks="Sebut nomornya.")

    assert response.status_code == 302
    catatan = CatatanKoreksi.objects.get()
    assert (catatan.bagian, catatan.kutipan, catatan.teks) == (
        IKHTISAR, "menegakkan Peraturan", "Sebut nomornya.",
    )  # fmt: skip
    page = read(client, tugas.get_absolute_url()).teks
    assert "1 catatan pada langkah ini" in page
    assert "Ubah atau hapus" in page


def test_words_that_are_not_there_come_back_with_what_was_written(jalan: Jalan) -> None:
    client, url = enter(jalan, "Sekretaris"), baca(jalan["7"], IKHTISAR)

    response = press(client, url, "Simpan catatan", kutipan="tidak ada", teks="Sebut nomornya.")

    assert response.status_code == 422
    page = Halaman(response)
    assert "Kutipan itu tidak ada pada bagian ini" in page.teks
    assert page.form("Simpan catatan").isian["teks"] == "Sebut nomornya."


def test_a_figure_is_chosen_from_the_table_of_its_part(jalan: Jalan) -> None:
    client, url = enter(jalan, "Sekretaris"), baca(jalan["7"], "bab3_capaian")

    press(client, url, "Simpan catatan", acuan="indikator-1.1-realisasi", teks="Cocokkan.")

    assert CatatanKoreksi.objects.get().kutipan == "49,81"


@pytest.mark.parametrize(
    ("halaman", "status"), [("", 302), ("0", 422), ("tiga", 422)], ids=["the whole", "page 0", "no number"]
)
def test_the_whole_document_is_marked_without_a_page(jalan: Jalan, halaman: str, status: int) -> None:
    client = enter(jalan, "Sekretaris")

    response = press(client, baca(jalan["7"]), "Simpan catatan", halaman=halaman, teks="Rapikan.")

    assert response.status_code == status
    assert CatatanKoreksi.objects.filter(jenis="umum").count() == (status == 302)


def test_who_has_no_part_in_the_step_reads_and_does_not_mark(jalan: Jalan) -> None:
    client = Client()
    client.force_login(make_pegawai("rekan", jalan.kantor.laporan.instansi))
    url = baca(jalan["7"], IKHTISAR)

    page = read(client, url)
    assert KALIMAT in page.teks
    assert "Simpan catatan" not in page.tombol
    response = client.post(url, {"terbitan": "1", "kutipan": "menegakkan", "teks": "Hm."})
    assert response.status_code == 403


def test_people_of_a_unit_see_no_remarks(jalan: Jalan) -> None:
    send_back(jalan)
    unit = UnitKerja.objects.create(instansi=jalan.kantor.laporan.instansi, nama="Tim tamu")
    client = Client()
    client.force_login(make_pegawai("tamu", unit.instansi, unit=unit))

    for url in (
        reverse("koreksi", args=[jalan.kantor.laporan.pk]),
        reverse("koreksi-lembar", args=[jalan.kantor.laporan.pk]),
        baca(Tugas.objects.get(status="dikembalikan"), IKHTISAR),
    ):
        assert client.get(url).status_code == 403


def test_what_is_no_part_of_the_document_is_not_found(jalan: Jalan) -> None:
    client = enter(jalan, "Sekretaris")

    assert client.get(baca(jalan["7"], "bab9")).status_code == 404
    first = Tugas.objects.filter(laporan=jalan.kantor.laporan).earliest("pk")
    assert client.get(baca(first)).status_code == 404


def test_an_author_rewords_a_remark_and_removes_it(jalan: Jalan) -> None:
    add(jalan)
    client, tugas = enter(jalan, "Sekretaris"), jalan["7"]
    url = reverse("catatan-koreksi", args=[tugas.pk, 1])

    press(client, url, "Simpan", teks="Lebih jelas.")
    assert CatatanKoreksi.objects.get().teks == "Lebih jelas."
    assert press(client, url, "Simpan", teks="").status_code == 422

    press(client, url, "Hapus")
    assert not CatatanKoreksi.objects.exists()


# --- sending back, answering, reading again ---


def test_with_remarks_the_work_goes_back_without_another_reason(jalan: Jalan) -> None:
    client, tugas = enter(jalan, "Sekretaris"), jalan["7"]
    url = tugas.get_absolute_url()
    assert press(client, url, "Kembalikan").status_code == 422

    add(jalan)
    press(client, url, "Kembalikan")

    tugas.refresh_from_db()
    assert tugas.alasan == "1 catatan koreksi"


def test_the_writer_answers_on_the_page_of_the_step(jalan: Jalan) -> None:
    send_back(jalan, 2)
    client, tugas = enter(jalan, "Staf"), jalan["6"]
    url = tugas.get_absolute_url()
    page = read(client, url)
    assert "Catatan koreksi: 0 dari 2 dijawab" in page.teks
    assert "Catatan koreksi nomor 1 dan 2 belum dijawab" in page.teks

    response = press(client, url, "Simpan jawaban atas catatan 1", tanggapan="diubah")

    assert response.url == url
    assert "Catatan koreksi: 1 dari 2 dijawab" in read(client, url).teks


def test_an_answer_without_its_reason_comes_back(jalan: Jalan) -> None:
    send_back(jalan)
    client = enter(jalan, "Staf")
    url = reverse("koreksi", args=[jalan.kantor.laporan.pk])

    response = press(client, url, "Simpan jawaban", tanggapan="tidak_diubah")

    assert response.status_code == 422
    assert "Tuliskan mengapa tidak diubah." in Halaman(response).teks


def mark_a_figure(jalan: Jalan, acuan: str = "indikator-1.1-target") -> None:
    sekretaris = jalan.kantor["Sekretaris"]
    engine.add_catatan(jalan["7"].pk, sekretaris, "Cocokkan.", 1, at=jalan.tick(), acuan=acuan)


def places(jalan: Jalan, nama: str = "Staf") -> str:
    url = reverse("koreksi", args=[jalan.kantor.laporan.pk])
    return enter(jalan, nama).get(url).content.decode()


def test_the_place_of_a_remark_is_one_click_away(jalan: Jalan) -> None:
    add(jalan)
    mark_a_figure(jalan)
    engine.complete(jalan["7"].pk, jalan.kantor["Sekretaris"], at=jalan.tick(), keputusan="tidak")
    laporan = jalan.kantor.laporan
    kinerja = reverse("kinerja", args=[laporan.pk])

    page = places(jalan)

    assert f'href="{reverse("naskah-bagian", args=[laporan.pk, IKHTISAR])}"' in page
    # The figures were analysed: they are seen, and opened again, on their list.
    sasaran = Sasaran.objects.filter(laporan=laporan).first()
    assert sasaran is not None
    assert f'href="{kinerja}#sasaran-{sasaran.pk}"' in page


def test_a_figure_that_may_be_changed_is_one_click_away(jalan: Jalan) -> None:
    mark_a_figure(jalan)
    engine.complete(jalan["7"].pk, jalan.kantor["Sekretaris"], at=jalan.tick(), keputusan="tidak")
    laporan = jalan.kantor.laporan
    engine.reopen_analysis(laporan.pk, jalan.kantor.pemilik, "Angka salah.", at=jalan.tick())
    indikator = Indikator.objects.filter(sasaran__laporan=laporan).first()
    assert indikator is not None

    edit = reverse("indikator-edit", args=[laporan.pk, indikator.pk])
    assert f'href="{edit}"' in places(jalan, "Kasubag")
    assert f'href="{edit}"' not in places(jalan, "Sekretaris")


def test_what_was_removed_since_is_not_led_to(jalan: Jalan) -> None:
    laporan, pemilik = jalan.kantor.laporan, jalan.kantor.pemilik
    engine.add_bagian(laporan.pk, pemilik, "bab1", "Isu Strategis", at=jalan.tick())
    bagian = BagianTambahan.objects.get(laporan=laporan)
    naskah = Naskah(laporan=laporan, bagian=bagian.kunci)
    store_naskah(naskah, "<p>Isu utama.</p>", pemilik, collect_kinerja(laporan), at=jalan.tick())
    nomor = jalan.build(pemilik).nomor
    engine.add_catatan(
        jalan["7"].pk, jalan.kantor["Sekretaris"], "Hapus.", nomor, at=jalan.tick(),
        bagian=bagian.kunci, kutipan="Isu utama",
    )  # fmt: skip
    engine.add_catatan(
        jalan["7"].pk, jalan.kantor["Sekretaris"], "Hapus.", nomor, at=jalan.tick(),
        acuan="indikator-1.1-target",
    )  # fmt: skip
    engine.complete(jalan["7"].pk, jalan.kantor["Sekretaris"], at=jalan.tick(), keputusan="tidak")
    assert bagian.kunci in places(jalan)

    engine.remove_bagian(laporan.pk, pemilik, bagian.pk, at=jalan.tick())
    Sasaran.objects.filter(laporan=laporan).first().delete()  # type: ignore[union-attr]

    page = places(jalan)
    assert bagian.kunci not in page
    assert f'href="{reverse("kinerja", args=[laporan.pk])}">Target indikator' in page


def test_the_next_round_opens_with_the_answers_and_what_changed(jalan: Jalan) -> None:
    send_back(jalan, 2)
    answer_all(jalan)
    write(jalan, "Satpol PP menegakkan Perda.")
    jalan.do("6")
    jalan.do("7")

    page = read(enter(jalan, "Sekretaris"), jalan["7"].get_absolute_url())

    assert "2 dari 2 catatan dijawab" in page.teks
    assert "Tidak diubah: Sudah sesuai." in page.teks
    changed = page.teks.partition("Yang berubah")[2].partition("Dokumen LAKIP")[0]
    assert "Ikhtisar Eksekutif" in changed
    assert "Peraturan Daerah. Perda." in changed
    assert "Kata Pengantar" not in changed


def test_where_nothing_changed_the_next_round_says_so(jalan: Jalan) -> None:
    send_back(jalan)
    answer_all(jalan)
    jalan.do("6")
    jalan.do("7")

    page = read(enter(jalan, "Sekretaris"), jalan["7"].get_absolute_url())

    assert "Tidak ada teks atau angka yang berubah." in page.teks


def test_the_first_round_opens_without_a_round_before(jalan: Jalan) -> None:
    assert "Yang berubah" not in read(enter(jalan, "Sekretaris"), jalan["7"].get_absolute_url()).teks


def test_a_box_that_got_the_work_back_answers_there_and_may_build_anew(jalan: Jalan) -> None:
    jalan.do("7", "ya")
    jalan.do("8")
    kepala, tugas = jalan.kantor["Kepala Satuan"], jalan["9"]
    engine.add_catatan(tugas.pk, kepala, "Perbaiki ikhtisar.", 1, at=jalan.tick())
    engine.complete(tugas.pk, kepala, at=jalan.tick(), keputusan="tidak")

    page = read(enter(jalan, "Kasubag"), jalan["7"].get_absolute_url())

    assert page.teks.count("Perbaiki ikhtisar.") == 1
    assert {"Simpan jawaban atas catatan 1", "Susun dokumen"} <= set(page.tombol)


# --- the paraf, and the sheet ---


def test_a_reader_is_told_that_the_content_has_changed_since(jalan: Jalan) -> None:
    client, url = enter(jalan, "Sekretaris"), jalan["7"].get_absolute_url()
    write(jalan, "Lain.")
    assert "Isi laporan sudah berubah sejak terbitan ini disusun" in read(client, url).teks

    response = press(client, url, "Ya")

    assert response.status_code == 422
    assert "minta disusun kembali" in Halaman(response).teks
    assert not Paraf.objects.exists()


def test_who_was_told_of_a_newer_lakip_can_decide_on_it(jalan: Jalan) -> None:
    client, url = enter(jalan, "Sekretaris"), jalan["7"].get_absolute_url()
    form = read(client, url).form("Ya")
    write(jalan, "Lain.")
    jalan.build(jalan.kantor.pemilik)

    response = client.post(form.aksi, form.isian)
    assert response.status_code == 409
    again = Halaman(response).form("Ya")
    client.post(again.aksi, again.isian)

    assert Paraf.objects.get().terbitan.nomor == 2


def test_a_paraf_and_its_lapse_are_seen_on_the_page_of_remarks(jalan: Jalan) -> None:
    jalan.do("7", "ya")
    client, url = enter(jalan, "Kasubag"), reverse("koreksi", args=[jalan.kantor.laporan.pk])
    assert "Berlaku" in read(client, url).teks

    write(jalan, "Lain.")

    assert "Gugur Isi laporan sudah berubah sejak terbitan 1 diparaf." in read(client, url).teks


def test_the_owner_annexes_the_sheet(jalan: Jalan) -> None:
    client, url = enter(jalan, "Kasubag"), reverse("koreksi", args=[jalan.kantor.laporan.pk])

    press(client, url, "Lampirkan")
    assert jalan.kantor.fresh().is_koreksi_dilampirkan
    press(client, url, "Jangan lampirkan")
    assert not jalan.kantor.fresh().is_koreksi_dilampirkan


def test_the_sheet_of_corrections_is_a_pdf(jalan: Jalan) -> None:
    send_back(jalan)
    answer_all(jalan)

    response = enter(jalan, "Kasubag").get(reverse("koreksi-lembar", args=[jalan.kantor.laporan.pk]))

    assert response["Content-Type"] == "application/pdf"
    teks = PdfReader(BytesIO(response.content)).pages[0].extract_text()
    assert "Perbaiki 0." in teks


# --- queries ---


@pytest.mark.parametrize("halaman", ["writing", "reading again", "all", "a part"])
def test_queries_do_not_grow_with_the_remarks(jalan: Jalan, halaman: str) -> None:
    send_back(jalan)
    if halaman != "writing":
        answer_all(jalan)
        jalan.do("6")
        jalan.do("7")
    nama, nomor = ("Staf", "6") if halaman == "writing" else ("Sekretaris", "7")
    url = {
        "all": reverse("koreksi", args=[jalan.kantor.laporan.pk]),
        "a part": baca(jalan[nomor], IKHTISAR),
    }.get(halaman, jalan[nomor].get_absolute_url())
    client = enter(jalan, nama)
    before = count_queries(client, url)

    satu = CatatanKoreksi.objects.get()
    for satu.nomor in range(2, 13):
        satu.pk = None
        satu.save(force_insert=True)

    assert count_queries(client, url) == before


def count_queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_who_comes_next_sees_what_another_corrector_remarked(jalan: Jalan) -> None:
    add(jalan)
    jalan.do("7", "ya")

    page = read(enter(jalan, "Kasubag"), jalan["8"].get_absolute_url()).teks

    assert "1 catatan pengoreksi lain belum dijawab" in page
    assert "Perbaiki 0." in page
