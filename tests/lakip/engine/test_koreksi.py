from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from pypdf import PdfWriter

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.isi import collect_isi
from lakip.isi.sasaran import collect_kinerja
from lakip.koreksi import catatan_of, digest_now, list_paraf
from lakip.lembar_kerja import missing_of
from lakip.models import CatatanKoreksi, Indikator, Jejak, Laporan, Naskah, Nilai, Paraf, Tugas
from lakip.penulisan import store_naskah
from tests.world import PDF, Jalan, make_alur, make_kantor, read_alur

KALIMAT = "Satpol PP menegakkan Peraturan Daerah."


@pytest.fixture
def jalan(jalan: Jalan) -> Jalan:
    """The LAKIP is built, and lies with the Kasubag to be corrected."""
    jalan.walk_to("6")
    write(jalan, KALIMAT)
    jalan.walk_to("7")
    return jalan


def write(jalan: Jalan, teks: str, bagian: str = "bab1_gambaran_umum") -> None:
    laporan = jalan.kantor.fresh()
    naskah, _ = Naskah.objects.get_or_create(laporan=laporan, bagian=bagian, sasaran=None)
    store_naskah(naskah, f"<p>{teks}</p>", jalan.kantor["Staf"], collect_kinerja(laporan), at=jalan.tick())


def add(jalan: Jalan, pegawai: str = "Kasubag", teks: str = "Perbaiki.", **tempat: object) -> CatatanKoreksi:
    tempat = {"terbitan": 1, **tempat}
    jejak = engine.add_catatan(jalan["7"].pk, jalan.kantor[pegawai], teks, at=jalan.tick(), **tempat)  # type: ignore[arg-type]
    return CatatanKoreksi.objects.get(laporan=jalan.kantor.laporan, nomor=jejak.rincian["catatan"])


def answer(
    jalan: Jalan, nomor: int, tanggapan: str = "diubah", jawaban: str = "", oleh: str = "Staf"
) -> Jejak:
    laporan = jalan.kantor.laporan.pk
    pegawai = jalan.kantor[oleh]
    return engine.answer_catatan(laporan, pegawai, nomor, tanggapan, jawaban, at=jalan.tick())


def send_back(jalan: Jalan) -> Tugas:
    """Let the Sekretaris send the work back, with two remarks and no other reason."""
    jalan.do("7")
    add(jalan, "Sekretaris", bagian="bab1_gambaran_umum", kutipan="menegakkan Peraturan Daerah")
    add(jalan, "Sekretaris", "Seluruhnya belum rapi.")
    tugas = jalan["7"]
    engine.complete(tugas.pk, jalan.kantor["Sekretaris"], at=jalan.tick(), keputusan="tidak", terbitan=1)
    return tugas


# --- remarks ---


def test_remarks_are_numbered_through_the_report(jalan: Jalan) -> None:
    add(jalan)
    add(jalan)
    jalan.do("7")
    third = add(jalan, "Sekretaris")

    assert (third.nomor, third.terbitan.nomor, third.kapasitas) == (3, 1, "Sekretaris")
    assert jalan.kantor.jejak()[-1].tindakan == "catat_koreksi"


def test_words_are_marked_in_the_part_they_stand_in(jalan: Jalan) -> None:
    catatan = add(jalan, bagian="bab1_gambaran_umum", kutipan="menegakkan\n Peraturan  Daerah")

    assert (catatan.jenis, catatan.bagian) == ("kutipan", "bab1_gambaran_umum")
    assert catatan.kutipan == "menegakkan Peraturan Daerah"
    assert catatan.tempat == "Bab I Pendahuluan, Gambaran Umum Organisasi"


def test_words_of_an_analysis_are_marked_with_their_sasaran(jalan: Jalan) -> None:
    sasaran = jalan.kantor.laporan.sasaran_set.first()
    naskah = Naskah.objects.filter(laporan=jalan.kantor.laporan, sasaran=sasaran).exclude(isi="").first()
    assert naskah is not None
    words = " ".join(naskah.isi.replace("<p>", "").split()[:4])

    catatan = add(jalan, bagian="sasaran-1", kutipan=words)

    assert (catatan.sasaran, catatan.bagian) == (sasaran, naskah.bagian)


