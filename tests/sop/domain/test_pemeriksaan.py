"""What the linter points out to the owner of an SOP."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sop.domain.berkas import BerkasSop, PelaksanaBerkas
from sop.domain.pemeriksaan import find_problems
from sop.domain.temuan import Tingkat
from tests.sop.isi_sop import make_berkas, make_isi, make_langkah, make_simbol

MULAI = make_langkah("1", make_simbol("Kepala", "mulai"))
SELESAI = make_langkah("3", make_simbol("Kepala", "selesai"))


def to_end(label: str = "") -> dict[str, str]:
    return {"label": label, "ke": "selesai"}


def with_middle(simbol: dict[str, Any], **changes: Any) -> BerkasSop:
    """An SOP of three rows, the middle one as given."""
    return make_berkas(langkah=[MULAI, make_langkah("2", simbol, **changes), SELESAI])


def with_row(**changes: Any) -> BerkasSop:
    return with_middle(make_simbol("Staf"), **changes)


def list_problems(berkas: BerkasSop, tingkat: Tingkat) -> list[str]:
    return [str(temuan) for temuan in find_problems(berkas) if temuan.tingkat is tingkat]


def test_sound_sop_has_no_findings() -> None:
    assert find_problems(make_berkas()) == []


@pytest.mark.parametrize(
    ("berkas", "finding"),
    [
        pytest.param(
            make_berkas(langkah=[make_langkah("1", make_simbol("Staf")), SELESAI | {"nomor": "2"}]),
            "Alur: Belum ada simbol mulai; gambarkan satu, pada kegiatan pertama.",
            id="no mulai",
        ),
        pytest.param(
            with_middle(make_simbol("Staf", "mulai")),
            "Alur: Ada 2 simbol mulai; sisakan satu, pada kegiatan pertama.",
            id="two mulai",
        ),
        pytest.param(
            make_berkas(langkah=[MULAI, make_langkah("2", make_simbol("Staf", ya="1"))]),
            "Alur: Belum ada simbol selesai; gambarkan satu, pada kegiatan terakhir.",
            id="no selesai",
        ),
        pytest.param(
            make_berkas(
                langkah=[
                    MULAI | {"simbol": [make_simbol("Kepala", "mulai", ya="3")]},
                    *(make_langkah("2", make_simbol("Staf")), SELESAI),
                ]
            ),
            "Langkah 2, Staf: Simbol tidak dapat dicapai dari awal prosedur; "
            "gambarkan panah menuju simbol ini.",
            id="unreachable",
        ),
        pytest.param(
            with_middle(make_simbol("Staf", panah=[])),
            "Langkah 2, Staf: Simbol tidak memiliki panah keluar; "
            "gambarkan panah ke simbol berikutnya atau ke akhir.",
            id="dead end",
        ),
        pytest.param(
            with_middle(make_simbol("Staf", ya="2")),
            "Langkah 2, Staf: Dari simbol ini akhir prosedur tidak pernah tercapai; "
            "gambarkan jalan keluar dari putaran ini.",
            id="never ends",
        ),
        pytest.param(
            with_middle(make_simbol("Staf", "keputusan")),
            'Langkah 2, Staf: Keputusan hanya memiliki jalan keluar "ya"; '
            "gambarkan juga jalan keluar lainnya.",
            id="decision without tidak",
        ),
        pytest.param(
            with_middle(make_simbol("Staf", "keputusan", panah=[to_end(), to_end("tidak")])),
            "Langkah 2, Staf: Panah keputusan tidak berlabel; tuliskan ya atau tidak.",
            id="decision without label",
        ),
        pytest.param(
            with_middle(make_simbol("Staf", "selesai", panah=[{"label": "", "ke": "3"}])),
            "Langkah 2, Staf: Simbol selesai memiliki panah keluar; hapus panahnya atau ganti simbolnya.",
            id="selesai goes on",
        ),
    ],
)
def test_what_keeps_an_sop_from_running(berkas: BerkasSop, finding: str) -> None:
    assert finding in list_problems(berkas, Tingkat.TIDAK_DAPAT_DIJALANKAN)


def test_row_without_symbol_keeps_a_draft_from_running() -> None:
    berkas = make_berkas()
    empty = replace(berkas.langkah[1], nomor="5.", kunci="5.", simbol=())
    draft = replace(berkas, langkah=(*berkas.langkah, empty))

    assert list_problems(draft, Tingkat.TIDAK_DAPAT_DIJALANKAN) == [
        "Langkah 5: Belum ada simbol; gambarkan pada kolom pelaksananya."
    ]


def test_draft_without_any_row_is_told_what_is_missing() -> None:
    assert list_problems(replace(make_berkas(), langkah=()), Tingkat.TIDAK_DAPAT_DIJALANKAN) == [
        "Langkah: Belum ada; tambahkan baris untuk setiap kegiatan.",
    ]


def test_draft_without_any_symbol_is_told_at_each_row_and_not_once_more_of_the_flow() -> None:
    berkas = make_berkas()
    draft = replace(berkas, langkah=tuple(replace(row, simbol=()) for row in berkas.langkah))

    assert list_problems(draft, Tingkat.TIDAK_DAPAT_DIJALANKAN) == [
        f"Langkah {nomor}: Belum ada simbol; gambarkan pada kolom pelaksananya." for nomor in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    ("ubahan", "finding"),
    [
        ({"judul": " "}, "Nama SOP: Belum diisi; tuliskan nama prosedurnya."),
        ({"pelaksana": ()}, "Pelaksana: Belum ada; tambahkan kolom untuk setiap pelaksana."),
        (
            {"pelaksana": (PelaksanaBerkas("Staf"), PelaksanaBerkas("Staf"))},
            "Pelaksana Staf: Nama ini dipakai 2 kolom; bedakan namanya.",
        ),
        (
            {"pelaksana": (PelaksanaBerkas("Staf"), PelaksanaBerkas(" "))},
            "Pelaksana ke-2: Nama kolom kosong; tuliskan jabatan, kelompok, atau timnya.",
        ),
    ],
)
def test_draft_that_is_no_document_yet_is_told_so_in_the_words_of_the_form(
    ubahan: dict[str, Any], finding: str
) -> None:
    berkas = make_berkas()
    rows = tuple(replace(row, simbol=()) for row in berkas.langkah)

    findings = list_problems(replace(berkas, langkah=rows, **ubahan), Tingkat.TIDAK_DAPAT_DIJALANKAN)

    assert findings.count(finding) == 1


def test_row_without_kegiatan_keeps_a_draft_from_running() -> None:
    berkas = make_berkas()
    first, *rest = berkas.langkah
    draft = replace(berkas, langkah=(replace(first, kegiatan=""), *rest))

    assert list_problems(draft, Tingkat.TIDAK_DAPAT_DIJALANKAN) == [
        "Langkah 1: Kegiatan kosong; tuliskan apa yang dikerjakan."
    ]


def test_dead_end_is_named_once_and_not_at_every_symbol_before_it() -> None:
    berkas = with_middle(make_simbol("Staf", panah=[]))

    assert [
        line for line in list_problems(berkas, Tingkat.TIDAK_DAPAT_DIJALANKAN) if "tercapai" in line
    ] == []


def test_decision_that_leads_to_the_end_is_an_end() -> None:
    berkas = make_berkas(
        langkah=[MULAI, make_langkah("2", make_simbol("Staf", "keputusan", ya="selesai", tidak="1"))]
    )

    assert list_problems(berkas, Tingkat.TIDAK_DAPAT_DIJALANKAN) == []


@pytest.mark.parametrize(
    ("berkas", "finding"),
    [
        pytest.param(
            with_middle(make_simbol("Staf", panah=[{"label": "ya", "ke": "3"}])),
            "Langkah 2, Staf: Panah berlabel keluar dari simbol yang bukan keputusan",
            id="label without a decision",
        ),
        pytest.param(
            with_middle(
                make_simbol(
                    "Staf", "keputusan", panah=[to_end("ya"), {"label": "ya", "ke": "3"}, to_end("tidak")]
                )
            ),
            'Langkah 2, Staf: Keputusan memiliki 3 panah untuk "ya", "tidak"',
            id="one label twice",
        ),
        pytest.param(
            with_middle(make_simbol("Staf", "keputusan", panah=[to_end("a"), to_end("b"), to_end("c")])),
            'Langkah 2, Staf: Keputusan bercabang 3 ("a", "b", "c")',
            id="three exits",
        ),
        pytest.param(
            with_middle(make_simbol("Staf", "selesai")), "Alur: Ada 2 simbol selesai", id="two selesai"
        ),
        pytest.param(
            make_berkas(pelaksana=["Kepala", "Staf", "Camat"]),
            "Pelaksana Camat: Tidak ada simbol pada kolom ini",
            id="idle column",
        ),
        pytest.param(with_row(nomor=""), "Langkah ke-2: Nomor langkah kosong", id="no nomor"),
        pytest.param(with_row(nomor="1.", kunci="b"), "Langkah 1: Nomor 1 sudah dipakai", id="nomor twice"),
        pytest.param(with_row(nomor="4"), "Langkah 4: Nomor seharusnya 2", id="numbering gap"),
        pytest.param(with_row(waktu=""), "Langkah 2: Waktu kosong", id="no waktu"),
        pytest.param(with_row(waktu="segera"), 'Langkah 2: Waktu "segera" tidak', id="waktu unreadable"),
        pytest.param(with_row(keluaran="-"), "Langkah 2: Output kosong", id="no output"),
        pytest.param(with_row(kelengkapan=""), "Langkah 2: Kelengkapan kosong", id="no kelengkapan"),
        pytest.param(
            with_row(kelengkapan="Kepala"), 'Langkah 2: Kelengkapan "Kepala" adalah', id="post as input"
        ),
        pytest.param(
            with_row(kegiatan="Memimpin rapat dinas", keluaran="Memimpin rapat"),
            'Langkah 2: Output "Memimpin rapat" mengulang kegiatannya',
            id="output is the activity",
        ),
        pytest.param(
            with_row(kegiatan="Memeriksa draft, memaraf dan menyampaikannya"),
            'Langkah 2: Langkah memuat lebih dari satu kegiatan (juga "memaraf")',
            id="two activities",
        ),
        pytest.param(make_berkas(nomor=""), "Nomor SOP: Belum diisi", id="no nomor SOP"),
        pytest.param(make_berkas(pencatatan=[]), "Pencatatan dan pendataan: ", id="empty list"),
        pytest.param(
            make_berkas(disahkan_oleh={"jabatan": "Kepala", "nama": None, "nip": None}),
            "Disahkan oleh: Belum menyebut nama pejabatnya",
            id="nobody signed",
        ),
        pytest.param(
            make_berkas(keterkaitan=["1. SOP Penyusunan Laporan (LAKIP)"]),
            "Keterkaitan butir ke-1: ",
            id="linked to itself",
        ),
        pytest.param(
            make_berkas(keterkaitan=["SOP Rapat", "2. Sekretaris Dinas"]),
            'Keterkaitan butir ke-2: "2. Sekretaris Dinas" adalah jabatan',
            id="post as keterkaitan",
        ),
    ],
)
def test_what_departs_from_the_guideline(berkas: BerkasSop, finding: str) -> None:
    assert any(line.startswith(finding) for line in list_problems(berkas, Tingkat.TIDAK_SESUAI_PEDOMAN))


@pytest.mark.parametrize(
    ("berkas", "finding"),
    [
        pytest.param(
            with_row(kelengkapan="Konsep surat pengantar"),
            'Langkah 2: Kelengkapan "Konsep surat pengantar" tidak disebut',
            id="input from nowhere",
        ),
        pytest.param(
            with_row(kegiatan="Menyampaikan kepada Kepala Biro"),
            'Langkah 2: Kegiatan menyebut "Kepala Biro", sedangkan instansinya Dinas Contoh',
            id="another kind of office",
        ),
        pytest.param(
            with_row(keluaran="isposisi surat"), 'Langkah 2: "isposisi" mungkin', id="slip in a row"
        ),
        pytest.param(
            make_berkas(judul="Penyusunan Lapran"), 'Judul: "Lapran" mungkin', id="slip in the judul"
        ),
        pytest.param(
            with_middle(make_simbol("Staf", asal="disimpulkan", alasan="Simbol hilang.", ya="3")),
            "Langkah 2, Staf: Simbol proses disimpulkan (Simbol hilang); perlu konfirmasi pemilik SOP.",
            id="symbol inferred",
        ),
        pytest.param(
            with_middle(make_simbol("Staf", asal="disimpulkan", ya="3")),
            "Langkah 2, Staf: Panah ke Langkah 3, Kepala disimpulkan (alasannya belum ditulis)",
            id="arrow inferred",
        ),
        pytest.param(
            with_middle(make_simbol("Staf", "keputusan", panah=[to_end("tidak") | {"asal": "disimpulkan"}])),
            'Langkah 2, Staf: Panah "tidak" ke akhir disimpulkan',
            id="arrow to the end inferred",
        ),
    ],
)
def test_what_only_the_owner_can_confirm(berkas: BerkasSop, finding: str) -> None:
    assert any(line.startswith(finding) for line in list_problems(berkas, Tingkat.PERLU_KONFIRMASI))


@pytest.mark.parametrize(
    "kelengkapan",
    [
        pytest.param("Draft laporan", id="output of an earlier row"),
        pytest.param("Bahan laporan", id="on the list of equipment"),
        pytest.param("Penugasan Kepala", id="half of it known"),
        pytest.param("Laporan", id="only words of the judul"),
    ],
)
def test_input_that_the_sop_speaks_of_is_not_questioned(kelengkapan: str) -> None:
    berkas = with_row(kelengkapan=kelengkapan)
    mulai = replace(berkas.langkah[0], keluaran="Draft laporan, penugasan")

    found = find_problems(replace(berkas, langkah=(mulai, *berkas.langkah[1:])))

    assert found == []


def with_tanggal(**changes: str) -> BerkasSop:
    return make_berkas(tanggal=make_isi()["tanggal"] | changes)


@pytest.mark.parametrize(
    ("tanggal", "findings"),
    [
        pytest.param({"pengesahan": "3 Januari 2024"}, [], id="in order"),
        pytest.param(
            {"efektif": "Januari 2024"},
            ['Tanggal efektif: "Januari 2024" tidak menyebut hari; lengkapi tanggalnya.'],
            id="without a day, and not before another day of its month",
        ),
        pytest.param(
            {"efektif": "besok"},
            ['Tanggal efektif: "besok" tidak terbaca; tulis seperti "31 Oktober 2019".'],
            id="unreadable",
        ),
        pytest.param({"efektif": ""}, ["Tanggal efektif: Belum diisi; tuliskan tanggalnya."], id="none"),
        pytest.param(
            {"efektif": "1 Januari 2024"},
            [
                "Tanggal efektif: 1 Januari 2024 mendahului tanggal pembuatan (2 Januari 2024); "
                "periksa kedua tanggal itu."
            ],
            id="in force before it was made",
        ),
        pytest.param(
            {"revisi": "3 Januari 2025"},
            [
                "Tanggal efektif: 3 Januari 2024 mendahului tanggal revisi (3 Januari 2025); "
                "periksa kedua tanggal itu."
            ],
            id="revised after it came into force",
        ),
    ],
)
def test_dates_are_checked_as_far_as_they_are_exact(tanggal: dict[str, str], findings: list[str]) -> None:
    assert [str(temuan) for temuan in find_problems(with_tanggal(**tanggal))] == findings


def test_revisi_after_efektif_may_be_the_planned_review() -> None:
    assert [t.tingkat for t in find_problems(with_tanggal(revisi="3 Januari 2025"))] == [
        Tingkat.PERLU_KONFIRMASI
    ]


def test_date_of_the_signature_is_held_against_the_pengesahan() -> None:
    berkas = with_tanggal(pengesahan="3 Januari 2024")
    signed = replace(berkas.disahkan_oleh, tempat_tanggal="Contoh, 2 Januari 2024")

    assert list_problems(replace(berkas, disahkan_oleh=signed), Tingkat.PERLU_KONFIRMASI) == [
        'Disahkan oleh: Tanda tangan bertanggal "Contoh, 2 Januari 2024", sedangkan tanggal pengesahan '
        "3 Januari 2024; pastikan yang benar."
    ]


@pytest.mark.parametrize(
    ("dasar_hukum", "pengganti"),
    [
        ("Peraturan Menteri Negara PAN dan RB Nomor 29 Tahun 2010 tentang LAKIP", "PermenPANRB 53/2014"),
        ("Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor 29 Tahun 2010", "PermenPANRB 53/2014"),
        ("PERMENPAN No. 29/2010", "PermenPANRB 53/2014"),
        ("PERMENPAN Nomor 53 Tahun 2014", None),
        ("Peraturan Presiden Nomor 29 Tahun 2014", None),
        ("Undang-Undang Nomor 8 Tahun 1974 diubah dengan Undang-Undang Nomor 43 Tahun 1999", "UU 20/2023"),
        ("UU No. 5 Tahun 2014 tentang Aparatur Sipil Negara", "UU 20/2023"),
        ("Undang-Undang Nomor 25 Tahun 2014", None),
        ("Peraturan Pemerintah Republik Indonesia Nomor 53 Tahun 2010", "PP 94/2021"),
        ("PP 94/2021", None),
    ],
)
def test_repealed_law_is_named_with_what_replaces_it(dasar_hukum: str, pengganti: str | None) -> None:
    found = find_problems(make_berkas(dasar_hukum=[dasar_hukum]))

    assert [f"ganti dengan {pengganti}" in temuan.pesan for temuan in found] == ([True] if pengganti else [])


@pytest.mark.parametrize("kata", ["LKIP", "sakip", "draf", "pelaporan", "kinerjanya", "Perkantoran"])
def test_ordinary_words_are_no_slips(kata: str) -> None:
    assert find_problems(make_berkas(judul=f"Penyusunan {kata}")) == []


def test_findings_come_in_the_order_of_the_document() -> None:
    berkas = make_berkas(
        nomor="",
        langkah=[
            make_langkah("1", make_simbol("Kepala", "mulai", panah=[]), waktu="nanti"),
            make_langkah("3", make_simbol("Staf", "selesai")),
        ],
    )

    assert [temuan.tempat for temuan in find_problems(berkas)] == [
        "Nomor SOP",
        "Langkah 1",
        "Langkah 1, Kepala",
        "Langkah 3",
        "Langkah 3, Staf",
    ]
