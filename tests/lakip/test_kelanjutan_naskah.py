"""Texts that stay from year to year begin next year's report, marked until somebody has checked them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.files.storage import default_storage

from lakip import engine
from lakip.access import TindakanDitolak
from lakip.isi.gambar import find_kunci
from lakip.isi.konsistensi import open_temuan
from lakip.kelanjutan_naskah import Pengambilan, find_asal
from lakip.models import BagianTambahan, GambarNaskah, Laporan, Naskah
from lakip.models.naskah import SebabVersi
from tests.lakip.naskah_contoh import make_bagian, make_gambar, write
from tests.world import Kantor, make_kantor, stored_files

TENGGAT = date(2027, 2, 28)
TETAP = {"bab1_gambaran_umum", "bab1_aspek_strategis"}


def continue_from(kantor: Kantor, at: datetime, asal: Laporan | None, tahun: int = 2026) -> Laporan:
    return engine.create(kantor.laporan.versi, kantor.pemilik, tahun, TENGGAT, at=at, asal=asal)


def texts_of(laporan: Laporan) -> dict[str, Naskah]:
    return {satu.bagian: satu for satu in Naskah.objects.filter(laporan=laporan)}


def test_new_report_begins_with_the_texts_that_stay(kantor: Kantor, senin: datetime) -> None:
    baru = continue_from(kantor, senin, kantor.laporan)

    here, there = texts_of(baru), texts_of(kantor.laporan)
    assert here.keys() == TETAP
    assert all(here[kunci].isi == there[kunci].isi for kunci in TETAP)
    assert {satu.tahun_asal for satu in here.values()} == {2025}


def test_what_was_taken_is_told_by_its_history_and_the_record(kantor: Kantor, senin: datetime) -> None:
    baru = continue_from(kantor, senin, kantor.laporan)

    [versi] = texts_of(baru)["bab1_gambaran_umum"].riwayat.all()
    assert (versi.sebab, versi.oleh) == (SebabVersi.AMBIL, kantor.pemilik)
    jejak = Kantor(baru, {}).jejak()[0]
    assert jejak.rincian["naskah"] == ["Gambaran Umum Organisasi", "Aspek Strategis Organisasi"]


def test_report_from_nothing_has_no_texts(kantor: Kantor, senin: datetime) -> None:
    assert texts_of(continue_from(kantor, senin, None)) == {}


def test_own_sections_come_along_and_those_of_the_first_chapter_with_their_text(
    kantor: Kantor, senin: datetime
) -> None:
    sdm = make_bagian(kantor.laporan, "bab1", "Sumber Daya Manusia")
    bagan = make_bagian(kantor.laporan, "bab1_struktur_organisasi", "Bagan")
    prestasi = make_bagian(kantor.laporan, "bab3", "Prestasi")
    for satu in (sdm, bagan, prestasi):
        write(kantor.laporan, satu.kunci, f"Tentang {satu.judul}.", senin)
    dibuang = make_bagian(kantor.laporan, "bab4", "Dibuang")
    BagianTambahan.objects.filter(pk=dibuang.pk).update(is_dihapus=True)

    baru = continue_from(kantor, senin, kantor.laporan)

    rows = BagianTambahan.objects.filter(laporan=baru).order_by("judul")
    texts = texts_of(baru)
    assert [(b.judul, b.induk, texts[b.kunci].isi if b.kunci in texts else "") for b in rows] == [
        ("Bagan", "bab1_struktur_organisasi", "<p>Tentang Bagan.</p>"),
        ("Prestasi", "bab3", ""),
        ("Sumber Daya Manusia", "bab1", "<p>Tentang Sumber Daya Manusia.</p>"),
    ]


def test_images_are_copied_with_their_files(kantor: Kantor, senin: datetime) -> None:
    gambar = make_gambar(kantor.laporan, senin)
    html = f'<figure><img src="gambar:{gambar.pk}" alt="Bagan"><figcaption>Bagan</figcaption></figure>'
    write(kantor.laporan, "bab1_struktur_organisasi", html, senin, (gambar.pk,))

    baru = continue_from(kantor, senin, kantor.laporan)

    salinan = GambarNaskah.objects.get(laporan=baru)
    isi = texts_of(baru)["bab1_struktur_organisasi"].isi
    assert find_kunci([isi]) == {salinan.pk}
    assert salinan.berkas.name != gambar.berkas.name
    assert (salinan.lebar, salinan.tinggi, salinan.sha256) == (40, 30, gambar.sha256)
    with salinan.berkas.open("rb") as baru_berkas, gambar.berkas.open("rb") as lama:
        assert baru_berkas.read() == lama.read()


def test_image_whose_file_is_lost_stays_behind_and_the_words_come_along(
    kantor: Kantor, senin: datetime
) -> None:
    gambar = make_gambar(kantor.laporan, senin)
    html = f'<p>Lihat bagan.</p><figure><img src="gambar:{gambar.pk}" alt="Bagan"></figure>'
    write(kantor.laporan, "bab1_struktur_organisasi", html, senin, (gambar.pk,))
    default_storage.delete(gambar.berkas.name or "")

    baru = continue_from(kantor, senin, kantor.laporan)

    assert texts_of(baru)["bab1_struktur_organisasi"].isi == "<p>Lihat bagan.</p>"


def test_report_that_is_refused_leaves_no_file(kantor: Kantor, senin: datetime) -> None:
    gambar = make_gambar(kantor.laporan, senin)
    write(kantor.laporan, "bab1_tugas_fungsi", f'<img src="gambar:{gambar.pk}" alt="">', senin, (gambar.pk,))
    baru = continue_from(kantor, senin, None)
    before = stored_files()

    def fail() -> None:
        with Pengambilan(baru, kantor.laporan) as pengambilan:
            pengambilan.take(kantor.pemilik, at=senin)
            raise TindakanDitolak("Tidak jadi.")

    with pytest.raises(TindakanDitolak):
        fail()
    assert stored_files() == before


def test_what_is_written_or_was_removed_here_is_not_taken(kantor: Kantor, senin: datetime) -> None:
    for judul in ("Sarana", "Prestasi"):
        satu = make_bagian(kantor.laporan, "bab1", judul)
        write(kantor.laporan, satu.kunci, f"{judul} tahun lalu.", senin)
    baru = continue_from(kantor, senin, None)
    write(baru, "bab1_gambaran_umum", "Kami sendiri.", senin)
    dibuang = make_bagian(baru, "bab1", "sarana")
    BagianTambahan.objects.filter(pk=dibuang.pk).update(is_dihapus=True)

    judul = Pengambilan(baru, kantor.laporan).take(kantor.pemilik, at=senin)

    assert judul == ["Aspek Strategis Organisasi", "Prestasi"]
    assert texts_of(baru)["bab1_gambaran_umum"].isi == "<p>Kami sendiri.</p>"


def test_section_that_was_made_anew_after_it_was_removed_takes_the_text(
    kantor: Kantor, senin: datetime
) -> None:
    lama = make_bagian(kantor.laporan, "bab1", "Sarana")
    write(kantor.laporan, lama.kunci, "Tiga mobil.", senin)
    baru = continue_from(kantor, senin, None)
    anew, dibuang = make_bagian(baru, "bab1", "Sarana"), make_bagian(baru, "bab1", "Sarana", urutan=2)
    BagianTambahan.objects.filter(pk=dibuang.pk).update(is_dihapus=True)

    Pengambilan(baru, kantor.laporan).take(kantor.pemilik, at=senin)

    assert texts_of(baru)[anew.kunci].isi == "<p>Tiga mobil.</p>"


def test_texts_come_from_the_last_report_before_that_was_not_cancelled(
    kantor: Kantor, senin: datetime
) -> None:
    batal = continue_from(kantor, senin, None, tahun=2026)
    engine.cancel(batal.pk, kantor.pemilik, "Keliru.", at=senin)
    make_kantor("kalbar-adpim", senin)
    baru = continue_from(kantor, senin, None, tahun=2027)

    assert find_asal(baru) == kantor.laporan
    assert find_asal(kantor.laporan) is None


def test_text_that_may_stay_is_not_doubted_as_a_copy(kantor: Kantor, senin: datetime) -> None:
    sarana = make_bagian(kantor.laporan, "bab1", "Sarana")
    teks = "Kantor ini menempati gedung di Jalan Ahmad Yani dengan dua belas ruang kerja. " * 8
    write(kantor.laporan, sarana.kunci, teks, senin)
    write(kantor.laporan, "bab1_aspek_strategis", teks, senin)
    baru = continue_from(kantor, senin, kantor.laporan)

    assert [satu.nama_tempat for satu in open_temuan(baru) if satu.tempat.is_naskah] == []
