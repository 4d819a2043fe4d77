from __future__ import annotations

from collections.abc import Collection, Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lakip.domain.pemindahan import plan_pindah
from lakip.domain.peralihan import Peralihan, Rencana, Verdik
from tests.lakip.revisi import BARU, LAMA, read_sop
from tests.strategies import runnable


def plan(
    lama: str,
    baru: str,
    terbuka: str,
    terlaksana: str = "",
    *,
    dipilih: Mapping[int, int] | None = None,
    kerja: Mapping[str, str] | None = None,
) -> Rencana:
    """Plan a move between two small SOPs; rows are named by their nomor in the old one."""
    satu, dua = read_sop(lama), read_sop(baru, kerja)
    nomor = [row.nomor for row in satu.langkah]
    return plan_pindah(
        Peralihan(satu, dua),
        [nomor.index(n) for n in terbuka.split()],
        [nomor.index(n) for n in terlaksana.split()],
        dipilih=dipilih,
    )


def places(rencana: Rencana) -> list[int | None]:
    """The rows of the new version, from 1, at which open work goes on."""
    return [k.tempat.simbol + 1 if k.tempat else None for k in rencana.kedudukan]


def test_under_the_same_text_a_report_stands_where_it_stood() -> None:
    rencana = plan(LAMA, LAMA, "3", "1 2")

    assert rencana.verdik is Verdik.DAPAT
    assert places(rencana) == [3]


def test_a_row_that_is_gone_is_gone_on_with_at_the_one_after_it() -> None:
    baru = "1 Kepala mulai -> 3\n3 Kepala keputusan -> ya:4 tidak:1\n4 Staf selesai"

    rencana = plan(LAMA, baru, "2", "1")

    assert rencana.verdik is Verdik.DENGAN_CATATAN
    assert places(rencana) == [2]
    [catatan] = rencana.catatan
    assert "“2. Mengumpulkan data kinerja” tidak ada lagi" in catatan
    assert "langkah sesudahnya" in catatan


def test_instead_the_row_before_may_be_done_once_more() -> None:
    baru = "1 Kepala mulai -> 3\n3 Kepala keputusan -> ya:4 tidak:1\n4 Staf selesai"

    [kedudukan] = plan(LAMA, baru, "2", "1", dipilih={1: 0}).kedudukan

    assert [t.simbol for t in kedudukan.pilihan] == [1, 0]
    assert kedudukan.tempat
    assert kedudukan.tempat.simbol == 0


def test_a_new_row_before_the_position_is_told_and_offered() -> None:
    rencana = plan(LAMA, BARU, "3", "1 2")

    assert places(rencana) == [4]
    assert rencana.dilewati == (2,)
    assert "“8. Merapikan lampiran foto” belum pernah dikerjakan dan dilewati" in rencana.catatan[0]
    assert [t.simbol for t in rencana.kedudukan[0].pilihan] == [3, 2]
    assert plan(LAMA, BARU, "3", "1 2", dipilih={2: 2}).dilewati == ()


def test_an_approval_is_never_passed_over() -> None:
    baru = "1 Kepala mulai -> 2\n2 Staf proses -> 8\n8 Kepala keputusan -> ya:3 tidak:2\n"
    baru += "3 Kepala keputusan -> ya:4 tidak:2\n4 Staf selesai"

    rencana = plan(LAMA, baru, "3", "1 2", kerja={"8": "persetujuan"})

    assert [t.simbol for t in rencana.kedudukan[0].pilihan] == [2]
    assert places(rencana) == [3]


def test_an_approval_that_sent_the_work_back_is_not_passed_over() -> None:
    # Row 3 said no, and row 2 is open again; in the new version row 2 comes after row 3.
    baru = "1 Kepala mulai -> 3\n3 Kepala keputusan -> ya:2 tidak:1\n2 Staf proses -> 4\n4 Staf selesai"

    rencana = plan(LAMA, baru, "2", "1 2 3", kerja={"3": "persetujuan"})

    assert [t.simbol for t in rencana.kedudukan[0].pilihan] == [1]
    assert places(rencana) == [2]


