"""Figures given as they are, where only the rule is in question and not how records are counted."""

from __future__ import annotations

from pytest_bdd import given

from scenarios.steps.drafts import Returns
from scenarios.steps.words import Sentence


@given(Sentence('số liệu "{title:Tên}" được cho là {figure:SốLiệu}'))
def _stated(returns: Returns, title: str, figure: str) -> None:
    returns.stated[title] = figure
