"""Bringing in an SOP: what was read stands beside what becomes of it, and nothing is lost or made twice."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sop.domain.berkas import content_hash, write_berkas
from sop.models import ImporSop, Instansi, Sop, VersiSop
from sop.storage import load_berkas
from tests.sop.factories import KUNCI, login, make_draf, make_pengguna, read_fixture

pytestmark = pytest.mark.django_db

SUMBER = reverse("admin:sop_imporsop_changelist")
TEKS = (Path(__file__).parent.parent / "data" / "sop" / "balangan-satpolpp.txt").read_text()
# A table whose heads nobody can know.
TABEL = "Urut\tApa\tSatu\tDua\n1\tMenyusun konsep\tx\t\n2\tMemeriksa konsep\t\tx\n3\tMengirim surat\tx\t"
HAK = ("sop.view_versisop", "sop.add_versisop", "sop.add_sop", "sop.change_versisop")


@pytest.fixture
def instansi() -> Instansi:
    return Instansi.objects.create(nama="Satpol PP", pemda="Kabupaten Balangan", kota="Paringin")


@pytest.fixture
def admin(instansi: Instansi) -> Client:
    return login(make_pengguna("rahma", instansi, *HAK))


def bring(client: Client, **isian: object) -> ImporSop:
    """Hand in a source; return what is kept of it."""
    response: Any = client.post(SUMBER, isian)
    assert response.status_code == 302, response.context["form"].errors
    return ImporSop.objects.latest("pk")


def url_of(impor: ImporSop, halaman: str = "change") -> str:
    return reverse(f"admin:sop_imporsop_{halaman}", args=[impor.pk])


def read_lembar(client: Client, impor: ImporSop) -> dict[str, str]:
    """The fields of the sheet as a browser would send them back."""
    context: Any = client.get(url_of(impor)).context
    lembar = context["lembar"]
    sel = [*lembar.semua, *(s for b in lembar.langkah for pasangan in b.simbol for s in pasangan)]
    return {"dasar": context["dasar"], **{satu.kunci: satu.nilai for satu in sel}}


def send(client: Client, impor: ImporSop, aksi: str = "koreksi", **ubah: str) -> Any:
    """Send the sheet back with some cells changed; ``langkah__0__waktu`` names one of a row."""
    changed = {kunci.replace("__", "."): nilai for kunci, nilai in ubah.items()}
    return client.post(url_of(impor), {**read_lembar(client, impor), "aksi": aksi, **changed})


def remap(client: Client, impor: ImporSop, **isian: str) -> Any:
    """Send the page about the columns back as it stands, but for ``isian``."""
    context: Any = client.get(url_of(impor, "pemetaan")).context
    shown = {field.html_name: field.value() or "" for field in context["form"]}
    return client.post(url_of(impor, "pemetaan"), {"dasar": context["dasar"], **shown, **isian})


def finish(client: Client, impor: ImporSop) -> VersiSop:
    response = send(client, impor, "simpan", **{"sisa-semua": "1"})
    assert response.status_code == 302
    return VersiSop.objects.latest("pk")


def words_of(response: Any) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_pasted_text_becomes_a_draft_that_says_what_the_source_says(
    admin: Client, instansi: Instansi
) -> None:
    impor = bring(admin, teks=TEKS)
    before = VersiSop.objects.count()
    page = words_of(admin.get(url_of(impor)))
    assert "isposisi surat" in page
    assert before == 0

    versi = finish(admin, impor)

    rows = [(b.nomor, b.kegiatan, b.kelengkapan, b.waktu, b.keluaran) for b in read_fixture().langkah]
    assert [
        (b.nomor, b.kegiatan, b.kelengkapan, b.waktu, b.keluaran) for b in load_berkas(versi).langkah
    ] == rows
    assert (versi.status, versi.sop.instansi, versi.sop.kunci) == ("draf", instansi, versi.sop.kunci)
    assert versi.sop.kunci.startswith("satpol-pp-")
    assert not ImporSop.objects.exists()
    assert LogEntry.objects.get().change_message == "Diimpor."


@pytest.mark.parametrize("kunci", KUNCI)
def test_a_file_of_this_system_comes_in_to_the_letter(admin: Client, kunci: str) -> None:
    berkas = read_fixture(kunci)
    impor = bring(admin, berkas=SimpleUploadedFile("sop.json", write_berkas(berkas).encode()))

    versi = finish(admin, impor)

    assert content_hash(load_berkas(versi)) == content_hash(berkas)


def test_a_document_may_be_a_revision_of_an_sop_that_is_there(admin: Client, instansi: Instansi) -> None:
    draf = make_draf()
    Sop.objects.update(instansi=instansi)
    impor = bring(admin, teks=TEKS, sop=str(draf.sop_id))

    versi = finish(admin, impor)

    assert (versi.sop, versi.nomor_versi) == (draf.sop, 2)


def test_every_cell_stands_beside_its_place_in_the_source(admin: Client) -> None:
    lembar = admin.get(url_of(bring(admin, teks=TEKS))).context["lembar"]

    kegiatan = lembar.langkah[1].sel[1]
    [asli] = kegiatan.asli
    assert kegiatan.nilai == asli.teks
    assert asli.tempat == 'Langkah 2, kolom "URAIAN PROSEDUR"'


def test_what_nobody_understood_is_shown_and_stops_the_draft_until_it_was_seen(admin: Client) -> None:
    impor = bring(admin, teks=f"{TEKS}\n\nUntuk kalangan sendiri\n")
    assert "Untuk kalangan sendiri" in words_of(admin.get(url_of(impor)))

    refused = send(admin, impor, "simpan")

    assert refused.status_code == 422
    assert "tulisan yang tidak dipahami" in words_of(refused)
    assert not VersiSop.objects.exists()
    finish(admin, impor)


def test_words_left_over_can_be_put_into_a_cell(admin: Client) -> None:
    impor = bring(admin, teks=f"{TEKS}\n\nUntuk kalangan sendiri\n")
    lembar = admin.get(url_of(impor)).context["lembar"]
    kunci = next(sel.kunci for sel, asli in lembar.sisa if asli.teks == "Untuk kalangan sendiri")

    send(admin, impor, **{kunci: "peringatan"})

    versi = finish(admin, impor)
    assert versi.peringatan[-1] == "Untuk kalangan sendiri"
    assert len(versi.peringatan) == 2


def test_corrections_outlive_a_closed_tab(admin: Client) -> None:
    impor = bring(admin, teks=TEKS)
    send(admin, impor, langkah__0__waktu="15 Menit", judul="Penyusunan LKjIP")

    listed = words_of(admin.get(SUMBER))
    sheet = read_lembar(admin, impor)

    assert "teks tempelan" in listed
    assert "Lanjutkan" in listed
    assert (sheet["langkah.0.waktu"], sheet["judul"]) == ("15 Menit", "Penyusunan LKjIP")
    assert finish(admin, impor).judul == "Penyusunan LKjIP"


def test_a_symbol_is_corrected_and_counts_as_said_by_a_person(admin: Client) -> None:
    impor = bring(admin, teks=TEKS)

    send(admin, impor, **{"langkah.1.simbol.0.kolom": "k1", "langkah.1.simbol.0.jenis": "keputusan"})
    send(admin, impor, **{"langkah.1.tidak": "0"})

    simbol = finish(admin, impor).langkah_set.get(urutan=2).simbol_set.get()
    assert (simbol.pelaksana.nama, simbol.jenis, simbol.asal) == ("KASAD", "keputusan", "tersurat")
    assert simbol.keluar.filter(label="tidak", ke__langkah__urutan=1).exists()


def test_a_row_that_is_no_step_is_taken_out_and_the_others_keep_their_corrections(admin: Client) -> None:
    impor = bring(admin, teks=TEKS)
    send(admin, impor, langkah__2__waktu="5 Jam", langkah__0__buang="1")
    send(admin, impor, langkah__3__waktu="6 Jam")

    versi = finish(admin, impor)

    assert list(versi.langkah_set.values_list("waktu", flat=True)[:3]) == ["2 Jam", "5 Jam", "6 Jam"]
    assert versi.langkah_set.count() == 10


def test_a_table_with_unknown_heads_is_mapped_by_hand(admin: Client) -> None:
    impor = bring(admin, teks=TABEL)
    assert admin.get(url_of(impor)).headers["Location"] == url_of(impor, "pemetaan")
    peran = ["nomor", "kegiatan", "pelaksana", "pelaksana"]
    isian = {f"peran_{n}": satu for n, satu in enumerate(peran)}
    nama = {"pelaksana_2": "Staf", "pelaksana_3": "Kepala"}

    lacking = remap(admin, impor, **isian, baris_awal="1")
    assert lacking.status_code == 422
    assert "Tulis nama pelaksana kolom 3." in words_of(lacking)
    remap(admin, impor, **isian, **nama, baris_awal="1")
    send(admin, impor, judul="Surat")

    versi = finish(admin, impor)
    assert [p.nama for p in versi.pelaksana_set.all()] == ["Staf", "Kepala"]
    assert list(versi.langkah_set.values_list("kegiatan", flat=True)) == [
        "Menyusun konsep", "Memeriksa konsep", "Mengirim surat",
    ]  # fmt: skip


def test_a_table_that_is_too_long_for_an_sop_is_told_before_anything_is_made(admin: Client) -> None:
    rows = "".join(f"{n}\tMenyusun {n}\tx\t1 Jam\n" for n in range(1, 202))
    impor = bring(admin, teks=f"No\tKegiatan\tPelaksana\tWaktu\n\t\tStaf\t\n{rows}")

    page = admin.get(url_of(impor), follow=True)

    assert "Tabel memuat 201 baris; paling banyak 200." in words_of(page)


def test_another_meaning_of_the_columns_keeps_what_was_said_of_the_identity(admin: Client) -> None:
    impor = bring(admin, teks=TEKS)
    send(admin, impor, judul="Penyusunan LKjIP", langkah__0__waktu="15 Menit")

    remap(admin, impor)

    sheet = read_lembar(admin, impor)
    assert (sheet["judul"], sheet["langkah.0.waktu"]) == ("Penyusunan LKjIP", "10 Menit")


def test_columns_told_anew_do_not_undo_what_somebody_else_corrected_meanwhile(admin: Client) -> None:
    impor = bring(admin, teks=TEKS)
    opened: Any = admin.get(url_of(impor, "pemetaan")).context
    send(admin, impor, langkah__0__waktu="15 Menit")

    refused = remap(admin, impor, dasar=opened["dasar"], pelaksana_2="Kepala Satuan")

    assert refused.status_code == 422
    assert "sementara itu dikoreksi orang lain" in words_of(refused)
    assert 'value="Kepala Satuan"' in refused.content.decode()
    assert read_lembar(admin, impor)["langkah.0.waktu"] == "15 Menit"


def test_a_cell_of_the_source_that_is_too_long_is_kept_whole_until_somebody_shortens_it(
    admin: Client,
) -> None:
    panjang = "Segera setelah disposisi diterima " * 4
    impor = bring(admin, teks=TEKS.replace("10 Menit", panjang, 1))

    refused = send(admin, impor, "simpan", **{"sisa-semua": "1"})

    assert refused.status_code == 422
    assert "huruf; paling banyak 100. Ringkaslah." in words_of(refused)
    assert panjang.strip() in refused.content.decode()
    assert not Sop.objects.exists()


def test_a_draft_needs_a_judul(admin: Client) -> None:
    impor = bring(admin, teks=TEKS)

    refused = send(admin, impor, "simpan", judul="", **{"sisa-semua": "1"})

    assert refused.status_code == 422
    assert "Judul SOP belum ada; isi dahulu." in words_of(refused)
    assert not Sop.objects.exists()


def test_sending_twice_makes_one_draft(admin: Client) -> None:
    impor = bring(admin, teks=TEKS)
    isian = {**read_lembar(admin, impor), "aksi": "simpan", "sisa-semua": "1"}
    admin.post(url_of(impor), isian)

    again = admin.post(url_of(impor), isian, follow=True)

    assert VersiSop.objects.count() == 1
    assert "sudah menjadi draf SOP" in words_of(again)


def test_the_same_source_handed_in_again_is_gone_on_with(admin: Client) -> None:
    impor = bring(admin, teks=TEKS)
    send(admin, impor, langkah__0__waktu="2 jam")

    assert bring(admin, teks=TEKS) == impor

    assert ImporSop.objects.get().koreksi
    finish(admin, impor)
    assert bring(admin, teks=TEKS) != impor


def test_who_comes_second_is_told_and_finds_the_own_words(admin: Client) -> None:
    impor = bring(admin, teks=TEKS)
    stale = read_lembar(admin, impor)
    send(admin, impor, nomor="1/2026")

    refused = admin.post(url_of(impor), {**stale, "judul": "Judul kedua", "aksi": "koreksi"})

    assert refused.status_code == 422
    assert "dikoreksi orang lain" in words_of(refused)
    assert "Judul kedua" in refused.content.decode()
    assert read_lembar(admin, impor)["nomor"] == "1/2026"


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"nomor": "9" * 101}, "paling banyak 100"),
        ({"langkah.0.waktu": "9" * 101}, "paling banyak 100"),
        ({"langkah.0.simbol.0.kolom": "k99"}, "k99"),
        ({"langkah.6.tidak": "999"}, 'Tujuan "999" tidak ada'),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_stands_on_the_page(
    admin: Client, ubah: dict[str, str], kata: str
) -> None:
    impor = bring(admin, teks=TEKS)

    refused = send(admin, impor, **{**ubah, "judul": "Yang saya tulis"})

    assert refused.status_code == 422
    assert kata in words_of(refused)
    assert "Yang saya tulis" in refused.content.decode()
    assert ImporSop.objects.get().koreksi == {}


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        ({}, "Pilih berkasnya, atau tempelkan teksnya."),
        ({"teks": "x", "berkas": ("a.txt", b"x")}, "Pilih salah satu"),
        ({"berkas": ("sop.exe", b"MZ")}, "tidak dapat dibaca; kirim sebagai"),
        ({"berkas": ("sop.docx", b"bukan zip")}, "bukan dokumen"),
        ({"berkas": ("sop.json", b"{")}, "Bukan JSON yang sah"),
        ({"berkas": ("sop.txt", b"a" * (5 * 1024**2 + 1))}, "paling besar 5 MB"),
        ({"berkas": ("sop.txt", b"")}, "kosong"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    admin: Client, isian: dict[str, Any], kata: str
) -> None:
    sent = {n: SimpleUploadedFile(*v) if isinstance(v, tuple) else v for n, v in isian.items()}

    refused = admin.post(SUMBER, sent)

    assert refused.status_code == 422
    assert kata.casefold() in words_of(refused).casefold()
    assert not ImporSop.objects.exists()


def test_an_import_can_be_thrown_away(admin: Client) -> None:
    impor = bring(admin, teks=TEKS)
    assert "dihapus" in words_of(admin.get(url_of(impor, "delete")))

    admin.post(url_of(impor, "delete"))

    assert not ImporSop.objects.exists()


def test_nobody_else_s_import_is_reached(admin: Client) -> None:
    impor = bring(admin, teks=TEKS)
    lain = Instansi.objects.create(nama="Dinas Lain")
    stranger = login(make_pengguna("budi", lain, *HAK))

    for halaman in ("change", "pemetaan", "delete"):
        asked = (
            stranger.get(url_of(impor, halaman)),
            stranger.post(url_of(impor, halaman), {"aksi": "simpan"}),
        )
        assert [response.status_code for response in asked] == [404, 404]
        assert "teks tempelan" not in words_of(asked[0])
    assert "teks tempelan" not in words_of(stranger.get(SUMBER))
    assert ImporSop.objects.get() == impor


def test_who_may_not_add_an_sop_brings_in_revisions_only(admin: Client, instansi: Instansi) -> None:
    draf = make_draf()
    Sop.objects.update(instansi=instansi)
    impor = bring(admin, teks=TEKS)
    helper = login(make_pengguna("siti", instansi, "sop.view_versisop", "sop.add_versisop"))
    reader = login(make_pengguna("dewi", instansi, "sop.view_versisop"))

    assert helper.post(SUMBER, {"teks": TEKS}).status_code == 422
    assert helper.get(url_of(impor)).status_code == 403
    assert reader.get(SUMBER).status_code == reader.get(url_of(impor)).status_code == 403
    assert finish(helper, bring(helper, teks=TEKS, sop=str(draf.sop_id))).nomor_versi == 2


def test_the_list_asks_the_same_whatever_it_holds(
    admin: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    impor = bring(admin, teks=TEKS)
    for _ in range(10):
        impor.pk = None
        impor.save()

    with django_assert_max_num_queries(12):
        admin.get(SUMBER)
