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
    return tuple(task for task in tasks if task.sure and work_of(task, by_id[task.rule], period) not in done)


def protecting(conclusions: Iterable[Conclusion], rules: Rules) -> tuple[Conclusion, ...]:
    """Return the actions that protect a person, and those that hang on a cell which is blank or can't be
    read. What hangs on a whole form that nobody sent is owed, and said there."""
    protect = {name for name, action in rules.actions.items() if action.does == PROTECT}
    actions = (c for c in conclusions if c.kind == "action" and c.name in protect)
    return tuple(c for c in actions if c.sure or any(owed.field for owed in c.missing))


def children_remarks(tasks: Sequence[Conclusion], name: Callable[[str], str]) -> Iterator[Remark]:
    """Say how many tasks there are, of which units, by when, and where nobody knows; no person, no venue."""
    sure, unknown = ([task for task in tasks if task.sure is known] for known in (True, False))
    if sure:
        due = min((task.deadline for task in sure if task.deadline), default=None)
        yield Remark(
            gettext(
                "Trẻ em trước hết: %(n)s việc bảo vệ trẻ em phải làm ngay, hạn sớm nhất %(day)s (%(where)s).",
                n=len(sure),
                day=day_words(due) if due else "–",
                where=_where(sure, name),
            )
        )
    if unknown:
        yield Remark(
            gettext(
                "Về trẻ em còn %(n)s việc chưa rõ, vì ô trống hoặc sai (%(where)s).",
                n=len(unknown),
                where=_where(unknown, name),
            )
        )


def _where(tasks: Iterable[Conclusion], name: Callable[[str], str]) -> str:
    return ", ".join(f"{unit} {n}" for unit, n in Counter(name(task.unit) for task in tasks).most_common())
