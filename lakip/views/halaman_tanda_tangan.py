"""What the pages of signing show: what is signed, by whom in which capacity, and with what."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from django.conf import settings

from lakip.forms.tanda_tangan import TandaTanganForm
from lakip.models import Dokumen, Pegawai, Sertifikat, Surat, TandaTangan, Terbitan
from lakip.models.tanda_tangan import JenisTandaTangan, PenyediaTandaTangan, StatusTandaTangan
from lakip.tanda_tangan.bsre import Bsre, needs_nik
from lakip.tanda_tangan.medan import count_halaman
from lakip.tanda_tangan.penyedia import Penanda, Penyedia
from lakip.tanda_tangan.rangkaian import find_berkas, is_terputus, list_jadi
from lakip.tanda_tangan.sertifikat import PenyediaSertifikat
from lakip.tanda_tangan.simpanan import list_usable

BSRE = "bsre"


class HalamanTandaTangan:
    """One signature or paraf that ``pegawai`` is to put on a LAKIP or a letter in its field ``medan``.

    ``kapasitas`` is None for who only looks; ``penghalang`` tells why it cannot be signed now, "" if it can.
    """

    def __init__(
        self,
        naskah: Terbitan | Surat,
        jenis: JenisTandaTangan,
        medan: str,
        pegawai: Pegawai,
        kapasitas: str | None,
        at: datetime,
        penghalang: str = "",
    ) -> None:
        self.naskah = naskah
        self.jenis = jenis
        self.medan = medan
        self.pegawai = pegawai
        self.kapasitas = kapasitas
        self.at = at
        self.penghalang = penghalang

    @property
    def is_paraf(self) -> bool:
        return self.jenis == JenisTandaTangan.PARAF

    @cached_property
    def terdahulu(self) -> list[TandaTangan]:
        """Who has put a signature or paraf on it before."""
        return list_jadi(self.naskah)

    @cached_property
    def berkas(self) -> Dokumen | None:
        return find_berkas(self.naskah)

    @cached_property
    def halaman(self) -> int:
        if self.berkas is None:
            return 0
        with self.berkas.berkas.open("rb") as berkas:
            return count_halaman(berkas.read())

    @cached_property
    def sudah(self) -> TandaTangan | None:
        """The signature that stands in this field already."""
        return next((satu for satu in self.terdahulu if satu.rincian.get("medan") == self.medan), None)

    @property
    def is_sendiri(self) -> bool:
        """Whether it is the person's own, so that only the step is to be finished."""
        return self.sudah is not None and self.sudah.oleh_id == self.pegawai.pk

    @cached_property
    def menggantung(self) -> TandaTangan | None:
        """The signature that was asked for and of which nobody knows whether it came about."""
        waiting = TandaTangan.objects.filter(sebelum=self.berkas, status=StatusTandaTangan.BELUM_DIKETAHUI)
        return next((satu for satu in waiting.select_related("oleh") if not is_terputus(satu, self.at)), None)

    @cached_property
    def sertifikat(self) -> list[Sertifikat]:
        return list(list_usable(self.pegawai, self.jenis, self.at))

    @cached_property
    def cara(self) -> list[tuple[str, str]]:
        """With what the person may sign."""
        held = [(str(satu.pk), _name_sertifikat(satu)) for satu in self.sertifikat]
        return [*held, *([(BSRE, PenyediaTandaTangan.BSRE.label)] if settings.BSRE_URL else [])]

    @property
    def is_terbuka(self) -> bool:
        """Whether the person can sign here and now."""
        nothing_stands_there = self.sudah is None and self.menggantung is None
        return bool(self.kapasitas and not self.penghalang and nothing_stands_there)

    def make_form(self, data: object = None, pilihan: str = "") -> TandaTanganForm:
        """Return the form, filled in with ``data``, or empty with ``pilihan`` chosen."""
        terbitan = self.naskah.nomor if isinstance(self.naskah, Terbitan) else None
        penanda = Penanda(
            self.pegawai.nama,
            self.kapasitas or "",
            self.pegawai.pangkat,
            self.pegawai.nip,
            self.pegawai.email,
        )
        first = self.cara[0][0] if self.cara else ""
        return TandaTanganForm(
            data,
            cara=self.cara,
            is_bsre=bool(settings.BSRE_URL),
            needs_nik=needs_nik(penanda),
            initial={"terbitan": terbitan, "cara": pilihan or first},
        )

    def find_penyedia(self, cara: str) -> tuple[PenyediaTandaTangan, Penyedia]:
        """Return by what a choice of the form is signed."""
        if cara == BSRE:
            return PenyediaTandaTangan.BSRE, Bsre()
        chosen = next(satu for satu in self.sertifikat if str(satu.pk) == cara)
        with chosen.berkas.open("rb") as berkas:
            return PenyediaTandaTangan.SERTIFIKAT, PenyediaSertifikat(berkas.read())


def _name_sertifikat(satu: Sertifikat) -> str:
    milik = "Sertifikat Anda" if satu.pegawai_id else "Sertifikat kantor"
    return f"{milik}: {satu.nama}"
