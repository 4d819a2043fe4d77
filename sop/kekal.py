"""Rows that nobody may change, kept so by the database itself through triggers."""

from collections.abc import Callable, Iterable
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
    the transaction ends.
    """

    tabel: str
    peristiwa: Peristiwa
    pesan: str
    syarat: str = "1 = 1"

    @property
    def nama(self) -> str:
        return f"kekal_{self.tabel}_{self.peristiwa.lower()}"


Statements = Callable[[Larangan], list[str]]


def install(connection: BaseDatabaseWrapper, larangan: Iterable[Larangan]) -> None:
    """Create or renew the triggers; safe to repeat."""
    create = _create_postgresql if connection.vendor == "postgresql" else _create_sqlite
    _execute(connection, larangan, create)


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
    return [f"DROP TRIGGER IF EXISTS {satu.nama}"]


def _create_sqlite(satu: Larangan) -> list[str]:
    # One transaction writes at a time: there is nothing to lock.
    return [
        *_drop_sqlite(satu),
        f"CREATE TRIGGER {satu.nama} BEFORE {satu.peristiwa} ON {satu.tabel} "
        f"WHEN {satu.syarat.replace('{kunci}', '')} "
        f"BEGIN SELECT RAISE(ABORT, '{satu.pesan}'); END",
    ]


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
