"""What comparisons, backtests, trials and adoptions tell who writes rules is what was approved: nobody and
everybody moving, few and none."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest

from desk.authoring import trial_words
from desk.authoring.adoption import adoption_asked, signed_text
from desk.authoring.backtesting import HeldAgainst, Reminder, percent, print_backtest, print_reminder
from desk.authoring.checking import RulesChecked
from desk.authoring.comparison import Comparison, Side, _Because
from desk.authoring.comparison_report import ComparisonReport, comparison_workbook
from desk.authoring.movements import Movement, band_order, matrix, movements
from desk.authoring.rule_differences import differences
from desk.authoring.trials import Coverage, Mutation, Tried
from desk.base.output import Output
from desk.cli import check, compare
from desk.cli.compare import MOST_NAMED
from desk.report.console import print_report
from desk.workspace.announcements import Announced
from desk.workspace.decisions import LoggedDecision
from engine.evaluation.backtest import Backtest, InspectionOrder, InspectionsHeldAgainst, Share
from engine.rulebook.kinds.in_force import InForce
from engine.rulebook.model.among_units import AmongUnits, Quota
from engine.rulebook.model.points import AlongNumber
from engine.rulebook.model.rounding import Rounding
from engine.rulebook.model.rulebook import Retitled, Rules
from engine.rulebook.text.places import Place
from engine.scoring.results import Scored, ScoredCriterion
from engine.trials.coverage import AnswersHit, Covered, FollowedRule
from engine.trials.mutants import Mutant
from engine.trials.probes import Probe
from tests.approved import assert_approved
from tests.desk.structure import structure_of
from tests.desk.told import LANGUAGES, chapters, each, in_both, printed, refused

SAID = Path(__file__).parent / "said"
BOOK, DAY = "healthy_commune", date(2020, 12, 20)


def scored(
    low: int, high: int, bands: tuple[str, ...], gates: Any = None, **points: tuple[int, int]
) -> Scored:
    criteria = {id_: ScoredCriterion(id_, Fraction(a), Fraction(b)) for id_, (a, b) in points.items()}
    return Scored(criteria, Fraction(low), Fraction(high), gates or {}, {}, bands, ())


def moves(rules: Rules) -> tuple[Movement, ...]:
    """Return one of each way to move, and some who stay."""
    same = scored(50, 60, ("kha", "trung_binh"), A1=(5, 5))
    before = {
        "30985": scored(80, 80, ("tot",), {"G": False}, A1=(9, 9), A2=(3, 3)),
        "30988": same,
        "30991": scored(70, 70, ("kha",), A1=(5, 5)),
        "99999": scored(1, 1, ("yeu",)),
        "30994": scored(70, 75, ("kha",), A1=(5, 5), A2=(5, 10)),
    }
    after = {
        "30985": scored(60, 65, ("kha", "trung_binh"), {"G": True, "H": False}, A1=(2, 7), A3=(1, 1)),
        "30988": same,
        "30991": scored(70, 70, ("kha",), A1=(4, 4)),
        "30997": scored(2, 2, ("yeu",)),
        "30994": scored(71, 75, ("kha",), A1=(5, 5), A2=(6, 10)),
    }
    because = {"30985": "both", "30991": "records"}
    return movements(BOOK, 2020, before, after, lambda subject: because.get(subject, "rules"))


def in_a_workbook(report: ComparisonReport) -> list[str]:
    """Return how each sheet of a comparison's workbook is set."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "so.xlsx"
        comparison_workbook(report, path)
        return list(structure_of(path))


def said_of_comparisons(rules: Rules) -> Iterator[str]:
    stricter = replace(
        rules, rulebooks={**rules.rulebooks, BOOK: replace(rules.rulebooks[BOOK], total=Fraction(99))}
    )
    sides = Side("trước", rules, None), Side("sau", stricter, None)
    content = {
        "period": "2020",
        "rulebook": BOOK,
        "document": "12/TB",
        "date": "2021-01-15",
        "results": {"30985": {"bands": ["kha"]}, "30988": {"bands": ["tot"]}, "99999": {"bands": ["yeu"]}},
    }
    told = Announced(LoggedDecision(1, "announce", "2021-01-15", "an", content, "x"))
    found = moves(rules)
    stay = tuple(m for m in found if not m.moved)
    yield from (
        f"{m.subject} {m.bands} {m.changes_band} {m.moved} {[s.criterion for s in m.shifts]} {m.gates}"
        f" {m.because}\n"
        for m in found
    )
    yield f"{sorted(matrix(found).items(), key=str)} {band_order(rules.rulebooks[BOOK], None)}\n"
    for comparison in (
        Comparison(*sides, (2019, 2020), (BOOK,), found, True, (told,)),
        Comparison(*sides, (2020,), (BOOK,), stay, True),
        Comparison(sides[0], sides[0], (2020,), (BOOK, "venue_risk"), stay, False),
        Comparison(sides[0], sides[0], (2020,), (BOOK,), (), True),
    ):
        yield from printed(
            lambda out, comparison=comparison: print_report(ComparisonReport(comparison).report(), out)
        )
        yield from (f"{line}\n" for line in in_a_workbook(ComparisonReport(comparison)))
    some = [scored(1, 1, ("a",), A1=(n, n)) for n in (1, 2)]
    for old, mid, new in ((0, 0, 1), (0, 1, 1), (0, 1, 0), (0, 0, 0), (0, None, 0)):
        yield (
            f"{_Because({'x': some[old]}, {'x': some[new]}, {'x': some[mid]} if mid is not None else None)('x')} "
        )
    yield _Because({}, {"x": some[0]}, {})("x") + "\n"


