"""The page of people: who stands in each column, and who is responsible."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip.models import Jejak, Pemangku, Penugasan
from lakip.models.organisasi import JenisPemangku, UnitKerja
from sop.models import Pelaksana
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman, press, read
from tests.world import Jalan, Kantor, make_kantor, make_pegawai, seat


def url(kantor: Kantor) -> str:
    return reverse("laporan-orang", args=[kantor.laporan.pk])


def kolom(kantor: Kantor, nama: str) -> Pelaksana:
    return Pelaksana.objects.get(versi=kantor.laporan.versi, nama=nama)


def save_kolom(client: Client, kantor: Kantor, nama: str, **isian: object) -> object:
    satu = kolom(kantor, nama)
    alamat = reverse("laporan-orang-simpan", args=[kantor.laporan.pk, satu.pk])
    return client.post(alamat, {f"kolom{satu.pk}-{field}": value for field, value in isian.items()})


def test_choice_that_was_never_offered_is_refused(kantor: Kantor) -> None:
    for isian in ("9" * 30, "-1", "abc"):
        response = save_kolom(client_of(kantor.pemilik), kantor, "KASAD", jabatan=isian)

        assert response.status_code == 422
        assert "pilih dari daftar" in Halaman(response).teks


# --- what it shows --------------------------------------------------------------------------------------


def test_every_column_names_its_posts_and_who_holds_them(kantor: Kantor) -> None:
    page = read(client_of(kantor["Staf"]), url(kantor))

    assert "KASAD Kepala Satuan Polisi Pamong Praja: Ahmad Fauzi" in page.teks
    assert "Staf Perencanaan: Rina Safitri" in page.teks
    assert page.tombol == ["Keluar"]


def test_acting_holder_is_named_with_capacity_and_letter(kantor: Kantor) -> None:
    Pemangku.objects.filter(jabatan__nama="Sekretaris").delete()
    seat(kantor["Staf"], "Sekretaris", JenisPemangku.PLH, date(2026, 1, 5))

    assert "Rina Safitri (Plh. Sekretaris, 800/1/2026)" in read(client_of(kantor.pemilik), url(kantor)).teks


def test_vacant_post_is_called_vacant(kantor: Kantor) -> None:
    Pemangku.objects.filter(jabatan__nama="Sekretaris").delete()

    assert "jabatan ini sedang tidak dipangku siapa pun" in read(client_of(kantor.pemilik), url(kantor)).teks


def test_empty_column_shows_a_proposal_that_is_yet_to_be_saved(kantor: Kantor) -> None:
    Penugasan.objects.filter(pelaksana=kolom(kantor, "KASAD")).delete()

    page = read(client_of(kantor.pemilik), url(kantor)).teks

    assert "Diusulkan dari nama jabatan; simpan bila sudah benar." in page


def test_another_instansi_does_not_find_it(kantor: Kantor) -> None:
    luar = make_kantor("kalbar-adpim", kantor.laporan.dibuat_pada)

    assert client_of(luar.pemilik).get(url(kantor)).status_code == 404


def test_queries_do_not_grow_with_people(kantor: Kantor) -> None:
    client = client_of(kantor.pemilik)
    with CaptureQueriesContext(connection) as few:
        client.get(url(kantor))
    for nomor in range(10):
        pegawai = make_pegawai(f"orang{nomor}", kantor.laporan.instansi)
        Penugasan.objects.create(laporan=kantor.laporan, pelaksana=kolom(kantor, "KASAD"), pegawai=pegawai)
    with CaptureQueriesContext(connection) as many:
        client.get(url(kantor))

    assert len(many) == len(few)


# --- a column is changed --------------------------------------------------------------------------------


def test_owner_seats_a_person_and_a_unit(kantor: Kantor) -> None:
    unit = UnitKerja.objects.get(instansi=kantor.laporan.instansi, nama="Sekretariat")

    response = save_kolom(
        client_of(kantor.pemilik), kantor, "KASAD", pegawai=[kantor["Staf"].pk], unit=[unit.pk]
    )

    seated = Penugasan.objects.filter(laporan=kantor.laporan, pelaksana=kolom(kantor, "KASAD"))
    assert response.status_code == 302
    assert {str(satu) for satu in seated} == {"Rina Safitri", "Sekretariat"}


def test_one_column_saved_leaves_the_others_alone(kantor: Kantor) -> None:
    others = Penugasan.objects.exclude(pelaksana=kolom(kantor, "KASAD"))
    before = list(others.values_list("pk", flat=True))

    save_kolom(client_of(kantor.pemilik), kantor, "KASAD", pegawai=[kantor["Staf"].pk])

    assert list(others.values_list("pk", flat=True)) == before


def test_column_of_nobody_is_refused(kantor: Kantor) -> None:
    response = save_kolom(client_of(kantor.pemilik), kantor, "KASAD")

    assert response.status_code == 422
    assert "Pilih paling sedikit satu untuk kolom KASAD." in Halaman(response).teks
    assert Penugasan.objects.filter(pelaksana=kolom(kantor, "KASAD")).exists()


def test_people_of_another_instansi_cannot_be_chosen(kantor: Kantor) -> None:
    luar = make_kantor("kalbar-adpim", kantor.laporan.dibuat_pada)

    response = save_kolom(client_of(kantor.pemilik), kantor, "KASAD", pegawai=[luar.pemilik.pk])

    assert response.status_code == 422
    assert not Penugasan.objects.filter(pegawai=luar.pemilik).exists()


def test_colleague_cannot_change_a_column(kantor: Kantor) -> None:
    before = Jejak.objects.count()

    response = save_kolom(client_of(kantor["Staf"]), kantor, "KASAD", pegawai=[kantor["Staf"].pk])

    assert response.status_code == 403
    assert Jejak.objects.count() == before


def test_work_goes_to_the_desk_of_who_stands_there_now(jalan: Jalan, kalender: None) -> None:
    kantor = jalan.kantor
    save_kolom(client_of(kantor.pemilik), kantor, "SEKRETARIS", pegawai=[kantor["Staf"].pk])

    assert "Langkah 1 Memerintahkan" in read(client_of(kantor["Staf"]), "/").teks
    assert "Tidak ada yang menunggu Anda" in read(client_of(kantor["Sekretaris"]), "/").teks


# --- the report is entrusted ----------------------------------------------------------------------------


def test_owner_entrusts_the_report_to_a_colleague(kantor: Kantor) -> None:
    response = press(
        client_of(kantor.pemilik), url(kantor), "Serahkan", kepada=kantor["Staf"].pk, alasan="Mutasi."
    )

    assert response.headers["Location"] == url(kantor)
    assert kantor.fresh().penanggung_jawab == kantor["Staf"]


def test_without_a_reason_the_report_stays(kantor: Kantor) -> None:
    response = press(client_of(kantor.pemilik), url(kantor), "Serahkan", kepada=kantor["Staf"].pk)

    assert response.status_code == 422
    assert kantor.fresh().penanggung_jawab == kantor.pemilik


def test_colleague_cannot_take_the_report(kantor: Kantor) -> None:
    staf = kantor["Staf"]

    response = client_of(staf).post(
        reverse("laporan-serahkan", args=[kantor.laporan.pk]), {"kepada": staf.pk, "alasan": "Saya saja."}
    )

    assert response.status_code == 403
    assert kantor.fresh().penanggung_jawab == kantor.pemilik
