from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from lakip import engine
from lakip.access import TidakBerhak, TindakanDitolak
from lakip.models import Dokumen
from lakip.models.dokumen import JenisDokumen
from tests.world import PDF, Jalan, stored_files


def lakip() -> ContentFile[bytes]:
    return ContentFile(PDF, name="LAKIP-2025.pdf")


def test_the_owner_keeps_the_built_lakip_with_the_report(jalan: Jalan) -> None:
    jejak = engine.keep_lakip(jalan.kantor.laporan.pk, jalan.kantor.pemilik, lakip(), at=jalan.tick())

    dokumen = Dokumen.objects.get()
    assert (dokumen.laporan, dokumen.tugas, dokumen.jenis) == (
        jalan.kantor.laporan,
        None,
        JenisDokumen.LAKIP,
    )
    assert (jejak.tindakan, jejak.rincian) == ("susun", {"dokumen": dokumen.pk, "sha256": dokumen.sha256})


def test_also_when_the_report_is_finished(jalan: Jalan) -> None:
    jalan.walk_to("11")
    jalan.do("11")

    jejak = engine.keep_lakip(jalan.kantor.laporan.pk, jalan.kantor.pemilik, lakip(), at=jalan.tick())

    assert jejak.rincian["dokumen"] == Dokumen.objects.get(tugas=None).pk


def test_only_the_owner_keeps_it(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak):
        engine.keep_lakip(jalan.kantor.laporan.pk, jalan.kantor["Staf"], lakip(), at=jalan.tick())
    assert stored_files() == []


def test_a_cancelled_report_keeps_none(jalan: Jalan) -> None:
    engine.cancel(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Digabung.", at=jalan.tick())

    with pytest.raises(TindakanDitolak, match="sudah dibatalkan"):
        engine.keep_lakip(jalan.kantor.laporan.pk, jalan.kantor.pemilik, lakip(), at=jalan.tick())
    assert stored_files() == []
