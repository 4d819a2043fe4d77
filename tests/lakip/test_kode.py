"""The code of a document, as people type it."""

from __future__ import annotations

import pytest

from lakip.models.kode import format_kode, make_kode, read_kode

KODE = "7K3M9QXR2B5T1Z0A"


@pytest.mark.parametrize(
    "teks",
    [
        KODE,
        "7K3M 9QXR 2B5T 1Z0A",
        "7k3m-9qxr-2b5t-1z0a",
        " 7K3M 9QXR 2B5T IZOA ",
        "7k3m9qxr2b5tlzoa",
    ],
)
def test_however_it_is_typed_the_code_is_understood(teks: str) -> None:
    assert read_kode(teks) == KODE


@pytest.mark.parametrize("teks", ["", "7K3M", KODE + "A", "7K3M9QXR2B5T1Z0U", "7K3M9QXR2B5T1Z0/", "７" * 16])
def test_what_cannot_be_a_code_is_none(teks: str) -> None:
    assert read_kode(teks) is None


def test_a_new_one_is_read_back_from_its_groups() -> None:
    kode = make_kode()

    assert len(format_kode(kode).split()) == 4
    assert read_kode(format_kode(kode)) == kode
