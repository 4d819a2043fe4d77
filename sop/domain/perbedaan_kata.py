"""The difference of two revisions in words: a summary, and what is otherwise in each row."""

from collections.abc import Iterator, Sequence

from sop.domain.beban import sum_waktu
from sop.domain.berkas import Asal, BerkasSop, PanahBerkas, SimbolBerkas, name_langkah
from sop.domain.perbedaan import SEL, Perbedaan, UbahBaris, UbahKolom
from sop.domain.perbedaan_alur import UbahPanah, UbahSimbol
from sop.domain.waktu import read_waktu


def summarise(lama: BerkasSop, baru: BerkasSop, perbedaan: Perbedaan, menit_per_hari: int | None) -> str:
    """Return the difference in one line: "langkah: 3 berubah, 1 baru; waktu baku 5 hari → 4 hari 2 jam".

    A hari kerja has ``menit_per_hari`` minutes; where nobody knows how many, the waktu is not added up.
    """
    parts = [
        _count("langkah", perbedaan.baris, sum(baris.is_berubah for baris in perbedaan.baris)),
        _count("kolom", perbedaan.kolom, sum(bool(kolom.teks) for kolom in perbedaan.kolom)),
        f"identitas berubah di {banyak} tempat" if (banyak := len(perbedaan.teks + perbedaan.daftar)) else "",
    ]
    if menit_per_hari:
        satu, dua = (sum_waktu(berkas, menit_per_hari).describe(menit_per_hari) for berkas in (lama, baru))
        parts.append(f"waktu baku {satu} → {dua}" if satu != dua else f"waktu baku tetap {satu}")
    return "; ".join(filter(None, parts))


def describe_baris(lama: BerkasSop, baru: BerkasSop, ubah: UbahBaris) -> list[str]:
    """Return what is otherwise in a row, a sentence each, beside the words of its texts."""
    if ubah.lama is None:
        return ["Langkah baru."]
    if ubah.baru is None:
        return ["Langkah dihapus."]
    told = [f"Pindah dari baris ke-{ubah.lama + 1} ke baris ke-{ubah.baru + 1}."] if ubah.is_pindah else []
    for teks in ubah.teks:
        if teks.nama == SEL["waktu"]:
            satu, dua = _describe_waktu(teks.lama), _describe_waktu(teks.baru)
            told.append(f"Waktu: {satu} menjadi {dua}." if satu != dua else f"Waktu: tetap {dua}.")
        if teks.nama == SEL["lembar_kerja"]:
            told.append(f"Lembar kerja: {teks.lama} menjadi {teks.baru}.")
    told += [kata for simbol in ubah.alur.simbol for kata in _describe_simbol(lama, baru, simbol)]
    told += [kata for panah in ubah.alur.panah for kata in _describe_panah(lama, baru, panah)]
    if ubah.alur.is_urut_ulang:
        told.append("Urutan simbol atau panahnya berubah.")
    return told


def describe_kolom(ubah: UbahKolom) -> list[str]:
    """Return what is otherwise with a column, a sentence each."""
    if ubah.lama is None:
        return ["Kolom baru."]
    if ubah.baru is None:
        return ["Kolom dihapus."]
    told = [f"Pindah dari kolom ke-{ubah.lama + 1} ke kolom ke-{ubah.baru + 1}."] if ubah.is_pindah else []
    return told + [f"{t.nama}: “{t.lama}” menjadi “{t.baru}”." for t in ubah.teks]


def _count(nama: str, rows: Sequence[UbahBaris] | Sequence[UbahKolom], berubah: int) -> str:
    counts = {
        "berubah": berubah,
        "baru": sum(row.lama is None for row in rows),
        "dihapus": sum(row.baru is None for row in rows),
        "pindah": sum(row.is_pindah for row in rows),
        "bernomor lain": sum(isinstance(row, UbahBaris) and row.is_nomor_saja for row in rows),
    }
    told = [f"{banyak} {kata}" for kata, banyak in counts.items() if banyak]
    return f"{nama}: {', '.join(told)}" if told else ""


def _describe_waktu(teks: str) -> str:
    durasi = read_waktu(teks)
    return str(durasi) if durasi else "tidak terbaca" if teks.strip() else "kosong"


def _describe_simbol(lama: BerkasSop, baru: BerkasSop, ubah: UbahSimbol) -> Iterator[str]:
    satu, dua = ubah.lama, ubah.baru
    if satu is None or dua is None:
        if dua:
            yield f"Simbol {dua.jenis} ditambah pada kolom {_kolom(baru, dua)}."
        if satu:
            yield f"Simbol {satu.jenis} dihapus dari kolom {_kolom(lama, satu)}."
        return
    if ubah.is_pindah:
        yield f"Simbol {satu.jenis} pindah dari kolom {_kolom(lama, satu)} ke kolom {_kolom(baru, dua)}."
    if satu.jenis is not dua.jenis:
        yield f"Simbol pada kolom {_kolom(baru, dua)}: {satu.jenis} menjadi {dua.jenis}."
    yield from _describe_asal(f"Simbol {dua.jenis} pada kolom {_kolom(baru, dua)}", satu, dua)


def _describe_panah(lama: BerkasSop, baru: BerkasSop, ubah: UbahPanah) -> Iterator[str]:
    satu, dua = ubah.lama, ubah.baru
    dari = _kolom(baru, baru.simbol[ubah.dari[1]])
    if satu is None or dua is None:
        if dua:
            yield f"Panah{_label(dua)} dari kolom {dari} ke {_tujuan(baru, dua)} ditambah."
        if satu:
            yield f"Panah{_label(satu)} dari kolom {dari} ke {_tujuan(lama, satu)} dihapus."
        return
    if ubah.is_dialihkan:
        yield (
            f"Panah{_label(dua)} dari kolom {dari} dialihkan "
            f"dari {_tujuan(lama, satu)} ke {_tujuan(baru, dua)}."
        )
    if satu.label != dua.label:
        yield f"Panah dari kolom {dari} ke {_tujuan(baru, dua)}: label “{satu.label}” menjadi “{dua.label}”."
    yield from _describe_asal(f"Panah{_label(dua)} dari kolom {dari}", satu, dua)


def _describe_asal(
    nama: str, satu: SimbolBerkas | PanahBerkas, dua: SimbolBerkas | PanahBerkas
) -> Iterator[str]:
    if satu.asal is not dua.asal:
        yield f"{nama} {'kini disimpulkan' if dua.asal is Asal.DISIMPULKAN else 'tidak lagi disimpulkan'}."
    elif satu.alasan != dua.alasan:
        yield f"Alasan simpulan berubah: {_lower_first(nama)}."


def _lower_first(teks: str) -> str:
    return teks[:1].lower() + teks[1:]


def _kolom(berkas: BerkasSop, simbol: SimbolBerkas) -> str:
    return berkas.pelaksana[simbol.pelaksana].nama


def _label(panah: PanahBerkas) -> str:
    return f" “{panah.label}”" if panah.label else ""


def _tujuan(berkas: BerkasSop, panah: PanahBerkas) -> str:
    if panah.ke is None:
        return "selesai"
    baris = berkas.alur.by_id[panah.ke].langkah
    row = berkas.langkah[baris]
    nama = _lower_first(name_langkah(row.nomor, baris))
    return f"{nama} (kolom {_kolom(berkas, berkas.simbol[panah.ke])})" if len(row.simbol) > 1 else nama
