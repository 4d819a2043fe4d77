"""An admin of an office at the editor of an SOP, without a browser."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import lxml.html
from django.test import Client
from django.urls import reverse

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import BerkasSop, LangkahBerkas, PanahBerkas, PelaksanaBerkas, SimbolBerkas
from sop.models import Instansi, VersiSop
from tests.sop.factories import login, make_pengguna

SEMUA = [
    *(
        f"sop.{hak}_{model}"
        for model in ("sop", "versisop", "instansi")
        for hak in ("view", "add", "change", "delete")
    ),
    "sop.tetapkan_versisop",
]


def admin_of(instansi: Instansi, *izin: str, nama: str = "admin") -> Client:
    return login(make_pengguna(nama, instansi, *(izin or SEMUA)))


def url_of(row: Any, halaman: str = "change") -> str:
    return reverse(f"admin:sop_{row._meta.model_name}_{halaman}", args=[row.pk])


def read_editor(client: Client, versi: VersiSop) -> dict[str, str]:
    """Return what a browser would send of the editor as it stands."""
    page = lxml.html.fromstring(client.get(url_of(versi)).content.decode())
    return dict(page.get_element_by_id("penyunting").form_values())


def press(client: Client, versi: VersiSop, tindakan: str = "simpan", **lain: str) -> Any:
    """Change some fields, press a button and follow; ``baris2__sel1`` names a field of the matrix."""
    ubah = {nama.replace("__", "-"): nilai for nama, nilai in lain.items()}
    isi = {**read_editor(client, versi), **ubah, "tindakan": tindakan}
    return client.post(url_of(versi), isi, follow=True)


def lengthen_evenly(asal: BerkasSop, baris: int, kolom: int) -> BerkasSop:
    """The document with so many rows and columns: one row after the other, every fifth a decision."""
    pelaksana = [PelaksanaBerkas(f"Pelaksana {n}") for n in range(kolom)]
    return replace(
        asal, pelaksana=tuple(pelaksana), langkah=tuple(_row(asal, n, baris, kolom) for n in range(baris))
    )


def _row(asal: BerkasSop, n: int, baris: int, kolom: int) -> LangkahBerkas:
    if n == baris - 1:
        jenis, panah = JenisSimbol.SELESAI, []
    elif n % 5 == 4:
        jenis, panah = JenisSimbol.KEPUTUSAN, [PanahBerkas("ya", n + 1), PanahBerkas("tidak", n - 3)]
    else:
        jenis, panah = JenisSimbol.PROSES if n else JenisSimbol.MULAI, [PanahBerkas("", n + 1)]
    simbol = SimbolBerkas(2 * n % kolom, jenis, panah=tuple(panah))
    sama = asal.langkah[n % len(asal.langkah)]
    return replace(sama, kunci=f"langkah-{n + 1}", nomor=f"{n + 1}.", simbol=(simbol,))
