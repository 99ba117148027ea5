from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0002_outside"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="account",
            name="person",
            field=models.IntegerField(default=0),
        ),
    ]
