"""SOP files go in, come out, and are checked at the command line."""

import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from sop.domain.berkas import content_hash
from sop.domain.berkas_baca import read_berkas
from sop.domain.suntingan import open_berkas
from sop.imports.formulir_xlsx import read_formulir
from sop.models import Instansi, Sop, VersiSop
from sop.penetapan import revoke
from sop.storage import copy_versi, load_berkas
from tests.sop.factories import BALANGAN, FIXTURES, KUNCI, SENIN, make_berlaku, make_draf, read_fixture

pytestmark = pytest.mark.django_db


def run(nama: str, *args: object) -> tuple[str, str, str]:
    """Return what the command said, what it complained of, and with what it broke off."""
    out, err = StringIO(), StringIO()
    try:
        call_command(nama, *map(str, args), stdout=out, stderr=err, no_color=True)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), ""


def fixture_path(kunci: str = BALANGAN) -> Path:
    return FIXTURES / f"{kunci}.json"


@pytest.fixture
def salah(tmp_path: Path) -> Path:
    """A file with two faults in two places."""
    isi = json.loads(fixture_path().read_text())
    isi["langkah"][2]["waktu"] = 60
    isi["langkah"][6]["simbol"][1]["panah"] = [{"label": "tidak", "ke": "99."}]
    isi["langkah"][6]["simbol"][1].pop("tidak", None)
    berkas = tmp_path / "salah.json"
    berkas.write_text(json.dumps(isi))
    return berkas


@pytest.fixture
def tidak_berjalan(tmp_path: Path) -> Path:
    """A document in the right format that ends nowhere."""
    isi = json.loads(fixture_path().read_text())
    isi["langkah"][0]["simbol"][0]["jenis"] = "proses"
    berkas = tmp_path / "tidak-berjalan.json"
    berkas.write_text(json.dumps(isi))
    return berkas


@pytest.mark.parametrize("kunci", KUNCI)
def test_import_of_an_export_is_the_same_document(kunci: str, tmp_path: Path) -> None:
    call_command("impor_sop", fixture_path(kunci), stdout=StringIO())
    keluaran = tmp_path / "ekspor.json"

    call_command("ekspor_sop", kunci, keluaran=keluaran)

    assert content_hash(read_berkas(keluaran.read_bytes())) == content_hash(read_fixture(kunci))
    assert "sudah ada, tidak berubah" in run("impor_sop", keluaran)[0]


def test_import_says_what_was_made() -> None:
    out, _, error = run("impor_sop", fixture_path())

    assert (out, error) == (f"{fixture_path()}: versi 1 (draf)\n", "")


def test_changed_file_is_the_next_version(tmp_path: Path) -> None:
    make_berlaku()
    berkas = tmp_path / "revisi.json"
    berkas.write_text(fixture_path().read_text().replace('"2 Jam"', '"3 Jam"'))

    out, _, _ = run("impor_sop", berkas)

    assert "versi 2 (draf)" in out


def test_tetapkan_puts_the_imported_version_into_force() -> None:
    out, _, _ = run("impor_sop", fixture_path(), "--tetapkan")

    assert "versi 1 (berlaku)" in out
    assert VersiSop.objects.get().ditetapkan_oleh == "impor_sop"


def test_tetapkan_twice_changes_nothing() -> None:
    run("impor_sop", fixture_path(), "--tetapkan")

    out, _, error = run("impor_sop", fixture_path(), "--tetapkan")

    assert ("versi 1 (berlaku) sudah ada, tidak berubah" in out, error) == (True, "")


def test_a_document_that_was_withdrawn_is_said_to_be_so_and_what_to_do() -> None:
    revoke(make_berlaku().pk, at=SENIN)

    out, _, error = run("impor_sop", fixture_path())
    _, refused, _ = run("impor_sop", fixture_path(), "--tetapkan")

    told = "versi 1 (dicabut) sudah ada dan tidak berlaku lagi; buat versi baru darinya bila hendak dipakai"
    assert (told in out, told in refused, error) == (True, True, "")
    assert VersiSop.objects.count() == 1


def test_tetapkan_puts_an_earlier_draft_into_force() -> None:
    make_draf()

    assert "versi 1 (berlaku)" in run("impor_sop", fixture_path(), "--tetapkan")[0]


def test_file_with_faults_is_refused_whole_with_each_row_named(salah: Path) -> None:
    _, err, error = run("impor_sop", salah)

    assert "Langkah 3" in err
    assert "Langkah 7" in err
    assert error == "1 dari 1 berkas ditolak."
    assert not Sop.objects.exists()
    assert not Instansi.objects.exists()


