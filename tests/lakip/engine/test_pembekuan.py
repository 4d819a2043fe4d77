"""What is handed up for approval stays as it is until a return opens it."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from lakip import engine
from lakip.access import TindakanDitolak, frozen_at, may_edit_isi
from lakip.isi import collect_isi
from lakip.isi.sasaran import collect_kinerja
from lakip.koreksi import digest_berlaku, digest_now
from lakip.models import Jejak, Naskah, Terbitan, Tugas
from lakip.penulisan import store_naskah
from lakip.terbitan import find_beku, find_terbaru
from tests.lakip.engine.test_continue_under import put
from tests.world import PDF, Jalan, make_kantor, read_alur

BERUBAH = "Isi laporan sudah berubah sejak terbitan 1 disusun"


def write(jalan: Jalan, teks: str = "Kalimat baru.") -> None:
    """Let a text be changed, past all doors."""
    laporan = jalan.kantor.fresh()
    naskah = Naskah.objects.filter(laporan=laporan, sasaran=None).first()
    assert naskah
    store_naskah(naskah, f"<p>{teks}</p>", jalan.kantor.pemilik, collect_kinerja(laporan), at=jalan.tick())


def is_open(jalan: Jalan) -> bool:
    laporan = jalan.kantor.fresh()
    return may_edit_isi(laporan, jalan.kantor.pemilik, jalan.at.date())


def beku(jalan: Jalan) -> int | None:
    terbitan = find_beku(jalan.kantor.fresh())
    return terbitan.nomor if terbitan else None


@pytest.fixture
def diajukan(jalan: Jalan) -> Jalan:
    """Row 8 has handed the LAKIP up: the Kepala is to approve it in row 9."""
    jalan.walk_to("9")
    return jalan


def test_handing_up_freezes_the_newest_lakip(diajukan: Jalan) -> None:
    terbitan = Terbitan.objects.get()

    assert terbitan.dibekukan_pada == frozen_at(diajukan.kantor.fresh()) == diajukan.at
    assert terbitan.dibekukan_oleh == Tugas.objects.get(pk=diajukan.akhir["8"].pk).pelaku
    assert not is_open(diajukan)


def test_the_record_names_what_was_frozen(diajukan: Jalan) -> None:
    terbitan = Terbitan.objects.get()

    assert diajukan.kantor.jejak()[-1].rincian.items() >= {
        ("dibekukan", 1),
        ("sha256", terbitan.dokumen.sha256),
        ("hash_isi", terbitan.hash_isi),
        ("hash_data", hashlib.sha256(terbitan.data.encode()).hexdigest()),
    }


def test_what_was_changed_after_it_was_built_is_not_handed_up(jalan: Jalan) -> None:
    jalan.walk_to("8")
    write(jalan)
    kasubag = jalan.prepare(jalan["8"])

    with pytest.raises(TindakanDitolak, match=BERUBAH):
        engine.complete(jalan["8"].pk, kasubag, at=jalan.tick())
    assert jalan.meja == ["8"]

    jalan.build(jalan.kantor.pemilik)
    jalan.do("8")
    assert beku(jalan) == 2


def test_nothing_is_built_any_more(diajukan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="isinya dibekukan"):
        diajukan.build(diajukan.kantor.pemilik)


def test_the_approval_names_what_was_approved(diajukan: Jalan) -> None:
    diajukan.do("9", "ya")

    rincian = Jejak.objects.filter(tindakan="selesai").latest("nomor").rincian
    assert (rincian["disetujui"], rincian["sha256"]) == (1, Terbitan.objects.get().dokumen.sha256)
    assert not is_open(diajukan)


def test_it_stays_frozen_when_the_report_is_finished(diajukan: Jalan) -> None:
    diajukan.do("9", "ya")
    diajukan.do("10")
    diajukan.do("11")

    assert beku(diajukan) == 1


def test_a_return_opens_it_and_the_frozen_one_stays(diajukan: Jalan) -> None:
    first = Terbitan.objects.values().get()

    diajukan.do("9", "tidak")
    assert is_open(diajukan)
    assert beku(diajukan) is None
    write(diajukan)
    diajukan.build(diajukan.kantor.pemilik)
    diajukan.walk_to("9")

    assert beku(diajukan) == 2
    assert Terbitan.objects.values().get(nomor=1) == first


def test_returned_and_handed_up_unchanged_it_is_the_same_lakip(diajukan: Jalan) -> None:
    diajukan.do("9", "tidak")

    diajukan.walk_to("9")

    assert (beku(diajukan), Terbitan.objects.count()) == (1, 1)


def test_figures_are_opened_by_going_back_to_their_analysis(diajukan: Jalan) -> None:
    laporan, pemilik = diajukan.kantor.laporan, diajukan.kantor.pemilik

    engine.reopen_analysis(laporan.pk, pemilik, "Angka salah.", at=diajukan.tick())

    assert is_open(diajukan)


# --- departures from the SOP ---


def test_a_skipped_row_hands_up_as_well(jalan: Jalan) -> None:
    jalan.walk_to("8")

    engine.skip(jalan["8"].pk, jalan.kantor.pemilik, "Lisan.", at=jalan.tick())

    assert beku(jalan) == 1
    assert not is_open(jalan)


def test_a_skipped_row_hands_up_only_what_was_built(jalan: Jalan) -> None:
    jalan.walk_to("8")
    write(jalan)

    with pytest.raises(TindakanDitolak, match=BERUBAH):
        engine.skip(jalan["8"].pk, jalan.kantor.pemilik, "Lisan.", at=jalan.tick())


def test_without_any_lakip_nothing_is_handed_up(jalan: Jalan) -> None:
    jalan.walk_to("6")
    for nomor, keputusan in (("6", ""), ("7", ""), ("7", "ya")):
        engine.skip(jalan[nomor].pk, jalan.kantor.pemilik, "-", at=jalan.tick(), keputusan=keputusan)

    with pytest.raises(TindakanDitolak, match="belum disusun"):
        engine.skip(jalan["8"].pk, jalan.kantor.pemilik, "-", at=jalan.tick())


def test_a_row_done_on_paper_hands_up_as_well(jalan: Jalan) -> None:
    tugas = jalan.walk_to("8")
    kasubag = jalan.prepare(tugas)

    engine.record_on_paper(
        tugas.pk, jalan.kantor.pemilik, kasubag, ContentFile(PDF, name="paraf.pdf"), at=jalan.tick()
    )

    assert beku(jalan) == 1


def test_handing_up_can_be_withdrawn(diajukan: Jalan) -> None:
    diajukan.withdraw("8")

    assert is_open(diajukan)
    write(diajukan)
    with pytest.raises(TindakanDitolak, match=BERUBAH):
        diajukan.do("8")


def test_going_back_opens_it(diajukan: Jalan) -> None:
    engine.return_to(
        diajukan["9"].pk, diajukan.kantor.pemilik, diajukan.simbol("6").pk, "Salah.", at=diajukan.tick()
    )

    assert is_open(diajukan)


def test_going_back_to_the_approval_keeps_it_closed(diajukan: Jalan) -> None:
    diajukan.do("9", "ya")

    engine.return_to(
        diajukan["10"].pk, diajukan.kantor.pemilik, diajukan.simbol("9").pk, "Salah.", at=diajukan.tick()
    )

    assert beku(diajukan) == 1


@pytest.mark.parametrize("is_built", [False, True], ids=["changed", "changed and built"])
def test_a_return_is_not_withdrawn_once_the_report_was_changed(diajukan: Jalan, is_built: bool) -> None:
    """The Kepala would have another LAKIP on the desk than the one that was handed up."""
    diajukan.do("9", "tidak")
    write(diajukan)
    if is_built:
        diajukan.build(diajukan.kantor.pemilik)

    with pytest.raises(TindakanDitolak, match="ajukan dahulu yang baru" if is_built else BERUBAH):
        diajukan.withdraw("9")
    assert diajukan.meja == ["7"]


def test_a_return_is_withdrawn_while_nothing_was_changed(diajukan: Jalan) -> None:
    diajukan.do("9", "tidak")

    diajukan.withdraw("9")

    assert beku(diajukan) == 1


# --- SOPs without a row that hands up ---


@pytest.mark.parametrize(
    ("kunci", "penyetuju", "sebelumnya"),
    [
        pytest.param("kalbar-adpim", "9", "8", id="the end of the SOP"),
        pytest.param("bangka-tengah-dinsos", "11", "8", id="more to come"),
    ],
)
def test_where_no_row_hands_up_arriving_at_the_approval_does(
    jalan: Jalan, kunci: str, penyetuju: str, sebelumnya: str
) -> None:
    lain = Jalan(make_kantor(kunci, jalan.at), jalan.at).start()
    lain.walk_to(sebelumnya)
    assert is_open(lain)
    write(lain)
    with pytest.raises(TindakanDitolak, match=r"Isi laporan sudah berubah"):
        lain.do(sebelumnya, "ya")

    lain.build(lain.kantor.pemilik)
    lain.do(sebelumnya, "ya")
    assert beku(lain) == 2

    lain.do(penyetuju, "tidak")
    assert is_open(lain)
    lain.walk_to(penyetuju)
    lain.do(penyetuju, "ya")
    newest = find_terbaru(lain.kantor.fresh())
    assert newest
    assert beku(lain) == newest.nomor
    assert lain.kantor.jejak()[-1].rincian["disetujui"] == newest.nomor


def test_a_box_and_a_diamond_in_one_row_hand_up_between_them(jalan: Jalan) -> None:
    lain = Jalan(make_kantor("purwakarta-kesbangpol", jalan.at), jalan.at).start()
    lain.walk_to("4.")
    assert is_open(lain)

    lain.do("4.")

    assert lain.meja == ["4."]
    assert beku(lain) == 1


# --- a further SOP ---


def go_on(jalan: Jalan, kerja: dict[str, str]) -> None:
    """Finish the report, and go on under an SOP with these kinds of work in rows B and C."""
    while desk := jalan.kantor.desk():
        jalan.do(desk[0].simbol.langkah.nomor, "ya" if desk[0].simbol.jenis == "keputusan" else "")
    nama = "KASAD"
    alur = f"A {nama} mulai -> B\nB {nama} proses -> C\nC {nama} proses -> D\nD {nama} selesai"
    versi = put(jalan.kantor, read_alur(alur, "lanjutan", kerja))
    laporan = jalan.kantor.laporan.pk
    engine.continue_under(laporan, jalan.kantor.pemilik, versi, at=jalan.tick())


def test_a_further_sop_that_only_sends_leaves_it_as_it_was(diajukan: Jalan) -> None:
    go_on(diajukan, {"B": "surat", "C": "kirim"})

    assert not is_open(diajukan)
    assert beku(diajukan) == 1


def test_a_further_sop_of_writing_opens_it_and_freezes_it_again(diajukan: Jalan) -> None:
    go_on(diajukan, {"B": "susun", "C": "persetujuan"})
    laporan = diajukan.kantor.fresh()
    assert is_open(diajukan)
    pengesahan = collect_isi(laporan, diajukan.at).pengesahan
    assert pengesahan is not None
    assert pengesahan.tanggal is None

    write(diajukan)
    diajukan.walk_to("C")

    assert beku(diajukan) == 2
    assert not is_open(diajukan)


# --- what the office changes elsewhere ---


def test_a_new_name_of_the_office_does_not_touch_what_is_frozen(diajukan: Jalan) -> None:
    instansi = diajukan.kantor.fresh().instansi
    instansi.nama = "Dinas Baru"
    instansi.save()
    laporan = diajukan.kantor.fresh()

    assert digest_now(laporan, diajukan.at) != Terbitan.objects.get().hash_isi
    assert digest_berlaku(laporan, diajukan.at) == Terbitan.objects.get().hash_isi
    diajukan.do("9", "ya")
    assert diajukan.kantor.jejak()[-1].rincian["disetujui"] == 1


def test_the_database_itself_keeps_a_frozen_one_frozen(diajukan: Jalan) -> None:
    with pytest.raises(IntegrityError, match="Terbitan tidak dapat diubah"), transaction.atomic():
        Terbitan.objects.update(dibekukan_pada=None, dibekukan_oleh=None)