def said_of_differences(rules: Rules) -> Iterator[str]:
    book, name = rules.rulebooks[BOOK], next(iter(rules.parameters))
    first, second = book.criteria[:2]
    parameter = rules.parameters[name]
    later = replace(
        parameter.values[-1], from_=date(2024, 1, 1), lines=((Fraction(7), None),), cites=("kh-54-2020",)
    )
    more = {
        **rules.parameters,
        name: replace(parameter, values=(*parameter.values, later)),
        "own": replace(parameter, name="own", values=(later,)),
    }
    changed = replace(
        book,
        title={"vi": "Tên khác", "en": "Another"},
        total=None,
        points_decimals=1,
        in_force=InForce(from_=date(2021, 1, 1), until=date(2025, 1, 1)),
        among_units=AmongUnits(within="cluster", cites=()),
        rounding=Rounding(by="down", group=0, total=0),
        retitled=(Retitled(from_=date(2022, 1, 1), title={"vi": "Từ 2022", "en": "From 2022"}, cites=()),),
        pass_or_fail=True,
        role=None,
        plan=None,
        criteria=(
            replace(
                first,
                points=AlongNumber(
                    of="inspected_share", full_at=Fraction(50), ends=(Fraction(0), Fraction(3))
                ),
                cites=("minh-hoa",),
                bonus=True,
                in_force=(date(2021, 1, 1), None),
            ),
            replace(
                second,
                applies_when=None,
                group="Z",
                leaves=True,
                title={"vi": "T", "en": "T"},
                monotone={"x": "up"},
            ),
            *book.criteria[3:],
        ),
        gates=(replace(book.gates[0], quota=Quota(band="tot", at_most=3), when=None), *book.gates[1:]),
        bands=tuple(
            replace(b, healthy=not b.healthy, in_force=(None, date(2024, 12, 31))) for b in book.bands
        ),
        streaks=(),
        signs=book.signs[:1],
    )
    fewer = {k: v for k, v in rules.parameters.items() if k != name}
    for other in (
        replace(rules, rulebooks={**rules.rulebooks, BOOK: changed}),
        replace(rules, parameters=more),
        replace(rules, parameters=fewer),
        replace(rules, rulebooks={"x": book}),
        replace(rules, follow_up=rules.follow_up[1:]),
        replace(rules, links=None),
        replace(
            rules,
            documents={
                k: replace(v, number="1/X", issued=None) for k, v in list(rules.documents.items())[:2]
            },
        ),
    ):
        for pair in ((rules, other), (other, rules)):
            yield from (f"{d.kind} {d.id} {d.text}\n" for d in differences(*pair)[:60])


def said_of_backtests(rules: Rules) -> Iterator[str]:
    book, year, next_ = (
        rules.rulebooks["venue_risk"],
        rules.calendar.at("year", 2019),
        rules.calendar.at("year", 2020),
    )
    assert year is not None
    assert next_ is not None
    told = [
        InspectionsHeldAgainst(id_, Share(a, n), Share(b, m), 12, 5)
        for id_, a, n, b, m in (
            (book.bands[0].id, 9, 10, 2, 30),
            (book.bands[1].id, 1, 10, 3, 30),
            (book.bands[2].id, 0, 0, 3, 30),
            (book.bands[-1].id, 30, 30, 1, 40),
        )
    ]
    signs = tuple(replace(told[n], name=c.id) for n, c in enumerate(book.criteria[:3]))
    said: set[str] = set()
    for order in (
        None,
        InspectionOrder(10, 40, 8, 3, Fraction(5), 0.01),
        InspectionOrder(10, 40, 8, 5, Fraction(5), 0.05),
        InspectionOrder(10, 40, 8, 5, Fraction(9, 2), 0.4),
    ):
        for unrated in (0, 3):
            held = HeldAgainst(
                book,
                year,
                next_,
                date(2020, 6, 30),
                Backtest(tuple(told), signs, order, Share(3, 40), unrated),
            )
            for text in printed(lambda out, held=held: print_backtest(held, out)):
                fresh = [line for line in text.splitlines() if line not in said]
                yield from (f"{line}\n" for line in fresh)
                said.update(fresh)
    yield from in_both(percent, 0.0, 0.5, 1.0, 0.12345)
    for better in (True, False, None):
        for names in ((), ("V1", "V2")):
            yield from printed(
                lambda out, better=better, names=names: print_reminder(
                    Reminder("venue_risk", ("2019", "2020"), names, better), out
                )
            )


