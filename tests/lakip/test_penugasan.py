from __future__ import annotations

import pytest

from lakip.models import Penugasan
from lakip.penugasan import fill_penugasan, propose_penugasan
from tests.world import Kantor, make_kantor, make_pegawai


@pytest.mark.parametrize(
    "kunci",
    [
        "babel-kesbangpol",
        "kalbar-adpim",
        "bangka-tengah-dinsos",
        "balangan-satpolpp",
        "purwakarta-kesbangpol",
        "grobogan-dpupr",
    ],
)
def test_in_every_office_of_the_demo_all_columns_are_filled_by_the_names_of_posts(
    db: None, senin: object, kunci: str
) -> None:
    laporan = make_kantor(kunci, senin).laporan  # type: ignore[arg-type]

    filled = Penugasan.objects.filter(laporan=laporan).values("pelaksana")
    empty = laporan.versi.pelaksana_set.filter(simbol__isnull=False).exclude(pk__in=filled)
    assert [kolom.nama for kolom in empty] == []


def test_a_column_for_one_post_gets_one(kantor: Kantor) -> None:
    one = Penugasan.objects.filter(laporan=kantor.laporan, pelaksana__nama="SEKRETARIS")

    assert [str(satu) for satu in one] == ["Sekretaris"]


def test_what_a_person_has_set_is_not_proposed_over(kantor: Kantor) -> None:
    kepala = Penugasan.objects.filter(laporan=kantor.laporan, pelaksana__nama="KASAD")
    kepala.update(jabatan=None, pegawai=make_pegawai("plh", kantor.laporan.instansi))

    assert propose_penugasan(kantor.laporan, kantor.laporan.versi) == []
    fill_penugasan(kantor.laporan, kantor.laporan.versi)
    assert kepala.count() == 1


def test_an_empty_column_is_proposed_again(kantor: Kantor) -> None:
    Penugasan.objects.filter(laporan=kantor.laporan, pelaksana__nama="KASAD").delete()

    (satu,) = propose_penugasan(kantor.laporan, kantor.laporan.versi)

    assert (satu.pk, satu.pelaksana.nama, str(satu)) == (None, "KASAD", "Kepala Satuan Polisi Pamong Praja")
