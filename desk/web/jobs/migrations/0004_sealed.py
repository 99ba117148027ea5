"""Work bears a seal. That of an older desk is sealed as it is; none goes on, none is fetched any more.

A desk is older if the sealed log has no accounts yet. What the database says of itself is no ground: whoever
writes there may have it seem older, to have work of his own sealed.
"""

from typing import Any

from django.db import migrations, models

from desk.web.shelf import workspace
from desk.workspace.logs import key_ready, log_of
from desk.workspace.rights import RIGHTS
from desk.workspace.rights_rows import job_seal

VI = "Bàn làm việc được nâng cấp nên việc này chưa xong. Cái đã ghi vẫn còn nguyên; bấm làm lại."
EN = "The desk was upgraded, so this was not finished. What was written stands; ask again."


def sealed(apps: Any, schema: Any) -> None:
    if log_of(workspace(), RIGHTS).entries():
        return  # work without a seal is then taken away, on record
    jobs = apps.get_model("work", "Job").objects
    jobs.filter(state__in=("waiting", "running")).update(state="cut", said_vi=VI, said_en=EN)
    for job in jobs.all():
        job.result.pop("folder", None)
        job.seal = job_seal(vars(job), key_ready(workspace()).seals)
        job.save()


class Migration(migrations.Migration):
    dependencies = [("work", "0003_turns")]
    operations = [
        migrations.AddField("Job", "seal", models.CharField(max_length=64, blank=True, default="")),
        migrations.RunPython(sealed, migrations.RunPython.noop),
    ]
