from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.models import Dokumen, Jejak
from tests.world import PDF, Jalan, stored_files


def attach(jalan: Jalan, siapa: str = "Sekretaris", nama: str = "disposisi.pdf", **lain: str) -> Jejak:
    berkas = ContentFile(PDF, name=nama)
    return engine.attach(jalan[jalan.meja[0]].pk, jalan.kantor[siapa], berkas, at=jalan.tick(), **lain)


def test_a_file_is_left_at_the_step(jalan: Jalan) -> None:
    jejak = attach(jalan)

    dokumen = Dokumen.objects.get()
    assert (dokumen.tugas, dokumen.nama, dokumen.ukuran, dokumen.oleh, dokumen.pada) == (
        jalan["1"],
        "disposisi.pdf",
        len(PDF),
        jalan.kantor["Sekretaris"],
        jalan.at,
    )
    assert Path(dokumen.berkas.path).read_bytes() == PDF
    assert (jejak.tindakan, jejak.kapasitas) == ("lampirkan", "Sekretaris")
    assert jejak.rincian == {
        "dokumen": dokumen.pk,
        "nama": "disposisi.pdf",
        "sha256": dokumen.sha256,
    }


def test_a_colleague_of_the_column_may_add_to_what_another_has_taken(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")
    engine.take(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())

    jejak = attach(jalan, "Fungsional")

    assert jejak.kapasitas == "Jabatan Fungsional Umum Pelaporan"


def test_another_column_leaves_neither_row_nor_file(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak):
        attach(jalan, "Kepala Satuan")

    assert not Dokumen.objects.exists()
    assert stored_files() == []
    assert len(jalan.kantor.jejak()) == 2


def test_a_finished_step_takes_no_more_files(jalan: Jalan) -> None:
    tugas = jalan.do("1")

    with pytest.raises(Terlambat):
        engine.attach(tugas.pk, jalan.kantor["Sekretaris"], ContentFile(PDF, name="a.pdf"), at=jalan.tick())
    assert stored_files() == []


def test_a_second_click_leaves_one_file(jalan: Jalan) -> None:
    first = attach(jalan, token="sekali")

    assert attach(jalan, token="sekali") == first
    assert Dokumen.objects.count() == len(stored_files()) == 1


def test_a_file_that_cannot_be_taken_leaves_nothing(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="tidak dapat diterima"):
        attach(jalan, nama="lakip.exe")

    assert stored_files() == []