@pytest.mark.parametrize(
    ("tempat", "pesan"),
    [
        pytest.param(
            {"bagian": "bab1_gambaran_umum", "kutipan": "tidak pernah ditulis"}, "tidak ada pada bagian ini",
            id="words that are not there",
        ),
        pytest.param({"bagian": "bab1_gambaran_umum", "kutipan": " … "}, "Pilih atau tempel", id="no words"),
        pytest.param({"acuan": "indikator-9.9-target"}, "tidak ada pada terbitan 1", id="no such figure"),
        pytest.param({"halaman": 1}, "tidak dapat dibaca", id="a page of what is no PDF"),
    ],
)  # fmt: skip
def test_a_place_that_is_not_there_is_refused(jalan: Jalan, tempat: dict[str, object], pesan: str) -> None:
    with pytest.raises(TindakanDitolak, match=pesan):
        add(jalan, **tempat)
    assert not CatatanKoreksi.objects.exists()


def test_a_figure_is_marked_with_what_stood_there(jalan: Jalan) -> None:
    indikator = Indikator.objects.filter(sasaran__laporan=jalan.kantor.laporan).first()
    assert indikator is not None

    catatan = add(jalan, acuan="indikator-1.1-realisasi")

    assert catatan.acuan == f"indikator-{indikator.pk}-realisasi"
    assert catatan.tempat == f"Realisasi indikator 1.1 {indikator.nama}"
    assert catatan.kutipan == "49,81"


def test_a_line_of_the_budget_is_marked(jalan: Jalan) -> None:
    baris = jalan.kantor.laporan.anggaran_set.first()

    catatan = add(jalan, acuan="anggaran-1-pagu")

    assert catatan.acuan == f"anggaran-{baris.pk}-pagu"
    assert catatan.tempat.startswith("Pagu anggaran ")


@pytest.mark.parametrize(("halaman", "is_there"), [(1, True), (3, True), (4, False), (0, False)])
def test_a_page_is_one_of_the_pdf(jalan: Jalan, halaman: int, is_there: bool) -> None:
    writer, berkas = PdfWriter(), ContentFile(b"", name="lakip.pdf")
    for _ in range(3):
        writer.add_blank_page(595, 842)
    writer.write(berkas.file)
    berkas.seek(0)
    at = jalan.tick()
    isi = collect_isi(jalan.kantor.fresh(), at)
    engine.issue(
        jalan.kantor.laporan.pk, jalan.kantor.pemilik, isi, ContentFile(berkas.read(), "l.pdf"), at=at
    )

    if is_there:
        assert add(jalan, terbitan=2, halaman=halaman).tempat == f"Halaman {halaman} PDF"
    else:
        with pytest.raises(TindakanDitolak, match="mempunyai 3 halaman"):
            add(jalan, terbitan=2, halaman=halaman)


def test_what_was_read_has_to_be_the_newest(jalan: Jalan) -> None:
    jalan.build(jalan.kantor.pemilik)

    with pytest.raises(Terlambat, match="Terbitan 2 disusun selagi Anda membaca"):
        add(jalan)


def test_remarks_are_written_where_the_document_is_read(jalan: Jalan) -> None:
    send_back(jalan)

    with pytest.raises(TindakanDitolak, match="pada langkah koreksi"):
        engine.add_catatan(jalan["6"].pk, jalan.kantor["Staf"], "Saya juga.", 1, at=jalan.tick())


def test_only_whose_step_it_is_writes_remarks(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak):
        add(jalan, "Staf")


def test_an_author_words_a_remark_anew_and_takes_it_away(jalan: Jalan) -> None:
    kasubag, tugas = jalan.kantor["Kasubag"], jalan["7"]
    add(jalan, teks="Salah.")

    engine.edit_catatan(tugas.pk, kasubag, 1, "Salah ketik.", at=jalan.tick())
    assert catatan_of(tugas).get().teks == "Salah ketik."

    jejak = engine.remove_catatan(tugas.pk, kasubag, 1, at=jalan.tick())
    assert not catatan_of(tugas).exists()
    assert jejak.rincian["teks"] == "Salah ketik."


def test_nobody_else_changes_a_remark(jalan: Jalan) -> None:
    add(jalan)
    with pytest.raises(TidakBerhak):
        engine.edit_catatan(jalan["7"].pk, jalan.kantor["Sekretaris"], 1, "Bukan.", at=jalan.tick())


def test_a_remark_that_was_sent_off_stays(jalan: Jalan) -> None:
    tugas = send_back(jalan)

    for verb in (engine.edit_catatan, engine.remove_catatan):
        isi = ("Lain.",) if verb is engine.edit_catatan else ()
        with pytest.raises(Terlambat):
            verb(tugas.pk, jalan.kantor["Sekretaris"], 1, *isi, at=jalan.tick())  # type: ignore[operator]
    assert CatatanKoreksi.objects.count() == 2


