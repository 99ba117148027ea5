"""Work is tied to person, role and unit, as they stood when it was asked for; older work is nobody's own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("work", "0004_sealed")]
    operations = [
        migrations.AddField("Job", "standing", models.CharField(max_length=100, blank=True, default="")),
    ]
