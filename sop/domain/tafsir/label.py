"""The labels of the identity block, as offices print them."""

import re
from typing import NamedTuple

# Sumber: PermenPANRB 35/2012, identity block; slips of the scans ("Tanggal Pengesal") by custom.
_TANGGAL = r"(?:tanggal|tgl\.?)\s*"
_LABEL: tuple[tuple[str, str], ...] = (
    ("nomor", r"(?:nomor|no\.?)\s*sop"),
    ("tanggal.pembuatan", rf"{_TANGGAL}(?:pembuatan|pembuat|dibuat)"),
    ("tanggal.revisi", rf"{_TANGGAL}(?:revisi|perubahan)"),
    ("tanggal.efektif", rf"{_TANGGAL}(?:efekti[fp]|berlaku|diberlakukan)"),
    ("tanggal.pengesahan", rf"{_TANGGAL}(?:pengesahan|pengesal|disahkan|penetapan|ditetapkan)"),
    ("disahkan_oleh", r"di\s?(?:sah|syah|tetap)kan\s*oleh"),
    ("judul", r"(?:nama|judul)\s*sop"),
    ("dasar_hukum", r"dasar\s*hukum"),
    ("kualifikasi_pelaksana", r"kualifikasi\s*pelaksana(?:an)?"),
    ("keterkaitan", r"keterkaitan(?:\s*(?:dengan\s*)?sop(?:\s*lain)?)?"),
    ("peralatan", r"peralatan(?:(?:\s*(?:/|dan|&)\s*|\s+)(?:perl?engkapan|kelengkapan))?"),
    ("peringatan", r"peringatan"),
    ("pencatatan", r"pencatat(?:an)?(?:\s*(?:dan|/|&)\s*pendataan)?"),
)
_POLA = tuple((nama, re.compile(rf"{pola}(?P<sela>\s*:\s*|\s+|$)", re.IGNORECASE)) for nama, pola in _LABEL)
_BUTIR = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|[-•*])\s")


class Label(NamedTuple):
    """A label, the field that it is of, and what stands behind it in the same cell."""

    isian: str
    sisa: str


def read_label(sel: str) -> Label | None:
    """Return the label that a cell begins with, or None where the words merely look like one.

    Behind "Nomor SOP" anything may follow; behind the name of a box only a colon, a new line, or a list.
    """
    teks = sel.strip()
    for isian, pola in _POLA:
        if (found := pola.match(teks)) is None:
            continue
        sisa, sela = teks[found.end() :].strip(), found["sela"]
        is_isian_tunggal = isian in ("nomor", "judul", "disahkan_oleh") or isian.startswith("tanggal.")
        if not sisa or is_isian_tunggal or ":" in sela or "\n" in sela or _BUTIR.match(sisa):
            return Label(isian, sisa)
    return None


def strip_label(isian: str, sel: str) -> str:
    """Return what a cell says of the field, without the label where it begins with that."""
    label = read_label(sel)
    return label.sisa if label and isian.split(".")[0] in (label.isian, label.isian.split(".")[0]) else sel
