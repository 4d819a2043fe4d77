import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest
import weasyprint

from lakip.exports.pdf import STATIS, render_html
from lakip.exports.render_child import Pekerjaan, to_line
from lakip.exports.speedups import VERSI
from tests.lakip.isi_laporan import PADA
from tests.lakip.laporan_panjang import make_panjang

# The child as it is, and as it would be with another version of WeasyPrint.
ANAK = (
    "import sys; from lakip.exports import render_child, speedups{}; render_child.main(); sys.stdout.flush()"
)


def render(html: str, lain: str = "") -> bytes:
    pekerjaan = Pekerjaan(html, str(STATIS), "bab1", PADA.isoformat(), 2 * 1024**3)
    keluaran = subprocess.run(
        [sys.executable, "-c", ANAK.format(lain)],
        input=to_line(pekerjaan) + to_line(()),
        stdout=subprocess.PIPE,
        cwd=STATIS.parent,
        check=True,
    ).stdout
    return keluaran.partition(b"\n\n")[2]


@pytest.fixture(scope="module")
def html() -> str:
    return render_html(make_panjang(2))


def test_speedups_were_written_for_the_weasyprint_that_is_installed():
    assert weasyprint.__version__ == VERSI


def test_every_page_and_every_tag_is_as_weasyprint_alone_makes_it(html):
    with (
        pikepdf.open(BytesIO(render(html))) as cepat,
        pikepdf.open(BytesIO(render(html, "; speedups.VERSI = ''"))) as biasa,
    ):
        assert len(cepat.pages) == len(biasa.pages)
        assert [satu.Contents.read_bytes() for satu in cepat.pages] == [
            satu.Contents.read_bytes() for satu in biasa.pages
        ]
        assert [_tag(satu) for satu in cepat.objects] == [_tag(satu) for satu in biasa.objects]


def _tag(satu):
    return satu.unparse() if isinstance(satu, pikepdf.Dictionary) and "/S" in satu else None
