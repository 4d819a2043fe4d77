"""What the editor of an SOP sends: the identity block as a form, the matrix as fields by row and column.

The fields of the matrix are ``kolom{m}-…`` of a column, ``baris{n}-…`` of a row, ``baris{n}-sel{m}`` of the
symbol where they cross, ``baris{n}-sel{m}-panah{i}-…`` of its arrows; all counted from 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import Any, TypeVar

from django import forms
from django.db.models import Field
from django.http import QueryDict
from django.utils.text import capfirst

from sop.batas_suntingan import TEKS_BARIS, longest
from sop.domain.alur import JenisSimbol
from sop.domain.angka import read_bulat
from sop.domain.berkas import Asal, BerkasSop, JenisPelaksana
from sop.domain.berkas_baca import MAX_LANGKAH, MAX_PANAH, MAX_PELAKSANA
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.sunting.panah import mark_by_hand
from sop.domain.sunting.simbol import draw_row
from sop.domain.sunting.tujuan import settle
from sop.domain.suntingan import (
    BELUM_DIPILIH,
    BarisSunting,
    KolomSunting,
    PanahSunting,
    SimbolSunting,
    Suntingan,
)
from sop.domain.tanggal import Presisi, format_tanggal
from sop.forms.isian import DaftarField, ModelForm, TeksField, clean_teks
from sop.models import VersiSop

Pilihan = TypeVar("Pilihan", bound=StrEnum)

KOP = ("kop_pemda", "kop_instansi", "kop_unit", "judul", "nomor")
PENGESAHAN = ("disahkan_tempat_tanggal", "disahkan_jabatan", "disahkan_nama", "disahkan_nip")
# Kept as lists, edited as lines.
DAFTAR = (*VersiSop.DAFTAR, "judul_kolom")


def _make_field(column: Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """The field of one column of the identity block; any of them may stay empty in a draft."""
    kwargs |= {"required": False, "label": capfirst(str(column.verbose_name))}
    if column.name in DAFTAR:
        return DaftarField(help_text=column.help_text, validators=column.validators, **kwargs)
    return column.formfield(form_class=TeksField, max_length=longest(VersiSop, column.name), **kwargs)


class IdentitasForm(ModelForm):
    """The identity block as printed, with how its dates were read when it was last saved."""

    class Meta:
        model = VersiSop
        fields = [*KOP, *VersiSop.TANGGAL, *PENGESAHAN, *DAFTAR]
        formfield_callback = _make_field
        widgets = dict.fromkeys(["kop_unit", "judul"], forms.Textarea(attrs={"rows": 2})) | dict.fromkeys(
            DAFTAR, forms.Textarea(attrs={"rows": 4})
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        for nama in VersiSop.TANGGAL:
            self.fields[nama].help_text = f"Terbaca: {describe_tanggal(self.instance, nama)}."

    def kelompok(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Yield the fields that stand together on the form, with what they are."""
        for judul, names in (
            ("Kop dan judul", KOP),
            ("Tanggal, seperti tercetak", VersiSop.TANGGAL),
            ("Pengesahan", PENGESAHAN),
        ):
            yield judul, [self[nama] for nama in names]

    def butir(self) -> list[forms.BoundField]:
        """Return the lists of the identity block."""
        return [self[nama] for nama in VersiSop.DAFTAR]


def read_matriks(data: QueryDict, identitas: BerkasSop, before: Suntingan) -> Suntingan:
    """Return the draft that the fields of the matrix hold; ``before`` is how it was last saved.

    A cell is read twice: as the kind of symbol that its arrows were shown for, then as what was chosen
    since, so that arrows follow just as they do elsewhere.
    """
    kiriman = _Kiriman(data)
    kolom = tuple({satu.kunci: satu for satu in kiriman.read_columns()}.values())
    cells = {row.kunci: (row, choice) for row, choice in kiriman.read_rows([satu.kunci for satu in kolom])}
    drawn = settle(Suntingan(identitas, kolom, tuple(row for row, _ in cells.values())))
    drawn = mark_by_hand(before, drawn)
    for place, (row, choice) in enumerate(cells.values()):
        if choice != {s.kolom: s.jenis for s in row.simbol}:
            drawn = draw_row(drawn, place, choice)
    return drawn


