"""Work that protects children, said before everything else: how much, where, by when; no person, no venue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from desk.base.language import gettext
from desk.report.tree import Remark
from desk.runs.run import Run, scored_period
from desk.runs.small_tables import conclusions_of
from desk.runs.work_done import done_beside, work_of
from desk.words.numbers import day_words
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.rulebook import Rules

PROTECT = "protect"  # what an action of rules/actions.yaml does


def children_at_risk(run: Run, rules: Rules) -> tuple[Conclusion, ...]:
    """Return the child-protection work of a run that is not on record as done."""
    by_id, done = {rule.id: rule for rule in rules.follow_up}, done_beside(run)
    period = scored_period(rules, run.manifest["year"])
    tasks = protecting(conclusions_of(run), rules)
    return tuple(one for one in tasks if work_of(one, by_id[one.rule], period) not in done)


def protecting(conclusions: Iterable[Conclusion], rules: Rules) -> tuple[Conclusion, ...]:
    """Return the sure actions that protect a person."""
    protect = {name for name, action in rules.actions.items() if action.does == PROTECT}
    return tuple(c for c in conclusions if c.sure and c.kind == "action" and c.name in protect)


def children_remarks(tasks: Sequence[Conclusion], name: Callable[[str], str]) -> Iterator[Remark]:
    """Say how many tasks there are, of which units, by when; no person, no venue."""
    if not tasks:
        return
    by_unit = Counter(name(one.unit) for one in tasks)
    due = min((one.deadline for one in tasks if one.deadline), default=None)
    yield Remark(
        gettext(
            "Trẻ em trước hết: %(n)s việc bảo vệ trẻ em phải làm ngay, hạn sớm nhất %(day)s (%(where)s).",
            n=len(tasks),
            day=day_words(due) if due else "–",
            where=", ".join(f"{unit} {n}" for unit, n in by_unit.most_common()),
        )
    )
