"""The surat pengantar: a konsep until it has its number, then as it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.models import Jejak, NomorSurat, Pemangku, Pengiriman, Surat
from lakip.models.organisasi import JenisPemangku
from lakip.surat import list_surat, propose
from tests.lakip.surat import find_pemangku, make_konsep, make_surat, number
from tests.world import PDF, Jalan, make_kantor, make_pegawai, seat


@pytest.fixture
def surat(jalan: Jalan) -> Surat:
    return make_surat(jalan.kantor, jalan.tick(), make_konsep())


def keep(jalan: Jalan, surat: Surat) -> Jejak:
    kantor = jalan.kantor
    return engine.keep_surat(kantor.laporan.pk, kantor.pemilik, surat.pk, PDF, "surat.pdf", at=jalan.tick())


def test_a_konsep_gets_the_next_number_and_its_pdf(jalan: Jalan, surat: Surat) -> None:
    surat = number(jalan.kantor, surat, jalan.tick())
    keep(jalan, surat)

    assert str(surat.nomor) == "000.8.6.3/1/2026"
    [tampil] = list_surat(jalan.kantor.laporan)
    assert tampil.status == "bernomor"
    assert tampil.dokumen
    assert surat.nomor
    assert surat.nomor.tujuan == "Kepala Bappeda dan Inspektur"
    acts = [jejak.tindakan for jejak in jalan.kantor.jejak()[-3:]]
    assert acts == ["buat_surat", "nomori_surat", "simpan_surat"]


def test_a_numbered_letter_does_not_change(jalan: Jalan, surat: Surat) -> None:
    number(jalan.kantor, surat, jalan.tick())
    kantor = jalan.kantor
    with pytest.raises(Terlambat, match="sudah bernomor"):
        engine.edit_surat(
            kantor.laporan.pk, kantor.pemilik, surat.pk, make_konsep(hal="Lain"), find_pemangku(kantor).pk,
            at=jalan.tick(),
        )  # fmt: skip
    with pytest.raises(Terlambat, match="sudah bernomor"):
        number(kantor, surat, jalan.tick())
    keep(jalan, surat)
    with pytest.raises(Terlambat, match="sudah ada"):
        keep(jalan, surat)


def test_a_konsep_is_written_anew(jalan: Jalan, surat: Surat) -> None:
    kantor, konsep = jalan.kantor, make_konsep(hal="Lain", penerima=make_konsep().penerima[:1])
    engine.edit_surat(
        kantor.laporan.pk, kantor.pemilik, surat.pk, konsep, find_pemangku(kantor).pk, at=jalan.tick()
    )

    surat.refresh_from_db()
    assert (surat.hal, [str(satu) for satu in surat.penerima.all()]) == ("Lain", ["Kepala Bappeda"])


def test_a_double_click_takes_one_number(jalan: Jalan, surat: Surat) -> None:
    kantor = jalan.kantor
    first, second = (
        engine.number_surat(kantor.laporan.pk, kantor.pemilik, surat.pk, at=jalan.tick(), token="sama")
        for _ in range(2)
    )

    assert first == second
    assert NomorSurat.objects.count() == 1


def test_a_letter_that_cannot_be_numbered_takes_no_number(jalan: Jalan, surat: Surat) -> None:
    Pemangku.objects.filter(pegawai=surat.pengirim).update(mulai=surat.tanggal + timedelta(days=1))
    with pytest.raises(TindakanDitolak, match="bukan Kepala Satuan"):
        number(jalan.kantor, surat, jalan.tick())

    assert not NomorSurat.objects.exists()


def test_who_acts_for_another_signs_in_that_capacity(jalan: Jalan) -> None:
    kantor = jalan.kantor
    plh = seat(kantor["Sekretaris"], "Kepala Satuan", JenisPemangku.PLH, date(2026, 2, 1), date(2026, 2, 5))
    at = jalan.tick()
    jejak = engine.draft_surat(kantor.laporan.pk, kantor.pemilik, make_konsep(), plh.pk, at=at)

    assert Surat.objects.get(pk=jejak.rincian["surat"]).kapasitas == "Plh. Kepala Satuan Polisi Pamong Praja"
    sesudah = make_konsep(tanggal=date(2026, 2, 6))
    with pytest.raises(TindakanDitolak, match="menjabat pada tanggal surat"):
        engine.draft_surat(kantor.laporan.pk, kantor.pemilik, sesudah, plh.pk, at=jalan.tick())


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"hal": " "}, "hal suratnya"),
        ({"butir": ()}, "yang dikirim"),
        ({"penerima": ()}, "penerima"),
        ({"penerima": make_konsep().penerima[2:]}, "penerima"),
        ({"sifat": "gaib"}, "sifat"),
    ],
)
def test_a_letter_without_what_it_needs_is_refused(jalan: Jalan, isi: dict[str, object], pesan: str) -> None:
    with pytest.raises(TindakanDitolak, match=pesan):
        make_surat(jalan.kantor, jalan.tick(), make_konsep(**isi))

    assert not Surat.objects.exists()


def test_nobody_of_another_office_signs(jalan: Jalan) -> None:
    lain = make_kantor("purwakarta-kesbangpol", jalan.at)
    asing = Pemangku.objects.filter(jabatan__instansi=lain.laporan.instansi).first()
    assert asing
    kantor = jalan.kantor
    with pytest.raises(TindakanDitolak, match="di instansi ini"):
        engine.draft_surat(kantor.laporan.pk, kantor.pemilik, make_konsep(), asing.pk, at=jalan.tick())


def test_letters_are_written_by_who_keeps_them(jalan: Jalan) -> None:
    kantor = jalan.kantor
    pemangku = find_pemangku(kantor).pk
    for orang in (kantor["Staf"], make_pegawai("rekan", kantor.laporan.instansi)):
        with pytest.raises(TidakBerhak):
            engine.draft_surat(kantor.laporan.pk, orang, make_konsep(), pemangku, at=jalan.tick())


# --- cancelled ---


def test_a_cancelled_letter_leaves_its_number_in_the_register(jalan: Jalan, surat: Surat) -> None:
    kantor = jalan.kantor
    surat = number(kantor, surat, jalan.tick())
    engine.cancel_surat(kantor.laporan.pk, kantor.pemilik, surat.pk, "Salah alamat.", at=jalan.tick())
    baru = number(kantor, make_surat(kantor, jalan.tick(), make_konsep()), jalan.tick())

    assert NomorSurat.objects.get(urut=1).batal_sebab == "Salah alamat."
    assert baru.nomor
    assert baru.nomor.urut == 2
    with pytest.raises(Terlambat):
        engine.cancel_surat(kantor.laporan.pk, kantor.pemilik, surat.pk, "Lagi.", at=jalan.tick())


def test_the_number_of_a_letter_goes_only_with_the_letter(jalan: Jalan, surat: Surat) -> None:
    surat = number(jalan.kantor, surat, jalan.tick())
    assert surat.nomor
    with pytest.raises(TindakanDitolak, match="batalkan suratnya"):
        engine.cancel_nomor(surat.nomor.pk, jalan.kantor.pemilik, "Salah.", at=jalan.tick())


def test_a_letter_that_was_sent_is_not_cancelled(jalan: Jalan, surat: Surat) -> None:
    kantor = jalan.kantor
    surat = number(kantor, surat, jalan.tick())
    Pengiriman.objects.create(
        laporan=kantor.laporan, penerima=surat.penerima.first(), kepada="Kepala Bappeda", cara="diantar",
        tanggal=surat.tanggal, oleh=kantor.pemilik, pada=jalan.at,
    )  # fmt: skip
    with pytest.raises(TindakanDitolak, match="sudah dikirim"):
        engine.cancel_surat(kantor.laporan.pk, kantor.pemilik, surat.pk, "Salah.", at=jalan.tick())


# --- the room ---


def test_the_row_of_the_letter_asks_for_a_number_and_keeps_the_letter(jalan: Jalan) -> None:
    tugas = jalan.walk_to("10")
    kantor = jalan.kantor
    pelaku = kantor.turn_of(tugas, jalan.at)
    with pytest.raises(TindakanDitolak, match="belum bernomor"):
        engine.complete(tugas.pk, pelaku, at=jalan.tick())
    at = jalan.tick()
    jejak = engine.draft_surat(kantor.laporan.pk, pelaku, make_konsep(), find_pemangku(kantor).pk, at=at)
    surat = Surat.objects.get(pk=jejak.rincian["surat"])
    engine.number_surat(kantor.laporan.pk, pelaku, surat.pk, at=jalan.tick())
    engine.complete(tugas.pk, pelaku, at=jalan.tick())

    assert surat.tugas == tugas


def test_a_new_letter_is_written_from_what_the_report_and_its_sop_say(jalan: Jalan) -> None:
    lain = make_kantor("purwakarta-kesbangpol", jalan.at)
    usulan = propose(lain.laporan, jalan.at)

    assert usulan.hal == f"Penyampaian LAKIP Tahun {lain.laporan.tahun}"
    assert [(satu.nama, satu.tempat) for satu in usulan.penerima] == [
        (nama, "Purwakarta")
        for nama in ("Kepala Bappeda", "Kepala BKAD", "Kepala Bagian Pembangunan", "Inspektur")
    ]
    assert propose(jalan.kantor.laporan, jalan.at).penerima == ()
