"""The reviu by the APIP: the gate before handing up, the reviewer's rooms, the statement."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from typing import Any

import page
import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pypdf import PdfReader

from lakip import engine
from lakip.access import TindakanDitolak
from lakip.domain.kelengkapan import Keadaan
from lakip.exports.lampiran_pdf import read_lampiran
from lakip.exports.lembar_reviu import LEMBAR
from lakip.exports.pdf import build_pdf
from lakip.isi import collect_isi
from lakip.koreksi import digest_now
from lakip.lembar_kerja import RUANG, missing_of
from lakip.models import CatatanReviu, Dokumen, Jejak, NomorSurat, Pegawai, Pereviu, PernyataanReviu, Reviu
from lakip.models.jejak import Tindakan
from lakip.peraga.pintu import Pintu
from lakip.peraga.reviu import PeragaReviu
from lakip.reviu import lacks_reviu
from lakip.undangan_reviu import sign_undangan
from sop.domain.jenis_kerja import LembarKerja
from tests.lakip.pemeriksaan import find
from tests.lakip.pernyataan import make_pdf, make_pindaian
from tests.world import Jalan, Kantor, make_kantor, stored_files

pytestmark = pytest.mark.usefixtures("kalender")

UNDANGAN = {
    "nama": "Rina Auditor",
    "jabatan": "Auditor Muda",
    "apip": "Inspektorat Kabupaten Balangan",
    "email": "rina@inspektorat.example",
}
PENANDA = {"penanda_tangan": "Ahmad Inspektur", "jabatan": "Inspektur", "nomor": "700/12/2026"}


@pytest.fixture
def kantor(db: None, senin: datetime) -> Kantor:
    """The office with the gate before it."""
    return make_kantor("balangan-satpolpp", senin, is_reviu_dilewati=False)


@pytest.fixture
def disusun(jalan: Jalan) -> Jalan:
    """The first LAKIP is built."""
    jalan.build(jalan.kantor.pemilik)
    return jalan


def invite(jalan: Jalan, **ganti: str) -> Pegawai:
    kantor = jalan.kantor
    jejak = engine.invite_pereviu(kantor.laporan.pk, kantor.pemilik, **{**UNDANGAN, **ganti}, at=jalan.tick())
    return Pereviu.objects.get(pk=jejak.rincian["pereviu"]).pegawai


def hand_in(jalan: Jalan, pegawai: Pegawai, berkas: Any = None, **ganti: Any) -> Jejak:
    at = jalan.tick()
    isian = {"tanggal": at.date(), "terbitan": 1, **PENANDA, **ganti}
    return engine.hand_in_pernyataan(
        jalan.kantor.laporan.pk, pegawai, berkas or make_pindaian(), **isian, at=at
    )


def client_of(pegawai: Pegawai) -> Client:
    client = Client()
    client.force_login(pegawai)
    return client


# --- the gate ---


def test_without_a_reviu_the_lakip_is_not_handed_up(disusun: Jalan) -> None:
    [kalimat] = lacks_reviu(disusun.kantor.laporan)

    assert "belum direviu APIP" in kalimat
    assert str(disusun.kantor.pemilik) in kalimat


def test_a_reviu_passed_over_with_a_reason_lets_the_lakip_go_on(disusun: Jalan) -> None:
    kantor = disusun.kantor
    jejak = engine.skip_reviu(kantor.laporan.pk, kantor.pemilik, "APIP penuh.", at=disusun.tick())

    assert lacks_reviu(kantor.laporan) == []
    assert (jejak.tindakan, jejak.alasan, jejak.is_penyimpangan) == ("lewati_reviu", "APIP penuh.", True)
    assert collect_isi(kantor.fresh(), disusun.at).is_reviu_dilewati


def test_a_reviu_is_not_passed_over_without_a_reason(disusun: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="alasan"):
        engine.skip_reviu(disusun.kantor.laporan.pk, disusun.kantor.pemilik, "  ", at=disusun.tick())


def test_what_was_passed_over_may_be_asked_for_after_all(disusun: Jalan) -> None:
    laporan, pemilik = disusun.kantor.laporan, disusun.kantor.pemilik
    engine.skip_reviu(laporan.pk, pemilik, "APIP penuh.", at=disusun.tick())
    engine.request_reviu(laporan.pk, pemilik, at=disusun.tick())

    assert Reviu.objects.get().status == "berjalan"
    assert "masih direviu" in lacks_reviu(laporan)[0]


def test_nobody_is_invited_before_there_is_something_to_read(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="Susun dahulu"):
        invite(jalan)


def test_the_statement_has_to_stand_in_the_lakip(disusun: Jalan) -> None:
    hand_in(disusun, disusun.kantor.pemilik)
    assert "belum termuat" in lacks_reviu(disusun.kantor.laporan)[0]

    disusun.build(disusun.kantor.pemilik)
    assert lacks_reviu(disusun.kantor.laporan) == []


def test_on_the_way_to_handing_up_the_rooms_hold_it_back_until_the_reviu_is_done(jalan: Jalan) -> None:
    pemilik, laporan = jalan.kantor.pemilik, jalan.kantor.laporan
    tugas = jalan.walk_to("8")
    asked = missing_of(tugas)
    hand_in(jalan, pemilik)
    built_before = missing_of(tugas)
    jalan.build(pemilik)

    assert "belum direviu APIP" in asked[-1]
    assert "belum termuat" in built_before[-1]
    assert missing_of(tugas) == []
    jalan.walk_to("9")
    with pytest.raises(TindakanDitolak, match="dibekukan"):
        hand_in(jalan, pemilik)
    with pytest.raises(TindakanDitolak, match="dibekukan"):
        engine.withdraw_pernyataan(laporan.pk, pemilik, at=jalan.tick())


def test_a_corrector_is_reminded_while_the_reviu_is_open(disusun: Jalan) -> None:
    ruang, laporan = RUANG[LembarKerja.KOREKSI], disusun.kantor.laporan
    before = ruang.remind(laporan)
    hand_in(disusun, disusun.kantor.pemilik)

    assert "Reviu APIP belum selesai" in before
    assert ruang.remind(laporan) == ""


def test_the_lists_find_who_has_stated_the_reviu_and_when(disusun: Jalan) -> None:
    before = find(disusun.kantor, "direviu", disusun.at)
    hand_in(disusun, disusun.kantor.pemilik)

    after = find(disusun.kantor, "direviu", disusun.at)

    assert before.keadaan is Keadaan.TIDAK_TERBUKTI
    assert (after.keadaan, after.ditemukan) == (
        Keadaan.TERPENUHI, "dinyatakan telah direviu oleh Inspektur pada 2 Februari 2026",
    )  # fmt: skip


# --- the reviewer ---


def test_an_invited_reviewer_gets_a_login_by_mail_and_sets_a_password(disusun: Jalan) -> None:
    kantor = disusun.kantor
    client = client_of(kantor.pemilik)
    undang = reverse("reviu-undang", args=[kantor.laporan.pk])
    response = client.post(undang, UNDANGAN, follow=True)

    rina = Pegawai.objects.get(email=UNDANGAN["email"])
    assert (rina.instansi, rina.is_staff, rina.has_usable_password()) == (None, False, False)
    [surat] = mail.outbox
    assert surat.to == [rina.email]
    assert "hanya ditampilkan sekali" in response.content.decode()
    assert "hanya ditampilkan sekali" not in client.get(response.request["PATH_INFO"]).content.decode()

    tamu = Client()
    sandi = re.search(r"http\S+(/atur-sandi/\S+)", str(surat.body))
    assert sandi
    form: Any = tamu.get(sandi[1], follow=True)
    isian = {"new_password1": "kerja-keras-2026", "new_password2": "kerja-keras-2026"}
    assert tamu.post(form.request["PATH_INFO"], isian).status_code == 302
    rina.refresh_from_db()
    assert rina.check_password("kerja-keras-2026")
    # The link works once, and is not shown again for an account with a password.
    assert "sudah dipakai" in Client().get(sandi[1], follow=True).content.decode()
    assert "hanya ditampilkan" not in client.post(undang, UNDANGAN, follow=True).content.decode()


def test_a_login_made_by_another_office_opens_the_report_only_from_the_mail(
    disusun: Jalan, senin: datetime
) -> None:
    """Nobody reads a report by having made the login of its later reviewer."""
    rina = invite(disusun)
    lain = Jalan(make_kantor("kalbar-adpim", senin, is_reviu_dilewati=False), senin).start()
    lain.build(lain.kantor.pemilik)
    response = client_of(lain.kantor.pemilik).post(
        reverse("reviu-undang", args=[lain.kantor.laporan.pk]), UNDANGAN, follow=True
    )
    ruang = reverse("pereviu-ruang", args=[lain.kantor.laporan.pk])

    assert "hanya ditampilkan" not in response.content.decode()
    assert client_of(rina).get(ruang).status_code == 404
    pereviu = Pereviu.objects.get(reviu__laporan=lain.kantor.laporan)
    assert client_of(rina).get(reverse("pereviu-terima", args=[sign_undangan(pereviu)])).status_code == 302
    assert client_of(rina).get(ruang).status_code == 200


def test_a_superuser_or_colleague_is_never_found_by_an_invitation(disusun: Jalan) -> None:
    pemilik = disusun.kantor.pemilik
    Pegawai.objects.filter(pk=pemilik.pk).update(email=UNDANGAN["email"], username=UNDANGAN["email"])

    assert invite(disusun).pk != pemilik.pk


def list_urls(resolver: URLResolver, awalan: str = "") -> list[tuple[str, str]]:
    """Every address of the project by its name, with something in its places."""
    found = []
    for satu in resolver.url_patterns:
        route = awalan + str(satu.pattern)
        if isinstance(satu, URLPattern):
            found.append((satu.name or "", route))
        elif satu.namespace != "admin":
            found += list_urls(satu, route)
    return found


def test_a_reviewer_sees_the_rooms_of_the_reviu_and_nothing_else(disusun: Jalan) -> None:
    client = client_of(invite(disusun))
    laporan = disusun.kantor.laporan
    opened = set()
    for nama, route in list_urls(get_resolver()):
        isi = re.sub(r"<str:jenis>|<slug:jenis>", "catatan", route)
        url = "/" + re.sub(r"<int:pk>", str(laporan.pk), re.sub(r"<(?!int:pk)[^>]+>", "1", isi))
        url = url.replace("^", "").replace("$", "")
        response: Any = client.get(url)
        if response.streaming:
            b"".join(response.streaming_content)  # which closes the file
        if response.status_code == 200:
            opened.add(nama)
    milik = {"pereviu-daftar", "pereviu-ruang", "pereviu-lakip", "pereviu-konsep", "pereviu-formulir"}
    tanpa_masuk = {nama for nama in opened if not nama.startswith("pereviu-")}

    assert milik <= opened
    assert not any(nama.startswith(("laporan", "tugas", "sop", "dokumen", "reviu")) for nama in tanpa_masuk)
    assert client.get("/").url == reverse("pereviu-daftar")  # type: ignore[attr-defined]
    assert client.get("/admin/").status_code == 404
    assert client.get(Dokumen.objects.latest("pk").get_absolute_url()).status_code == 404


def test_a_reviewer_shut_out_sees_nothing_more(disusun: Jalan) -> None:
    rina, kantor = invite(disusun), disusun.kantor
    engine.revoke_pereviu(kantor.laporan.pk, kantor.pemilik, Pereviu.objects.get().pk, at=disusun.tick())

    client, before = client_of(rina), Jejak.objects.count()
    for nama, route in list_urls(get_resolver()):
        if nama.startswith("pereviu-") and "<int:pk>" in route:
            args = [kantor.laporan.pk, *["1"] * (len(re.findall(r"<", route)) - 1)]
            url = reverse(nama, args=args)
            assert client.get(url).status_code in (404, 405), nama
            assert client.post(url, {"teks": "Perbaiki.", "desakan": "Kurang."}).status_code in (404, 405), (
                nama
            )
    assert Jejak.objects.count() == before
    with pytest.raises(TindakanDitolak):
        hand_in(disusun, rina)


def test_a_reviewer_of_one_office_is_nobody_at_another(disusun: Jalan) -> None:
    client = client_of(invite(disusun))
    lain = make_kantor("kalbar-adpim", disusun.at, is_reviu_dilewati=False).laporan

    assert client.get(reverse("pereviu-ruang", args=[lain.pk])).status_code == 404
    assert str(lain.instansi) not in client.get(reverse("pereviu-daftar")).content.decode()
    catat = reverse("pereviu-catat", args=[lain.pk])
    assert client.post(catat, {"teks": "Perbaiki.", "terbitan": "1"}).status_code == 404


def test_a_reviewer_changes_nothing_outside_the_rooms_of_the_reviu(disusun: Jalan) -> None:
    client, before = client_of(invite(disusun)), Jejak.objects.count()
    for nama, route in list_urls(get_resolver()):
        isi = re.sub(r"<str:jenis>|<slug:jenis>", "catatan", route)
        url = "/" + re.sub(
            r"<int:pk>", str(disusun.kantor.laporan.pk), re.sub(r"<(?!int:pk)[^>]+>", "1", isi)
        )
        if not nama.startswith("pereviu-") and nama not in ("keluar", "masuk"):
            client.post(url.replace("^", "").replace("$", ""), {"alasan": "Keliru."})
            assert (Jejak.objects.count(), NomorSurat.objects.count()) == (before, 0), nama
    assert Jejak.objects.count() == before


def test_a_longer_reviu_asks_no_more(disusun: Jalan) -> None:
    kantor, pk = disusun.kantor, disusun.kantor.laporan.pk
    rina, pemilik = invite(disusun), kantor.pemilik
    pages = [
        (client_of(rina), reverse("pereviu-ruang", args=[pk])),
        (client_of(rina), reverse("pereviu-daftar")),
        (client_of(pemilik), reverse("reviu-laporan", args=[pk])),
        (client_of(pemilik), reverse("beranda")),
    ]

    def count() -> list[int]:
        asked = []
        for client, url in pages:
            client.get(url)
            with CaptureQueriesContext(connection) as found:
                assert client.get(url).status_code == 200
            asked.append(len(found))
        return asked

    def remark() -> None:
        engine.add_catatan_reviu(pk, rina, 1, "Sumber data tidak disebut.", at=disusun.tick())

    remark()
    one = count()
    for _ in range(3):
        remark()
    invite(disusun, email="tono@inspektorat.example", nama="Tono")

    assert count() == one


# --- remarks ---


def test_a_remark_is_answered_asked_again_and_settled(disusun: Jalan) -> None:
    kantor, pk = disusun.kantor, disusun.kantor.laporan.pk
    rina, pemilik = invite(disusun), kantor.pemilik
    engine.add_catatan_reviu(pk, rina, 1, "Sumber data tidak disebut.", tempat="Bab III", at=disusun.tick())
    with pytest.raises(TindakanDitolak, match="belum selesai: nomor 1"):
        hand_in(disusun, rina)

    client_of(pemilik).post(reverse("reviu-jawab", args=[pk, 1]), {"jawaban": "Sudah."})
    assert [surat.to for surat in mail.outbox] == [[rina.email]]
    engine.insist_catatan_reviu(pk, rina, 1, "Di halaman berapa?", at=disusun.tick())
    assert "1 catatan belum dijawab" in client_of(pemilik).get("/").content.decode()
    engine.answer_reviu(pk, pemilik, 1, "Halaman 24.", at=disusun.tick())
    engine.settle_catatan_reviu(pk, rina, 1, at=disusun.tick())

    assert CatatanReviu.objects.get().keadaan == "Selesai"
    assert hand_in(disusun, rina).rincian["dari_kertas"] is False


# --- the statement ---


@pytest.mark.parametrize(
    ("berkas", "kalimat"),
    [
        (lambda: make_pdf(sandi="rahasia"), "kata sandi"),
        (lambda: make_pdf(5), "terlalu banyak halamannya"),
        (lambda: make_pindaian("pernyataan.pdf"), "bukan PDF yang utuh"),
        (lambda: make_pindaian("pernyataan.docx"), "PDF, JPG, atau PNG"),
    ],
)
def test_a_file_that_cannot_be_drawn_is_refused_with_what_to_do(
    disusun: Jalan, berkas: Any, kalimat: str
) -> None:
    before = stored_files()
    with pytest.raises(TindakanDitolak, match=kalimat):
        hand_in(disusun, disusun.kantor.pemilik, berkas())
    assert stored_files() == before


@pytest.mark.parametrize(
    ("tanggal", "kalimat"), [(date(2026, 2, 3), "belum tiba"), (date(2026, 2, 1), "mendahului")]
)
def test_the_date_of_the_statement_is_sane(disusun: Jalan, tanggal: date, kalimat: str) -> None:
    before = stored_files()
    with pytest.raises(TindakanDitolak, match=kalimat):
        hand_in(disusun, disusun.kantor.pemilik, tanggal=tanggal)
    assert stored_files() == before


def test_the_statement_is_a_page_of_the_lakip_and_travels_inside_it(disusun: Jalan) -> None:
    laporan = disusun.kantor.laporan
    before = digest_now(laporan, disusun.at)
    asli = make_pdf(2)
    isi_asli = asli.read()
    hand_in(disusun, disusun.kantor.pemilik, asli)
    pdf = build_pdf(collect_isi(disusun.kantor.fresh(), disusun.tick()))

    assert digest_now(laporan, disusun.at) != before
    assert read_lampiran(pdf)["pernyataan-reviu-2025.pdf"] == isi_asli
    assert page.validate_pdf_bytes(pdf, profile="3a").is_compliant
    assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    jejak = engine.withdraw_pernyataan(laporan.pk, disusun.kantor.pemilik, at=disusun.tick())
    assert jejak.tindakan == Tindakan.TARIK_PERNYATAAN
    assert digest_now(laporan, disusun.at) == before


@pytest.mark.parametrize("jenis", LEMBAR)
def test_the_sheets_to_print_are_valid_and_say_where_their_words_are_from(disusun: Jalan, jenis: str) -> None:
    rina, pk = invite(disusun), disusun.kantor.laporan.pk
    engine.add_catatan_reviu(pk, rina, 1, "Sumber data tidak disebut.", tempat="Bab III", at=disusun.tick())
    response: Any = client_of(rina).get(reverse("pereviu-konsep", args=[pk, jenis]))
    pdf = b"".join(response.streaming_content)
    teks = " ".join(" ".join(hal.extract_text() for hal in PdfReader(BytesIO(pdf)).pages).split())

    assert page.validate_pdf_bytes(pdf, profile="3a").is_compliant
    assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    judul = {"pernyataan": "PERNYATAAN TELAH DIREVIU", "catatan": "CATATAN HASIL REVIU"}[jenis]
    assert f"INSPEKTORAT KABUPATEN BALANGAN {judul} LAPORAN KINERJA SATUAN POLISI PAMONG PRAJA" in teks
    assert "Rumusan disusun dari praktik, bukan kutipan peraturan" in teks
    assert ("Sumber data tidak disebut." in teks) is (jenis == "catatan")


def test_the_play_of_the_reviu_ends_with_a_statement(disusun: Jalan) -> None:
    kantor = disusun.kantor
    # The web pages stand in the present.
    Dokumen.objects.filter(laporan=kantor.laporan).update(pada=timezone.now())
    [baris] = PeragaReviu(kantor.laporan.pk, Pintu(), kantor.pemilik).review()

    assert "pernyataan diserahkan" in baris
    assert PernyataanReviu.objects.get().penanda_tangan == "Contoh Inspektur"
    for nama in ("reviu-laporan", "kelengkapan"):
        assert client_of(kantor.pemilik).get(reverse(nama, args=[kantor.laporan.pk])).status_code == 200
