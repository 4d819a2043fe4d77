from __future__ import annotations

from datetime import date, datetime, time
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from lakip import engine
from lakip.models import Pegawai, Pemberitahuan, PolaJamKerja, SesiKerja
from lakip.models.organisasi import JenisPemangku, UnitKerja
from lakip.pemberitahuan import recipients_of, send_pemberitahuan
from tests.world import Jalan, make_pegawai, seat


@pytest.fixture
def bersurat(jalan: Jalan) -> Jalan:
    """The report begun, everybody with an address, the office open from eight to four."""
    for pegawai in jalan.kantor.pegawai.values():
        pegawai.email = f"{pegawai.username}@contoh.go.id"
        pegawai.save()
    if not PolaJamKerja.objects.exists():
        pola = PolaJamKerja.objects.create(nama="Biasa", dasar_hukum="Perpres 21/2023")
        SesiKerja.objects.bulk_create(
            SesiKerja(pola=pola, hari=hari, dari=time(8), sampai=time(16)) for hari in range(5)
        )
    return jalan


def test_who_stands_in_the_column_is_told_what_where_and_until_when(
    bersurat: Jalan, settings: Settings
) -> None:
    settings.LAKIP_URL = "https://lakip.contoh.go.id/"

    hasil = send_pemberitahuan(bersurat.at)

    assert hasil.terkirim == 1
    (surat,) = mail.outbox
    assert surat.to == ["noor.balangan@contoh.go.id"]
    assert surat.subject == "LAKIP 2025 SATUAN POLISI PAMONG PRAJA: langkah 1 menunggu Anda"
    assert "Memerintahkan untuk Menyusun Lakip" in surat.body
    # Opened at 09:01 at the office, which counts ten minutes for it.
    assert "Selesaikan paling lambat Senin, 2 Februari 2026, pukul 09.11 WITA." in surat.body
    assert f"https://lakip.contoh.go.id/laporan/tugas/{bersurat['1'].pk}/" in surat.body


def test_each_notice_goes_out_once(bersurat: Jalan) -> None:
    send_pemberitahuan(bersurat.at)

    assert send_pemberitahuan(bersurat.tick()).terkirim == 0
    assert len(mail.outbox) == 1
    assert Pemberitahuan.objects.get().dikirim_pada is not None


def test_who_is_to_sign_reads_what_is_asked_who_handed_it_up_and_one_link(
    bersurat: Jalan, settings: Settings
) -> None:
    settings.LAKIP_URL = "https://lakip.contoh.go.id"
    tugas = bersurat.walk_to("9")

    send_pemberitahuan(bersurat.at)

    surat = mail.outbox[-1]
    assert surat.to == ["ahmad.balangan@contoh.go.id"]
    assert surat.subject == "LAKIP 2025 SATUAN POLISI PAMONG PRAJA menunggu tanda tangan Anda"
    asked, _, handed = surat.body.splitlines()[:3]
    assert asked == (
        "LAKIP 2025 SATUAN POLISI PAMONG PRAJA menunggu tanda tangan Anda "
        "sebagai Kepala Satuan Polisi Pamong Praja."
    )
    assert handed.startswith("Terbitan 1 diajukan oleh Budi Hartono pada Senin, 2 Februari 2026, pukul 09.")
    assert "Selesaikan paling lambat" in surat.body
    assert surat.body.count("https://") == 1
    assert f"https://lakip.contoh.go.id/laporan/tugas/{tugas.pk}/" in surat.body


def test_who_is_to_put_a_paraf_is_asked_for_that(bersurat: Jalan) -> None:
    bersurat.walk_to("7")
    bersurat.do("7")

    send_pemberitahuan(bersurat.at)

    surat = mail.outbox[-1]
    assert surat.subject.endswith("menunggu paraf Anda")
    assert "menunggu paraf Anda sebagai Sekretaris." in surat.body
    assert "diajukan oleh" not in surat.body


def test_of_two_who_may_sign_each_is_told_in_which_capacity(bersurat: Jalan) -> None:
    bersurat.walk_to("9")
    seat(bersurat.kantor["Sekretaris"], "Kepala Satuan", JenisPemangku.PLH, date(2026, 2, 2))
    send_pemberitahuan(bersurat.at)

    told = {surat.to[0]: surat.body.splitlines()[0] for surat in mail.outbox[-2:]}

    assert told["ahmad.balangan@contoh.go.id"].endswith("sebagai Kepala Satuan Polisi Pamong Praja.")
    assert told["noor.balangan@contoh.go.id"].endswith("sebagai Plh. Kepala Satuan Polisi Pamong Praja.")


