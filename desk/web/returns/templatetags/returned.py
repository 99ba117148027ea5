"""What templates ask of the returns of an import."""

from __future__ import annotations

from typing import Any

from django import template

from desk.web.returns.importing import cells_to_look_at
from desk.words.problem_rows import ProblemRow

register = template.Library()


@register.simple_tag
def cells_of(job: Any) -> list[ProblemRow]:
    """Return the cells to look at of an import, in the reader's language."""
    return cells_to_look_at(job.result["returns"])