def test_a_form_sent_twice_leaves_one_remark(jalan: Jalan) -> None:
    add(jalan, token="sekali")
    add(jalan, token="sekali")

    assert CatatanKoreksi.objects.count() == 1


# --- sending back ---


def test_remarks_are_reason_enough_to_send_the_work_back(jalan: Jalan) -> None:
    tugas = send_back(jalan)

    tugas.refresh_from_db()
    assert (tugas.status, tugas.alasan) == ("dikembalikan", "2 catatan koreksi")
    assert jalan.kantor.jejak()[-1].alasan == "2 catatan koreksi"
    assert jalan.meja == ["6"]


def test_a_reason_of_ones_own_is_kept(jalan: Jalan) -> None:
    jalan.do("7")
    add(jalan, "Sekretaris")
    tugas = jalan.do("7", "tidak", "Tunggu data BPS.")

    tugas.refresh_from_db()
    assert tugas.alasan == "Tunggu data BPS."


def test_without_remarks_a_reason_is_asked_for(jalan: Jalan) -> None:
    jalan.do("7")

    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        engine.complete(jalan["7"].pk, jalan.kantor["Sekretaris"], at=jalan.tick(), keputusan="tidak")


def test_remarks_are_what_a_corrector_without_a_decision_leaves(jalan: Jalan) -> None:
    assert missing_of(jalan["7"])
    add(jalan)
    assert missing_of(jalan["7"]) == []


# --- answering ---


def test_the_writer_cannot_go_on_before_every_remark_is_answered(jalan: Jalan) -> None:
    send_back(jalan)
    jalan.build(jalan.kantor["Staf"], jalan["6"])
    assert missing_of(jalan["6"]) == [
        "Catatan koreksi nomor 1 dan 2 belum dijawab: jawab pada “Catatan koreksi”."
    ]

    answer(jalan, 1)
    with pytest.raises(TindakanDitolak, match="nomor 2 belum dijawab"):
        engine.complete(jalan["6"].pk, jalan.kantor["Staf"], at=jalan.tick())

    answer(jalan, 2, "tidak_diubah", "Sudah sesuai pedoman.")
    jalan.do("6")
    assert jalan.meja == ["7"]


def test_that_nothing_was_changed_needs_its_reason(jalan: Jalan) -> None:
    send_back(jalan)
    with pytest.raises(TindakanDitolak, match="mengapa tidak diubah"):
        answer(jalan, 1, "tidak_diubah", " ")
    with pytest.raises(TindakanDitolak, match="Pilih"):
        answer(jalan, 1, "mungkin", "Entah.")


def test_an_answer_may_be_changed_until_the_document_is_read_again(jalan: Jalan) -> None:
    send_back(jalan)
    answer(jalan, 1, "tidak_diubah", "Sudah benar.")
    answer(jalan, 1, "diubah", "Ternyata salah.")
    answer(jalan, 2)
    jalan.do("6")

    assert CatatanKoreksi.objects.get(nomor=1).jawaban == "Ternyata salah."
    with pytest.raises(Terlambat, match="sudah sampai kepada pengoreksi"):
        answer(jalan, 1, "diubah", "Lagi.", oleh="Kasubag")


def test_who_does_not_write_the_report_does_not_answer(jalan: Jalan) -> None:
    send_back(jalan)
    with pytest.raises(TidakBerhak, match="dijawab oleh yang menyusun"):
        answer(jalan, 1, oleh="Sekretaris")


def test_a_remark_that_is_still_being_written_is_not_answered(jalan: Jalan) -> None:
    add(jalan)
    with pytest.raises(Terlambat, match="masih ditulis"):
        answer(jalan, 1, oleh="Kasubag")


def test_where_the_work_goes_back_to_a_box_of_correcting_it_is_answered_there(jalan: Jalan) -> None:
    """Balangan's Kepala sends it back to row 7, in which the Kasubag corrects."""
    jalan.walk_to("9")
    kepala = jalan.kantor["Kepala Satuan"]
    engine.add_catatan(jalan["9"].pk, kepala, "Perbaiki ikhtisar.", 1, at=jalan.tick())
    engine.complete(jalan["9"].pk, kepala, at=jalan.tick(), keputusan="tidak")

    assert "Catatan koreksi nomor 1 belum dijawab" in missing_of(jalan["7"])[0]
    answer(jalan, 1, oleh="Kasubag")
    jalan.do("7")
    assert jalan["7"].simbol.pelaksana.nama == "SEKRETARIS"


