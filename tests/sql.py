"""Statements that either database understands in its own way."""

from django.db import connection


def empty_sql(tabel: str) -> str:
    """Return the statement that empties a table at one stroke."""
    return f"TRUNCATE {tabel} CASCADE" if connection.vendor == "postgresql" else f"DELETE FROM {tabel}"  # noqa: S608


def update_sql(tabel: str) -> str:
    """Return the words that change a row even over another in its place, where the database has such."""
    return f"UPDATE OR REPLACE {tabel}" if connection.vendor == "sqlite" else f"UPDATE {tabel}"
