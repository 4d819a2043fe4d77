"""The page of one step, and what is done there."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip import engine
from lakip.lifecycle import StatusLaporan, StatusTugas
from lakip.models import Catatan, Dokumen, Jejak, Pemangku, Tugas
from lakip.models.organisasi import JenisPemangku
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman, press, read
from tests.world import PDF, Jalan, make_kantor, seat

pytestmark = pytest.mark.usefixtures("kalender")


def berkas(nama: str = "disposisi.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, PDF)


def lakukan(tugas: Tugas, perbuatan: str) -> str:
    return reverse("tugas-lakukan", args=[tugas.pk, perbuatan])


def url(tugas: Tugas) -> str:
    return tugas.get_absolute_url()


# --- what it shows --------------------------------------------------------------------------------------


def test_page_tells_what_is_to_be_done_until_when_and_what_it_must_yield(jalan: Jalan) -> None:
    page = read(client_of(jalan.kantor["Sekretaris"]), url(jalan["1"])).teks

    assert "LAKIP 2025, langkah 1 Memerintahkan untuk Menyusun Lakip" in page
    assert "Beri disposisi, atau catat penugasan lisan" in page
    assert "Batas waktu Senin, 2 Februari 2026 09.11" in page
    assert "Keluaran Desposisi surat masuk Waktu 10 Menit" in page
    assert "Keluaran “Desposisi surat masuk” belum ada" in page


def test_what_is_lacking_comes_before_the_act_and_afterwards_the_act_comes_first(jalan: Jalan) -> None:
    client = client_of(jalan.kantor["Sekretaris"])
    assert _order(read(client, url(jalan["1"]))) == ["Lampirkan berkas", "Selesai"]

    press(client, url(jalan["1"]), "Simpan catatan", teks="Kerjakan.")

    assert _order(read(client, url(jalan["1"]))) == ["Selesai", "Lampirkan berkas"]


def _order(page: Halaman) -> list[str]:
    return [nama for tombol in page.tombol for nama in ("Lampirkan berkas", "Selesai") if nama in tombol]


def test_others_read_and_find_nothing_to_press(jalan: Jalan) -> None:
    page = read(client_of(jalan.kantor["Staf"]), url(jalan["1"]))

    assert "Langkah ini di tangan SEKRETARIS; Anda dapat membacanya." in page.teks
    assert page.tombol == ["Keluar"]


def test_owner_may_hand_it_on_record_paper_and_depart_from_the_sop(jalan: Jalan) -> None:
    page = read(client_of(jalan.kantor.pemilik), url(jalan["1"]))

    assert page.tombol == ["Keluar", "Serahkan", "Catat dengan bukti", "Lewati"]


def test_returned_work_shows_who_sent_it_back_and_why(jalan: Jalan) -> None:
    jalan.walk_to("9")
    jalan.do("9", "tidak", "Bab III belum lengkap.")
    [again] = jalan.kantor.desk()

    page = read(client_of(jalan.kantor.turn_of(again, jalan.at)), url(again)).teks

    assert "Dikembalikan oleh Ahmad Fauzi dari langkah 9: Bab III belum lengkap." in page
    assert "putaran 2" in page


def test_group_column_asks_who_does_it(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")

    assert "Saya yang mengerjakan" in read(client_of(jalan.kantor["Staf"]), url(tugas)).tombol


def test_closed_step_shows_who_closed_it_in_which_capacity_and_when(jalan: Jalan) -> None:
    staf = jalan.kantor["Staf"]
    Pemangku.objects.filter(pegawai=staf).delete()
    seat(staf, "Sekretaris", JenisPemangku.PLH, date(2026, 1, 5))
    tugas = jalan["1"]
    engine.note(tugas.pk, staf, "Kerjakan.", at=jalan.tick())
    engine.complete(tugas.pk, staf, at=jalan.tick())

    page = read(client_of(jalan.kantor["Kepala Satuan"]), url(tugas)).teks

    assert "Rina Safitri, Plh. Sekretaris" in page
    assert "Ditutup Senin, 2 Februari 2026 09.03" in page


def test_another_instansi_does_not_find_it(jalan: Jalan) -> None:
    client = client_of(make_kantor("kalbar-adpim", jalan.at).pemilik)

    assert client.get(url(jalan["1"])).status_code == 404
    assert client.post(lakukan(jalan["1"], "ambil")).status_code == 404


def test_an_act_nobody_knows_is_not_found(jalan: Jalan) -> None:
    assert client_of(jalan.kantor["Sekretaris"]).post(lakukan(jalan["1"], "hapus")).status_code == 404


def test_queries_do_not_grow_with_earlier_files(jalan: Jalan) -> None:
    for nomor in "12345":
        jalan.do(nomor)
    tugas = jalan["6"]
    client = client_of(jalan.kantor["Staf"])
    client.get(url(tugas))
    with CaptureQueriesContext(connection) as few:
        client.get(url(tugas))
    for n in range(10):
        satu = Dokumen(
            laporan=jalan.kantor.laporan, tugas=jalan.akhir["5"], nama=f"{n}.pdf", berkas="x", ukuran=1,
            sha256="", oleh=jalan.kantor["Staf"], pada=jalan.at,
        )  # fmt: skip
        satu.save()
        Catatan.objects.create(tugas=jalan.akhir["4"], teks="Catatan", oleh=satu.oleh, pada=jalan.at)
    with CaptureQueriesContext(connection) as many:
        client.get(url(tugas))

    assert len(many) == len(few)


# --- what is done ---------------------------------------------------------------------------------------


def test_file_and_note_are_left_and_the_step_is_finished(jalan: Jalan) -> None:
    tugas, client = jalan["1"], client_of(jalan.kantor["Sekretaris"])

    press(client, url(tugas), "Lampirkan berkas", berkas=berkas())
    press(client, url(tugas), "Simpan catatan", teks="Sudah diperintahkan.")
    response = press(client, url(tugas), "Selesai")

    assert response.headers["Location"] == jalan.kantor.laporan.get_absolute_url()
    assert jalan.meja == ["2"]
    assert [satu.nama for satu in Dokumen.objects.all()] == ["disposisi.pdf"]


def test_last_step_says_that_the_report_is_finished(jalan: Jalan) -> None:
    tugas = jalan.walk_to("11")
    client = client_of(jalan.prepare(tugas))

    response = press(client, url(tugas), "Selesai")

    assert jalan.kantor.fresh().status == StatusLaporan.SELESAI
    assert "laporan selesai" in read(client, response.headers["Location"]).teks


@pytest.mark.parametrize(
    ("tombol", "isian"),
    [
        ("Simpan catatan", {"teks": "Kerjakan."}),
        ("Mulai kerjakan", {}),
        ("Serahkan", {"alasan": "Cuti."}),
    ],
)
def test_the_same_form_sent_twice_does_one_thing(jalan: Jalan, tombol: str, isian: dict[str, str]) -> None:
    client = client_of(jalan.kantor["Sekretaris"])
    form = read(client, url(jalan["1"])).form(tombol)
    if tombol == "Serahkan":
        isian = isian | {"kepada": str(jalan.kantor["Staf"].pk)}
    before = Jejak.objects.count()

    answers = [client.post(form.aksi, form.isian | isian).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Jejak.objects.count() == before + 1


@pytest.mark.parametrize(
    ("tombol", "isian"),
    [
        ("Serahkan", {"alasan": "Cuti.", "kepada": "Staf"}),
        ("Lewati", {"alasan": "Perintah lisan.", "keputusan": "ya"}),
        ("Kembali", {"alasan": "Format keliru.", "simbol": "2"}),
        ("Catat dengan bukti", {"pelaku": "Kepala Satuan", "keputusan": "ya"}),
    ],
)
def test_owners_form_sent_twice_does_one_thing(jalan: Jalan, tombol: str, isian: dict[str, str]) -> None:
    tugas, client = jalan.walk_to("9"), client_of(jalan.kantor.pemilik)
    form = next(form for form in read(client, url(tugas)).forms if form.tombol == tombol)
    people = {nama: jalan.kantor[isian[nama]].pk for nama in ("kepada", "pelaku") if nama in isian}
    rows = {nama: jalan.simbol(isian[nama]).pk for nama in ("simbol",) if nama in isian}
    before = Jejak.objects.count()

    answers = [
        client.post(
            form.aksi, form.isian | isian | people | rows | {"bukti": berkas("bukti.pdf")}
        ).status_code
        for _ in range(2)
    ]

    assert answers == [302, 302]
    assert Jejak.objects.count() == before + 1


def test_another_note_from_a_page_that_came_back_is_kept_too(jalan: Jalan) -> None:
    client = client_of(jalan.kantor["Sekretaris"])
    form = read(client, url(jalan["1"])).form("Simpan catatan")

    for teks in ("Perintah lisan pada apel.", "Juga kepada bidang."):
        client.post(form.aksi, {**form.isian, "teks": teks})

    assert [catatan.teks for catatan in Catatan.objects.all()] == [
        "Perintah lisan pada apel.",
        "Juga kepada bidang.",
    ]


def test_every_form_carries_a_token_of_its_own(jalan: Jalan) -> None:
    client = client_of(jalan.kantor["Sekretaris"])
    press(client, url(jalan["1"]), "Lampirkan berkas", berkas=berkas())

    tokens = [form.isian["token"] for form in read(client, url(jalan["1"])).forms if "token" in form.isian]

    assert len(tokens) > 5
    assert len(set(tokens)) == len(tokens)


def test_decision_is_answered_with_its_reason(jalan: Jalan) -> None:
    tugas = jalan.walk_to("9")

    response = press(
        client_of(jalan.kantor["Kepala Satuan"]), url(tugas), "Kembalikan", alasan="Bab III belum lengkap."
    )

    assert response.status_code == 302
    again = Tugas.objects.get(pk=tugas.pk)
    assert (again.status, again.alasan) == (StatusTugas.DIKEMBALIKAN, "Bab III belum lengkap.")


def test_return_without_a_reason_is_refused_and_the_box_stays_open(jalan: Jalan) -> None:
    tugas = jalan.walk_to("9")

    response = press(client_of(jalan.kantor["Kepala Satuan"]), url(tugas), "Kembalikan", alasan=" ")

    assert response.status_code == 422
    assert "<details open>" in response.content.decode()
    assert jalan.meja == ["9"]


def test_step_without_its_output_is_not_finished(jalan: Jalan) -> None:
    response = press(client_of(jalan.kantor["Sekretaris"]), url(jalan["1"]), "Selesai")

    assert response.status_code == 422
    assert Halaman(response).teks.count("belum ada: lampirkan berkasnya atau catat hasilnya.") == 2
    assert jalan.meja == ["1"]


def test_empty_note_is_refused(jalan: Jalan) -> None:
    response = press(client_of(jalan.kantor["Sekretaris"]), url(jalan["1"]), "Simpan catatan", teks="")

    assert response.status_code == 422
    assert not Catatan.objects.exists()


def test_file_of_a_kind_that_is_not_taken_is_refused(jalan: Jalan) -> None:
    response = press(
        client_of(jalan.kantor["Sekretaris"]),
        url(jalan["1"]),
        "Lampirkan berkas",
        berkas=SimpleUploadedFile("mulai.exe", b"MZ"),
    )

    assert response.status_code == 422
    assert not Dokumen.objects.exists()


def test_own_file_is_taken_back(jalan: Jalan) -> None:
    client = client_of(jalan.kantor["Sekretaris"])
    press(client, url(jalan["1"]), "Lampirkan berkas", berkas=berkas())

    press(client, url(jalan["1"]), "Tarik disposisi.pdf")

    assert not Dokumen.objects.berlaku().exists()
    assert "Belum ada berkas atau catatan" in read(client, url(jalan["1"])).teks


def test_file_of_a_colleague_is_not_taken_back(jalan: Jalan) -> None:
    press(client_of(jalan.kantor["Sekretaris"]), url(jalan["1"]), "Lampirkan berkas", berkas=berkas())
    alamat = reverse("tugas-tarik-dokumen", args=[jalan["1"].pk, Dokumen.objects.get().pk])

    assert client_of(jalan.kantor.pemilik).post(alamat).status_code == 403
    assert Dokumen.objects.berlaku().exists()


def test_step_is_begun_and_let_go_again(jalan: Jalan) -> None:
    client = client_of(jalan.kantor["Sekretaris"])

    press(client, url(jalan["1"]), "Mulai kerjakan")
    assert jalan["1"].pelaku == jalan.kantor["Sekretaris"]

    press(client, url(jalan["1"]), "Lepas")
    assert jalan["1"].pelaku is None


def test_second_of_a_group_is_told_who_was_first(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")
    form = read(client_of(jalan.kantor["Fungsional"]), url(tugas)).form("Saya yang mengerjakan")
    press(client_of(jalan.kantor["Staf"]), url(tugas), "Saya yang mengerjakan")

    response = client_of(jalan.kantor["Fungsional"]).post(form.aksi, form.isian)

    assert response.status_code == 409
    assert "Langkah ini sudah di tangan Rina Safitri." in Halaman(response).teks


def test_colleague_of_the_column_takes_it_over_with_a_reason(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")
    press(client_of(jalan.kantor["Staf"]), url(tugas), "Saya yang mengerjakan")

    press(client_of(jalan.kantor["Fungsional"]), url(tugas), "Ambil alih", alasan="Rina sakit.")

    assert jalan["3"].pelaku == jalan.kantor["Fungsional"]
    assert Jejak.objects.latest("pk").is_penyimpangan


def test_act_on_paper_is_recorded_with_its_scan(jalan: Jalan) -> None:
    tugas = jalan.walk_to("9")

    press(
        client_of(jalan.kantor.pemilik), url(tugas), "Catat dengan bukti",
        pelaku=jalan.kantor["Kepala Satuan"].pk, bukti=berkas("tanda-tangan.pdf"), keputusan="ya",
    )  # fmt: skip

    done = Tugas.objects.get(pk=tugas.pk)
    assert (done.pelaku, done.dicatat_oleh) == (jalan.kantor["Kepala Satuan"], jalan.kantor.pemilik)
    assert "dicatat oleh Budi Hartono" in read(client_of(jalan.kantor["Staf"]), url(tugas)).teks


def test_owner_skips_with_a_reason(jalan: Jalan) -> None:
    press(client_of(jalan.kantor.pemilik), url(jalan["1"]), "Lewati", alasan="Perintah lisan Bupati.")

    assert jalan.meja == ["2"]


def test_owner_goes_back_where_the_sop_draws_no_arrow(jalan: Jalan) -> None:
    tugas = jalan.walk_to("4")
    press(
        client_of(jalan.kantor.pemilik), url(tugas), "Kembali",
        simbol=jalan.simbol("2").pk, alasan="Format keliru.",
    )  # fmt: skip

    assert jalan.meja == ["2"]


def test_finished_step_is_asked_back_while_nobody_has_gone_on(jalan: Jalan) -> None:
    tugas = jalan.do("1")

    press(client_of(jalan.kantor["Sekretaris"]), url(tugas), "Tarik kembali")

    assert jalan.meja == ["1"]


def test_once_others_have_gone_on_it_is_not_offered_to_ask_it_back(jalan: Jalan) -> None:
    tugas = jalan.do("1")
    jalan.do("2")

    assert "Tarik kembali" not in read(client_of(jalan.kantor["Sekretaris"]), url(tugas)).tombol


def test_building_the_lakip_leaves_it_at_the_step(jalan: Jalan) -> None:
    tugas = jalan.walk_to("6")

    press(client_of(jalan.kantor["Staf"]), url(tugas), "Susun dokumen")

    assert Dokumen.objects.get(tugas=tugas).jenis == "lakip"


# --- who is turned away ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "perbuatan", ["ambil", "lepas", "selesai", "catat", "susun", "serahkan", "lewati", "tarik"]
)
def test_who_has_no_turn_is_refused_and_nothing_changes(jalan: Jalan, perbuatan: str) -> None:
    tugas, before = jalan["1"], Jejak.objects.count()
    isian = {"teks": "Titip.", "alasan": "Mau saja.", "kepada": str(jalan.kantor.pemilik.pk)}

    response = client_of(jalan.kantor["Staf"]).post(lakukan(tugas, perbuatan), isian)

    assert response.status_code == 403
    assert Jejak.objects.count() == before
    assert jalan["1"].status == StatusTugas.MENUNGGU


def test_refused_note_is_kept_for_who_wrote_it(jalan: Jalan) -> None:
    sekretaris, tugas = jalan.kantor["Sekretaris"], jalan["1"]
    form = read(client_of(sekretaris), url(tugas)).form("Simpan catatan")
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu.", at=jalan.tick())

    response = client_of(sekretaris).post(form.aksi, form.isian | {"teks": "Sudah saya perintahkan."})

    assert response.status_code == 422
    assert "Laporan ini ditangguhkan" in Halaman(response).teks
    assert "menunggu sampai dilanjutkan oleh Budi Hartono" in Halaman(response).teks
    assert "Berhenti selama laporan ditangguhkan" in Halaman(response).teks
    assert "Sudah saya perintahkan." in response.content.decode()


@pytest.mark.parametrize("perbuatan", ["ambil", "selesai", "catat", "lewati"])
def test_a_closed_step_is_too_late(jalan: Jalan, perbuatan: str) -> None:
    tugas = jalan.do("1")
    isian = {"teks": "Titip.", "alasan": "Terlambat."}

    response = client_of(jalan.kantor["Sekretaris"]).post(lakukan(tugas, perbuatan), isian)

    assert response.status_code in (403, 409)
    assert jalan.meja == ["2"]


def test_who_left_the_office_is_led_to_the_login(jalan: Jalan) -> None:
    client = client_of(jalan.kantor["Sekretaris"])
    jalan.kantor["Sekretaris"].is_active = False
    jalan.kantor["Sekretaris"].save()

    response = client.post(lakukan(jalan["1"], "ambil"))

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/masuk/")