def describe_tanggal(versi: VersiSop, nama: str) -> str:
    """Return how a printed date was read: to the day, the month or the year."""
    tanggal = versi.tanggal(nama)
    if tanggal.tanggal is None:
        return "tidak terbaca" if tanggal.teks else "tidak ada"
    kata = format_tanggal(tanggal.tanggal).split(maxsplit=2)
    return " ".join(kata[{Presisi.HARI: 0, Presisi.BULAN: 1}.get(tanggal.presisi, 2) :])


@dataclass(frozen=True, slots=True)
class _Kiriman:
    """The fields as they were sent."""

    data: QueryDict

    def read_columns(self) -> Iterator[KolomSunting]:
        for awalan in self._numbered("kolom{}", "-kunci", MAX_PELAKSANA):
            yield KolomSunting(
                self._text(f"{awalan}-kunci"),
                self._text(f"{awalan}-nama"),
                self._member(f"{awalan}-jenis", JenisPelaksana) or JenisPelaksana.JABATAN,
            )

    def read_rows(self, kolom: list[str]) -> Iterator[tuple[BarisSunting, Mapping[str, JenisSimbol]]]:
        """Yield each row with the symbols that its arrows were shown for, and those chosen since."""
        for awalan in self._numbered("baris{}", "-kunci", MAX_LANGKAH):
            # Where two symbols stand in a row they are named in the order in which they are carried out.
            order = [read_bulat(m) for m in self._text(f"{awalan}-urutan").split()]
            places = dict.fromkeys(
                [*(m for m in order if m is not None and m < len(kolom)), *range(len(kolom))]
            )
            simbol = [self._read_simbol(f"{awalan}-sel{m}", kolom[m]) for m in places]
            row = BarisSunting(
                kunci=self._text(f"{awalan}-kunci"),
                lembar_kerja=self._member(f"{awalan}-lembar_kerja", LembarKerja),
                simbol=tuple(s for s in simbol if s),
                **{nama: self._text(f"{awalan}-{nama}") for nama in TEKS_BARIS},
            )
            chosen = ((kolom[m], self._member(f"{awalan}-sel{m}", JenisSimbol)) for m in range(len(kolom)))
            yield row, {kunci: jenis for kunci, jenis in chosen if jenis}

    def _read_simbol(self, awalan: str, kolom: str) -> SimbolSunting | None:
        jenis = self._member(f"{awalan}-semula", JenisSimbol)
        if jenis is None:
            return None
        return SimbolSunting(
            kolom,
            jenis,
            *self._read_asal(awalan),
            panah=tuple(
                PanahSunting(
                    self._text(f"{satu}-label"),
                    self._text(f"{satu}-ke", BELUM_DIPILIH),
                    *self._read_asal(satu),
                )
                for satu in self._numbered(awalan + "-panah{}", "-ke", MAX_PANAH)
            ),
        )

    def _read_asal(self, awalan: str) -> tuple[Asal, str]:
        return self._member(f"{awalan}-asal", Asal) or Asal.TERSURAT, self._text(f"{awalan}-alasan")

    def _numbered(self, pola: str, akhiran: str, most: int) -> Iterator[str]:
        """The prefixes that are there, one more than ``most`` at the utmost."""
        names = (pola.format(n) for n in range(most + 1))
        return takewhile(lambda awalan: awalan + akhiran in self.data, names)

    def _member(self, nama: str, pilihan: type[Pilihan]) -> Pilihan | None:
        nilai = self.data.get(nama)
        return pilihan(nilai) if nilai in set(pilihan) else None

    def _text(self, nama: str, default: str = "") -> str:
        return clean_teks(str(self.data.get(nama, default)))
