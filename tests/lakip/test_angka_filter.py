"""Figures and dates as templates print them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import timezone


@pytest.mark.parametrize(
    ("filter", "nilai", "teks"),
    [
        pytest.param("angka", Decimal("1500.2500"), "1.500,25", id="as many decimals as it has"),
        pytest.param("angka:2", Decimal(84), "84,00", id="two decimals"),
        pytest.param("angka", 0, "0", id="zero is a figure"),
        pytest.param("angka", None, "–", id="unknown figure"),
        pytest.param("rupiah", Decimal("1250000.00"), "Rp1.250.000", id="whole rupiah"),
        pytest.param("rupiah", None, "–", id="unknown amount"),
        pytest.param("persen", Decimal("97.20"), "97,20%", id="decimals it was rounded to"),
        pytest.param("persen", Decimal(100), "100%", id="no decimals"),
        pytest.param("persen", None, "–", id="unknown percentage"),
        pytest.param("tanggal", date(2019, 10, 31), "31 Oktober 2019", id="date"),
        pytest.param(
            "tanggal", datetime(2026, 1, 31, 17, 30, tzinfo=UTC), "1 Februari 2026", id="day at the office"
        ),
        pytest.param("tanggal", None, "–", id="unknown date"),
    ],
)
def test_filter_writes_as_the_office_does(filter: str, nilai: object, teks: str) -> None:
    with timezone.override("Asia/Jakarta"):
        page = Template("{% load angka %}{{ nilai|" + filter + " }}").render(Context({"nilai": nilai}))

    assert page == teks
