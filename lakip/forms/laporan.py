"""Forms of the whole report."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Max

from lakip.forms.isian import TahunField
from lakip.forms.surat_masuk import PilihanSurat
from lakip.forms.tugas import TokenForm
from lakip.lifecycle import StatusLaporan
from lakip.models import Jabatan, Laporan, Pegawai, Penugasan, UnitKerja
from lakip.querysets import LaporanQuerySet
from sop.models import Instansi, Pelaksana, VersiSop

TENGGAT_TERJAUH = 10  # years after the report's own, or from now; beyond that somebody mistyped


class LaporanForm(forms.Form):
    """A new report under an SOP in force."""

    versi = forms.ModelChoiceField(
        label="SOP yang berlaku",
        queryset=VersiSop.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": "SOP ini tidak berlaku lagi; pilih yang sedang berlaku."},
    )
    tahun = TahunField(label="Tahun laporan")
    tenggat = forms.DateField(
        label="Tenggat penyampaian",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Perangkat daerah menyampaikan kepada kepala daerah dua bulan setelah tahun berakhir.",
    )

    asal = forms.ModelChoiceField(
        label="Ambil sasaran dan indikator dari",
        queryset=Laporan.objects.none(),
        required=False,
        empty_label="(mulai dari kosong)",
        help_text="Beserta aturan hitung, unit, dan nilai tahun-tahunnya sebagai pembanding, serta teks "
        "Bab I yang biasanya tetap, untuk diperiksa. Analisis dan anggaran tidak ikut.",
        error_messages={"invalid_choice": "Laporan ini tidak dapat dipakai; pilih yang lain."},
    )

    surat = PilihanSurat(
        label="Surat masuk yang memintanya",
        empty_label="(tanpa surat masuk)",
        error_messages={"invalid_choice": "Surat ini sudah menjadi dasar laporan lain; pilih yang lain."},
    )

    def __init__(
        self,
        *args: Any,
        instansi: Instansi,
        pegawai: Pegawai,
        today: date,
        surat: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        tahun = _next_tahun(instansi, today)
        alive = _list_alive(instansi)
        latest = alive.filter(tahun__lt=tahun).order_by("-tahun").first()
        self.initial = {"tahun": tahun, "tenggat": date(tahun + 1, 2, 28), "asal": latest, "surat": surat}
        fields: dict[str, Any] = self.fields
        fields["surat"].offer(pegawai, today)
        fields["asal"].queryset = alive.select_related("instansi")
        fields["versi"].queryset = VersiSop.objects.in_force().filter(sop__instansi=instansi)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "tahun" in data and "tenggat" in data:
            tahun, of_tenggat = data["tahun"], data["tenggat"].year
            if of_tenggat < tahun:
                self.add_error("tenggat", "Tenggat tidak boleh sebelum tahun laporan.")
            elif of_tenggat > max(tahun, self.today.year) + TENGGAT_TERJAUH:
                self.add_error("tenggat", "Tenggat ini terlalu jauh; periksa tahunnya.")
        if "tahun" in data and data.get("asal") and data["asal"].tahun >= data["tahun"]:
            self.add_error("asal", f"Pilih laporan sebelum tahun {data['tahun']}, atau mulai dari kosong.")
        return data


def _list_alive(instansi: Instansi) -> LaporanQuerySet:
    return Laporan.objects.filter(instansi=instansi).exclude(status=StatusLaporan.DIBATALKAN)


def _next_tahun(instansi: Instansi, today: date) -> int:
    """Return the latest year that is over and has no report yet, or the year after all that have one."""
    latest = _list_alive(instansi).aggregate(Max("tahun"))["tahun__max"]
    return max(today.year - 1, (latest or 0) + 1)


class LanjutkanForm(TokenForm):
    """The further SOP under which a finished report goes on."""

    versi = forms.ModelChoiceField(label="SOP lanjutan", queryset=VersiSop.objects.none(), empty_label=None)

    def __init__(self, *args: Any, laporan: Laporan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_force = VersiSop.objects.in_force().filter(sop__instansi=laporan.instansi_id)
        fields: dict[str, Any] = self.fields
        fields["versi"].queryset = in_force.exclude(sop=laporan.versi.sop_id)


class SaringForm(forms.Form):
    """Which reports the list shows."""

    tahun = TahunField(required=False)
    status = forms.ChoiceField(required=False, choices=[("", "Semua"), *StatusLaporan.choices])
    terlambat = forms.BooleanField(label="Hanya yang terlambat", required=False)

    @cached_property
    def asked(self) -> dict[str, Any]:
        """What was asked for; what cannot be understood narrows nothing."""
        self.is_valid()
        return {nama: value for nama, value in self.cleaned_data.items() if value}

    def narrow(self, laporan: LaporanQuerySet) -> LaporanQuerySet:
        """Return the reports of that year and state; whether they are late only the clock can tell."""
        return laporan.filter(
            **{nama: self.asked[nama] for nama in ("tahun", "status") if nama in self.asked}
        )


class Orang:
    """Posts, persons and units of one instansi, read once for the forms of all columns."""

    def __init__(self, instansi: Instansi) -> None:
        self.jabatan = Jabatan.objects.filter(instansi=instansi)
        self.pegawai = Pegawai.objects.filter(instansi=instansi, is_active=True)
        self.unit = UnitKerja.objects.filter(instansi=instansi)

    @cached_property
    def choices(self) -> dict[str, list[tuple[int, str]]]:
        return {
            nama: [(satu.pk, str(satu)) for satu in getattr(self, nama)]
            for nama in ("jabatan", "pegawai", "unit")
        }


class PilihanBanyakField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several of the rows that are offered; anything else is refused unread, however long a number it is."""

    def clean(self, value: Any) -> Any:
        offered: Any = self.choices
        if not {str(satu) for satu in value or ()} <= {str(kunci) for kunci, _ in offered}:
            raise forms.ValidationError(self.error_messages["invalid_pk_value"], code="invalid_pk_value")
        return super().clean(value)


class PenugasanForm(TokenForm):
    """Who stands in one column: posts, persons, and whole units."""

    jabatan = PilihanBanyakField(
        queryset=Jabatan.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    pegawai = PilihanBanyakField(
        label="Orang tertentu",
        queryset=Pegawai.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    unit = PilihanBanyakField(
        label="Semua pegawai unit",
        queryset=UnitKerja.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, orang: Orang, pelaksana: Pelaksana, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"kolom{pelaksana.pk}", **kwargs)
        fields: dict[str, Any] = self.fields
        for nama in ("jabatan", "pegawai", "unit"):
            fields[nama].queryset = getattr(orang, nama)
            fields[nama].choices = orang.choices[nama]

    def penugasan(self) -> list[Penugasan]:
        """Return unsaved rows for what was chosen."""
        data = self.cleaned_data
        return [
            *(Penugasan(jabatan=jabatan) for jabatan in data["jabatan"]),
            *(Penugasan(pegawai=pegawai) for pegawai in data["pegawai"]),
            *(Penugasan(unit=unit) for unit in data["unit"]),
        ]
