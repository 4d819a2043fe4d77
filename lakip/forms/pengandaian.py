"""What somebody supposes of a procedure: a beginning, other times, days off, returns."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.html import escape, format_html

from lakip.forms.isian import TanggalField
from lakip.kejanggalan import TAHUN
from lakip.pengandaian import Andaian, Awal
from sop.domain.berkas import BerkasSop, name_langkah
from sop.domain.jalur import find_putaran, order_onward
from sop.domain.nama_simbol import name_simbol
from sop.domain.tanggal import Presisi, read_tanggal
from sop.domain.waktu import Durasi, read_waktu

# Beyond these somebody mistyped: more than a year of work in a row, for one.
HARI_TERBANYAK = 260
SEHARI_SEMALAM = 24 * 60  # menit: no hari kerja is longer
LIBUR_TERBANYAK = 60
KEMBALI_TERBANYAK, SEMUA_KEMBALI = 9, 20
# By its presence the form is known to have been sent.
PENANDA = "libur"


class DurasiField(forms.CharField):
    """A waktu as an SOP prints it."""

    def clean(self, value: Any) -> Any:
        teks = super().clean(value)
        if not teks:
            return None
        durasi = read_waktu(teks)
        if durasi is None:
            raise forms.ValidationError("Waktu ini belum terbaca. Tulis misalnya “2 hari” atau “3 jam”.")
        if durasi.count_menit(SEHARI_SEMALAM) > HARI_TERBANYAK * SEHARI_SEMALAM:
            raise forms.ValidationError(f"Tulis paling lama {HARI_TERBANYAK} hari kerja.")
        return durasi


class LiburField(forms.CharField):
    """Dates, one to a line or with commas between them."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> Any:
        parts = [teks for teks in re.split(r"\s*[\n,;]\s*", super().clean(value)) if teks]
        if len(parts) > LIBUR_TERBANYAK:
            raise forms.ValidationError(f"Tulis paling banyak {LIBUR_TERBANYAK} tanggal.")
        return frozenset(self._read(teks) for teks in parts)

    def _read(self, teks: str) -> date:
        tanggal = read_tanggal(teks)
        if tanggal.presisi is not Presisi.HARI or tanggal.tanggal is None:
            raise forms.ValidationError(
                "“%(teks)s” bukan tanggal yang terbaca. Tulis misalnya 2027-03-10 atau 10 Maret 2027.",
                params={"teks": teks},
            )
        return tanggal.tanggal


class PengandaianForm(forms.Form):
    """The suppositions; whatever is left empty stays as the SOP and the calendar have it.

    Asked for are the rows and the decisions that are still to come after ``awal``, and with ``today`` from
    which date on. The address carries it all, so ``data`` may be of anything, or of nothing.
    """

    libur = LiburField(
        label="Hari libur tambahan",
        required=False,
        max_length=2000,
        help_text="Satu tanggal satu baris, misalnya 10 Maret 2027.",
    )

    def __init__(self, data: Any, *, berkas: BerkasSop, awal: Awal, today: date | None) -> None:
        super().__init__(data if PENANDA in data else None)
        ahead = set(order_onward(berkas.alur, awal.terbuka))
        self.putaran = [satu for satu in find_putaran(berkas.alur) if satu.keputusan in ahead]
        if today:
            self.fields["mulai"] = _mulai_field(today)
        ahead.update(*(putaran.simbol for putaran in self.putaran))
        for nomor in sorted({berkas.alur.by_id[simbol].langkah for simbol in ahead}):
            self.fields[f"waktu_{nomor}"] = _waktu_field(berkas, nomor)
        names = name_simbol(berkas)
        for nomor, putaran in enumerate(self.putaran):
            row = berkas.alur.by_id[putaran.keputusan].langkah
            self.fields[f"kembali_{nomor}"] = forms.IntegerField(
                label=f"{_name(berkas, row)} dijawab “{putaran.label}”, berapa kali",
                required=False,
                min_value=0,
                max_value=KEMBALI_TERBANYAK,
                help_text=escape(names[putaran.keputusan]),
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"), f"Isi angka 0 sampai {KEMBALI_TERBANYAK}."
                ),
            )

    @property
    def waktu_fields(self) -> list[forms.BoundField]:
        return [self[nama] for nama in self.fields if nama.startswith("waktu_")]

    @property
    def kembali_fields(self) -> list[forms.BoundField]:
        return [self[nama] for nama in self.fields if nama.startswith("kembali_")]

    @property
    def is_waktu_diisi(self) -> bool:
        """Whether another waktu was written for any row, or one that could not be read."""
        return any(field.value() for field in self.waktu_fields)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if sum(self._read_kembali(data)) > SEMUA_KEMBALI:
            raise forms.ValidationError(f"Andaikan paling banyak {SEMUA_KEMBALI} kali kembali seluruhnya.")
        return data

    def read_andaian(self) -> Andaian:
        """Return what is supposed; the form must be valid."""
        data = self.cleaned_data
        waktu: dict[int, Durasi] = {
            int(nama.removeprefix("waktu_")): isi
            for nama, isi in data.items()
            if nama.startswith("waktu_") and isi
        }
        kembali = zip(self.putaran, self._read_kembali(data), strict=True)
        return Andaian(waktu, data["libur"], {satu: jumlah for satu, jumlah in kembali if jumlah})

    def _read_kembali(self, data: dict[str, Any]) -> list[int]:
        return [data.get(f"kembali_{nomor}") or 0 for nomor in range(len(self.putaran))]


def _mulai_field(today: date) -> forms.DateField:
    def within(tanggal: date) -> None:
        if tanggal.year not in TAHUN:
            raise forms.ValidationError(f"Isi tanggal antara tahun {TAHUN[0]} dan {TAHUN[-1]}.")

    return TanggalField(label="Laporan dimulai", initial=today, validators=[within])


def _waktu_field(berkas: BerkasSop, nomor: int) -> DurasiField:
    row = berkas.langkah[nomor]
    baku = f"Menurut SOP: {row.waktu}." if row.waktu else "SOP tidak menyebut waktunya."
    return DurasiField(
        label=_name(berkas, nomor),
        required=False,
        max_length=60,
        # The help of a field is written into the page as it stands.
        help_text=format_html("{}<br>{}", row.kegiatan, baku),
    )


def _name(berkas: BerkasSop, nomor: int) -> str:
    return name_langkah(berkas.langkah[nomor].nomor, nomor)
