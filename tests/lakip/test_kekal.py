"""What belongs to a report for ever: signatures, orders and archives, kept so by the database itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, models, transaction

from lakip.models import Arsip, Disposisi, Dokumen, TandaTangan
from lakip.models.dokumen import JenisDokumen
from tests.lakip.rapat import make_disposisi
from tests.lakip.tertanda import sign
from tests.sql import empty_sql, replace_sql
from tests.world import PDF, Jalan


@pytest.fixture
def rekam(jalan: Jalan) -> Jalan:
    """A report with an order, a signature and an archive."""
    jalan.walk_to("7")
    pemilik, laporan = jalan.kantor.pemilik, jalan.kantor.laporan
    make_disposisi(jalan)
    sign(jalan.build(pemilik), jalan.kantor["Kepala Satuan"], at=jalan.at)
    Arsip.objects.create(
        laporan=laporan, nomor=1, dokumen=make_dokumen(jalan), jumlah_berkas=1, oleh=pemilik, pada=jalan.at
    )
    return jalan


def make_dokumen(jalan: Jalan) -> Dokumen:
    return Dokumen.objects.create(
        laporan=jalan.kantor.laporan, jenis=JenisDokumen.ARSIP, nama="arsip.zip",
        berkas=ContentFile(PDF, name="arsip.zip"), ukuran=len(PDF), sha256="0" * 64,
        oleh=jalan.kantor.pemilik, pada=jalan.at,
    )  # fmt: skip


def refuse(act: Callable[[], object], pesan: str) -> None:
    with pytest.raises(IntegrityError, match=pesan), transaction.atomic():
        act()


@pytest.mark.parametrize(
    ("model", "pesan"),
    [
        (TandaTangan, "Tanda tangan tidak dapat dihapus"),
        (Disposisi, "Perintah ditarik, tidak dihapus"),
        (Arsip, "Arsip tidak dapat dihapus"),
    ],
)
def test_what_is_kept_for_ever_is_not_taken_away(rekam: Jalan, model: type[models.Model], pesan: str) -> None:
    satu = model._default_manager.get()
    tabel = model._meta.db_table

    refuse(lambda: connection.cursor().execute(f"DELETE FROM {tabel} WHERE id = %s", [satu.pk]), pesan)  # noqa: S608
    connection.check_constraints()  # what is still to be checked would refuse it first
    refuse(lambda: connection.cursor().execute(empty_sql(tabel)), pesan)
    refuse(lambda: connection.cursor().execute(replace_sql(tabel), [satu.pk]), f"{pesan}|duplicate key")


def test_a_signature_stays_on_the_files_it_is_on(rekam: Jalan) -> None:
    tertanda, lain = TandaTangan.objects.filter(), make_dokumen(rekam)

    for isi in ({"sebelum": lain}, {"dokumen": lain}, {"dokumen": None}, {"penyedia": "basah"}):
        refuse(partial(tertanda.update, **isi), "Tanda tangan tidak dapat diubah")
    tertanda.update(gugur_pada=rekam.at, gugur_sebab="Laporan dikembalikan.")


def test_a_signed_file_that_comes_late_is_put_to_its_signature(rekam: Jalan) -> None:
    first = TandaTangan.objects.get()
    waiting = TandaTangan.objects.create(
        laporan=first.laporan, terbitan=first.terbitan, jenis="paraf", penyedia="bsre",
        status="belum_diketahui", sebelum=first.sebelum, oleh=first.oleh, kapasitas="Kepala", pada=rekam.at,
    )  # fmt: skip
    waiting.status, waiting.dokumen = "jadi", make_dokumen(rekam)

    waiting.save()

    refuse(lambda: TandaTangan.objects.filter(pk=waiting.pk).update(dokumen=None), "tidak dapat diubah")
