import lakip.models.kode
from django.db import migrations, models

from lakip.larangan import LARANGAN
from sop.kekal import remove


def give_kode(apps, schema_editor):
    """Every LAKIP that was built before gets a code, though it does not stand on it.

    The triggers that keep it as it is come back after the migrations.
    """
    remove(schema_editor.connection, [satu for satu in LARANGAN if satu.tabel == "lakip_terbitan"])
    for terbitan in apps.get_model("lakip", "Terbitan").objects.only("pk"):
        terbitan.kode = lakip.models.kode.make_kode()
        terbitan.save(update_fields=["kode"])


class Migration(migrations.Migration):
    dependencies = [("lakip", "0004_naskah_html")]

    operations = [
        migrations.AddField("terbitan", "kode", models.CharField(default="", editable=False, max_length=20)),
        migrations.RunPython(give_kode, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "terbitan",
            "kode",
            models.CharField(
                default=lakip.models.kode.make_kode, editable=False, max_length=20, unique=True
            ),
        ),
    ]
