"""The record of a report as text: one line an act, one line a visit."""

from __future__ import annotations

import json

from lakip.models import Jejak, Tugas
from sop.models import Instansi


def jejak_as_json(jejak: Jejak) -> str:
    """Return one act as a line of JSON: what its hash stands for, and the hashes."""
    isi = {**jejak.isi(), "hash_sebelum": jejak.hash_sebelum, "hash": jejak.hash}
    return json.dumps(isi, ensure_ascii=False, sort_keys=True)


def kunjungan_as_line(tugas: Tugas, instansi: Instansi) -> str:
    """Return one visit as a line: nomor, column, person, from, to, decision; on the office's clock."""
    zona = instansi.zona
    moments = [
        saat.astimezone(zona).strftime("%Y-%m-%d %H:%M:%S") if saat else "-"
        for saat in (tugas.dibuka_pada, tugas.ditutup_pada)
    ]
    cells = [
        tugas.simbol.langkah.nomor,
        tugas.simbol.pelaksana.nama,
        str(tugas.pelaku or "-"),
        *moments,
        tugas.keputusan or tugas.status,
    ]
    return " | ".join(cells)
