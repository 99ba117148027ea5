"""What the desk in a browser assumes where nobody says otherwise, what its forms take and what it keeps of
each thing in its database, is what was approved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from desk.workspace.folder import Workspace
from tests.approved import assert_approved
from tests.test_what_is_assumed import ROOT, assumed_by

SAID = Path(__file__).parent / "assumed.txt"
WEB = ROOT / "desk" / "web"
APART = frozenset(
    {"migrations", "oidc"}
)  # what was once; what is read only where somebody else vouches for people


def modules() -> Iterator[Any]:
    for path in sorted(WEB.rglob("*.py")):
        if not APART & {*path.parts}:
            yield import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def fields() -> Iterator[str]:
    from django.apps import apps
    from django.forms import Form

    for form in sorted(Form.__subclasses__(), key=lambda f: (f.__module__, f.__name__)):
        if form.__module__.startswith("desk.web"):
            yield f"# {form.__name__}"
            for name, one in form.base_fields.items():
                yield (
                    f"{name}: {type(one).__name__} {one.max_length} letters, strip {one.strip}, required"
                    f" {one.required}"
                )
    for model in apps.get_models():
        if model.__module__.startswith("desk.web"):
            yield f"# {model.__name__}"
            for field in model._meta.local_fields:
                _, kind, _, options = field.deconstruct()
                yield f"{field.name}: {kind.rpartition('.')[2]} {options}"


def test_what_the_desk_in_a_browser_assumes(desk: Workspace) -> None:
    from desk.web.settings import DATABASES

    said = re.sub("^DATABASES = .*\n", "", assumed_by(modules()), flags=re.MULTILINE)  # Django adds to it
    database = f"the database {DATABASES['default']['OPTIONS']}"
    assert_approved(said + "".join(f"{line}\n" for line in (database, *fields())), SAID)


def test_a_database_brought_up_to_date_is_as_the_models_say(desk: Workspace) -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
