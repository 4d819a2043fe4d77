"""The child process that renders a document, started and held on a short leash."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from tempfile import TemporaryFile
from threading import Timer
from typing import IO, Self, cast

from django.conf import settings

from lakip.exports.render_child import MEMORI_HABIS, PUSTAKA_TIDAK_ADA, Lampiran, Pekerjaan, to_line

logger = logging.getLogger(__name__)

# The child renders what people wrote: it is not told the secrets of the application.
RAHASIA = ("LAKIP_", "DATABASE_", "DJANGO_")
# One heap of memory, for the second thread only waits.
MALLOC = {"MALLOC_ARENA_MAX": "1"}
SEBAB = {
    PUSTAKA_TIDAK_ADA: (
        "{} belum dapat disusun karena pustaka sistem WeasyPrint belum terpasang. "
        "Minta pengelola menjalankan: apt-get install --no-install-recommends "
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    ),
    MEMORI_HABIS: (
        "{} tidak dapat disusun karena memori tidak cukup. "
        "Bagi teks atau tabel yang sangat panjang, lalu coba lagi."
    ),
}
SEBAB_LAIN = "{} tidak dapat disusun. Coba lagi; bila tetap gagal, sampaikan kepada pengelola sistem."

Lapor = Callable[[str, int], None]


class PdfGagal(Exception):
    """A PDF that could not be built; the message is for the person who asked for it.

    ``dokumen`` is what the message calls it.
    """

    dokumen = "PDF"


class Renderer:
    """A child process that gets ready at once, is sent its work, and gives back the document.

    It is ended with the ``with`` block, and after ``batas`` seconds, by default what settings allow.
    ``modul`` is the child, which works through ``render_child.serve``; ``gagal`` is raised if it fails.
    """

    def __init__(
        self,
        modul: str = "lakip.exports.render_child",
        batas: int | None = None,
        gagal: type[PdfGagal] = PdfGagal,
    ) -> None:
        self.modul = modul
        self.gagal = gagal
        self.batas = settings.PDF_BATAS_WAKTU if batas is None else batas

    def __enter__(self) -> Self:
        self.is_late = False
        self.galat = TemporaryFile()
        self.child = subprocess.Popen(  # noqa: S603 - one of our own modules
            [sys.executable, "-m", self.modul],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.galat,
            cwd=settings.BASE_DIR,
            env={
                **{nama: isi for nama, isi in os.environ.items() if not nama.startswith(RAHASIA)},
                **MALLOC,
            },
        )
        self.timer = Timer(self.batas, self._end_late)
        self.timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
        self.child.kill()
        with suppress(BrokenPipeError):
            self.child.communicate()
        self.galat.close()

    def _end_late(self) -> None:
        self.is_late = True
        self.child.kill()

    def send(self, isi: Pekerjaan | tuple[Lampiran, ...]) -> None:
        """Give it work; that it has ended meanwhile is told by ``receive``."""
        stdin = cast(IO[bytes], self.child.stdin)
        with suppress(BrokenPipeError):
            stdin.write(to_line(isi))
            stdin.flush()

    def receive(self, lapor: Lapor) -> bytes:
        """Return the document when it is ready, telling ``lapor`` meanwhile what is done, and the percent.

        Raises ``gagal``, with a sentence for the user.
        """
        stdout = cast(IO[bytes], self.child.stdout)
        while baris := stdout.readline().decode().strip():
            persen, _, tahap = baris.partition("\t")
            lapor(tahap, int(persen))
        dokumen = stdout.read()
        if kode := self.child.wait():
            raise self.gagal(self._explain(kode))
        return dokumen

    def _explain(self, kode: int) -> str:
        if self.is_late:
            return (
                f"{self.gagal.dokumen} belum selesai disusun dalam {self.batas} detik. "
                "Bagi teks atau tabel yang sangat panjang, lalu coba lagi."
            )
        self.galat.seek(0)
        logger.error("%s: %s, %s", self.modul, kode, self.galat.read()[-2000:].decode(errors="replace"))
        return SEBAB.get(kode, SEBAB_LAIN).format(self.gagal.dokumen)
