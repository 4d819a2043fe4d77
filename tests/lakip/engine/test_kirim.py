from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from pytest_django.fixtures import Settings

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.lakip_tertanda import read_paket
from lakip.lembar_kerja import missing_of
from lakip.models import Dokumen, Pengiriman, TataNaskah, UnggahanReviu
from lakip.models.surat import CaraKirim
from lakip.pengiriman import lacks_kiriman, penerima_menunggu, propose_penerima
from tests.lakip.kiriman import make_surat
from tests.world import Jalan, make_kantor, stored_files

HARI = date(2026, 2, 2)


def foto(nama: str = "tanda-terima.jpg") -> ContentFile[bytes]:
    return ContentFile(b"\xff\xd8\xff foto", name=nama)


def send(jalan: Jalan, **isian: object) -> Pengiriman:
    isian = {"cara": CaraKirim.DIANTAR, "tanggal": HARI, "jumlah": 1, "kepada": ["Bappeda"]} | isian
    engine.send_lakip(jalan.kantor.laporan.pk, jalan.kantor.pemilik, at=jalan.tick(), **isian)
    return Pengiriman.objects.latest("pk")


def receive(jalan: Jalan, row: Pengiriman, **isian: object) -> Pengiriman:
    isian = {"diterima": HARI, "nama_penerima": "Siti Aminah", "bukti": foto()} | isian
    engine.record_tanda_terima(row.laporan_id, jalan.kantor.pemilik, row.pk, at=jalan.tick(), **isian)
    return Pengiriman.objects.get(pk=row.pk)


def test_each_recipient_of_the_letter_gets_a_row_of_the_buku_ekspedisi(jalan: Jalan) -> None:
    penerima = make_surat(jalan.kantor, jalan.at)

    send(jalan, penerima_list=penerima, kepada=[], jumlah=2)

    rows = Pengiriman.objects.values_list("kepada", "jumlah", "cara").order_by("pk")
    assert list(rows) == [("Kepala Bappeda", 2, "diantar"), ("Inspektur", 2, "diantar")]
    assert not penerima_menunggu(jalan.kantor.laporan).exists()
    assert jalan.kantor.jejak()[-1].rincian["kepada"] == ["Kepala Bappeda", "Inspektur"]


def test_an_office_without_letters_writes_its_recipients_down(jalan: Jalan) -> None:
    send(jalan, kepada=["  Bappeda ", "BKAD", "Bappeda", ""])

    assert set(Pengiriman.objects.values_list("kepada", flat=True)) == {"Bappeda", "BKAD"}
    with pytest.raises(Terlambat, match="Pengiriman kepada BKAD sudah dicatat"):
        send(jalan, kepada=["BKAD"])


def test_recipients_are_proposed_from_the_words_of_the_sop(senin: datetime, db: None) -> None:
    purwakarta = make_kantor("purwakarta-kesbangpol", senin)

    proposed = propose_penerima(purwakarta.laporan)

    assert [nama.split()[-1] for nama in proposed.splitlines()] == [
        "Bappeda", "BKAD", "Pembangunan", "Inspektur",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("isian", "sebab"),
    [
        ({"tanggal": HARI + timedelta(days=1)}, "Tanggal pengiriman belum tiba"),
        ({"jumlah": 0}, "antara 1 dan 9999"),
        ({"kepada": [" "]}, "sekurangnya satu penerima"),
        ({"cara": "merpati"}, "Pilih cara"),
        ({"cara": "email"}, "Pilih cara"),
    ],
)
def test_what_no_office_sends_is_refused(jalan: Jalan, isian: dict[str, object], sebab: str) -> None:
    with pytest.raises(TindakanDitolak, match=sebab):
        send(jalan, **isian)

    assert not Pengiriman.objects.exists()


def test_nothing_is_sent_before_its_letter_is_dated(jalan: Jalan) -> None:
    penerima = make_surat(jalan.kantor, jalan.at)

    with pytest.raises(TindakanDitolak, match="padahal suratnya bertanggal 2 Februari 2026"):
        send(jalan, penerima_list=penerima, kepada=[], tanggal=HARI - timedelta(days=1))


def test_a_letter_of_another_report_is_not_sent_with_this_one(jalan: Jalan, senin: datetime) -> None:
    lain = make_surat(make_kantor("kalbar-adpim", senin), senin)

    with pytest.raises(Terlambat, match="tidak menunggu kiriman"):
        send(jalan, penerima_list=lain, kepada=[])