def said_of_trials(rules: Rules) -> Iterator[str]:
    titles = trial_words.titles_of(rules, BOOK)
    probes = [
        Probe(BOOK, "A1", kind, part, ("true", "false"), frozenset(), None)
        for kind in ("applies", "line", "points", "gate", "sum", "threshold", "window")
        for part in ("2", "hotspots_active at_least 3", "$hotspots_active", "full 3")
    ]
    for probe in probes:
        yield from (
            f"{trial_words.place_words(probe, titles)}; {trial_words.answer_words(probe, 'true')}\n"
            for _lang in LANGUAGES
        )
    yield from in_both(
        trial_words.figure_words,
        AnswersHit(0, 0),
        AnswersHit(2, 3),
        AnswersHit(3, 3),
        AnswersHit(9998, 10000),
        AnswersHit(1999, 20000),
    )
    covered = [Covered(probes[0], hit) for hit in ({}, {"false": "b"}, {"true": "x", "false": "a"})]
    yield from in_both(trial_words.missing_words, *covered)
    yield from each(trial_words.probe_json, *covered)
    yield f"{trial_words.figures_json([('a', AnswersHit(0, 0)), ('b', AnswersHit(1, 3))])}\n"
    fault, finding, serious = SimpleNamespace(), SimpleNamespace(serious=False), SimpleNamespace(serious=True)
    yield (
        f"{[RulesChecked(faults, findings, {}, None).code for faults in ((), (fault,)) for findings in ((), (finding,), (finding, serious))]}\n"
    )


def said_of_coverage(rules: Rules) -> Iterator[str]:
    place = Place("rules/a.yaml", 7, 3)
    probes = [
        Probe(BOOK, item, kind, "2", ("true", "false"), frozenset(), None, place)
        for item in ("A1", "B2")
        for kind in ("line", "threshold")
    ]
    hit = {"true": "x", "false": "y"}
    whole = tuple(Covered(probe, hit) for probe in probes)
    part = (*whole[:1], *(Covered(probe, {"true": "x"}) for probe in probes[1:]))
    followed = (
        FollowedRule("F1", {**hit, "unknown": "z"}),
        FollowedRule("F2", {"true": "x"}),
        FollowedRule("F3", {}),
    )
    failing = tuple((f"kịch bản {n}", f"lỗi {n}" if n % 2 else "") for n in range(1, MOST_NAMED + 3))
    cases = (
        Coverage(2, {BOOK: whole}, (), (), ()),
        Coverage(3, {BOOK: part, "venue_risk": ()}, followed, part[1:], failing[:MOST_NAMED]),
        Coverage(4, {}, followed[:1], whole[1:2], failing),
    )
    for found in cases:
        yield from printed(lambda out, found=found: compare._shown(rules, found, out))
        yield (
            f"{found.complete}"
            f" {[refused(lambda item=item, found=found: found.of(item)) for item in ('A1', 'F2', 'Z9')]}\n"
        )


def said_of_mutants(rules: Rules) -> Iterator[str]:
    place = Place("rules/a.yaml", 7, 3)
    tried = tuple(
        Tried(Mutant(BOOK, "A1", kind, before, "4", place, rules, {}), verdict, by, cases)
        for kind, before in (("threshold", "3"), ("operator", ""))
        for verdict, by, cases in (
            ("noticed", "x", 0),
            ("noticed", "y", 0),
            ("unnoticed", "", 0),
            ("equivalent", "", 5),
        )
    )
    for found in (Mutation((), 0, ()), Mutation(tried, 0, ()), Mutation(tried[:5], 3, (("a", "b"),))):
        yield from printed(lambda out, found=found: compare._mutation_shown(found, out))


def said_of_looks(rules: Rules) -> Iterator[str]:
    """Yield what stands above a look at rules while they are watched, without the time."""
    for _lang in LANGUAGES:
        for n in (1, 3, 4):
            out = Output(False)
            with out.err.capture() as told:
                check._head(tuple(f"rules/{m}.yaml" for m in range(n)), out)
            yield re.sub(r"\d\d:\d\d:\d\d", "<now>", told.get())


def said_of_adoptions(rules: Rules) -> Iterator[str]:
    for document, office, day in (
        (" 15/QĐ-UBND ", "UBND  huyện\nA", DAY),
        ("QĐ", "UBND", DAY),
        ("1", "123 _", DAY),
        ("1", "A", date(2020, 12, 21)),
        ("", "A", DAY),
        ("1\u200b/QĐ", "A\u0301", DAY),
    ):
        yield refused(
            lambda document=document, office=office, day=day: adoption_asked(document, day, office, DAY)
        )
    yield from each(
        signed_text,
        ("rules/signed_x.yaml", "x", {"a": "1"}),
        ("rules/x/signed_x.yaml", "x", {"a": "1", "b": "2"}),
        ("rules/a/b/signed_x.yaml", "x", {}),
    )


CHAPTERS = chapters(sys.modules[__name__])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_authors_are_told_is_what_was_approved(shipped_rules: Rules, chapter: str) -> None:
    assert_approved("".join(CHAPTERS[chapter](shipped_rules)), SAID / f"{chapter}.txt")
