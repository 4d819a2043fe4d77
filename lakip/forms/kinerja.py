"""Forms of the performance data: a sasaran, and an indikator with its values by year."""

from __future__ import annotations

from typing import Any

from django import forms

from lakip.domain.capaian import JenisNilai, Polaritas, StatusNilai
from lakip.domain.konsolidasi import TRIWULAN
from lakip.forms.isian import (
    AngkaField,
    Beda,
    BertandaForm,
    FormulirGabungan,
    SkalaField,
    TahunField,
    TeksField,
    compare,
)
from lakip.kejanggalan import fill_realisasi, find_in_indikator, find_in_nilai
from lakip.models import Indikator, Nilai, Sasaran, UnitKerja
from lakip.models.kinerja import STATUS_NILAI
from sop.forms.isian import ModelForm

TAHUN_SEBELUM = 4  # with the report's own year the five of a Renstra


class SasaranForm(BertandaForm):
    class Meta:
        model = Sasaran
        fields = ["uraian", "tujuan"]
        field_classes = {"uraian": TeksField, "tujuan": TeksField}
        labels = {"uraian": "Sasaran strategis", "tujuan": "Tujuan yang didukung"}
        widgets = {"uraian": forms.Textarea(attrs={"rows": 3}), "tujuan": forms.Textarea(attrs={"rows": 2})}


