"""What the desk's database is made with is what its models say: a model that was changed has its
migration."""

from __future__ import annotations

import pytest

pytest.importorskip("django", reason="the web part is not installed")


def test_no_model_says_more_than_its_migrations(signed_in: object) -> None:
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState
    from django.utils.translation import override

    with override(None):  # as `makemigrations`: migrations hold Django's names of fields untranslated
        loader = MigrationLoader(None)
        after = ProjectState.from_apps(apps)
        found = MigrationAutodetector(loader.project_state(), after).changes(loader.graph)
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("desk.")}
    assert ours
    assert {
        label: [str(step) for one in steps for step in one.operations]
        for label, steps in found.items()
        if label in ours
    } == {}
