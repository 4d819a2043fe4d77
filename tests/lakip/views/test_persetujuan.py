"""The one page on which the leader answers a LAKIP."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip import engine
from lakip.lifecycle import StatusTugas
from lakip.models import Indikator, Nilai, Paraf, Pemangku, Reviu, Terbitan, Tugas
from lakip.models.organisasi import JenisPemangku
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman, press, read
from tests.lakip.tertanda import sign
from tests.world import Jalan, seat

pytestmark = pytest.mark.usefixtures("kalender")


@pytest.fixture
def tugas(jalan: Jalan) -> Tugas:
    """The LAKIP lies with the Kepala."""
    return jalan.walk_to("9")


def open_page(jalan: Jalan, tugas: Tugas, nama: str = "Kepala Satuan") -> Halaman:
    return read(client_of(jalan.kantor[nama]), tugas.get_absolute_url())


# --- what it shows --------------------------------------------------------------------------------------


def test_the_leader_reads_what_waits_and_finds_two_answers_before_all_else(
    jalan: Jalan, tugas: Tugas
) -> None:
    page = open_page(jalan, tugas)

    assert "LAKIP 2025 menunggu tanda tangan Anda Terbitan 1, diajukan Budi Hartono pada" in page.teks
    assert "Anda bertindak sebagai Kepala Satuan Polisi Pamong Praja." in page.teks
    places = [
        page.teks.index(words) for words in ("Setujui & tandatangani", "Kembalikan…", "Capaian per sasaran")
    ]
    assert places == sorted(places)


def test_capaian_money_and_the_lowest_are_told_as_the_document_prints_them(
    jalan: Jalan, tugas: Tugas
) -> None:
    teks = open_page(jalan, tugas).teks

    assert "1. Menurunnya pelanggaran peraturan daerah 108,66% Sangat Tinggi" in teks
    assert "Pagu Rp6.690.000.000 Realisasi Rp6.368.250.000 Serapan 95,19%" in teks
    assert "86,67% 2.1 Rasio petugas Linmas per 1.000 penduduk target 5,85, realisasi 5,07" in teks
    assert "1 indikator tidak dapat dihitung" in teks


def test_figures_changed_behind_the_document_do_not_reach_the_page(jalan: Jalan, tugas: Tugas) -> None:
    Nilai.objects.filter(indikator__sasaran__laporan=tugas.laporan).update(realisasi=1)

    assert "1. Menurunnya pelanggaran peraturan daerah 108,66%" in open_page(jalan, tugas).teks


def test_paraf_reviu_and_what_is_lacking_are_told(jalan: Jalan, tugas: Tugas) -> None:
    teks = open_page(jalan, tugas).teks
    assert "Noor Hidayah , Sekretaris, atas terbitan 1, 2 Februari 2026 Berlaku" in teks
    assert "Tidak direviu. Alasan: APIP tidak menjadwalkan reviu." in teks
    assert "Semua yang wajib menurut daftar periksa sudah ada." in teks

    paraf = Paraf.objects.select_related("terbitan", "oleh").get()
    sign(paraf.terbitan, paraf.oleh, jalan.at, jenis="paraf", tugas_id=paraf.tugas_id)
    Reviu.objects.filter(laporan=tugas.laporan).delete()

    teks = open_page(jalan, tugas).teks
    assert "2 Februari 2026, Sertifikat elektronik Berlaku" in teks
    assert "Belum ada reviu yang tercatat." in teks
    assert "Laporan ini belum direviu APIP." in teks


def test_who_reads_it_again_sees_what_changed_since(jalan: Jalan, tugas: Tugas) -> None:
    assert "Laporan ini baru pertama kali sampai di langkah ini." in open_page(jalan, tugas).teks
    jalan.do("9", "tidak", "Bab III belum lengkap.")
    again = jalan.walk_to("9")

    teks = open_page(jalan, again).teks

    assert "Terakhir dibaca di langkah ini: terbitan 1" in teks
    assert "Tidak ada teks atau angka yang berubah." in teks


def test_others_read_the_same_and_find_nothing_to_press(jalan: Jalan, tugas: Tugas) -> None:
    page = open_page(jalan, tugas, "Staf")

    assert page.tombol == ["Keluar"]
    assert "Penandatanganan dokumen LAKIP oleh Kepala Dinas" in page.teks
    assert "Capaian per sasaran" in page.teks
    assert "Setujui" not in page.teks


def test_queries_do_not_grow_with_the_indikator(jalan: Jalan, tugas: Tugas) -> None:
    client = client_of(jalan.kantor["Kepala Satuan"])

    def count_anew(putaran: int) -> int:
        jalan.do("9", "tidak", "Tambah indikator.")
        double_indikator(jalan)
        jalan.explain()
        jalan.build(jalan.kantor.pemilik)
        again = jalan.walk_to("9")
        with CaptureQueriesContext(connection) as asked:
            client.get(again.get_absolute_url())
        assert again.putaran == putaran
        return len(asked)

    few = count_anew(2)

    assert count_anew(3) == few


def double_indikator(jalan: Jalan) -> None:
    """Let every indikator stand there twice, with its values."""
    for satu in Indikator.objects.filter(sasaran__laporan=jalan.kantor.laporan):
        nilai_list = list(satu.nilai_set.all())
        satu.pk, satu.urutan = None, satu.urutan + 100
        satu.save(force_insert=True)
        for nilai in nilai_list:
            nilai.pk, nilai.indikator = None, satu
            nilai.save(force_insert=True)


# --- the answers ----------------------------------------------------------------------------------------


def test_agreeing_on_paper_stays_possible_and_says_what_follows(jalan: Jalan, tugas: Tugas) -> None:
    page = open_page(jalan, tugas)
    assert "pindaiannya diunggah penanggung jawab laporan, Budi Hartono" in page.teks

    press(client_of(jalan.kantor["Kepala Satuan"]), tugas.get_absolute_url(), "Setujui saja")

    tugas.refresh_from_db()
    assert (tugas.status, tugas.keputusan) == (StatusTugas.SELESAI, "ya")


def test_a_return_takes_its_reason_in_the_same_form_and_keeps_it_when_refused(
    jalan: Jalan, tugas: Tugas
) -> None:
    client, alamat = client_of(jalan.kantor["Kepala Satuan"]), tugas.get_absolute_url()
    alasan = "Tabel 3.1 belum sama dengan naskah."

    refused = press(client, alamat, "Kembalikan", alasan=alasan + "." * 2000)

    assert refused.status_code == 422
    form = Halaman(refused).form("Kembalikan")
    assert form.isian["alasan"].startswith(alasan)
    client.post(form.aksi, form.isian | {"alasan": alasan})
    tugas.refresh_from_db()
    assert (tugas.status, tugas.alasan) == (StatusTugas.DIKEMBALIKAN, alasan)


def test_an_empty_return_is_asked_for_its_reason(jalan: Jalan, tugas: Tugas) -> None:
    response = press(client_of(jalan.kantor["Kepala Satuan"]), tugas.get_absolute_url(), "Kembalikan")

    assert response.status_code == 422
    assert "Belum tersimpan. Alasan dan yang harus diperbaiki" in Halaman(response).teks


def test_an_acting_leader_is_told_that_the_document_names_another(jalan: Jalan, tugas: Tugas) -> None:
    Pemangku.objects.filter(jabatan__nama__icontains="Kepala Satuan").update(selesai=date(2026, 1, 31))
    seat(jalan.kantor["Sekretaris"], "Kepala Satuan", JenisPemangku.PLH, date(2026, 2, 1))

    teks = open_page(jalan, tugas, "Sekretaris").teks

    assert "Anda bertindak sebagai Plh. Kepala Satuan Polisi Pamong Praja." in teks
    assert "Kolom tanda tangan LAKIP ini menyebut Ahmad Fauzi, Kepala Satuan Polisi Pamong Praja" in teks
    assert "Kembalikan dahulu supaya disusun dengan nama dan jabatan yang benar." in teks
    assert "Setujui & tandatangani" not in teks
    assert "Pindaian itu hanya diterima bila yang menyetujui sama dengan nama yang tercetak." in teks


def test_whose_order_has_ended_is_told_to_hand_it_on(jalan: Jalan, tugas: Tugas) -> None:
    sekretaris = jalan.kantor["Sekretaris"]
    seat(sekretaris, "Kepala Satuan", JenisPemangku.PLH, date(2026, 2, 2), date(2026, 2, 2))
    engine.take(tugas.pk, sekretaris, at=jalan.tick())

    teks = open_page(jalan, tugas, "Sekretaris").teks

    assert "Anda tidak lagi menjabat pada kolom ini." in teks
    assert "Setujui & tandatangani" not in teks


def test_the_closed_visit_shows_what_was_signed_and_where_all_may_verify_it(
    jalan: Jalan, tugas: Tugas
) -> None:
    kepala = jalan.kantor["Kepala Satuan"]
    engine.complete(tugas.pk, kepala, at=jalan.tick(), keputusan="ya")
    terbitan = Terbitan.objects.get()
    sign(terbitan, kepala, jalan.at, tugas=tugas)

    response = client_of(jalan.kantor["Staf"]).get(tugas.get_absolute_url())

    teks = Halaman(response).teks
    assert "Tanda tangan Ahmad Fauzi" in teks
    assert "elektronik dengan sertifikat" in teks
    assert reverse("verifikasi-kode", args=[terbitan.kode]) in response.content.decode()
    assert "Capaian per sasaran" not in teks


# --- a corrector's decision -----------------------------------------------------------------------------


def test_a_corrector_may_sign_the_paraf_beside_the_plain_one(jalan: Jalan) -> None:
    jalan.walk_to("7")
    jalan.do("7")

    page = open_page(jalan, jalan["7"], "Sekretaris")

    assert "Setujui & paraf elektronik" in page.teks
    assert any(tombol.startswith("Ya, teruskan") for tombol in page.tombol)


def test_a_box_of_a_corrector_offers_no_paraf(jalan: Jalan) -> None:
    kotak = jalan.walk_to("7")

    assert "paraf elektronik" not in open_page(jalan, kotak, "Kasubag").teks
