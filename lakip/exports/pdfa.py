"""The last touches to a PDF/A-3a: the claim of PDF/UA-1 beside it, and page labels."""

from collections.abc import Callable
from typing import Any

import pydyf

# Sumber: ISO 14289-1 for the claim; ISO 19005-3 6.6.2.3 asks for the schema of what it does not know.
UA_1 = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
AKHIR_RDF = b"</rdf:RDF>"


def make_finisher(halaman_depan: int) -> Callable[[Any, pydyf.PDF], None]:
    """Return WeasyPrint's ``finisher`` for a document with so many pages before Bab I.

    They are labelled i, ii, ...; those from Bab I on 1, 2, ...
    """

    def finish(document: Any, pdf: pydyf.PDF) -> None:
        for satu in pdf.objects:
            if isinstance(satu, pydyf.Stream):
                if satu.extra.get("Type") == "/Metadata":
                    _claim_ua(satu)
                # Some readers take a carriage return before "endstream" for part of the line end.
                elif satu.compress and satu.data.endswith(b"\r\nendstream"):
                    satu.compress = False
        label = [0, "<</S/r>>", halaman_depan, "<</S/D>>"] if halaman_depan else [0, "<</S/D>>"]
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(label)})

    return finish


def _claim_ua(metadata: pydyf.Stream) -> None:
    """Add the claim to the XMP packet, which stays uncompressed: the strictest reading of PDF/A."""
    awal, tanda, akhir = b"".join(metadata.stream).rpartition(AKHIR_RDF)
    metadata.stream = [awal + UA_1 + tanda + akhir]
    metadata.compress = False