def test_a_receipt_says_who_received_it_and_when(jalan: Jalan) -> None:
    row = receive(jalan, send(jalan), jabatan_penerima="Staf TU", jam_diterima=time(8, 1))

    assert (row.nama_penerima, row.jabatan_penerima, row.diterima) == ("Siti Aminah", "Staf TU", HARI)
    assert row.bukti
    assert row.bukti.nama == "tanda-terima.jpg"
    assert row.is_selesai


@pytest.mark.parametrize(
    ("isian", "sebab"),
    [
        ({"diterima": HARI - timedelta(days=1)}, "padahal baru dikirim pada 2 Februari 2026"),
        ({"diterima": HARI + timedelta(days=1)}, "Tanggal terima belum tiba"),
        ({"jam_diterima": time(23, 59)}, "Tanggal terima belum tiba"),
        ({"nama_penerima": "  "}, "nama yang menerima"),
        ({"bukti": None}, "Lampirkan foto"),
        ({"bukti": foto("tanda.docx")}, "JPG, PNG, atau PDF"),
        ({"bukti": foto("tanda.png")}, "bukan PNG"),
        ({"bukti": ContentFile(b"", name="kosong.pdf")}, "kosong"),
    ],
)
def test_a_receipt_that_cannot_be_is_refused(jalan: Jalan, isian: dict[str, object], sebab: str) -> None:
    row = send(jalan)

    with pytest.raises(TindakanDitolak, match=sebab):
        receive(jalan, row, **isian)

    assert not Dokumen.objects.filter(jenis="kiriman").exists()
    assert stored_files() == []


def test_a_receipt_may_be_recorded_anew_and_the_old_photograph_is_kept_as_taken_back(jalan: Jalan) -> None:
    row = receive(jalan, send(jalan))
    lama = row.bukti

    row = receive(jalan, row, bukti=foto("baru.jpg"))
    again = receive(jalan, row, bukti=None, nama_penerima="Rahmat")

    assert row.bukti
    assert row.bukti.nama == "baru.jpg"
    assert again.bukti == row.bukti
    assert again.nama_penerima == "Rahmat"
    assert lama
    assert Dokumen.objects.get(pk=lama.pk).ditarik_pada


def test_a_row_is_removed_while_it_has_no_receipt(jalan: Jalan) -> None:
    row, kept = send(jalan), receive(jalan, send(jalan, kepada=["BKAD"]))
    pemilik, laporan = jalan.kantor.pemilik, jalan.kantor.laporan

    engine.remove_kiriman(laporan.pk, pemilik, row.pk, at=jalan.tick())

    assert list(Pengiriman.objects.all()) == [kept]
    with pytest.raises(TindakanDitolak, match="barisnya tetap"):
        engine.remove_kiriman(laporan.pk, pemilik, kept.pk, at=jalan.tick())
    with pytest.raises(Terlambat, match="sudah dihapus"):
        receive(jalan, row)


def test_sending_is_not_for_everybody(jalan: Jalan) -> None:
    row, staf = send(jalan), jalan.kantor["Staf"]
    laporan = jalan.kantor.laporan.pk

    with pytest.raises(TidakBerhak):
        engine.copy_lakip(laporan, staf, 3, HARI, at=jalan.tick())
    with pytest.raises(TidakBerhak):
        engine.record_tanda_terima(laporan, staf, row.pk, HARI, "Siti", bukti=foto(), at=jalan.tick())


def test_the_room_of_sending_waits_for_a_signature_and_every_receipt(jalan: Jalan) -> None:
    tugas = jalan.walk_to("11")
    tembusan = make_surat(jalan.kantor, jalan.at, "Sekretaris Daerah", urut=2, is_tembusan=True)
    penerima = make_surat(jalan.kantor, jalan.at)
    engine.note(tugas.pk, jalan.kantor.turn_of(tugas, jalan.at), "Diantar.", at=jalan.tick())

    assert [lack[:28] for lack in missing_of(tugas)] == [
        "LAKIP belum ditandatangani: ", "Belum dikirim kepada Kepala ",
    ]  # fmt: skip
    jalan.sign_on_paper()
    send(jalan, penerima_list=[*penerima, *tembusan], kepada=[])
    assert missing_of(tugas) == lacks_kiriman(jalan.kantor.laporan)
    assert "dari Kepala Bappeda dan Inspektur belum ada" in missing_of(tugas)[0]

    first, second, _ = Pengiriman.objects.order_by("pk")
    receive(jalan, first)
    oleh = jalan.kantor.pemilik
    engine.do_without_receipt(first.laporan_id, oleh, second.pk, "Dikirim dengan pos.", at=jalan.tick())

    assert missing_of(tugas) == []


