"""What was inferred is confirmed by the owner of the SOP, who is named from then on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from sop.domain.berkas import Asal, BerkasSop
from sop.domain.isian import MAX_TEKS
from sop.domain.simpulan import Simpulan, list_simpulan
from sop.domain.suntingan import BELUM_DIPILIH, PanahSunting, open_berkas
from sop.gambar import formulir_of
from sop.konfirmasi import TidakDapatDikonfirmasi, confirm, find_simpulan
from sop.models import Konfirmasi, Simbol, VersiSop
from sop.penetapan import list_temuan, put_into_force
from sop.penyuntingan import undo
from sop.storage import copy_versi, load_berkas, load_confirmed
from tests.sop.factories import PURWAKARTA, SENIN, login, make_berlaku, make_draf, make_pengguna, read_fixture
from tests.sop.penyunting import admin_of

pytestmark = pytest.mark.django_db

CATATAN = "Dikonfirmasi Rahmat, 2 Februari 2026."
tiap_keadaan = pytest.mark.parametrize("make_versi", [make_draf, make_berlaku], ids=["draf", "berlaku"])


def simpulan_of(versi: VersiSop) -> list[Simpulan]:
    versi = VersiSop.objects.get(pk=versi.pk)
    return find_simpulan(versi, load_confirmed(versi))


def open_of(versi: VersiSop) -> list[str]:
    return [satu.kunci for satu in simpulan_of(versi) if not satu.is_dikonfirmasi]


def confirm_some(versi: VersiSop, *kunci: str) -> int:
    ubahan = VersiSop.objects.get(pk=versi.pk).ubahan
    return confirm(versi.pk, ubahan, kunci, oleh="Rahmat", at=SENIN)


def inferred(berkas: BerkasSop) -> int:
    drawn = [x for row in berkas.langkah for s in row.simbol for x in (s, *s.panah)]
    return sum(x.asal is Asal.DISIMPULKAN for x in drawn)


@tiap_keadaan
def test_all_that_was_inferred_is_named(make_versi: type) -> None:
    versi = make_versi(PURWAKARTA)

    assert len(open_of(versi)) == inferred(load_berkas(versi)) > 0
    assert simpulan_of(versi)[0].tempat.startswith("Langkah 1")


def test_an_arrow_is_named_with_where_it_leads() -> None:
    tempat = [satu.tempat for satu in simpulan_of(make_berlaku(PURWAKARTA))]

    assert "Langkah 4, Ka TU: panah ke Langkah 4, Kepala" in tempat
    assert "Langkah 4, Kepala: panah “tidak” ke Langkah 3, Pelaksana" in tempat


def test_an_arrow_that_leads_nowhere_yet_says_so() -> None:
    suntingan = open_berkas(read_fixture(PURWAKARTA))
    kepala, *lain = suntingan.baris
    belum = PanahSunting(ke=BELUM_DIPILIH, asal=Asal.DISIMPULKAN)
    baris = (replace(kepala, simbol=(replace(kepala.simbol[0], panah=(belum,)),)), *lain)

    tempat = [satu.tempat for satu in list_simpulan(replace(suntingan, baris=baris))]

    assert "Langkah 1, Ka TU: panah, tujuannya belum dipilih" in tempat


@tiap_keadaan
def test_a_confirmed_symbol_is_inferred_no_longer(make_versi: type) -> None:
    versi = make_versi(PURWAKARTA)
    satu, *lain = open_of(versi)

    assert confirm_some(versi, satu) == 1

    assert open_of(versi) == lain
    assert inferred(load_confirmed(versi)) == len(lain)
    done = [s for s in simpulan_of(versi) if s.is_dikonfirmasi]
    assert [s.kunci for s in done] == [satu]
    assert done[0].alasan.endswith(CATATAN)


@tiap_keadaan
def test_everything_confirmed_leaves_no_finding_and_no_dotted_line(make_versi: type) -> None:
    versi = make_versi(PURWAKARTA)

    banyak = confirm_some(versi, *open_of(versi))

    berkas = load_confirmed(versi)
    form = formulir_of(versi, berkas)
    assert banyak > 0
    assert not [t for t in list_temuan(berkas) if "disimpulkan" in t.pesan]
    assert not form.simbol_disimpulkan | form.panah_disimpulkan


def test_in_a_draft_it_is_written_and_can_be_undone() -> None:
    draf = make_draf(PURWAKARTA)
    before = open_of(draf)
    confirm_some(draf, *before)
    assert inferred(load_berkas(draf)) == 0

    undo(draf.pk, VersiSop.objects.get(pk=draf.pk).ubahan, oleh="Rahmat", at=SENIN)

    assert open_of(draf) == before
    assert not Konfirmasi.objects.exists()


def test_a_version_in_force_keeps_saying_what_was_decided() -> None:
    versi = make_berlaku(PURWAKARTA)
    before = load_berkas(versi)

    confirm_some(versi, *open_of(versi))

    assert load_berkas(versi) == before
    assert set(Konfirmasi.objects.values_list("oleh", "pada")) == {("Rahmat", SENIN)}


def test_confirmed_again_the_first_word_stands() -> None:
    versi = make_berlaku(PURWAKARTA)
    satu = open_of(versi)[0]
    confirm_some(versi, satu)

    again = confirm(versi.pk, versi.ubahan, [satu], oleh="Orang lain", at=SENIN + timedelta(days=1))

    assert again == 0
    assert Konfirmasi.objects.get().oleh == "Rahmat"


def test_the_next_revision_says_who_confirmed() -> None:
    versi = make_berlaku(PURWAKARTA)
    satu, *lain = open_of(versi)
    confirm_some(versi, satu)

    baru = copy_versi(versi)

    assert inferred(load_berkas(baru)) == len(lain)
    assert open_of(baru) == lain
    assert [s.alasan.endswith(CATATAN) for s in simpulan_of(baru) if s.is_dikonfirmasi] == [True]
    assert put_into_force(baru.pk, oleh="Rahmat", at=SENIN).status == "berlaku"


@pytest.mark.parametrize("kunci", ["99", "1.>9", "", "#"])
@tiap_keadaan
def test_what_is_not_there_is_not_confirmed(make_versi: type, kunci: str) -> None:
    versi = make_versi(PURWAKARTA)

    with pytest.raises(TidakDapatDikonfirmasi, match="sudah diubah sejak Anda membukanya"):
        confirm_some(versi, kunci)


@tiap_keadaan
def test_what_is_named_twice_is_confirmed_once(make_versi: type) -> None:
    versi = make_versi(PURWAKARTA)
    satu, *lain = open_of(versi)

    assert confirm_some(versi, satu, satu) == 1

    assert open_of(versi) == lain


def test_a_reason_that_would_grow_beyond_its_bounds_is_to_be_mended_first() -> None:
    draf = make_draf(PURWAKARTA)
    Simbol.objects.filter(langkah__versi=draf, langkah__urutan=1).update(alasan="a" * MAX_TEKS)
    before = open_of(draf)

    with pytest.raises(TidakDapatDikonfirmasi, match=r"Alasan simbol sepanjang .* Perbaiki dahulu pada draf"):
        confirm_some(draf, before[0])

    assert open_of(draf) == before


# --- the pages ---


def url_of(versi: VersiSop) -> str:
    return reverse("sop-konfirmasi", args=[versi.pk])


@tiap_keadaan
def test_one_click_on_the_page_of_the_sop_confirms(make_versi: type) -> None:
    versi = make_versi(PURWAKARTA)
    satu = open_of(versi)[0]
    client = admin_of(versi.sop.instansi)
    page = client.get(versi.get_absolute_url()).content.decode()
    assert f'name="simpulan" value="{satu}"' in page

    after = client.post(url_of(versi), {"simpulan": satu, "ubahan": versi.ubahan}, follow=True)

    assert "1 simpulan dikonfirmasi." in after.content.decode()
    assert "Dikonfirmasi Admin, " in after.content.decode()
    assert satu not in open_of(versi)


def test_all_are_confirmed_after_one_question() -> None:
    versi = make_berlaku(PURWAKARTA)
    client = admin_of(versi.sop.instansi)
    asked = [satu.kunci for satu in client.get(url_of(versi)).context["simpulan"]]
    assert asked == open_of(versi)

    client.post(url_of(versi), {"simpulan": asked, "ubahan": versi.ubahan})

    assert open_of(versi) == []
    assert "Tidak ada yang perlu dikonfirmasi." in client.get(url_of(versi)).content.decode()


@pytest.mark.parametrize("ubahan", ["7", "", "banyak"])
def test_a_draft_that_was_changed_since_is_read_again_first(ubahan: str) -> None:
    draf = make_draf(PURWAKARTA)
    before = open_of(draf)

    page = admin_of(draf.sop.instansi).post(
        url_of(draf), {"simpulan": before[0], "ubahan": ubahan}, follow=True
    )

    assert "periksa lagi simpulannya" in page.content.decode()
    assert open_of(draf) == before


def test_only_who_may_decide_confirms_and_only_at_home() -> None:
    versi = make_berlaku(PURWAKARTA)
    pembaca = login(make_pengguna("pembaca", versi.sop.instansi))
    orang_luar = admin_of(make_berlaku().sop.instansi)
    isi = {"simpulan": open_of(versi), "ubahan": versi.ubahan}

    assert pembaca.post(url_of(versi), isi).status_code == 403
    assert 'name="simpulan"' not in pembaca.get(versi.get_absolute_url()).content.decode()
    assert orang_luar.post(url_of(versi), isi).status_code == 404
    assert not Konfirmasi.objects.exists()
