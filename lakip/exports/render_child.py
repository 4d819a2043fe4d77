"""The child process that turns HTML into a PDF; without Django, with little memory and no way out.

Reads one job as JSON from standard input (see ``Pekerjaan``) and writes the PDF to standard output.
"""

import base64
import gc
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

# Exit codes that the parent has a sentence for.
PUSTAKA_TIDAK_ADA = 3
MEMORI_HABIS = 4
# Photographs are printed no finer than this.
DPI = 150


@dataclass(frozen=True, slots=True)
class Lampiran:
    """A file that travels inside the PDF; ``isi`` is base64, ``hubungan`` its AFRelationship."""

    nama: str
    uraian: str
    hubungan: str
    isi: str


@dataclass(frozen=True, slots=True)
class Pekerjaan:
    """What to render.

    ``statis`` is the only folder that may be read; ``bab_satu`` is the id of the heading with which the
    arabic page numbers begin; ``pada`` dates the attached files, in ISO 8601; ``memori`` is in bytes.
    """

    html: str
    statis: str
    bab_satu: str
    pada: str
    memori: int
    lampiran: tuple[Lampiran, ...]

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, teks: str) -> "Pekerjaan":
        isi = json.loads(teks)
        return cls(**{**isi, "lampiran": tuple(Lampiran(**satu) for satu in isi["lampiran"])})


def main() -> int:
    pekerjaan = Pekerjaan.from_json(sys.stdin.read())
    limit(pekerjaan.memori)
    try:
        pdf = render(pekerjaan)
    except MemoryError:
        return MEMORI_HABIS
    except OSError as error:
        # WeasyPrint loads pango when it is imported, and says so in this way.
        if "cannot load library" not in str(error):
            raise
        return PUSTAKA_TIDAK_ADA
    sys.stdout.buffer.write(pdf)
    return 0


def limit(memori: int) -> None:
    """Stay within so many bytes, and behind everybody else, as far as the system allows."""
    # The process ends before collecting garbage would pay.
    gc.disable()
    if hasattr(os, "nice"):
        os.nice(19)
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memori, memori))


def render(pekerjaan: Pekerjaan) -> bytes:
    """Return the PDF, in PDF/A-3a and PDF/UA-1."""
    from weasyprint import HTML, Attachment

    from lakip.exports.huruf import read_huruf, replace_missing
    from lakip.exports.pdfa import make_finisher
    from lakip.exports.penggal import loosen_cells

    statis = Path(pekerjaan.statis).resolve()
    html = replace_missing(pekerjaan.html, read_huruf(sorted(statis.glob("fonts/arimo/*.ttf"))))
    pada = datetime.fromisoformat(pekerjaan.pada).astimezone(UTC)
    source = HTML(string=html, base_url=f"{statis.as_uri()}/", url_fetcher=make_fetcher(statis))
    loosen_cells(source.etree_element)
    document = source.render(pdf_variant="pdf/a-3a", dpi=DPI)
    depan = next(
        (nomor for nomor, page in enumerate(document.pages) if pekerjaan.bab_satu in page.anchors), 0
    )
    pdf: bytes = document.write_pdf(
        pdf_variant="pdf/a-3a",
        dpi=DPI,
        finisher=make_finisher(depan),
        attachments=[
            Attachment(
                string=base64.b64decode(satu.isi),
                name=satu.nama,
                description=satu.uraian,
                relationship=satu.hubungan,
                created=pada,
                modified=pada,
            )
            for satu in pekerjaan.lampiran
        ],
    )
    return pdf


def make_fetcher(statis: Path) -> Any:
    """Return a fetcher that knows ``data:`` and files below ``statis``, and nothing else."""
    from weasyprint.urls import URLFetcher

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            bagian = urlsplit(url)
            berkas = Path(unquote(bagian.path)).resolve()
            is_statis = bagian.scheme == "file" and not bagian.netloc and berkas.is_relative_to(statis)
            if bagian.scheme != "data" and not is_statis:
                raise ValueError(f"not allowed: {url[:80]}")
            return super().fetch(url, headers)

    return Fetcher()


if __name__ == "__main__":
    sys.exit(main())
