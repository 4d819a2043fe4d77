"""How much every verb asks of the database, and that ten rounds ask no more than one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip import engine
from lakip.isi import collect_isi
from lakip.models import Dokumen, Penugasan
from sop.models import Pelaksana, VersiSop
from tests.world import PDF, Jalan

TRANSAKSI = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")

Act = Callable[[], object]


def berkas() -> ContentFile[bytes]:
    return ContentFile(PDF, name="bukti.pdf")


def _with_9(verb: Callable[[Jalan, int], object]) -> Callable[[Jalan], Act]:
    def prepare(jalan: Jalan) -> Act:
        pk = jalan["9"].pk
        return lambda: verb(jalan, pk)

    return prepare


def _release(jalan: Jalan) -> Act:
    pk, kepala = jalan["9"].pk, jalan.kantor["Kepala Satuan"]
    engine.take(pk, kepala, at=jalan.tick())
    return lambda: engine.release(pk, kepala, at=jalan.tick())


def _take_over(jalan: Jalan) -> Act:
    pk, kepala = jalan["9"].pk, jalan.kantor["Kepala Satuan"]
    engine.hand_over(pk, kepala, jalan.kantor["Sekretaris"], "Cuti.", at=jalan.tick())
    return lambda: engine.take_over(pk, kepala, "Kembali.", at=jalan.tick())


def _withdraw(jalan: Jalan) -> Act:
    pk, kepala = jalan["9"].pk, jalan.kantor["Kepala Satuan"]
    engine.complete(pk, kepala, at=jalan.tick(), keputusan="ya")
    return lambda: engine.withdraw(pk, kepala, at=jalan.tick())


def _complete_box(jalan: Jalan) -> Act:
    jalan.do("9", "ya")
    staf = jalan.prepare(jalan["10"])
    pk = jalan["10"].pk
    return lambda: engine.complete(pk, staf, at=jalan.tick())


def _take_back(jalan: Jalan) -> Act:
    kepala = jalan.kantor["Kepala Satuan"]
    engine.attach(jalan["9"].pk, kepala, berkas(), at=jalan.tick())
    pk = Dokumen.objects.latest("pk").pk
    return lambda: engine.take_back(pk, kepala, at=jalan.tick())


def _return_to(jalan: Jalan) -> Act:
    pk, simbol = jalan["9"].pk, jalan.simbol("2").pk
    return lambda: engine.return_to(pk, jalan.kantor.pemilik, simbol, "Data baru.", at=jalan.tick())


def _create(jalan: Jalan) -> Act:
    versi = VersiSop.objects.select_related("sop__instansi").get(pk=jalan.kantor.laporan.versi_id)
    pemilik = jalan.kantor.pemilik
    return lambda: engine.create(versi, pemilik, 2030, date(2031, 2, 28), at=jalan.tick())


def _start(jalan: Jalan) -> Act:
    laporan = _create(jalan)()
    return lambda: engine.start(laporan.pk, jalan.kantor.pemilik, at=jalan.tick())  # type: ignore[attr-defined]


def _suspend(jalan: Jalan) -> Act:
    return lambda: engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu.", at=jalan.tick())


def _resume(jalan: Jalan) -> Act:
    _suspend(jalan)()
    return lambda: engine.resume(jalan.kantor.laporan.pk, jalan.kantor.pemilik, at=jalan.tick())


def _cancel(jalan: Jalan) -> Act:
    return lambda: engine.cancel(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Batal.", at=jalan.tick())


def _assign(jalan: Jalan) -> Act:
    kolom = Pelaksana.objects.get(versi=jalan.kantor.laporan.versi_id, nama="KASAD")
    seats = [Penugasan(pegawai=jalan.kantor["Kepala Satuan"])]
    pk, pemilik = jalan.kantor.laporan.pk, jalan.kantor.pemilik
    return lambda: engine.assign(pk, pemilik, kolom, seats, at=jalan.tick())


def _entrust(jalan: Jalan) -> Act:
    pk, pemilik = jalan.kantor.laporan.pk, jalan.kantor.pemilik
    return lambda: engine.entrust(pk, pemilik, jalan.kantor["Staf"], "Mutasi.", at=jalan.tick())


def _issue(jalan: Jalan) -> Act:
    jalan.do("9", "tidak")
    laporan, pemilik, at = jalan.kantor.fresh(), jalan.kantor.pemilik, jalan.tick()
    isi = collect_isi(laporan, at)
    return lambda: engine.issue(laporan.pk, pemilik, isi, berkas(), at=at)


def kepala(verb: Callable[..., object], *args: object, **lain: object) -> Callable[[Jalan], Act]:
    """The verb done by the Kepala at step 9."""
    return _with_9(lambda jalan, pk: verb(pk, jalan.kantor["Kepala Satuan"], *args, at=jalan.tick(), **lain))


def _record_on_paper(jalan: Jalan, pk: int) -> object:
    return engine.record_on_paper(
        pk, jalan.kantor.pemilik, jalan.kantor["Kepala Satuan"], berkas(), at=jalan.tick(), keputusan="ya"
    )


# To go on asks whether a LAKIP is to be frozen, to approve which one was; on paper a scan is stored as well.
VERBS: dict[str, tuple[Callable[[Jalan], Act], int]] = {
    "create": (_create, 11),
    "start": (_start, 7),
    "take": (kepala(engine.take), 6),
    "release": (_release, 5),
    "hand_over": (
        _with_9(
            lambda jalan, pk: engine.hand_over(
                pk, jalan.kantor.pemilik, jalan.kantor["Staf"], "Cuti.", at=jalan.tick()
            )
        ),
        7,
    ),
    "take_over": (_take_over, 6),
    "complete (box)": (_complete_box, 11),
    "complete (ya)": (kepala(engine.complete, keputusan="ya"), 12),
    "complete (tidak)": (kepala(engine.complete, keputusan="tidak", alasan="Keliru."), 9),
    "record_on_paper": (_with_9(_record_on_paper), 17),
    "withdraw": (_withdraw, 12),
    "skip": (
        _with_9(
            lambda jalan, pk: engine.skip(pk, jalan.kantor.pemilik, "Lisan.", at=jalan.tick(), keputusan="ya")
        ),
        8,
    ),
    "return_to": (_return_to, 8),
    "suspend": (_suspend, 4),
    "resume": (_resume, 4),
    "cancel": (_cancel, 5),
    "assign": (_assign, 9),
    "entrust": (_entrust, 4),
    "attach": (kepala(engine.attach, berkas()), 7),
    "take_back": (_take_back, 6),
    "note": (kepala(engine.note, "Sudah dibaca."), 7),
    "issue": (_issue, 9),
}


@pytest.mark.parametrize("rounds", [1, 10])
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_asks_the_same_after_ten_rounds(jalan: Jalan, verb: str, rounds: int) -> None:
    prepare, expected = VERBS[verb]
    for _ in range(rounds):
        jalan.walk_to("9")
        jalan.do("9", "tidak")
    jalan.walk_to("9")
    act = prepare(jalan)

    with CaptureQueriesContext(connection) as captured:
        act()

    data = [q["sql"] for q in captured if not q["sql"].startswith(TRANSAKSI)]
    assert len(data) == expected, "\n".join(sql[:300] for sql in data)
