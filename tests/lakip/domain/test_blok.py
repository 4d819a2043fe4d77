import pytest

from lakip.domain.blok import BLOK, find_blok, list_blok, list_of_analisis
from lakip.domain.sistematika import ANALISIS


@pytest.mark.parametrize(
    ("nama", "judul"),
    [
        pytest.param("pengukuran-kinerja", "Pengukuran kinerja", id="of the report"),
        pytest.param("tabel-target:2", "Target dan realisasi sasaran 2", id="of a sasaran"),
        pytest.param("grafik-tahun:11", "Grafik realisasi antartahun sasaran 11", id="chart"),
    ],
)
def test_block_is_found_by_its_name(nama, judul):
    bernama = find_blok(nama)

    assert (bernama.nama, bernama.judul) == (nama, judul)


@pytest.mark.parametrize(
    "nama",
    [
        "",
        "entah",
        "entah:1",
        "tabel-target",
        "pengukuran-kinerja:1",
        "tabel-target:x",
        f"tabel-target:{'9' * 5000}",
    ],
)
def test_name_that_no_block_bears_finds_none(nama):
    assert find_blok(nama) is None


def test_every_block_can_be_found_by_the_name_it_is_listed_with():
    listed = list_blok(2)

    assert [find_blok(satu.nama) for satu in listed] == list(listed)
    assert len(listed) == sum(2 if satu.is_per_sasaran else 1 for satu in BLOK)


def test_every_analysis_draws_a_table_of_itself():
    for analisis in ANALISIS:
        names = [satu.nama for satu in list_of_analisis(analisis.kunci, 3)]
        assert names[0].startswith("tabel-")
        assert names[0].endswith(":3")
