"""Imports kept the sentences of cells to look at, and what stood there: the archive draws them now."""

from typing import Any

from django.db import migrations


def forget(apps: Any, schema: Any) -> None:
    """Take the sentences out of the jobs, and out of what the database leaves of old pages."""
    job_model = apps.get_model("work", "Job")
    for job in job_model.objects.filter(kind="import"):
        if isinstance(job.result.get("problems"), list):
            job.result = {**job.result, "problems": len(job.result["problems"])}
            job.save(update_fields=["result"])
    if schema.connection.vendor == "sqlite":
        with schema.connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("work", "0001_initial")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
