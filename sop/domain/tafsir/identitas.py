"""The identity block of a foreign document: which words are which field."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sop.domain.bacaan import Bacaan, Tempat
from sop.domain.tafsir.label import Label, read_label
from sop.domain.tafsir.pengesahan import is_kop, is_kota_tanggal, is_nip, split_pengesahan
from sop.domain.tafsir.tempat import join_texts, text_at

_TUNGGAL = frozenset(
    ("nomor", "tanggal.pembuatan", "tanggal.revisi", "tanggal.efektif", "tanggal.pengesahan")
)
_BUTIR = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|[-•*])")
_PERATURAN = re.compile(
    r"(?:\d{1,2}[.)]\s*)?(?:peraturan|undang-undang|keputusan|instruksi)\b", re.IGNORECASE
)
_KOP = ("instansi.nama", "instansi.pemda", "instansi.unit", "instansi.alamat")
_SAH = ("jabatan", "nama", "nip", "tempat_tanggal")
_MAKS_SAH = 4  # lines of a signature below its place and day

Baris = tuple[int, int]  # number of the table, number of the row


@dataclass
class _Kotak:
    """The fields whose labels stand side by side, and the cells below them that are not shared out yet."""

    isian: list[tuple[str, int]]
    sel: list[Tempat] = field(default_factory=list)


def find_identitas(bacaan: Bacaan, is_langkah: Iterable[Baris]) -> dict[str, tuple[Tempat, ...]]:
    """Return the places of every field of the identity block, found by its labels; rows of steps are none.

    Values stand right of their label or under it; where two boxes stand side by side, each cell is of the
    box above it. Kop and signature are known by their words: the kop stands above the labels or beside them.
    """
    steps = set(is_langkah)
    hasil: dict[str, list[Tempat]] = {}
    kotak = _Kotak([])
    first_label: Baris | None = None
    table, gap = 0, False
    beside: list[Tempat] = []
    for baris, row in _rows(bacaan):
        if baris in steps or baris[0] != table:
            _share_out(kotak, hasil)
            kotak = _Kotak([])
        gap, table = gap or not row, baris[0]
        if baris in steps or not row:
            continue
        labels = [(t, label) for t in row if (label := read_label(text_at(bacaan, t)))]
        if labels:
            _share_out(kotak, hasil)
            kotak = _Kotak([(label.isian, t.kolom) for t, label in labels])
            for t, label in labels:
                hasil.setdefault(label.isian, []).extend([t] if label.sisa else [])
            beside.extend(_take_right(bacaan, row, labels, hasil))
            beside.extend(t for t in row if t.kolom < labels[0][0].kolom)
            first_label = first_label or baris
        elif kotak.isian and _is_open(kotak, bacaan, hasil, row, gap):
            kotak.sel.extend(row)
        else:
            _share_out(kotak, hasil)
            kotak = _Kotak([])
        gap = False
    _share_out(kotak, hasil)
    _move_peraturan(bacaan, hasil)
    _find_kop(bacaan, hasil, beside, first_label or min(steps, default=(0, 0)))
    _find_pengesahan(bacaan, hasil, steps)
    return {isian: tuple(dict.fromkeys(tempat)) for isian, tempat in hasil.items() if tempat}


def _rows(bacaan: Bacaan) -> Iterator[tuple[Baris, list[Tempat]]]:
    for nomor, tabel in enumerate(bacaan.tabel):
        for baris, row in enumerate(tabel.baris):
            yield (
                (nomor, baris),
                [Tempat(nomor, baris, kolom) for kolom, isi in enumerate(row) if isi.strip(" :")],
            )


def _take_right(
    bacaan: Bacaan, row: list[Tempat], labels: list[tuple[Tempat, Label]], hasil: dict[str, list[Tempat]]
) -> list[Tempat]:
    """Give each label the cells between it and the next; return those that are a kop beside the value."""
    kop: list[Tempat] = []
    borders = [*(t.kolom for t, _ in labels), row[-1].kolom + 1]
    for (t, label), end in zip(labels, borders[1:], strict=True):
        for sel in (sel for sel in row if t.kolom < sel.kolom < end):
            is_kop_beside = hasil[label.isian] and all(map(is_kop, text_at(bacaan, sel).split("\n")))
            (kop if is_kop_beside else hasil[label.isian]).append(sel)
    return kop


def _is_open(
    kotak: _Kotak, bacaan: Bacaan, hasil: dict[str, list[Tempat]], row: list[Tempat], gap: bool
) -> bool:
    """Whether the row still belongs to the labels above it."""
    isian = [nama for nama, _ in kotak.isian]
    has_value = bool(kotak.sel) or any(hasil[nama] for nama in isian)
    if all(nama in _TUNGGAL for nama in isian):
        return not has_value and len(row) <= len(isian)
    if not has_value:
        return True
    if isian == ["disahkan_oleh"]:
        return len(kotak.sel) + len(hasil["disahkan_oleh"]) < 8
    return not gap or all(_BUTIR.match(text_at(bacaan, t)) for t in row[:1])


def _share_out(kotak: _Kotak, hasil: dict[str, list[Tempat]]) -> None:
    """Give each cell to the box that it stands under."""
    if not kotak.isian:
        return
    borders = [kolom for _, kolom in kotak.isian]
    if len(borders) > 1 and not any(t.kolom >= borders[1] for t in kotak.sel):
        # below the heads the table has other columns: the second filled one is the second box
        inner = sorted({t.kolom for t in kotak.sel if t.kolom > borders[0]})
        borders[1:] = inner[:1] or borders[1:]
    for t in kotak.sel:
        nomor = max((n for n, border in enumerate(borders) if border <= t.kolom), default=0)
        hasil[kotak.isian[nomor][0]].append(t)


def _move_peraturan(bacaan: Bacaan, hasil: dict[str, list[Tempat]]) -> None:
    """Where the label "dasar hukum" is lost, its regulations stand in the box beside it."""
    if hasil.get("dasar_hukum"):
        return
    beside = hasil.get("kualifikasi_pelaksana", [])
    moved = [t for t in beside if _PERATURAN.match(text_at(bacaan, t))]
    hasil["dasar_hukum"] = moved
    hasil["kualifikasi_pelaksana"] = [t for t in beside if t not in moved]


def _find_kop(bacaan: Bacaan, hasil: dict[str, list[Tempat]], beside: list[Tempat], first: Baris) -> None:
    above = [t for baris, row in _rows(bacaan) if baris < first for t in row]
    kop = [t for t in (*above, *beside) if any(map(is_kop, text_at(bacaan, t).split("\n")))]
    for isian in _KOP:
        hasil[isian] = list(kop)


def _find_pengesahan(bacaan: Bacaan, hasil: dict[str, list[Tempat]], steps: set[Baris]) -> None:
    """Look for the name that signed beside its label, and else over the NIP wherever that stands."""
    box = hasil.pop("disahkan_oleh", [])
    for isian in _SAH:
        hasil[f"disahkan_oleh.{isian}"] = list(box)
    taken = {t for tempat in hasil.values() for t in tempat}
    free = [t for baris, row in _rows(bacaan) if baris not in steps for t in row if t not in taken]
    nip = next((n for n, t in enumerate(free) if is_nip(text_at(bacaan, t))), None)
    if nip is not None and not split_pengesahan(join_texts(bacaan, box)).nip:
        lines = free[max(0, nip - 3) : nip + 1]
        nama = split_pengesahan(join_texts(bacaan, lines)).nama
        hasil["disahkan_oleh.nip"] = [free[nip]]
        hasil["disahkan_oleh.nama"] = [t for t in lines if nama and nama in text_at(bacaan, t)] or list(box)
    dated = [t for t in free if is_kota_tanggal(text_at(bacaan, t).strip())]
    if dated:
        hasil["disahkan_oleh.tempat_tanggal"] = dated[:1]
        if nip is None and not split_pengesahan(join_texts(bacaan, box)).nama:
            below = free[free.index(dated[0]) + 1 :][:_MAKS_SAH]
            signed = split_pengesahan(join_texts(bacaan, below)).nama
            named = [t for t in below if signed and text_at(bacaan, t).strip() == signed]
            hasil["disahkan_oleh.nama"] = named or hasil["disahkan_oleh.nama"]