def test_a_row_that_is_to_be_done_again_is_told_where_it_is_passed_over() -> None:
    baru = "1 Kepala mulai -> 3\n3 Kepala keputusan -> ya:2 tidak:1\n2 Staf proses -> 4\n4 Staf selesai"

    rencana = plan(LAMA, baru, "2", "1 2 3")

    assert rencana.dilewati == (1,)
    assert "Langkah “3. Memeriksa rancangan” perlu dikerjakan lagi dan dilewati" in rencana.catatan[0]
    assert [t.simbol for t in rencana.kedudukan[0].pilihan] == [2, 1]


def test_a_check_that_asked_for_repairs_comes_again_after_them() -> None:
    # Row 8 is drawn below the check that sends to it, and leads back there.
    perbaikan = "1 Kepala mulai -> 3\n3 Kepala keputusan -> ya:4 tidak:8\n4 Staf selesai\n8 Staf proses -> "

    assert plan(perbaikan + "3", perbaikan + "3", "8", "1 3").dilewati == ()
    assert plan(perbaikan + "3", perbaikan + "4", "8", "1 3").dilewati == (1,)


def test_where_nothing_around_it_is_left_a_report_cannot_move() -> None:
    rencana = plan(LAMA, "7 Bendahara mulai -> 8\n8 Bendahara selesai", "3", "1 2")

    assert rencana.verdik is Verdik.TIDAK_DAPAT
    assert "tidak mendapat tempat pada versi ini" in rencana.penghalang[0]


def test_branches_that_follow_each_other_now_wait_for_each_other() -> None:
    lama = "1 Kepala mulai -> 2 3\n2 Staf proses -> 4\n3 Umum proses -> 4\n4 Kepala selesai"
    baru = "1 Kepala mulai -> 2\n2 Staf proses -> 3\n3 Umum proses -> 4\n4 Kepala selesai"

    rencana = plan(lama, baru, "2 3", "1")

    assert places(rencana) == [2, 3]
    assert rencana.tertahan == (2,)
    assert any("menunggu cabang lain" in kalimat for kalimat in rencana.catatan)


def test_what_a_decision_had_passed_by_before_is_not_told_as_passed_over() -> None:
    lama = "1 Kepala mulai -> 2\n2 Kepala keputusan -> ya:4 tidak:3\n3 Staf proses -> 4\n4 Staf selesai"

    assert plan(lama, lama, "4", "1 2").dilewati == ()


def test_a_new_column_has_to_be_filled() -> None:
    baru = LAMA.replace("4 Staf", "4 Bendahara")

    rencana = plan(LAMA, baru, "2", "1")

    assert "Kolom baru, orangnya perlu ditetapkan: Bendahara." in rencana.catatan


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(lama=runnable(7), baru=runnable(7), data=st.data())
def test_every_plan_places_all_open_work_inside_the_new_version_or_says_why_not(
    lama: object, baru: object, data: st.DataObject
) -> None:
    peralihan = Peralihan(lama, baru)  # type: ignore[arg-type]
    simbol = list(peralihan.lama.alur.by_id)
    terbuka: Collection[int] = data.draw(st.sets(st.sampled_from(simbol), min_size=1))
    done: Collection[int] = data.draw(st.sets(st.sampled_from(simbol)))

    rencana = plan_pindah(peralihan, sorted(terbuka), done)

    if rencana.verdik is Verdik.TIDAK_DAPAT:
        assert rencana.penghalang
        return
    found = [k.tempat.simbol for k in rencana.kedudukan if k.tempat]
    assert len(found) == len(terbuka)
    assert set(found) <= peralihan.baru.alur.by_id.keys()
    assert set(rencana.tertahan) < set(found), "somebody has something to do"
    assert not set(rencana.dilewati) & set(found)
