"""Who moves because of a draft: the newest year under the rules as they stand and under the draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desk.authoring.comparison import compared_rules
from desk.base.faults import WrongUse
from desk.base.files import write_text
from desk.base.language import speaking
from desk.web.comparison.views import told_of
from desk.web.drafting.drafts import checked, drafted, with_texts
from desk.web.jobs.models import JobOutcome
from desk.web.proposals.models import Proposal
from desk.web.proposals.record import ALTERED, differs
from desk.web.shelf import workspace


def draft_compared(asked: Mapping[str, Any], by: str, step: Callable[[int, int], None]) -> JobOutcome:
    """Compare the rules with a person's draft over one year; with a `proposal` as it was proposed, and what
    the proofs find of it."""
    made, year, lang = workspace(), int(asked["year"]), str(asked["lang"])
    waiting = Proposal.objects.filter(pk=asked.get("proposal", 0)).first()
    if waiting is not None and differs(waiting):
        raise WrongUse(ALTERED)  # who decides would read what another text leads to
    texts = _proposed(waiting) if waiting else drafted(str(asked.get("draft", "")))
    with TemporaryDirectory() as folder:
        for name, text in texts.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_text(path, text)
        step(0, 1)
        found = compared_rules(str(made.rules), str(Path(folder) / "rules"), made.folder, [year], None, None)
    step(1, 1)
    outcome = told_of(found, lang)
    if waiting is None:
        return outcome
    with speaking(lang):
        proved = [f"{one.file}:{one.line} {one.words}" for one in checked(texts, prove=True).told]
    return replace(outcome, result={**outcome.result, "findings": proved})


def _proposed(waiting: Proposal) -> dict[str, str]:
    return with_texts({name: str(one["text"]) for name, one in waiting.content["files"].items()})
