"""Who is to sign the report, before anybody has."""

from __future__ import annotations

from datetime import datetime

from lakip.isi.bentuk import Pengesahan
from lakip.models import Laporan, Pegawai, Pemangku, Penugasan
from lakip.models.organisasi import JenisPemangku
from sop.domain.jenis_kerja import LembarKerja
from sop.models import Simbol


def find_penanda_tangan(laporan: Laporan, at: datetime) -> Pengesahan | None:
    """Return who stands at ``at`` in the column that approves last, undated; None where nobody is seated.

    Where the post is vacant its name stands alone. Of two who hold it the acting one signs: acting for the
    other is what the order was given for.

    Sumber: tata naskah dinas (Plt. and Plh.).
    """
    asked = Simbol.objects.filter(langkah__versi=laporan.versi_id).select_related("langkah")
    approving = [satu for satu in asked if satu.lembar_kerja is LembarKerja.PERSETUJUAN]
    if not approving:
        return None
    last = max(approving, key=lambda satu: (satu.langkah.urutan, satu.urutan))
    seat = (
        Penugasan.objects.filter(laporan=laporan, pelaksana=last.pelaksana_id, unit=None)
        .select_related("jabatan", "pegawai", "pelaksana")
        .first()
    )
    if seat is None:
        return None
    if seat.pegawai:
        return _name(seat.pelaksana.nama, seat.pegawai)
    holders = Pemangku.objects.filter(jabatan=seat.jabatan_id).select_related("pegawai", "jabatan")
    today = at.astimezone(laporan.instansi.zona).date()
    found = sorted(holders.on(today), key=lambda satu: satu.jenis == JenisPemangku.DEFINITIF)
    if not found:
        return Pengesahan(str(seat.jabatan), "", "", "", None)
    return _name(found[0].kapasitas, found[0].pegawai)


def _name(kapasitas: str, pegawai: Pegawai) -> Pengesahan:
    return Pengesahan(kapasitas, pegawai.nama, pegawai.pangkat, pegawai.nip, None)
