from __future__ import annotations

import json

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.isi import collect_isi
from lakip.models import Dokumen, Jejak, Pegawai, Terbitan, Tugas, VersiNaskah
from lakip.models.dokumen import JenisDokumen
from tests.world import PDF, Jalan, stored_files


def issue(jalan: Jalan, pegawai: Pegawai, tugas: Tugas | None = None, token: str | None = None) -> Jejak:
    laporan, at = jalan.kantor.fresh(), jalan.tick()
    return engine.issue(
        laporan.pk,
        pegawai,
        collect_isi(laporan, at),
        ContentFile(PDF, name="LAKIP-2025.pdf"),
        at=at,
        tugas_pk=tugas.pk if tugas else None,
        token=token,
    )


def test_the_owner_keeps_the_built_lakip_with_the_report(jalan: Jalan) -> None:
    jejak = issue(jalan, jalan.kantor.pemilik)

    dokumen, terbitan = Dokumen.objects.get(), Terbitan.objects.get()
    assert (dokumen.tugas, dokumen.jenis, terbitan.dokumen) == (None, JenisDokumen.LAKIP, dokumen)
    assert jejak.tindakan == "susun"
    assert jejak.rincian == {"dokumen": dokumen.pk, "sha256": dokumen.sha256, "terbitan": 1}


def test_what_it_says_is_kept_with_it(jalan: Jalan) -> None:
    issue(jalan, jalan.kantor.pemilik)

    terbitan = Terbitan.objects.get()
    assert json.loads(terbitan.data)["identitas"]["instansi"] == jalan.kantor.laporan.instansi.nama
    texts = jalan.kantor.laporan.naskah_set
    assert terbitan.naskah == {str(pk): versi for pk, versi in texts.values_list("pk", "versi")}
    assert (terbitan.oleh, terbitan.pada, terbitan.dibekukan_pada) == (jalan.kantor.pemilik, jalan.at, None)


def test_the_same_content_has_the_same_hash_whatever_was_done_meanwhile(jalan: Jalan) -> None:
    issue(jalan, jalan.kantor.pemilik)
    jalan.do("1")
    issue(jalan, jalan.kantor.pemilik)

    first, second = Terbitan.objects.order_by("nomor")
    assert (first.nomor, second.nomor) == (1, 2)
    assert first.hash_isi == second.hash_isi
    assert first.data != second.data


def test_the_same_form_keeps_one(jalan: Jalan) -> None:
    first = issue(jalan, jalan.kantor.pemilik, token="sekali")

    assert issue(jalan, jalan.kantor.pemilik, token="sekali") == first
    assert Terbitan.objects.count() == len(stored_files()) == 1


def test_whoever_writes_keeps_it_with_the_step(jalan: Jalan) -> None:
    tugas = jalan.walk_to("6")

    issue(jalan, jalan.kantor["Staf"], tugas)

    assert Terbitan.objects.get().dokumen.tugas == tugas


def test_a_step_that_is_done_takes_none(jalan: Jalan) -> None:
    tugas = jalan.walk_to("6")
    jalan.do("6")
    before = stored_files()

    with pytest.raises(Terlambat, match="sudah selesai"):
        issue(jalan, jalan.kantor["Staf"], tugas)
    assert stored_files() == before


def test_only_the_owner_keeps_it_with_the_report(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak):
        issue(jalan, jalan.kantor["Staf"])
    assert stored_files() == []


def test_a_cancelled_report_keeps_none(jalan: Jalan) -> None:
    engine.cancel(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Digabung.", at=jalan.tick())

    with pytest.raises(TindakanDitolak, match="sudah dibatalkan"):
        issue(jalan, jalan.kantor.pemilik)
    assert stored_files() == []


def test_it_cannot_be_taken_back(jalan: Jalan) -> None:
    tugas = jalan.walk_to("6")
    issue(jalan, jalan.kantor["Staf"], tugas)

    with pytest.raises(TindakanDitolak, match="tidak dapat ditarik"):
        engine.take_back(Terbitan.objects.get().dokumen_id, jalan.kantor["Staf"], at=jalan.tick())


@pytest.mark.parametrize(
    "change", [{"data": "{}"}, {"hash_isi": "0"}, {"nomor": 7}, {"naskah": {}}], ids=lambda c: next(iter(c))
)
def test_the_database_itself_keeps_it_as_it_is(jalan: Jalan, change: dict[str, object]) -> None:
    issue(jalan, jalan.kantor.pemilik)

    with pytest.raises(IntegrityError, match="Terbitan tidak dapat diubah"), transaction.atomic():
        Terbitan.objects.update(**change)
    with pytest.raises(IntegrityError, match="Terbitan tidak dapat dihapus"), transaction.atomic():
        Terbitan.objects.all().delete()


def test_the_database_itself_keeps_a_version_of_a_text_as_it_is(jalan: Jalan) -> None:
    assert VersiNaskah.objects.exists()

    with pytest.raises(IntegrityError, match="Versi naskah tidak dapat diubah"), transaction.atomic():
        VersiNaskah.objects.update(isi="")
