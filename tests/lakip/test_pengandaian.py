"""What would become of a report if things went otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from lakip import engine
from lakip.pengandaian import Akibat, Andaian, begin_from, begin_on, suppose
from lakip.posisi import forecast, locate
from sop.domain.jalur import find_putaran
from sop.storage import load_berkas
from tests.world import Jalan, Kantor

pytestmark = pytest.mark.usefixtures("kalender")


def imagine(jalan: Jalan, andaian: Andaian) -> Akibat:
    laporan = jalan.kantor.fresh()
    [posisi] = locate([laporan], jalan.at)
    berkas = load_berkas(laporan.versi)
    return suppose(berkas, andaian, begin_from(berkas, posisi, jalan.at), posisi.jam_kerja)


@pytest.mark.parametrize("nomor", ["1", "6", "9", "11"])
def test_with_nothing_supposed_it_is_the_forecast(jalan: Jalan, nomor: str) -> None:
    jalan.walk_to(nomor)
    [posisi] = locate([jalan.kantor.fresh()], jalan.at)

    akibat = imagine(jalan, Andaian())

    assert akibat.semula == akibat.menjadi == forecast(posisi, jalan.at).selesai
    assert (akibat.bergeser, akibat.selisih) == ((), "tidak berubah")


def test_a_return_that_is_still_to_come_moves_only_what_is_done_again_or_after(jalan: Jalan) -> None:
    jalan.walk_to("8")
    berkas = load_berkas(jalan.kantor.fresh().versi)
    kasubag, kepala = find_putaran(berkas.alur)

    akibat = imagine(jalan, Andaian(kembali={kasubag: 2, kepala: 1}))

    moved = [berkas.langkah[berkas.alur.by_id[satu.simbol].langkah].nomor for satu in akibat.bergeser]
    # The decision of row 7 is behind; rows 8 and 9 come again.
    assert moved == ["8", "9", "10", "11"]
    assert akibat.menjadi > akibat.semula


def test_a_day_off_while_nobody_works_changes_nothing(jalan: Jalan) -> None:
    # A Sunday.
    assert imagine(jalan, Andaian(libur=frozenset({date(2026, 2, 8)}))).menit == 0


def test_a_suspended_report_is_supposed_to_go_on_now(jalan: Jalan) -> None:
    jalan.walk_to("6")
    before = imagine(jalan, Andaian()).semula
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Rapat.", at=jalan.at)
    jalan.at = jalan.at.replace(day=jalan.at.day + 2)

    assert (imagine(jalan, Andaian()).semula.date() - before.date()).days >= 2


def test_hours_that_lead_to_no_end_are_refused_with_a_sentence(kantor: Kantor) -> None:
    [posisi] = locate([kantor.laporan], kantor.laporan.dibuat_pada)
    berkas = load_berkas(kantor.laporan.versi)
    awal = begin_on(berkas, date(9999, 12, 30), posisi.jam_kerja)

    with pytest.raises(ValueError, match="terlalu panjang"):
        suppose(berkas, Andaian(), awal, posisi.jam_kerja)
