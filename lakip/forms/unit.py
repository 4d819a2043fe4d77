"""Forms of one unit: its workbook, and the same rows filled in on the web."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from lakip.domain.konsolidasi import TRIWULAN
from lakip.forms.anggaran import RupiahField
from lakip.forms.isian import FormulirGabungan, TeksField
from lakip.forms.kinerja import NilaiForm, TriwulanForm
from lakip.forms.tugas import TokenForm
from lakip.models import Anggaran, Nilai, Penjelasan
from lakip.unit.baris import BarisIndikator
from lakip.unit.sel import PENJELASAN
from sop.forms.isian import ModelForm


class UnggahForm(forms.Form):
    berkas = forms.FileField(
        label="Buku kerja yang sudah diisi",
        help_text="Berkas .xlsx dari halaman ini atau buatan unit sendiri, paling besar 10 MB. Sebelum ada "
        "yang berubah, Anda melihat dahulu apa yang akan berubah.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class TerapkanForm(TokenForm):
    """``tanda`` stands for the changes that the person saw."""

    tanda = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)


class RealisasiForm(NilaiForm):
    """What a unit gives of the year; the target is the report's, as is what its source printed."""

    MILIK_LAPORAN = ("target", "target_atas", "target_teks", "capaian_tercetak", "sumber")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in self.MILIK_LAPORAN:
            self.fields.pop(nama, None)

    @property
    def is_blank(self) -> bool:
        kept = [getattr(self.instance, nama) for nama in self.MILIK_LAPORAN]
        return super().is_blank and all(nilai in (None, "") for nilai in kept)


class PenjelasanForm(ModelForm):
    judul = "Penjelasan"
    judul_tolak = "Penjelasan belum dapat disimpan"

    class Meta:
        model = Penjelasan
        fields = PENJELASAN
        field_classes = dict.fromkeys(PENJELASAN, TeksField)
        widgets = {nama: forms.Textarea(attrs={"rows": 3}) for nama in PENJELASAN}

    def store(self) -> None:
        """Save what was written; of an indikator about which nothing is said there is no row."""
        if self.instance.pk or any(self.cleaned_data.values()):
            self.save()


class BelanjaForm(ModelForm):
    """What was spent of one line of the budget."""

    class Meta:
        model = Anggaran
        fields = ["realisasi"]
        field_classes = {"realisasi": RupiahField}
        labels = {"realisasi": "Realisasi (Rp)"}

    @property
    def judul(self) -> str:
        return str(self.instance)

    @property
    def judul_tolak(self) -> str:
        return f"{self.judul} belum dapat disimpan"

    def store(self) -> None:
        if self.has_changed():
            # The unit may be inherited from a line above; it is not written.
            self.instance.save(update_fields=["realisasi"])


class FormulirIsianIndikator(FormulirGabungan):
    """All that a unit gives of one indikator: the year, its quarters, and what it says about them."""

    def __init__(self, baris: BarisIndikator, data: Any = None) -> None:
        self.kini = RealisasiForm(data, instance=baris.kini, prefix="nilai")
        self.triwulan = [
            TriwulanForm(
                data,
                instance=baris.triwulan.get(nomor)
                or Nilai(indikator=baris.indikator, tahun=baris.kini.tahun, triwulan=nomor),
                prefix=f"triwulan-{nomor}",
            )
            for nomor in TRIWULAN
        ]
        self.penjelasan = PenjelasanForm(data, instance=baris.penjelasan, prefix="penjelasan")
        self.konsolidasi = baris.indikator.konsolidasi
        super().__init__([self.kini, *self.triwulan, self.penjelasan])

    @property
    def has_triwulan(self) -> bool:
        """Whether quarters are asked for, or something is said, or wrong, about one."""
        return bool(self.konsolidasi) or any(form.instance.pk or form.errors for form in self.triwulan)


class FormulirIsianAnggaran(FormulirGabungan):
    """What was spent of each line of a unit."""

    def __init__(self, baris_list: Sequence[Anggaran], data: Any = None) -> None:
        super().__init__(
            [BelanjaForm(data, instance=satu, prefix=f"anggaran-{satu.pk}") for satu in baris_list]
        )
