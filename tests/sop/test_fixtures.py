"""The five real SOPs: said as the offices printed them, and runnable from mulai to selesai."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from sop.domain.alur import JenisSimbol, follow
from sop.domain.berkas import Asal, BerkasSop, JenisPelaksana, SimbolBerkas, content_hash, write_berkas
from sop.domain.berkas_baca import read_berkas
from sop.domain.jenis_kerja import propose_lembar_kerja
from sop.domain.pemeriksaan import find_problems
from sop.domain.temuan import Tingkat

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sop"
STAF = "Staf/Jabatan Fungsional Umum"
KASUBAG = "KASUBAG PERENCANAAN & PELAPORAN"

HASH = {
    "babel-kesbangpol": "bc601ba5e2495ba7371fe79718d57757a7ebd1f5a31c3d992e578fe1c863fb41",
    "balangan-satpolpp": "918bf11007326cc43d825420e46b253ac14096ac8eec09676c6fbb9a9ec07e41",
    "bangka-tengah-dinsos": "12865dbeb9aa3714880d150b90f6567ce852ea747312644b2bf80df541e12ee6",
    "kalbar-adpim": "ce476bf2d503c3209ddaca55e86a11d3eb6ad62c342620150eabe6b4275f7b34",
    "purwakarta-kesbangpol": "dcf4c341721a88d181e80ee9e66683afd3aef4ae4efb9bea984f6024fdcb7889",
}

# What is visited when every decision says ya; with a decision stands the nomor that its tidak leads to.
JALAN = {
    "babel-kesbangpol": [
        ("1.", "Sekretaris", "mulai", None),
        ("2.", "Kasubag", "proses", None),
        ("3.", STAF, "proses", None),
        ("4.", STAF, "proses", None),
        ("5.", STAF, "proses", None),
        ("6.", STAF, "proses", None),
        ("7.", "Kasubag", "proses", None),
        ("7.", "Sekretaris", "keputusan", "6."),
        ("8.", "Kasubag", "proses", None),
        ("9.", "Kepala Badan", "keputusan", "7."),
        ("10.", "Kasubag", "proses", None),
        ("11.", STAF, "selesai", None),
    ],
    "balangan-satpolpp": [
        ("1", "SEKRETARIS", "mulai", None),
        ("2", KASUBAG, "proses", None),
        ("3", STAF, "proses", None),
        ("4", STAF, "proses", None),
        ("5", STAF, "proses", None),
        ("6", STAF, "proses", None),
        ("7", KASUBAG, "proses", None),
        ("7", "SEKRETARIS", "keputusan", "6"),
        ("8", KASUBAG, "proses", None),
        ("9", "KASAD", "keputusan", "7"),
        ("10", STAF, "proses", None),
        ("11", STAF, "selesai", None),
    ],
    "bangka-tengah-dinsos": [
        ("1", "Kepala Dinas", "mulai", None),
        ("2", "Sekretaris", "proses", None),
        ("3", "Kasubag Perencanaan", "proses", None),
        ("4", "Kasubag & Kasubid", "proses", None),
        ("5", "Kasubag Perencanaan", "proses", None),
        ("6", "Sekretaris", "proses", None),
        ("7", "Kasubag Perencanaan", "proses", None),
        ("8", "Sekretaris", "keputusan", "7"),
        ("11", "Kepala Dinas", "keputusan", "7"),
        ("12", "Sekretaris", "proses", None),
        ("13", "Kasubag Perencanaan", "selesai", None),
    ],
    "kalbar-adpim": [
        ("1", "Kasubag", "mulai", None),
        ("2", "Staf", "proses", None),
        ("3", "Staf", "proses", None),
        ("4", "Kabag", "proses", None),
        ("5", "Tim", "proses", None),
        ("6", "Tim", "proses", None),
        ("7", "Kasubag", "keputusan", "6"),
        ("8", "Kabag", "keputusan", "6"),
        ("9", "Karo", "keputusan", "6"),
    ],
    "purwakarta-kesbangpol": [
        ("1.", "Ka TU", "mulai", None),
        ("2.", "Pelaksana", "proses", None),
        ("3.", "Pelaksana", "proses", None),
        ("4.", "Ka TU", "proses", None),
        ("4.", "Kepala", "keputusan", "3."),
        ("5.", "Pelaksana", "proses", None),
        ("6.", "Pelaksana", "selesai", None),
    ],
}

KOLOM = {
    "babel-kesbangpol": ["Kepala Badan", "Sekretaris", "Kasubag", STAF],
    "balangan-satpolpp": ["KASAD", "SEKRETARIS", KASUBAG, STAF],
    "bangka-tengah-dinsos": ["Kepala Dinas", "Sekretaris", "Kasubag Perencanaan", "Kasubag & Kasubid"],
    "kalbar-adpim": ["Kasubag", "Staf", "Tim", "Kabag", "Karo"],
    "purwakarta-kesbangpol": ["Kepala", "Ka TU", "Pelaksana"],
}

KEMBAR = [
    *("perintah", "format", "sampaikan", "himpun", "analisis", "susun"),
    *("koreksi", "ajukan", "persetujuan", "surat", "kirim"),
]
LEMBAR_KERJA = {
    "babel-kesbangpol": KEMBAR,
    "balangan-satpolpp": KEMBAR,
    "bangka-tengah-dinsos": [
        *("perintah", "perintah", "sampaikan", "himpun", "himpun", "perintah"),
        *("susun", "koreksi", "persetujuan", "perintah", "kirim"),
    ],
    "kalbar-adpim": [
        *("perintah", "rapat", "rapat", "rapat", "rapat"),
        *("susun", "koreksi", "koreksi", "persetujuan"),
    ],
    "purwakarta-kesbangpol": ["perintah", "himpun", "susun", "ajukan", "kirim", "kirim"],
}

# What the source states although a clerk might be tempted to mend it.
TERCETAK = {
    "babel-kesbangpol": [
        "060/717/URBANGPAL-I",
        "Drs. H. Tarmin, M.Si",
        "31 Oktober 2020",
        "Menghimpun format data dan informasi kinerja dari masing - masing bidang dan sekretariat.",
        "-",
    ],
    "balangan-satpolpp": [
        "800/135/Satpol PP- BLG/2023",
        "03 Maret 2023",
        "Paringin, 3 Januari 2023",
        "NOOR ASPARIAH, SP.MP",
        "isposisi surat",
        "Desposisi surat masuk",
        "Format penyusunan LAKI",
        "2. Peraturan MenPAN-RB Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Pengendalian, dan "
        "Evaluasi Pelaksanaan Rencana Pembangunan Daerah Kinerja, Pelaporan Kinerja dan Tata Cara Reviu Atas "
        "Laporan Kinerja Instansi Pemerintah",
    ],
    "bangka-tengah-dinsos": [
        "SOP.017.SEKRE",
        "April 2024",
        "PERSIAPAN PENYUSUNAN LAPORAN AKUNTABILITAS DAN KINERJA INTANSI PEMERINTAH (LAKIP)",
        "Memeriksa draft LAKIP dan menandatangani (menyetujinya).",
        "5. Bidang terkait",
    ],
    "kalbar-adpim": [
        "SEFPR KURNIADI, S.STP.",
        "2. SOP Penanganan Penetapan Kinerja (TA{KIN)",
        "1. PERMENPAN Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja , Pelaporan Kinerja dan "
        "Tata Cara Reviu Atas Lapran Kinerja Instransi Pemerintahan.",
        "Lihat SOP Persiapan Penyusunan Lakiip",
        "Memimpin rapat",
    ],
    "purwakarta-kesbangpol": [
        "JL. VETERAN NO.153 PURWAKARTA",
        "YUS DJUMEDI RUSLI S.STP., M.Si",
        "Laporan IAKIP",
        "Mengumpulkan dan menghimpun data dari Seksi – Seksi.",
        "Buku ekspedisi / tandaterima",
    ],
}

each_sop = pytest.mark.parametrize("kunci", sorted(HASH))


def read(kunci: str) -> BerkasSop:
    return read_berkas((FIXTURES / f"{kunci}.json").read_bytes())


def list_simbol(berkas: BerkasSop) -> list[SimbolBerkas]:
    return [simbol for langkah in berkas.langkah for simbol in langkah.simbol]


def list_texts(value: object) -> list[str]:
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        return [teks for part in value for teks in list_texts(part)]
    return [value] if isinstance(value, str) else []


def test_every_sop_file_is_known_here() -> None:
    assert {path.stem for path in FIXTURES.glob("*.json")} == set(HASH)


@each_sop
def test_document_is_the_one_that_was_entered(kunci: str) -> None:
    berkas = read(kunci)

    assert (berkas.kunci, content_hash(berkas)) == (kunci, HASH[kunci])


@each_sop
def test_file_is_written_as_the_application_writes_it(kunci: str) -> None:
    path = FIXTURES / f"{kunci}.json"

    assert write_berkas(read(kunci)) == path.read_text(encoding="utf-8")


@each_sop
def test_printed_words_are_kept_with_their_slips(kunci: str) -> None:
    assert set(TERCETAK[kunci]) <= set(list_texts(asdict(read(kunci))))


@each_sop
def test_columns_stand_as_printed(kunci: str) -> None:
    assert [p.nama for p in read(kunci).pelaksana] == KOLOM[kunci]


def test_shared_columns_are_groups_and_the_committee_is_a_team() -> None:
    jenis = {p.nama: p.jenis for kunci in HASH for p in read(kunci).pelaksana}

    assert {nama: j for nama, j in jenis.items() if j is not JenisPelaksana.JABATAN} == {
        STAF: JenisPelaksana.KELOMPOK,
        "Staf": JenisPelaksana.KELOMPOK,
        "Kasubag & Kasubid": JenisPelaksana.KELOMPOK,
        "Pelaksana": JenisPelaksana.KELOMPOK,
        "Tim": JenisPelaksana.TIM,
    }


@each_sop
def test_way_with_every_ya_leads_from_mulai_to_the_end(kunci: str) -> None:
    berkas = read(kunci)
    alur, simbol, jalan = berkas.alur, berkas.alur.mulai, []

    while simbol:
        nomor, kolom = berkas.langkah[simbol.langkah].nomor, berkas.pelaksana[simbol.pelaksana].nama
        is_keputusan = simbol.jenis is JenisSimbol.KEPUTUSAN
        back = None
        if is_keputusan:
            (tidak,) = follow(alur, simbol.id, "tidak")
            target = alur.by_id[tidak.ke or 0]
            assert berkas.langkah[target.langkah].simbol[0] is list_simbol(berkas)[target.id]
            back = berkas.langkah[target.langkah].nomor
        jalan.append((nomor, kolom, simbol.jenis.value, back))
        onward = follow(alur, simbol.id, "ya" if is_keputusan else "")
        simbol = next((alur.by_id[p.ke] for p in onward if p.ke is not None), None)

    assert jalan == JALAN[kunci]


@each_sop
def test_way_visits_every_symbol(kunci: str) -> None:
    assert len(JALAN[kunci]) == len(list_simbol(read(kunci)))


@each_sop
def test_row_states_the_work_that_its_words_propose(kunci: str) -> None:
    langkah = read(kunci).langkah

    assert [row.lembar_kerja for row in langkah] == LEMBAR_KERJA[kunci]
    assert [propose_lembar_kerja(row.kegiatan, row.keluaran) for row in langkah] == LEMBAR_KERJA[kunci]


@pytest.mark.parametrize(
    ("kunci", "tersurat"),
    [
        ("babel-kesbangpol", [0]),
        ("balangan-satpolpp", list(range(12))),
        ("bangka-tengah-dinsos", []),
        ("kalbar-adpim", []),
        ("purwakarta-kesbangpol", []),
    ],
)
def test_only_symbols_that_the_scan_kept_are_stated(kunci: str, tersurat: list[int]) -> None:
    simbol = list_simbol(read(kunci))

    assert [nomor for nomor, s in enumerate(simbol) if s.asal is Asal.TERSURAT] == tersurat


@each_sop
def test_every_inference_gives_its_reason(kunci: str) -> None:
    simbol = list_simbol(read(kunci))
    panah = [p for s in simbol for p in s.panah]

    assert {p.asal for p in panah} == {Asal.DISIMPULKAN}
    assert all(inferred.alasan for inferred in [*simbol, *panah])


@pytest.mark.parametrize("nomor", [7, 8])
def test_doubt_about_the_kabag_is_told_at_both_rows(nomor: int) -> None:
    (simbol,) = read("kalbar-adpim").langkah[nomor - 1].simbol

    assert '"hasil pemeriksaan Kabag", sehingga langkah 7 dapat berarti milik Kabag' in simbol.alasan


@each_sop
def test_nothing_keeps_it_from_being_put_into_force(kunci: str) -> None:
    assert [t for t in find_problems(read(kunci)) if t.tingkat is Tingkat.TIDAK_DAPAT_DIJALANKAN] == []


@each_sop
def test_every_inference_waits_for_the_owner(kunci: str) -> None:
    berkas = read(kunci)
    inferred = [part for s in list_simbol(berkas) for part in (s, *s.panah) if part.asal is Asal.DISIMPULKAN]

    asked = [t for t in find_problems(berkas) if t.pesan.endswith("perlu konfirmasi pemilik SOP.")]

    assert {t.tingkat for t in asked} == {Tingkat.PERLU_KONFIRMASI}
    assert len(asked) == len(inferred)


@pytest.mark.parametrize(
    ("kunci", "tempat"),
    [
        ("babel-kesbangpol", {"Pencatatan dan pendataan", "Langkah 5", "Langkah 11"}),
        ("balangan-satpolpp", {"Tanggal efektif", "Judul kolom", "Langkah 5", "Langkah 11"}),
        (
            "bangka-tengah-dinsos",
            {
                *("Tanggal pembuatan", "Tanggal revisi", "Tanggal efektif"),
                *("Dasar hukum butir ke-1", "Dasar hukum butir ke-3"),
                *("Keterkaitan butir ke-3", "Keterkaitan butir ke-4", "Keterkaitan butir ke-5"),
                *("Langkah 2", "Langkah 6", "Langkah 7", "Langkah 8", "Langkah 11", "Langkah 13"),
            },
        ),
        (
            "kalbar-adpim",
            {"Nomor SOP", "Langkah 2", "Langkah 3", "Langkah 4", "Langkah 7", "Langkah 8", "Langkah 9"},
        ),
        (
            "purwakarta-kesbangpol",
            {"Nomor SOP", "Dasar hukum butir ke-1", "Keterkaitan butir ke-1", "Langkah 2", "Langkah 5"},
        ),
    ],
)
def test_departures_from_the_guideline_are_pointed_out(kunci: str, tempat: set[str]) -> None:
    found = find_problems(read(kunci))

    assert {t.tempat for t in found if t.tingkat is Tingkat.TIDAK_SESUAI_PEDOMAN} == tempat


@each_sop
def test_nip_stays_out(kunci: str) -> None:
    assert read(kunci).disahkan_oleh.nip == ""