def test_where_kalbars_sop_sends_it_back_its_team_answers(jalan: Jalan) -> None:
    kalbar = Jalan(make_kantor("kalbar-adpim", jalan.at), jalan.at).start()
    tugas = kalbar.walk_to("8")
    kabag = kalbar.kantor.turn_of(tugas, kalbar.at)
    engine.add_catatan(tugas.pk, kabag, "Ringkas.", 1, at=kalbar.tick())
    engine.complete(tugas.pk, kabag, at=kalbar.tick(), keputusan="tidak")

    assert "nomor 1 belum dijawab" in missing_of(kalbar["6"])[0]


def test_the_owner_says_whether_the_remarks_are_annexed(jalan: Jalan) -> None:
    send_back(jalan)
    laporan = jalan.kantor.laporan
    answer(jalan, 1, "diubah", "Sudah.")
    with pytest.raises(TidakBerhak):
        engine.annex_koreksi(laporan.pk, jalan.kantor["Staf"], True, at=jalan.tick())
    assert collect_isi(jalan.kantor.fresh(), jalan.at).koreksi == ()

    engine.annex_koreksi(laporan.pk, jalan.kantor.pemilik, True, at=jalan.tick())

    first, second = collect_isi(jalan.kantor.fresh(), jalan.at).koreksi
    assert (first.nomor, first.tanggapan, first.jawaban, first.penjawab) == (
        1, "Diubah", "Sudah.", jalan.kantor["Staf"].nama,
    )  # fmt: skip
    assert (second.tempat, second.tanggapan, second.dijawab) == ("Seluruh dokumen", "", None)


def test_remarks_are_answered_in_a_box_after_the_handing_up(jalan: Jalan) -> None:
    """The approval sends back to a row in which the content is not opened."""
    alur = "1 A mulai -> 2\n2 A proses -> 3\n3 B proses -> 4\n4 C keputusan -> ya:selesai tidak:3"
    kerja = {"2": "ajukan", "3": "koreksi", "4": "persetujuan"}
    lain = make_alur(read_alur(alur, "kotak", kerja), jalan.at)
    lain.do("1")
    lain.build(lain.kantor.pemilik)
    engine.skip(lain["2"].pk, lain.kantor.pemilik, "Lisan.", at=lain.tick())
    lain.do("3")
    engine.add_catatan(lain["4"].pk, lain.kantor["C"], "Tambah stempel.", 1, at=lain.tick())
    engine.complete(lain["4"].pk, lain.kantor["C"], at=lain.tick(), keputusan="tidak")
    assert any("nomor 1 belum dijawab" in lack for lack in missing_of(lain["3"]))

    engine.answer_catatan(
        lain.kantor.laporan.pk, lain.kantor["B"], 1, "tidak_diubah", "Sudah ada.", at=lain.tick()
    )
    lain.do("3")

    assert lain.meja == ["4"]


def test_what_is_annexed_is_settled_once_the_lakip_is_frozen(jalan: Jalan) -> None:
    jalan.walk_to("9")

    with pytest.raises(TindakanDitolak, match="isinya dibekukan"):
        engine.annex_koreksi(jalan.kantor.laporan.pk, jalan.kantor.pemilik, True, at=jalan.tick())


# --- the paraf ---


def sign(jalan: Jalan) -> Paraf:
    jalan.do("7")
    jalan.do("7", "ya")
    return Paraf.objects.get(gugur_pada=None)


def lapsed(jalan: Jalan) -> list[str]:
    laporan = jalan.kantor.fresh()
    return [satu.gugur for satu in list_paraf(laporan, digest_now(laporan, jalan.at))]


def test_agreeing_puts_a_paraf_on_the_exact_content(jalan: Jalan) -> None:
    paraf = sign(jalan)

    assert (paraf.oleh, paraf.kapasitas, paraf.terbitan.nomor) == (
        jalan.kantor["Sekretaris"], "Sekretaris", 1,
    )  # fmt: skip
    assert jalan.kantor.jejak()[-1].rincian["paraf"] == {"terbitan": 1, "isi": paraf.terbitan.hash_isi}
    assert lapsed(jalan) == [""]


def test_no_paraf_on_a_content_that_has_changed_since_it_was_built(jalan: Jalan) -> None:
    jalan.do("7")
    write(jalan, "Kalimat lain.")

    with pytest.raises(TindakanDitolak, match="sejak terbitan 1 disusun; minta disusun kembali"):
        jalan.do("7", "ya")
    assert not Paraf.objects.exists()


def test_no_paraf_on_a_lakip_that_was_built_after_one_has_read(jalan: Jalan) -> None:
    jalan.do("7")
    write(jalan, "Kalimat lain.")
    jalan.build(jalan.kantor.pemilik)

    with pytest.raises(Terlambat, match="Terbitan 2"):
        engine.complete(
            jalan["7"].pk, jalan.kantor["Sekretaris"], at=jalan.tick(), keputusan="ya", terbitan=1
        )


