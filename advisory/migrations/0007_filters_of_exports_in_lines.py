from urllib.parse import parse_qsl

import pgtrigger
from django.db import migrations, models


def write_in_lines(apps, schema_editor):
    """What stands there as in an address, as it was typed."""
    exports = apps.get_model("advisory", "Export").objects.exclude(asked="")
    with pgtrigger.ignore("advisory.Export:exports_stay"):
        for taken in exports.iterator():
            pairs = parse_qsl(taken.asked, keep_blank_values=True)
            taken.asked = "\n".join(f"{name}={' '.join(value.split())}" for name, value in pairs)
            taken.save(update_fields=["asked"])


class Migration(migrations.Migration):
    dependencies = [("advisory", "0006_known_years")]

    operations = [
        migrations.AlterField(
            model_name="export",
            name="asked",
            field=models.TextField(
                blank=True, help_text="One in each line.", verbose_name="filters"
            ),
        ),
        migrations.RunPython(write_in_lines, migrations.RunPython.noop),
    ]
