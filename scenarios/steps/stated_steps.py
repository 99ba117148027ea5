"""Figures given as they are, where only the rule is in question and not how records are counted."""

from __future__ import annotations

from pytest_bdd import given

from scenarios.steps.drafts import DraftReturns
from scenarios.steps.words import StepSentence


@given(StepSentence('số liệu "{title:Tên}" được cho là {figure:SốLiệu}'))
def _stated(returns: DraftReturns, title: str, figure: str) -> None:
    returns.stated[title] = figure
