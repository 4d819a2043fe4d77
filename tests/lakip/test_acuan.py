from __future__ import annotations

from lakip.exports.pdf import render_bagian
from lakip.exports.teks import Kertas
from lakip.isi.acuan import find_acuan_putus, list_acuan, read_acuan
from lakip.models import Naskah
from lakip.teks import clean_teks
from tests.lakip.teks_kaya import KAYA, make_kaya

TABEL = '<table id="tabel-pegawai"><caption>Sebaran pegawai</caption><tr><td>7</td></tr></table>'


def test_tables_of_people_and_of_data_can_be_referred_to_by_what_paper_calls_them():
    isi = make_kaya()
    rujukan = read_acuan(render_bagian(isi, Kertas(isi, dibaca=())))

    # The same table stands in the ikhtisar too: there it is the first of that name.
    assert [str(satu) for satu in rujukan[:3]] == [
        "Tabel 1. Sebaran pegawai (Ikhtisar Eksekutif)",
        "Tabel 2. Pegawai menurut jenis (A. Gambaran Umum Organisasi)",
        "Tabel 3. Sebaran pegawai (A. Gambaran Umum Organisasi)",
    ]
    assert [satu.kunci for satu in rujukan[:3]] == ["tabel-pegawai", "tabel-jenis", "tabel-pegawai-2"]
    assert "grafik-capaian" in {satu.kunci for satu in rujukan}


def test_reference_that_points_nowhere_is_listed_for_the_writer():
    isi = make_kaya()
    rujukan = read_acuan(render_bagian(isi, Kertas(isi, dibaca=())))

    assert find_acuan_putus(clean_teks(KAYA), rujukan) == ("tabel-hilang",)


def test_reference_in_a_list_or_a_cell_is_seen():
    teks = clean_teks(
        '<ul><li>a<a href="#satu">x</a></li></ul><table><tr><td><a href="#dua">x</a></td></tr></table>'
    )

    assert find_acuan_putus(teks, ()) == ("satu", "dua")


def test_text_that_is_saved_can_be_referred_to(kantor):
    naskah, _ = Naskah.objects.get_or_create(laporan=kantor.laporan, bagian="bab1_isu_strategis")
    Naskah.objects.filter(pk=naskah.pk).update(isi=clean_teks(TABEL))

    assert "tabel-pegawai" in {satu.kunci for satu in list_acuan(kantor.laporan)}
