"""Writing a text as the HTML in which it is kept."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape

from lakip.teks.bentuk import (
    Acuan,
    BlokData,
    CatatanKaki,
    Daftar,
    Gambar,
    GantiBaris,
    Gaya,
    Paragraf,
    Potongan,
    Runtun,
    Sebaris,
    Sel,
    Subjudul,
    Tabel,
    Teks,
)


def write_teks(teks: Teks) -> str:
    """Return the HTML of a text; reading it gives the same text again."""
    return "".join(map(_write_potongan, teks))


def _write_potongan(satu: Potongan) -> str:
    match satu:
        case Paragraf(is_kutipan=True):
            return f"<blockquote><p>{_write_sebaris(satu.isi)}</p></blockquote>"
        case Paragraf():
            return f"<p>{_write_sebaris(satu.isi)}</p>"
        case Subjudul():
            tag = f"h{satu.tingkat + 2}"
            return f"<{tag}>{_write_sebaris(satu.isi)}</{tag}>"
        case Daftar():
            tag = "ol" if satu.is_bernomor else "ul"
            butir = "".join(f"<li>{''.join(map(_write_potongan, b.isi))}</li>" for b in satu.butir)
            return f"<{tag}>{butir}</{tag}>"
        case Tabel():
            judul = f"<caption>{escape(satu.judul)}</caption>" if satu.judul else ""
            baris = "".join(f"<tr>{''.join(map(_write_sel, row))}</tr>" for row in satu.baris)
            return f'<table id="{satu.kunci}">{judul}<tbody>{baris}</tbody></table>'
        case Gambar():
            img = f'<img src="gambar:{satu.berkas}" alt="{escape(satu.alt)}">'
            keterangan = f"<figcaption>{escape(satu.keterangan)}</figcaption>"
            return f'<figure id="{satu.kunci}">{img}{keterangan}</figure>'
        case BlokData():
            return f'<div class="blok" data-blok="{satu.nama}"></div>'


def _write_sel(sel: Sel) -> str:
    tag = "th" if sel.is_kepala else "td"
    lebar = f' colspan="{sel.lebar}"' if sel.lebar > 1 else ""
    return f"<{tag}{lebar}>{''.join(map(_write_potongan, sel.isi))}</{tag}>"


def _write_sebaris(isi: Iterable[Sebaris]) -> str:
    return "".join(map(_write_satu, isi))


def _write_satu(satu: Sebaris) -> str:
    match satu:
        case GantiBaris():
            return "<br>"
        case CatatanKaki():
            return f'<span class="catatan-kaki">{escape(satu.teks)}</span>'
        case Acuan():
            return f'<a href="#{satu.kunci}">{satu.kunci}</a>'
        case Runtun():
            hasil = str(escape(satu.teks))
            for gaya in (gaya for gaya in reversed(Gaya) if gaya in satu.gaya):
                hasil = f"<{gaya}>{hasil}</{gaya}>"
            return f'<a href="{escape(satu.tautan)}">{hasil}</a>' if satu.tautan else hasil
