from lakip.exports.daftar import count_captions, fill_acuan, list_headings, make_unique
from lakip.exports.tanda import find_tanda, strip_tanda

DEPAN = '<h1 id="ikhtisar">Ikhtisar</h1><table><caption id="bab1">Milik orang</caption></table>'
BADAN = (
    '<h1 id="bab1">Bab I</h1><table><caption id="anggaran">Anggaran</caption></table>'
    '<figure><figcaption id="grafik">Grafik</figcaption></figure>'
    '<table><caption id="anggaran">Anggaran</caption></table>'
)


def test_second_drawing_gets_an_id_of_its_own_and_headings_keep_theirs():
    depan, badan = make_unique([DEPAN, BADAN])

    assert [satu.id for satu in list_headings(depan).tabel] == ["bab1-2"]
    assert [satu.id for satu in list_headings(badan).tabel] == ["anggaran", "anggaran-2"]
    assert list_headings(badan).judul[0].id == "bab1"


def test_captions_are_counted_through_the_whole_document():
    daftar_list = [list_headings(satu) for satu in make_unique([DEPAN, BADAN])]

    assert count_captions(daftar_list) == {
        "bab1-2": "Tabel 1",
        "anggaran": "Tabel 2",
        "anggaran-2": "Tabel 3",
        "grafik": "Gambar 1",
    }


def test_caption_knows_the_heading_above_it():
    assert [satu.tempat for satu in list_headings(BADAN).tabel] == ["Bab I", "Bab I"]


def test_reference_gets_the_name_of_what_it_points_to():
    html = '<a class="acuan" href="#anggaran"></a>, <a class="acuan" href="#hilang"></a>'

    assert fill_acuan(html, {"anggaran": "Tabel 2"}) == (
        '<a class="acuan" href="#anggaran">Tabel 2</a>, '
        '<span class="hilang">(acuan tidak ditemukan: hilang)</span>'
    )


def test_part_is_found_with_the_parts_inside_it():
    html = "x<!--bagian a-->A<!--bagian 1:b-->B<!--/bagian-->C<!--/bagian-->y"

    assert [html[slice(*find_tanda(html, kunci))] for kunci in ("a", "1:b")] == [
        "A<!--bagian 1:b-->B<!--/bagian-->C",
        "B",
    ]
    assert find_tanda(html, "tiada") is None
    assert strip_tanda(html) == "xABCy"
