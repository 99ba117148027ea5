"""What was an account's by its name is the account's as it stands."""

from typing import Any

from django.db import migrations

from desk.workspace.rights import standing_of


def tied(apps: Any, schema: Any) -> None:
    for one in apps.get_model("accounts", "Account").objects.all():
        standing = standing_of(one.pk, one.person or one.pk, one.role, one.unit)
        apps.get_model("saved", "SavedView").objects.filter(by=one.username).update(by=standing)


class Migration(migrations.Migration):
    dependencies = [("saved", "0001_initial"), ("accounts", "0004_second_factor")]
    operations = [migrations.RunPython(tied, migrations.RunPython.noop)]
