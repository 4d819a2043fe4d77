"""What a browser would send of a page of the admin."""

from __future__ import annotations

from typing import Any

from django.test import Client


def read_form(client: Client, url: str) -> dict[str, Any]:
    """Return the fields of the form on the page, as they stand, rows included."""
    context = client.get(url).context
    formset_list = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [
        context["adminform"].form,
        *(f.management_form for f in formset_list),
        *(f for s in formset_list for f in s),
    ]
    data = {field.html_name: field.value() for form in forms for field in form}
    return {nama: nilai for nama, nilai in data.items() if nilai is not None and nilai is not False}
