"""What no page of the studio sends: answered in a sentence, and nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import lxml.html
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from sop.models import VersiSop
from sop.storage import copy_versi
from tests.sop.factories import PURWAKARTA, make_berlaku
from tests.sop.penyunting import admin_of, url_of
from tests.sop.test_hak_studio import remember
from tests.sop.test_impor import SUMBER, TABEL, TEKS, bring
from tests.sop.test_impor import url_of as url_of_impor

pytestmark = pytest.mark.django_db

# One character that PostgreSQL keeps nowhere, a number that Python reads nowhere, and things of other kinds.
NILAI = {
    "nul": "a\0b",
    "besar": "9" * 5_000,
    "negatif": "-1",
    "json": '{"baris": [1, {"2": null',
    "kosong": "",
    "bukan": "bukan-apa-apa",
}
FIELDS = {
    "sunting": (
        "dasar", "tindakan", "nomor", "judul_kolom", "kolom0-kunci", "kolom0-nama", "kolom0-jenis",
        "baris0-kunci", "baris0-nomor", "baris0-waktu", "baris0-urutan", "baris0-lembar_kerja", "baris0-sel0",
        "baris0-sel0-semula", "baris0-sel0-asal", "baris0-sel0-panah0-ke", "baris0-sel0-panah0-label",
    ),
    "tetapkan": ("mulai", "ubahan", "dibaca"),
    "konfirmasi": ("simpulan", "ubahan"),
    "evaluasi": ("tanggal", "hasil", "catatan"),
    "sumber": ("sop", "instansi", "teks", "berkas"),
    "pemetaan": ("baris_awal", "peran_0", "peran_1", "pelaksana_1"),
    "periksa": ("dasar", "aksi", "judul", "langkah.0.simbol.0.kolom", "langkah.6.tidak", "sisa.0.0.0"),
}  # fmt: skip


@dataclass
class Studio:
    client: Client
    urls: dict[str, str]


@pytest.fixture
def studio() -> Studio:
    """The studio of an office: a draft after the version in force, and two documents that are brought in."""
    berlaku = make_berlaku(PURWAKARTA)
    draf = copy_versi(berlaku)
    client = admin_of(berlaku.sop.instansi)
    return Studio(
        client,
        {
            "sunting": url_of(draf),
            "tetapkan": url_of(draf, "tetapkan"),
            "konfirmasi": reverse("sop-konfirmasi", args=[draf.pk]),
            "evaluasi": reverse("sop-evaluasi", args=[berlaku.pk]),
            "sumber": SUMBER,
            "pemetaan": url_of_impor(bring(client, teks=TABEL), "pemetaan"),
            "periksa": url_of_impor(bring(client, teks=TEKS)),
        },
    )


def send(studio: Studio, halaman: str, isian: dict[str, Any]) -> Any:
    return studio.client.post(studio.urls[halaman], isian)


def complaints(response: Any) -> str:
    """What the page says at its head, and at its fields."""
    page = lxml.html.fromstring(response.content.decode())
    marked = page.xpath('//*[@role="alert" or contains(@class, "error") or contains(@class, "message")]')
    return " ".join(" ".join(satu.text_content().split()) for satu in marked)


@pytest.mark.parametrize("nilai", NILAI.values(), ids=NILAI.keys())
@pytest.mark.parametrize("halaman", FIELDS)
def test_garbage_in_every_field_is_refused_in_a_sentence(studio: Studio, halaman: str, nilai: str) -> None:
    before = remember()

    response = send(studio, halaman, dict.fromkeys(FIELDS[halaman], nilai))

    assert response.status_code in (409, 422)
    assert complaints(response)
    assert remember() == before


@pytest.mark.parametrize("nilai", NILAI.values(), ids=NILAI.keys())
@pytest.mark.parametrize("halaman", ["sunting", "periksa"])
def test_garbage_in_one_field_of_a_sound_form_is_kept_as_words_or_refused(
    studio: Studio, halaman: str, nilai: str
) -> None:
    page = lxml.html.fromstring(studio.client.get(studio.urls[halaman]).content.decode())
    sound = dict(max(page.forms, key=lambda form: len(form.fields)).form_values())
    named = [nama for nama in FIELDS[halaman] if nama in sound and nama != "tindakan"]
    answers = set()

    for nama in named:
        with transaction.atomic():
            answers.add(send(studio, halaman, {**sound, nama: nilai}).status_code)
            transaction.set_rollback(True)

    assert len(named) > 3
    assert answers <= {302, 409, 422}


@pytest.mark.parametrize("halaman", FIELDS)
def test_a_form_of_too_many_fields_is_refused_as_a_whole(studio: Studio, halaman: str) -> None:
    banyak = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1
    before = remember()

    response = send(studio, halaman, {f"baris{n}-kunci": "x" for n in range(banyak)})

    assert response.status_code == 400
    assert "Tidak ada yang disimpan." in response.content.decode()
    assert remember() == before


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("sop.txt", b"No\tKegiatan\0\tStaf\n1\tMenyusun\tx"),
        ("sop.json", b'{"format": "sop-ap/1", "kunci": "\\u0000"}'),
        ("sop.json", b'{"format": "\\ud800"}'),
        ("sop.json", b"[" * 100_000),
        ("sop.json", b'{"versi": ' + b"9" * 5_000 + b"}"),
        ("sop.xlsx", b"PK\x03\x04"),
        ("sop.docx", b"%PDF-1.7"),
        ("sop", b"x"),
        ("sop.pdf", b"%PDF-1.7"),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(studio: Studio, nama: str, isi: bytes) -> None:
    before = remember()

    response = send(studio, "sumber", {"berkas": SimpleUploadedFile(nama, isi)})

    assert response.status_code == 422
    assert complaints(response)
    assert remember() == before


def test_a_table_numbered_beyond_all_bounds_is_refused_in_a_sentence(studio: Studio) -> None:
    kepala = "No\tKegiatan\tStaf\tKelengkapan\tWaktu\tOutput\n"
    satu, dua = (f"{n}\tMenyusun\tx\tData\t1 Jam\tDraf\n" for n in ("9" * 5_000, "9" * 5_001))

    response = send(studio, "sumber", {"teks": f"{kepala}{satu}\nLanjutan\n{dua}"})

    assert response.status_code == 422
    assert "huruf; paling panjang 4000" in complaints(response)


@pytest.mark.parametrize("pk", ["9" * 5_000, "9" * 20, "0", "٣", "abc", "1_2", "%00"])
@pytest.mark.parametrize("halaman", ["change", "tetapkan", "history", "delete"])
def test_an_address_of_nothing_is_not_found(studio: Studio, halaman: str, pk: str) -> None:
    url = reverse(f"admin:sop_versisop_{halaman}", args=[1]).replace("/1/", f"/{pk}/")

    assert studio.client.get(url).status_code == 404
    assert studio.client.post(url, {"tindakan": "simpan", "dasar": "0"}).status_code == 404
    assert not VersiSop.objects.filter(status="dicabut").exists()
