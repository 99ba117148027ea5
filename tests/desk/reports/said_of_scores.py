"""What results and reasons print, of each way points can be given and each thing that can stand beside a
score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from desk.report.console import print_report
from desk.report.tree import Report
from desk.reports.debts import blank_or_row, owed_tables
from desk.reports.ranking import ranking_report
from desk.reports.reasons import reasons_for, reasons_report
from desk.reports.standing_json import standing_json
from desk.runs.standings import FindingRow, NeedRow
from desk.words.reason_words import figures_words
from engine.evaluation.explanation import CriterionReason, Explanation
from engine.evaluation.ranking import Places
from engine.evaluation.result import Appraised, UnitOrder
from engine.logic.cells import NOT_APPLICABLE, between, known, unknown
from engine.rulebook.model.conditions import Compare
from engine.rulebook.model.points import AlongNumber, Lines
from engine.scoring.points_as_facts import RoundedSum
from facts.standing import Record, Source
from tests.desk.reports.example_year import OWED, Year, noticed
from tests.desk.told import LANGUAGES, ends, printed
from tests.desk.years import year_of_rows


def said_of_results(year: Year) -> Iterator[str]:
    one, two = replace(year.rows[0], needs=(), findings=()), replace(year.rows[1], needs=(), findings=())
    gate, sign, streak = year.book.gates[0].id, year.book.signs[0].id, year.book.streaks[0].id
    findings = tuple(
        FindingRow(kind, id_, answer, 1, 2)
        for kind, id_ in (("gate", gate), ("sign", sign), ("streak", streak))
        for answer in ("yes", "no", "unknown")
    )
    needs = tuple(
        NeedRow("x", Fraction(3), used, owed)
        for used, owed in (
            (("B2", "A1"), OWED[0]),
            (("A1",), OWED[0]),
            (("C1",), OWED[1]),
            (("C1",), OWED[2]),
            ((), OWED[3]),
            (("D1",), None),
        )
    )
    full = replace(
        one,
        low=Fraction(80),
        high=Fraction(85),
        self_score=None,
        bands=("tot", "kha"),
        provisional=True,
        needs=needs,
        findings=findings,
        places=Places(2, 4),
        first_told=(Fraction(70), Fraction(71)),
        by_cover=True,
        order=UnitOrder((2, 3), "cụm 1", 5),
        despite="vì",
    )
    manifest = {
        **year.run.manifest,
        "locked": False,
        "unconfirmed": 2,
        "sender_unsure": ["a.xlsx", "b.xlsx"],
        "files": {},
    }
    bare, told = (
        replace(year.run, manifest={**manifest, "unconfirmed": 0, "sender_unsure": [], "locked": True}),
        replace(year.run, manifest=manifest),
    )
    counted = replace(year.book, pass_or_fail=True)
    for run, book, rows in (
        (bare, year.book, (one, two)),
        (told, year.book, (full, two)),
        (told, counted, (full, replace(two, places=None))),
        (bare, year.book, ()),
        (bare, replace(year.book, streaks=()), (replace(two, places=Places(2, 2)),)),
    ):
        yield from printed(
            lambda out, run=run, book=book, rows=rows: print_report(
                ranking_report(year_of_rows(year.rules, book, rows, run)), out
            )
        )
    yield from (
        f"{standing_json(row, year.book, notices)}\n"
        for row in (one, full, replace(full, kind="venue", places=None))
        for notices in ((), (noticed(1),))
    )
    yield from (f"{blank_or_row(owed)}\n" for owed in OWED for _lang in LANGUAGES)
    yield from printed(
        lambda out: print_report(Report(tuple(owed_tables((full, one), year.rules, str))), out)
    )
    yield from (
        f"{year.run.counts_words()}"
        f" {replace(year.run, manifest={'counts': {'units': 1, 'venues': 2, 'undecided': u, 'set_aside': s}}).counts_words()}"
        f" {replace(year.run, manifest={'counts': {'undecided': u, 'set_aside': s, 'signs': g}}).to_look_at}\n"
        for _lang in LANGUAGES
        for u, s, g in ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1))
    )


def reasons(year: Year) -> Iterator[tuple[Explanation, CriterionReason]]:
    """Yield reasons there are, then what may be said of each way points are given."""
    first = next(r for r in year.town.criteria if r.criterion.id == "B2")
    number, share = "hotspots_active", "inspected_share"
    facts = {
        share: known(40),
        number: known(2),
        **{step: known(n) for n, step in enumerate(first.steps[share], 4)},
    }
    base = replace(
        first,
        facts=facts,
        owed=(),
        appraised=None,
        exact=None,
        computed=replace(first.computed, low=Fraction(4), high=Fraction(4)),
        points=replace(first.points, low=Fraction(4), high=Fraction(4)),
    )
    ways = (
        AlongNumber(of=share, full_at=Fraction(60), ends=(Fraction(0), Fraction(9))),
        AlongNumber(of=share, more_than=Fraction(20), full_at=Fraction(40), ends=(Fraction(0), Fraction(9))),
        AlongNumber(of=share, full_at=Fraction(40), ends=(Fraction(0), Fraction(9))),
        AlongNumber(of=number, full_at=Fraction(3), ends=(Fraction(0), Fraction(9))),
        AlongNumber(of=number, each=Fraction(-2), ends=(Fraction(-1), Fraction(10))),
        AlongNumber(of=number, each=Fraction(1, 2), ends=(Fraction(0), Fraction(3))),
        AlongNumber(of=number, each=Fraction(1), ends=(Fraction(0), Fraction(3)), decided=True),
        AlongNumber(of=share, each=Fraction(1), ends=(Fraction(0), Fraction(3))),
        first.criterion.points,
    )
    for points in ways:
        yield (
            year.town,
            replace(base, criterion=replace(base.criterion, points=points), steps={**base.steps, number: ()}),
        )
    tests = [Compare(number, "at_most", (Fraction(n),)) for n in (0, 3)]
    lines = Lines(((Fraction(5), tests[0]), (Fraction(3), tests[1]), (Fraction(0), None)))
    for at, low, high in (
        ((0,), 5, 5),
        ((1,), 3, 3),
        ((0, 1), 3, 5),
        ((2,), 0, 0),
        ((None,), 0, 0),
        ((1, None), 0, 3),
    ):
        computed = replace(base.computed, lines=at, low=Fraction(low), high=Fraction(high))
        yield (
            year.town,
            replace(
                base,
                criterion=replace(base.criterion, points=lines),
                computed=computed,
                owed=OWED,
                steps={number: ()},
            ),
        )
    one = replace(base, computed=replace(base.computed, applies=False))
    yield from (
        (
            year.town,
            replace(
                one,
                criterion=replace(base.criterion, leaves=leaves),
                computed=replace(one.computed, high=Fraction(high)),
            ),
        )
        for leaves in (True, False)
        for high in (0, 9)
    )
    yield year.town, replace(base, facts={**facts, share: NOT_APPLICABLE})
    yield (
        year.town,
        replace(
            base,
            facts={**facts, share: unknown()},
            computed=replace(base.computed, high=Fraction(9)),
            exact=(Fraction(1, 3), Fraction(2, 3)),
        ),
    )
    record = Record(
        "appraisal",
        ("a",),
        "30985",
        "2020",
        "Phòng",
        {"reason": "vì", "minutes_no": "3/BB"},
        Source("t", "B16", 4),
    )
    yield (
        year.town,
        replace(
            base,
            appraised=Appraised(Fraction(7), record),
            self_score=Fraction(9),
            facts={**facts, first.steps[share][0]: unknown()},
        ),
    )
    yield (
        year.town,
        replace(
            base,
            facts={**facts, share: between(Fraction(10), Fraction(60))},
            steps={share: first.steps[share][:1]},
        ),
    )
    counted = replace(year.town, rulebook=replace(year.book, pass_or_fail=True))
    test = Lines(((Fraction(1), tests[0]), (Fraction(0), None)))
    for at, low, high, applies in (
        ((0,), 1, 1, True),
        ((1,), 0, 0, True),
        ((0, 1), 0, 1, True),
        ((0,), 1, 1, False),
    ):
        yield (
            counted,
            replace(
                base,
                criterion=replace(base.criterion, points=test),
                computed=replace(
                    base.computed, lines=at, low=Fraction(low), high=Fraction(high), applies=applies
                ),
                steps={number: ()},
                owed=OWED[:1],
            ),
        )
    yield from ((explained, reason) for explained in (year.town, year.venue) for reason in explained.criteria)


def said_of_reasons(year: Year) -> Iterator[str]:
    for _lang in LANGUAGES:
        for explained, reason in reasons(year):
            words = reasons_for(explained.rulebook, reason, year.rules)
            yield f"{reason.criterion.id} {words.sentence(reason)}\n= {words.short(reason)}\n"
        yield (
            f"{figures_words({'A.points': known(3), 'score.share': known(42), 'rank': known(2), 'hotspots_active': known(1)}, words.speaker)}\n"
        )
        yield f"{words.owed(())} {words.owed((*OWED, OWED[0]))}\n"


def said_of_one_unit(year: Year) -> Iterator[str]:
    town = year.town
    rows = [replace(r, asked=(), records=()) for _, r in list(reasons(year))[:3]]
    short = replace(
        town,
        criteria=tuple(rows),
        gates=tuple(replace(g, asked=(), facts={}) for g in town.gates[:1]),
        rounded=(RoundedSum("score", (Fraction(1, 3), Fraction(1, 3)), (Fraction(0), Fraction(0))),),
    )
    for some in (
        short,
        replace(
            short,
            rounded=(),
            gates=(),
            bands=(),
            order=UnitOrder((2, 3), "", 9, ("30988",), ("x",)),
            rulebook=replace(town.rulebook, pass_or_fail=True),
            criteria=(replace(rows[0], points=replace(rows[0].points, low=Fraction(0), high=Fraction(1))),),
        ),
    ):
        for only in (None, "B2", "Z9"):
            yield from printed(
                lambda out, some=some, only=only: print_report(
                    reasons_report(some, year.rules, "Tên", only), out
                )
            )
    yield from (
        ends(text, 12, 3)
        for text in printed(lambda out: print_report(reasons_report(year.venue, year.rules, "Cơ sở"), out))
    )
    for answer in (True, False, None):
        gate = replace(town.gates[0], answer=answer, asked=())
        yield from printed(
            lambda out, gate=gate: print_report(
                reasons_report(replace(short, criteria=(), gates=(gate,)), year.rules, "Tên"), out
            )
        )
