from django.db import migrations


def presume_jenis(apps, schema_editor):
    """Name the kind of the values that are there: a scale is of predicates, "%" of percentages."""
    indikator = apps.get_model("lakip", "Indikator").objects
    indikator.exclude(skala=[]).update(jenis_nilai="predikat")
    indikator.filter(skala=[], satuan__in=("%", "persen", "Persen")).update(jenis_nilai="persen")


class Migration(migrations.Migration):

    dependencies = [
        ('lakip', '0004_jenis_nilai_pagu_perubahan'),
    ]

    operations = [
        migrations.RunPython(presume_jenis, migrations.RunPython.noop),
    ]
