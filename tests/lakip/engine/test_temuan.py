from __future__ import annotations

from collections.abc import Iterator

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak, is_dianalisis
from lakip.engine.temuan import read_hak_jawab
from lakip.isi.konsistensi import TemuanIsi, find_temuan, open_temuan
from lakip.lembar_kerja import missing_of
from lakip.models import Indikator, JawabanTemuan, Jejak, Naskah, Nilai, Pegawai, Tugas, UnitKerja
from tests.world import Jalan, make_kantor, make_pegawai

RASIO = "Rasio Polisi Pamong Praja"


@pytest.fixture
def analisis(jalan: Jalan) -> Jalan:
    """The data is in, and lies to be analysed; two units answer for rows of their own."""
    jalan.walk_to("5")
    return jalan


def temuan_of(jalan: Jalan, awal: str = "capaian:") -> TemuanIsi:
    """The finding of a rule about the ratio, which the sample reaches by more than half."""
    return next(
        satu
        for satu in find_temuan(jalan.kantor.laporan)
        if satu.kunci.startswith(awal) and satu.tempat.rincian.startswith(RASIO)
    )


def answer(jalan: Jalan, pegawai: Pegawai, temuan: TemuanIsi, alasan: str = "Sudah dicek.") -> Jejak:
    sidik = temuan.temuan.sidik
    return engine.answer(
        jalan.kantor.laporan.pk, pegawai, temuan.kunci, sidik, alasan, at=jalan.tick(), token=None
    )


def analis(jalan: Jalan) -> Pegawai:
    return jalan.kantor.turn_of(jalan["5"], jalan.at)


def orang_unit(jalan: Jalan, *, own: bool) -> Pegawai:
    """Somebody who stands in no column: of the unit that answers for the ratio, or of another one."""
    indikator = Indikator.objects.get(sasaran__laporan=jalan.kantor.laporan, nama__startswith=RASIO)
    unit = indikator.unit if own else UnitKerja.objects.exclude(pk=indikator.unit_id).first()
    return make_pegawai("rina", jalan.kantor.laporan.instansi, unit=unit)


def test_answer_is_kept_with_who_says_so(analisis: Jalan) -> None:
    temuan, pegawai = temuan_of(analisis), analis(analisis)

    jejak = answer(analisis, pegawai, temuan, " Banyak anggota baru. ")

    jawaban = JawabanTemuan.objects.get(kunci=temuan.kunci)
    assert (jawaban.alasan, jawaban.oleh, jawaban.pada) == ("Banyak anggota baru.", pegawai, analisis.at)
    assert temuan_of(analisis).jawaban == jawaban
    assert (jejak.tindakan, jejak.alasan) == ("jawab_temuan", "Banyak anggota baru.")
    assert jejak.rincian == {
        "temuan": temuan.kunci,
        "tempat": temuan.nama_tempat,
        "pesan": temuan.temuan.pesan,
    }


