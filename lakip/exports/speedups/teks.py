"""Text: what was shaped once is remembered, for one document.

Text is shaped when the columns of a table are measured, when lines are, and once more when it is drawn; and
in a report the same figures, predikat and headings stand on many pages, while charts are drawn letter by
letter. WeasyPrint has pango shape the text each time.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from weasyprint.draw import text as draw
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.line_break import Layout

# Longer texts are paragraphs, and stand in a report once.
PANJANG = 80
# What a layout of pango is made from, and where its line may end.
HURUF = itemgetter(
    "direction",
    "lang",
    "font_size",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_kerning",
    "font_language_override",
    "font_variation_settings",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
BARIS = itemgetter(
    "white_space",
    "word_spacing",
    "letter_spacing",
    "tab_size",
    "hyphens",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "overflow_wrap",
    "word_break",
)

Kunci = tuple[Any, ...]

_setup = Layout.setup
_split_first_line = line_break.split_first_line
_draw_first_line = draw.draw_first_line


def install() -> None:
    ffi.cdef("PangoLayout *pango_layout_copy (PangoLayout *src);")
    Layout.setup = setup_layout
    Layout.reactivate = reactivate_layout
    Layout.deactivate = deactivate_layout
    Layout.__getattr__ = get_from_layout
    for module in (line_break, inline, preferred):
        module.split_first_line = split_first_line
    draw.draw_first_line = draw_first_line


class Ingatan:
    """What was shaped so far in one document."""

    def __init__(self) -> None:
        self.layout: dict[Kunci, Layout] = {}
        self.baris: dict[Kunci, Any] = {}
        self.gambar: dict[Kunci, list[tuple[str, tuple[Any, ...]]]] = {}


def get_ingatan(style: Any) -> Ingatan:
    konfigurasi = style.font_config
    if not hasattr(konfigurasi, "ingatan"):
        konfigurasi.ingatan = Ingatan()
    ingatan: Ingatan = konfigurasi.ingatan
    return ingatan


def make_kunci(style: Any) -> Kunci:
    return tuple(style["font_family"]), style["text_decoration_line"] != "none", *HURUF(style)


def setup_layout(self: Any, style: Any) -> None:
    """Copy a layout made before for the same style, instead of making each with a context of its own."""
    layout = get_ingatan(style).layout
    kunci = make_kunci(style)
    if kunci not in layout:
        layout[kunci] = Layout.__new__(Layout)
        _setup(layout[kunci], style)
    self.__dict__.update(layout[kunci].__dict__)
    self.style = style
    self.layout = ffi.gc(pango.pango_layout_copy(layout[kunci].layout), gobject.g_object_unref)


def reactivate_layout(self: Any, style: Any) -> None:
    """Shape the text again only when somebody asks for it: what was drawn before is not shaped at all."""
    self.style = style


def get_from_layout(self: Any, nama: str) -> Any:
    if nama != "layout" or "style" not in self.__dict__:
        raise AttributeError(nama)
    self.setup(self.style)
    self.set_text(self.text, justify=True)
    return self.layout


def deactivate_layout(self: Any) -> None:
    for nama in ("layout", "language", "style"):
        self.__dict__.pop(nama, None)


def split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    """Return what was found before for the same text in the same style and width."""
    if len(text) > PANJANG:
        return _split_first_line(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
    baris = get_ingatan(style).baris
    kunci = (
        text,
        max_width,
        justification_spacing,
        is_line_start,
        minimum,
        *make_kunci(style),
        *BARIS(style),
    )
    if kunci not in baris:
        baris[kunci] = _split_first_line(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
    return baris[kunci]


class Perekam:
    """A stream that notes what is written into it by its methods."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.catatan: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, nama: str) -> Any:
        asli = getattr(self._stream, nama)
        if nama not in ("set_font_size", "set_text_rise", "show_text"):
            return asli

        def note(*args: Any) -> None:
            self.catatan.append((nama, args))
            asli(*args)

        return note


def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """Draw again what was drawn before, elsewhere."""
    teks, style, layout = textbox.text, textbox.style, textbox.pango_layout
    if not teks.strip() or len(teks) > PANJANG or text_overflow == "ellipsis" or block_ellipsis != "none":
        return _draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    gambar = get_ingatan(style).gambar
    kunci = (layout.text, layout.justification_spacing, *make_kunci(style), *BARIS(style))
    if kunci in gambar:
        stream.set_text_matrix(*matrix.values)
        for nama, args in gambar[kunci]:
            getattr(stream, nama)(*args)
        return []
    perekam = Perekam(stream)
    emojis = _draw_first_line(perekam, textbox, text_overflow, block_ellipsis, matrix)
    if not emojis:
        gambar[kunci] = perekam.catatan
    return emojis
