from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.lembar_kerja import room_of
from lakip.models import Dokumen
from tests.world import PDF, Jalan


@pytest.fixture
def dokumen(jalan: Jalan) -> Dokumen:
    """A file that the Staf left at the group's step."""
    tugas = jalan.walk_to("3")
    engine.attach(tugas.pk, jalan.kantor["Staf"], ContentFile(PDF, name="a.pdf"), at=jalan.tick())
    return Dokumen.objects.get()


def test_a_file_is_taken_back_but_not_deleted(jalan: Jalan, dokumen: Dokumen) -> None:
    jejak = engine.take_back(dokumen.pk, jalan.kantor["Staf"], at=jalan.tick())

    dokumen = Dokumen.objects.get()
    assert dokumen.ditarik_pada == jalan.at
    assert Path(dokumen.berkas.path).read_bytes() == PDF
    assert (jejak.tindakan, jejak.tugas, jejak.rincian["nama"]) == ("tarik_dokumen", jalan["3"], "a.pdf")


def test_what_was_taken_back_no_longer_counts_as_output(jalan: Jalan, dokumen: Dokumen) -> None:
    engine.take_back(dokumen.pk, jalan.kantor["Staf"], at=jalan.tick())

    assert room_of(jalan["3"].simbol).missing(jalan["3"])


def test_only_who_left_it_takes_it_back(jalan: Jalan, dokumen: Dokumen) -> None:
    for siapa in ("Fungsional", "Kasubag"):
        with pytest.raises(TidakBerhak, match="Hanya yang melampirkan"):
            engine.take_back(dokumen.pk, jalan.kantor[siapa], at=jalan.tick())
    assert Dokumen.objects.berlaku().exists()


def test_not_twice(jalan: Jalan, dokumen: Dokumen) -> None:
    engine.take_back(dokumen.pk, jalan.kantor["Staf"], at=jalan.tick())

    with pytest.raises(Terlambat, match="sudah ditarik"):
        engine.take_back(dokumen.pk, jalan.kantor["Staf"], at=jalan.tick())


def test_not_after_the_step_was_finished(jalan: Jalan, dokumen: Dokumen) -> None:
    jalan.do("3")

    with pytest.raises(Terlambat):
        engine.take_back(dokumen.pk, jalan.kantor["Staf"], at=jalan.tick())


def test_a_lakip_kept_with_the_report_stays(jalan: Jalan) -> None:
    jalan.build(jalan.kantor.pemilik)

    with pytest.raises(TindakanDitolak, match="tidak dapat ditarik"):
        engine.take_back(Dokumen.objects.get().pk, jalan.kantor.pemilik, at=jalan.tick())
