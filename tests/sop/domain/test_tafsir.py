"""The five offices' own documents, from text, Word and Excel, come to what people typed by hand."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sop.domain.alur import JenisSimbol
from sop.domain.bacaan import Bacaan, Pemetaan, Peran, Sumber, Tabel, Tempat, Usulan
from sop.domain.bacaan_json import bacaan_from_json, bacaan_to_json, pemetaan_from_json, pemetaan_to_json
from sop.domain.berkas import SELESAI, Asal, BerkasSop, LangkahBerkas, blank_berkas
from sop.domain.isian import BerkasDitolak
from sop.domain.pemeriksaan import find_problems
from sop.domain.suntingan import close_suntingan, open_berkas
from sop.domain.tafsir.nama_tempat import NamaTempat
from sop.domain.tafsir.nilai import ISIAN, isian_of, split_items
from sop.domain.tafsir.pemetaan import explain_kurang, is_cukup, propose_pemetaan
from sop.domain.tafsir.tempat import text_at
from sop.domain.tafsir.usulan import interpret
from sop.domain.temuan import Tingkat
from sop.imports.sumber import read_sumber
from sop.imports.teks import read_teks
from tests.sop.factories import BALANGAN, KUNCI, read_fixture
from tests.sop.imports.sumber_sop import make_docx, make_xlsx, read_naskah, read_tata_letak

BERTANDA = {"mulai": "Mulai", "proses": "□", "keputusan": "◇", "selesai": "Selesai"}
# Of the 51 symbols of the five SOPs, so many are proposed as their owners drew them when no cell marks any.
TANPA_TANDA = {
    "babel-kesbangpol": (10, 12),
    "balangan-satpolpp": (9, 12),
    "bangka-tengah-dinsos": (11, 11),
    "kalbar-adpim": (9, 9),
    "purwakarta-kesbangpol": (7, 7),
}


def bring_in(bacaan: Bacaan, berkas: BerkasSop, koreksi: dict[str, str] | None = None) -> Usulan:
    kepala = blank_berkas(berkas.kunci, berkas.instansi)
    return interpret(bacaan, propose_pemetaan(bacaan), kepala, koreksi)


def paste(kunci: str = BALANGAN, koreksi: dict[str, str] | None = None) -> Usulan:
    return bring_in(read_teks(read_naskah(kunci)), read_fixture(kunci), koreksi)


def texts_of(langkah: LangkahBerkas) -> LangkahBerkas:
    return replace(langkah, simbol=())


def symbols_of(berkas: BerkasSop) -> list[tuple[int, int, JenisSimbol]]:
    return [(baris, s.pelaksana, s.jenis) for baris, row in enumerate(berkas.langkah) for s in row.simbol]


def arrows_of(berkas: BerkasSop) -> list[tuple[int, int | None, str]]:
    return [(p.dari, p.ke, p.label) for p in berkas.alur.panah]


@pytest.mark.parametrize("kunci", KUNCI)
def test_a_pasted_sop_is_read_to_the_letter(kunci: str) -> None:
    usulan, benar = paste(kunci), read_fixture(kunci)
    terbaca = close_suntingan(usulan.suntingan)
    # a NIP is not kept with the documents typed by hand
    for isian in set(ISIAN) - {"disahkan_oleh.nip"}:
        assert isian_of(terbaca, isian) == isian_of(benar, isian), isian
    assert terbaca.disahkan_oleh.nip.replace(" ", "") == (
        "" if kunci == "kalbar-adpim" else "197001011990011001"
    )
    assert terbaca.judul_kolom == benar.judul_kolom
    assert terbaca.pelaksana == benar.pelaksana
    assert list(map(texts_of, terbaca.langkah)) == list(map(texts_of, benar.langkah))


@pytest.mark.parametrize("kunci", KUNCI)
def test_a_pasted_sop_is_drawn_as_its_owner_draws_it(kunci: str) -> None:
    terbaca, benar = close_suntingan(paste(kunci).suntingan), read_fixture(kunci)
    assert symbols_of(terbaca) == symbols_of(benar)
    assert arrows_of(terbaca) == arrows_of(benar)
    stated = [s.asal for row in terbaca.langkah for s in row.simbol]
    assert stated == [s.asal for row in benar.langkah for s in row.simbol]


@pytest.mark.parametrize("kunci", KUNCI)
def test_what_is_proposed_runs(kunci: str) -> None:
    temuan = find_problems(close_suntingan(paste(kunci).suntingan))
    assert [t for t in temuan if t.tingkat is Tingkat.TIDAK_DAPAT_DIJALANKAN] == []


@pytest.mark.parametrize("kunci", KUNCI)
@pytest.mark.parametrize("bentuk", ["docx", "xlsx"])
def test_word_and_excel_are_read_to_the_letter(kunci: str, bentuk: str) -> None:
    benar = read_fixture(kunci)
    isi = make_docx(benar, BERTANDA) if bentuk == "docx" else make_xlsx(benar, BERTANDA)
    terbaca = close_suntingan(bring_in(read_sumber(f"sop.{bentuk}", isi), benar).suntingan)
    for isian in set(ISIAN) - {"disahkan_oleh.tempat_tanggal", "tanggal.pengesahan", "disahkan_oleh.nip"}:
        assert isian_of(terbaca, isian) == isian_of(benar, isian), isian
    assert (terbaca.judul_kolom, terbaca.pelaksana) == (benar.judul_kolom, benar.pelaksana)
    assert list(map(texts_of, terbaca.langkah)) == list(map(texts_of, benar.langkah))
    assert symbols_of(terbaca) == symbols_of(benar)


@pytest.mark.parametrize("kunci", KUNCI)
def test_without_any_mark_most_symbols_are_proposed_as_drawn(kunci: str) -> None:
    benar = read_fixture(kunci)
    usulan = bring_in(read_sumber("sop.docx", make_docx(benar)), benar)
    hit = set(symbols_of(close_suntingan(usulan.suntingan))) & set(symbols_of(benar))
    assert (len(hit), len(symbols_of(benar))) == TANPA_TANDA[kunci]
    assert all(s.asal is Asal.DISIMPULKAN and s.alasan for row in usulan.suntingan.baris for s in row.simbol)


@pytest.mark.parametrize("kunci", KUNCI)
def test_every_word_of_the_source_became_something_or_is_left_over(kunci: str) -> None:
    bacaan = read_teks(read_naskah(kunci))
    usulan = bring_in(bacaan, read_fixture(kunci))
    for isian, tempat in usulan.asal.items():
        assert all(text_at(bacaan, t) for t in tempat), isian
    assert not {t for places in usulan.asal.values() for t in places} & set(usulan.sisa)


def test_what_is_left_over_is_named_by_its_place() -> None:
    bacaan = read_teks(read_naskah(BALANGAN))
    sisa = {text_at(bacaan, t): NamaTempat(bacaan).name(t) for t in bring_in(bacaan, read_fixture()).sisa}
    assert sisa["Pembina Utama Muda / IV c"] == 'Sesudah "NOOR ASPARIAH, SP.MP"'
    assert "SOP PENYUSUNAN LAKIP (PENGUKURAN KINERJA)" in sisa


@pytest.mark.parametrize(
    ("sumber", "tempat", "nama"),
    [
        (Sumber.TEKS, Tempat(0, 0, 0), "Baris pertama"),
        (Sumber.TEKS, Tempat(0, 2, 0), 'Di bawah "Dasar Hukum"'),
        (Sumber.TEKS, Tempat(1, 0, 1), 'Di samping "Nomor SOP"'),
        (Sumber.TEKS, Tempat(2, 0, 1), "Judul kolom"),
        (Sumber.TEKS, Tempat(2, 2, 3), 'Langkah 1, kolom "Durasi"'),
        (Sumber.DOCX, Tempat(3, 0, 1), "Tabel 4, baris 1, kolom 2"),
        (Sumber.XLSX, Tempat(2, 2, 3), "Tabel 3, sel D3"),
    ],
)
def test_a_place_is_called_as_its_writer_finds_it(sumber: Sumber, tempat: Tempat, nama: str) -> None:
    tabel = (
        Tabel("Teks 1", (("DINAS CONTOH",), ("Dasar Hukum",), ("1. Peraturan",))),
        Tabel("Tabel 2", (("Nomor SOP", "12"),)),
        Tabel(
            "Tabel 3",
            (
                ("No", "Kegiatan", "Staf", "Durasi", "Output"),
                ("1.", "Menyusun", "[]", "1 jam", "Draf"),
                ("", "laporan", "", "30 menit", ""),
            ),
        ),
        Tabel("Tabel 4", (("Lampiran", "satu"),)),
    )
    assert NamaTempat(Bacaan(sumber, tabel)).name(tempat) == nama


def test_words_beside_the_fields_of_kop_and_signature_are_left_over() -> None:
    sah = "Kepala Dinas\nBUDI, S.E.\nPembina Utama Muda\nNIP 19700101 199001 1 001"
    kop = "PEMERINTAH KOTA CONTOH\nDINAS CONTOH"
    bacaan = Bacaan(
        Sumber.DOCX,
        (
            Tabel("Tabel 1", ((kop, ""), (f"{kop}\nJl. Satu No. 1\nTelp. 123 www.contoh.go.id", ""))),
            Tabel("Tabel 2", (("Nomor SOP", "12"), ("Disahkan oleh", sah))),
        ),
    )
    sisa = bring_in(bacaan, read_fixture()).sisa

    assert sisa == (Tempat(0, 1, 0), Tempat(1, 1, 1))


def test_a_bare_number_gets_the_unit_of_its_head_and_says_so() -> None:
    usulan = bring_in(
        read_teks(
            "No\tKegiatan\tStaf\tKelengkapan\tWaktu\n(menit)\tOutput\n".replace("\n(", " (")
            + "1\tMenyusun\tx\t-\t30\tDraf\n2\tMencetak\tx\t-\t1 jam\tLaporan\n3\tMengirim\tx\t-\t-\t-"
        ),
        read_fixture(),
    )
    assert [row.waktu for row in usulan.suntingan.baris] == ["30 menit", "1 jam", "-"]
    assert usulan.simpulan["langkah.0.waktu"] == 'Satuan "menit" tertulis pada judul kolomnya.'
    assert "langkah.1.waktu" not in usulan.simpulan


@pytest.mark.parametrize(
    ("pertama", "kedua", "jenis"),
    [("[]", "[]", ["mulai", "proses", "selesai"]), ("[]", "mulai", ["proses", "mulai", "selesai"])],
)
def test_the_first_and_the_last_box_get_the_capsule_that_no_cell_marks(
    pertama: str, kedua: str, jenis: list[str]
) -> None:
    rows = [f"1\tMenyusun\t{pertama}", f"2\tMengetik\t{kedua}", "3\tMencetak\t[]"]
    usulan = bring_in(
        read_teks("\n".join(f"{row}\t1 jam\tDraf" for row in ("No\tKegiatan\tStaf", *rows)).replace(
            "Staf\t1 jam\tDraf", "Staf\tWaktu\tOutput"
        )),
        read_fixture(),
    )  # fmt: skip
    simbol = [row.simbol[0] for row in usulan.suntingan.baris]

    assert [s.jenis for s in simbol] == jenis
    assert simbol[2].asal is Asal.DISIMPULKAN
    assert "kegiatan terakhir memakai kapsul selesai" in simbol[2].alasan


@pytest.mark.parametrize("kunci", KUNCI)
def test_the_text_of_the_form_on_paper_is_read_to_the_letter(kunci: str) -> None:
    berkas = read_fixture(kunci)
    usulan = bring_in(read_teks(read_tata_letak(kunci)), berkas)
    read = close_suntingan(usulan.suntingan)

    assert [p.nama for p in read.pelaksana] == [p.nama for p in berkas.pelaksana]
    assert list(map(texts_of, read.langkah)) == list(map(texts_of, berkas.langkah))
    assert read.judul_kolom == berkas.judul_kolom
    assert {nama: isian_of(read, nama) for nama in ISIAN} == {nama: isian_of(berkas, nama) for nama in ISIAN}


def test_a_table_that_fell_apart_into_lines_is_known_as_such() -> None:
    lines = [
        "No",
        "Kegiatan",
        "Staf",
        "Kelengkapan",
        "Waktu",
        "Output",
        "1",
        "Menyusun",
        "Data",
        "1 jam",
        "Draf",
    ]
    bacaan = read_teks("\n\n".join(lines))

    assert not is_cukup(propose_pemetaan(bacaan))
    assert "pdftotext -layout" in explain_kurang(bacaan)
    assert "tunjukkan apa isi kolomnya" in explain_kurang(read_teks("Lampiran"))


def test_where_a_cell_was_read_is_known() -> None:
    bacaan = read_teks(read_naskah(BALANGAN))
    usulan = bring_in(bacaan, read_fixture())
    assert [text_at(bacaan, t) for t in usulan.asal["langkah.6.kegiatan"]] == ["Mengoreksi Dokumen LAKIP"]
    assert [text_at(bacaan, t) for t in usulan.asal["langkah.6.simbol"]] == ["{ } (Decision)", "[]"]
    assert [text_at(bacaan, t) for t in usulan.asal["kolom.0"]] == ["KASAD"]


# --- tables as offices make them ---

KEPALA = ["No", "Kegiatan", "Kepala", "Staf", "Kelengkapan", "Waktu", "Output"]


def make_bacaan(*rows: list[str]) -> Bacaan:
    lebar = max(map(len, rows))
    return Bacaan(Sumber.XLSX, (Tabel("Lembar 1", tuple(tuple((r + [""] * lebar)[:lebar]) for r in rows)),))


def interpret_rows(*rows: list[str]) -> Usulan:
    return bring_in(make_bacaan(*rows), read_fixture())


def test_heads_of_further_pages_and_column_numbers_are_no_steps() -> None:
    usulan = interpret_rows(
        KEPALA,
        ["1", "2", "3", "4", "5", "6", "7"],
        ["1.", "Memerintahkan", "mulai", "", "Surat", "1 Jam", "Disposisi"],
        ["Lanjutan"],
        [],
        KEPALA,
        ["2.", "Menyusun", "", "[]", "Disposisi", "2 Hari", "Draf"],
    )
    assert [row.kegiatan for row in usulan.suntingan.baris] == ["Memerintahkan", "Menyusun"]
    assert usulan.sisa == ()


def test_a_row_that_goes_on_below_is_joined_and_says_so() -> None:
    usulan = interpret_rows(
        KEPALA,
        ["1", "Memerintahkan", "mulai", "", "Surat", "1 Jam", "Disposisi"],
        ["", "penyusunan laporan", "", "", "masuk", "", ""],
        ["2", "Menyusun", "", "[]", "Disposisi", "2 Hari", "Draf"],
        ["", "laporan"],
    )
    rows = usulan.suntingan.baris
    assert [(row.kegiatan, row.kelengkapan) for row in rows] == [
        ("Memerintahkan penyusunan laporan", "Surat masuk"),
        ("Menyusun laporan", "Disposisi"),
    ]
    assert "Disambung" in usulan.simpulan["langkah.0.kegiatan"]
    assert usulan.asal["langkah.0.kegiatan"] == (Tempat(0, 1, 1), Tempat(0, 2, 1))


def test_sub_points_with_a_waktu_of_their_own_are_steps() -> None:
    usulan = interpret_rows(
        KEPALA,
        ["1", "Penyusunan data", "", "", "", "", ""],
        ["", "a. Mengumpulkan data", "", "[]", "Format", "3 hari", "Data"],
        ["", "serta memeriksanya", "", "", "", "", ""],
        ["2", "Menyusun", "", "[]", "Data", "2 Hari", "Draf"],
    )
    assert [row.kegiatan for row in usulan.suntingan.baris] == [
        "Penyusunan data",
        "a. Mengumpulkan data serta memeriksanya",
        "Menyusun",
    ]


def test_the_capsules_in_rows_of_their_own_are_steps_and_a_sum_is_left_over() -> None:
    usulan = interpret_rows(
        KEPALA,
        ["", "Mulai", "Mulai", "", "", "", ""],
        ["I.", "Menyusun", "", "[]", "Surat", "1 Jam", "Draf"],
        ["", "Selesai", "", "Selesai", "", "", ""],
        ["", "Jumlah waktu", "", "", "", "1 Jam", ""],
        ["", "", "", "", "", "Paringin, 3 Januari 2023", ""],
    )
    rows = usulan.suntingan.baris
    assert [(row.kegiatan, [s.jenis.value for s in row.simbol]) for row in rows] == [
        ("Mulai", ["mulai"]),
        ("Menyusun", ["proses"]),
        ("Selesai", ["selesai"]),
    ]
    assert Tempat(0, 4, 1) in usulan.sisa


@pytest.mark.parametrize("tanda", ["√", "◊", "\uf0ff", "•"])
def test_a_mark_in_a_column_that_is_passed_over_is_left_over(tanda: str) -> None:
    bacaan = make_bacaan(KEPALA, ["1", "Menyusun", tanda, "v", "Surat", "1 Jam", "Draf"])
    pemetaan = propose_pemetaan(bacaan)
    kolom = tuple(Peran.ABAIKAN if n == 2 else peran for n, peran in enumerate(pemetaan.kolom))
    usulan = interpret(bacaan, replace(pemetaan, kolom=kolom), blank_berkas("x", read_fixture().instansi))
    assert Tempat(0, 1, 2) in usulan.sisa


def test_a_kop_beside_the_values_is_no_part_of_them() -> None:
    usulan = interpret_rows(
        ["Nomor SOP", ": 445/01/2022", "PEMERINTAH KABUPATEN LUWU TIMUR\nDINAS KESEHATAN\nSEKRETARIAT"],
        ["Tgl. Revisi", ":", ""],
        ["TGL. EFEKTIP", ":", "Januari 2017"],
        ["Disyahkan oleh", "Plt. Kepala Dinas\nIr. NURMANSYAH SAMID\nNip. 19600303.198203.1.015", ""],
        ["Keterkaitan", "", "Peralatan Perlengkapan"],
        ["SOP Pengarsipan", "", "Buku Agenda"],
    )
    identitas = usulan.suntingan.identitas
    assert (identitas.nomor, identitas.tanggal.revisi, identitas.tanggal.efektif) == (
        "445/01/2022",
        "",
        "Januari 2017",
    )
    assert (identitas.instansi.nama, identitas.instansi.unit) == ("DINAS KESEHATAN", "SEKRETARIAT")
    sah = identitas.disahkan_oleh
    assert (sah.jabatan, sah.nama) == ("Plt. Kepala Dinas", "Ir. NURMANSYAH SAMID")
    assert sah.nip == "19600303.198203.1.015"
    assert (identitas.keterkaitan, identitas.peralatan) == (("SOP Pengarsipan",), ("Buku Agenda",))


def test_names_in_one_column_become_a_column_each() -> None:
    usulan = interpret_rows(
        ["No", "Uraian Kegiatan", "Pelaksana", "Waktu", "Output"],
        ["1", "Memerintahkan", "Kepala", "1 Jam", "Disposisi"],
        ["2", "Menyusun laporan", "Staf", "1 Hari", "Draf"],
        ["3", "Mengoreksi laporan", "Kasubag, Kepala", "1 Jam", "Laporan"],
    )
    assert [k.nama for k in usulan.suntingan.kolom] == ["Kepala", "Staf", "Kasubag"]
    drawn = [[(s.kolom, s.jenis.value) for s in row.simbol] for row in usulan.suntingan.baris]
    assert drawn == [[("k1", "mulai")], [("k2", "proses")], [("k3", "proses"), ("k1", "keputusan")]]


def test_rows_without_numbers_are_steps_too() -> None:
    usulan = interpret_rows(
        KEPALA[1:],
        ["Memerintahkan", "mulai", "", "Surat", "1 Jam", "Disposisi"],
        ["Menyusun", "", "[]", "Disposisi", "2 Hari", "Draf"],
    )
    assert [row.kunci for row in usulan.suntingan.baris] == ["langkah-1", "langkah-2"]


def test_a_table_mapped_by_hand_is_read_by_what_people_said() -> None:
    bacaan = make_bacaan(["a", "b", "c"], ["Menyusun laporan", "v", "2 hari"], ["Mengirim", "v", "1 jam"])
    assert not is_cukup(propose_pemetaan(bacaan))
    pemetaan = Pemetaan(0, 1, (Peran.KEGIATAN, Peran.PELAKSANA, Peran.WAKTU), {1: "Staf"})
    usulan = interpret(bacaan, pemetaan, blank_berkas("laporan", read_fixture().instansi))
    assert [(row.kegiatan, row.waktu) for row in usulan.suntingan.baris] == [
        ("Menyusun laporan", "2 hari"),
        ("Mengirim", "1 jam"),
    ]


def test_a_word_in_a_pelaksana_column_that_is_no_mark_is_left_over() -> None:
    usulan = interpret_rows(
        KEPALA,
        ["1", "Memerintahkan", "mulai", "", "Surat", "1 Jam", "Disposisi"],
        ["2", "Menyusun", "lihat lampiran", "[]", "Disposisi", "2 Hari", "Draf"],
    )
    assert usulan.sisa == (Tempat(0, 2, 2),)


@pytest.mark.parametrize("baris", [201, 400])
def test_more_rows_than_an_sop_has_are_refused(baris: int) -> None:
    rows = [[str(n), "Menyusun", "", "[]", "Bahan", "1 Jam", "Draf"] for n in range(1, baris + 1)]
    with pytest.raises(BerkasDitolak, match=f"{baris} baris; paling banyak 200"):
        interpret_rows(KEPALA, *rows)


def test_words_without_any_table_come_to_an_empty_draft() -> None:
    bacaan = read_teks("Notulensi rapat hari Senin")
    usulan = bring_in(bacaan, read_fixture())
    assert not is_cukup(propose_pemetaan(bacaan))
    assert (usulan.suntingan.baris, usulan.suntingan.kolom) == ((), ())
    assert [text_at(bacaan, t) for t in usulan.sisa] == ["Notulensi rapat hari Senin"]


@pytest.mark.parametrize(
    ("lines", "butir"),
    [
        (["1. Satu 2. Dua 3. Tiga"], ["1. Satu", "2. Dua", "3. Tiga"]),
        (["1. Pasal 5. ayat 2", "2. Dua"], ["1. Pasal 5. ayat 2", "2. Dua"]),
        (["1. Peraturan yang", "panjang", "2. Dua"], ["1. Peraturan yang panjang", "2. Dua"]),
        (["Satu", "Dua"], ["Satu", "Dua"]),
    ],
)
def test_a_box_is_parted_into_its_numbered_texts(lines: list[str], butir: list[str]) -> None:
    assert split_items(lines) == butir


# --- corrections ---


def test_corrections_go_before_what_was_read() -> None:
    usulan = paste(
        koreksi={
            "judul": "Penyusunan LKjIP",
            "keterkaitan": "SOP A\r\n\r\nSOP B",
            "judul_kolom.mutu_baku": "MUTU BAKU",
            "kolom.0": "Kepala Satuan",
            "kolom.2.jenis": "kelompok",
            "langkah.0.kelengkapan": "Disposisi surat",
            "langkah.9.simbol": "k3 proses",
            "langkah.6.tidak": "4",
            "langkah.8.ya": "selesai",
            "langkah.5.lembar_kerja": "umum",
        }
    )
    identitas, kolom, baris = (
        usulan.suntingan.identitas,
        usulan.suntingan.kolom,
        usulan.suntingan.baris,
    )
    assert (identitas.judul, identitas.keterkaitan) == ("Penyusunan LKjIP", ("SOP A", "SOP B"))
    assert identitas.judul_kolom.mutu_baku == "MUTU BAKU"
    assert (kolom[0].nama, kolom[2].jenis.value) == ("Kepala Satuan", "kelompok")
    assert baris[0].kelengkapan == "Disposisi surat"
    assert [(s.kolom, s.asal) for s in baris[9].simbol] == [("k3", Asal.TERSURAT)]
    assert {p.label: (p.ke, p.asal) for p in baris[6].simbol[1].panah}["tidak"] == ("5", Asal.TERSURAT)
    assert {p.label: p.ke for p in baris[8].simbol[0].panah}["ya"] == SELESAI
    assert baris[5].lembar_kerja == "umum"
    assert "langkah.6.tidak" not in usulan.simpulan


def test_a_row_that_is_no_step_is_taken_out() -> None:
    usulan = paste(koreksi={"langkah.1.buang": "1"})
    assert [row.nomor for row in usulan.suntingan.baris][:3] == ["1", "3", "4"]


def test_words_that_are_not_needed_are_left_over_no_longer() -> None:
    tempat = paste().sisa[0]
    nama = f"sisa.{tempat.tabel}.{tempat.baris}.{tempat.kolom}"
    assert tempat not in paste(koreksi={nama: "1"}).sisa
    assert tempat in paste(koreksi={nama: ""}).sisa


def test_a_decision_that_is_put_there_gets_both_its_exits() -> None:
    usulan = paste(koreksi={"langkah.4.simbol": "k3 keputusan", "langkah.4.tidak": "3"})
    assert [(p.label, p.ke) for p in usulan.suntingan.baris[4].simbol[0].panah] == [
        ("ya", ""),
        ("tidak", "4"),
    ]


def test_every_correction_that_cannot_be_is_named() -> None:
    salah = {
        "hiasan": "x",
        "kolom.9": "x",
        "kolom.0.jenis": "raja",
        "langkah.99.kegiatan": "x",
        "langkah.0.warna": "x",
        "langkah.0.simbol": "k9 proses",
        "langkah.0.lembar_kerja": "tidur",
        "langkah.6.tidak": "99",
    }
    with pytest.raises(BerkasDitolak) as found:
        paste(koreksi=salah)
    assert {t.tempat for t in found.value.temuan} == set(salah)


def test_a_complete_document_can_be_corrected_too() -> None:
    bacaan = Bacaan(Sumber.JSON, lengkap=open_berkas(read_fixture()))
    usulan = bring_in(bacaan, read_fixture(), {"judul": "Lain"})
    assert close_suntingan(usulan.suntingan) == replace(read_fixture(), judul="Lain")


# --- kept between two pages of the wizard ---


@pytest.mark.parametrize("kunci", KUNCI)
def test_what_was_read_and_what_it_means_survive_being_kept(kunci: str) -> None:
    bacaan = read_teks(read_naskah(kunci))
    pemetaan = propose_pemetaan(bacaan)
    assert bacaan_from_json(json.loads(json.dumps(bacaan_to_json(bacaan)))) == bacaan
    assert pemetaan_from_json(json.loads(json.dumps(pemetaan_to_json(pemetaan), sort_keys=True))) == pemetaan


def test_a_complete_document_survives_being_kept() -> None:
    bacaan = Bacaan(Sumber.JSON, lengkap=open_berkas(read_fixture()))
    assert bacaan_from_json(json.loads(json.dumps(bacaan_to_json(bacaan)))) == bacaan
