"""A report is moved while its document is corrected, signed, or handed up; what stands of it then."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from lakip import engine
from lakip.access import TindakanDitolak, analysed_at, frozen_at
from lakip.arsip.buat import make_arsip
from lakip.arsip.bukti import prove
from lakip.domain.manifest import NAMA
from lakip.isi import collect_isi
from lakip.koreksi import catatan_of, list_unanswered
from lakip.lifecycle import StatusLaporan
from lakip.management.commands.periksa_jejak import check_jejak
from lakip.models import Arsip, Paraf, Terbitan
from lakip.models.tanda_tangan import JenisTandaTangan
from sop.models import VersiSop
from sop.storage import load_berkas
from tests.lakip.revisi import move, revise
from tests.lakip.tertanda import sign
from tests.world import Jalan

SOP = "10-data/sop-versi-{}-balangan-satpolpp"

pytestmark = pytest.mark.usefixtures("kalender")


def revise_waktu(jalan: Jalan) -> VersiSop:
    """Put a revision into force that gives every row two days."""
    berkas = load_berkas(jalan.kantor.fresh().versi)
    return revise(jalan, replace(berkas, langkah=tuple(replace(r, waktu="2 Hari") for r in berkas.langkah)))


@pytest.fixture
def dikoreksi(jalan: Jalan) -> Jalan:
    """The document was written; the Kasubag corrects it in row 7."""
    jalan.walk_to("7")
    return jalan


def test_a_remark_that_is_being_written_goes_with_its_step(dikoreksi: Jalan) -> None:
    tugas = dikoreksi["7"]
    kasubag = dikoreksi.kantor.turn_of(tugas, dikoreksi.at)
    engine.add_catatan(tugas.pk, kasubag, "Perbaiki Bab I.", 1, at=dikoreksi.tick())

    move(dikoreksi, revise_waktu(dikoreksi))

    assert [satu.teks for satu in catatan_of(dikoreksi["7"])] == ["Perbaiki Bab I."]
    assert not list_unanswered(dikoreksi.kantor.fresh()).exists(), "nobody has sent it off yet"


def test_what_was_analysed_stays_locked(dikoreksi: Jalan) -> None:
    before = analysed_at(dikoreksi.kantor.fresh())

    move(dikoreksi, revise_waktu(dikoreksi))

    assert before
    assert analysed_at(dikoreksi.kantor.fresh()) == before


def test_it_is_corrected_handed_up_and_frozen_under_the_new_version(dikoreksi: Jalan) -> None:
    move(dikoreksi, revise_waktu(dikoreksi))

    dikoreksi.do("7")
    dikoreksi.do("7", "ya")
    dikoreksi.do("8")

    laporan = dikoreksi.kantor.fresh()
    assert Paraf.objects.filter(laporan=laporan, gugur_pada__isnull=True).count() == 1
    assert frozen_at(laporan) == dikoreksi.at


def test_what_is_handed_up_stays_under_its_version(jalan: Jalan) -> None:
    jalan.walk_to("9")
    versi = revise_waktu(jalan)

    with pytest.raises(TindakanDitolak, match="sudah diajukan"):
        move(jalan, versi)

    jalan.do("9", "tidak")
    move(jalan, versi)
    assert frozen_at(jalan.kantor.fresh()) is None


def test_a_lakip_with_a_paraf_in_it_is_built_anew_first(dikoreksi: Jalan) -> None:
    oleh = dikoreksi.kantor["Sekretaris"]
    sign(Terbitan.objects.get(), oleh, dikoreksi.tick(), jenis=JenisTandaTangan.PARAF)
    versi = revise_waktu(dikoreksi)

    with pytest.raises(TindakanDitolak, match="Susun dokumen LAKIP kembali"):
        move(dikoreksi, versi)

    dikoreksi.build(dikoreksi.kantor.pemilik)
    move(dikoreksi, versi)


def test_the_archive_of_a_moved_report_proves_itself(dikoreksi: Jalan, tmp_path: Path) -> None:
    move(dikoreksi, revise_waktu(dikoreksi))
    while desk := dikoreksi.kantor.desk():
        keputusan = "ya" if desk[0].simbol.jenis == "keputusan" else ""
        dikoreksi.do(desk[0].simbol.langkah.nomor, keputusan)
    laporan = dikoreksi.kantor.fresh()
    assert laporan.status == StatusLaporan.SELESAI

    make_arsip(laporan, dikoreksi.kantor.pemilik, at=dikoreksi.tick())

    assert check_jejak(dikoreksi.kantor.fresh()) is None
    arsip = tmp_path / "arsip.zip"
    with Arsip.objects.get().dokumen.berkas.open("rb") as berkas:
        arsip.write_bytes(berkas.read())
    assert list(prove(arsip))
    with ZipFile(arsip) as isi:
        waktu = {
            versi: {row["waktu"] for row in json.loads(isi.read(SOP.format(versi) + ".json"))["langkah"]}
            for versi in (1, 2)
        }
        tentang = json.loads(isi.read(NAMA))["tentang"]
        assert isi.read(SOP.format(1) + ".svg").startswith(b"<svg")
    assert waktu[1] != waktu[2] == {"2 Hari"}
    assert tentang["SOP"] == f"{laporan.versi.judul}, versi 1; {laporan.versi.judul}, versi 2"
    assert [sop.nomor_versi for sop in collect_isi(laporan, dikoreksi.at).sop] == [1, 2]
