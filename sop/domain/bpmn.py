"""An SOP as BPMN 2.0, with a lane for every pelaksana and the diagram as the form draws it."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from sop.domain.berkas import Asal, BerkasSop, PanahBerkas, SimbolBerkas
from sop.domain.bpmn_gambar import DenahBpmn, Petak, make_denah_bpmn
from sop.domain.bpmn_unsur import JenisUnsur, Proses, Unsur, build_proses
from sop.domain.teks_xml import clean_xml

_NS = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def write_bpmn(berkas: BerkasSop) -> str:
    """Return the SOP as a BPMN 2.0 document: collaboration, process with lanes, and diagram.

    Sumber: OMG BPMN 2.0.2 (formal/2013-12-09); which element stands for what: ``build_proses``.
    """
    return _Penulis(berkas, build_proses(berkas)).write()


class _Penulis:
    """Writes one SOP; ids of elements are those of ``Proses``."""

    def __init__(self, berkas: BerkasSop, proses: Proses) -> None:
        self.berkas = berkas
        self.proses = proses
        self.simbol = [(langkah, s) for langkah in berkas.langkah for s in langkah.simbol]

    def write(self) -> str:
        for prefix, uri in _NS.items():
            ET.register_namespace(prefix, uri)
        akar = ET.Element(
            _tag("bpmn", "definitions"),
            {"id": "sop", "targetNamespace": f"urn:sop-ap:{self.berkas.kunci}", "exporter": "sop-ap"},
        )
        kolaborasi = _add(akar, "collaboration", id="kolaborasi")
        _add(kolaborasi, "participant", id="instansi", name=self.berkas.instansi.nama, processRef="proses")
        self._write_process(_add(akar, "process", id="proses", name=self.berkas.judul, isExecutable="true"))
        self._write_diagram(akar, make_denah_bpmn(self.berkas, self.proses))
        ET.indent(akar, space=" ")
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(akar, encoding="unicode") + "\n"

    def _write_process(self, proses: ET.Element) -> None:
        _document(proses, [("Nomor SOP", self.berkas.nomor), ("Tgl. efektif", self.berkas.tanggal.efektif)])
        lajur = _add(proses, "laneSet", id="kolom")
        for kolom, pelaksana in enumerate(self.berkas.pelaksana):
            lane = _add(lajur, "lane", id=f"kolom_{kolom + 1}", name=pelaksana.nama)
            for unsur in self.proses.unsur:
                if self._kolom_of(unsur) == kolom:
                    _add(lane, "flowNodeRef").text = unsur.id
        for unsur in self.proses.unsur:
            self._write_unsur(proses, unsur)
        for aliran in self.proses.aliran:
            flow = _add(
                proses, "sequenceFlow", id=aliran.id, name=aliran.nama, sourceRef=aliran.dari,
                targetRef=aliran.ke,
            )  # fmt: skip
            if aliran.membatalkan:
                _document(flow, [("Kembali", "pekerjaan cabang lain yang mengikuti langkah ini batal.")])
            if aliran.syarat:
                syarat = _add(flow, "conditionExpression")
                syarat.set(_tag("xsi", "type"), "bpmn:tFormalExpression")
                syarat.text = clean_xml(aliran.syarat)

    def _write_unsur(self, proses: ET.Element, unsur: Unsur) -> None:
        elemen = _add(proses, unsur.jenis, id=unsur.id, name=unsur.nama)
        if unsur.jenis is JenisUnsur.TUGAS:
            _document(elemen, self._describe(unsur.simbol))
        keluar = [a for a in self.proses.aliran if a.dari == unsur.id]
        if unsur.jenis is JenisUnsur.PUTUSAN:
            elemen.set("default", keluar[0].id)
        for aliran in self.proses.aliran:
            if aliran.ke == unsur.id:
                _add(elemen, "incoming").text = aliran.id
        for aliran in keluar:
            _add(elemen, "outgoing").text = aliran.id

    def _describe(self, nomor: int) -> Iterator[tuple[str, str]]:
        """Mutu baku of the row, and what of the symbol or its arrows is inferred."""
        langkah, simbol = self.simbol[nomor]
        judul = self.berkas.judul_kolom
        for nama in ("kelengkapan", "waktu", "keluaran", "keterangan"):
            yield getattr(judul, nama), getattr(langkah, nama)
        drawn: list[SimbolBerkas | PanahBerkas] = [simbol, *simbol.panah]
        for isi in drawn:
            if isi.asal is Asal.DISIMPULKAN:
                yield "Disimpulkan", isi.alasan or "tanpa alasan"

    def _kolom_of(self, unsur: Unsur) -> int:
        return self.simbol[unsur.simbol][1].pelaksana

    def _write_diagram(self, akar: ET.Element, denah: DenahBpmn) -> None:
        diagram = ET.SubElement(akar, _tag("bpmndi", "BPMNDiagram"), id="diagram")
        bidang = ET.SubElement(diagram, _tag("bpmndi", "BPMNPlane"), id="bidang", bpmnElement="kolaborasi")
        upright = [
            ("instansi", denah.kolam),
            *((f"kolom_{n}", p) for n, p in enumerate(denah.kolom, start=1)),
        ]
        for id, petak in upright:
            _draw(bidang, "BPMNShape", id, petak).set("isHorizontal", "false")
        for unsur in self.proses.unsur:
            bentuk = _draw(bidang, "BPMNShape", unsur.id, denah.unsur[unsur.id])
            if unsur.jenis is JenisUnsur.PUTUSAN:
                bentuk.set("isMarkerVisible", "true")
            if unsur.nama:
                _label(bentuk, denah.nama.get(unsur.id))
        for aliran in self.proses.aliran:
            garis = _draw(bidang, "BPMNEdge", aliran.id)
            for x, y in denah.aliran[aliran.id]:
                ET.SubElement(garis, _tag("di", "waypoint"), x=str(x), y=str(y))
            if aliran.nama:
                _label(garis, denah.nama[aliran.id])


def _tag(prefix: str, nama: str) -> str:
    return f"{{{_NS[prefix]}}}{nama}"


def _add(induk: ET.Element, tag: str, **atribut: str) -> ET.Element:
    """Add an element of the model; an attribute that says nothing is left out."""
    return ET.SubElement(induk, _tag("bpmn", tag), {n: clean_xml(isi) for n, isi in atribut.items() if isi})


def _document(induk: ET.Element, isi: Iterable[tuple[str, str]]) -> None:
    baris = [f"{nama}: {' '.join(teks.split())}" for nama, teks in isi if teks.strip()]
    if baris:
        _add(induk, "documentation").text = clean_xml("\n".join(baris))


def _draw(bidang: ET.Element, tag: str, id: str, petak: Petak | None = None) -> ET.Element:
    gambar = ET.SubElement(bidang, _tag("bpmndi", tag), id=f"gambar_{id}", bpmnElement=id)
    _bound(gambar, petak)
    return gambar


def _label(gambar: ET.Element, petak: Petak | None) -> None:
    if petak:
        _bound(ET.SubElement(gambar, _tag("bpmndi", "BPMNLabel")), petak)


def _bound(induk: ET.Element, petak: Petak | None) -> None:
    if petak:
        x, y, lebar, tinggi = map(str, petak)
        ET.SubElement(induk, _tag("dc", "Bounds"), x=x, y=y, width=lebar, height=tinggi)
