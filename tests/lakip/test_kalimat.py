"""The sentences of Django that people read, in the words of these pages."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from lakip.forms.isian import AngkaField, TahunField

BERKAS = Path(settings.BASE_DIR) / "lakip" / "locale" / "id" / "LC_MESSAGES" / "django.po"


@pytest.mark.parametrize(
    ("field", "isian", "said"),
    [
        pytest.param(forms.CharField(), "", "Bagian ini wajib diisi.", id="nothing"),
        pytest.param(forms.IntegerField(), "dua", "Tuliskan bilangan bulat, misalnya 12.", id="no number"),
        pytest.param(forms.IntegerField(min_value=1), "0", "Isi dengan 1 atau lebih.", id="too little"),
        pytest.param(
            forms.CharField(max_length=3),
            "empat",
            "Terlalu panjang: 5 karakter; paling banyak 3.",
            id="too long",
        ),
        pytest.param(
            forms.ChoiceField(choices=[("a", "A")]),
            "b",
            "Pilihan ini tidak ada dalam daftar; pilih dari daftar.",
            id="not offered",
        ),
        pytest.param(
            forms.DateField(),
            "30-02-2026",
            "Tuliskan tanggal yang ada di kalender, misalnya 28-02-2026.",
            id="no such day",
        ),
        pytest.param(
            forms.FileField(),
            SimpleUploadedFile("kosong.pdf", b""),
            "Berkas ini kosong; pilih berkas yang berisi.",
            id="empty file",
        ),
        pytest.param(TahunField(), "1999", "Isi tahun antara 2000 dan 2100.", id="year long ago"),
        pytest.param(TahunField(), "dua", "Tuliskan tahun dengan angka, misalnya 2025.", id="year in words"),
        pytest.param(
            AngkaField(), "9" * 3000, "Isian ini terlalu panjang untuk sebuah angka.", id="endless figure"
        ),
    ],
)
def test_refusal_says_what_to_do(field: forms.Field, isian: object, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        field.clean(isian)

    assert refused.value.messages == [said]


def test_what_is_compiled_is_what_is_written() -> None:
    """A sentence that was changed in the text but not compiled would never be read."""
    written = dict(
        re.findall(
            r'^msgid "(.+)"\n(?:msgid_plural ".+"\n)?msgstr(?:\[0\])? "(.+)"$', BERKAS.read_text(), re.M
        )
    )
    with BERKAS.with_suffix(".mo").open("rb") as compiled:
        catalog = gettext.GNUTranslations(compiled)

    assert len(written) > 50
    assert {msgid: catalog.gettext(msgid) for msgid in written} == written


def test_every_sentence_is_one_that_django_says() -> None:
    """After an upgrade of Django a sentence may have changed, and ours would no longer stand for it."""
    ours = set(re.findall(r'^msgid "(.+)"$', BERKAS.read_text(), re.M))
    django = Path(forms.__file__).parent.parent
    files = [
        django / app / "locale/en/LC_MESSAGES/django.po" for app in ("conf", "contrib/admin", "contrib/auth")
    ]
    said = "".join(re.sub(r'"\n"', "", file.read_text()) for file in files)

    assert {msgid for msgid in ours if f'"{msgid}"' not in said} == set()