def test_a_group_is_told_together(bersurat: Jalan) -> None:
    bersurat.walk_to("3")
    mail.outbox.clear()

    send_pemberitahuan(bersurat.at)

    (surat,) = mail.outbox
    assert sorted(surat.to) == ["joko.balangan@contoh.go.id", "rina.balangan@contoh.go.id"]


def test_what_was_sent_back_is_told_again_and_why(bersurat: Jalan) -> None:
    bersurat.walk_to("9")
    send_pemberitahuan(bersurat.at)
    mail.outbox.clear()
    bersurat.do("9", "tidak", "Tabel 3.1 belum diisi.")

    send_pemberitahuan(bersurat.at)

    (surat,) = mail.outbox
    assert "Dikembalikan oleh Ahmad Fauzi" in surat.body
    assert "Tabel 3.1 belum diisi." in surat.body


def test_what_was_handed_over_is_told_to_that_person_only(bersurat: Jalan) -> None:
    bersurat.walk_to("3")
    lain = bersurat.kantor["Fungsional"]
    engine.hand_over(bersurat["3"].pk, bersurat.kantor["Staf"], lain, "Cuti.", at=bersurat.tick())

    send_pemberitahuan(bersurat.at)

    assert [surat.to for surat in mail.outbox] == [[lain.email]]


def test_work_that_is_off_the_desk_is_told_to_nobody(bersurat: Jalan) -> None:
    bersurat.do("1")

    send_pemberitahuan(bersurat.at)

    assert [surat.to for surat in mail.outbox] == [["budi.balangan@contoh.go.id"]]


def test_a_suspended_report_disturbs_nobody_until_it_goes_on(bersurat: Jalan) -> None:
    pk, pemilik = bersurat.kantor.laporan.pk, bersurat.kantor.pemilik
    engine.suspend(pk, pemilik, "Menunggu DPA.", at=bersurat.tick())
    assert send_pemberitahuan(bersurat.at).terkirim == 0

    engine.resume(pk, pemilik, at=bersurat.tick())

    assert send_pemberitahuan(bersurat.at).terkirim == 1


def test_people_without_an_address_are_left_out(bersurat: Jalan) -> None:
    bersurat.walk_to("3")
    Pegawai.objects.filter(pk=bersurat.kantor["Staf"].pk).update(email="")

    send_pemberitahuan(bersurat.at)

    assert mail.outbox[-1].to == ["joko.balangan@contoh.go.id"]


def test_where_nobody_has_an_address_nothing_is_sent(jalan: Jalan) -> None:
    assert send_pemberitahuan(jalan.at).terkirim == 0
    assert mail.outbox == []


def test_an_acting_official_is_told_while_acting(bersurat: Jalan) -> None:
    plh = bersurat.kantor["Kasubag"]
    seat(plh, "Sekretaris", JenisPemangku.PLH, date(2026, 2, 3), date(2026, 2, 3))
    tugas = bersurat["1"]

    assert plh not in recipients_of(tugas, date(2026, 2, 2))
    assert plh in recipients_of(tugas, date(2026, 2, 3))
    assert plh not in recipients_of(tugas, date(2026, 2, 4))


def test_everybody_of_a_unit_is_told_but_those_who_have_left(bersurat: Jalan) -> None:
    instansi = bersurat.kantor.laporan.instansi
    bidang = UnitKerja.objects.create(instansi=instansi, nama="Bidang Penegakan")
    ada = make_pegawai("ada", instansi, unit=bidang, email="ada@contoh.go.id")
    make_pegawai("pensiun", instansi, unit=bidang, email="pensiun@contoh.go.id", is_active=False)
    bersurat["1"].laporan.penugasan_set.filter(pelaksana__nama="SEKRETARIS").update(jabatan=None, unit=bidang)

    assert list(recipients_of(bersurat["1"], date(2026, 2, 2))) == [ada]


def test_a_mail_server_that_is_away_leaves_the_notice_for_the_next_run(
    bersurat: Jalan, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with pytest.raises(CommandError, match="Server surat tidak dapat dihubungi"):
        call_command("kirim_pemberitahuan", stdout=StringIO())

    assert Pemberitahuan.objects.get().dikirim_pada is None
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    out = StringIO()
    call_command("kirim_pemberitahuan", stdout=out)
    assert out.getvalue() == "1 pemberitahuan terkirim.\n"


def test_a_name_with_line_breaks_does_not_break_the_letter(bersurat: Jalan, senin: datetime) -> None:
    instansi = bersurat.kantor.laporan.instansi
    instansi.nama = "SATUAN\nPOLISI"
    instansi.save()

    send_pemberitahuan(senin)

    assert mail.outbox[0].subject == "LAKIP 2025 SATUAN POLISI: langkah 1 menunggu Anda"