def test_one_refused_file_does_not_keep_the_others_out(salah: Path) -> None:
    _, _, error = run("impor_sop", salah, fixture_path())

    assert error == "1 dari 2 berkas ditolak."
    assert VersiSop.objects.count() == 1


def test_tetapkan_refuses_what_cannot_run_and_saves_nothing(tidak_berjalan: Path) -> None:
    _, err, error = run("impor_sop", tidak_berjalan, "--tetapkan")

    assert "belum dapat dijalankan" in err
    assert error == "1 dari 1 berkas ditolak."
    assert not Sop.objects.exists()


@pytest.mark.parametrize("berkas", ["tidak-ada.json", "."], ids=["missing", "folder"])
def test_file_that_cannot_be_read_is_refused_in_a_sentence(berkas: str) -> None:
    _, err, error = run("impor_sop", berkas)

    assert f"{berkas}: tidak dapat dibaca" in err
    assert error == "1 dari 1 berkas ditolak."


def test_export_prefers_the_version_in_force() -> None:
    berlaku = make_berlaku()
    make_draf(nomor="065/2/2026")

    out, _, _ = run("ekspor_sop", BALANGAN)

    assert read_berkas(out) == load_berkas(berlaku)


def test_export_without_a_version_in_force_is_the_newest() -> None:
    make_draf()
    baru = make_draf(nomor="065/2/2026")

    out, _, _ = run("ekspor_sop", BALANGAN)

    assert read_berkas(out) == load_berkas(baru)


def test_export_of_a_version_by_its_number() -> None:
    make_berlaku()
    make_draf(nomor="065/2/2026")

    out, _, _ = run("ekspor_sop", BALANGAN, "--versi", 2)

    assert read_berkas(out).nomor == "065/2/2026"


def test_export_follows_the_name_of_the_file(tmp_path: Path) -> None:
    versi = make_berlaku()
    buku, proses = tmp_path / "sop.XLSX", tmp_path / "sop.bpmn"

    call_command("ekspor_sop", BALANGAN, keluaran=buku)
    call_command("ekspor_sop", BALANGAN, keluaran=proses)

    assert read_formulir(load_workbook(buku)) == open_berkas(load_berkas(versi))
    assert "BPMN" in proses.read_text()


def test_export_in_a_shape_asked_for(tmp_path: Path) -> None:
    versi = make_berlaku()
    keluaran = tmp_path / "tanpa-akhiran"

    call_command("ekspor_sop", BALANGAN, bentuk="xlsx", keluaran=keluaran)

    assert read_formulir(load_workbook(BytesIO(keluaran.read_bytes()))) == open_berkas(load_berkas(versi))
    assert "BPMN" in run("ekspor_sop", BALANGAN, "--bentuk", "bpmn")[0]
    assert run("ekspor_sop", BALANGAN, "--bentuk", "xlsx")[2] == (
        "Buku kerja tidak dapat ditulis ke layar; sebutkan berkasnya dengan --keluaran."
    )


def test_export_of_what_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    make_draf()

    assert run("ekspor_sop", "tidak-ada")[2] == 'Tidak ada SOP dengan kunci "tidak-ada".'
    assert run("ekspor_sop", BALANGAN, "--versi", 7)[2] == (
        f'SOP "{BALANGAN}" tidak memiliki versi 7; yang ada: 1.'
    )
    assert "tidak dapat ditulis" in run("ekspor_sop", BALANGAN, "--keluaran", tmp_path)[2]


def test_check_gives_one_line_for_each_finding() -> None:
    out, _, error = run("periksa_sop", fixture_path())

    assert error == ""
    assert all(len(baris.split(" | ")) == 3 for baris in out.splitlines())
    assert "perlu konfirmasi | Langkah 7" in out


def test_check_of_a_key_reads_the_newest_version() -> None:
    versi = copy_versi(make_berlaku())
    versi.nomor = ""
    versi.save()

    assert run("periksa_sop", BALANGAN)[0] != run("periksa_sop", fixture_path())[0]


@pytest.mark.parametrize("berkas", ["salah", "tidak_berjalan"])
def test_check_fails_where_the_sop_cannot_run(berkas: str, request: pytest.FixtureRequest) -> None:
    out, _, error = run("periksa_sop", request.getfixturevalue(berkas))

    assert out.startswith("tidak")
    assert error == "SOP ini belum dapat dijalankan."


def test_check_of_what_is_not_there_is_a_sentence() -> None:
    assert run("periksa_sop", "tidak-ada")[2] == (
        'Tidak ada SOP dengan kunci "tidak-ada", dan tidak ada berkas bernama itu.'
    )
    assert "tidak dapat dibaca" in run("periksa_sop", ".")[2]
