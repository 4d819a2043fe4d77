from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip import engine
from lakip.isi.log import Peristiwa, read_log
from tests.lakip.revisi import BARU, LAMA, move, read_sop, revise
from tests.world import Jalan, Kantor, make_alur

pytestmark = pytest.mark.django_db


def events(client: Client, kantor: Kantor) -> list[dict[str, str]]:
    """The events of the log as its owner downloads it."""
    client.force_login(kantor.pemilik)
    response = client.get(reverse("laporan-xes", args=[kantor.laporan.pk]))
    assert response.headers["Content-Type"] == "application/xml"
    assert (
        response.headers["Content-Disposition"]
        == f'attachment; filename="riwayat-{kantor.laporan.tahun}.xes"'
    )
    akar = ET.fromstring(b"".join(response.streaming_content))  # noqa: S314
    return [
        {isi.get("key", ""): isi.get("value", "") for isi in event} for event in akar.iterfind("trace/event")
    ]


def test_a_visit_is_opened_begun_and_completed_by_somebody(jalan: Jalan, client: Client) -> None:
    jalan.do("1")
    sekretaris = jalan.kantor["Sekretaris"]

    dibuka, dimulai, selesai, berikut = events(client, jalan.kantor)

    assert [e["lifecycle:transition"] for e in (dibuka, dimulai, selesai)] == [
        "schedule",
        "start",
        "complete",
    ]
    assert selesai["concept:name"] == "1. Memerintahkan untuk Menyusun Lakip"
    assert selesai["org:resource"] == sekretaris.nama
    assert selesai["org:group"] == "SEKRETARIS"
    assert selesai["putaran"] == "1"
    assert selesai["penyimpangan"] == "false"
    # The office lies in WITA.
    assert selesai["time:timestamp"].startswith("2026-02-02T09:0")
    assert selesai["time:timestamp"].endswith("+08:00")
    assert berikut["concept:name"].startswith("2. ")
    assert "org:resource" not in berikut


def test_the_log_says_by_which_standard_its_keys_are_meant(kantor: Kantor, client: Client) -> None:
    client.force_login(kantor.pemilik)
    response = client.get(reverse("laporan-xes", args=[kantor.laporan.pk]))

    akar = ET.fromstring(b"".join(response.streaming_content))  # noqa: S314

    assert {e.get("prefix"): e.get("uri") for e in akar.iterfind("extension")} == {
        nama: f"http://www.xes-standard.org/{nama}.xesext" for nama in ("concept", "time", "org", "lifecycle")
    }
    assert [s.attrib for s in akar.iterfind("string")] == [{"key": "lifecycle:model", "value": "standard"}]
    assert {c.get("name"): c.get("keys") for c in akar.iterfind("classifier")} == {
        "Langkah": "concept:name",
        "Peristiwa": "concept:name lifecycle:transition",
    }


def test_a_return_and_the_second_round_stand_in_the_log(jalan: Jalan, client: Client) -> None:
    jalan.walk_to("7")
    jalan.do("7")
    jalan.do("7", "tidak")

    *_, putusan, ulang = events(client, jalan.kantor)

    assert (putusan["lifecycle:transition"], putusan["keputusan"]) == ("complete", "tidak")
    assert (ulang["concept:name"], ulang["putaran"]) == ("6. Membuat Dokumen LAKIP", "2")


def test_what_was_skipped_or_asked_back_is_not_completed(jalan: Jalan) -> None:
    jalan.do("1")
    jalan.withdraw("1")
    jalan.do("1")
    tugas = jalan["2"]
    engine.skip(tugas.pk, jalan.kantor.pemilik, "Formatnya sudah ada.", at=jalan.tick())

    log = read_log(jalan.kantor.fresh())

    ends = [
        (k.simbol[:2], k.peristiwa, k.is_penyimpangan)
        for k in log.kejadian
        if k.peristiwa not in (Peristiwa.DIBUKA, Peristiwa.DIMULAI)
    ]
    assert ends == [
        ("1.", Peristiwa.BATAL, False),
        ("2.", Peristiwa.BATAL, False),
        ("1.", Peristiwa.SELESAI, False),
        ("2.", Peristiwa.DILEWATI, True),
    ]


def test_every_event_says_under_which_version_it_happened(senin: datetime, client: Client) -> None:
    jalan = make_alur(read_sop(LAMA), senin)
    jalan.do("1")
    staf = jalan.kantor["Staf"]
    engine.take(jalan["2"].pk, staf, at=jalan.tick())
    move(jalan, revise(jalan, read_sop(BARU)))
    pindah = jalan.at.astimezone(jalan.kantor.laporan.instansi.zona).isoformat(timespec="milliseconds")
    jalan.do("2")

    found = events(client, jalan.kantor)

    assert {e["sop"] for e in found} == {jalan.kantor.fresh().versi.judul}
    assert [e["versi"] for e in found] == sorted(e["versi"] for e in found)
    # What was in hand is put down under the one version and taken up under the other.
    at_move = [(e["versi"], e["lifecycle:transition"]) for e in found if e["time:timestamp"] == pindah]
    assert at_move == [("1", "ate_abort"), ("2", "schedule"), ("2", "start")]
    assert [e["versi"] for e in found if e["lifecycle:transition"] == "complete"] == ["1", "2"]


def test_the_log_costs_as_much_however_long_the_report_ran(jalan: Jalan) -> None:
    jalan.do("1")
    with CaptureQueriesContext(connection) as short:
        read_log(jalan.kantor.fresh())
    jalan.walk_to("9")

    with CaptureQueriesContext(connection) as long:
        read_log(jalan.kantor.fresh())

    assert len(long) == len(short)


def test_before_it_begins_the_log_is_empty(kantor: Kantor, client: Client) -> None:
    assert events(client, kantor) == []
