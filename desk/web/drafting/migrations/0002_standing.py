"""The table of drafts, made at once; a desk that made it step by step ended at this name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by", models.CharField(max_length=60)),
                ("file", models.CharField(max_length=200)),
                ("base", models.TextField()),
                ("text", models.TextField()),
                ("saved_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("by", "file"), name="one_draft_of_a_file")]
            },
        ),
    ]
