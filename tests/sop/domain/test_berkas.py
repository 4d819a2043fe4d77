"""The SOP file: what it is read as, what is refused, and that it comes back as it went."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from sop.domain.alur import Panah
from sop.domain.berkas import (
    Asal,
    BerkasSop,
    JenisPelaksana,
    PanahBerkas,
    PelaksanaBerkas,
    content_hash,
    default_kunci,
    write_berkas,
)
from sop.domain.berkas_baca import MAX_BYTE, read_berkas
from sop.domain.isian import BerkasDitolak
from tests.berkas_acak import dokumen
from tests.sop.isi_sop import make_berkas, make_isi, make_langkah, make_simbol


def refuse(isi: Any) -> list[str]:
    """The faults for which the document is refused."""
    with pytest.raises(BerkasDitolak) as refused:
        read_berkas(isi if isinstance(isi, str | bytes) else json.dumps(isi))
    return [str(temuan) for temuan in refused.value.temuan]


def test_arrows_left_out_lead_to_the_next_symbol() -> None:
    berkas = make_berkas()

    assert berkas.alur.panah == (
        Panah(0, 1),
        Panah(1, 2),
        Panah(2, 3, "ya"),
        Panah(2, 1, "tidak"),
    )


def test_two_symbols_of_a_row_follow_each_other() -> None:
    berkas = make_berkas(
        langkah=[
            make_langkah("1", make_simbol("Staf", "mulai"), make_simbol("Kepala", "keputusan", tidak="1")),
            make_langkah("2", make_simbol("Staf", "selesai")),
        ]
    )

    assert berkas.alur.panah == (Panah(0, 1), Panah(1, 2, "ya"), Panah(1, 0, "tidak"))


def test_ya_may_skip_rows_or_end_the_procedure() -> None:
    berkas = make_berkas(
        langkah=[
            make_langkah("1", make_simbol("Kepala", "mulai", ya="3")),
            make_langkah("2", make_simbol("Staf")),
            make_langkah("3", make_simbol("Kepala", "keputusan", ya="selesai", tidak="2")),
        ]
    )

    assert berkas.alur.keluar[0] == (Panah(0, 2),)
    assert berkas.alur.keluar[2] == (Panah(2, None, "ya"), Panah(2, 1, "tidak"))


def test_decision_without_tidak_is_read_and_left_to_the_linter() -> None:
    berkas = make_berkas(
        langkah=[
            make_langkah("1", make_simbol("Kepala", "keputusan")),
            make_langkah("2", make_simbol("Staf", "selesai")),
        ]
    )

    assert berkas.alur.panah == (Panah(0, 1, "ya"),)


def test_general_form_draws_forks_into_a_second_symbol() -> None:
    panah = [{"label": "", "ke": "2"}, {"label": "", "ke": "2", "ke_simbol": 2, "asal": "disimpulkan"}]
    berkas = make_berkas(
        langkah=[
            make_langkah("1", make_simbol("Kepala", "mulai", panah=panah)),
            make_langkah("2", make_simbol("Staf"), make_simbol("Kepala", "selesai")),
        ]
    )

    assert berkas.langkah[0].simbol[0].panah == (
        PanahBerkas("", 1, Asal.TERSURAT, ""),
        PanahBerkas("", 2, Asal.DISIMPULKAN, ""),
    )


def test_short_arrows_share_asal_and_alasan_with_their_symbol() -> None:
    simbol = make_simbol("Kepala", "mulai", asal="disimpulkan", alasan="Simbol hilang.")
    berkas = make_berkas(
        langkah=[make_langkah("1", simbol), make_langkah("2", make_simbol("Staf", "selesai"))]
    )

    assert berkas.langkah[0].simbol[0].panah == (PanahBerkas("", 1, Asal.DISIMPULKAN, "Simbol hilang."),)


def test_rows_with_the_same_nomor_are_led_to_by_kunci() -> None:
    berkas = make_berkas(
        langkah=[
            make_langkah("1", make_simbol("Kepala", "mulai", ya="kedua")),
            make_langkah("2", make_simbol("Staf")),
            make_langkah("2", make_simbol("Staf", "selesai"), kunci="kedua"),
        ]
    )

    assert berkas.alur.panah[0] == Panah(0, 2)


def test_plain_column_is_one_post() -> None:
    assert make_berkas().pelaksana == (
        PelaksanaBerkas("Kepala", JenisPelaksana.JABATAN),
        PelaksanaBerkas("Staf", JenisPelaksana.KELOMPOK),
    )


def test_lembar_kerja_left_out_is_proposed_from_the_words() -> None:
    assert make_berkas().langkah[1].lembar_kerja == "susun"


def test_lembar_kerja_given_goes_before_the_words() -> None:
    langkah = [make_langkah("1", make_simbol("Staf", "mulai"), lembar_kerja="rapat")]

    assert make_berkas(langkah=langkah).langkah[0].lembar_kerja == "rapat"


def test_unreadable_waktu_stays_text() -> None:
    langkah = [make_langkah("1", make_simbol("Staf", "mulai"), waktu="secepatnya")]

    assert make_berkas(langkah=langkah).langkah[0].waktu == "secepatnya"


@pytest.mark.parametrize(
    ("nomor", "kunci"),
    [
        pytest.param(["1", "2"], ["1", "2"], id="as printed"),
        pytest.param(["1", "2", "2"], ["1", "langkah-2", "langkah-3"], id="nomor twice"),
        pytest.param(["", "2"], ["langkah-1", "2"], id="without nomor"),
        pytest.param(["selesai"], ["langkah-1"], id="named like the end"),
    ],
)
def test_row_is_named_by_its_nomor_where_that_is_clear(nomor: list[str], kunci: list[str]) -> None:
    assert default_kunci(nomor) == kunci


PERTAMA = make_langkah("1.", make_simbol("Kepala", "mulai"))


def with_simbol(**changes: Any) -> dict[str, Any]:
    return make_isi(langkah=[make_langkah("1.", make_simbol("Kepala", "mulai", **changes))])


def with_panah(**changes: Any) -> dict[str, Any]:
    return with_simbol(panah=[{"label": "", "ke": "selesai"} | changes])


def without(nama: str) -> dict[str, Any]:
    isi = make_isi()
    del isi[nama]
    return isi


@pytest.mark.parametrize(
    ("isi", "fault"),
    [
        pytest.param(make_isi(format="sop-ap/2"), 'Berkas: Isian "format" berisi "sop-ap/2"', id="format"),
        pytest.param(without("judul"), 'Berkas: Isian "judul" tidak ada', id="missing"),
        pytest.param(make_isi(judul=" "), 'Berkas: Isian "judul" kosong', id="empty judul"),
        pytest.param(make_isi(judul=7), 'Berkas: Isian "judul" harus berupa teks', id="number for text"),
        pytest.param(make_isi(judul=None), 'Berkas: Isian "judul" harus berupa teks', id="null for text"),
        pytest.param(make_isi(judul="x" * 501), 'Isian "judul" sepanjang 501 huruf', id="text too long"),
        pytest.param(
            make_isi(judul="a\x07b"), 'Isian "judul" memuat karakter kendali', id="control character"
        ),
        pytest.param(
            make_isi(judull="x"), 'Isian "judull" tidak dikenal; mungkin maksudnya "judul"', id="typo"
        ),
        pytest.param(make_isi(kunci="Laporan 1"), 'Isian "kunci" berisi "Laporan 1"', id="kunci no slug"),
        pytest.param(make_isi(peralatan="Laptop"), 'Isian "peralatan" harus berupa daftar', id="no list"),
        pytest.param(
            make_isi(peralatan=["a", 1]), 'Butir ke-2 dari "peralatan" harus berupa teks', id="item"
        ),
        pytest.param(make_isi(tanggal="2024"), "Tanggal: Bagian ini harus berupa objek", id="no object"),
        pytest.param(make_isi(pelaksana=[]), 'Berkas: Isian "pelaksana" kosong', id="no column"),
        pytest.param(
            make_isi(pelaksana=["Kepala", "Staf", "Staf"]), '"Staf" ditulis 2 kali', id="column twice"
        ),
        pytest.param(
            make_isi(pelaksana=["Kepala", {"nama": "Staf", "jenis": "regu"}]),
            'Pelaksana ke-2: Isian "jenis" berisi "regu"',
            id="jenis of column",
        ),
        pytest.param(make_isi(pelaksana=[str(n) for n in range(31)]), "paling banyak 30", id="columns"),
        pytest.param(make_isi(langkah=[]), 'Berkas: Isian "langkah" kosong', id="no row"),
        pytest.param(make_isi(langkah=[PERTAMA] * 201), "paling banyak 200", id="rows"),
        pytest.param(make_isi(langkah=[PERTAMA, 5]), "Langkah ke-2: Bagian ini harus", id="row no object"),
        pytest.param(
            make_isi(langkah=[make_langkah("7.")]), 'Langkah 7: Isian "simbol" kosong', id="no symbol"
        ),
        pytest.param(
            make_isi(langkah=[make_langkah("7.", make_simbol("Staf"), make_simbol("Staf"))]),
            'Langkah 7: Ada 2 simbol pada kolom "Staf"',
            id="symbol twice",
        ),
        pytest.param(
            make_isi(langkah=[make_langkah("7.", make_simbol("Camat"))]),
            'Langkah 7, simbol ke-1: Kolom pelaksana "Camat" tidak ada; pilih "Kepala" atau "Staf"',
            id="unknown column",
        ),
        pytest.param(
            make_isi(langkah=[PERTAMA | {"lembar_kerja": "masak"}]),
            'Langkah 1: Isian "lembar_kerja" berisi "masak"',
            id="lembar kerja",
        ),
        pytest.param(
            make_isi(langkah=[PERTAMA | {"nomor": "", "kunci": "selesai"}]),
            'Langkah ke-1: Kunci "selesai" berarti akhir prosedur',
            id="kunci means the end",
        ),
        pytest.param(
            make_isi(langkah=[PERTAMA | {"kunci": "a"}, PERTAMA | {"kunci": "a"}]),
            'Berkas: Kunci langkah "a" dipakai 2 kali',
            id="kunci twice",
        ),
        pytest.param(with_simbol(jenis="segitiga"), 'Isian "jenis" berisi "segitiga"', id="jenis of symbol"),
        pytest.param(with_simbol(asal="dikira"), 'Isian "asal" berisi "dikira"', id="asal"),
        pytest.param(with_simbol(ya="9."), 'menuju langkah "9." yang tidak ada', id="arrow to nowhere"),
        pytest.param(with_simbol(ya=9), 'Isian "ya" harus berupa teks', id="target no text"),
        pytest.param(with_panah(ke_simbol=2, ke="1."), 'simbol ke-2 langkah "1."', id="no second symbol"),
        pytest.param(with_panah(ke_simbol=True), '"ke_simbol" harus berupa bilangan', id="ke_simbol"),
        pytest.param(with_panah(warna="x"), 'panah ke-1: Isian "warna" tidak dikenal', id="key of arrow"),
        pytest.param(with_simbol(ya="1.", panah=[]), '"panah" tidak dapat dipakai bersama', id="both forms"),
        pytest.param(
            with_simbol(panah=[{"label": "", "ke": "selesai"}] * 2), "Ada 2 panah", id="arrow twice"
        ),
        pytest.param(
            make_isi(
                langkah=[with_simbol(ya="2")["langkah"][0], *[make_langkah("2", make_simbol("Staf"))] * 2]
            ),
            'menuju langkah "2" yang ada 2',
            id="ambiguous nomor",
        ),
        pytest.param(
            make_isi(pelaksana=[str(n) for n in range(30)])
            | {
                "langkah": [
                    make_langkah(str(r), *(make_simbol(str(n)) for n in range(30))) for r in range(21)
                ]
            },
            "630 simbol; paling banyak 600",
            id="symbols",
        ),
        pytest.param(
            make_isi(instansi=make_isi()["instansi"] | {"zona_waktu": "Europe/Berlin"}),
            'Instansi: Isian "zona_waktu" berisi "Europe/Berlin"',
            id="time zone",
        ),
    ],
)
def test_fault_is_named_with_its_place(isi: dict[str, Any], fault: str) -> None:
    assert any(fault in line for line in refuse(isi))


@pytest.mark.parametrize(
    ("isi", "fault"),
    [
        pytest.param('{"format":\n "sop-ap/1",,}', "baris 2, kolom 13", id="no JSON"),
        pytest.param("", "baris 1, kolom 1", id="empty"),
        pytest.param("[1]", "harus berupa objek", id="no object"),
        pytest.param(b"\xff\xfe", "UTF-8", id="no UTF-8"),
        pytest.param(r'{"judul": "\ud800"}', "UTF-8", id="half a character"),
        pytest.param(" " * (MAX_BYTE + 1), "melebihi 1000 kB", id="too large"),
        pytest.param("[" * 200_000, "terlalu besar", id="too deep"),
        pytest.param('{"format": ' + "9" * 5000 + "}", "terlalu besar", id="number too long"),
        pytest.param('{"kunci": "a", "kunci": "b"}', '"kunci" ditulis 2 kali', id="key twice"),
    ],
)
def test_what_is_no_sop_file_at_all_is_refused(isi: str | bytes, fault: str) -> None:
    assert any(fault in line for line in refuse(isi))


def test_all_faults_come_back_at_once_in_the_order_of_the_file() -> None:
    isi = make_isi(nomor=3, judull="x")
    isi["langkah"][1] |= {"waktu": None, "simbol": [make_simbol("Camat")]}
    isi["langkah"][2]["simbol"][0]["tidak"] = "9."
    del isi["langkah"][3]["keluaran"]

    assert refuse(isi) == [
        'Berkas: Isian "nomor" harus berupa teks; tuliskan di antara tanda petik.',
        'Langkah 2: Isian "waktu" harus berupa teks; tuliskan di antara tanda petik.',
        'Langkah 2, simbol ke-1: Kolom pelaksana "Camat" tidak ada; pilih "Kepala" atau "Staf".',
        'Langkah 3, simbol ke-1: Panah menuju langkah "9." yang tidak ada; '
        "tulis nomor langkah seperti tercetak.",
        'Langkah 4: Isian "keluaran" tidak ada; tambahkan.',
        'Berkas: Isian "judull" tidak dikenal; mungkin maksudnya "judul".',
    ]


def test_file_may_begin_with_a_byte_order_mark() -> None:
    assert read_berkas(b"\xef\xbb\xbf" + json.dumps(make_isi()).encode()) == make_berkas()


def test_written_file_names_every_arrow_and_its_second_symbol() -> None:
    berkas = make_berkas(
        langkah=[
            make_langkah("1", make_simbol("Staf", "mulai"), make_simbol("Kepala", "keputusan", tidak="1")),
            make_langkah("2", make_simbol("Staf", "selesai")),
        ]
    )

    first, second = json.loads(write_berkas(berkas))["langkah"][0]["simbol"]

    stated = {"asal": "tersurat", "alasan": ""}
    assert first["panah"] == [{"label": "", "ke": "1", "ke_simbol": 2, **stated}]
    assert second["panah"] == [{"label": "ya", "ke": "2", **stated}, {"label": "tidak", "ke": "1", **stated}]


def test_hash_is_of_the_document_not_of_the_office_or_its_names() -> None:
    berkas = make_berkas()
    elsewhere = replace(berkas.instansi, kota="Lain", zona_waktu="Asia/Jayapura", alamat="Jalan Lain")
    langkah = (replace(berkas.langkah[0], kunci="awal"), *berkas.langkah[1:])

    renamed = replace(berkas, kunci="lain", instansi=elsewhere, langkah=langkah)

    assert content_hash(renamed) == content_hash(berkas)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"judul": "Penyusunan Laporan."}, id="a dot in the judul"),
        pytest.param({"pelaksana": ["Kepala", "Staf"]}, id="a group becomes a post"),
        pytest.param({"langkah": make_isi()["langkah"][:3]}, id="a row less"),
        pytest.param({"instansi": make_isi()["instansi"] | {"nama": "Dinas Lain"}}, id="another heading"),
    ],
)
def test_hash_changes_with_what_the_document_says(changes: dict[str, Any]) -> None:
    assert content_hash(make_berkas(**changes)) != content_hash(make_berkas())


@given(dokumen())
def test_what_is_written_is_read_back_as_it_was(berkas: BerkasSop) -> None:
    assert read_berkas(write_berkas(berkas)) == berkas
