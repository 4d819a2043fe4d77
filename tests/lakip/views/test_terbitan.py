"""The built LAKIP on its pages: how far a new one is, and every old one as it was."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from lakip import engine
from lakip.engine.susunan import begin, fail
from lakip.exports.pdf import build_pdf
from lakip.isi import collect_isi
from lakip.isi.data import build_json
from lakip.isi.sasaran import collect_kinerja
from lakip.models import Naskah, Susunan, Terbitan
from lakip.penulisan import store_naskah
from tests.lakip.formulir import client_of
from tests.lakip.halaman import press, read
from tests.world import Jalan

pytestmark = pytest.mark.usefixtures("kalender")


def url(jalan: Jalan, name: str = "laporan-dokumen", *args: object) -> str:
    return reverse(name, args=[jalan.kantor.laporan.pk, *args])


def order(jalan: Jalan) -> Susunan:
    """Order it without calling a worker."""
    return engine.order(jalan.kantor.laporan.pk, jalan.kantor.pemilik, at=timezone.now())[0]


def ask(jalan: Jalan) -> Any:
    return client_of(jalan.kantor.pemilik).get(url(jalan, "susunan-kemajuan")).json()


# --- how far it is ---


def test_pressing_the_button_builds_it_and_lists_it(jalan: Jalan) -> None:
    client = client_of(jalan.kantor.pemilik)

    response = press(client, url(jalan), "Susun dan simpan PDF")

    assert response.headers["Location"] == url(jalan)
    assert "Terbitan 1" in read(client, url(jalan)).teks
    assert ask(jalan)["dokumen"] == Terbitan.objects.get().dokumen.get_absolute_url()


def test_who_writes_sees_the_progress_on_the_page_of_the_step(jalan: Jalan) -> None:
    tugas = jalan.walk_to("6")
    staf = jalan.kantor["Staf"]
    susunan, _ = engine.order(jalan.kantor.laporan.pk, staf, at=timezone.now(), tugas_pk=tugas.pk)
    begin(susunan.pk, at=timezone.now())

    halaman = read(client_of(staf), tugas.get_absolute_url())

    assert "Membaca data." in halaman.teks
    assert "Susun dokumen" not in halaman.tombol
    assert ask(jalan) == {"teks": "Membaca data.", "persen": 0, "berlangsung": True, "dokumen": None}


def test_who_writes_is_told_early_what_will_hold_the_report_back(jalan: Jalan) -> None:
    tugas = jalan.walk_to("6")
    client, words = client_of(jalan.kantor["Staf"]), "akan menahan pengajuan persetujuan"
    assert words not in read(client, tugas.get_absolute_url()).teks

    Naskah.objects.filter(laporan=jalan.kantor.laporan, bagian="bab4_kesimpulan").delete()

    assert words in read(client, tugas.get_absolute_url()).teks


def test_a_failed_one_says_why_and_is_repeated_by_a_button(jalan: Jalan, settings: Settings) -> None:
    susunan = order(jalan)
    fail(susunan.pk, "Memori tidak cukup.", at=timezone.now())
    client = client_of(jalan.kantor.pemilik)
    assert "Memori tidak cukup." in read(client, url(jalan)).teks

    press(client, url(jalan), "Ulangi")

    assert "Memori tidak cukup." not in read(client, url(jalan)).teks
    assert Terbitan.objects.count() == 1


def test_an_order_that_nobody_begins_tells_that_there_is_no_worker(jalan: Jalan) -> None:
    susunan = order(jalan)
    Susunan.objects.update(dipesan_pada=timezone.now() - timedelta(seconds=31))
    assert ask(jalan)["teks"].startswith("Pekerja penyusun dokumen tampaknya tidak berjalan")

    press(client_of(jalan.kantor.pemilik), url(jalan), "Ulangi")

    assert Terbitan.objects.get() == Susunan.objects.get(pk=susunan.pk).terbitan


def test_one_whose_worker_is_gone_is_repeated_by_a_button(jalan: Jalan, settings: Settings) -> None:
    susunan = order(jalan)
    begin(susunan.pk, at=timezone.now() - timedelta(seconds=settings.SUSUN_BATAS_ULANG + 1))
    assert ask(jalan)["teks"].startswith("Penyusunan terputus sebelum selesai")

    press(client_of(jalan.kantor.pemilik), url(jalan), "Ulangi")

    assert Terbitan.objects.get() == Susunan.objects.get(pk=susunan.pk).terbitan


def test_before_any_order_there_is_nothing_to_tell(jalan: Jalan) -> None:
    assert client_of(jalan.kantor.pemilik).get(url(jalan, "susunan-kemajuan")).status_code == 404


# --- as it was ---


def write(jalan: Jalan, teks: str) -> Naskah:
    laporan = jalan.kantor.fresh()
    naskah, _ = Naskah.objects.get_or_create(laporan=laporan, bagian="kata_pengantar", sasaran=None)
    store_naskah(naskah, f"<p>{teks}</p>", jalan.kantor.pemilik, collect_kinerja(laporan), at=jalan.tick())
    return naskah


def test_an_old_one_can_be_had_back_to_the_byte(jalan: Jalan) -> None:
    laporan, at = jalan.kantor.fresh(), jalan.tick()
    isi = collect_isi(laporan, at)
    pdf = build_pdf(isi)
    engine.issue(laporan.pk, jalan.kantor.pemilik, isi, ContentFile(pdf, name="LAKIP.pdf"), at=at)
    write(jalan, "Lain.")
    jalan.build(jalan.kantor.pemilik)
    client = client_of(jalan.kantor.pemilik)

    terbitan = Terbitan.objects.get(nomor=1)
    response: Any = client.get(terbitan.dokumen.get_absolute_url())
    assert b"".join(response.streaming_content) == pdf == build_pdf(isi)
    halaman = read(client, terbitan.get_absolute_url())
    assert {"lakip-2025.json", "lakip-2025.xlsx"} <= set(halaman.teks.split())
    data: Any = client.get(url(jalan, "terbitan-lampiran", 1, "lakip-2025.json"))
    assert b"".join(data.streaming_content) == build_json(isi) == terbitan.data.encode()
    assert client.get(url(jalan, "terbitan-lampiran", 1, "lain.txt")).status_code == 404


def test_its_texts_are_shown_as_they_were_with_the_way_to_restore_them(jalan: Jalan) -> None:
    naskah = write(jalan, "Kalimat lama.")
    jalan.build(jalan.kantor.pemilik)
    client, satu = client_of(jalan.kantor.pemilik), url(jalan, "terbitan", 1)
    assert "Isi laporan sekarang sama dengan terbitan ini." in read(client, satu).teks

    write(jalan, "Kalimat baru.")

    halaman = read(client, satu)
    assert "Kalimat lama." in halaman.teks
    assert "Isi laporan sudah berubah sesudah terbitan ini disusun." in halaman.teks
    back = f"{reverse('naskah-riwayat', args=[naskah.laporan_id, naskah.pk])}?dari={naskah.versi}"
    assert back in client.get(satu).content.decode()


def test_the_frozen_one_is_handed_out_instead_of_a_new_one(jalan: Jalan) -> None:
    jalan.walk_to("9")
    client, terbitan = client_of(jalan.kantor.pemilik), Terbitan.objects.get()

    halaman = read(client, url(jalan))
    ordered = client.post(url(jalan, "laporan-susun"))
    looked = client.get(url(jalan, "laporan-pdf"))

    assert "Terbitan 1 diajukan untuk persetujuan dan dibekukan" in halaman.teks
    assert "Susun dan simpan PDF" not in halaman.tombol
    assert ordered.headers["Location"] == terbitan.get_absolute_url()
    assert looked.headers["Location"] == terbitan.dokumen.get_absolute_url()
    assert Terbitan.objects.count() == 1


def test_who_tries_to_write_a_frozen_report_is_told_what_opens_it(jalan: Jalan) -> None:
    jalan.walk_to("9")

    response = client_of(jalan.kantor.pemilik).get(url(jalan, "sasaran-baru"))

    assert response.status_code == 403
    assert "Isinya terbuka lagi hanya bila laporan dikembalikan" in response.content.decode()


@pytest.mark.parametrize("page", ["naskah", "naskah-bagian"])
def test_a_frozen_text_says_on_its_page_what_opens_it(jalan: Jalan, page: str) -> None:
    args = ["bab4_kesimpulan"] if page == "naskah-bagian" else []
    client, opens = client_of(jalan.kantor.pemilik), "Isinya terbuka lagi hanya bila laporan dikembalikan"
    assert opens not in read(client, url(jalan, page, *args)).teks

    jalan.walk_to("9")

    assert opens in read(client, url(jalan, page, *args)).teks


def test_word_is_offered_while_it_says_the_same(jalan: Jalan) -> None:
    client, satu = client_of(jalan.kantor.pemilik), jalan.build(jalan.kantor.pemilik).get_absolute_url()
    word = url(jalan, "laporan-docx")
    assert word in client.get(satu).content.decode()
    assert word in client.get(url(jalan)).content.decode()

    write(jalan, "Kalimat baru.")

    assert word not in client.get(satu).content.decode()


def test_word_of_a_frozen_lakip_is_refused_once_it_would_say_something_else(jalan: Jalan) -> None:
    jalan.walk_to("9")
    instansi = jalan.kantor.fresh().instansi
    instansi.nama = "Dinas Baru"
    instansi.save()

    response = client_of(jalan.kantor.pemilik).get(url(jalan, "laporan-docx"))

    assert response.status_code == 409
    assert "Sejak terbitan 1 dibekukan" in response.content.decode()


def test_the_list_asks_the_same_for_one_and_for_five(jalan: Jalan) -> None:
    client = client_of(jalan.kantor.pemilik)
    counted = []
    for _ in range(2):
        for _ in range(1 + 3 * len(counted)):
            jalan.build(jalan.kantor.pemilik)
        with CaptureQueriesContext(connection) as queries:
            client.get(url(jalan))
        counted.append(len(queries))

    assert counted[0] == counted[1]
