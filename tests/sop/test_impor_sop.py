"""Documents of other programs at the command line: drafts, with all that was inferred and left over told."""

from __future__ import annotations

from pathlib import Path

import pytest

from sop.domain.berkas import Asal
from sop.exports.formulir_xlsx import write_formulir
from sop.models import Instansi, Simbol, Sop, VersiSop
from sop.storage import load_berkas
from tests.sop.factories import BALANGAN, PURWAKARTA, SENIN, make_draf, read_fixture
from tests.sop.imports.sumber_sop import NASKAH, make_docx
from tests.sop.test_commands import run

pytestmark = pytest.mark.django_db

TEKS = NASKAH / f"{BALANGAN}.txt"


@pytest.fixture
def instansi() -> Instansi:
    return Instansi.objects.create(
        nama="Satuan Polisi Pamong Praja",
        pemda="Kabupaten Balangan",
        kota="Paringin",
        zona_waktu="Asia/Makassar",
    )


def test_a_text_becomes_a_draft_and_says_what_was_inferred_and_left_over(instansi: Instansi) -> None:
    out, err, error = run("impor_sop", TEKS, "--instansi", instansi.nama.lower(), "--kunci", "lakip")

    assert (err, error) == ("", "")
    assert "versi 1 (draf)" in out
    assert "simbol 0 langkah disimpulkan" in out
    assert 'Sesudah "NOOR ASPARIAH, SP.MP" tidak dipahami: Pembina Utama Muda / IV c' in out
    versi = VersiSop.objects.get(sop__kunci="lakip")
    assert (versi.sop.instansi, versi.langkah_set.count()) == (instansi, 11)


def test_symbols_that_no_cell_states_are_kept_as_inferred(instansi: Instansi, tmp_path: Path) -> None:
    berkas = tmp_path / "sop.docx"
    berkas.write_bytes(make_docx(read_fixture(PURWAKARTA)))

    out, _, _ = run("impor_sop", berkas, "--instansi", instansi.nama, "--kunci", "lakip")

    assert "simbol 6 langkah disimpulkan; periksa sebelum ditetapkan" in out
    assert set(Simbol.objects.values_list("asal", flat=True)) == {Asal.DISIMPULKAN}


def test_the_same_text_twice_is_one_version(instansi: Instansi) -> None:
    argumen = ("impor_sop", TEKS, "--instansi", instansi.nama, "--kunci", "lakip")
    run(*argumen)

    assert "versi 1 (draf) sudah ada, tidak berubah" in run(*argumen)[0]


def test_our_own_workbook_says_all_by_itself(tmp_path: Path) -> None:
    versi = make_draf()
    berkas = tmp_path / "sop.xlsx"
    berkas.write_bytes(write_formulir(load_berkas(versi), SENIN))

    assert "sudah ada, tidak berubah" in run("impor_sop", berkas)[0]


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (["--kunci", "lakip"], "sebutkan instansi pemiliknya"),
        (["--instansi", "Dinas Lain", "--kunci", "lakip"], 'yang ada: "Satuan Polisi Pamong Praja"'),
        (["--instansi", "Satuan Polisi Pamong Praja"], "--kunci"),
        (["--instansi", "Satuan Polisi Pamong Praja", "--kunci", "LAKIP 1"], "pakai huruf kecil"),
        (["--instansi", "Satuan Polisi Pamong Praja", "--kunci", "lakip", "--tetapkan"], "tanpa --tetapkan"),
    ],
)
def test_what_the_text_does_not_say_must_be_said(instansi: Instansi, argumen: list[str], pesan: str) -> None:
    _, err, error = run("impor_sop", TEKS, *argumen)

    assert pesan in err
    assert error == "1 dari 1 berkas ditolak."
    assert not Sop.objects.exists()


def test_one_kunci_is_for_one_file(instansi: Instansi) -> None:
    assert "satu per satu" in run("impor_sop", TEKS, TEKS, "--kunci", "lakip")[2]
    assert not Sop.objects.exists()


def test_the_sop_of_another_instansi_is_not_touched(instansi: Instansi) -> None:
    make_draf(PURWAKARTA)

    _, err, _ = run("impor_sop", TEKS, "--instansi", instansi.nama, "--kunci", PURWAKARTA)

    assert "sudah dipakai SOP lain" in err
    assert VersiSop.objects.count() == 1


def test_a_file_beyond_all_bounds_is_not_read_to_its_end(tmp_path: Path) -> None:
    berkas = tmp_path / "sop.txt"
    with berkas.open("wb") as isi:
        isi.truncate(1024**4)

    assert "Terlalu besar; paling besar 5 MB." in run("impor_sop", berkas)[1]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "tidak dapat dibaca" in run("impor_sop", tmp_path)[1]


def test_a_text_without_a_table_is_refused_with_a_way_out(instansi: Instansi, tmp_path: Path) -> None:
    berkas = tmp_path / "catatan.txt"
    berkas.write_text("Notulensi rapat")

    _, err, _ = run("impor_sop", berkas, "--instansi", instansi.nama, "--kunci", "lakip")

    assert "Tabel prosedurnya tidak dikenali" in err
