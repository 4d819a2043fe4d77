"""Letters, meetings, sending and reviu: what is of another report, or too late, is refused in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lakip import engine
from lakip.models import Jejak, Laporan, Pegawai, Pemangku, Pengiriman, Surat
from tests.lakip.kiriman import make_surat as make_terkirim
from tests.lakip.rapat import make_disposisi, make_rapat
from tests.lakip.surat import find_pemangku, make_surat
from tests.world import Jalan, Kantor, make_kantor

pytestmark = pytest.mark.usefixtures("kalender")

RAPAT = (
    "rapat-ubah",
    "rapat-nomori",
    "rapat-batalkan",
    "rapat-undang",
    "rapat-hadir",
    "rapat-notulensi",
    "rapat-berkas",
)
SURAT = ("surat-ubah", "surat-nomori", "surat-buat-pdf", "surat-batalkan")
KIRIMAN = ("kirim-hapus", "tanda-terima", "tanda-terima-tanpa")
LAPORAN = ("rapat-baru", "surat-baru", "kirim-gandakan", "kirim-catat", "kirim-email", "unggahan-reviu")
REVIU = ("reviu-minta", "reviu-undang", "reviu-lewati", "reviu-pernyataan", "reviu-tarik")


@dataclass
class Isi:
    """One report of one office, and the keys of what lies in it."""

    kantor: Kantor
    rapat: int
    tindak: int
    surat: int
    kiriman: int
    disposisi: int

    def addresses(self, laporan: int) -> dict[str, str]:
        """Every address that changes something of these rows, asked for below ``laporan``."""
        by_row = {
            **dict.fromkeys(RAPAT, self.rapat),
            **dict.fromkeys(SURAT, self.surat),
            **dict.fromkeys(KIRIMAN, self.kiriman),
            "tindak-lanjut": self.tindak,
            "disposisi-tarik": self.disposisi,
        }
        return {nama: reverse(nama, args=[laporan, pk]) for nama, pk in by_row.items()}


def fill(jalan: Jalan) -> Isi:
    rapat, kantor = make_rapat(jalan), jalan.kantor
    [penerima, _] = make_terkirim(kantor, jalan.at)
    kiriman = Pengiriman.objects.create(
        laporan=kantor.laporan, penerima=penerima, kepada=penerima.nama, cara="diantar",
        tanggal=jalan.at.date(), oleh=kantor.pemilik, pada=jalan.at,
    )  # fmt: skip
    surat = make_surat(kantor, jalan.tick())
    return Isi(
        kantor,
        rapat.pk,
        rapat.tindak_lanjut.get().pk,
        surat.pk,
        kiriman.pk,
        make_disposisi(jalan, "Kepala").pk,
    )


@pytest.fixture
def sini(jalan: Jalan) -> Isi:
    return fill(jalan)


@pytest.fixture
def sana(sini: Isi, jalan: Jalan) -> Isi:
    """The same of another office."""
    return fill(Jalan(make_kantor("kalbar-adpim", jalan.at), jalan.at).start())


@pytest.fixture
def pemilik(sini: Isi) -> Client:
    client = Client()
    client.force_login(sini.kantor.pemilik)
    return client


# Whatever the address asks for, so that only what is wrong is refused.
ISIAN: dict[str, Any] = {
    "alasan": "Keliru.", "diterima": "2026-02-02", "nama_penerima": "Siti", "is_dilakukan": "ya",
    "pembahasan": "Dibahas.", "tindak-TOTAL_FORMS": "0", "tindak-INITIAL_FORMS": "0", "kepada": "Bappeda",
    "cara": "diantar", "tanggal": "2026-02-02", "jumlah": "1",
}  # fmt: skip


def test_rows_of_another_report_are_not_found_below_ones_own(sini: Isi, sana: Isi, pemilik: Client) -> None:
    before = Jejak.objects.count()

    for url in sana.addresses(sini.kantor.laporan.pk).values():
        assert pemilik.post(url, ISIAN).status_code == 404, url
    for url in sana.addresses(sana.kantor.laporan.pk).values():
        assert pemilik.post(url, ISIAN).status_code == 404, url
    assert Jejak.objects.count() == before


def test_empty_forms_come_back_with_a_sentence(sini: Isi, pemilik: Client) -> None:
    pk = sini.kantor.laporan.pk
    whole = {nama: reverse(nama, args=[pk]) for nama in (*LAPORAN, *REVIU)}

    for nama, url in (whole | sini.addresses(pk)).items():
        with transaction.atomic():
            assert pemilik.post(url).status_code in (302, 403, 409, 422), nama
            transaction.set_rollback(True)


def test_a_cancelled_report_takes_nothing_more(sini: Isi, pemilik: Client) -> None:
    pk = sini.kantor.laporan.pk
    engine.cancel(pk, sini.kantor.pemilik, "Digabung.", at=timezone.now())
    before = Jejak.objects.count()
    whole = {nama: reverse(nama, args=[pk]) for nama in (*LAPORAN, *REVIU)}

    for nama, url in (whole | sini.addresses(pk)).items():
        assert pemilik.post(url, ISIAN).status_code in (403, 409, 422), nama
    assert Jejak.objects.count() == before


@pytest.mark.parametrize("status", ["ditangguhkan", "selesai"])
def test_a_report_at_rest_is_not_reviewed_and_gets_no_orders(sini: Isi, pemilik: Client, status: str) -> None:
    laporan = sini.kantor.laporan
    [tugas] = sini.kantor.desk()
    Laporan.objects.filter(pk=laporan.pk).update(status=status)
    urls = [reverse(nama, args=[laporan.pk]) for nama in REVIU]
    giver = Client()
    giver.force_login(sini.kantor.turn_of(tugas, timezone.now()))

    for url in urls:
        assert pemilik.post(url, ISIAN).status_code in (403, 409, 422), url
    order = {"hal": "Hal", "sifat": "biasa", "isi": ["proses"], "tanggal": timezone.localdate().isoformat()}
    order["kepada"] = Pemangku.objects.filter(pegawai=sini.kantor.pemilik).values_list("jabatan", flat=True)[
        0
    ]
    url = reverse("disposisi-beri", args=[laporan.pk, tugas.pk])
    assert giver.post(url, order).status_code in (403, 409, 422)


def test_people_of_another_office_are_neither_called_nor_asked(sini: Isi, sana: Isi, pemilik: Client) -> None:
    laporan, asing = sini.kantor.laporan, sana.kantor.pemilik
    saya = sini.kantor.pemilik.pk
    rapat = {
        "acara": "Pembahasan", "tanggal": timezone.localdate().isoformat(), "jam_mulai": "09:00",
        "jam_selesai": "11:00", "tempat": "Aula", "pengundang": saya, "pemimpin": saya, "notulis": saya,
        "peserta": [saya],
    }  # fmt: skip
    baru = reverse("rapat-baru", args=[laporan.pk])

    for nama in ("pengundang", "pemimpin", "notulis", "peserta"):
        assert pemilik.post(baru, rapat | {nama: asing.pk}).status_code == 422, nama
    # Nor is it held at a step of another report.
    [lain] = sana.kantor.desk()
    assert pemilik.post(f"{baru}?tugas={lain.pk}", rapat).status_code == 404
    notulensi = ISIAN | {
        "tindak-TOTAL_FORMS": "1", "tindak-0-teks": "Lengkapi", "tindak-0-jenis": "tugas",
        "tindak-0-penanggung": asing.pk, "tindak-0-tenggat": "2999-01-01",
    }  # fmt: skip
    url = reverse("rapat-notulensi", args=[laporan.pk, sini.rapat])
    assert pemilik.post(url, notulensi).status_code == 422


def test_a_letter_is_signed_by_ones_own_people_and_sent_to_its_own_recipients(
    sini: Isi, sana: Isi, pemilik: Client
) -> None:
    pk, asing = sini.kantor.laporan.pk, find_asing(sana)
    surat = {
        "tanggal": timezone.localdate().isoformat(), "hal": "Penyampaian", "sifat": "biasa",
        "pemangku": asing.pk,
    }  # fmt: skip
    assert find_pemangku(sini.kantor).pk != asing.pk
    assert pemilik.post(reverse("surat-baru", args=[pk]), surat).status_code == 422
    penerima = Surat.objects.filter(laporan=sana.kantor.laporan, nomor__isnull=False).get().penerima.last()
    assert penerima
    kirim = {"penerima": [penerima.pk], "cara": "diantar", "tanggal": "2026-02-02", "jumlah": "1"}
    assert pemilik.post(reverse("kirim-catat", args=[pk]), kirim).status_code == 422


def find_asing(sana: Isi) -> Pemangku:
    return Pemangku.objects.filter(jabatan__instansi=sana.kantor.laporan.instansi).earliest("pk")


def test_a_colleague_without_a_part_changes_nothing(sini: Isi) -> None:
    kantor, client = sini.kantor, Client()
    pk = kantor.laporan.pk
    client.force_login(Pegawai.objects.create_user("rekan", instansi=kantor.laporan.instansi, nama="Rekan"))
    whole = {nama: reverse(nama, args=[pk]) for nama in (*LAPORAN, *REVIU)}
    before = Jejak.objects.count()

    for nama, url in (whole | sini.addresses(pk)).items():
        assert client.post(url, ISIAN).status_code in (403, 422), nama
    assert Jejak.objects.count() == before