def test_a_row_that_only_copies_waits_for_no_receipt(senin: datetime, db: None) -> None:
    jalan = Jalan(make_kantor("purwakarta-kesbangpol", senin), senin).start()
    tugas = jalan.walk_to("5.")
    jalan.sign_on_paper()
    send(jalan)

    assert missing_of(tugas) == []
    jalan.do("5.")
    assert "Tanda terima dari Bappeda belum ada" in missing_of(jalan["6."])[0]


def test_the_upload_to_esakip_reviu_leaves_its_evidence(jalan: Jalan) -> None:
    laporan, oleh = jalan.kantor.laporan, jalan.kantor.pemilik

    engine.record_unggahan(
        laporan.pk, oleh, HARI, "satpolpp.balangan", foto("layar.jpg"), "https://esr.menpan.go.id",
        at=jalan.tick(),
    )  # fmt: skip

    unggahan = UnggahanReviu.objects.get()
    assert (unggahan.akun, unggahan.bukti.nama) == ("satpolpp.balangan", "layar.jpg")
    with pytest.raises(TindakanDitolak, match="belum tiba"):
        engine.record_unggahan(laporan.pk, oleh, HARI + timedelta(days=1), "a", foto(), at=jalan.tick())


def test_the_package_is_the_signed_file_under_the_name_of_the_office(jalan: Jalan) -> None:
    laporan = jalan.kantor.laporan
    assert "belum ditandatangani" in read_paket(laporan).kendala
    jalan.walk_to("11")
    jalan.sign_on_paper()
    tata = TataNaskah.objects.create(
        instansi=laporan.instansi, pola_unggah="../{instansi}: LKjIP {tahun}\n.exe"
    )

    paket = read_paket(laporan)

    assert paket.dokumen
    assert paket.dokumen.nama == "pindaian.pdf"
    assert paket.nama == "SATUAN-POLISI-PAMONG-PRAJA-LKjIP-2025.exe.pdf"
    Dokumen.objects.filter(pk=paket.dokumen.pk).update(ukuran=21 * 1024**2)
    assert "Berkas ini 21,0 MB, sedangkan batasnya 20 MB" in read_paket(laporan).kendala
    TataNaskah.objects.filter(pk=tata.pk).update(batas_unggah=30)
    assert read_paket(laporan).kendala == ""


class TestEmail:
    @pytest.fixture(autouse=True)
    def tertanda(self, jalan: Jalan) -> None:
        jalan.walk_to("11")
        jalan.sign_on_paper()
        TataNaskah.objects.create(instansi=jalan.kantor.laporan.instansi, is_email_boleh=True)

    def mail(self, jalan: Jalan) -> None:
        [penerima, *_] = make_surat(jalan.kantor, jalan.at)
        laporan, oleh = jalan.kantor.laporan, jalan.kantor.pemilik
        engine.mail_lakip(laporan.pk, oleh, penerima, "tu@bappeda.go.id", at=jalan.tick())

    def test_the_recipient_is_told_where_the_lakip_is_verified(self, jalan: Jalan) -> None:
        self.mail(jalan)

        row, [pesan] = Pengiriman.objects.get(), mail.outbox
        assert (row.cara, row.email, row.kepada) == ("email", "tu@bappeda.go.id", "Kepala Bappeda")
        assert pesan.to == ["tu@bappeda.go.id"]
        assert jalan.kantor.laporan.terbitan_set.latest("nomor").kode in pesan.body

    def test_an_office_that_does_not_allow_it_sends_nothing(self, jalan: Jalan) -> None:
        TataNaskah.objects.update(is_email_boleh=False)

        with pytest.raises(TindakanDitolak, match="belum mengizinkan"):
            self.mail(jalan)

        assert (mail.outbox, Pengiriman.objects.count()) == ([], 0)

    def test_a_message_that_is_not_taken_is_told_and_not_kept(self, jalan: Jalan, settings: Settings) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_PORT = 1

        with pytest.raises(TindakanDitolak, match=r"tu@bappeda.go.id tidak terkirim: .*cara lain"):
            self.mail(jalan)

        assert not Pengiriman.objects.exists()


def test_a_form_sent_twice_is_one_sending(jalan: Jalan) -> None:
    send(jalan, token="a1")
    send(jalan, token="a1")

    assert Pengiriman.objects.count() == 1


def test_copies_that_were_made_are_kept(jalan: Jalan) -> None:
    laporan, oleh = jalan.kantor.laporan, jalan.kantor.pemilik

    engine.copy_lakip(laporan.pk, oleh, 5, HARI, "Jilid lem", at=jalan.tick())

    assert [str(satu) for satu in laporan.penggandaan_set.all()] == ["5 eksemplar"]
    with pytest.raises(TindakanDitolak, match="antara 1"):
        engine.copy_lakip(laporan.pk, oleh, 10_000, HARI, at=jalan.tick())
