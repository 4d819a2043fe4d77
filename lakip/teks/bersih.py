"""What of a text that somebody sends is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

import nh3

from lakip.domain.naskah import clean_naskah
from lakip.teks.baca import read_teks
from lakip.teks.bentuk import Gambar, Potongan, Teks
from lakip.teks.kunci import tell_apart
from lakip.teks.polos import from_polos
from lakip.teks.tulis import write_teks
from lakip.teks.word import clean_word

TAG = {
    "a", "b", "blockquote", "br", "caption", "div", "em", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "i", "img", "li", "ol", "p", "span", "strong", "sub", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
ATRIBUT = {
    "a": {"href"},
    "div": {"data-blok"},
    "figure": {"id"},
    "img": {"src", "alt"},
    "span": {"class"},
    "table": {"id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
# As it is kept, and as it may come: Word says little with many letters.
HURUF_TERBANYAK = 400_000
KIRIMAN_TERBANYAK = 1_000_000
# Elements that do not end of themselves, and how deep they may stand in each other.
TANDA = re.compile(r"<(/?)(?:a|b|blockquote|div|em|font|i|ol|span|strong|su[bp]|table|u|ul)\b", re.IGNORECASE)
KEDALAMAN_TERBESAR = 500


def clean_teks(kiriman: str, gambar: Collection[int] = ()) -> str:
    """Return a text as it is kept; what its form does not know is left out, its words stay.

    What has no element of HTML in it is taken as plain text. ``gambar`` are the keys of the images that
    the report has; others are left out. Raises ValueError, with a sentence for the writer, if the text is
    too long, nested too deep, or holds control characters that no printer knows.
    """
    _require_length(kiriman, KIRIMAN_TERBANYAK)
    if not nh3.is_html(kiriman):
        return _settle(read_teks(from_polos(clean_naskah(kiriman))), gambar)
    if any(unicodedata.category(huruf) == "Cc" and huruf not in "\n\r\t" for huruf in kiriman):
        raise ValueError("Teks memuat karakter kendali yang tidak tampak; ketik ulang bagian itu.")
    if _is_deep(kiriman):
        raise ValueError("Susunan teks ini terlalu dalam; tempel sebagai teks biasa, lalu bentuk kembali.")
    aman = nh3.clean(
        clean_word(kiriman),
        tags=TAG,
        attributes=ATRIBUT,
        url_schemes={"http", "https", "mailto", "gambar"},
        clean_content_tags={"script", "style", "title"},
        link_rel=None,
    )
    return _settle(read_teks(aman), gambar)


def _settle(teks: Teks, gambar: Collection[int]) -> str:
    isi = write_teks(tell_apart(tuple(_known(teks, gambar))))
    _require_length(isi, HURUF_TERBANYAK)
    return isi


def _require_length(teks: str, terbanyak: int) -> None:
    if len(teks) > terbanyak:
        raise ValueError(
            f"Teks ini terlalu panjang: {len(teks)} huruf dengan tanda bentuknya, paling banyak {terbanyak}. "
            "Bagi menjadi beberapa bagian."
        )


def _is_deep(kiriman: str) -> bool:
    dalam = 0
    for tutup in TANDA.findall(kiriman):
        dalam = max(dalam - 1, 0) if tutup else dalam + 1
        if dalam > KEDALAMAN_TERBESAR:
            return True
    return False


def _known(teks: Teks, gambar: Collection[int]) -> Iterator[Potongan]:
    return (satu for satu in teks if not isinstance(satu, Gambar) or satu.berkas in gambar)
