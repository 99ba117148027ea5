"""What verbs on a workspace begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desk.base.options import checked_lang
from desk.base.output import Output

if TYPE_CHECKING:  # a verb that stops at its options loads neither
    from desk.workspace.folder import Workspace
    from engine.rulebook.model.rulebook import Rules


def opening(workspace: Path, as_json: bool, lang: str) -> tuple[Output, Workspace, Rules]:
    """Return where words go, the workspace and its rules. Raise Stop or RuleFaults where one can't be had."""
    from desk.workspace.folder import opened
    from desk.workspace.rule_files import rules_in

    out = Output(as_json, checked_lang(lang))
    made = opened(workspace)
    return out, made, rules_in(made.rules)
