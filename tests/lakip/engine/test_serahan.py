"""What a unit hands in: read first, applied once, and kept with its history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.base import ContentFile, File

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.engine import cancel
from lakip.engine.serahan import apply_serahan, declare_filled, read_stored, receive
from lakip.models import Anggaran, FormatData, Indikator, Jejak, Nilai, Penjelasan, Serahan
from sop.imports.penjaga_buku import MAKS_BYTE
from tests.lakip.engine.test_sekali import at_once, kantor_nyata, refused  # noqa: F401 - a fixture
from tests.lakip.isian_unit import fill, make_format
from tests.world import Jalan, make_kantor, stored_files

Send = Callable[["ContentFile[bytes]"], Serahan]


@pytest.fixture
def format_data(jalan: Jalan) -> FormatData:
    return make_format(jalan, "Ketertiban")


@pytest.fixture
def indikator(format_data: FormatData) -> Indikator:
    """Persentase penurunan pelanggaran: target 47, realisasi 49,81."""
    return Indikator.objects.filter(unit=format_data.unit).first()


@pytest.fixture
def send(jalan: Jalan, format_data: FormatData) -> Send:
    return lambda berkas: receive(format_data.pk, jalan.kantor["Ketertiban"], berkas, at=jalan.tick())


def realisasi_of(indikator: Indikator) -> Decimal | None:
    return indikator.nilai_set.get(tahun=2025, triwulan=None).realisasi


def apply_now(jalan: Jalan, serahan: Serahan, **lain: str) -> Jejak:
    tanda = lain.pop("tanda", None) or read_stored(serahan).tanda
    return apply_serahan(serahan.pk, jalan.kantor["Ketertiban"], tanda, at=jalan.tick(), **lain)


# --- taking in ------------------------------------------------------------------------------------------


def test_a_sound_workbook_waits_and_changes_nothing_yet(
    format_data: FormatData, indikator: Indikator, send: Send
) -> None:
    serahan = send(fill(format_data, {(indikator, "realisasi"): 51}, "Data Trantibum.xlsx"))

    assert (serahan.nomor, serahan.status, serahan.nama) == (1, "diperiksa", "Data Trantibum.xlsx")
    assert len(stored_files()) == 1
    assert realisasi_of(indikator) == Decimal("49.81")


def test_a_workbook_with_a_fault_is_kept_to_be_mended(
    format_data: FormatData, indikator: Indikator, send: Send
) -> None:
    serahan = send(fill(format_data, {(indikator, "realisasi"): "banyak"}))

    assert serahan.status == "bertemuan"
    assert [satu.lembar for satu in read_stored(serahan).temuan] == ["Indikator"]


def test_a_workbook_that_was_lost_from_the_disk_is_asked_for_again(
    jalan: Jalan, format_data: FormatData, indikator: Indikator, send: Send
) -> None:
    serahan = send(fill(format_data, {(indikator, "realisasi"): 51}))
    serahan.berkas.storage.delete(serahan.berkas.name)

    with pytest.raises(TindakanDitolak, match="tidak ada lagi di penyimpanan; unggah sekali lagi"):
        apply_serahan(serahan.pk, jalan.kantor["Ketertiban"], "", at=jalan.tick())
    assert realisasi_of(indikator) == Decimal("49.81")


def test_what_is_no_workbook_is_refused_and_not_kept(send: Send) -> None:
    with pytest.raises(TindakanDitolak, match="PDF"):
        send(ContentFile(b"%PDF-1.7", name="data.xlsx"))

    assert not Serahan.objects.exists()
    assert stored_files() == []


def test_a_file_too_large_is_refused_before_it_is_read(jalan: Jalan, format_data: FormatData) -> None:
    class Unread(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise AssertionError("it was read")

    berkas = File(Unread(), name="data.xlsx")
    berkas.size = MAKS_BYTE + 1

    with pytest.raises(TindakanDitolak, match="terlalu besar; paling besar 10 MB"):
        receive(format_data.pk, jalan.kantor["Ketertiban"], berkas, at=jalan.tick())


def test_a_workbook_is_kept_under_the_ending_that_it_has(format_data: FormatData, send: Send) -> None:
    assert send(fill(format_data, nama="../data.html")).nama == "data.xlsx"


def test_the_same_file_sent_again_is_answered_with_its_first_result(
    format_data: FormatData, send: Send
) -> None:
    berkas = fill(format_data).read()

    first, second = (send(ContentFile(berkas, name="data.xlsx")) for _ in range(2))

    assert first == second
    assert len(stored_files()) == 1


def test_every_other_file_gets_the_next_number(
    format_data: FormatData, indikator: Indikator, send: Send
) -> None:
    nomor = [send(fill(format_data, {(indikator, "realisasi"): n})).nomor for n in (50, 51, 50)]

    assert nomor == [1, 2, 3]


def test_people_of_another_unit_hand_in_nothing(jalan: Jalan, format_data: FormatData) -> None:
    with pytest.raises(TidakBerhak, match="diisi oleh pegawai unit itu"):
        receive(format_data.pk, jalan.kantor["Perlindungan"], fill(format_data), at=jalan.tick())
    assert stored_files() == []


def test_a_workbook_of_another_unit_is_refused(jalan: Jalan, format_data: FormatData, send: Send) -> None:
    other = FormatData.objects.select_related("unit", "laporan").get(unit__nama__icontains="Perlindungan")

    with pytest.raises(TindakanDitolak, match="Perlindungan"):
        send(fill(other))


def test_a_report_that_does_not_run_takes_nothing_in(
    jalan: Jalan, format_data: FormatData, send: Send
) -> None:
    berkas = fill(format_data)
    cancel(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Digabung.", at=jalan.tick())

    with pytest.raises(TidakBerhak, match="Laporan ini dibatalkan"):
        send(berkas)


# --- applying -------------------------------------------------------------------------------------------


def test_applied_it_changes_the_figures_and_says_so_in_the_record(
    jalan: Jalan, format_data: FormatData, indikator: Indikator, send: Send
) -> None:
    belanja = Anggaran.objects.get(kode="1.05.02.2.01.0001")
    kata = {(indikator, "realisasi"): 51.5, (indikator, "upaya"): "Patroli malam."}
    serahan = send(fill(format_data, {**kata, (belanja, "realisasi"): 1000}))

    jejak = apply_now(jalan, serahan)

    serahan.refresh_from_db()
    belanja.refresh_from_db()
    assert realisasi_of(indikator) == Decimal("51.5")
    assert Penjelasan.objects.get(indikator=indikator).upaya == "Patroli malam."
    assert (belanja.realisasi, belanja.unit) == (Decimal(1000), None)
    assert (serahan.status, serahan.diterapkan_oleh) == ("diterapkan", jalan.kantor["Ketertiban"])
    assert [baris[2:] for baris in serahan.perubahan] == [
        ["49,81", "51,5"],
        ["", "Patroli malam."],
        ["Rp608.650.000", "Rp1.000"],
    ]
    assert (jejak.tindakan, jejak.rincian) == (
        "terima_data",
        {
            "unit": format_data.unit.nama,
            "serahan": 1,
            "perubahan": 3,
            "nama": "data.xlsx",
            "sha256": serahan.sha256,
        },
    )


def test_a_later_one_takes_its_place(
    jalan: Jalan, format_data: FormatData, indikator: Indikator, send: Send
) -> None:
    for realisasi in (50, 51):
        apply_now(jalan, send(fill(format_data, {(indikator, "realisasi"): realisasi})))

    assert list(Serahan.objects.values_list("nomor", "status")) == [(1, "digantikan"), (2, "diterapkan")]
    assert realisasi_of(indikator) == 51


def test_a_double_click_applies_it_once(jalan: Jalan, format_data: FormatData, send: Send) -> None:
    serahan = send(fill(format_data))
    tanda = read_stored(serahan).tanda

    first, second = (apply_now(jalan, serahan, tanda=tanda, token="sekali") for _ in range(2))

    assert first == second


def test_applied_already_it_is_not_applied_again(jalan: Jalan, format_data: FormatData, send: Send) -> None:
    serahan = send(fill(format_data))
    apply_now(jalan, serahan)

    with pytest.raises(Terlambat, match="sudah diterapkan oleh Arif Rahman"):
        apply_now(jalan, serahan)


def test_what_has_changed_since_it_was_looked_at_is_looked_at_again(
    jalan: Jalan, format_data: FormatData, indikator: Indikator, send: Send
) -> None:
    serahan = send(fill(format_data, {(indikator, "realisasi"): 51}))
    tanda = read_stored(serahan).tanda
    indikator.nilai_set.filter(tahun=2025, triwulan=None).update(realisasi=48)

    with pytest.raises(Terlambat, match="berubah sejak Anda membukanya"):
        apply_now(jalan, serahan, tanda=tanda)

    assert realisasi_of(indikator) == 48
    assert Serahan.objects.get().status == "diperiksa"


def test_only_the_newest_is_applied(
    jalan: Jalan, format_data: FormatData, indikator: Indikator, send: Send
) -> None:
    lama = send(fill(format_data))
    send(fill(format_data, {(indikator, "realisasi"): 51}))

    with pytest.raises(Terlambat, match="lebih baru, nomor 2"):
        apply_now(jalan, lama)


def test_one_with_faults_is_not_applied(
    jalan: Jalan, format_data: FormatData, indikator: Indikator, send: Send
) -> None:
    serahan = send(fill(format_data, {(indikator, "realisasi"): "banyak"}))

    with pytest.raises(TindakanDitolak, match="belum dapat diterapkan"):
        apply_now(jalan, serahan)


def test_one_whose_faults_have_gone_meanwhile_is_applied(
    jalan: Jalan, format_data: FormatData, indikator: Indikator, send: Send
) -> None:
    Indikator.objects.filter(pk=indikator.pk).update(jenis_nilai="predikat", skala=["C", "B"])
    serahan = send(fill(format_data, {(indikator, "realisasi"): "A"}))
    Indikator.objects.filter(pk=indikator.pk).update(skala=["C", "B", "A"])

    apply_now(jalan, serahan)

    assert indikator.nilai_set.get(tahun=2025, triwulan=None).realisasi_teks == "A"


def test_a_fault_that_came_up_meanwhile_stops_it(
    jalan: Jalan, format_data: FormatData, indikator: Indikator, send: Send
) -> None:
    serahan = send(fill(format_data, {(indikator, "realisasi"): 51}))
    Indikator.objects.filter(pk=indikator.pk).update(jenis_nilai="predikat", skala=["B", "A"])

    with pytest.raises(TindakanDitolak, match="belum dapat diterapkan"):
        apply_now(jalan, serahan)


def test_people_of_another_unit_apply_nothing(jalan: Jalan, format_data: FormatData, send: Send) -> None:
    serahan = send(fill(format_data))

    with pytest.raises(TidakBerhak):
        apply_serahan(serahan.pk, jalan.kantor["Perlindungan"], "", at=jalan.tick())


def test_once_the_figures_are_analysed_nothing_is_applied(
    jalan: Jalan, format_data: FormatData, send: Send
) -> None:
    serahan = send(fill(format_data))
    jalan.walk_to("6")

    with pytest.raises(TidakBerhak, match="angka laporan ini dikunci"):
        apply_now(jalan, serahan)


# --- filled in on the web -------------------------------------------------------------------------------


def test_what_was_filled_in_on_the_web_takes_the_place_of_a_workbook(
    jalan: Jalan, format_data: FormatData, send: Send
) -> None:
    apply_now(jalan, send(fill(format_data)))

    jejak = declare_filled(
        jalan.kantor.laporan.pk, jalan.kantor["Ketertiban"], format_data.unit, at=jalan.tick()
    )

    assert list(Serahan.objects.values_list("nomor", "status", "berkas", "perubahan"))[1:] == [
        (2, "diterapkan", "", [])
    ]
    assert Serahan.objects.get(nomor=1).status == "digantikan"
    assert jejak.rincian == {"unit": format_data.unit.nama, "serahan": 2, "perubahan": 0}


def test_nothing_at_all_is_not_handed_in(jalan: Jalan, format_data: FormatData) -> None:
    unit = format_data.unit
    Nilai.objects.filter(indikator__unit=unit).update(status="belum_diukur", realisasi=None)
    Penjelasan.objects.filter(indikator__unit=unit).delete()
    Anggaran.objects.filter(kode__startswith="1.05.02").update(realisasi=None)

    with pytest.raises(TindakanDitolak, match="Belum ada satu pun yang diisi"):
        declare_filled(jalan.kantor.laporan.pk, jalan.kantor["Ketertiban"], unit, at=jalan.tick())

    assert not Serahan.objects.exists()


def test_without_a_form_nothing_is_handed_in(jalan: Jalan, format_data: FormatData) -> None:
    unit = format_data.unit
    format_data.delete()

    with pytest.raises(TindakanDitolak, match="belum dibuat"):
        declare_filled(jalan.kantor.laporan.pk, jalan.kantor["Ketertiban"], unit, at=jalan.tick())


# --- two at the same moment -----------------------------------------------------------------------------


def test_two_apply_at_the_same_moment_and_one_is_applied(kantor_nyata: None, senin: datetime) -> None:  # noqa: F811
    jalan = Jalan(make_kantor("balangan-satpolpp", senin), senin).start()
    format_data = make_format(jalan, "Ketertiban")
    indikator = Indikator.objects.filter(unit=format_data.unit).first()
    unit, pemilik = jalan.kantor["Ketertiban"], jalan.kantor.pemilik
    for realisasi in range(10):
        berkas = fill(format_data, {(indikator, "realisasi"): realisasi})
        serahan = receive(format_data.pk, unit, berkas, at=jalan.tick())
        tanda, at = read_stored(serahan).tanda, jalan.tick()

        outcome = at_once(
            lambda pk=serahan.pk, tanda=tanda, at=at: apply_serahan(pk, unit, tanda, at=at),
            lambda pk=serahan.pk, tanda=tanda, at=at: apply_serahan(pk, pemilik, tanda, at=at),
        )

        assert refused(outcome) == ["Terlambat"]
        assert realisasi_of(indikator) == realisasi
        assert Serahan.objects.filter(status="diterapkan").count() == 1
    assert Jejak.objects.filter(tindakan="terima_data").count() == 10


def test_two_send_at_the_same_moment_and_both_are_kept(kantor_nyata: None, senin: datetime) -> None:  # noqa: F811
    jalan = Jalan(make_kantor("balangan-satpolpp", senin), senin).start()
    format_data = make_format(jalan, "Ketertiban")
    indikator = Indikator.objects.filter(unit=format_data.unit).first()
    unit, at = jalan.kantor["Ketertiban"], jalan.tick()
    berkas = [fill(format_data, {(indikator, "realisasi"): n}).read() for n in (1, 1, 2, 3)]

    def send(isi: bytes) -> Serahan:
        return receive(format_data.pk, unit, ContentFile(isi, name="data.xlsx"), at=at)

    outcome = at_once(*(lambda isi=isi: send(isi) for isi in berkas))

    assert all(isinstance(satu, Serahan) for satu in outcome), outcome
    nomor = list(Serahan.objects.values_list("nomor", flat=True))
    assert nomor in ([1, 2, 3], [1, 2, 3, 4])  # the same file twice is one, unless another came between
    assert len(stored_files()) == len(nomor)
