"""The modality of each line of the founding document, which stood there without one until now."""

from django.db import migrations

MODALITIES = {
    "defensoria-del-pueblo": ["supervision", "supervision", "supervision"],
    "mclcp": ["coordination", "supervision"],
    "conadis": ["technical_assistance"],
    "policia-nacional": ["training", "technical_assistance"],
    "minsa": ["strengthening"],
    "wawa-wasi": ["coverage", "coverage"],
    "mimp": ["strengthening", "data_systems"],
    "ministerio-publico": ["training"],
    "indeci": ["emergency"],
}


def set_modalities(apps, schema_editor):
    lines = apps.get_model("alliances", "LineOfWork").objects
    for slug, modalities in MODALITIES.items():
        for position, modality in enumerate(modalities, start=1):
            lines.filter(alliance__slug=slug, position=position).update(modality=modality)


class Migration(migrations.Migration):
    dependencies = [("alliances", "0003_agreements_and_activities")]
    operations = [migrations.RunPython(set_modalities, migrations.RunPython.noop)]
