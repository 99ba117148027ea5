"""Actions by body and deadline, signs, and the chain of reasons for each; for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from desk.base.output import Output
from desk.reports.calendar_file import code_of
from desk.reports.follow_up_reasons import BARE, ReasonFacts
from desk.runs.work_done import Done
from desk.words.adoption_words import say_mark
from desk.words.follow_up_words import NEEDS_WORDS, SIGNS_ARE, missing_words
from desk.words.numbers import day_words
from engine.follow_up.conclusions import Conclusion
from engine.logic.cells import Owed
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.rulebook import Rulebook

Rules = Mapping[str, FollowUpRule]
FEW = 3  # of one kind and day, whose reasons are printed


class Chains:
    """Finds the reasons of a reason: the sign that another conclusion rests on; `reasons` says each. `secret`
    goes into codes."""

    def __init__(self, conclusions: Iterable[Conclusion], reasons: ReasonFacts, secret: str = "") -> None:
        self.reasons = reasons
        self.secret = secret
        self.signs = {":".join((c.name, *c.about)): c for c in conclusions if c.kind == "sign"}

    def below(self, kind: str, id_: str) -> Conclusion | None:
        return self.signs.get(id_) if kind == "sign" else None

    def steps(self, conclusion: Conclusion, lang: str) -> list[dict[str, Any]]:
        """Return the chain of reasons, signs opened up to the records under them."""
        return [
            {
                "alias": alias,
                "fact": kind,
                "id": id_,
                "says": self.reasons.says(kind, id_, lang),
                **({"because": self.steps(below, lang)} if (below := self.below(kind, id_)) else {}),
            }
            for alias, kind, id_ in conclusion.because
        ]

    def lines(self, conclusion: Conclusion, lang: str, indent: str = "") -> list[str]:
        """Return the chain of reasons line by line; a record that another line names anyway has none of its
        own."""
        found: list[str] = []
        for _, kind, id_ in conclusion.because:
            others = [other for _, k, other in conclusion.because if (k, other) != (kind, id_)]
            if kind in BARE:
                if not any(id_ in other for other in others):
                    found.append(indent + self.reasons.on_file(kind, id_, lang))
                continue
            found.append(indent + self.reasons.says(kind, id_, lang))
            below = self.below(kind, id_)
            if below is not None:
                found += self.lines(below, lang, indent + "  ← ")
        found += [indent + line for line in self.reasons.besides(conclusion, lang)]
        return list(dict.fromkeys(found))

    def about(self, conclusions: Iterable[Conclusion], lang: str) -> str:
        """Return whom conclusions are about, units by name."""
        return ", ".join(self.reasons.subject(one, lang) for c in conclusions for one in c.about)

    def rulebooks(self, conclusion: Conclusion) -> set[str]:
        """Return the rulebooks whose bands or findings a conclusion rests on, through the signs below too."""
        found = {id_.partition(":")[0] for _, kind, id_ in conclusion.because if kind in ("band", "finding")}
        for _, kind, id_ in conclusion.because:
            below = self.below(kind, id_)
            if below is not None:
                found |= self.rulebooks(below)
        return found

    def missing(self, conclusion: Conclusion) -> tuple[Owed, ...]:
        """Return what is missing, of the signs below too."""
        gaps = set(conclusion.missing)
        for _, kind, id_ in conclusion.because:
            below = self.below(kind, id_)
            if below is not None and not below.sure:
                gaps |= set(self.missing(below))
        return tuple(sorted(gaps))


def conclusion_json(conclusion: Conclusion, rules: Rules, chains: Chains, lang: str) -> dict[str, Any]:
    rule = rules[conclusion.rule]
    return {
        "code": code_of(conclusion, chains.secret),
        "kind": conclusion.kind,
        "name": conclusion.name,
        "rule": conclusion.rule,
        "title": rule.title[lang],
        "cites": list(rule.cites),
        "about": list(conclusion.about),
        "unit": conclusion.unit or None,
        "state": "follows" if conclusion.sure else "cần bổ sung",
        "deadline": conclusion.deadline.isoformat() if conclusion.deadline else None,
        "by": conclusion.by or None,
        "to": conclusion.to or None,
        "needs": conclusion.needs or None,
        "because": chains.steps(conclusion, lang),
        "also": conclusion.also,
        "missing": [
            {
                "form": g.form,
                "office": g.office,
                "unit": g.unit,
                "period": g.period,
                "field": g.field or None,
                "row": g.key or None,
            }
            for g in chains.missing(conclusion)
        ],
    }


def print_follow_up(
    conclusions: Sequence[Conclusion],
    rules: Rules,
    chains: Chains,
    books: Mapping[str, Rulebook],
    out: Output,
    unsettled: bool,
) -> None:
    """Print what follows for sure; what still lacks something is counted, or printed where asked for.

    `books` are the rulebooks of the run: what rests on an illustrative one's bands carries its mark.
    """
    sure = [c for c in conclusions if c.sure]
    actions = [c for c in sure if c.kind == "action"]
    for body, mine in groupby(actions, key=lambda c: c.by):
        _print_actions(body, list(mine), rules, chains, out)
    _print_signs([c for c in sure if c.kind == "sign"], rules, chains, out)
    open_ = [c for c in conclusions if not c.sure]
    if unsettled and open_:
        _print_open(open_, rules, chains, out)
    elif open_:
        out.say(
            f"Còn {len(open_)} việc, dấu hiệu cần bổ sung số liệu mới rõ. Xem: lanhmanh follow-up"
            " --unsettled",
            f"{len(open_)} more can't be settled before figures are added. See: lanhmanh follow-up"
            " --unsettled",
        )
    if not conclusions:
        out.say("Không có việc nào phát sinh.", "Nothing follows.")
    behind = {name for c in conclusions for name in chains.rulebooks(c)}
    say_mark(out, *(book for name, book in books.items() if name in behind))


def done_json(done: Done) -> dict[str, Any]:
    return {"on": done.on.isoformat(), "record": done.record, "by": done.by}


def print_done(done: Sequence[tuple[Conclusion, Done]], chains: Chains, out: Output) -> None:
    """Print the work that is on record as done."""
    for action, one in done:
        about = chains.about([action], out.lang)
        out.say(
            f"Đã làm: {action.rule}, {about}, {one.on:%d/%m/%Y}, theo {one.record} ({one.by}).",
            f"Done: {action.rule}, {about}, {one.on.isoformat()}, by {one.record} ({one.by}).",
        )


def _print_actions(
    body: str, actions: Sequence[Conclusion], rules: Rules, chains: Chains, out: Output
) -> None:
    heads = [("Hạn", "Due"), ("Việc", "Action"), ("Về", "About"), ("Vì", "Because"), ("Ghi chú", "Note")]
    rows = []
    for (due, rule), same in groupby(actions, key=lambda a: (a.deadline, a.rule)):
        mine = list(same)
        rows.append(
            (
                day_words(due, out.lang) if due else "–",
                f"{rule} {rules[rule].title[out.lang]}",
                chains.about(mine, out.lang),
                _why(mine, chains, out),
                _notes(mine[0], out.lang),
            )
        )
    out.table(f"{body} ({len(actions)})", heads, rows)


def _why(same: Sequence[Conclusion], chains: Chains, out: Output) -> str:
    """Say why, where one stands alone; a long list is asked about one by one."""
    if len(same) > FEW:
        return out.pick("xem từng mã: --about MÃ", "see each: --about CODE")
    return "\n".join(dict.fromkeys(line for a in same for line in chains.lines(a, out.lang)))


def _notes(action: Conclusion, lang: str) -> str:
    notes = [NEEDS_WORDS[action.needs][lang]] if action.needs else []
    if action.to:
        notes.append(f"{'gửi' if lang == 'vi' else 'to'} {action.to}")
    return "; ".join(notes)


def _print_signs(signs: Sequence[Conclusion], rules: Rules, chains: Chains, out: Output) -> None:
    if not signs:
        return
    out.table(
        (f"Có dấu hiệu, cần xác minh ({len(signs)})", f"Signs to verify ({len(signs)})"),
        [("Dấu hiệu", "Sign"), ("Về", "About"), ("Vì", "Because")],
        [
            (
                f"{s.rule} {rules[s.rule].title[out.lang]}",
                chains.about([s], out.lang),
                "\n".join(chains.lines(s, out.lang)),
            )
            for s in signs
        ],
    )
    out.say(SIGNS_ARE["vi"], SIGNS_ARE["en"])


def _print_open(open_: Sequence[Conclusion], rules: Rules, chains: Chains, out: Output) -> None:
    """Print what lacks something, those that lack the same in one row."""
    same: dict[tuple[str, str], list[Conclusion]] = {}
    for one in open_:
        same.setdefault((one.rule, missing_words(chains.missing(one), out.lang)), []).append(one)
    out.table(
        (f"Cần bổ sung ({len(open_)})", f"To be completed ({len(open_)})"),
        [("Việc, dấu hiệu", "What"), ("Về", "About"), ("Còn thiếu", "Missing")],
        [
            (f"{rule} {rules[rule].title[out.lang]}", chains.about(mine, out.lang), missing)
            for (rule, missing), mine in same.items()
        ],
    )
