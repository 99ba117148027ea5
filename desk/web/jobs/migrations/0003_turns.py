"""Jobs wait their turn, and hold a lease; what an older desk left under way is said to be cut off."""

from typing import Any

from django.db import migrations, models

VI = "Bàn làm việc được nâng cấp nên việc này chưa xong. Cái đã ghi vẫn còn nguyên; bấm làm lại."
EN = "The desk was upgraded, so this was not finished. What was written stands; ask again."


def cut(apps: Any, schema: Any) -> None:
    left = apps.get_model("work", "Job").objects.filter(state__in=("waiting", "running"))
    left.update(state="cut", said_vi=VI, said_en=EN)


class Migration(migrations.Migration):
    dependencies = [("work", "0002_no_values")]
    operations = [
        migrations.AddField("Job", "began", models.CharField(max_length=80, blank=True, default="")),
        migrations.AddField("Job", "alive_until", models.DateTimeField(null=True)),
        migrations.AddField("Job", "attempt", models.IntegerField(default=0)),
        migrations.AddField("Job", "address", models.CharField(max_length=45, blank=True, default="")),
        migrations.RunPython(cut, migrations.RunPython.noop),
    ]
