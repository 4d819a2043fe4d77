from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip.domain.manifest import is_jalur
from lakip.domain.nama_berkas import clean_nama, clean_stem


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("Laporan Akhir (final).PDF", "Laporan-Akhir-final.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("Résumé – “akhir”.docx", "Resume-akhir.docx"),
        ("CON.pdf", "berkas-CON.pdf"),
        (".htaccess", "berkas.htaccess"),
        ("文書.pdf", "berkas.pdf"),
        ("", "berkas"),
        ("nama", "nama"),
        ("a..b.pdf", "a.b.pdf"),
    ],
)
def test_names_become_such_that_every_system_takes(nama: str, bersih: str) -> None:
    assert clean_nama(nama) == bersih


@given(st.text())
def test_whatever_a_file_is_called_its_name_leads_nowhere(nama: str) -> None:
    assert is_jalur(clean_nama(nama))
    assert is_jalur(f"08-langkah/{clean_nama(nama)}")


@given(st.text(), st.integers(1, 100))
def test_a_stem_is_as_short_as_asked(teks: str, panjang: int) -> None:
    assert len(clean_stem(teks, panjang)) <= panjang + len("berkas-")
