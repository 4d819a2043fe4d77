import pytest
from django.urls import reverse

from sop.domain.bpmn import write_bpmn
from tests.sop.factories import login, make_draf, make_pengguna, read_fixture

pytestmark = pytest.mark.django_db


def test_a_version_is_handed_out_as_bpmn_to_its_own_office() -> None:
    versi = make_draf()
    client = login(make_pengguna("penyusun", versi.sop.instansi))

    response = client.get(reverse("sop-bpmn", args=[versi.pk]))

    assert response.headers["Content-Type"] == "application/xml"
    assert 'filename="balangan-satpolpp-versi-1.bpmn"' in response.headers["Content-Disposition"]
    assert response.content.decode() == write_bpmn(read_fixture())
