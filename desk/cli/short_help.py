"""Help that fits on a screen: what is used every day, each verb in a line; `--help --full` prints all."""

from __future__ import annotations

import re
from typing import Any

from desk.base.language import gettext

FULL = "--full"
_DAILY = """
demo init template import status run results explain figures follow-up remind lock announce report paper serve
rulebooks check
"""
_SELDOM = "--workspace --json --lang --strict --by --despite --processes --seconds --memory --scheduler"
DAILY = frozenset(_DAILY.split())
SELDOM = frozenset(_SELDOM.split())
"""Options that many verbs have, or that few machines need: named in a line, explained with --full."""
_CLAUSE_ENDS = re.compile(r"[;:]\s")


def shorten(command: Any, first: bool = True) -> None:
    """Change a command, and all below it: its help leaves out what is seldom used, and says how to see it."""
    below = getattr(command, "commands", {})
    for name, one in below.items():
        shorten(one, first=False)
        one.short_help = _CLAUSE_ENDS.split(one.help, maxsplit=1)[0].rstrip(".")
        one.hidden = first and name not in DAILY
    left = [name for name, one in below.items() if one.hidden]
    for parameter in command.params:
        if SELDOM.intersection(parameter.opts):
            parameter.hidden = True
            left += [option for option in parameter.opts if option in SELDOM]
    if left:
        command.epilog = gettext("Còn: %(left)s. Nói rõ từng thứ: --help --full.", left=", ".join(left))
