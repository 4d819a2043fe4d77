"""Who does a row whose symbol is lost, what is drawn there, and where a "tidak" leads."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import SELESAI, Asal, JenisPelaksana
from sop.domain.suntingan import SimbolSunting
from sop.domain.tafsir.jabatan import Pelaksana, propose_jenis
from sop.domain.tafsir.simbol import Tertulis, propose_simbol
from sop.domain.tafsir.tanda import Tanda, read_tanda

KANTOR = ("Kepala Dinas", "Sekretaris", "Kasubag Perencanaan", "Staf")


def propose(
    *baris: tuple[str, ...], kolom: Sequence[str] = KANTOR, tertulis: dict[int, Tertulis] | None = None
) -> list[tuple[SimbolSunting, ...]]:
    """The symbols of rows that say kegiatan, and perhaps kelengkapan and keluaran."""
    rows = [dict(zip(("kegiatan", "kelengkapan", "keluaran"), row, strict=False)) for row in baris]
    stated = [(tertulis or {}).get(nomor, ()) for nomor in range(len(rows))]
    return propose_simbol(Pelaksana(kolom), rows, stated)


def draw(
    *baris: tuple[str, ...], kolom: Sequence[str] = KANTOR, tertulis: dict[int, Tertulis] | None = None
) -> list[str]:
    """Each row's symbols in words: "Staf proses"."""
    return [
        ", ".join(f"{kolom[int(s.kolom[1:]) - 1]} {s.jenis}" for s in row)
        for row in propose(*baris, kolom=kolom, tertulis=tertulis)
    ]


TUGAS = ("Menugaskan Staf untuk menyusun LAKIP",)
SUSUN = ("Menyusun draft LAKIP",)
ARSIP = ("Mengarsipkan LAKIP",)


@pytest.mark.parametrize(
    ("baris", "pelaku"),
    [
        (("Penandatanganan dokumen oleh Kepala Dinas",), "Kepala Dinas keputusan"),
        (("Memeriksa draft LAKIP dan memarafnya",), "Kasubag Perencanaan keputusan"),
        (("Menyetujui draft LAKIP",), "Kepala Dinas keputusan"),
        (("Menyampaikan draft LAKIP kepada Kepala Dinas",), "Kasubag Perencanaan proses"),
        (("Menyempurnakan draft LAKIP",), "Staf proses"),
        (("Menggandakan LAKIP",), "Staf proses"),
    ],
)
def test_the_words_of_a_row_say_who_does_it(baris: tuple[str, ...], pelaku: str) -> None:
    assert draw(TUGAS, SUSUN, baris, ARSIP)[2] == pelaku


def test_who_is_told_to_do_something_does_the_next_row() -> None:
    assert draw(TUGAS, SUSUN, ARSIP)[1] == "Staf proses"


def test_an_order_bears_the_name_of_who_gave_it() -> None:
    rows = (("Menugaskan Staf untuk mempersiapkan rapat",), ("Menyusun draft", "Penugasan Sekretaris"), ARSIP)
    assert draw(*rows)[0] == "Sekretaris mulai"


def test_an_order_that_names_nobody_falls_to_the_next_below() -> None:
    assert draw(("Memerintahkan penyusunan LAKIP",), SUSUN, ARSIP)[:2] == [
        "Kepala Dinas mulai",
        "Sekretaris proses",
    ]


def test_checks_climb_from_post_to_post() -> None:
    periksa = ("Memeriksa draft LAKIP, memaraf dan menyampaikannya",)
    assert draw(TUGAS, SUSUN, periksa, periksa, ("Menandatangani LAKIP",), ARSIP)[2:5] == [
        "Kasubag Perencanaan keputusan",
        "Sekretaris keputusan",
        "Kepala Dinas keputusan",
    ]


def test_what_is_corrected_is_decided_by_the_superior() -> None:
    drawn = draw(TUGAS, SUSUN, ("Mengoreksi draft LAKIP",), ARSIP)
    assert drawn[2] == "Kasubag Perencanaan proses, Sekretaris keputusan"


def test_a_draft_handed_up_to_be_signed_is_signed_in_the_same_row() -> None:
    drawn = draw(TUGAS, SUSUN, ("Mengajukan draft untuk ditandatangani",), ARSIP)
    assert drawn[2] == "Kasubag Perencanaan proses, Kepala Dinas keputusan"


