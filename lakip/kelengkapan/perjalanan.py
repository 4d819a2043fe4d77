"""Rules on how the report was made: by whom its data came, whether it was built, signed, sent in time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from lakip.domain.kelengkapan import Hasil, Keadaan, Kekurangan, judge
from lakip.domain.sistematika import SISTEMATIKA
from lakip.kelengkapan.fakta import Fakta
from lakip.kelengkapan.naskah import check_teks
from lakip.lifecycle import StatusLaporan
from sop.domain.tanggal import format_tanggal


def check_identitas(fakta: Fakta) -> Hasil:
    """Whether the report says whose it is. Sumber: PermenPANRB 53/2014 Lampiran III, Format."""
    instansi = fakta.laporan.instansi
    gambaran = next(satu for satu in SISTEMATIKA if satu.kunci == "bab1_gambaran_umum")
    kurang = list(check_teks(fakta, gambaran).kurang)
    if not instansi.alamat:
        kurang.append(Kekurangan("Alamat instansi belum diisi: pengelola SOP melengkapinya.", ""))
    return judge(2, "hal: alamat instansi dan gambaran umum", kurang)


def check_penyerahan(fakta: Fakta) -> Hasil:
    """Whether every unit that answers for rows has handed in its form.

    Sumber: PermenPANRB 53/2014 Lampiran III, Mekanisme penyusunan.
    """
    if not fakta.unit:
        return Hasil(Keadaan.TIDAK_TERBUKTI, "tidak ada unit yang bertanggung jawab atas data")
    kurang = [
        Kekurangan(f"{satu.unit}: {satu.keadaan.lower()}.", fakta.url("pengumpulan"))
        for satu in fakta.unit
        if satu.is_ditunggu
    ]
    hasil = judge(len(fakta.unit), "unit", kurang)
    return Hasil(hasil.keadaan, f"format ditutup untuk {hasil.ditemukan}", hasil.kurang)


def check_temuan(fakta: Fakta) -> Hasil:
    """Whether what looks doubtful in the data was mended or answered for.

    Sumber: PermenPANRB 53/2014 Lampiran III, Mekanisme penyusunan (keandalan data).
    """
    if not fakta.indikator:
        return Hasil(Keadaan.BELUM, "belum ada data")
    if not fakta.temuan:
        return Hasil(Keadaan.TERPENUHI, "tidak ada temuan yang terbuka")
    jumlah = f"{len(fakta.temuan)} temuan"
    lack = Kekurangan(f"{jumlah} belum diperbaiki atau dijawab.", fakta.url("temuan"))
    return Hasil(Keadaan.SEBAGIAN, f"{jumlah} terbuka", (lack,))


def check_lakip(fakta: Fakta) -> Hasil:
    """Whether a LAKIP was built. Sumber: PermenPANRB 88/2021, LKE 3.a.1."""
    if fakta.terbitan is None:
        lack = Kekurangan("Dokumen LAKIP belum disusun.", fakta.url("laporan-dokumen"))
        return Hasil(Keadaan.BELUM, "belum ada dokumen", (lack,))
    return Hasil(Keadaan.TERPENUHI, f"LAKIP terbitan {fakta.terbitan}")


def check_lampiran(fakta: Fakta) -> Hasil:
    """Whether a LAKIP was built, which carries its annexes.

    Sumber: PermenPANRB 53/2014 Lampiran III, Format.
    """
    hasil = check_lakip(fakta)
    if hasil.kurang:
        return hasil
    lampiran = "memuat lampiran Perjanjian Kinerja, pengukuran kinerja, dan SOP dari data"
    return Hasil(Keadaan.TERPENUHI, f"{hasil.ditemukan} {lampiran}")


def check_pengesahan(fakta: Fakta) -> Hasil:
    """Whether the report was signed; approved alone it is not formal yet.

    Sumber: PermenPANRB 88/2021, LKE 3.a.3.
    """
    if tertanda := fakta.tanda_tangan:
        pada = tertanda.pada.astimezone(fakta.laporan.instansi.zona).date()
        return Hasil(Keadaan.TERPENUHI, f"ditandatangani {tertanda.kapasitas} pada {format_tanggal(pada)}")
    sah = fakta.pengesahan
    if sah is None or sah.tanggal is None:
        lack = Kekurangan("Laporan belum disetujui pimpinan.", fakta.laporan.get_absolute_url())
        return Hasil(Keadaan.BELUM, "belum disetujui", (lack,))
    lack = Kekurangan("LAKIP sudah disetujui, tetapi belum ditandatangani.", fakta.url("laporan-dokumen"))
    return Hasil(Keadaan.SEBAGIAN, f"disetujui {sah.kapasitas} pada {format_tanggal(sah.tanggal)}", (lack,))


def check_reviu(fakta: Fakta) -> Hasil:
    """Whether the APIP has stated that it reviewed the report; without a statement here a person answers.

    Sumber: PermenPANRB 53/2014 Lampiran III; PermenPANRB 88/2021, LKE 3.a.4.
    """
    pernyataan = fakta.pernyataan
    if pernyataan is None:
        return Hasil(Keadaan.TIDAK_TERBUKTI, "belum ada pernyataan telah direviu di sini")
    tanggal = format_tanggal(pernyataan.tanggal)
    return Hasil(Keadaan.TERPENUHI, f"dinyatakan telah direviu oleh {pernyataan.jabatan} pada {tanggal}")


def check_tepat_waktu(fakta: Fakta) -> Hasil:
    """Whether the report was handed over by its tenggat: by the first receipt or upload, else by its run.

    Sumber: PermenPANRB 88/2021, LKE 3.a.6; the tenggat is set by the office (Perpres 29/2014, or earlier).
    """
    laporan, tenggat = fakta.laporan, format_tanggal(fakta.laporan.tenggat)
    if proven := [hari for hari in (fakta.diterima_pada, fakta.diunggah_pada) if hari]:
        return _judge_penyampaian(fakta, min(proven))
    if laporan.status != StatusLaporan.SELESAI:
        lack = Kekurangan(f"Laporan belum selesai; tenggatnya {tenggat}.", laporan.get_absolute_url())
        return Hasil(Keadaan.BELUM, "belum disampaikan", (lack,))
    if fakta.dikirim_pada is None:
        return Hasil(Keadaan.TIDAK_TERBUKTI, f"SOP ini tidak memuat langkah pengiriman; tenggat {tenggat}")
    return _judge_penyampaian(fakta, fakta.dikirim_pada.astimezone(laporan.instansi.zona).date())


def _judge_penyampaian(fakta: Fakta, dikirim: date) -> Hasil:
    tenggat = format_tanggal(fakta.laporan.tenggat)
    ditemukan = f"disampaikan {format_tanggal(dikirim)}, tenggat {tenggat}"
    if dikirim <= fakta.laporan.tenggat:
        return Hasil(Keadaan.TERPENUHI, ditemukan)
    lack = Kekurangan(f"Laporan disampaikan sesudah tenggat {tenggat}.", fakta.url("laporan-riwayat"))
    return Hasil(Keadaan.BELUM, ditemukan, (lack,))


def check_publikasi(fakta: Fakta) -> Hasil:
    """Whether the report was uploaded to e-SAKIP Reviu; where else it was published a person tells.

    Sumber: PermenPANRB 88/2021, LKE 3.a.5.
    """
    if fakta.diunggah_pada is None:
        return Hasil(Keadaan.TIDAK_TERBUKTI, "belum ada unggahan e-SAKIP Reviu yang dicatat")
    return Hasil(Keadaan.TERPENUHI, f"diunggah ke e-SAKIP Reviu {format_tanggal(fakta.diunggah_pada)}")


ATURAN: dict[str, Callable[[Fakta], Hasil]] = {
    "identitas": check_identitas,
    "penyerahan_unit": check_penyerahan,
    "temuan_selesai": check_temuan,
    "lakip_tersusun": check_lakip,
    "lampiran": check_lampiran,
    "disahkan": check_pengesahan,
    "direviu": check_reviu,
    "dipublikasikan": check_publikasi,
    "tepat_waktu": check_tepat_waktu,
}
