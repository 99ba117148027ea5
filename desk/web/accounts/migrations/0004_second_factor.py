from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0003_person")]

    operations: ClassVar = [
        migrations.AddField(
            "account", "second_factor", models.CharField(blank=True, default="", max_length=16)
        ),
        migrations.AddField("account", "code_used", models.BigIntegerField(default=0)),
    ]
