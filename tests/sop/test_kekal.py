"""A version in force cannot be changed: not by code, not by queryset, not by raw SQL. A draft can."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import IntegrityError, connection, transaction
from django.db.migrations import Migration
from django.db.models import CharField, Model

from sop.konfirmasi import confirm, find_simpulan
from sop.larangan import install_larangan, list_larangan
from sop.models import Konfirmasi, Langkah, Panah, Pelaksana, Simbol, VersiSop
from sop.penetapan import put_into_force, revoke
from sop.storage import copy_versi, fill_versi, load_berkas
from tests.sop.factories import PURWAKARTA, SENIN, make_berlaku, make_draf, read_fixture
from tests.sql import empty_sql, replace_sql, update_sql

pytestmark = pytest.mark.django_db

ISI: dict[str, tuple[Callable[[VersiSop], Model], str, object]] = {
    "versi": (lambda versi: versi, "judul", "Judul lain"),
    "pelaksana": (lambda versi: Pelaksana.objects.filter(versi=versi)[0], "nama", "Arsiparis"),
    "langkah": (lambda versi: Langkah.objects.filter(versi=versi)[0], "kegiatan", "Mengarsipkan"),
    "simbol": (lambda versi: Simbol.objects.filter(langkah__versi=versi)[0], "jenis", "keputusan"),
    "panah": (lambda versi: Panah.objects.filter(dari__langkah__versi=versi)[0], "label", "ya"),
}
tiap_isi = pytest.mark.parametrize(("row_of", "kolom", "nilai"), ISI.values(), ids=ISI.keys())


def assert_refused(act: Callable[[], object], pesan: str = "tidak dapat diubah") -> None:
    with pytest.raises(IntegrityError, match=pesan), transaction.atomic():
        act()


def make_terjadwal() -> VersiSop:
    besok = SENIN.date() + timedelta(days=1)
    return put_into_force(make_draf().pk, oleh="Rahmat", at=SENIN, mulai=besok)


def confirm_all(versi: VersiSop) -> None:
    kunci = [satu.kunci for satu in find_simpulan(versi, load_berkas(versi))]
    confirm(versi.pk, versi.ubahan, kunci, oleh="Rahmat", at=SENIN)


def run_sql(sql: str, *params: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.rowcount


@tiap_isi
def test_saving_a_changed_row_is_refused(
    row_of: Callable[[VersiSop], Model], kolom: str, nilai: object
) -> None:
    row = row_of(make_berlaku())
    setattr(row, kolom, nilai)

    assert_refused(row.save)


@tiap_isi
def test_update_of_a_queryset_is_refused(
    row_of: Callable[[VersiSop], Model], kolom: str, nilai: object
) -> None:
    row = row_of(make_berlaku())

    assert_refused(lambda: type(row)._default_manager.filter(pk=row.pk).update(**{kolom: nilai}))


@tiap_isi
def test_sql_update_is_refused(row_of: Callable[[VersiSop], Model], kolom: str, nilai: object) -> None:
    row = row_of(make_berlaku())

    assert_refused(lambda: run_sql(f"UPDATE {row._meta.db_table} SET {kolom} = %s", nilai))  # noqa: S608


@tiap_isi
def test_sql_delete_is_refused(row_of: Callable[[VersiSop], Model], kolom: str, nilai: object) -> None:
    row = row_of(make_berlaku())

    assert_refused(lambda: run_sql(f"DELETE FROM {row._meta.db_table} WHERE id = %s", row.pk))  # noqa: S608


@tiap_isi
def test_deleting_a_row_is_refused(row_of: Callable[[VersiSop], Model], kolom: str, nilai: object) -> None:
    assert_refused(row_of(make_berlaku()).delete)


@tiap_isi
def test_draft_can_be_changed(row_of: Callable[[VersiSop], Model], kolom: str, nilai: object) -> None:
    make_berlaku(kunci="sop-lain")
    row = row_of(make_draf())
    setattr(row, kolom, nilai)

    row.save()

    row.refresh_from_db()
    assert getattr(row, kolom) == nilai


@tiap_isi
def test_draft_can_be_deleted(row_of: Callable[[VersiSop], Model], kolom: str, nilai: object) -> None:
    row = row_of(make_draf())

    row.delete()

    assert not type(row)._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("status", ["diganti", "dicabut"])
def test_version_that_has_ended_cannot_be_changed_either(status: str) -> None:
    versi = make_berlaku()
    if status == "diganti":
        put_into_force(copy_versi(versi).pk, oleh="Rahmat", at=SENIN)
    else:
        revoke(versi.pk, at=SENIN)

    assert_refused(lambda: Langkah.objects.filter(versi=versi).update(waktu="1 Jam"))
    assert_refused(
        lambda: VersiSop.objects.filter(pk=versi.pk).update(berakhir_pada=SENIN + timedelta(days=1))
    )


def test_row_cannot_be_added() -> None:
    versi = make_berlaku()

    assert_refused(lambda: Langkah.objects.create(versi=versi, urutan=99, kunci="99", kegiatan="Menyisip"))
    assert_refused(lambda: Pelaksana.objects.create(versi=versi, urutan=99, nama="Arsiparis"))


def test_symbol_and_arrow_cannot_be_added() -> None:
    versi = make_berlaku()
    simbol = Simbol.objects.filter(langkah__versi=versi).select_related("langkah")[0]
    kolom = Pelaksana.objects.filter(versi=versi).last()

    assert_refused(
        lambda: Simbol.objects.create(langkah=simbol.langkah, pelaksana=kolom, urutan=9, jenis="proses")
    )
    assert_refused(lambda: Panah.objects.create(dari=simbol, label="lewat"))


def test_row_cannot_be_moved_into_or_out_of_a_version_in_force() -> None:
    berlaku = make_berlaku()
    draf = copy_versi(berlaku)

    assert_refused(lambda: Langkah.objects.filter(versi=berlaku, urutan=1).update(versi=draf, urutan=90))
    assert_refused(
        lambda: Langkah.objects.filter(versi=draf, urutan=1).update(versi=berlaku, urutan=90, kunci="x")
    )


def test_refilling_a_version_in_force_is_refused() -> None:
    versi = make_berlaku()

    assert_refused(lambda: fill_versi(versi, read_fixture(PURWAKARTA)))


@pytest.mark.parametrize(
    ("dari", "ke"),
    [
        ("draf", "diganti"),
        ("draf", "dicabut"),
        ("terjadwal", "draf"),
        ("terjadwal", "diganti"),
        ("berlaku", "terjadwal"),
        ("dicabut", "terjadwal"),
        ("berlaku", "draf"),
        ("dicabut", "berlaku"),
        ("dicabut", "draf"),
    ],
)
def test_status_only_goes_forward(dari: str, ke: str) -> None:
    versi = {"draf": make_draf, "terjadwal": make_terjadwal}.get(dari, make_berlaku)()
    if dari == "dicabut":
        revoke(versi.pk, at=SENIN)

    assert_refused(lambda: VersiSop.objects.filter(pk=versi.pk).update(status=ke))


def test_version_without_the_hash_of_its_content_does_not_come_into_force() -> None:
    versi = make_draf()

    assert_refused(lambda: VersiSop.objects.filter(pk=versi.pk).update(status="berlaku"))


def test_version_is_not_born_in_force() -> None:
    sop = make_draf().sop

    assert_refused(
        lambda: VersiSop.objects.create(sop=sop, nomor_versi=2, status="berlaku", judul="LAKIP"),
        "hanya dapat maju",
    )


def test_status_cannot_be_assigned() -> None:
    with pytest.raises(AttributeError):
        make_draf().status = "berlaku"


def test_larangan_are_renewed_by_every_migrate() -> None:
    versi = make_berlaku()

    install_larangan(sender=None, using="default")  # type: ignore[arg-type]

    assert_refused(versi.delete)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [VersiSop, Langkah, Simbol])
def test_a_later_migration_can_rebuild_a_table_with_a_version_in_force(model: type[Model]) -> None:
    versi = make_berlaku()
    kolom = CharField(max_length=10, default="baru")
    kolom.set_attributes_from_name("kolom")

    emit_pre_migrate_signal(0, False, "default", plan=[(Migration("0002", "sop"), False)])
    with connection.schema_editor() as editor:
        editor.add_field(model, kolom)
    with connection.schema_editor() as editor:
        editor.remove_field(model, kolom)
    emit_post_migrate_signal(0, False, "default")

    assert_refused(versi.delete)


def test_rows_of_a_further_draft_do_not_touch_the_version_in_force() -> None:
    berlaku = make_berlaku()
    draf = copy_versi(berlaku)

    Langkah.objects.filter(versi=draf).update(waktu="1 Jam")

    assert (
        Langkah.objects.filter(versi=berlaku, waktu="1 Jam").count()
        < Langkah.objects.filter(versi=berlaku).count()
    )


@pytest.mark.parametrize("tabel", sorted({larangan.tabel for larangan in list_larangan()}))
def test_a_table_cannot_be_emptied(tabel: str) -> None:
    confirm_all(make_berlaku())
    connection.check_constraints()

    assert_refused(lambda: run_sql(empty_sql(tabel)), "tidak dapat diubah")


@pytest.mark.parametrize("tabel", ["sop_versisop", "sop_langkah"])
def test_a_row_in_force_cannot_be_pushed_aside(tabel: str) -> None:
    """On SQLite REPLACE deletes the old row without asking the triggers of deletion."""
    berlaku = make_berlaku()
    draf = copy_versi(berlaku)
    asal = {"sop_versisop": draf.pk, "sop_langkah": draf.langkah_set.all()[0].pk}[tabel]
    korban = {"sop_versisop": berlaku.pk, "sop_langkah": berlaku.langkah_set.all()[0].pk}[tabel]

    assert_refused(
        lambda: run_sql(f"{update_sql(tabel)} SET id = %s WHERE id = %s", korban, asal),
        pesan="tidak dapat diubah|duplicate key",
    )


def test_a_version_in_force_cannot_be_written_anew_as_a_draft() -> None:
    versi = make_berlaku()

    assert_refused(
        lambda: run_sql(replace_sql("sop_versisop", status="draf", hash_isi=""), versi.pk),
        pesan="tidak dapat diubah|duplicate key",
    )


def test_a_version_in_force_is_not_pushed_aside_by_its_successor() -> None:
    draf = copy_versi(make_berlaku())

    assert_refused(
        lambda: run_sql(
            f"{update_sql('sop_versisop')} SET status = 'berlaku', hash_isi = 'x' WHERE id = %s", draf.pk
        )
    )


@pytest.mark.parametrize(
    "perubahan",
    ["judul = 'Lain'", "mulai_berlaku = '2026-01-01'", "hash_isi = 'x'", "berakhir_pada = NULL, nomor = 'x'"],
)
def test_a_version_that_is_to_come_stays_as_it_was_decided(perubahan: str) -> None:
    versi = make_terjadwal()

    assert_refused(
        lambda: run_sql(f"UPDATE sop_versisop SET {perubahan} WHERE id = %s", versi.pk)  # noqa: S608
    )
    assert_refused(lambda: Langkah.objects.filter(versi=versi).update(waktu="1 Jam"))
    assert_refused(versi.delete)


def test_a_version_to_come_does_not_come_into_force_beside_another() -> None:
    berlaku = make_berlaku()
    besok = SENIN.date() + timedelta(days=1)
    baru = put_into_force(copy_versi(berlaku).pk, oleh="Rahmat", at=SENIN, mulai=besok)

    assert_refused(lambda: VersiSop.objects.filter(pk=baru.pk).update(status="berlaku"))


def test_a_confirmation_cannot_be_changed_or_taken_back() -> None:
    confirm_all(make_berlaku())
    satu = Konfirmasi.objects.all()[0]

    assert_refused(lambda: Konfirmasi.objects.update(oleh="Orang lain"))
    assert_refused(lambda: run_sql("UPDATE sop_konfirmasi SET pada = %s", SENIN))
    assert_refused(satu.delete)
    assert_refused(lambda: run_sql("DELETE FROM sop_konfirmasi WHERE id = %s", satu.pk))


def test_nothing_is_confirmed_twice() -> None:
    versi = make_berlaku(PURWAKARTA)
    confirm_all(versi)

    for satu in (
        Konfirmasi.objects.filter(panah__isnull=True)[0],
        Konfirmasi.objects.filter(panah__isnull=False)[0],
    ):
        sql = replace_sql("sop_konfirmasi", id=10_000 + satu.pk, oleh="Lain")
        assert_refused(lambda sql=sql, pk=satu.pk: run_sql(sql, pk), "tidak dapat diubah|duplicate key")  # type: ignore[misc]


def test_only_what_is_inferred_in_a_version_that_is_decided_is_confirmed() -> None:
    berlaku, draf = make_berlaku(), make_draf(PURWAKARTA)
    tersurat = Simbol.objects.filter(langkah__versi=berlaku, asal="tersurat")[0]
    panah = Panah.objects.filter(dari__langkah__versi=berlaku, asal="disimpulkan").exclude(dari=tersurat)[0]
    in_draf = Simbol.objects.filter(langkah__versi=draf, asal="disimpulkan")[0]

    assert_refused(Konfirmasi(simbol=tersurat, oleh="Rahmat", pada=SENIN).save)
    assert_refused(Konfirmasi(simbol=tersurat, panah=panah, oleh="Rahmat", pada=SENIN).save)
    assert_refused(Konfirmasi(simbol=in_draf, oleh="Rahmat", pada=SENIN).save)
