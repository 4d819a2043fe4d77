"""Forms of meetings; what they clean to is called like the parameters of the verbs they are for."""

from __future__ import annotations

from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from django import forms

from lakip.domain.rapat import (
    Notulensi,
    RencanaRapat,
    RencanaTindakLanjut,
    Tamu,
    read_butir,
    read_tamu,
    write_tamu,
)
from lakip.forms.isian import TanggalField, TeksField
from lakip.forms.laporan import PilihanBanyakField
from lakip.forms.tugas import TokenForm
from lakip.models import Laporan, Pegawai, PesertaRapat, Rapat, TindakLanjut, UnitKerja
from lakip.models.rapat import JenisBerkasRapat, JenisTindakLanjut, Kehadiran
from lakip.rapat import people_in
from sop.models import Pelaksana

PEGAWAI = "(pilih pegawai)"


class BanyakBerkas(forms.ClearableFileInput):
    allow_multiple_selected = True


class BerkasBanyakField(forms.FileField):
    """Several files at once."""

    widget = BanyakBerkas

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(BerkasBanyakField, self).clean(satu, initial) for satu in chosen or [None]]


class JamField(forms.TimeField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        super().__init__(**kwargs)


class RapatForm(TokenForm):
    """A meeting of one day, on the clock of the office; cleans to ``rencana``."""

    acara = TeksField(max_length=250)
    tanggal = TanggalField(label="Tanggal rapat")
    jam_mulai = JamField(label="Mulai pukul")
    jam_selesai = JamField(label="Sampai pukul")
    tempat = TeksField(max_length=250)
    agenda = TeksField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu baris satu pokok.",
    )
    pengundang = forms.ModelChoiceField(queryset=Pegawai.objects.none(), empty_label=PEGAWAI)
    pemimpin = forms.ModelChoiceField(
        label="Pemimpin rapat", queryset=Pegawai.objects.none(), empty_label=PEGAWAI
    )
    notulis = forms.ModelChoiceField(queryset=Pegawai.objects.none(), empty_label=PEGAWAI)
    kolom = PilihanBanyakField(
        label="Peserta: semua orang di kolom SOP",
        queryset=Pelaksana.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    unit = PilihanBanyakField(
        label="Peserta: semua pegawai unit",
        queryset=UnitKerja.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    peserta = PilihanBanyakField(
        label="Peserta: orang tertentu",
        queryset=Pegawai.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tamu = TeksField(
        label="Tamu dari luar instansi",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu baris satu orang: nama; jabatan. Pisahkan dengan titik koma.",
    )

    def __init__(self, *args: Any, laporan: Laporan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.laporan = laporan
        pegawai = Pegawai.objects.filter(instansi=laporan.instansi_id, is_active=True)
        fields: dict[str, Any] = self.fields
        for nama in ("pengundang", "pemimpin", "notulis", "peserta"):
            fields[nama].queryset = pegawai
        fields["kolom"].queryset = Pelaksana.objects.filter(versi=laporan.versi_id)
        fields["unit"].queryset = UnitKerja.objects.filter(instansi=laporan.instansi_id)
        if not fields["unit"].queryset.exists():
            del fields["unit"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors:
            return data
        zona, tanggal = self.laporan.instansi.zona, data["tanggal"]
        mulai = datetime.combine(tanggal, data["jam_mulai"], zona)
        kolom = [satu.pk for satu in data["kolom"]]
        unit = [satu.pk for satu in data.get("unit", ())]
        ditandai = [satu.pk for satu in data["peserta"]]
        lain = people_in(self.laporan, kolom, unit, tanggal) - set(ditandai)
        rencana = RencanaRapat(
            acara=data["acara"],
            agenda=data["agenda"],
            tempat=data["tempat"],
            mulai=mulai,
            selesai=datetime.combine(tanggal, data["jam_selesai"], zona),
            pengundang=data["pengundang"].pk,
            pemimpin=data["pemimpin"].pk,
            notulis=data["notulis"].pk,
            pegawai=(*ditandai, *sorted(lain)),
            tamu=read_tamu(data["tamu"]),
        )
        return {"rencana": rencana, "token": data.get("token")}


def initial_rapat(rapat: Rapat) -> dict[str, Any]:
    """Return what the form of a meeting shows of one that was called."""
    mulai, selesai = (saat.astimezone(rapat.laporan.instansi.zona) for saat in (rapat.mulai, rapat.selesai))
    peserta = list(rapat.peserta.all())
    return {
        "acara": rapat.acara,
        "tanggal": mulai.date(),
        "jam_mulai": mulai.time(),
        "jam_selesai": selesai.time(),
        "tempat": rapat.tempat,
        "agenda": rapat.agenda,
        "pengundang": rapat.pengundang_id,
        "pemimpin": rapat.pemimpin_id,
        "notulis": rapat.notulis_id,
        "peserta": [satu.pegawai_id for satu in peserta if satu.pegawai_id],
        "tamu": write_tamu(tuple(Tamu(s.nama, s.jabatan) for s in peserta if not s.pegawai_id)),
    }


def propose_rapat(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> dict[str, Any]:
    """Return what a new meeting may well be."""
    return {
        "acara": f"Rapat penyusunan {laporan.judul}",
        "tanggal": tanggal,
        "jam_mulai": time(9),
        "jam_selesai": time(11),
        "notulis": pegawai.pk,
    }


class HadirForm(TokenForm):
    """Who came: two fields for each who was called; cleans to ``kehadiran`` of those who are marked."""

    def __init__(self, *args: Any, peserta: list[PesertaRapat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.peserta = peserta
        for satu in peserta:
            self.fields[f"hadir{satu.pk}"] = forms.ChoiceField(
                label=str(satu),
                help_text=satu.jabatan,
                choices=Kehadiran.choices,
                required=False,
                initial=satu.kehadiran,
                widget=forms.RadioSelect,
            )
            self.fields[f"wakil{satu.pk}"] = TeksField(
                label=f"Yang mewakili {satu}", required=False, max_length=200, initial=satu.diwakili
            )

    @property
    def baris(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"hadir{satu.pk}"], self[f"wakil{satu.pk}"]) for satu in self.peserta]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        kehadiran = {
            satu.pk: (data[f"hadir{satu.pk}"], data.get(f"wakil{satu.pk}", ""))
            for satu in self.peserta
            if data.get(f"hadir{satu.pk}")
        }
        return {"kehadiran": kehadiran, "token": data.get("token")}


class TindakLanjutForm(forms.Form):
    """One row of what is to be done; an empty one is none."""

    nomor = forms.IntegerField(required=False, widget=forms.HiddenInput)
    teks = TeksField(
        label="Yang dilakukan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    jenis = forms.ChoiceField(choices=JenisTindakLanjut.choices, required=False)
    penanggung = forms.TypedChoiceField(
        label="Penanggung jawab", coerce=int, required=False, empty_value=None
    )
    tenggat = TanggalField(required=False)

    def __init__(self, *args: Any, pegawai: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["penanggung"].choices = [("", PEGAWAI), *pegawai]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("teks"):
            for nama, kata in (
                ("penanggung", "Pilih yang bertanggung jawab."),
                ("tenggat", "Isi tenggatnya."),
            ):
                if not data.get(nama) and nama not in self.errors:
                    self.add_error(nama, kata)
        return data

    @property
    def rencana(self) -> RencanaTindakLanjut:
        data = self.cleaned_data
        return RencanaTindakLanjut(
            nomor=data["nomor"],
            jenis=data["jenis"] or JenisTindakLanjut.TUGAS,
            teks=data["teks"],
            penanggung=data["penanggung"],
            tenggat=data["tenggat"],
        )


class NotulensiForm(TokenForm):
    """What was said and decided, with the rows of what is to be done; cleans to ``notulensi``."""

    pembahasan = TeksField(widget=forms.Textarea(attrs={"rows": 10}), max_length=20_000)
    keputusan = TeksField(
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Satu baris satu keputusan; nomornya diberikan sendiri.",
    )

    def __init__(self, data: Any = None, *, rapat: Rapat, **kwargs: Any) -> None:
        keputusan = "\n".join(rapat.keputusan.values_list("teks", flat=True))
        initial = {"pembahasan": rapat.pembahasan, "keputusan": keputusan}
        super().__init__(data, initial=initial, **kwargs)
        active = Pegawai.objects.filter(instansi=rapat.laporan.instansi_id, is_active=True)
        FormSet = forms.formset_factory(TindakLanjutForm, extra=3, max_num=40, absolute_max=60)
        open_now = rapat.tindak_lanjut.filter(is_dilakukan__isnull=True)
        self.baris = FormSet(
            data,
            prefix="tindak",
            initial=[_show_tindak_lanjut(satu) for satu in open_now],
            form_kwargs={"pegawai": [(satu.pk, str(satu)) for satu in active]},
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.baris.is_valid():
            raise forms.ValidationError("Periksa baris tindak lanjut: ada isian yang kurang atau keliru.")
        if self.errors:
            return data
        rows = [form.rencana for form in self.baris if form.cleaned_data.get("teks")]
        token = sha256(f"{data['token']}{rows}".encode()).hexdigest() if data.get("token") else None
        notulensi = Notulensi(data["pembahasan"], read_butir(data["keputusan"]), tuple(rows))
        return {"notulensi": notulensi, "token": token}


def _show_tindak_lanjut(satu: TindakLanjut) -> dict[str, Any]:
    return {
        "nomor": satu.nomor,
        "teks": satu.teks,
        "jenis": satu.jenis,
        "penanggung": satu.penanggung_id,
        "tenggat": satu.tenggat,
    }


class BerkasRapatForm(TokenForm):
    """Photographs of a meeting, or scans of the papers that were signed there."""

    jenis = forms.ChoiceField(choices=JenisBerkasRapat.choices)
    berkas = BerkasBanyakField(
        max_length=200, help_text="Foto: JPG atau PNG, boleh beberapa. Pindaian: PDF, JPG, atau PNG."
    )
    keterangan = TeksField(required=False, max_length=200)


class JawabTindakLanjutForm(TokenForm):
    """What became of what the meeting asked for."""

    is_dilakukan = forms.TypedChoiceField(
        label="Tindak lanjut ini",
        choices=[("ya", "Dilakukan"), ("tidak", "Tidak dilakukan")],
        coerce=lambda nilai: nilai == "ya",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih: dilakukan atau tidak dilakukan."},
    )
    hasil = TeksField(
        label="Hasil atau alasannya",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila tidak dilakukan: sebutkan sebabnya.",
    )
