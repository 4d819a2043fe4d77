"""The log of a report in XES, the standard of process mining."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import datetime

from lakip.isi.log import Kejadian, Log
from sop.domain.teks_xml import clean_xml

_EKSTENSI = {"concept": "Concept", "time": "Time", "org": "Organizational", "lifecycle": "Lifecycle"}


def write_xes(log: Log) -> bytes:
    """Return the log with one trace, the report.

    Each event says by ``sop`` and ``versi`` which BPMN it is to be aligned with.

    Sumber: IEEE 1849-2016 (XES), extensions concept, time, org and lifecycle; ``sop``, ``versi``,
    ``putaran``, ``keputusan`` and ``penyimpangan`` are our own.
    """
    akar = ET.Element("log", {"xes.version": "1.0", "xes.features": ""})
    for prefix, nama in _EKSTENSI.items():
        uri = f"http://www.xes-standard.org/{prefix}.xesext"
        ET.SubElement(akar, "extension", name=nama, prefix=prefix, uri=uri)
    for nama, kunci in (("Langkah", "concept:name"), ("Peristiwa", "concept:name lifecycle:transition")):
        ET.SubElement(akar, "classifier", name=nama, keys=kunci)
    _put(akar, "lifecycle:model", "standard")
    jalan = ET.SubElement(akar, "trace")
    _put(jalan, "concept:name", f"{log.nama} {log.instansi}")
    _put(jalan, "tahun", log.tahun)
    _put(jalan, "status", log.status)
    for satu in log.kejadian:
        _write_kejadian(ET.SubElement(jalan, "event"), satu)
    ET.indent(akar, space=" ")
    return ET.tostring(akar, encoding="utf-8", xml_declaration=True)


def _write_kejadian(event: ET.Element, satu: Kejadian) -> None:
    _put(event, "concept:name", satu.simbol)
    _put(event, "concept:instance", str(satu.tugas))
    _put(event, "lifecycle:transition", satu.peristiwa)
    _put(event, "time:timestamp", satu.waktu)
    _put(event, "org:group", satu.kolom)
    _put(event, "org:resource", satu.orang)
    _put(event, "org:role", satu.kapasitas)
    _put(event, "sop", satu.sop)
    _put(event, "versi", satu.versi)
    _put(event, "putaran", satu.putaran)
    _put(event, "keputusan", satu.keputusan)
    _put(event, "penyimpangan", satu.is_penyimpangan)


def _put(induk: ET.Element, kunci: str, nilai: str | int | bool | datetime) -> None:
    """Add an attribute of the type that its value has; an empty one is left out."""
    match nilai:
        case bool():
            jenis, isi = "boolean", str(nilai).lower()
        case int():
            jenis, isi = "int", str(nilai)
        case datetime():
            jenis, isi = "date", nilai.isoformat(timespec="milliseconds")
        case _:
            jenis, isi = "string", clean_xml(nilai)
    if isi:
        ET.SubElement(induk, jenis, key=kunci, value=isi)
