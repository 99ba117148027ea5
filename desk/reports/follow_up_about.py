"""What follows about one subject, beside its explanation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desk.base.output import Output
from desk.reports.calendar_file import secret_of
from desk.reports.follow_up_reasons import reasons_of
from desk.reports.follow_up_report import Chains, conclusion_json, print_follow_up
from desk.runs.follow_up_table import FOLLOW_UP, conclusions_in
from desk.runs.run import Run
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.rulebook import Rulebook, Rules


@dataclass(frozen=True, slots=True)
class FollowUpAbout:
    """The signs and actions about one subject, with all others to trace reasons through."""

    conclusions: tuple[Conclusion, ...]
    chains: Chains
    rules: Mapping[str, FollowUpRule]
    books: Mapping[str, Rulebook]

    def json(self, lang: str) -> list[dict[str, Any]]:
        return [conclusion_json(c, self.rules, self.chains, lang) for c in self.conclusions]

    def print(self, out: Output) -> None:
        if self.conclusions:
            out.say("Việc cần làm và dấu hiệu:", "Actions and signs:")
            print_follow_up(self.conclusions, self.rules, self.chains, self.books, out, unsettled=True)


def follow_up_about(run: Run, rules: Rules, id_: str) -> FollowUpAbout:
    """Return what a run concluded about a subject; nothing where the run is older than follow-up."""
    kept = f"{FOLLOW_UP}.parquet" in run.manifest["files"]
    every = conclusions_in(run.table(FOLLOW_UP)) if kept else ()
    mine = tuple(c for c in every if id_ in c.about)
    return FollowUpAbout(
        mine,
        Chains(every, reasons_of(run, rules), secret_of(run)),
        {rule.id: rule for rule in rules.follow_up},
        rules.rulebooks,
    )
