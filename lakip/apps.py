"""App configuration of the doing."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class LakipConfig(AppConfig):
    name = "lakip"
    verbose_name = "Pelaksanaan LAKIP"

    def ready(self) -> None:
        from lakip.kalender import find_menit_per_hari
        from lakip.larangan import install_larangan, lift_larangan
        from lakip.pemakai import count_berjalan
        from sop.kaitan import register_hari_kerja, register_pemakai

        pre_migrate.connect(lift_larangan, sender=self)
        post_migrate.connect(install_larangan, sender=self)
        register_pemakai(count_berjalan)
        register_hari_kerja(find_menit_per_hari)
