"""Forms of the archive; each carries a token."""

from __future__ import annotations

from django import forms

from lakip.forms.tugas import TokenForm


class ArsipForm(TokenForm):
    tempat = forms.CharField(
        label="Tempat simpan arsip kertas", max_length=250, required=False,
        help_text="Misalnya: lemari 2, boks 14, ruang arsip.",
    )  # fmt: skip


class PenyusutanForm(TokenForm):
    """What was done with the archive at the end of a term."""

    masa = forms.CharField(max_length=7, widget=forms.HiddenInput)
    uraian = forms.CharField(
        label="Yang sudah dilakukan", max_length=500,
        help_text="Misalnya: dipindahkan ke pusat arsip dengan berita acara nomor dan tanggalnya.",
    )  # fmt: skip