class IndikatorForm(ModelForm):
    """What the indikator is, how its capaian is calculated, and what it is held against."""

    skala = SkalaField(
        label="Skala predikat",
        required=False,
        help_text="Hanya untuk nilai berupa huruf atau predikat: dari yang terendah, dipisahkan koma. "
        "Misalnya D, C, CC, B, BB, A, AA.",
    )
    # The groups in which the page shows the fields.
    IDENTITAS = ("nama", "satuan", "is_iku", "jenis_nilai", "polaritas", "skala", "unit", "sumber_data")
    ATURAN = ("rumus", "target_nol", "realisasi_nol", "batas_bawah", "batas_atas", "desimal")
    KOMPONEN = ("hitungan", "nama_pembilang", "nama_penyebut")
    TRIWULAN = ("konsolidasi",)
    PEMBANDING = ("target_renstra", "tahun_renstra", "standar_nasional", "sumber_standar")

    class Meta:
        model = Indikator
        fields = [
            "nama", "satuan", "is_iku", "jenis_nilai", "polaritas", "skala", "unit", "sumber_data",
            "rumus", "target_nol", "realisasi_nol", "batas_bawah", "batas_atas", "desimal",
            "hitungan", "nama_pembilang", "nama_penyebut", "konsolidasi",
            "target_renstra", "tahun_renstra", "standar_nasional", "sumber_standar",
        ]  # fmt: skip
        field_classes = {
            "nama": TeksField,
            "satuan": TeksField,
            "sumber_data": TeksField,
            "sumber_standar": TeksField,
            "nama_pembilang": TeksField,
            "nama_penyebut": TeksField,
            "batas_bawah": AngkaField,
            "batas_atas": AngkaField,
            "target_renstra": AngkaField,
            "standar_nasional": AngkaField,
            "tahun_renstra": TahunField,
        }
        labels = {
            "is_iku": "Indikator Kinerja Utama (IKU)",
            "polaritas": "Arah yang baik",
            "jenis_nilai": "Jenis nilai",
            "sumber_data": "Sumber data",
            "desimal": "Angka di belakang koma pada hasil hitung",
            "konsolidasi": "Nilai setahun dari triwulan",
        }
        widgets = {"nama": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit_list = UnitKerja.objects.filter(instansi=self.instance.sasaran.laporan.instansi_id)
        self.fields["unit"].queryset = unit_list  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = "(belum ditentukan)"  # type: ignore[attr-defined]

    @property
    def identitas(self) -> list[forms.BoundField]:
        return [self[nama] for nama in self.IDENTITAS]

    @property
    def aturan(self) -> list[forms.BoundField]:
        return [self[nama] for nama in self.ATURAN]

    @property
    def komponen(self) -> list[forms.BoundField]:
        return [self[nama] for nama in self.KOMPONEN]

    @property
    def triwulan(self) -> list[forms.BoundField]:
        return [self[nama] for nama in self.TRIWULAN]

    @property
    def pembanding(self) -> list[forms.BoundField]:
        return [self[nama] for nama in self.PEMBANDING]

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound:
            for nama, pesan in find_in_indikator(self.instance):
                self.add_error(nama, pesan)

    def store(self) -> None:
        self.save()


class NilaiForm(ModelForm):
    """Target and realisasi of a year; which fields there are follows from the rule of the indikator."""

    class Meta:
        model = Nilai
        fields = [
            "target", "target_atas", "target_teks", "pembilang", "penyebut", "realisasi", "realisasi_teks",
            "status", "capaian_tercetak", "sumber",
        ]  # fmt: skip
        field_classes = {
            "target": AngkaField,
            "target_atas": AngkaField,
            "pembilang": AngkaField,
            "penyebut": AngkaField,
            "realisasi": AngkaField,
            "capaian_tercetak": AngkaField,
            "target_teks": TeksField,
            "realisasi_teks": TeksField,
            "sumber": TeksField,
        }
        labels = {
            "target_atas": "Target, batas atas",
            "target_teks": "Target",
            "realisasi_teks": "Realisasi",
            "status": "Bila realisasi kosong",
            "capaian_tercetak": "Tercetak di sumber (%)",
        }
        help_texts = {"capaian_tercetak": ""}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        indikator = self.instance.indikator
        is_rentang = indikator.polaritas == Polaritas.RENTANG
        if indikator.jenis.is_kata:
            self.unused = ["target", "target_atas", "realisasi"]
            for nama in ("target_teks", "realisasi_teks") if indikator.jenis is JenisNilai.PREDIKAT else ():
                pilihan = [("", "–"), *((p, p) for p in indikator.skala)]
                self.fields[nama] = forms.ChoiceField(
                    label=self.fields[nama].label, choices=pilihan, required=False
                )
        else:
            self.unused = ["target_teks", "realisasi_teks", *([] if is_rentang else ["target_atas"])]
            if is_rentang:
                self.fields["target"].label = "Target, batas bawah"
        self._name_komponen()
        for nama in self.unused:
            self.fields.pop(nama, None)
        # That a value is there shows by itself; what has to be said is why there is none.
        self.fields["status"] = forms.ChoiceField(
            label=self.fields["status"].label,
            choices=[pair for pair in STATUS_NILAI if pair[0] != StatusNilai.TERISI],
        )
        if self.initial["status"] == StatusNilai.TERISI:
            self.initial["status"] = StatusNilai.BELUM_DIUKUR.value

    def _name_komponen(self) -> None:
        """Call the components by their names; a realisasi that they give is left to them."""
        indikator = self.instance.indikator
        if not indikator.hitungan or indikator.jenis.is_kata:
            self.unused += ["pembilang", "penyebut"]
            return
        self.fields["pembilang"].label = indikator.nama_pembilang or "Pembilang"
        self.fields["penyebut"].label = indikator.nama_penyebut or "Penyebut"
        self.fields["realisasi"].label = "Realisasi (kosong: dihitung)"
        if self.instance.dari_komponen:
            self.initial["realisasi"] = None

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        for nama in self.unused:
            setattr(self.instance, nama, "" if nama.endswith("_teks") else None)
        komponen = Nilai(**{nama: isi.get(nama) for nama in ("pembilang", "penyebut", "realisasi")})
        komponen.indikator = self.instance.indikator
        fill_realisasi(komponen)
        if "realisasi" in isi:
            isi["realisasi"] = komponen.realisasi
        has_realisasi = isi.get("realisasi") is not None or bool(isi.get("realisasi_teks"))
        if has_realisasi and isi.get("status") == StatusNilai.BELUM_DIUKUR:
            isi["status"] = StatusNilai.TERISI.value
        return isi

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and not self.errors:
            for nama, pesan in find_in_nilai(self.instance):
                self.add_error(nama, pesan)

    @property
    def judul_tolak(self) -> str:
        return f"{self.judul} belum dapat disimpan"

    @property
    def judul(self) -> str:
        waktu = self.instance.waktu  # its Roman number stays large
        return waktu[0].upper() + waktu[1:]

    @property
    def rumus(self) -> str:
        """How the realisasi follows from its components, with the numbers put in."""
        komponen = self.instance.dari_komponen
        return komponen.rumus if komponen else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said about this year or quarter."""
        isi = dict(self.cleaned_data)
        return isi.pop("status") == StatusNilai.BELUM_DIUKUR and not any(
            nilai not in (None, "") for nilai in isi.values()
        )

    def store(self) -> None:
        """Save what was written; a year or quarter about which nothing is said has no row."""
        if not self.is_blank:
            self.save()
        elif self.instance.pk:
            self.instance.delete()


class TriwulanForm(NilaiForm):
    """Target and realisasi of one quarter."""

    class Meta(NilaiForm.Meta):
        fields = [nama for nama in NilaiForm.Meta.fields if nama not in ("capaian_tercetak", "sumber")]


class FormulirIndikator(FormulirGabungan):
    """An indikator and its values: of the year, its quarters, and the years before, filled in together."""

    def __init__(self, indikator: Indikator, tahun: int, data: Any = None) -> None:
        self.indikator = IndikatorForm(data, instance=indikator)
        if data is not None:
            self.indikator.is_valid()  # writes the rule into the instance; it shapes the fields below
        nilai_list = list(indikator.nilai_set.all()) if indikator.pk else []
        stored = {nilai.tahun: nilai for nilai in nilai_list if nilai.triwulan is None}
        by_triwulan = {nilai.triwulan: nilai for nilai in nilai_list if nilai.tahun == tahun}
        tahun_list = sorted({*stored, *range(tahun - TAHUN_SEBELUM, tahun + 1)}, reverse=True)
        form_by_tahun = {
            t: NilaiForm(
                data, instance=stored.get(t) or Nilai(indikator=indikator, tahun=t), prefix=f"nilai-{t}"
            )
            for t in tahun_list
        }
        self.triwulan = [
            TriwulanForm(
                data,
                instance=by_triwulan.get(tw) or Nilai(indikator=indikator, tahun=tahun, triwulan=tw),
                prefix=f"triwulan-{tw}",
            )
            for tw in TRIWULAN
        ]
        self.kini = form_by_tahun.pop(tahun)
        self.lain = list(form_by_tahun.values())
        self.nilai: list[NilaiForm] = [self.kini, *self.triwulan, *self.lain]
        super().__init__([self.indikator, *self.nilai])

    @property
    def beda(self) -> list[Beda]:
        nilai = [b for form in self.nilai for b in compare(form, f"{form.judul}: ")]
        return compare(self.indikator) + nilai

    @property
    def has_komponen(self) -> bool:
        """Whether the realisasi is calculated, or something is wrong with how."""
        form = self.indikator
        return bool(form.instance.hitungan or set(form.KOMPONEN) & set(form.errors))

    @property
    def has_triwulan(self) -> bool:
        """Whether something is said, or wrong, about a quarter."""
        return any(form.instance.pk or form.errors for form in self.triwulan)

    @property
    def has_lain(self) -> bool:
        """Whether something is said, or wrong, about another year."""
        return any(form.instance.pk or form.errors for form in self.lain)
