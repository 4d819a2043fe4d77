from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from lakip import engine
from lakip.access import TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusTugas
from lakip.models import Dokumen, Jejak, Tugas
from tests.world import Jalan, stored_files


def scan() -> ContentFile[bytes]:
    return ContentFile(b"%PDF-1.4 lembar disposisi", name="disposisi.pdf")


def record(jalan: Jalan, oleh: str, pelaku: str, **lain: str) -> Jejak:
    return engine.record_on_paper(
        jalan["9"].pk, jalan.kantor[oleh], jalan.kantor[pelaku], scan(), at=jalan.tick(), **lain
    )


@pytest.fixture
def persetujuan(jalan: Jalan) -> Tugas:
    return jalan.walk_to("9")


def test_the_owner_records_what_the_head_signed_on_paper(jalan: Jalan, persetujuan: Tugas) -> None:
    jejak = record(jalan, "Kasubag", "Kepala Satuan", keputusan="ya")

    tugas = Tugas.objects.get(pk=persetujuan.pk)
    assert (tugas.status, tugas.pelaku, tugas.dicatat_oleh, tugas.kapasitas) == (
        StatusTugas.SELESAI,
        jalan.kantor["Kepala Satuan"],
        jalan.kantor["Kasubag"],
        "Kepala Satuan Polisi Pamong Praja",
    )
    bukti = Dokumen.objects.get(tugas=tugas, jenis="bukti")
    assert jejak.pegawai == jalan.kantor["Kasubag"]
    assert jejak.rincian["bukti"] == bukti.sha256
    assert (jejak.rincian["nama"], jejak.rincian["keputusan"]) == ("Ahmad Fauzi", "ya")
    assert jalan.meja == ["10"]


def test_a_no_on_paper_goes_back_with_its_reason(jalan: Jalan, persetujuan: Tugas) -> None:
    record(jalan, "Kasubag", "Kepala Satuan", keputusan="tidak", alasan="Lihat coretan.")

    assert jalan.meja == ["7"]
    assert jalan.kantor.jejak()[-1].alasan == "Lihat coretan."


def test_who_is_neither_owner_nor_of_the_column_cannot(jalan: Jalan, persetujuan: Tugas) -> None:
    before = stored_files()

    with pytest.raises(TidakBerhak):
        record(jalan, "Staf", "Kepala Satuan", keputusan="ya")

    assert stored_files() == before
    assert not Dokumen.objects.filter(jenis="bukti").exists()
    assert jalan["9"].status == StatusTugas.MENUNGGU


def test_only_for_who_stands_in_the_column(jalan: Jalan, persetujuan: Tugas) -> None:
    with pytest.raises(TindakanDitolak, match="tidak berdiri di kolom KASAD"):
        record(jalan, "Kasubag", "Staf", keputusan="ya")


def test_a_refused_record_leaves_no_file(jalan: Jalan, persetujuan: Tugas) -> None:
    before = stored_files()

    with pytest.raises(TindakanDitolak, match="Pilih salah satu keputusan"):
        record(jalan, "Kasubag", "Kepala Satuan")

    assert stored_files() == before
    assert not Dokumen.objects.filter(jenis="bukti").exists()


def test_a_second_click_leaves_one_scan(jalan: Jalan, persetujuan: Tugas) -> None:
    pk, kasubag, kepala = persetujuan.pk, jalan.kantor["Kasubag"], jalan.kantor["Kepala Satuan"]
    ask = {"keputusan": "ya", "token": "sekali"}

    first = engine.record_on_paper(pk, kasubag, kepala, scan(), at=jalan.tick(), **ask)
    files = stored_files()
    second = engine.record_on_paper(pk, kasubag, kepala, scan(), at=jalan.tick(), **ask)

    assert first == second
    assert stored_files() == files


def test_the_recorder_may_withdraw_it_and_the_head_has_it_again(jalan: Jalan, persetujuan: Tugas) -> None:
    record(jalan, "Kasubag", "Kepala Satuan", keputusan="ya")

    engine.withdraw(persetujuan.pk, jalan.kantor["Kasubag"], at=jalan.tick())

    assert (jalan["9"].pelaku, jalan["9"].putaran) == (jalan.kantor["Kepala Satuan"], 2)
