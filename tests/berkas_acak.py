"""SOP documents of any shape at random, sound or not."""

from __future__ import annotations

from hypothesis import strategies as st

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import (
    Asal,
    BerkasSop,
    InstansiBerkas,
    JenisPelaksana,
    LangkahBerkas,
    PanahBerkas,
    PelaksanaBerkas,
    PengesahanBerkas,
    SimbolBerkas,
    TanggalBerkas,
    default_kunci,
)
from sop.domain.jenis_kerja import LembarKerja

teks = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20)
isian = teks.filter(str.strip)
asal = st.sampled_from(Asal)


@st.composite
def dokumen(draw: st.DrawFn) -> BerkasSop:
    """Documents of any shape that the format can hold, sound or not."""
    kolom = draw(st.lists(isian, min_size=1, max_size=4, unique=True))
    baris = draw(
        st.lists(st.lists(st.integers(0, len(kolom) - 1), min_size=1, unique=True), min_size=1, max_size=6)
    )
    nomor = draw(st.lists(st.sampled_from(["", "1", "2.", "selesai", "IV"]), min_size=6, max_size=6))
    kunci = default_kunci(nomor[: len(baris)])
    if draw(st.booleans()):
        kunci[0] = "nama sendiri"
    target = st.none() | st.integers(0, sum(map(len, baris)) - 1)
    panah = st.lists(
        st.builds(PanahBerkas, teks, target, asal, teks), max_size=3, unique_by=lambda p: (p.label, p.ke)
    ).map(tuple)
    langkah = tuple(
        LangkahBerkas(
            kunci[n],
            nomor[n],
            draw(isian),
            *(draw(teks) for _ in range(4)),
            draw(st.sampled_from(LembarKerja)),
            tuple(
                SimbolBerkas(k, draw(st.sampled_from(JenisSimbol)), draw(asal), draw(teks), draw(panah))
                for k in sel
            ),
        )
        for n, sel in enumerate(baris)
    )
    daftar = draw(st.lists(st.lists(teks, max_size=2).map(tuple), min_size=6, max_size=6))
    return BerkasSop(
        "kunci-1",
        InstansiBerkas(draw(isian), draw(teks), draw(teks), draw(teks), "Asia/Makassar", draw(teks)),
        draw(isian),
        draw(teks),
        TanggalBerkas(draw(teks), draw(teks), draw(teks), draw(teks)),
        PengesahanBerkas(draw(teks), draw(teks), draw(teks), draw(teks)),
        *daftar,
        tuple(PelaksanaBerkas(nama, draw(st.sampled_from(JenisPelaksana))) for nama in kolom),
        langkah,
    )
