"""Which texts of an SOP document are longer than their column of the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from django.db.models import Model

from sop.domain.berkas import BerkasSop, name_langkah
from sop.domain.temuan import Temuan, Tingkat
from sop.models import Instansi, Langkah, Panah, Pelaksana, VersiSop


def find_overlong(berkas: BerkasSop) -> list[Temuan]:
    """Return a finding for each text that cannot be stored, in the order of the document."""
    return [
        Temuan(
            Tingkat.TIDAK_DAPAT_DIJALANKAN,
            tempat,
            f'Isian "{nama}" sepanjang {len(teks)} huruf; paling panjang {batas}.',
        )
        for tempat, model, isi in _list_isi(berkas)
        for nama, teks in isi.items()
        if (batas := getattr(model._meta.get_field(nama), "max_length", None)) and len(teks) > batas
    ]


def _list_isi(berkas: BerkasSop) -> Iterator[tuple[str, type[Model], Mapping[str, str]]]:
    """Yield each part of the document with the model it is stored in, its texts by column."""
    instansi, sah = berkas.instansi, berkas.disahkan_oleh
    yield (
        "Instansi",
        Instansi,
        {nama: getattr(instansi, nama) for nama in ("nama", "pemda", "kota", "alamat")},
    )
    yield "Berkas", VersiSop, {"judul": berkas.judul, "nomor": berkas.nomor, **asdict(berkas.tanggal)}
    yield "Pengesahan", VersiSop, {f"disahkan_{nama}": teks for nama, teks in asdict(sah).items()}
    for urutan, pelaksana in enumerate(berkas.pelaksana, start=1):
        yield f"Pelaksana ke-{urutan}", Pelaksana, {"nama": pelaksana.nama}
    for urutan, langkah in enumerate(berkas.langkah):
        tempat = name_langkah(langkah.nomor[:20], urutan)
        yield tempat, Langkah, {nama: getattr(langkah, nama) for nama in ("kunci", "nomor", "waktu")}
        for simbol in langkah.simbol:
            for panah in simbol.panah:
                yield tempat, Panah, {"label": panah.label}
