"""The form by which a person tells what the columns of the office's own workbook hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField

from lakip.imports.cuplikan import Cuplikan, KolomContoh
from lakip.imports.lembar_serahan import PENGENAL
from lakip.imports.pemetaan import list_isian
from lakip.models import Pemetaan
from lakip.unit.lembar import LEMBAR

NAMA_TERPANJANG = 100  # of a sheet; Excel itself allows 31
LABEL = {f"{bagian}.{kolom.kunci}": kolom.judul for bagian in LEMBAR for kolom in list_isian(bagian)}


def _list_pilihan(bagian: str) -> list[tuple[str, str]]:
    kunci_list = [f"{bagian}.{kolom.kunci}" for kolom in list_isian(bagian)]
    pengenal = {f"{bagian}.{kunci}" for kunci in PENGENAL[bagian]}
    return [
        (kunci, f"{LABEL[kunci]} (pengenal)" if kunci in pengenal else LABEL[kunci]) for kunci in kunci_list
    ]


PILIHAN = [("", "(abaikan)"), *((bagian, _list_pilihan(bagian)) for bagian in LEMBAR)]


class PemetaanForm(forms.Form):
    """One choice for each column; ``usulan`` is what is chosen at first, by the number of the column."""

    lembar = forms.CharField(widget=forms.HiddenInput, required=False)
    baris = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, cuplikan: Cuplikan, usulan: Mapping[int, str], data: Any = None) -> None:
        kepala = cuplikan.kepala
        super().__init__(data, initial={"lembar": kepala.lembar, "baris": kepala.baris})
        self.kepala = kepala
        self.kolom_list = cuplikan.kolom_list
        for kolom in self.kolom_list:
            self.fields[_nama(kolom)] = forms.ChoiceField(
                label=f"Kolom {kolom.huruf}",
                choices=PILIHAN,
                required=False,
                initial=usulan.get(kolom.nomor, ""),
            )

    @property
    def baris_list(self) -> Iterator[tuple[KolomContoh, BoundField]]:
        """Each column with its field."""
        return ((kolom, self[_nama(kolom)]) for kolom in self.kolom_list)

    @property
    def pemetaan(self) -> Pemetaan:
        """What was told, unsaved and nobody's yet."""
        return Pemetaan(
            lembar=self.kepala.lembar[:NAMA_TERPANJANG],
            baris_kepala=self.kepala.baris,
            sidik=self.kepala.sidik,
            kolom={isian: kolom.nomor for kolom, isian in self._list_chosen()},
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen: dict[str, KolomContoh] = {}
        for kolom, isian in self._list_chosen():
            lain = chosen.setdefault(isian, kolom)
            if lain is not kolom:
                pesan = f"“{LABEL[isian]}” sudah dipilih untuk kolom {lain.huruf}; sisakan satu."
                self.add_error(_nama(kolom), pesan)
        if not self.errors:
            self._require_readable(chosen)
        return data

    def _require_readable(self, chosen: Collection[str]) -> None:
        bagian_list = sorted({isian.partition(".")[0] for isian in chosen})
        pengenal = [f"{bagian}.{kunci}" for bagian in bagian_list for kunci in PENGENAL[bagian]]
        if not chosen:
            pesan = "Belum ada kolom yang dipilih. Pilih sedikitnya kolom nama dan satu kolom isi."
        elif len(bagian_list) > 1:
            pesan = (
                "Satu lembar berisi indikator atau anggaran, bukan keduanya. Pilih dari satu kelompok saja."
            )
        elif not set(chosen) & set(pengenal):
            kode, nama = (LABEL[kunci] for kunci in pengenal)
            pesan = f"Barisnya belum dapat dikenali. Pilih kolom mana yang berisi “{nama}” atau “{kode}”."
        elif set(chosen) <= set(pengenal):
            pesan = "Belum ada isi yang diambil. Pilih sedikitnya satu kolom lain, misalnya realisasi."
        else:
            return
        self.add_error(None, pesan)

    def _list_chosen(self) -> list[tuple[KolomContoh, str]]:
        pairs = ((kolom, self.cleaned_data.get(_nama(kolom), "")) for kolom in self.kolom_list)
        return [(kolom, isian) for kolom, isian in pairs if isian]


def _nama(kolom: KolomContoh) -> str:
    return f"kolom_{kolom.nomor}"
