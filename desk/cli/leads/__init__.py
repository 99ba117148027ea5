"""`lanhmanh leads`: the queue of a run, one lead with its evidence, decisions, pictures, exports."""

from __future__ import annotations

from itertools import chain
from typing import Any

import typer
from typer.core import TyperGroup

from desk.base.language import gettext
from desk.cli.leads import export, lists
from desk.cli.leads.acts import verbs_of_acts
from desk.cli.verb import add_group, verbs_in


class Leads(TyperGroup):
    """`leads RUN` is `leads queue RUN`: what is no verb is a run."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in gettext("--help")):
            args = ["queue", *args]
        found: list[str] = super().parse_args(ctx, args)
        return found


def register(app: typer.Typer) -> None:
    verbs = (*chain.from_iterable(map(verbs_in, (lists, export))), *verbs_of_acts())
    add_group(app, "leads", "Manh mối liên kết cần xác minh của một lần chạy.", verbs, cls=Leads)
