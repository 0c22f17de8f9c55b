"""The three groups of staff (triage/roles.py). Groups made by hand under these names are kept as they are."""

from django.db import migrations

NAMES = ["nurse", "specialist", "lead"]


def make_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for name in NAMES:
        groups.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("triage", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]

    # Going back keeps the groups: people may be in them.
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
