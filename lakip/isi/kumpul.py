"""The collector: one report becomes one value."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from lakip.isi.bentuk import Identitas, IsiLaporan
from lakip.isi.gambar import collect_gambar
from lakip.isi.kinerja import mean_of, notes_on
from lakip.isi.koreksi import collect_koreksi
from lakip.isi.pelaksanaan import Pelaksanaan
from lakip.isi.pernyataan import collect_reviu
from lakip.isi.sasaran import IsiKinerja, collect_kinerja
from lakip.isi.tambahan import collect_tambahan
from lakip.models import BagianTambahan, Laporan
from sop.models import Instansi, ZonaWaktu

# Side of the logo in pixels: 3 cm in print at 300 dpi.
SISI_LOGO = 354


def collect_isi(laporan: Laporan, at: datetime) -> IsiLaporan:
    """Return everything the report says at the moment ``at``.

    The number of queries does not depend on how much the report holds, only on how many
    SOPs it went through. Raises ValueError if ``at`` is naive.
    """
    if at.tzinfo is None:
        raise ValueError(f"a moment without time zone: {at}")
    pelaksanaan = Pelaksanaan(laporan, at)
    return replace(
        collect_pokok(laporan, at),
        pengesahan=pelaksanaan.read_pengesahan(),
        sop=pelaksanaan.read_sop(),
        jeda=pelaksanaan.read_jeda(),
        koreksi=collect_koreksi(laporan),
    )


def collect_pokok(laporan: Laporan, at: datetime) -> IsiLaporan:
    """Return what the report says without how it was made and corrected: all that ``digest_isi`` looks at."""
    kinerja = collect_kinerja(laporan)
    skala = kinerja.skala
    rata, predikat = mean_of(kinerja.indikator, skala.predikat)
    instansi, reviu = laporan.instansi, collect_reviu(laporan)
    return IsiLaporan(
        identitas=read_identitas(laporan),
        pada=at.astimezone(instansi.zona).replace(microsecond=0),
        zona=ZonaWaktu(instansi.zona_waktu).label,
        skala=skala.predikat,
        skala_efisiensi=skala.efisiensi,
        naskah={k: teks for k, teks in kinerja.naskah.items() if not k.startswith(BagianTambahan.AWALAN)},
        tambahan=collect_tambahan(laporan, kinerja.naskah),
        gambar=collect_gambar(laporan, _list_teks(kinerja)),
        reviu=reviu.pernyataan,
        is_reviu_dilewati=reviu.is_dilewati,
        tahun_lalu=kinerja.tahun_lalu,
        sasaran=tuple(kinerja.by_sasaran.values()),
        rata=rata,
        predikat=predikat,
        catatan=notes_on(kinerja.indikator),
        anggaran=kinerja.anggaran,
        pengesahan=None,
        sop=(),
        jeda=(),
        jejak_nomor=laporan.jejak_nomor,
        jejak_hash=laporan.jejak_hash,
    )


def _list_teks(kinerja: IsiKinerja) -> Iterator[str]:
    yield from kinerja.naskah.values()
    for sasaran in kinerja.by_sasaran.values():
        yield from (satu.teks for satu in sasaran.analisis)


def read_identitas(laporan: Laporan) -> Identitas:
    """Return whose report it is."""
    instansi = laporan.instansi
    return Identitas(
        instansi=instansi.nama,
        pemda=instansi.pemda,
        alamat=instansi.alamat,
        kota=instansi.kota,
        tahun=laporan.tahun,
        is_contoh=laporan.is_contoh,
        logo=read_logo(instansi),
    )


def read_logo(instansi: Instansi) -> str:
    """Return the logo as a small PNG in a data URI, or "" if there is none that can be read."""
    if not instansi.logo:
        return ""
    try:
        with instansi.logo.open("rb") as berkas, Image.open(berkas) as gambar:
            gambar.thumbnail((SISI_LOGO, SISI_LOGO))
            png = BytesIO()
            gambar.convert("RGBA").save(png, "PNG")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return ""
    return f"data:image/png;base64,{base64.b64encode(png.getvalue()).decode()}"
