"""The table of accounts, made at once; a desk that made it step by step ended at this name."""

from django.db import migrations, models

from desk.base.roles import ROLES, TITLES


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=60, unique=True)),
                ("shown_as", models.CharField(max_length=120)),
                ("office", models.CharField(blank=True, max_length=120)),
                ("role", models.CharField(choices=[(r, TITLES[r]) for r in ROLES], max_length=20)),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("person", models.IntegerField(default=0)),
                ("is_active", models.BooleanField(default=True)),
                ("must_change", models.BooleanField(default=False)),
                ("outside", models.CharField(blank=True, max_length=255)),
                ("second_factor", models.CharField(blank=True, default="", max_length=16)),
                ("code_used", models.BigIntegerField(default=0)),
                ("look", models.CharField(blank=True, max_length=5)),
                ("lang", models.CharField(default="vi", max_length=2)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outside", ""), _negated=True),
                        fields=["outside"],
                        name="one_account_outside",
                    )
                ]
            },
        ),
    ]
