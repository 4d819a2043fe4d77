import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lakip.exports.pdf import STATIS, PdfGagal, build_pdf
from lakip.exports.render_child import MEMORI_HABIS, Pekerjaan, to_line
from lakip.exports.renderer import RAHASIA, Renderer
from tests.lakip.isi_laporan import PADA, make_isi

PEKERJAAN = Pekerjaan(
    html='<html lang="id"><title>Uji</title><h1 id="bab1">Bab I</h1><p>Satu halaman.</p></html>',
    statis=str(STATIS),
    bab_satu="bab1",
    pada=PADA.isoformat(),
    memori=2 * 1024**3,
)


class Batal(Exception):
    """Somebody does not want to wait any longer."""


def cancel(tahap: str, persen: int) -> None:
    raise Batal


def ignore(tahap: str, persen: int) -> None:
    """Wait in patience."""


def test_a_page_is_rendered_without_attachments():
    with Renderer() as renderer:
        renderer.send(PEKERJAAN)
        renderer.send(())
        pdf = renderer.receive(ignore)

    assert pdf.startswith(b"%PDF-1.7")


def test_child_ends_with_who_waited_for_it():
    with pytest.raises(Batal), Renderer() as renderer:  # noqa: PT012 - the block is what ends it
        renderer.send(PEKERJAAN)
        renderer.send(())
        renderer.receive(cancel)

    assert renderer.child.returncode


def test_child_that_was_killed_is_told_in_a_sentence():
    with Renderer() as renderer:
        renderer.child.kill()
        renderer.send(PEKERJAAN)
        with pytest.raises(PdfGagal, match="Coba lagi"):
            renderer.receive(ignore)


def test_build_can_be_repeated_after_it_failed(settings):
    settings.PDF_BATAS_WAKTU = 0.01
    with pytest.raises(PdfGagal, match="belum selesai disusun dalam"):
        build_pdf(make_isi(()))

    settings.PDF_BATAS_WAKTU = 120
    assert build_pdf(make_isi(())).startswith(b"%PDF")


def test_child_says_by_its_code_that_memory_ran_out():
    hasil = subprocess.run(
        [sys.executable, "-m", "lakip.exports.render_child"],
        input=to_line(replace(PEKERJAAN, memori=20 * 1024**2)) + to_line(()),
        capture_output=True,
        cwd=STATIS.parent,
        check=False,
    )

    assert hasil.returncode == MEMORI_HABIS


def test_child_is_not_told_the_secrets_of_the_application(monkeypatch):
    monkeypatch.setenv("LAKIP_SECRET_KEY", "rahasia")
    with Renderer() as renderer:
        lingkungan = Path(f"/proc/{renderer.child.pid}/environ").read_text()

    assert not any(satu.startswith(RAHASIA) for satu in lingkungan.split("\0"))
