"""The database of the desk is as its models say, and each limit of the web desk is what was approved."""

from __future__ import annotations

from desk.workspace.folder import Workspace
from tests.approved import assert_approved
from tests.test_limits import LIMITS, ON_DJANGO, limits_in


def test_a_database_brought_up_to_date_is_as_the_models_say(desk: Workspace) -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_limit_of_the_desk_in_a_browser_is_what_was_approved(desk: Workspace) -> None:
    once, elsewhere = ON_DJANGO / "migrations", ON_DJANGO / "oidc"  # where somebody else vouches for people
    assert_approved(limits_in(ON_DJANGO, once, elsewhere), LIMITS / "web.txt")
