"""Rows that nobody may change, kept so by the database itself through triggers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.backends.base.base import BaseDatabaseWrapper

Peristiwa = Literal["INSERT", "UPDATE", "DELETE"]


@dataclass(frozen=True, slots=True)
class Larangan:
    """One thing the database refuses.

    ``syarat`` is SQL over OLD and NEW that both databases understand; where it
    holds, the statement fails with ``pesan``. A row that the answer rests on is
    read with ``{kunci}`` at the end of its SELECT: it then stays as it is until
    the transaction ends. ``unik`` are the columns by which another row could be
    put in the place of one that must not be deleted.
    """

    tabel: str
    peristiwa: Peristiwa
    pesan: str
    syarat: str = "1 = 1"
    unik: tuple[tuple[str, ...], ...] = (("id",),)

    @property
    def nama(self) -> str:
        return f"kekal_{self.tabel}_{self.peristiwa.lower()}"


Statements = Callable[[Larangan], list[str]]


def install(connection: BaseDatabaseWrapper, larangan: Iterable[Larangan]) -> None:
    """Create or renew the triggers; safe to repeat."""
    create = _create_postgresql if connection.vendor == "postgresql" else _create_sqlite
    _execute(connection, larangan, create)


def lift(connection: BaseDatabaseWrapper, larangan: Iterable[Larangan], plan: Sequence[object]) -> None:
    """Drop the triggers where migrations are to come that rebuild tables; ``install`` comes after them.

    SQLite rebuilds a table under another name and cannot do so while triggers read it.
    """
    if plan and connection.vendor == "sqlite":
        remove(connection, larangan)


def remove(connection: BaseDatabaseWrapper, larangan: Iterable[Larangan]) -> None:
    """Drop the triggers, for whoever owns the database: a data migration, a test that empties tables."""
    drop = _drop_postgresql if connection.vendor == "postgresql" else _drop_sqlite
    _execute(connection, larangan, drop)


def _execute(connection: BaseDatabaseWrapper, larangan: Iterable[Larangan], statements: Statements) -> None:
    with connection.cursor() as cursor:
        for satu in larangan:
            for statement in statements(satu):
                cursor.execute(statement)


def _drop_sqlite(satu: Larangan) -> list[str]:
    return [f"DROP TRIGGER IF EXISTS {satu.nama}{ekor}" for ekor in ("", "_insert", "_update")]


def _create_sqlite(satu: Larangan) -> list[str]:
    # One transaction writes at a time: there is nothing to lock.
    syarat = satu.syarat.replace("{kunci}", "")
    statements = [*_drop_sqlite(satu), _trigger_sqlite(satu, satu.nama, satu.peristiwa, syarat)]
    if satu.peristiwa == "DELETE":
        # REPLACE deletes rows without telling the triggers of deletion, unless the connection asks for it.
        clash = " OR ".join(" AND ".join(f"lama.{c} = NEW.{c}" for c in kolom) for kolom in satu.unik)
        pushed = f"SELECT 1 FROM {satu.tabel} AS lama WHERE ({clash}) AND ({syarat.replace('OLD.', 'lama.')})"  # noqa: S608
        statements += [
            _trigger_sqlite(satu, f"{satu.nama}_insert", "INSERT", f"EXISTS ({pushed})"),
            _trigger_sqlite(
                satu, f"{satu.nama}_update", "UPDATE", f"EXISTS ({pushed} AND lama.id <> OLD.id)"
            ),
        ]
    return statements


def _trigger_sqlite(satu: Larangan, nama: str, peristiwa: Peristiwa, syarat: str) -> str:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{satu.pesan}'); END"
    return f"CREATE TRIGGER {nama} BEFORE {peristiwa} ON {satu.tabel} WHEN {syarat} {refuse}"


def _drop_postgresql(satu: Larangan) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {satu.nama} ON {satu.tabel}",
        f"DROP TRIGGER IF EXISTS {satu.nama}_truncate ON {satu.tabel}",
    ]


def _create_postgresql(satu: Larangan) -> list[str]:
    row = "OLD" if satu.peristiwa == "DELETE" else "NEW"
    refuse = f"RAISE EXCEPTION '{satu.pesan}' USING ERRCODE = 'integrity_constraint_violation'"
    statements = [
        *_drop_postgresql(satu),
        f"CREATE OR REPLACE FUNCTION {satu.nama}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN IF {satu.syarat.replace('{kunci}', 'FOR SHARE')} THEN {refuse}; END IF; RETURN {row}; END $$",
        f"CREATE TRIGGER {satu.nama} BEFORE {satu.peristiwa} ON {satu.tabel} "
        f"FOR EACH ROW EXECUTE FUNCTION {satu.nama}()",
    ]
    if satu.peristiwa == "DELETE":
        # TRUNCATE passes row triggers by.
        statements += [
            f"CREATE OR REPLACE FUNCTION {satu.nama}_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN {refuse}; END $$",
            f"CREATE TRIGGER {satu.nama}_truncate BEFORE TRUNCATE ON {satu.tabel} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {satu.nama}_truncate()",
        ]
    return statements
