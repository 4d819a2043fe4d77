"""What of a text that somebody sends is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

import nh3

from lakip.domain.naskah import clean_naskah
from lakip.teks.baca import read_teks
from lakip.teks.bentuk import Gambar, Potongan, Teks
from lakip.teks.polos import from_polos
from lakip.teks.tulis import write_teks

TAG = frozenset(
    (
        *(
            "a",
            "b",
            "blockquote",
            "br",
            "caption",
            "div",
            "em",
            "figcaption",
            "figure",
            "i",
            "img",
            "li",
            "ol",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "span", "strong", "sub", "sup", "u", "ul"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    )
)
ATRIBUT = {
    "a": {"href"},
    "div": {"data-blok"},
    "figure": {"id"},
    "img": {"src", "alt"},
    "span": {"class"},
    "table": {"id"},
    "td": {"colspan"},
    "th": {"colspan"},
}
HURUF_TERBANYAK = 400_000


def clean_teks(kiriman: str, gambar: Collection[int] = ()) -> str:
    """Return a text as it is kept; what its form does not know is left out, its words stay.

    What has no element of HTML in it is taken as plain text. ``gambar`` are the keys of the images that
    the report has; others are left out. Raises ValueError, with a sentence for the writer, if the text is
    too long or holds control characters that no printer knows.
    """
    if len(kiriman) > HURUF_TERBANYAK:
        raise ValueError(
            f"Teks sepanjang {len(kiriman)} huruf terlalu panjang; paling panjang {HURUF_TERBANYAK} huruf. "
            "Bagi menjadi beberapa bagian."
        )
    if not nh3.is_html(kiriman):
        return from_polos(clean_naskah(kiriman))
    if any(unicodedata.category(huruf) == "Cc" and huruf not in "\n\r\t" for huruf in kiriman):
        raise ValueError("Teks memuat karakter kendali yang tidak tampak; ketik ulang bagian itu.")
    aman = nh3.clean(
        kiriman,
        tags=set(TAG),
        attributes=ATRIBUT,
        url_schemes={"http", "https", "mailto", "gambar"},
        clean_content_tags={"script", "style", "title"},
        link_rel=None,
    )
    return write_teks(tuple(_known(read_teks(aman), gambar)))


def _known(teks: Teks, gambar: Collection[int]) -> Iterator[Potongan]:
    return (satu for satu in teks if not isinstance(satu, Gambar) or satu.berkas in gambar)
