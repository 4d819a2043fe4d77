"""The library: what is looked for, named, shared and evaluated."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from sop.models import EvaluasiSop, Instansi, Sop, VersiSop
from sop.penetapan import put_into_force
from sop.pustaka import build_pustaka, find_due
from sop.storage import copy_versi, load_berkas
from tests.sop.factories import BALANGAN, PURWAKARTA, SENIN, login, make_berlaku, make_draf, make_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def balangan() -> VersiSop:
    return make_berlaku()


def share(versi: VersiSop) -> VersiSop:
    Sop.objects.filter(pk=versi.sop_id).update(is_dibagikan=True)
    return versi


def find(versi: VersiSop, **cari: str) -> list[str]:
    client = login(make_pengguna("penyusun", versi.sop.instansi))
    return [baris.sop.kunci for baris in client.get(reverse("sop-list"), cari).context["daftar"]]


@pytest.mark.parametrize("kata", ["060/717", "mengoreksi dokumen", "balangan", "Akuntabilitas"])
def test_an_sop_is_found_by_number_row_name_and_title(kata: str) -> None:
    versi = make_berlaku(nomor="060/717")

    assert find(versi, cari=kata) == [BALANGAN]


def test_what_holds_the_words_nowhere_is_not_shown(balangan: VersiSop) -> None:
    assert find(balangan, cari="cuti besar") == []


def test_sops_are_looked_for_by_their_state(balangan: VersiSop) -> None:
    make_draf(kunci="sop-baru")

    assert find(balangan, keadaan="draf") == ["sop-baru"]


def test_what_has_two_versions_is_found_once(balangan: VersiSop) -> None:
    copy_versi(balangan)

    assert find(balangan, cari="dokumen") == [BALANGAN]


def test_only_what_is_due_is_asked_for(balangan: VersiSop) -> None:
    make_berlaku(kunci="sop-lain")
    # Put into force in February 2026 by the clock of the tests, evaluated long after it.
    EvaluasiSop.objects.create(
        versi=balangan, tanggal=date(2999, 1, 1), hasil="tetap", catatan="-", oleh="Rahmat",
        pada=balangan.ditetapkan_pada,
    )  # fmt: skip

    assert BALANGAN not in find(balangan, keadaan="evaluasi")


def test_an_unknown_state_shows_all(balangan: VersiSop) -> None:
    assert find(balangan, keadaan="entah") == [BALANGAN]


def test_the_page_links_named_sops_and_says_which_are_not_kept(balangan: VersiSop) -> None:
    make_draf(kunci="sop-pk", judul="Perjanjian Kinerja", keterkaitan=("1. SOP Cuti Besar",))
    client = login(make_pengguna("penyusun", balangan.sop.instansi))

    isi = client.get(reverse("sop-list")).content.decode()

    assert '?cari=sop-pk">Perjanjian Kinerja</a>' in isi
    assert "SOP Cuti Besar" in isi
    assert "belum ada di sini" in isi


def test_a_shared_sop_is_copied_as_a_draft_of_ones_own(balangan: VersiSop) -> None:
    instansi = make_draf(PURWAKARTA).sop.instansi
    client = login(make_pengguna("admin", instansi, "sop.add_sop", "sop.add_versisop", "sop.change_versisop"))
    share(balangan)
    assert balangan.judul in client.get(reverse("sop-bersama")).content.decode()

    client.post(reverse("sop-bersama-versi", args=[balangan.pk]))

    salinan = VersiSop.objects.get(sop__instansi=instansi, judul=balangan.judul)
    isi, asal = load_berkas(salinan), load_berkas(balangan)
    assert isi.langkah == asal.langkah
    assert isi.instansi.nama == instansi.nama
    assert (isi.nomor, isi.tanggal.efektif, isi.disahkan_oleh.nama) == ("", "", "")


def test_it_may_be_copied_again_once_the_copy_has_become_something_of_its_own(balangan: VersiSop) -> None:
    instansi = make_draf(PURWAKARTA).sop.instansi
    client = login(make_pengguna("admin", instansi, "sop.add_sop", "sop.add_versisop"))
    url = reverse("sop-bersama-versi", args=[share(balangan).pk])

    response = client.post(url)
    again = client.post(url)

    salinan = VersiSop.objects.get(sop__instansi=instansi, judul=balangan.judul)
    assert response.url == again.url == reverse("admin:sop_versisop_change", args=[salinan.pk])  # type: ignore[attr-defined]
    VersiSop.objects.filter(pk=salinan.pk).update(nomor="800/1")
    client.post(url)
    assert Sop.objects.filter(instansi=instansi, judul=balangan.judul).count() == 2


def test_what_is_not_shared_or_not_in_force_is_not_to_be_seen(balangan: VersiSop) -> None:
    client = login(make_pengguna("admin", make_draf(PURWAKARTA).sop.instansi, "sop.add_sop"))
    draf = copy_versi(balangan)

    assert client.get(reverse("sop-bersama-versi", args=[balangan.pk])).status_code == 404
    share(balangan)
    assert client.get(reverse("sop-bersama-versi", args=[draf.pk])).status_code == 404


def test_only_who_may_make_an_sop_copies_one(balangan: VersiSop) -> None:
    instansi = Instansi.objects.create(nama="Dinas Lain")
    client = login(make_pengguna("penyusun", instansi))

    assert client.post(reverse("sop-bersama-versi", args=[share(balangan).pk])).status_code == 403
    assert client.get(reverse("sop-bersama")).status_code == 403


def test_an_evaluation_is_recorded_with_what_it_came_to(balangan: VersiSop) -> None:
    client = login(make_pengguna("admin", balangan.sop.instansi, "sop.tetapkan_versisop"))
    url = reverse("sop-evaluasi", args=[balangan.pk])

    response = client.post(
        url, {"tanggal": "2026-02-03", "hasil": "revisi", "catatan": "Langkah 5 terlalu lama."}, follow=True
    )

    assert "3 Februari 2026: perlu direvisi" in response.content.decode()
    assert EvaluasiSop.objects.get().oleh == "Admin"


def test_an_evaluation_without_a_result_is_asked_for_again(balangan: VersiSop) -> None:
    client = login(make_pengguna("admin", balangan.sop.instansi, "sop.tetapkan_versisop"))

    response = client.post(
        reverse("sop-evaluasi", args=[balangan.pk]), {"tanggal": "2026-02-03", "catatan": "Baik."}
    )

    assert "error-summary" in response.content.decode()
    assert not EvaluasiSop.objects.exists()


def test_an_evaluation_of_what_was_replaced_meanwhile_is_refused_in_a_sentence(balangan: VersiSop) -> None:
    client = login(make_pengguna("admin", balangan.sop.instansi, "sop.tetapkan_versisop"))
    put_into_force(copy_versi(balangan).pk, oleh="Rahmat", at=SENIN)

    response = client.post(
        reverse("sop-evaluasi", args=[balangan.pk]),
        {"tanggal": "2026-02-03", "hasil": "tetap", "catatan": "Dibahas bersama bidang."},
    )

    isi = response.content.decode()
    assert response.status_code == 422
    assert "Hanya versi yang berlaku dapat dievaluasi." in isi
    assert "Dibahas bersama bidang." in isi
    assert not EvaluasiSop.objects.exists()


@pytest.mark.parametrize(("menit", "is_lewat"), [(-1, False), (0, True)])
def test_an_evaluation_is_overdue_from_midnight_on_the_clock_of_its_office(
    balangan: VersiSop, menit: int, is_lewat: bool
) -> None:
    # Of what came into force on 2 February 2026; Paringin is an hour ahead of Jakarta.
    tengah_malam = datetime(2027, 2, 3, tzinfo=balangan.sop.instansi.zona)

    [baris] = build_pustaka([balangan.sop], tengah_malam.astimezone(UTC) + timedelta(minutes=menit))

    assert (baris.evaluasi, baris.is_lewat_tempo) == (date(2027, 2, 2), is_lewat)


@pytest.mark.parametrize(("menit", "banyak"), [(-1, 0), (0, 1)])
def test_an_evaluation_is_asked_for_a_month_ahead_on_the_clock_of_its_office(
    balangan: VersiSop, menit: int, banyak: int
) -> None:
    sebulan = datetime(2027, 2, 2, tzinfo=balangan.sop.instansi.zona) - timedelta(days=30)

    assert find_due(Sop.objects.all(), sebulan.astimezone(UTC) + timedelta(minutes=menit)).count() == banyak


def test_who_may_not_decide_only_reads_evaluations(balangan: VersiSop) -> None:
    client = login(make_pengguna("penyusun", balangan.sop.instansi))
    url = reverse("sop-evaluasi", args=[balangan.pk])

    assert "Catat evaluasi" not in client.get(url).content.decode()
    assert client.post(url, {"tanggal": "2026-02-03", "hasil": "tetap", "catatan": "x"}).status_code == 403
