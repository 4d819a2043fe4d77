"""Opening the figures again after their analysis: who may, from where, and what is recorded."""

from __future__ import annotations

from datetime import datetime

import pytest

from lakip import engine
from lakip.access import TidakBerhak, TindakanDitolak, is_dianalisis
from lakip.models import Jejak
from lakip.models.jejak import Tindakan
from tests.world import Jalan, make_alur, make_kantor, read_alur

FORK = """
    1 A mulai -> 2 3
    2 B proses -> 4
    3 C proses -> 4
    4 A selesai ->
"""


def reopen(jalan: Jalan, alasan: str = "Angka salah ketik.", token: str | None = None) -> Jejak:
    laporan, pemilik = jalan.kantor.laporan.pk, jalan.kantor.pemilik
    return engine.reopen_analysis(laporan, pemilik, alasan, at=jalan.tick(), token=token)


@pytest.mark.parametrize(
    ("kunci", "analisis", "nomor"),
    [
        pytest.param("balangan-satpolpp", "5", "6", id="from the row after the analysis"),
        pytest.param("balangan-satpolpp", "5", "10", id="from far behind it"),
        pytest.param("kalbar-adpim", "6", "8", id="to the writing, where no row analyses"),
        pytest.param("purwakarta-kesbangpol", "3.", "4.", id="to the writing of a short SOP"),
    ],
)
@pytest.mark.usefixtures("db")
def test_owner_goes_back_to_the_analysis_with_a_reason(
    senin: datetime, kunci: str, analisis: str, nomor: str
) -> None:
    jalan = Jalan(make_kantor(kunci, senin), senin).start()
    jalan.walk_to(nomor)

    jejak = reopen(jalan)

    assert jalan.meja == [analisis]
    assert (jejak.tindakan, jejak.alasan, jejak.is_penyimpangan) == (
        Tindakan.KEMBALI_KE, "Angka salah ketik.", True,
    )  # fmt: skip
    assert not is_dianalisis(jalan.kantor.fresh())


def test_figures_are_locked_again_when_the_analysis_is_done_again(jalan: Jalan) -> None:
    jalan.walk_to("7")
    reopen(jalan)

    jalan.do("5")

    assert is_dianalisis(jalan.kantor.fresh())


def test_form_sent_twice_opens_once(jalan: Jalan) -> None:
    jalan.walk_to("7")

    first, second = reopen(jalan, token="satu"), reopen(jalan, token="satu")

    assert first == second
    assert jalan.meja == ["5"]


def test_only_the_owner_opens(jalan: Jalan) -> None:
    jalan.walk_to("7")

    with pytest.raises(TidakBerhak, match="Hanya penanggung jawab"):
        engine.reopen_analysis(jalan.kantor.laporan.pk, jalan.kantor["Sekretaris"], "Salah.", at=jalan.tick())
    assert jalan.meja == ["7"]


def test_a_reason_is_asked_for(jalan: Jalan) -> None:
    jalan.walk_to("7")

    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        reopen(jalan, " ")
    assert jalan.meja == ["7"]


def test_figures_that_are_open_are_not_opened(jalan: Jalan) -> None:
    jalan.walk_to("4")

    with pytest.raises(TindakanDitolak, match="tidak sedang dikunci"):
        reopen(jalan)


def test_figures_of_a_finished_report_stay(jalan: Jalan) -> None:
    jalan.walk_to("11")
    jalan.do("11")

    with pytest.raises(TindakanDitolak, match="selesai; angkanya tidak dapat dibuka"):
        reopen(jalan)


def make_fork(senin: datetime, lembar_kerja: dict[str, str]) -> Jalan:
    """A fork into rows 2 and 3, which meet in row 4; the kinds of work by the nomor of the row."""
    return make_alur(read_alur(FORK, kerja=lembar_kerja), senin)


def skip(jalan: Jalan, nomor: str) -> None:
    """Pass the analysis over: this report has no figures."""
    engine.skip(jalan[nomor].pk, jalan.kantor.pemilik, "Belum ada angka.", at=jalan.tick())


@pytest.mark.usefixtures("db")
def test_all_branches_after_the_analysis_are_made_void(senin: datetime) -> None:
    jalan = make_fork(senin, {"1": "analisis"})
    skip(jalan, "1")
    assert jalan.meja == ["2", "3"]

    reopen(jalan)

    assert jalan.meja == ["1"]


@pytest.mark.usefixtures("db")
def test_branch_beside_the_analysis_has_to_be_done_first(senin: datetime) -> None:
    jalan = make_fork(senin, {"2": "analisis"})
    jalan.do("1")
    skip(jalan, "2")

    with pytest.raises(TindakanDitolak, match="selesaikan dahulu cabang"):
        reopen(jalan)
    jalan.do("3")
    reopen(jalan)

    assert jalan.meja == ["2"]
