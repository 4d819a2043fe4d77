"""Statements that either database understands in its own way."""

from django.apps import apps
from django.db import connection


def empty_sql(tabel: str) -> str:
    """Return the statement that empties a table at one stroke."""
    return f"TRUNCATE {tabel} CASCADE" if connection.vendor == "postgresql" else f"DELETE FROM {tabel}"  # noqa: S608


def replace_sql(tabel: str, **nilai: object) -> str:
    """Return the statement that writes row ``%s`` of a table anew, over the old one where that can be."""
    model = next(model for model in apps.get_models() if model._meta.db_table == tabel)
    columns = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(repr(nilai[c]) if c in nilai else c for c in columns)
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    return f"{verb} INTO {tabel} ({', '.join(columns)}) SELECT {values} FROM {tabel} WHERE id = %s"  # noqa: S608


def update_sql(tabel: str) -> str:
    """Return the words that change a row even over another in its place, where the database has such."""
    return f"UPDATE OR REPLACE {tabel}" if connection.vendor == "sqlite" else f"UPDATE {tabel}"
