from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from pypdf import PdfReader

from lakip import engine
from lakip.models import Jejak, Laporan, Rapat, TindakLanjut
from lakip.peraga.pintu import Pintu
from lakip.peraga.rapat import PeragaRapat
from lakip.rapat import list_perbaikan
from tests.lakip.gambar import make_gambar
from tests.world import Kantor

pytestmark = pytest.mark.usefixtures("kalender")


@pytest.fixture
def kantor(kantor: Kantor) -> Kantor:
    """The report runs now, by the clock of the pages."""
    engine.start(kantor.laporan.pk, kantor.pemilik, at=timezone.now() - timedelta(hours=1))
    return kantor


@pytest.fixture
def client(kantor: Kantor) -> Client:
    client = Client()
    client.force_login(kantor.pemilik)
    return client


def isian(kantor: Kantor, mulai: datetime, **lain: Any) -> dict[str, Any]:
    setempat = mulai.astimezone(kantor.laporan.instansi.zona)
    pk = kantor.pemilik.pk
    return {
        "acara": "Pembahasan draf LAKIP",
        "tanggal": setempat.date().isoformat(),
        "jam_mulai": "09:00",
        "jam_selesai": "11:00",
        "tempat": "Ruang rapat",
        "agenda": "Capaian\nPembagian tugas",
        "pengundang": pk,
        "pemimpin": pk,
        "notulis": pk,
        "peserta": [pk, kantor["Sekretaris"].pk],
        "tamu": "Rina, S.E.; Bappeda",
        **lain,
    }


def call(client: Client, kantor: Kantor, mulai: datetime, **lain: Any) -> Rapat:
    response = client.post(reverse("rapat-baru", args=[kantor.laporan.pk]), isian(kantor, mulai, **lain))
    assert response.status_code == 302, response.content.decode()
    return Rapat.objects.latest("pk")


def besok() -> datetime:
    return timezone.now() + timedelta(days=1)


def kemarin() -> datetime:
    return timezone.now() - timedelta(days=1)


def url(nama: str, rapat: Rapat, *lain: str) -> str:
    return reverse(nama, args=[rapat.laporan_id, rapat.pk, *lain])


def write(client: Client, rapat: Rapat, penanggung: int, tenggat: str, **lain: Any) -> Any:
    return client.post(
        url("rapat-notulensi", rapat),
        {
            "pembahasan": "Draf dibahas.",
            "keputusan": "Draf diperbaiki.\nBab III dilengkapi.",
            "tindak-TOTAL_FORMS": "2",
            "tindak-INITIAL_FORMS": "0",
            "tindak-0-teks": "Lengkapi Bab III",
            "tindak-0-jenis": "perbaikan",
            "tindak-0-penanggung": penanggung,
            "tindak-0-tenggat": tenggat,
            **lain,
        },
    )


def test_a_meeting_has_its_invitation_and_its_calendar(client: Client, kantor: Kantor) -> None:
    rapat = call(client, kantor, besok())
    client.post(url("rapat-nomori", rapat))
    page = client.get(url("rapat", rapat)).content.decode()
    assert "Pembahasan draf LAKIP" in page
    rapat.refresh_from_db()
    pdf = PdfReader(BytesIO(client.get(url("rapat-pdf", rapat, "undangan")).content))
    teks = " ".join(page.extract_text() for page in pdf.pages)
    assert str(rapat.nomor) in teks
    assert "Rina, S.E., Bappeda" in teks
    assert "09.00 sampai 11.00" in teks
    [acara] = Calendar.from_ical(client.get(url("rapat-ics", rapat)).content).walk("VEVENT")
    assert acara["DTSTART"].dt == rapat.mulai
    assert acara["SEQUENCE"] == 0


def test_a_change_keeps_the_uid_and_counts_and_a_cancelled_meeting_says_so(
    client: Client, kantor: Kantor
) -> None:
    rapat = call(client, kantor, besok())
    client.post(url("rapat-ubah", rapat), isian(kantor, besok(), tempat="Aula"))
    client.post(url("rapat-batalkan", rapat), {"alasan": "Listrik padam."})
    [acara] = Calendar.from_ical(client.get(url("rapat-ics", rapat)).content).walk("VEVENT")
    assert (acara["UID"], acara["SEQUENCE"], acara["STATUS"]) == (f"{rapat.uid}@lakip", 2, "CANCELLED")
    assert acara["LOCATION"] == "Aula"


@pytest.mark.parametrize(
    "lain", [{"jam_selesai": "08:00"}, {"tanggal": "2019-01-01"}, {"peserta": [], "tamu": ""}]
)
def test_a_meeting_that_cannot_be_is_refused(client: Client, kantor: Kantor, lain: dict[str, Any]) -> None:
    response = client.post(reverse("rapat-baru", args=[kantor.laporan.pk]), isian(kantor, besok(), **lain))
    assert response.status_code == 422
    assert not Rapat.objects.exists()


def test_a_meeting_that_was_held_cannot_be_moved(client: Client, kantor: Kantor) -> None:
    rapat = call(client, kantor, kemarin())
    assert client.post(url("rapat-ubah", rapat), isian(kantor, besok())).status_code == 422


