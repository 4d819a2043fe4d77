"""App configuration of the specification."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class SopConfig(AppConfig):
    name = "sop"
    verbose_name = "Dokumen SOP"

    def ready(self) -> None:
        from sop.larangan import install_larangan, lift_larangan

        pre_migrate.connect(lift_larangan, sender=self)
        post_migrate.connect(install_larangan, sender=self)
