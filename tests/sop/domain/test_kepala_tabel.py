"""Heads as offices print them, over one row or three, are read as the columns that they stand over."""

from __future__ import annotations

import pytest

from sop.domain.bacaan import Bacaan, Peran, Sumber, Tabel
from sop.domain.tafsir.kata_kepala import read_peran
from sop.domain.tafsir.kepala_tabel import find_kepala
from sop.domain.tafsir.pemetaan import propose_pemetaan

BIASA = {
    "no": Peran.NOMOR, "keg": Peran.KEGIATAN, "pel": Peran.PELAKSANA, "lkp": Peran.KELENGKAPAN,
    "wkt": Peran.WAKTU, "out": Peran.KELUARAN, "ket": Peran.KETERANGAN, "-": Peran.ABAIKAN,
}  # fmt: skip


def read(*rows: str) -> tuple[str, list[str], int]:
    """The columns in short, the names of the pelaksana, and the first row below the heads."""
    cells = [[sel.strip().replace("/", "\n") for sel in row.split("|")] for row in rows]
    tabel = Tabel("Tabel 1", tuple(map(tuple, cells)))
    pemetaan = propose_pemetaan(Bacaan(Sumber.DOCX, (tabel,)))
    singkat = {peran: nama for nama, peran in BIASA.items()}
    return (
        " ".join(singkat[peran] for peran in pemetaan.kolom),
        list(pemetaan.pelaksana.values()),
        pemetaan.baris_awal,
    )


@pytest.mark.parametrize(
    ("rows", "kolom", "nama", "awal"),
    [
        pytest.param(
            ["No|Kegiatan|Pelaksana||Mutu Baku|||Ket", "||Pejabat||||Output|",
             "||Kadis|Staf|Kelengkapan|Waktu||", "1|Menyusun|v||Surat|1 jam|Draf|"],
            "no keg pel pel lkp wkt out ket", ["Kadis", "Staf"], 3,
            id="three rows, the posts under a head of their own",
        ),
        pytest.param(
            ["No|Kegiatan|Kepala|Kasubag|Kelengkapan|Waktu|Output", "||Badan|Peren.|||",
             "1|Menyusun||v|Surat|1 jam|Draf"],
            "no keg pel pel lkp wkt out", ["Kepala Badan", "Kasubag Peren."], 2,
            id="names broken over two rows",
        ),
        pytest.param(
            ["||PELAKU KEGIATAN||MUTU BAKU||",
             "NO|AKTIVITAS|Kabag|Staf|Persyaratan/ Kelengkapan|Waktu|Output",
             "1|2|3|4|6|7|8", "1|Menyusun||v|Surat|1 jam|Draf"],
            "no keg pel pel lkp wkt out", ["Kabag", "Staf"], 3,
            id="groups above, numbers of columns below",
        ),
        pytest.param(
            ["No|Kegiatan|K/e/p/a/l/a|Sekre-/taris|Kelengka/pan|Waktu|Autput",
             "1|Menyusun|v||Surat|1 jam|Draf"],
            "no keg pel pel lkp wkt out", ["Kepala", "Sekretaris"], 1,
            id="narrow columns",
        ),
        pytest.param(
            ["Uraian Kegiatan|Waktu|Kepala|Bidang2|Bahan|Hasil", "Menyusun|1 jam||v|Surat|Draf"],
            "keg wkt pel pel lkp out", ["Kepala", "Bidang2"], 1,
            id="another order, pelaksana known by their names and ticks",
        ),
        pytest.param(
            ["No|Rincian Kegiatan|Pihak yang terlibat||Baku Mutu||",
             "||Camat|Sekcam|Syarat|Jangka waktu|Produk",
             "1|Menyusun||v|Surat|1 jam|Draf"],
            "no keg pel pel lkp wkt out", ["Camat", "Sekcam"], 2,
            id="other words",
        ),
        pytest.param(
            ["PROSEDUR||||", "No|Kegiatan|Staf|Waktu|Output", "1|Menyusun|v|1 jam|Draf"],
            "no keg pel wkt out", ["Staf"], 2,
            id="a title above the heads",
        ),
    ],
)  # fmt: skip
def test_heads_are_read_in_every_shape(rows: list[str], kolom: str, nama: list[str], awal: int) -> None:
    assert read(*rows) == (kolom, nama, awal)


@pytest.mark.parametrize("sel", ["Ketua", "Nomenklatur", "Dokumentalis", "Kasubag Perlengkapan", "", "Staf"])
def test_the_name_of_a_post_is_no_head_of_the_form(sel: str) -> None:
    assert read_peran(sel) is None


def test_a_table_of_something_else_has_no_heads() -> None:
    tabel = Tabel("Tabel 1", (("Kegiatan", "Anggaran"), ("Rapat", "1.000.000")))
    assert find_kepala(tabel) is None
