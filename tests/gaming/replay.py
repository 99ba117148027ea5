"""What the program makes of a set of returns: points of every year, signs, problems, changes, and what stands
beside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from desk.workspace.appraisals import only_confirmed, waiting
from desk.workspace.standing_today import in_units_of
from desk.workspace.store import context_of
from engine.evaluation.years import Evaluation
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rules
from facts.archive.filing import Filing
from facts.archive.ledger import first_told_of, standing_of
from facts.archive.receiving import ReceiptRecord
from facts.archive.sealing import sealed
from facts.forms.catalogue import NOTICE
from facts.intake.grid import ReturnSheets, Sheet
from facts.intake.returns import return_from_sheets
from facts.keys import Keys
from facts.lazy import LazyMapping
from facts.periods import Period
from facts.standing import HAS_DATA, NIL, Standing
from facts.units import Units
from tests.facts.builders import cover_rows, form_rows
from tests.gaming.edits import Edit, Trick
from tests.gaming.honest import ALWAYS, Return, Returns

TODAY = date(2021, 2, 20)
KEYS = Keys(b"\0" * 32)
SELF = "Q5"  # the self-score's sign: whoever tricks writes self-scores to fit, so it is no help
Points = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Outcome:
    """What is shown of a year's run: by unit and year the points; by unit the signs and what is named."""

    points: Mapping[tuple[str, int], Points]
    signs: Mapping[str, frozenset[str]]  # that stand or are open
    problems: frozenset[tuple[str, str, str]]  # file, code, field
    notices: frozenset[tuple[str, ...]]
    first_told: frozenset[str]
    waiting: frozenset[str]  # appraisals nobody confirmed
    unsure: frozenset[str]  # files that are another office's by their cover alone


def outcome_of(returns: Returns, rules: Rules, year: int = 2020) -> Outcome:
    """Return what a run of a year says of returns that all came in, of units that are a whole district."""
    filings = tuple(filed(r, rules) for r in returns)
    senders = {f.sender.unit for f in filings}
    rules = replace(rules, units=Units(tuple(u for u in rules.units.units if u.code in senders)))
    context, calendar = context_of(rules), rules.calendar
    period = calendar.at("year", year)
    assert period is not None

    def told(up_to: Period) -> Standing:
        own = (f for f in filings if int(f.period[:4]) <= up_to.year)
        return in_units_of(only_confirmed(standing_of(own, context)[0], frozenset(), rules), rules, period)

    own = [f for f in filings if int(f.period[:4]) <= year]
    standing, ledger = standing_of(own, context)
    years = {
        p.code: p
        for y in range(min(int(f.period[:4]) for f in filings), year)
        if (p := calendar.at("year", y))
    }
    evaluation = Evaluation(
        told(period),
        rules,
        earlier=LazyMapping(years, lambda code: told(years[code])),
        first=lambda: in_units_of(first_told_of(own, context), rules, period),
    )
    book = rules.rulebooks["healthy_commune"]
    points, signs, first = {}, {}, set()
    for each in (*years.values(), period):
        for subject in evaluation.subjects(book, each):
            final = evaluation.score_of(book, subject.id, each)
            assert final is not None
            points[subject.id, each.year] = (final[0].low, final[0].high)
    for subject in evaluation.subjects(book, period):
        found = {s.id: evaluation.sign(book, s, subject, period) for s in edition(book, period.end).signs}
        signs[subject.id] = frozenset(id_ for id_, said in found.items() if said is not False and id_ != SELF)
        if evaluation.as_first_told.score(book, subject.id, period) is not None:
            first.add(subject.id)
    return Outcome(
        points,
        signs,
        frozenset((p.file, p.problem.code, p.problem.field or "") for p in ledger.problems),
        frozenset(
            tuple(str(e.record.values.get(n)) for n in ("unit_code", "what", "form", "field"))
            for e in standing.events.get(NOTICE.name, ())
        ),
        frozenset(first),
        frozenset(f"{a.unit} {a.criterion}" for a in waiting(standing, period.code, frozenset(), rules)),
        frozenset(f.file for f in own if f.manifest.sender_unsure),
    )


_FILED: dict[tuple[int, int], tuple[Return, Filing]] = {}


def filed(told: Return, rules: Rules) -> Filing:
    """Return a return as the archive files it, read as a workbook would be."""
    kept = _FILED.get((id(told), id(rules)))
    if kept is None or kept[0] is not told:
        kept = _FILED[id(told), id(rules)] = (told, _filed(told, rules))
    return kept[1]


