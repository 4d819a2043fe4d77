"""Forms of signatures on paper, and of those whose outcome is not known yet."""

from __future__ import annotations

from django import forms

from lakip.forms.isian import TanggalField
from lakip.forms.tugas import TokenForm


class PindaianForm(TokenForm):
    """The scan of what was signed; its fields are called like the parameters of the verb."""

    berkas = forms.FileField(
        label="Pindaian yang sudah ditandatangani",
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text="PDF, JPG, atau PNG; halaman yang bertanda tangan beserta kode QR-nya harus ikut.",
    )
    tanggal = TanggalField(label="Ditandatangani tanggal")
    kode = forms.CharField(
        label="Kode pada cetakan",
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Hanya bila kode QR pada pindaian tidak terbaca: 16 huruf dan angka di dekatnya.",
    )


class BerkasTertandaForm(TokenForm):
    berkas = forms.FileField(
        label="Berkas bertanda tangan",
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}),
        help_text="PDF seperti diunduh dari BeSign, Panter, atau portal BSrE, tanpa disimpan ulang.",
    )
