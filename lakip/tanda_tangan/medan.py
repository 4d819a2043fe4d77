"""Signature fields, reserved in a PDF before its first signature: tagged, and empty.

All of them must be there before a certifying signature, which allows no more than that fields are filled in.
Sumber: ISO 32000-1 12.7.4.5 and 12.8.2.2 (DocMDP); ISO 14289-1 7.18.1 asks for a Form tag around each widget,
ISO 19005-3 6.3.3 for an appearance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from lakip.tanda_tangan.ukuran import LEBAR, TEMPAT, TINGGI

Kotak = tuple[float, float, float, float]
TANPA_KOTAK: Kotak = (0, 0, 0, 0)
# Print, and locked: nobody moves it.
BENDERA = 4 | 128


@dataclass(frozen=True, slots=True)
class Medan:
    """One field: its name in the file, what a reader calls it, and whether it has a place on the page."""

    nama: str
    label: str
    is_tampak: bool = False


def reserve(pdf: bytes, medan_list: Sequence[Medan]) -> bytes:
    """Return the PDF with its fields, the visible one in the place the document leaves for it.

    Without such a place every field is invisible, on the first page. The same file gives the same bytes.
    Object streams are given up: a validator reads every object anew, and would unpack its stream each time.
    Streams stay as they are.
    """
    with pikepdf.open(BytesIO(pdf)) as berkas:
        tempat = _find_tempat(berkas)
        widgets = [_add(berkas, satu, tempat if satu.is_tampak else None) for satu in medan_list]
        berkas.Root.AcroForm = berkas.make_indirect(Dictionary(Fields=Array(widgets), SigFlags=3))
        keluar = BytesIO()
        berkas.save(
            keluar,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
            fix_metadata_version=False,
            deterministic_id=True,
        )
    return keluar.getvalue()


def list_nama(pdf: bytes) -> dict[str, bool]:
    """Return the names of the signature fields of a PDF, and whether each has a place on the page."""
    with pikepdf.open(BytesIO(pdf)) as berkas:
        form: Any = berkas.Root.get("/AcroForm", Dictionary())
        fields = [satu for satu in form.get("/Fields", []) if satu.get("/FT") == Name.Sig]
        return {str(satu.T): any(map(float, satu.get("/Rect", TANPA_KOTAK))) for satu in fields}


def count_halaman(pdf: bytes) -> int:
    """Return how many pages a PDF has; 0 for what cannot be read as one."""
    try:
        with pikepdf.open(BytesIO(pdf)) as berkas:
            return len(berkas.pages)
    except pikepdf.PdfError:
        return 0


def _find_tempat(berkas: pikepdf.Pdf) -> tuple[Any, Kotak] | None:
    """Return the page and the rectangle that the document leaves for the signature; None if it has none."""
    names: Any = berkas.Root.get("/Names", Dictionary()).get("/Dests")
    if names is None:
        return None
    found = pikepdf.NameTree(names).get(TEMPAT)
    if found is None:
        return None
    # [page /XYZ left top zoom], of the upper left corner.
    halaman, _, kiri, atas = list(found)[:4]
    x, y = float(kiri), float(atas)
    return halaman, (x, y - TINGGI, x + LEBAR, y)


def _add(berkas: pikepdf.Pdf, medan: Medan, tempat: tuple[Any, Kotak] | None) -> Any:
    halaman, kotak = tempat or (berkas.pages[0].obj, TANPA_KOTAK)
    kosong = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, kotak[2] - kotak[0], kotak[3] - kotak[1]]),
    )
    widget = berkas.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, F=BENDERA, P=halaman,
            T=String(medan.nama), TU=String(medan.label), Rect=Array(kotak),
            AP=Dictionary(N=berkas.make_stream(b"", kosong)),
        )
    )  # fmt: skip
    if "/Annots" not in halaman:
        halaman.Annots = berkas.make_indirect(Array())
    halaman.Annots.append(widget)
    halaman.Tabs = Name.S
    if "/StructTreeRoot" in berkas.Root:
        _tag(berkas, widget, halaman, medan.label)
    return widget


def _tag(berkas: pikepdf.Pdf, widget: Any, halaman: Any, label: str) -> None:
    """Enter the widget into the structure of the document, at its end."""
    akar: Any = berkas.Root.StructTreeRoot
    induk = akar.K if isinstance(akar.K, Dictionary) else akar.K[0]
    form = berkas.make_indirect(
        Dictionary(
            Type=Name.StructElem, S=Name.Form, P=induk, Pg=halaman, Alt=String(label),
            K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=halaman),
        )
    )  # fmt: skip
    induk.K.append(form)
    kunci = int(akar.get("/ParentTreeNextKey", 0)) or 1 + max(
        (int(satu) for satu in list(akar.ParentTree.Nums)[::2]), default=-1
    )
    widget.StructParent = kunci
    akar.ParentTree.Nums.extend([kunci, form])
    akar.ParentTreeNextKey = kunci + 1
