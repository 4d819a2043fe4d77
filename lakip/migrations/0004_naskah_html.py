from django.db import migrations
from django.utils import timezone

from lakip.teks import from_polos


def write_html(apps, schema_editor):
    """Texts were plain; each becomes HTML and the first version of its history."""
    versi_naskah = apps.get_model("lakip", "VersiNaskah")
    for naskah in apps.get_model("lakip", "Naskah").objects.exclude(isi=""):
        naskah.isi = from_polos(naskah.isi)
        naskah.versi = max(naskah.versi, 1)
        naskah.save()
        versi_naskah.objects.create(
            naskah=naskah, nomor=naskah.versi, isi=naskah.isi, angka=naskah.angka, oleh=naskah.oleh,
            pada=naskah.pada or timezone.now(),
        )


class Migration(migrations.Migration):
    dependencies = [("lakip", "0003_naskah_koreksi_terbitan")]
    operations = [migrations.RunPython(write_html, migrations.RunPython.noop)]
