"""The collector: one report becomes one value."""

from __future__ import annotations

import base64
from collections import defaultdict
from datetime import datetime
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from lakip.domain.capaian import Capaian
from lakip.domain.efisiensi import calculate_efisiensi
from lakip.domain.sistematika import ANALISIS
from lakip.isi.anggaran import Belanja
from lakip.isi.bentuk import Identitas, IsiAnalisis, IsiLaporan, IsiSasaran
from lakip.isi.kinerja import Kinerja, mean_of, notes_on
from lakip.isi.pelaksanaan import Pelaksanaan
from lakip.isi.skala import SkalaLaporan, read_skala_of
from lakip.models import Laporan, Naskah, Sasaran
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
    skala = read_skala_of(laporan.instansi_id)
    kinerja = Kinerja(laporan, skala.predikat)
    belanja = Belanja(laporan)
    naskah = read_naskah(laporan)
    sasaran = tuple(
        _read_sasaran(satu, nomor, kinerja, belanja, naskah[satu.pk], skala)
        for nomor, satu in enumerate(Sasaran.objects.filter(laporan=laporan), start=1)
    )
    semua = [indikator for satu in sasaran for indikator in satu.indikator]
    rata, predikat = mean_of(semua, skala.predikat)
    pelaksanaan = Pelaksanaan(laporan, at)
    instansi = laporan.instansi
    return IsiLaporan(
        identitas=_read_identitas(laporan),
        pada=at.astimezone(instansi.zona).replace(microsecond=0),
        zona=ZonaWaktu(instansi.zona_waktu).label,
        skala=skala.predikat,
        skala_efisiensi=skala.efisiensi,
        naskah=naskah[None],
        tahun_lalu=kinerja.tahun_lalu,
        sasaran=sasaran,
        rata=rata,
        predikat=predikat,
        catatan=notes_on(semua),
        anggaran=belanja.read(),
        pengesahan=pelaksanaan.read_pengesahan(),
        sop=pelaksanaan.read_sop(),
        jeda=pelaksanaan.read_jeda(),
        jejak_nomor=laporan.jejak_nomor,
        jejak_hash=laporan.jejak_hash,
    )


def read_naskah(laporan: Laporan) -> dict[int | None, dict[str, str]]:
    """Return the written texts by bagian, for each sasaran and (None) for the report itself."""
    naskah: dict[int | None, dict[str, str]] = defaultdict(dict)
    for satu in Naskah.objects.filter(laporan=laporan):
        naskah[satu.sasaran_id][satu.bagian] = satu.isi.strip()
    return naskah


def _read_sasaran(
    sasaran: Sasaran,
    nomor: int,
    kinerja: Kinerja,
    belanja: Belanja,
    naskah: dict[str, str],
    skala: SkalaLaporan,
) -> IsiSasaran:
    indikator = kinerja.read(sasaran.pk, nomor)
    rata, predikat = mean_of(indikator, skala.predikat)
    jumlah = belanja.sum_for(sasaran.pk)
    serapan = jumlah.serapan if jumlah else Capaian(alasan="belum ada anggaran yang dikaitkan")
    return IsiSasaran(
        nomor=nomor,
        tujuan=sasaran.tujuan,
        uraian=sasaran.uraian,
        indikator=indikator,
        rata=rata,
        predikat=predikat,
        pagu=jumlah.pagu if jumlah else None,
        serapan=serapan,
        efisiensi=calculate_efisiensi(
            Capaian(rata.persen, rata.persen, alasan=rata.alasan), serapan, skala=skala.efisiensi
        ),
        program=belanja.lines_for(sasaran.pk),
        analisis=tuple(IsiAnalisis(satu, naskah.get(satu.kunci, "")) for satu in ANALISIS),
        catatan=notes_on(indikator),
    )


def _read_identitas(laporan: Laporan) -> Identitas:
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
