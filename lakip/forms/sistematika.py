"""Forms of the outline: an office's own sections, and who writes what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms

from lakip.domain.sistematika import SISTEMATIKA
from lakip.forms.tugas import TokenForm
from lakip.kerangka import Cabang, Kunci, Tempat
from lakip.models import BagianTambahan, Laporan, Pegawai

TANPA = "tanpa"


def _read_kunci(nilai: str) -> Kunci:
    bagian, _, sasaran = nilai.partition(".")
    return bagian, int(sasaran) if sasaran else None


class JudulForm(TokenForm):
    """The title of a section of the office's own."""

    judul = forms.CharField(label="Judul bagian", max_length=200)

    def clean_judul(self) -> str:
        return " ".join(self.cleaned_data["judul"].split())


class BagianForm(JudulForm):
    """A new section of the office's own, and below which fixed part it stands."""

    induk = forms.ChoiceField(label="Di bawah", help_text="Bagian baru berdiri di akhir bab atau bagian ini.")
    field_order = ("induk", "judul")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["induk"].choices = [
            (satu.kunci, f"– {satu.judul}" if satu.induk else satu.judul)
            for satu in SISTEMATIKA
            if satu.may_hold
        ]


class GeserForm(TokenForm):
    """Which section is to go a place up or down."""

    bagian = forms.ModelChoiceField(queryset=BagianTambahan.objects.none())
    arah = forms.ChoiceField(choices=[("naik", "Naik"), ("turun", "Turun")])

    def __init__(self, *args: Any, laporan: Laporan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["bagian"].queryset = BagianTambahan.objects.filter(laporan=laporan)

    def clean_bagian(self) -> int:
        """The verb asks for the key."""
        bagian: BagianTambahan = self.cleaned_data["bagian"]
        return bagian.pk


class PenulisForm(TokenForm):
    """Who is to write the places that are ticked; nobody in particular is a choice, too."""

    penulis = forms.ChoiceField(
        label="Penulis",
        help_text="Penulis dapat mengisi bagiannya selama laporan berjalan, juga tanpa langkah di mejanya.",
    )
    tempat_list = forms.TypedMultipleChoiceField(
        label="Bagian yang ditulisnya",
        widget=forms.CheckboxSelectMultiple,
        coerce=_read_kunci,
        error_messages={"required": "Centang paling sedikit satu bagian."},
    )

    def __init__(self, *args: Any, laporan: Laporan, kerangka: Iterable[Cabang], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.pegawai = {
            str(satu.pk): satu
            for satu in Pegawai.objects.filter(instansi=laporan.instansi_id, is_active=True)
        }
        fields["penulis"].choices = [
            ("", "(pilih pegawai)"),
            *((kunci, satu.nama) for kunci, satu in self.pegawai.items()),
            (TANPA, "Tanpa penulis"),
        ]
        fields["tempat_list"].choices = list(_group(kerangka))

    def clean_penulis(self) -> Pegawai | None:
        return self.pegawai.get(self.cleaned_data["penulis"])

    @property
    def kelompok(self) -> list[tuple[str | None, list[dict[str, Any]], int | None]]:
        """The boxes to tick, under the heading of each group."""
        field = self["tempat_list"]
        widget: forms.CheckboxSelectMultiple = field.field.widget
        return widget.optgroups(field.html_name, [str(satu) for satu in field.value() or []])


def _group(cabang_list: Iterable[Cabang]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the places under the heading they stand in, each with who is to write it now."""
    for bab in cabang_list:
        own = [tempat for tempat in bab.tempat_list if tempat.sasaran is None]
        if own:
            yield bab.judul, [(tempat.kunci_teks, _describe(tempat)) for tempat in own]
        for satu in bab.anak:
            for sasaran in filter(lambda anak: anak.sasaran, satu.anak):
                yield sasaran.judul, [(t.kunci_teks, _describe(t)) for t in sasaran.tempat_list]


def _describe(tempat: Tempat) -> str:
    penulis = tempat.naskah.penulis
    return f"{tempat.bagian.judul} (kini {penulis})" if penulis else tempat.bagian.judul