def test_who_came_is_ticked_on_the_spot(client: Client, kantor: Kantor) -> None:
    rapat = call(client, kantor, kemarin())
    pemilik, sekretaris, tamu = rapat.peserta.all()
    assert client.post(url("rapat-hadir", rapat), {f"hadir{tamu.pk}": "mewakilkan"}).status_code == 422
    isian_hadir = {f"hadir{pemilik.pk}": "hadir", f"hadir{tamu.pk}": "mewakilkan", f"wakil{tamu.pk}": "Sari"}
    assert client.post(url("rapat-hadir", rapat), isian_hadir).status_code == 302
    kehadiran = list(rapat.peserta.values_list("kehadiran", "diwakili"))
    assert kehadiran == [("hadir", ""), ("", ""), ("mewakilkan", "Sari")]
    assert sekretaris.kehadiran == ""


def test_without_anybody_called_the_page_of_who_came_leads_to_the_invitation(
    client: Client, kantor: Kantor
) -> None:
    rapat = call(client, kantor, kemarin())
    rapat.peserta.all().delete()

    page = client.get(url("rapat-hadir", rapat)).content.decode()

    assert "Belum ada peserta." in page
    assert url("rapat-ubah", rapat) in page
    assert "Simpan kehadiran" not in page


def test_a_notulensi_is_not_written_before_the_meeting(client: Client, kantor: Kantor) -> None:
    rapat = call(client, kantor, besok())
    response = write(client, rapat, kantor.pemilik.pk, "2027-01-01")
    assert response.status_code == 422
    assert "setelah rapat dimulai" in response.content.decode()


def test_what_is_to_be_done_stands_on_the_first_page_until_it_is_answered(
    client: Client, kantor: Kantor
) -> None:
    rapat = call(client, kantor, kemarin())
    assert write(client, rapat, kantor["Sekretaris"].pk, "2019-01-01").status_code == 422
    assert not TindakLanjut.objects.exists()
    tenggat = rapat.mulai.astimezone(kantor.laporan.instansi.zona).date().isoformat()
    assert write(client, rapat, kantor["Sekretaris"].pk, tenggat).status_code == 302
    assert list(rapat.keputusan.values_list("nomor", flat=True)) == [1, 2]
    satu = TindakLanjut.objects.get()
    laporan = Laporan.objects.get(pk=kantor.laporan.pk)
    assert list(list_perbaikan(laporan)) == [satu]
    client.force_login(kantor["Sekretaris"])
    beranda = client.get(reverse("beranda")).content.decode()
    assert "Lengkapi Bab III" in beranda
    assert "Terlambat" in beranda
    alamat = reverse("tindak-lanjut", args=[laporan.pk, satu.pk])
    assert client.get(alamat).status_code == 200
    assert client.post(alamat, {"is_dilakukan": "tidak", "hasil": ""}).status_code == 422
    assert client.post(alamat, {"is_dilakukan": "ya", "hasil": "Sudah."}).status_code == 302
    assert not list_perbaikan(laporan).exists()
    pdf = PdfReader(BytesIO(client.get(url("rapat-pdf", rapat, "notulensi")).content))
    assert "Dilakukan: Sudah." in pdf.pages[0].extract_text()


def test_a_photograph_is_drawn_anew_and_a_scan_must_be_one(client: Client, kantor: Kantor) -> None:
    rapat = call(client, kantor, kemarin())
    foto = make_gambar()
    assert client.post(url("rapat-berkas", rapat), {"jenis": "foto", "berkas": [foto]}).status_code == 302
    lain = SimpleUploadedFile("hadir.txt", b"teks")
    response = client.post(url("rapat-berkas", rapat), {"jenis": "daftar_hadir", "berkas": [lain]})
    assert response.status_code == 422
    assert rapat.berkas.count() == 1
    disimpan: Any = client.get(rapat.berkas.get().dokumen.get_absolute_url())
    assert b"".join(disimpan.streaming_content)


def test_invitations_go_to_who_has_an_address(client: Client, kantor: Kantor) -> None:
    sekretaris = kantor["Sekretaris"]
    sekretaris.email = "sekretaris@contoh.go.id"
    sekretaris.save(update_fields=["email"])
    rapat = call(client, kantor, besok())
    client.post(url("rapat-undang", rapat))
    [pesan] = [satu for satu in mail.outbox if satu.to == ["sekretaris@contoh.go.id"]]
    assert "Pembahasan draf LAKIP" in pesan.subject
    assert pesan.attachments[0][0] == "undangan.ics"


def test_who_keeps_no_papers_calls_no_meeting(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor["Staf"])
    response = client.post(reverse("rapat-baru", args=[kantor.laporan.pk]), isian(kantor, besok()))
    assert response.status_code == 403
    assert not Jejak.objects.filter(tindakan="undang_rapat").exists()


def test_the_demo_plays_a_meeting(kantor: Kantor) -> None:
    line = PeragaRapat(kantor.laporan.pk, Pintu()).hold(kantor.pemilik)
    assert line == "rapat dicatat dengan notulensi dan satu tindak lanjut"