def test_units_hand_in_what_they_are_asked_for_and_the_asker_goes_on() -> None:
    kolom = ("Kepala Dinas", "Kasubag Perencanaan", "Kasubag & Kasubid")
    rows = (
        ("Menugaskan Kasubag Perencanaan untuk mengumpulkan bahan",),
        ("Mengumpulkan bahan LAKIP", "", "Pengumpulan bahan LAKIP"),
        ("Menyerahkan bahan penyusunan LAKIP",),
        ("Melaporkan kesiapan bahan LAKIP",),
        ARSIP,
    )
    assert draw(*rows, kolom=kolom)[1:4] == [
        "Kasubag Perencanaan proses",
        "Kasubag & Kasubid proses",
        "Kasubag Perencanaan proses",
    ]


def test_a_meeting_is_led_below_the_head_and_held_by_the_team() -> None:
    kolom = ("Kasubag", "Staf", "Tim", "Kabag", "Karo")
    rows = (TUGAS, ("Memimpin rapat penyusunan LAKIP",), ("Pelaksanaan rapat",), ARSIP)
    assert draw(*rows, kolom=kolom)[1:3] == ["Kabag proses", "Tim proses"]


def test_a_doubt_is_told_with_the_reason() -> None:
    periksa = ("Memeriksa draft LAKIP",)
    rows = (TUGAS, SUSUN, periksa, ("Menandatangani LAKIP", "Draft hasil pemeriksaan Sekretaris"))
    alasan = propose(*rows)[2][0].alasan
    assert 'diragukan, sebab kelengkapan langkah 4 menyebut "Draft hasil pemeriksaan Sekretaris"' in alasan


def test_tidak_leads_back_to_where_the_thing_was_made() -> None:
    drawn = propose(TUGAS, SUSUN, ("Menyampaikan draft kepada Sekretaris",), ("Memeriksa draft",), ARSIP)
    assert [(p.label, p.ke) for p in drawn[3][0].panah] == [("ya", ""), ("tidak", "b2")]


@pytest.mark.parametrize(
    ("kata", "ke"),
    [
        ("jika tidak setuju kembali ke langkah 1", "b1"),
        ("apabila belum benar, dikembalikan kepada Kasubag untuk diperbaiki", "b3"),
        ("bila tidak lengkap diulang dari nomor 2", "b2"),
        ("jika tidak setuju kembali ke langkah 9", "b2"),
        ("jika tidak setuju dikembalikan ke pengusul", "b2"),
    ],
)
def test_tidak_leads_where_the_row_says_so_and_else_where_the_thing_was_made(kata: str, ke: str) -> None:
    rows = (TUGAS, SUSUN, ("Kasubag meneruskan draft",), (f"Draft dibaca, {kata}",), ARSIP)
    simbol = propose(*rows)[3][0]
    assert simbol.jenis is JenisSimbol.KEPUTUSAN
    assert {p.label: p.ke for p in simbol.panah} == {"ya": "", "tidak": ke}


@pytest.mark.parametrize(
    ("kegiatan", "pelaku"),
    [
        ("Sekretaris membaca naskah", "Sekretaris"),
        ("Kepala Dinas memberi arahan", "Kepala Dinas"),
        ("Kasubag Perencanaan menyimpan naskah", "Kasubag Perencanaan"),
        ("Kasubbag menyimpan naskah", "Kasubag Perencanaan"),
    ],
)
def test_who_a_row_begins_with_does_it(kegiatan: str, pelaku: str) -> None:
    assert draw(TUGAS, SUSUN, (kegiatan,), ARSIP)[2] == f"{pelaku} proses"


def test_who_was_told_passes_the_order_on() -> None:
    rows = (("Menugaskan Kasubag untuk menyusun LAKIP",), TUGAS, SUSUN, ARSIP)
    assert draw(*rows, kolom=(*KANTOR, "Bidang"))[1] == "Kasubag Perencanaan proses"


def test_a_decision_in_the_last_row_ends_the_procedure() -> None:
    drawn = propose(TUGAS, SUSUN, ("Menandatangani LAKIP",))
    assert (drawn[-1][0].jenis, drawn[-1][0].panah[0].ke) == (JenisSimbol.KEPUTUSAN, SELESAI)


