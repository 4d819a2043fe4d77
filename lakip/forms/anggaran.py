"""Form of one line of the budget tree."""

from __future__ import annotations

from typing import Any

from django import forms

from lakip.domain.anggaran import INDUK_SAH
from lakip.forms.isian import AngkaField, BertandaForm, TeksField
from lakip.models import Anggaran, UnitKerja
from lakip.models.anggaran import JenisAnggaran
from lakip.urutan import next_urutan


class RupiahField(AngkaField):
    """An amount of money; a percentage is none."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and "%" in value:
            raise forms.ValidationError("Isi jumlahnya dalam rupiah, bukan dalam persen.")
        return super().to_python(value)


class AnggaranForm(BertandaForm):
    """A line; one that has parts takes no amounts, for it shows their sum."""

    class Meta:
        model = Anggaran
        fields = [
            "jenis",
            "induk",
            "kode",
            "nama",
            "pagu",
            "pagu_perubahan",
            "realisasi",
            "pagu_pk",
            "serapan_tercetak",
            "sumber_dana",
            "sasaran",
            "unit",
        ]
        field_classes = {
            "kode": TeksField,
            "nama": TeksField,
            "sumber_dana": TeksField,
            "pagu": RupiahField,
            "pagu_perubahan": RupiahField,
            "realisasi": RupiahField,
            "pagu_pk": RupiahField,
            "serapan_tercetak": AngkaField,
        }
        labels = {
            "induk": "Bagian dari",
            "pagu": "Pagu murni (Rp)",
            "pagu_perubahan": "Pagu perubahan (Rp)",
            "realisasi": "Realisasi (Rp)",
            "pagu_pk": "Pagu pada Perjanjian Kinerja (Rp)",
            "serapan_tercetak": "Serapan tercetak di sumber (%)",
            "sasaran": "Sasaran yang ditunjang",
        }
        help_texts = {
            "pagu_perubahan": "Kosong bila APBD tidak diubah; bila diisi, inilah pagu yang berlaku.",
            "kode": "Menurut DPA; boleh kosong bila tidak ada.",
            "pagu_pk": "Dibandingkan dengan pagu yang berlaku; kosong bila tidak disebut.",
            "unit": "Berlaku juga bagi rinciannya yang tidak menyebut unit sendiri.",
            "induk": "Kegiatan di bawah program, sub kegiatan di bawah kegiatan; program berdiri sendiri.",
        }
        widgets = {"nama": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        laporan = self.instance.laporan
        lines = Anggaran.objects.filter(laporan=laporan).exclude(pk=self.instance.pk)
        fields: dict[str, Any] = self.fields
        fields["induk"].queryset = lines.exclude(jenis=JenisAnggaran.SUB_KEGIATAN)
        fields["induk"].empty_label = "(tidak ada)"
        fields["sasaran"].queryset = laporan.sasaran_set.all()
        fields["unit"].queryset = UnitKerja.objects.filter(instansi=laporan.instansi_id)
        fields["unit"].empty_label = "(mengikuti induknya)"
        rincian = lines.filter(induk=self.instance.pk) if self.instance.pk else lines.none()
        self.jenis_rincian = set(rincian.values_list("jenis", flat=True))
        if self.jenis_rincian:
            del self.fields["pagu"], self.fields["pagu_perubahan"], self.fields["realisasi"]

    def clean_kode(self) -> str:
        kode: str = self.cleaned_data["kode"].strip()
        same = Anggaran.objects.filter(laporan=self.instance.laporan, kode=kode).exclude(pk=self.instance.pk)
        if kode and (other := same.first()):
            raise forms.ValidationError(f"Kode ini sudah dipakai oleh {other.nama}.")
        return kode

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        jenis, induk = isi.get("jenis"), isi.get("induk")
        if jenis is None or "induk" not in isi:
            return isi
        label = JenisAnggaran(jenis).label
        if (induk.jenis if induk else "") not in INDUK_SAH[jenis]:
            wanted = " atau ".join(
                JenisAnggaran(j).label.lower() if j else "tanpa induk" for j in INDUK_SAH[jenis]
            )
            self.add_error("induk", f"{label} ditempatkan di bawah: {wanted}.")
        if any(jenis not in INDUK_SAH[rincian] for rincian in self.jenis_rincian):
            self.add_error("jenis", f"Rincian baris ini tidak dapat berada di bawah {label.lower()}.")
        return isi

    def save(self, commit: bool = True) -> Any:
        """Save the line; where it has come under another one, it stands last there."""
        if self.instance.pk is None or "induk" in self.changed_data:
            siblings = Anggaran.objects.filter(laporan=self.instance.laporan, induk=self.instance.induk)
            self.instance.urutan = next_urutan(siblings)
        return super().save(commit)
