"""The table of long work, made at once; a desk that made it step by step ended at this name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("by", models.CharField(max_length=60)),
                ("standing", models.CharField(blank=True, default="", max_length=100)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("asked", models.JSONField(default=dict)),
                ("result", models.JSONField(default=dict)),
                ("done", models.IntegerField(default=0)),
                ("total", models.IntegerField(default=0)),
                ("pid", models.IntegerField(default=0)),
                ("began", models.CharField(blank=True, default="", max_length=80)),
                ("alive_until", models.DateTimeField(null=True)),
                ("attempt", models.IntegerField(default=0)),
                ("address", models.CharField(blank=True, default="", max_length=45)),
                ("said_vi", models.TextField(blank=True)),
                ("said_en", models.TextField(blank=True)),
                ("seal", models.CharField(blank=True, default="", max_length=64)),
            ],
            options={"ordering": ["-id"]},
        ),
    ]
