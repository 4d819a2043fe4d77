"""Texts of a report in which a year of before was left."""

from __future__ import annotations

from datetime import datetime

import pytest

from lakip.isi.tahun_lama import find_tahun_lama
from lakip.models import Naskah
from tests.lakip.naskah_contoh import write
from tests.world import Kantor

LAMA = "Pada tahun 2024 pegawai berjumlah 52 orang."


def test_texts_with_the_sentence_are_found(kantor: Kantor, senin: datetime) -> None:
    write(kantor.laporan, "bab4_kesimpulan", f"<p>Tahun 2025 baik. <em>{LAMA}</em></p>", senin)

    [satu] = find_tahun_lama(kantor.laporan)
    assert (satu.naskah.bagian, [t.kalimat for t in satu.tahun_lama]) == ("bab4_kesimpulan", [LAMA])


def test_sample_report_names_no_year_of_before(kantor: Kantor) -> None:
    assert find_tahun_lama(kantor.laporan) == ()


@pytest.mark.parametrize(
    ("kunci", "jumlah"),
    [("antar_tahun", 0), ("target_renstra", 0), ("standar_nasional", 0), ("penyebab_solusi", 1)],
)
def test_analyses_across_the_years_may_name_them(kantor: Kantor, kunci: str, jumlah: int) -> None:
    sasaran = kantor.laporan.sasaran_set.first()
    Naskah.objects.filter(laporan=kantor.laporan, sasaran=sasaran, bagian=kunci).update(isi=f"<p>{LAMA}</p>")

    assert len(find_tahun_lama(kantor.laporan)) == jumlah
