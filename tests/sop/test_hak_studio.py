"""Every page of the SOP studio, asked by everybody: the office sees its SOPs, its admins change them, and
nobody learns anything of a draft of another office.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.test import Client
from django.urls import reverse

from sop.domain.berkas import write_berkas
from sop.models import EvaluasiSop, ImporSop, Konfirmasi, Simpanan, Sop, VersiSop
from sop.storage import add_versi, load_berkas
from tests.sop.factories import (
    BALANGAN,
    PURWAKARTA,
    login,
    make_berlaku,
    make_draf,
    make_pengguna,
    read_fixture,
)
from tests.sop.penyunting import admin_of
from tests.sop.test_impor import SUMBER, TABEL, TEKS, bring
from tests.world import Jalan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]

PERAN = ("anonim", "rekan", "pembaca", "admin", "luar", "apip")
# A word of the office's draft that stands nowhere else.
RAHASIA = "Kata yang hanya ada di draf ini"


def expect(*status: int) -> dict[str, int]:
    """What each of PERAN is answered: nobody logged in, a colleague, who may enter the admin to read, who
    keeps the SOPs, who keeps those of another instansi, a reviewer who belongs to none.
    """
    return dict(zip(PERAN, status, strict=True))


BACA = expect(302, 200, 200, 200, 404, 404)
BUKAN = expect(302, 405, 405, 405, 405, 404)
# The admin leads who may not enter it to the login.
ADMIN = expect(302, 302, 200, 200, 404, 404)
HANYA_ADMIN = expect(302, 302, 403, 200, 404, 404)
UBAH = expect(302, 302, 403, 302, 404, 404)
SALAH = expect(302, 302, 403, 422, 404, 404)
BENTROK = expect(302, 302, 403, 409, 404, 404)
TETAPKAN = expect(302, 403, 403, 200, 404, 404)
# Whatever is sent, these two are answered with what was sent.
KIRIM_BALIK = expect(302, 302, 403, 200, 404, 404)
# Of what is shared everybody with the right may look, but nothing is: not even one's own is there.
BERSAMA = expect(302, 403, 403, 200, 200, 404)
TIADA = expect(302, 403, 403, 404, 404, 404)


@dataclass(frozen=True)
class Halaman:
    """One page: about what, and what is answered; ``isian`` would do something if let through."""

    get: dict[str, int]
    post: dict[str, int]
    args: tuple[str, ...] = ("draf",)
    isian: tuple[tuple[str, str], ...] = ()


def isi(**isian: str) -> tuple[tuple[str, str], ...]:
    return tuple({"dasar": "0", "ubahan": "0", **isian}.items())


# Behind a name stands what tells two requests to one address apart.
TABEL_HAK = {
    "sop-versi": Halaman(BACA, BUKAN),
    "sop-unduh": Halaman(BACA, BUKAN),
    "sop-buku": Halaman(BACA, BUKAN),
    "sop-bpmn": Halaman(BACA, BUKAN),
    "sop-waktu": Halaman(BACA, BUKAN),
    "sop-waktu-buku": Halaman(BACA, BUKAN),
    "sop-formulir": Halaman(BACA, BUKAN),
    "sop-banding": Halaman(BACA, BUKAN, ("draf", "berlaku")),
    "laporan-pindah-daftar": Halaman(BACA, BUKAN, ("berlaku",)),
    # Nothing is named by this.
    "sop-konfirmasi": Halaman(TETAPKAN, TETAPKAN | {"admin": 409}, isian=isi(simpulan="x")),
    "sop-evaluasi": Halaman(
        BACA,
        TETAPKAN | {"admin": 302},
        ("berlaku",),
        isi(tanggal="2026-02-03", hasil="tetap", catatan="Baik."),
    ),
    "sop-bersama": Halaman(BERSAMA, BUKAN, ()),
    "sop-bersama-versi": Halaman(TIADA, TIADA, ("berlaku",)),
    "admin:sop_versisop_change simpan": Halaman(ADMIN, UBAH, isian=isi(tindakan="simpan", judul="Lain")),
    "admin:sop_versisop_change baris": Halaman(ADMIN, UBAH, isian=isi(tindakan="baris-sisip:0")),
    "admin:sop_versisop_change urung": Halaman(ADMIN, UBAH, isian=isi(tindakan="urung")),
    "admin:sop_versisop_change ulang": Halaman(ADMIN, UBAH, isian=isi(tindakan="ulang")),
    "admin:sop_versisop_change gambar": Halaman(ADMIN, KIRIM_BALIK, isian=isi(tindakan="gambar")),
    "admin:sop_versisop_change unduh": Halaman(ADMIN, KIRIM_BALIK, isian=isi(tindakan="unduh")),
    "admin:sop_versisop_change berlaku": Halaman(ADMIN, BENTROK, ("berlaku",), isi(tindakan="simpan")),
    "admin:sop_versisop_tetapkan": Halaman(HANYA_ADMIN, SALAH, isian=isi(mulai="2020-01-01", dibaca="on")),
    "admin:sop_versisop_cabut": Halaman(HANYA_ADMIN, UBAH, ("berlaku",)),
    "admin:sop_versisop_salin": Halaman(HANYA_ADMIN, UBAH),
    "admin:sop_versisop_delete": Halaman(HANYA_ADMIN, UBAH, isian=isi(post="yes")),
    # The version in force stays, and the page says why.
    "admin:sop_versisop_delete berlaku": Halaman(
        ADMIN | {"pembaca": 302, "admin": 302}, UBAH | {"pembaca": 302}, ("berlaku",), isi(post="yes")
    ),
    "admin:sop_versisop_history": Halaman(ADMIN, ADMIN),
    "admin:sop_imporsop_change": Halaman(HANYA_ADMIN, SALAH, ("impor",), isi(aksi="simpan")),
    "admin:sop_imporsop_pemetaan": Halaman(HANYA_ADMIN, SALAH, ("tabel",), isi(baris_awal="1")),
    "admin:sop_imporsop_delete": Halaman(HANYA_ADMIN, UBAH, ("impor",)),
}


@dataclass
class Studio:
    people: dict[str, Client]
    keys: dict[str, int]


@pytest.fixture
def studio() -> Studio:
    """An office with a version in force, its next draft, and two documents that are being brought in."""
    berlaku = make_berlaku(PURWAKARTA)
    instansi = berlaku.sop.instansi
    berkas = load_berkas(berlaku)
    first, *rest = berkas.langkah
    draf = add_versi(
        berlaku.sop, replace(berkas, langkah=(replace(first, kegiatan=f"{first.kegiatan} {RAHASIA}"), *rest))
    )
    people = {
        "anonim": Client(),
        "rekan": login(make_pengguna("rekan", instansi)),
        "pembaca": login(make_pengguna("pembaca", instansi, "sop.view_versisop")),
        "admin": admin_of(instansi),
        "luar": admin_of(make_draf().sop.instansi, nama="luar"),
        "apip": login(make_pengguna("apip")),
    }
    impor, tabel = (bring(people["admin"], teks=f"{teks}\n\n{RAHASIA}") for teks in (TEKS, TABEL))
    keys = {"berlaku": berlaku.pk, "draf": draf.pk, "impor": impor.pk, "tabel": tabel.pk}
    return Studio(people, keys)


def remember() -> list[object]:
    """All that a refused request must not have changed."""
    versi_list = [(v.status, write_berkas(load_berkas(v))) for v in VersiSop.objects.order_by("pk")]
    impor_list = ImporSop.objects.order_by("pk").values_list("pemetaan", "koreksi")
    counts = [model.objects.count() for model in (Sop, Simpanan, Konfirmasi, EvaluasiSop, LogEntry)]
    return [*versi_list, *impor_list, *counts]


@pytest.mark.parametrize("nama", TABEL_HAK)
def test_who_may_ask_what(studio: Studio, nama: str) -> None:
    halaman = TABEL_HAK[nama]
    url = reverse(nama.split()[0], args=[studio.keys[satu] for satu in halaman.args])
    before = remember()

    answers: dict[str, dict[str, int]] = {"get": {}, "post": {}}
    for peran, client in studio.people.items():
        for method, answered in answers.items():
            with transaction.atomic():
                response = getattr(client, method)(url, dict(halaman.isian) if method == "post" else None)
                answered[peran] = response.status_code
                if response.status_code >= 400 or response.headers.get("Location", "").startswith(
                    reverse("masuk")
                ):
                    assert remember() == before, f"{method} by {peran} was refused, and yet changed something"
                if peran in ("anonim", "luar", "apip"):
                    assert RAHASIA not in response.content.decode(errors="replace"), f"{method} by {peran}"
                transaction.set_rollback(True)

    assert answers == {"get": halaman.get, "post": halaman.post}


def test_every_page_of_the_studio_is_in_the_table() -> None:
    known = {nama.split()[0] for nama in TABEL_HAK}
    pages = [
        f"admin:{url.name}" for model in (VersiSop, ImporSop) for url in admin.site._registry[model].urls
    ]
    about_one = {nama for nama in pages if not nama.endswith(("None", "_changelist", "_add"))}

    assert about_one <= known


@pytest.mark.parametrize(("baru", "lama"), [("draf", "asing"), ("asing", "draf")])
def test_a_draft_is_not_compared_with_anything_of_another_office(
    studio: Studio, baru: str, lama: str
) -> None:
    keys = {**studio.keys, "asing": VersiSop.objects.get(sop__kunci=BALANGAN).pk}
    url = reverse("sop-banding", args=[keys[baru], keys[lama]])
    own = reverse("sop-banding", args=[keys["draf"], keys["berlaku"]])

    chosen = studio.people["admin"].get(own, {"baru": keys[baru], "lama": keys[lama]})

    assert studio.people["admin"].get(url).status_code == 404
    assert studio.people["luar"].get(url).status_code == 404
    assert (chosen.status_code, read_fixture().judul in chosen.content.decode()) == (200, False)


def test_a_document_is_no_revision_of_the_sop_of_another_office(studio: Studio) -> None:
    asing = VersiSop.objects.get(pk=studio.keys["draf"]).sop
    before = remember()

    response = studio.people["luar"].post(SUMBER, {"teks": TEKS, "sop": asing.pk})

    assert response.status_code == 422
    assert asing.judul not in response.content.decode()
    assert remember() == before


def test_a_draft_that_is_shared_once_it_is_in_force_stays_unseen(studio: Studio) -> None:
    Sop.objects.update(is_dibagikan=True)
    luar = studio.people["luar"]

    listed = luar.get(reverse("sop-bersama")).content.decode()
    shown = luar.get(reverse("sop-bersama-versi", args=[studio.keys["berlaku"]]))

    assert reverse("sop-bersama-versi", args=[studio.keys["berlaku"]]) in listed
    assert (shown.status_code, RAHASIA in shown.content.decode()) == (200, False)
    assert luar.get(reverse("sop-bersama-versi", args=[studio.keys["draf"]])).status_code == 404


def test_lists_and_search_show_nothing_of_another_office(studio: Studio) -> None:
    asing = VersiSop.objects.get(pk=studio.keys["draf"]).sop
    halaman = ("sop-list", *(f"admin:sop_{model}_changelist" for model in ("versisop", "sop", "imporsop")))
    pages = [
        studio.people["luar"].get(reverse(nama), cari).content.decode()
        for nama in halaman
        for cari in ({}, {"q": asing.kunci, "cari": asing.kunci})
    ]

    assert [page for page in pages if RAHASIA in page or asing.instansi.nama in page] == []


def test_a_report_does_not_move_to_a_version_of_another_office(jalan: Jalan) -> None:
    asing = make_berlaku(PURWAKARTA)
    pemilik = login(jalan.kantor.pemilik)
    url = reverse("laporan-pindah", args=[jalan.kantor.laporan.pk, asing.pk])

    answers = [pemilik.get(url).status_code, pemilik.post(url, {"alasan": "SOP direvisi."}).status_code]

    assert answers == [404, 404]
    assert jalan.kantor.fresh().versi == jalan.kantor.laporan.versi
