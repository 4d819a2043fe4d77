"""The dry run of a new version, and the page on which a report is moved to it."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip import engine
from lakip.models import Laporan, Tugas
from sop.models import VersiSop
from sop.storage import add_versi
from tests.lakip.formulir import client_of
from tests.lakip.halaman import press, read
from tests.lakip.revisi import BARU, LAMA, read_sop, revise
from tests.world import Jalan, make_alur, make_pegawai

pytestmark = pytest.mark.usefixtures("kalender")


@pytest.fixture
def jalan(senin: datetime) -> Jalan:
    """A report whose third row lies with the Kepala."""
    jalan = make_alur(read_sop(LAMA), senin)
    jalan.do("1")
    jalan.do("2")
    return jalan


@pytest.fixture
def versi(jalan: Jalan) -> VersiSop:
    return revise(jalan, read_sop(BARU))


def daftar_of(versi: VersiSop) -> str:
    return reverse("laporan-pindah-daftar", args=[versi.pk])


def pindah_of(jalan: Jalan, versi: VersiSop) -> str:
    return reverse("laporan-pindah", args=[jalan.kantor.laporan.pk, versi.pk])


def test_the_dry_run_says_where_each_report_would_stand_and_changes_nothing(
    jalan: Jalan, versi: VersiSop
) -> None:
    before = jalan.kantor.jejak()

    teks = read(client_of(jalan.kantor.pemilik), daftar_of(versi)).teks

    assert "Sekarang di “3. Memeriksa rancangan” Akan di “3. Memeriksa rancangan”" in teks
    assert "Dapat dipindahkan, dengan catatan" in teks
    assert "“8. Merapikan lampiran foto” belum pernah dikerjakan dan dilewati karena pindah" in teks
    assert jalan.kantor.jejak() == before


def test_a_draft_can_be_tried_but_takes_no_report(jalan: Jalan) -> None:
    draf = add_versi(jalan.kantor.fresh().versi.sop, read_sop(BARU))

    assert "Akan di" in read(client_of(jalan.kantor.pemilik), daftar_of(draf)).teks
    halaman = read(client_of(jalan.kantor.pemilik), pindah_of(jalan, draf))
    assert "Versi ini tidak sedang berlaku" in halaman.teks
    assert "Akan di" not in halaman.teks
    assert not [satu for satu in halaman.forms if "Pindahkan" in satu.tombol]


def test_reports_of_this_version_and_finished_ones_are_not_listed(jalan: Jalan, versi: VersiSop) -> None:
    engine.cancel(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Batal.", at=jalan.tick())

    teks = read(client_of(jalan.kantor.pemilik), daftar_of(versi)).teks

    assert "Tidak ada laporan menurut versi sebelumnya" in teks


def test_the_owner_moves_the_report_with_a_reason(jalan: Jalan, versi: VersiSop) -> None:
    response = press(
        client_of(jalan.kantor.pemilik),
        pindah_of(jalan, versi),
        "Pindahkan ke versi 2",
        alasan="SOP direvisi.",
    )

    assert response.headers["Location"] == jalan.kantor.laporan.get_absolute_url()
    assert jalan.kantor.fresh().versi == versi
    assert jalan.kantor.jejak()[-1].alasan == "SOP direvisi."
    for tugas in Tugas.objects.filter(laporan=jalan.kantor.laporan):
        assert client_of(jalan.kantor.pemilik).get(tugas.get_absolute_url()).status_code == 200
    riwayat = read(
        client_of(jalan.kantor.pemilik), reverse("laporan-riwayat", args=[jalan.kantor.laporan.pk])
    )
    assert "Memindahkan laporan ke versi SOP lain: dari versi 1 ke versi 2" in riwayat.teks


def test_another_place_is_chosen_before_the_plan_is_shown(jalan: Jalan, versi: VersiSop) -> None:
    client, [tugas] = client_of(jalan.kantor.pemilik), jalan.kantor.desk()
    baru = versi.langkah_set.get(nomor="8").simbol_set.get()

    alamat = f"{pindah_of(jalan, versi)}?tempat_{tugas.pk}={baru.pk}"
    halaman = read(client, alamat)

    assert "dilewati karena pindah" not in halaman.teks
    form = next(satu for satu in halaman.forms if satu.tombol == "Pindahkan ke versi 2")
    client.post(pindah_of(jalan, versi), {**form.isian, "alasan": "SOP direvisi."})
    assert jalan.meja == ["8"]


def test_without_a_reason_nothing_moves(jalan: Jalan, versi: VersiSop) -> None:
    client = client_of(jalan.kantor.pemilik)

    response = press(client, pindah_of(jalan, versi), "Pindahkan ke versi 2", alasan="")

    assert response.status_code == 422
    assert jalan.kantor.fresh().versi != versi


def test_a_page_that_was_overtaken_is_shown_anew(jalan: Jalan, versi: VersiSop) -> None:
    client = client_of(jalan.kantor.pemilik)
    form = next(
        satu for satu in read(client, pindah_of(jalan, versi)).forms if satu.tombol == "Pindahkan ke versi 2"
    )
    jalan.do("3", "ya")

    response = client.post(pindah_of(jalan, versi), {**form.isian, "alasan": "SOP direvisi."})

    assert response.status_code == 409
    assert "sudah bergerak sejak halaman ini dibuka" in response.content.decode()
    assert jalan.kantor.fresh().versi != versi


def test_an_empty_column_leads_to_the_page_of_people(jalan: Jalan) -> None:
    versi = revise(jalan, read_sop(BARU.replace("4 Staf", "4 Bendahara")))
    client = client_of(jalan.kantor.pemilik)

    assert "Bendahara Belum ada" in read(client, pindah_of(jalan, versi)).teks
    response = press(client, pindah_of(jalan, versi), "Pindahkan ke versi 2", alasan="SOP direvisi.")

    assert response.status_code == 422
    assert "Belum ada orang untuk kolom: Bendahara" in response.content.decode()
    assert "Kolom SOP versi 2" in response.content.decode()


def test_colleagues_see_the_plan_but_do_not_move(jalan: Jalan, versi: VersiSop) -> None:
    halaman = read(client_of(jalan.kantor["Staf"]), pindah_of(jalan, versi))

    assert "Yang memindahkan laporan adalah penanggung jawabnya" in halaman.teks
    assert not [satu for satu in halaman.forms if "Pindahkan" in satu.tombol]


def test_the_report_offers_the_newer_version_to_its_owner(jalan: Jalan, versi: VersiSop) -> None:
    pemilik = client_of(jalan.kantor.pemilik)
    alamat = jalan.kantor.laporan.get_absolute_url()

    assert "Pindah ke SOP versi 2" in read(pemilik, alamat).teks
    assert "Pindah ke SOP versi 2" not in read(client_of(jalan.kantor["Staf"]), alamat).teks


def test_another_instansi_finds_nothing_here(jalan: Jalan, versi: VersiSop) -> None:
    luar = client_of(make_pegawai("luar", make_alur(LAMA, jalan.at, kunci="lain").kantor.laporan.instansi))

    assert luar.get(daftar_of(versi)).status_code == 404
    assert luar.get(pindah_of(jalan, versi)).status_code == 404


def test_more_reports_ask_no_more_of_the_database(jalan: Jalan, versi: VersiSop) -> None:
    client, lama = client_of(jalan.kantor.pemilik), jalan.kantor.fresh()

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(daftar_of(versi))
        return len(asked)

    count()
    one = count()
    for tahun in range(2000, 2010):
        Laporan.objects.create(
            instansi=lama.instansi, versi=lama.versi, tahun=tahun, penanggung_jawab=lama.penanggung_jawab,
            tenggat=lama.tenggat, dibuat_pada=jalan.at,
        )  # fmt: skip
    assert count() == one