def _filed(told: Return, rules: Rules) -> Filing:
    states = {f: HAS_DATA if told.forms.get(f) else NIL for f in (ALWAYS if not told.office else told.forms)}
    cover = {
        "unit_code": told.unit,
        "period": told.period,
        "office": told.office or None,
        "received_on": None,
        "prepared_on": told.prepared_on,
        **told.cover,
    }
    pages = [("B00", Sheet("B00", _rows(cover_rows({**states, **told.states}, **cover))))]
    pages += [(form, Sheet(form, _rows(form_rows(form, rows)))) for form, rows in told.forms.items() if rows]
    read = return_from_sheets(ReturnSheets(tuple(pages)), told.file, context_of(rules), TODAY)
    hash_ = hashlib.sha256(repr((told, pages)).encode()).hexdigest()
    return sealed(read, hash_, KEYS, TODAY, told.received and ReceiptRecord(told.received))[0]


def _rows(rows: Iterable[Iterable[object]]) -> tuple[tuple[object, ...], ...]:
    return tuple(map(tuple, rows))


@dataclass(frozen=True)
class Found:
    """What one trick moved, and what shows it, beside what honest returns of the same district show."""

    moved: Mapping[tuple[str, int], tuple[Points, Points]]
    intervals: frozenset[tuple[str, int]]
    problems: frozenset[tuple[str, str, str]]
    signs: frozenset[str]
    notices: frozenset[tuple[str, ...]]
    waiting: frozenset[str]
    unsure: frozenset[str]

    @property
    def unseen(self) -> bool:
        """Tell whether points moved and nothing says so. A change that moves less than Q7 asks for is named
        in the list of changes."""
        named = self.intervals or self.problems or self.signs or self.unsure
        small = all(abs(now[end] - was[end]) < 1 for was, now in self.moved.values() for end in (0, 1))
        return bool(self.moved) and not named and not (small and self.notices)

    def __str__(self) -> str:
        moved = [f"{u} {y} {_said(a)} → {_said(b)}" for (u, y), (a, b) in sorted(self.moved.items())]
        shown = [
            ", ".join(moved) or "nothing moved",
            *(["interval"] if self.intervals else []),
            *(["problems " + " ".join(sorted({p[1] for p in self.problems}))] if self.problems else []),
            *(["signs " + " ".join(sorted(self.signs))] if self.signs else []),
            *([f"{len(self.notices)} changes"] if self.notices else []),
            *([f"{len(self.waiting)} appraisals wait"] if self.waiting else []),
            *(["sender unsure"] if self.unsure else []),
        ]
        return "; ".join(shown)


def _said(points: Points) -> str:
    low, high = (f"{float(p):.2f}" for p in points)
    return low if low == high else f"{low}–{high}"


def tried(trick: Trick, returns: Returns, unit: str, rules: Rules) -> Found:
    """Return what a trick in one commune changes against the same returns told honestly."""
    given, before = _honest(trick.given, returns, unit, rules)
    after = outcome_of(trick.done(given, unit), rules)
    moved = {
        place: (was, now)
        for place, was in before.points.items()
        if (now := after.points.get(place, was)) != was
    }
    wide = frozenset(
        place
        for place, (was, now) in moved.items()
        if now[0] != now[1] and now[0] <= was[1] and was[0] <= now[1]
    )
    signs = frozenset(
        f"{u} {s}" for u, found in after.signs.items() for s in found - before.signs.get(u, frozenset())
    )
    return Found(
        moved,
        wide,
        after.problems - before.problems,
        signs,
        after.notices - before.notices,
        after.waiting - before.waiting,
        after.unsure - before.unsure,
    )


_HONEST: dict[tuple[Edit, int, str, int], tuple[Returns, Returns, Outcome]] = {}


def _honest(given: Edit, returns: Returns, unit: str, rules: Rules) -> tuple[Returns, Outcome]:
    """Return what is so before a trick, honestly told, and what a run says of it: once for all tricks that
    begin there."""
    key = given, id(returns), unit, id(rules)
    kept = _HONEST.get(key)
    if kept is None or kept[0] is not returns:
        told = given(returns, unit)
        kept = _HONEST[key] = (returns, told, outcome_of(told, rules))
    return kept[1:]
