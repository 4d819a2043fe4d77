"""The admin keeps the office: its own people, posts and hours; rights do not grow there."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from lakip.models import HariLibur, Jabatan, Pegawai, Pemangku, PolaJamKerja, UnitKerja
from sop.models import Instansi
from tests.formulir_admin import read_form
from tests.sop.factories import login, make_pengguna
from tests.world import Kantor

pytestmark = pytest.mark.django_db
MODEL = ("pegawai", "unitkerja", "jabatan", "pemangku", "harilibur", "polajamkerja", "sesikerja")
SEMUA = [
    *(f"lakip.{hak}_{model}" for model in MODEL for hak in ("view", "add", "change", "delete")),
    "lakip.view_laporan",
    "lakip.view_jejak",
]


@pytest.fixture
def instansi() -> Instansi:
    return Instansi.objects.create(nama="Satpol PP", pemda="Kabupaten Balangan")


@pytest.fixture
def lain() -> Instansi:
    return Instansi.objects.create(nama="Badan Kesbangpol", pemda="Kabupaten Purwakarta")


@pytest.fixture
def admin(instansi: Instansi) -> Client:
    return login(make_pengguna("admin", instansi, *SEMUA))


@pytest.fixture
def pengelola() -> Client:
    return login(make_pengguna("pengelola", superuser=True))


def url_of(row: Any, halaman: str = "change") -> str:
    return reverse(f"admin:lakip_{row._meta.model_name}_{halaman}", args=[row.pk])


def send(client: Client, url: str, **isi: Any) -> HttpResponse:
    """Send the page back with some fields filled in; ``pemangku_set__0__mulai`` names one of a row."""
    ubah = {nama.replace("__", "-"): nilai for nama, nilai in isi.items()}
    return client.post(url, {**read_form(client, url), **ubah}, follow=True)


def add(client: Client, model: str, **isi: Any) -> HttpResponse:
    return send(client, reverse(f"admin:lakip_{model}_add"), **isi)


def test_pegawai_is_changed(admin: Client, instansi: Instansi) -> None:
    staf = make_pengguna("staf", instansi)

    send(admin, url_of(staf), nama="Ahmad Fauzi", nip="19800101 200501 1 001")

    staf.refresh_from_db()
    assert (staf.nama, staf.nip) == ("Ahmad Fauzi", "19800101 200501 1 001")


def test_pegawai_is_added_to_ones_own_office(admin: Client, instansi: Instansi, lain: Instansi) -> None:
    isi = {"nama": "Baru", "usable_password": "false"}

    for nomor, milik in enumerate((lain.pk, "", instansi.pk)):
        add(admin, "pegawai", username=f"baru{nomor}", instansi=milik, **isi)

    assert [p.instansi for p in Pegawai.objects.filter(nama="Baru")] == [instansi]


def test_pegawai_is_deactivated_and_not_deleted(pengelola: Client, instansi: Instansi) -> None:
    staf = make_pengguna("staf", instansi)

    assert pengelola.get(url_of(staf, "delete")).status_code == 403
    pengelola.post(
        reverse("admin:lakip_pegawai_changelist"),
        {"action": "delete_selected", "_selected_action": [staf.pk], "post": "yes"},
    )
    send(pengelola, url_of(staf), is_active="")

    assert not Pegawai.objects.get(pk=staf.pk).is_active


def test_password_is_set_on_its_own_page(admin: Client, instansi: Instansi) -> None:
    staf = make_pengguna("staf", instansi)
    sandi = "kata-sandi-yang-panjang"

    admin.post(
        reverse("admin:auth_user_password_change", args=[staf.pk]),
        {"usable_password": "true", "password1": sandi, "password2": sandi},
    )

    assert Pegawai.objects.get(pk=staf.pk).check_password(sandi)


@pytest.mark.parametrize("hak", ["is_superuser", "groups", "user_permissions"])
def test_only_a_superuser_gives_rights(admin: Client, instansi: Instansi, hak: str) -> None:
    staf = make_pengguna("staf", instansi)
    izin = Permission.objects.get(codename="tetapkan_versisop")

    assert hak not in read_form(admin, url_of(staf))
    send(admin, url_of(staf), is_superuser="on", user_permissions=[izin.pk])

    staf = Pegawai.objects.get(pk=staf.pk)
    assert not staf.is_superuser
    assert not staf.user_permissions.exists()


def test_superuser_gives_rights(pengelola: Client, instansi: Instansi) -> None:
    staf = make_pengguna("staf", instansi)
    izin = Permission.objects.get(codename="tetapkan_versisop")

    send(pengelola, url_of(staf), is_staff="on", user_permissions=[izin.pk])

    assert Pegawai.objects.get(pk=staf.pk).has_perm("sop.tetapkan_versisop")


@pytest.mark.parametrize("is_active", [True, False], ids=["active", "deactivated"])
def test_password_of_who_has_more_rights_is_out_of_reach(
    admin: Client, instansi: Instansi, is_active: bool
) -> None:
    atasan = make_pengguna("atasan", instansi, "sop.tetapkan_versisop")
    pengelola = make_pengguna("pengelola", instansi, superuser=True)
    Pegawai.objects.filter(pk__in=[atasan.pk, pengelola.pk]).update(is_active=is_active)

    for orang in (atasan, pengelola):
        url = reverse("admin:auth_user_password_change", args=[orang.pk])
        assert admin.post(url, {"usable_password": "true"}).status_code == 403
        assert admin.post(url_of(orang), {"username": "direbut"}).status_code == 403


def test_superuser_of_an_office_cannot_leave_it(instansi: Instansi) -> None:
    orang = make_pengguna("pengelola", instansi, superuser=True)

    send(login(orang), url_of(orang), instansi="")

    assert not Pegawai.objects.get(pk=orang.pk).is_lintas_instansi


def test_unit_of_another_office_is_refused(pengelola: Client, instansi: Instansi, lain: Instansi) -> None:
    unit = UnitKerja.objects.create(instansi=lain, nama="Sekretariat")
    staf = make_pengguna("staf", instansi)

    response = send(pengelola, url_of(staf), unit=unit.pk)

    assert "milik instansi lain" in response.content.decode()
    assert Pegawai.objects.get(pk=staf.pk).unit is None


@pytest.mark.parametrize("model", ["pegawai", "unitkerja", "jabatan"])
def test_lists_show_ones_own_office_only(
    admin: Client, pengelola: Client, instansi: Instansi, lain: Instansi, model: str
) -> None:
    for milik in (instansi, lain):
        unit = UnitKerja.objects.create(instansi=milik, nama="Sekretariat")
        Jabatan.objects.create(instansi=milik, unit=unit, nama="Sekretaris")
    make_pengguna("orang-luar", lain)
    url = reverse(f"admin:lakip_{model}_changelist")

    assert admin.get(url).context["cl"].result_count == 1
    assert pengelola.get(url).context["cl"].result_count > 1


def test_rows_of_another_office_are_not_found(admin: Client, lain: Instansi) -> None:
    rows = [
        make_pengguna("orang-luar", lain),
        UnitKerja.objects.create(instansi=lain, nama="Sekretariat"),
        Jabatan.objects.create(instansi=lain, nama="Sekretaris"),
        HariLibur.objects.create(
            instansi=lain, tanggal=date(2026, 2, 3), nama="Hari jadi", jenis="setempat", sumber="Perbup"
        ),
    ]

    for row in rows:
        assert admin.get(url_of(row)).status_code == 404
        assert admin.post(url_of(row), {}).status_code == 404


def test_holder_of_a_post_is_recorded_with_capacity(admin: Client, instansi: Instansi) -> None:
    jabatan = Jabatan.objects.create(instansi=instansi, nama="Kepala Satuan")
    staf = make_pengguna("staf", instansi)
    baris = {"pegawai": staf.pk, "jenis": "plh", "mulai": "2026-01-05", "nomor_surat": "800/1/2026"}

    send(
        admin,
        url_of(jabatan),
        pemangku_set__TOTAL_FORMS=1,
        **{f"pemangku_set__0__{nama}": nilai for nama, nilai in baris.items()},
    )

    assert Pemangku.objects.get().kapasitas == "Plh. Kepala Satuan"


def test_acting_holder_needs_an_order(admin: Client, instansi: Instansi) -> None:
    jabatan = Jabatan.objects.create(instansi=instansi, nama="Kepala Satuan")
    staf = make_pengguna("staf", instansi)
    baris = {"pegawai": staf.pk, "jenis": "plt", "mulai": "2026-01-05"}

    response = send(
        admin,
        url_of(jabatan),
        pemangku_set__TOTAL_FORMS=1,
        **{f"pemangku_set__0__{nama}": nilai for nama, nilai in baris.items()},
    )

    assert "Plt. dan Plh. memerlukan nomor surat perintah." in response.content.decode()
    assert not Pemangku.objects.exists()


def test_holder_is_chosen_among_the_people_of_the_office(
    pengelola: Client, instansi: Instansi, lain: Instansi
) -> None:
    jabatan = Jabatan.objects.create(instansi=instansi, nama="Kepala Satuan")
    orang_luar = make_pengguna("orang-luar", lain)

    send(
        pengelola,
        url_of(jabatan),
        pemangku_set__TOTAL_FORMS=1,
        pemangku_set__0__pegawai=orang_luar.pk,
        pemangku_set__0__mulai="2026-01-05",
    )

    assert not Pemangku.objects.exists()


@pytest.mark.parametrize(
    ("selesai", "jenis", "is_warned"),
    [
        (None, "definitif", True),
        (date(2026, 2, 1), "definitif", True),
        (date(2026, 1, 31), "definitif", False),
        (None, "plt", False),
    ],
    ids=["open end", "one day too long", "ends the day before", "acting"],
)
def test_two_definitive_holders_at_once_are_warned_of(
    admin: Client, instansi: Instansi, selesai: date | None, jenis: str, is_warned: bool
) -> None:
    jabatan = Jabatan.objects.create(instansi=instansi, nama="Kepala Satuan")
    lama, baru = make_pengguna("lama", instansi), make_pengguna("baru", instansi)
    Pemangku.objects.create(
        jabatan=jabatan, pegawai=lama, jenis=jenis, nomor_surat="1", mulai=date(2025, 1, 1), selesai=selesai
    )
    Pemangku.objects.create(jabatan=jabatan, pegawai=baru, mulai=date(2026, 2, 1))

    isi = send(admin, url_of(jabatan)).content.decode()

    assert ("Lama dan Baru sama-sama definitif" in isi) is is_warned


def test_common_holiday_is_seen_but_kept_by_who_keeps_the_system(admin: Client, pengelola: Client) -> None:
    libur = HariLibur.objects.create(
        tanggal=date(2026, 3, 20), nama="Idulfitri", jenis="nasional", sumber="SKB 3 Menteri"
    )

    assert admin.get(url_of(libur)).status_code == 200
    assert admin.post(url_of(libur), {"nama": "Bukan libur"}).status_code == 403
    assert admin.get(url_of(libur, "delete")).status_code == 403
    send(pengelola, url_of(libur), nama="Hari Raya Idulfitri")

    assert HariLibur.objects.get().nama == "Hari Raya Idulfitri"


def test_holiday_of_ones_own_office_is_added(admin: Client, instansi: Instansi) -> None:
    isi = {"tanggal": "2026-04-08", "nama": "Hari jadi", "jenis": "setempat", "sumber": "Perbup 1/2026"}

    add(admin, "harilibur", instansi="", **isi)
    add(admin, "harilibur", instansi=instansi.pk, **isi)

    assert HariLibur.objects.get().instansi == instansi


def test_hours_are_kept_with_their_pattern(admin: Client, instansi: Instansi) -> None:
    add(
        admin,
        "polajamkerja",
        instansi=instansi.pk,
        nama="Lima hari kerja",
        dasar_hukum="Perpres 21/2023",
        sesikerja_set__TOTAL_FORMS=1,
        sesikerja_set__0__hari=0,
        sesikerja_set__0__dari="08:00",
        sesikerja_set__0__sampai="12:00",
    )

    assert str(PolaJamKerja.objects.get().sesikerja_set.get()) == "Senin 08.00-12.00"


def test_report_and_its_record_are_only_looked_at(kantor: Kantor) -> None:
    laporan = kantor.laporan
    admin = login(
        make_pengguna("admin", laporan.instansi, *SEMUA, "lakip.change_laporan", "lakip.delete_laporan")
    )

    assert admin.get(url_of(laporan)).status_code == 200
    assert admin.post(url_of(laporan), {"tahun": 2030}).status_code == 403
    assert admin.get(url_of(laporan, "delete")).status_code == 403
    for model in ("laporan", "jejak"):
        assert admin.get(reverse(f"admin:lakip_{model}_changelist")).status_code == 200
        assert admin.get(reverse(f"admin:lakip_{model}_add")).status_code == 403


def test_report_of_another_office_is_not_found(kantor: Kantor, admin: Client) -> None:
    assert admin.get(url_of(kantor.laporan)).status_code == 404
    assert admin.get(reverse("admin:lakip_jejak_changelist")).context["cl"].result_count == 0


def test_list_of_people_takes_as_many_queries_for_forty(
    admin: Client, instansi: Instansi, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = reverse("admin:lakip_pegawai_changelist")

    # session + user + rights (of the person, of groups) + count + count of all + rows
    with django_assert_num_queries(1 + 1 + 2 + 1 + 1 + 1):
        admin.get(url)
    unit = UnitKerja.objects.create(instansi=instansi, nama="Sekretariat")
    Pegawai.objects.bulk_create(
        Pegawai(username=f"staf{nomor}", nama=f"Staf {nomor}", instansi=instansi, unit=unit)
        for nomor in range(40)
    )
    with django_assert_num_queries(1 + 1 + 2 + 1 + 1 + 1):
        admin.get(url)


def test_choices_of_holders_are_read_once(
    admin: Client, instansi: Instansi, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    jabatan = Jabatan.objects.create(instansi=instansi, nama="Kepala Satuan")
    staf = make_pengguna("staf", instansi)
    admin.get(url_of(jabatan))  # content types are read once per process

    for nomor in (11, 40):
        Pemangku.objects.bulk_create(
            Pemangku(jabatan=jabatan, pegawai=staf, mulai=date(2000, 1, 1), selesai=date(2000, 2, 1))
            for _ in range(nomor)
        )
        # session + user + rights (of the person, of groups) + jabatan
        # + choices: instansi, unit, people (count, rows) + holders
        with django_assert_num_queries(1 + 1 + 2 + 1 + 1 + 1 + 2 + 1):
            admin.get(url_of(jabatan))
