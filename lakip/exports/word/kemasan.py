"""The file around the document: its parts, its properties, and the same bytes for the same content."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree

POLA = Path(__file__).parent / "pola"
# What the template of python-docx brings along, and this document does without.
TIDAK_DIPAKAI = (
    "/customXml",
    "/extended-properties",
    "/stylesWithEffects",
    "/theme",
    "/thumbnail",
    "/webSettings",
)
# Files in a ZIP cannot be older.
AWAL_ZIP = (1980, 1, 1, 0, 0, 0)


def read_pola(nama: str) -> Any:
    return parse_xml((POLA / f"{nama}.xml").read_bytes())


def open_kosong() -> Any:
    """Return a document without content, with our styles, numbering, fonts and settings."""
    dokumen = docx.Document()
    bagian = dokumen.part
    for relasi in (bagian.package.rels, bagian.rels):
        for kunci in [k for k, satu in relasi.items() if satu.reltype.endswith(TIDAK_DIPAKAI)]:
            del relasi[kunci]
    for nama, tujuan in (
        ("styles", bagian.styles.element),
        ("numbering", bagian.numbering_part.element),
        ("settings", bagian.settings.element),
    ):
        tujuan[:] = deepcopy(list(read_pola(nama)))
    bagian.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)._blob = (POLA / "fontTable.xml").read_bytes()
    bagian.element.body[:] = []
    return dokumen


def add_footnotes(dokumen: Any, catatan: Any) -> None:
    """Add the part that holds the footnotes, which python-docx does not know."""
    bagian = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        etree.tostring(catatan, xml_declaration=True, encoding="UTF-8", standalone=True),
        dokumen.part.package,
    )
    dokumen.part.relate_to(bagian, RELATIONSHIP_TYPE.FOOTNOTES)


def set_sifat(dokumen: Any, html: Any) -> None:
    """Take title, author and moment from the head of the HTML."""
    meta = {satu.get("name"): satu.get("content") for satu in html.iter("meta")}
    pada = datetime.fromisoformat(meta["dcterms.created"]).astimezone(UTC).replace(tzinfo=None)
    sifat = dokumen.core_properties
    sifat.title = html.findtext(".//title")
    sifat.author = sifat.last_modified_by = meta["author"]
    sifat.subject = meta["description"]
    sifat.created = sifat.modified = pada
    sifat.language = html.get("lang")
    sifat.comments = sifat.keywords = ""
    sifat.revision = 1


def pack(dokumen: Any) -> bytes:
    """Return the file, which does not tell when it was made."""
    sementara, keluaran = BytesIO(), BytesIO()
    dokumen.save(sementara)
    with ZipFile(sementara) as asal, ZipFile(keluaran, "w", ZIP_DEFLATED) as tujuan:
        for satu in asal.infolist():
            tujuan.writestr(ZipInfo(satu.filename, AWAL_ZIP), asal.read(satu), ZIP_DEFLATED)
    return keluaran.getvalue()