def test_answer_needs_its_reason(analisis: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        answer(analisis, analis(analisis), temuan_of(analisis), "  ")


def test_figures_that_changed_meanwhile_are_not_answered_for(analisis: Jalan) -> None:
    temuan = temuan_of(analisis)
    nilai = Nilai.objects.filter(indikator__nama__startswith=RASIO, indikator__sasaran__laporan__tahun=2025)
    nilai.update(realisasi="7.10")

    with pytest.raises(Terlambat, match="Angkanya sudah berubah"):
        answer(analisis, analis(analisis), temuan)
    nilai.update(realisasi="3")
    with pytest.raises(Terlambat, match="sudah tidak ada"):
        answer(analisis, analis(analisis), temuan)
    assert not JawabanTemuan.objects.exists()


def test_finding_is_answered_once(analisis: Jalan) -> None:
    answer(analisis, analis(analisis), temuan_of(analisis))

    with pytest.raises(Terlambat, match="sudah dijawab oleh"):
        answer(analisis, analisis.kantor.pemilik, temuan_of(analisis))


def test_form_that_is_sent_twice_is_one_answer(analisis: Jalan) -> None:
    temuan, pegawai = temuan_of(analisis), analis(analisis)
    args = (analisis.kantor.laporan.pk, pegawai, temuan.kunci, temuan.temuan.sidik, "Sudah dicek.")

    first = engine.answer(*args, at=analisis.tick(), token="satu")

    assert engine.answer(*args, at=analisis.tick(), token="satu") == first
    assert JawabanTemuan.objects.count() == 1


def test_missing_explanation_is_filled_in_and_not_answered(analisis: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="lengkapi isiannya"):
        answer(analisis, analis(analisis), temuan_of(analisis, "penjelasan:"))


def test_an_office_without_units_settles_every_finding_by_an_answer(analisis: Jalan) -> None:
    """Nobody is there to fill in an explanation: who analyses gives it as the answer."""
    laporan = analisis.kantor.laporan
    Indikator.objects.filter(sasaran__laporan=laporan).update(unit=None)

    for temuan in open_temuan(laporan):
        answer(analisis, analis(analisis), temuan)

    assert open_temuan(laporan) == ()


def test_unit_answers_for_its_own_rows(analisis: Jalan) -> None:
    pegawai, temuan = orang_unit(analisis, own=True), temuan_of(analisis)
    hak = read_hak_jawab(analisis.kantor.laporan, pegawai, analisis.at.date())

    seen = [satu for satu in find_temuan(analisis.kantor.laporan) if hak.sees(satu)]
    assert {satu.tempat.unit for satu in seen} == {pegawai.unit_id}
    assert not any(map(hak.edits, seen))
    assert answer(analisis, pegawai, temuan).pegawai == pegawai


def test_unit_knows_nothing_of_another_units_rows(analisis: Jalan) -> None:
    with pytest.raises(TidakBerhak, match="tidak ada pada data unit Anda"):
        answer(analisis, orang_unit(analisis, own=False), temuan_of(analisis))


def test_who_has_no_part_in_the_data_answers_nothing(analisis: Jalan) -> None:
    with pytest.raises(TidakBerhak, match="yang mengisi datanya"):
        answer(analisis, analisis.kantor["Kepala Satuan"], temuan_of(analisis))


def test_analysis_waits_until_every_finding_is_mended_or_answered(analisis: Jalan) -> None:
    tugas, pegawai = analisis["5"], analis(analisis)
    engine.note(tugas.pk, pegawai, "Sudah.", at=analisis.tick())
    jumlah = len(open_temuan(analisis.kantor.laporan))

    with pytest.raises(TindakanDitolak, match=f"^{jumlah} temuan belum diperbaiki atau dijawab"):
        engine.complete(tugas.pk, pegawai, at=analisis.tick())
    analisis.settle(pegawai)
    analisis.explain()
    engine.complete(tugas.pk, pegawai, at=analisis.tick())

    assert analisis.meja == ["6"]


def test_where_the_sop_has_no_row_of_analysis_the_writing_waits(jalan: Jalan) -> None:
    purwakarta = Jalan(make_kantor("purwakarta-kesbangpol", jalan.at), jalan.at).start()
    tugas = next(t for t in _walk(purwakarta) if t.simbol.langkah.lembar_kerja == "susun")
    jumlah = len(open_temuan(purwakarta.kantor.laporan))

    assert f"{jumlah} temuan belum diperbaiki atau dijawab: buka “Pemeriksaan data”." in missing_of(tugas)
    purwakarta.settle(purwakarta.kantor.turn_of(tugas, purwakarta.at))
    assert not any("temuan" in satu for satu in missing_of(tugas))


def _walk(jalan: Jalan) -> Iterator[Tugas]:
    """Each step as it lies on a desk, which is then finished."""
    while desk := jalan.kantor.desk():
        yield desk[0]
        jalan.do(desk[0].simbol.langkah.nomor, "ya" if desk[0].simbol.jenis == "keputusan" else "")


def test_after_the_analysis_only_texts_are_answered_for(analisis: Jalan) -> None:
    analisis.walk_to("6")
    laporan, pegawai = analisis.kantor.fresh(), analisis.kantor.pemilik
    assert is_dianalisis(laporan)
    hak = read_hak_jawab(laporan, pegawai, analisis.at.date())

    assert not hak.may_answer(temuan_of(analisis))
    assert (hak.angka, hak.naskah) == (False, True)


def test_text_of_last_year_is_answered_for_by_who_writes(analisis: Jalan) -> None:
    analisis.walk_to("6")
    laporan = analisis.kantor.laporan
    lalu = type(laporan).objects.create(
        instansi=laporan.instansi, versi=laporan.versi, tahun=2024, tenggat=laporan.tenggat,
        penanggung_jawab=laporan.penanggung_jawab, dibuat_pada=analisis.at,
    )  # fmt: skip
    for kunci in ("ikhtisar", "bab4_kesimpulan"):
        isi = Naskah.objects.get(laporan=laporan, bagian=kunci).isi
        Naskah.objects.create(laporan=lalu, bagian=kunci, isi=isi)

    for temuan in open_temuan(laporan):
        answer(analisis, analisis.kantor.pemilik, temuan, "Masih berlaku.")

    assert JawabanTemuan.objects.filter(kunci__startswith="salinan:naskah-").count() == 2
    assert open_temuan(laporan) == ()
