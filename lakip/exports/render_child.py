"""The child process that turns HTML into a PDF; without Django, with little memory and no way out.

Reads two lines of JSON from standard input: what to render (see ``Pekerjaan``), and while it is already at
work the files to attach (see ``Lampiran``). Writes to standard output how far it is, a line each, then an
empty line and the PDF.
"""

import base64
import gc
import json
import logging
import os
import re
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

# Exit codes that the parent has a sentence for.
PUSTAKA_TIDAK_ADA = 3
MEMORI_HABIS = 4
# Photographs are printed no finer than this.
DPI = 150
# Behind everybody else, but not starved: on a busy machine too it must end in time.
MUNDUR = 10
# What is said while the steps that WeasyPrint logs are under way, and how much of the time has then passed.
TAHAP = {"1": ("Membaca teks", 5), "3": ("Menerapkan gaya", 10), "6": ("Menulis PDF", 70)}
TATA_LETAK = (20, 70)
# Of the HTML of a report, measured; only for the estimate of how many pages there will be.
HURUF_PER_HALAMAN = 3900


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


def to_line(isi: Pekerjaan | tuple[Lampiran, ...]) -> bytes:
    """Return ``isi`` as the line of JSON that this process reads."""
    data = asdict(isi) if isinstance(isi, Pekerjaan) else [asdict(satu) for satu in isi]
    return json.dumps(data).encode() + b"\n"


class Kemajuan(logging.Handler):
    """Says on ``keluaran`` how far WeasyPrint is, by the steps that it logs: percent, tab, words."""

    def __init__(self, keluaran: BinaryIO, huruf: int) -> None:
        super().__init__()
        self.keluaran = keluaran
        self.perkiraan = 1 + huruf // HURUF_PER_HALAMAN
        self.persen = 0

    def emit(self, record: logging.LogRecord) -> None:
        langkah = record.msg.removeprefix("Step ")[0]
        if langkah in TAHAP:
            self.say(*TAHAP[langkah])
        elif halaman := re.search(r"Page (\d+)$", record.getMessage()):
            awal, akhir = TATA_LETAK
            bagian = min(1, int(halaman[1]) / self.perkiraan)
            self.say(f"Menata halaman {halaman[1]}", awal + int(bagian * (akhir - awal)))

    def say(self, tahap: str, persen: int) -> None:
        # Pages are laid out anew when numbers have changed that they refer to: nobody wants to read that.
        if persen > self.persen:
            self.persen = persen
            self.keluaran.write(f"{persen}\t{tahap}\n".encode())
            self.keluaran.flush()


def main() -> int:
    return serve(build)


def serve(work: Callable[[Pekerjaan], bytes]) -> int:
    """Do one job as a child process: read it, have ``work`` done, write the result; return the exit code.

    The result comes after an empty line, which ends what ``work`` may say before. ``work`` sets its limits.
    """
    gc.disable()  # the process ends before collecting garbage would pay
    try:
        prepare()
    except OSError as error:
        # WeasyPrint loads pango when it is imported, and says so in this way.
        if "cannot load library" not in str(error):
            raise
        return PUSTAKA_TIDAK_ADA
    try:
        hasil = work(Pekerjaan(**json.loads(sys.stdin.buffer.readline())))
    except MemoryError:
        return MEMORI_HABIS
    sys.stdout.buffer.write(b"\n" + hasil)
    return 0


def build(pekerjaan: Pekerjaan) -> bytes:
    """Return the PDF; tell on the way how far it is, and read the files to attach meanwhile."""
    logger = logging.getLogger("weasyprint.progress")
    logger.setLevel(logging.INFO)
    logger.addHandler(Kemajuan(sys.stdout.buffer, len(pekerjaan.html)))
    with ThreadPoolExecutor(1) as pool:
        lampiran = pool.submit(sys.stdin.buffer.readline)
        limit(pekerjaan.memori)
        return render(pekerjaan, lambda: [Lampiran(**satu) for satu in json.loads(lampiran.result())])


def prepare() -> None:
    """Import what takes its time, while the parent still makes the HTML."""
    from lakip.exports import huruf, pdfa, penggal, speedups  # noqa: F401

    speedups.install()


def limit(memori: int, mundur: int = MUNDUR) -> None:
    """Stay within so many bytes, and ``mundur`` steps behind everybody else, as far as the system allows."""
    if hasattr(os, "nice"):
        os.nice(mundur)
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memori, memori))


def render(pekerjaan: Pekerjaan, read_lampiran: Callable[[], Iterable[Lampiran]]) -> bytes:
    """Return the PDF, in PDF/A-3a and PDF/UA-1; the files to attach are asked for when the pages stand."""
    from weasyprint import Attachment

    from lakip.exports.pdfa import make_finisher

    pada = datetime.fromisoformat(pekerjaan.pada).astimezone(UTC)
    document = read_source(pekerjaan).render(pdf_variant="pdf/a-3a", dpi=DPI)
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
            for satu in read_lampiran()
        ],
    )
    return pdf


def read_source(pekerjaan: Pekerjaan) -> Any:
    """Return what is to be laid out, in letters that the font has and words that fit into their cells."""
    from weasyprint import HTML

    from lakip.exports.huruf import read_huruf, replace_missing
    from lakip.exports.penggal import loosen_words

    statis = Path(pekerjaan.statis).resolve()
    html = replace_missing(pekerjaan.html, read_huruf(sorted(statis.glob("fonts/arimo/*.ttf"))))
    source = HTML(string=html, base_url=f"{statis.as_uri()}/", url_fetcher=make_fetcher(statis))
    loosen_words(source.etree_element)
    return source


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
    kode = main()
    sys.stdout.flush()
    # Tidying up a report that nobody needs any more takes longer than writing it.
    os._exit(kode)
