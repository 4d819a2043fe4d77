from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.files.base import ContentFile
from pytest_django.fixtures import Settings

from lakip import engine
from lakip.access import TindakanDitolak
from lakip.models import Dokumen
from lakip.uploads import AWALAN, clean_nama
from tests.world import Jalan, stored_files


def attach(jalan: Jalan, nama: str, isi: bytes) -> Dokumen:
    berkas = ContentFile(isi, name=nama)
    engine.attach(jalan["1"].pk, jalan.kantor["Sekretaris"], berkas, at=jalan.tick())
    return Dokumen.objects.get()


@pytest.mark.parametrize("akhiran", AWALAN)
def test_what_an_office_hands_around_is_taken(jalan: Jalan, akhiran: str) -> None:
    isi = AWALAN[akhiran] + b"isi berkas"

    dokumen = attach(jalan, f"Data{akhiran.upper()}", isi)

    assert dokumen.sha256 == hashlib.sha256(isi).hexdigest()
    assert (dokumen.ukuran, Path(dokumen.berkas.path).read_bytes()) == (len(isi), isi)


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        pytest.param("lakip.exe", b"MZ", "tidak dapat diterima; kirim sebagai .csv, .doc,", id="a program"),
        pytest.param("lakip.html", b"<script>", "tidak dapat diterima", id="a page"),
        pytest.param("gambar.svg", b"<svg>", "tidak dapat diterima", id="a drawing that can run"),
        pytest.param("lakip", b"%PDF-1.7", "tidak dapat diterima", id="no ending"),
        pytest.param("lakip.pdf.exe", b"%PDF-1.7", "tidak dapat diterima", id="two endings"),
        pytest.param("lakip.pdf", b"MZ\x90", "Isi berkas “lakip.pdf” bukan PDF", id="not what it says"),
        pytest.param("data.xlsx", b"\xd0\xcf\x11\xe0", "bukan XLSX", id="an old workbook"),
        pytest.param("kosong.pdf", b"", "“kosong.pdf” kosong", id="empty"),
        pytest.param("", b"%PDF-1.7", "tidak dapat diterima", id="no name"),
    ],
)
def test_what_is_not_taken(jalan: Jalan, nama: str, isi: bytes, pesan: str) -> None:
    with pytest.raises(TindakanDitolak, match=pesan):
        attach(jalan, nama, isi)

    assert stored_files() == []


def test_a_file_that_is_too_large_is_not_taken(jalan: Jalan, settings: Settings) -> None:
    settings.BERKAS_MAKS = 1024 * 1024

    with pytest.raises(TindakanDitolak, match="terlalu besar; paling besar 1 MB"):
        attach(jalan, "lakip.pdf", b"%PDF-" + b"x" * 1024 * 1024)


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        pytest.param("../../etc/passwd.pdf", "passwd.pdf", id="up the folders"),
        pytest.param("C:\\Users\\Rina\\lakip.pdf", "lakip.pdf", id="folders of Windows"),
        pytest.param("/var/www/lakip.pdf", "lakip.pdf", id="a whole path"),
        pytest.param("lakip\r\nSet-Cookie: a.pdf", "lakipSet-Cookie: a.pdf", id="line breaks"),
        pytest.param("lakip\x00.pdf", "lakip.pdf", id="a null"),
        pytest.param("lakip\u202efdp.exe.pdf", "lakipfdp.exe.pdf", id="written backwards"),
        pytest.param("Rencana Aksi – 2025 (½).pdf", "Rencana Aksi – 2025 (½).pdf", id="a usual name"),
        pytest.param("a" * 300 + ".pdf", "a" * 196 + ".pdf", id="too long"),
        pytest.param("..", "..", id="dots"),
    ],
)
def test_a_name_is_only_a_name(nama: str, bersih: str) -> None:
    assert clean_nama(nama) == bersih


def test_the_name_in_the_storage_says_nothing(jalan: Jalan) -> None:
    dokumen = attach(jalan, "../../Surat Rahasia.PDF", b"%PDF-1.7")

    assert dokumen.nama == "Surat Rahasia.PDF"
    (nama,) = stored_files()
    assert len(nama) == 32 + len(".pdf")
    assert "Rahasia" not in dokumen.berkas.name
    assert dokumen.berkas.name.startswith(f"laporan/{jalan.kantor.laporan.pk}/")


def test_a_stored_file_is_for_the_application_only(jalan: Jalan) -> None:
    dokumen = attach(jalan, "lakip.pdf", b"%PDF-1.7")

    assert Path(dokumen.berkas.path).stat().st_mode & 0o777 == project.FILE_UPLOAD_PERMISSIONS == 0o600