def test_what_is_stated_is_not_inferred_and_tells_who_comes_next() -> None:
    stated: dict[int, Tertulis] = {0: [(1, JenisSimbol.MULAI, "Mulai")]}
    drawn = propose(("Memerintahkan penyusunan LAKIP",), SUSUN, ARSIP, tertulis=stated)
    assert (drawn[0][0].asal, drawn[0][0].kolom) == (Asal.TERSURAT, "k2")
    assert (drawn[1][0].asal, drawn[1][0].kolom) == (Asal.DISIMPULKAN, "k3")


def test_a_tick_says_who_and_leaves_open_what() -> None:
    stated: dict[int, Tertulis] = {2: [(3, Tanda.CENTANG, "v")]}
    simbol = propose(TUGAS, SUSUN, ("Menyetujui draft",), ARSIP, tertulis=stated)[2][0]
    assert (simbol.kolom, simbol.jenis, simbol.asal) == ("k4", JenisSimbol.KEPUTUSAN, Asal.DISIMPULKAN)
    assert 'Tertulis "v" pada kolom Staf' in simbol.alasan


def test_a_box_goes_before_the_decision_of_its_row() -> None:
    stated: dict[int, Tertulis] = {1: [(1, JenisSimbol.KEPUTUSAN, "<>"), (2, JenisSimbol.PROSES, "[]")]}
    assert draw(TUGAS, SUSUN, ARSIP, tertulis=stated)[1] == "Kasubag Perencanaan proses, Sekretaris keputusan"


@pytest.mark.parametrize("kolom", [("Kepala",), ("Bendahara", "Arsiparis"), ("?", "!")])
def test_rows_find_somebody_in_any_office(kolom: Sequence[str]) -> None:
    drawn = propose(TUGAS, SUSUN, ("Mengoreksi draft",), ("Menandatangani",), ARSIP, kolom=kolom)
    assert all(drawn)
    assert drawn[0][0].jenis is JenisSimbol.MULAI
    assert drawn[-1][-1].jenis is JenisSimbol.SELESAI


@pytest.mark.parametrize(
    ("nama", "jenis"),
    [
        ("Kepala Badan", JenisPelaksana.JABATAN),
        ("KASUBAG PERENCANAAN & PELAPORAN", JenisPelaksana.JABATAN),
        ("Kasubag & Kasubid", JenisPelaksana.KELOMPOK),
        ("Staf/Jabatan Fungsional Umum", JenisPelaksana.KELOMPOK),
        ("Pelaksana", JenisPelaksana.KELOMPOK),
        ("Tim Penyusun", JenisPelaksana.TIM),
        ("Ketua Tim Kerja", JenisPelaksana.JABATAN),
        ("Ka. SKPD", JenisPelaksana.JABATAN),
    ],
)
def test_a_column_s_name_says_who_stands_behind_it(nama: str, jenis: JenisPelaksana) -> None:
    assert propose_jenis(nama) is jenis


@pytest.mark.parametrize(
    ("sel", "tanda"),
    [
        ("Mulai", JenisSimbol.MULAI),
        ("[]", JenisSimbol.PROSES),
        ("□", JenisSimbol.PROSES),
        ("{ } (Decision)", JenisSimbol.KEPUTUSAN),
        ("◇", JenisSimbol.KEPUTUSAN),
        ("Ya / Tidak", JenisSimbol.KEPUTUSAN),
        ("SELESAI", JenisSimbol.SELESAI),
        ("√", Tanda.CENTANG),
        ("X", Tanda.CENTANG),
        ("⬭", Tanda.CENTANG),
        ("Kasubag", None),
        ("mulai (selesai)", None),
        ("tidak\n◇\nya", JenisSimbol.KEPUTUSAN),
        ("□ □", JenisSimbol.PROSES),
        ("◊", JenisSimbol.KEPUTUSAN),
        ("⬭ Mulai", JenisSimbol.MULAI),
        ("2 hari", None),
        ("tidak", None),
        ("", None),
    ],
)
def test_marks_in_a_cell_are_read_where_they_are_plain(sel: str, tanda: JenisSimbol | Tanda | None) -> None:
    assert read_tanda(sel) is tanda
