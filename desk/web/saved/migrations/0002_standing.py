"""The table of saved views, made at once; a desk that made it step by step ended at this name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=60)),
                ("address", models.CharField(max_length=400)),
            ],
            options={
                "ordering": ["title"],
                "constraints": [
                    models.UniqueConstraint(fields=("by", "title"), name="one_saved_view_of_a_title")
                ],
            },
        ),
    ]