def test_a_paraf_lapses_when_a_figure_changes(jalan: Jalan) -> None:
    sign(jalan)
    nilai = Nilai.objects.filter(indikator__sasaran__laporan=jalan.kantor.laporan, realisasi=Decimal("49.81"))

    nilai.update(realisasi=Decimal("50"))

    assert lapsed(jalan) == ["Isi laporan sudah berubah sejak terbitan 1 diparaf."]


def test_a_paraf_lapses_when_a_text_changes_and_holds_again_when_it_is_as_it_was(jalan: Jalan) -> None:
    sign(jalan)

    write(jalan, "Kalimat lain.")
    assert lapsed(jalan) != [""]

    write(jalan, KALIMAT)
    assert lapsed(jalan) == [""]


def test_a_lakip_with_other_content_voids_earlier_paraf_and_says_so(jalan: Jalan) -> None:
    paraf = sign(jalan)
    jalan.do("8")
    jalan.do("9", "tidak")
    write(jalan, "Kalimat lain.")
    jalan.build(jalan.kantor.pemilik)

    paraf.refresh_from_db()
    assert paraf.gugur_sebab == "Isi terbitan 2 berbeda dari terbitan 1 yang diparaf."
    assert jalan.kantor.jejak()[-1].rincian["paraf_gugur"] == [str(jalan.kantor["Sekretaris"])]


def test_a_lakip_with_the_same_content_leaves_the_paraf_standing(jalan: Jalan) -> None:
    paraf = sign(jalan)
    jalan.do("8")
    jalan.do("9", "tidak")
    jalan.build(jalan.kantor.pemilik)

    paraf.refresh_from_db()
    assert paraf.gugur_pada is None
    assert "paraf_gugur" not in jalan.kantor.jejak()[-1].rincian


def test_who_asks_the_step_back_takes_the_paraf_back(jalan: Jalan) -> None:
    paraf = sign(jalan)

    jejak = engine.withdraw(paraf.tugas_id, jalan.kantor["Sekretaris"], at=jalan.tick())

    paraf.refresh_from_db()
    assert paraf.gugur_sebab == "Langkahnya ditarik kembali oleh yang memaraf."
    assert jejak.rincian["paraf_gugur"] == [str(jalan.kantor["Sekretaris"])]
    jalan.do("7", "ya")
    assert Paraf.objects.get(gugur_pada=None).terbitan == paraf.terbitan


def test_who_asks_a_return_back_finds_the_remarks_again(jalan: Jalan) -> None:
    tugas = send_back(jalan)

    engine.withdraw(tugas.pk, jalan.kantor["Sekretaris"], at=jalan.tick())

    assert [satu.nomor for satu in catatan_of(jalan["7"])] == [1, 2]
    engine.remove_catatan(jalan["7"].pk, jalan.kantor["Sekretaris"], 2, at=jalan.tick())


def test_remarks_keep_a_step_from_being_asked_back(jalan: Jalan) -> None:
    kasubag = jalan["7"]
    jalan.do("7")
    add(jalan, "Sekretaris")

    with pytest.raises(Terlambat):
        engine.withdraw(kasubag.pk, jalan.kantor["Kasubag"], at=jalan.tick())


def test_a_paraf_on_paper_is_recorded_for_who_put_it(jalan: Jalan) -> None:
    jalan.do("7")
    bukti = ContentFile(PDF, name="paraf.pdf")
    sekretaris = jalan.kantor["Sekretaris"]

    engine.record_on_paper(
        jalan["7"].pk, jalan.kantor.pemilik, sekretaris, bukti, at=jalan.tick(), keputusan="ya"
    )

    paraf = Paraf.objects.get()
    assert (paraf.oleh, paraf.tugas.dicatat_oleh) == (sekretaris, jalan.kantor.pemilik)


def test_approving_is_no_paraf(jalan: Jalan) -> None:
    jalan.walk_to("9")
    before = Paraf.objects.count()
    jalan.do("9", "ya")

    assert Paraf.objects.count() == before


def test_the_record_of_correcting_is_an_unbroken_chain(jalan: Jalan) -> None:
    send_back(jalan)
    answer(jalan, 1)
    kantor = jalan.kantor

    hashes = [jejak.hash for jejak in kantor.jejak()]
    assert [jejak.hash_sebelum for jejak in kantor.jejak()][1:] == hashes[:-1]
    assert Laporan.objects.get(pk=kantor.laporan.pk).jejak_hash == hashes[-1]
