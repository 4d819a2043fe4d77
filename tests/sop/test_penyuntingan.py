"""A draft is saved as it is edited: undone at will, never over what somebody else has saved."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sop.domain.alur import JenisSimbol
from sop.domain.berkas_baca import MAX_PANAH, MAX_PELAKSANA
from sop.domain.isian import BerkasDitolak
from sop.domain.sunting.baris import insert_row, remove_row
from sop.domain.sunting.kolom import insert_column
from sop.domain.sunting.panah import add_panah
from sop.domain.sunting.simbol import draw_row
from sop.domain.suntingan import Suntingan, close_suntingan
from sop.models import Simpanan, VersiSop
from sop.penyuntingan import BukanDraf, SudahBerubah, find_other_editor, open_draf, redo, save, undo
from sop.simpanan import SIMPANAN_MAKS, find_bounds
from sop.storage import load_berkas
from tests.sop.factories import KUNCI, SENIN, make_berlaku, make_draf

pytestmark = pytest.mark.django_db


def fresh(versi: VersiSop) -> VersiSop:
    return VersiSop.objects.get(pk=versi.pk)


def keep(versi: VersiSop, suntingan: Suntingan, oleh: str = "Rahmat") -> VersiSop:
    return save(versi.pk, fresh(versi).ubahan, suntingan, oleh=oleh, at=SENIN)


def kegiatan_of(versi: VersiSop) -> list[str]:
    return [langkah.kegiatan for langkah in versi.langkah_set.all()]


@pytest.mark.parametrize("kunci", KUNCI)
def test_draft_that_was_not_touched_is_left_as_it_is(kunci: str) -> None:
    draf = make_draf(kunci)

    keep(draf, open_draf(draf))

    assert (fresh(draf).ubahan, Simpanan.objects.count()) == (0, 0)


def test_what_is_saved_is_the_document_of_the_draft() -> None:
    draf = make_draf()
    suntingan = remove_row(open_draf(draf), 2)

    keep(draf, suntingan)

    assert load_berkas(fresh(draf)) == close_suntingan(suntingan)
    assert open_draf(fresh(draf)) == suntingan


def test_decision_whose_tidak_leads_nowhere_yet_is_kept_so() -> None:
    draf = make_draf()
    kolom = open_draf(draf).baris[1].simbol[0].kolom
    suntingan = draw_row(open_draf(draf), 1, {kolom: JenisSimbol.KEPUTUSAN})

    keep(draf, suntingan)

    assert open_draf(fresh(draf)).baris[1].simbol[0].panah[1].ke == "#"
    assert len(load_berkas(draf).langkah[1].simbol[0].panah) == 1


def test_saves_are_undone_one_by_one_and_done_again() -> None:
    draf = make_draf()
    semula = kegiatan_of(draf)
    for _ in range(2):
        keep(draf, remove_row(open_draf(fresh(draf)), 0))

    for langkah, hilang in ((undo, 1), (undo, 0), (undo, 0), (redo, 1), (redo, 2), (redo, 2)):
        langkah(draf.pk, fresh(draf).ubahan, oleh="Rahmat", at=SENIN)
        assert kegiatan_of(draf) == semula[hilang:]


def test_undo_and_redo_are_offered_where_they_lead_somewhere() -> None:
    draf = make_draf()
    assert find_bounds(draf) == (False, False)

    keep(draf, remove_row(open_draf(draf), 0))
    assert find_bounds(fresh(draf)) == (True, False)

    undo(draf.pk, 1, oleh="Rahmat", at=SENIN)
    assert find_bounds(fresh(draf)) == (False, True)


def test_one_draft_is_undone_and_done_again_whatever_was_saved_of_another() -> None:
    draf, lain = make_draf(), make_draf(kunci="sop-lain")
    semula = kegiatan_of(draf)
    keep(draf, remove_row(open_draf(draf), 0))
    for _ in range(2):
        keep(lain, remove_row(open_draf(fresh(lain)), 3))

    assert kegiatan_of(redo(draf.pk, 1, oleh="Rahmat", at=SENIN)) == semula[1:]
    assert kegiatan_of(undo(draf.pk, 1, oleh="Rahmat", at=SENIN)) == semula


def test_what_was_undone_cannot_come_back_over_what_was_saved_since() -> None:
    draf = make_draf()
    keep(draf, remove_row(open_draf(draf), 0))
    undo(draf.pk, 1, oleh="Rahmat", at=SENIN)
    keep(draf, insert_row(open_draf(fresh(draf)), 0))

    redo(draf.pk, fresh(draf).ubahan, oleh="Rahmat", at=SENIN)

    assert kegiatan_of(draf)[0] == ""


def test_last_states_only_are_kept() -> None:
    draf = make_draf()
    suntingan = open_draf(draf)
    for nomor in range(SIMPANAN_MAKS + 3):
        suntingan = replace(suntingan, identitas=replace(suntingan.identitas, nomor=f"{nomor}"))
        keep(draf, suntingan)

    assert Simpanan.objects.filter(versi=draf).count() == SIMPANAN_MAKS


def test_nobody_saves_over_what_somebody_else_saved() -> None:
    draf = make_draf()
    dibuka = open_draf(draf)
    keep(draf, remove_row(dibuka, 0), oleh="Siti")

    with pytest.raises(SudahBerubah, match=r"disimpan Siti pada 2 Februari 2026 pukul 09\.00"):
        save(draf.pk, 0, insert_row(dibuka, 0), oleh="Rahmat", at=SENIN)

    assert load_berkas(fresh(draf)) == close_suntingan(remove_row(dibuka, 0))


def test_nobody_undoes_what_they_have_not_seen() -> None:
    draf = make_draf()
    keep(draf, remove_row(open_draf(draf), 0), oleh="Siti")

    for langkah in (undo, redo):
        with pytest.raises(SudahBerubah):
            langkah(draf.pk, 0, oleh="Rahmat", at=SENIN)


def test_who_undid_is_named_to_who_has_the_draft_open() -> None:
    draf = make_draf()
    dibuka = keep(draf, remove_row(open_draf(draf), 0), oleh="Siti").ubahan
    undo(draf.pk, dibuka, oleh="Rahmat", at=SENIN + timedelta(hours=1))

    with pytest.raises(SudahBerubah, match=r"disimpan Rahmat pada 2 Februari 2026 pukul 10\.00"):
        save(draf.pk, dibuka, insert_row(open_draf(draf), 0), oleh="Siti", at=SENIN)


@pytest.mark.parametrize(
    ("oleh", "menit", "is_told"), [("Siti", 14, True), ("Siti", 16, False), ("Rahmat", 1, False)]
)
def test_second_editor_is_told_of_the_first(oleh: str, menit: int, is_told: bool) -> None:
    draf = make_draf()
    keep(draf, remove_row(open_draf(draf), 0), oleh=oleh)

    told = find_other_editor(fresh(draf), "Rahmat", SENIN + timedelta(minutes=menit))

    assert ("Siti" in told) is is_told


def test_version_that_is_decided_is_no_draft_any_more() -> None:
    versi = make_berlaku()

    with pytest.raises(BukanDraf, match="buat versi baru"):
        save(versi.pk, 0, remove_row(open_draf(versi), 0), oleh="Rahmat", at=SENIN)


def test_too_long_a_text_is_refused_and_named() -> None:
    draf = make_draf()
    rows = open_draf(draf).baris
    suntingan = replace(open_draf(draf), baris=(replace(rows[0], waktu="9" * 101), *rows[1:]))

    with pytest.raises(
        BerkasDitolak, match="Langkah 1: Waktu seperti tercetak sepanjang 101 huruf"
    ) as ditolak:
        keep(draf, suntingan)
    assert ditolak.value.temuan[0].baris == 0


def test_too_many_columns_and_arrows_are_refused() -> None:
    draf = make_draf()
    suntingan = open_draf(draf)
    for _ in range(MAX_PELAKSANA):
        suntingan = insert_column(suntingan, 0)
    for _ in range(MAX_PANAH):
        suntingan = add_panah(suntingan, 0, 0)

    with pytest.raises(BerkasDitolak, match="paling banyak 30"):
        keep(draf, suntingan)
