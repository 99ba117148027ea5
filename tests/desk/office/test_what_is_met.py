"""What stands before a lock, how an office signs, and what a year that is not over lacks, is said as was
approved."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desk.base.language import ByLanguage, in_language, language
from desk.office.closing import LookedOver, closed
from desk.office.closing_checklist import Before, Check, checklist_json, checklist_of, print_checklist
from desk.office.so_far import so_far_report
from desk.report.tree import Remark, Table, text_of
from desk.runs.standings import FindingRow, NeedRow, StandingRow, unsettled
from desk.workspace.appraisals import AppraisalDecided
from desk.workspace.office import IssuingOffice, Signer
from engine.logic.cells import CORRECT, Owed
from engine.rulebook.model.rulebook import Rules
from facts.archive.ledger import FiledProblem
from facts.archive.manifest import Manifest
from facts.forms.catalogue import FORMS
from facts.intake.problems import Problem
from facts.standing import BY_COVER, BY_RECEIVER, COMMUNE, HAS_DATA, Event, Record, Source
from tests.approved import assert_approved
from tests.desk.told import LANGUAGES, chapters, printed, refused

SAID = Path(__file__).parent / "said"


def result(
    unit: str, bands: tuple[str, ...], to_correct: bool = False, signs: tuple[str, ...] = ()
) -> StandingRow:
    """Return a commune's result: provisional if a row of it is to be corrected."""
    points, row = (Fraction(0), Fraction(0)), Owed("B02", "UBND xã", unit, "2020", CORRECT, "tệp, dòng 3")
    needs = (NeedRow("x", Fraction(1), ("A1",), row),) if to_correct else ()
    findings = tuple(FindingRow("sign", sign, "yes", None, None) for sign in signs)
    return StandingRow("unit", unit, unit, "2020", *points, points, None, bands, to_correct, needs, findings)


DAY = date(2021, 1, 20)
NOWHERE: Any = None


def came(file: str, unit: str = "30985", period: str = "2020", **other: Any) -> Manifest:
    return replace(
        Manifest(
            1, f"h-{file}", file, unit, "UBND xã", period, DAY, DAY, (), (), None, BY_RECEIVER, BY_RECEIVER
        ),
        **other,
    )


def in_full(check: Check) -> str:
    """Write a check with what it says in both languages."""
    (vi, en), every = ((in_language(lang, check.said) for lang in ("vi", "en")), check.every)
    named = tuple(in_language(lang, every) for lang in ("vi", "en")) if every else ()
    return (
        f"Check(id={check.id!r}, state={check.state!r}, vi={vi!r}, en={en!r}, page={check.page!r},"
        f" units={check.units!r}, every={named!r})"
    )


def said_of_what_is_met(rules: Rules) -> Iterator[str]:
    period = rules.calendar.period("2020")
    assert period is not None

    def delivery(unit, form, file):
        return SimpleNamespace(
            unit=unit,
            form=form,
            file=file,
            hash=f"h-{file}",
            period="2020",
            office="UBND xã",
            standing=True,
            state=HAS_DATA,
            received_on=DAY,
        )

    def note(what, unit, of="2020"):
        return Event(
            "notice",
            (what, unit),
            (
                Record(
                    "notice",
                    (what, unit),
                    unit,
                    of,
                    "",
                    {"what": what, "unit_code": unit},
                    Source("a", "GN", 1),
                ),
            ),
        )

    def problem(file, code, aside=True, sheet="B02"):
        return FiledProblem(
            f"h-{file}", file, Problem(code, sheet, "D5", 5, "opened_on", "date", (), "x", aside)
        )

    units = [unit.code for unit in rules.units.on(period.end)]
    standing: Any = SimpleNamespace(
        deliveries=[delivery("30985", "B02", "a"), delivery("30988", "B02", "b")],
        events={
            "notice": [
                note("changed", "30985"),
                note("withdrawn", "30985"),
                note("gone", "30988"),
                note("gone", "30991"),
                note("changed", "1", "2019"),
                note("told_late", "30994"),
            ]
        },
    )
    results = [
        result("30985", ("tot",)),
        result("30988", ("tot", "kha"), signs=("P1",)),
        result("30991", ("kha",), to_correct=True),
        *(result(code, ("a", "b"), to_correct=True, signs=("x",)) for code in units[3:]),
    ]
    full = Before(
        rules,
        period,
        standing,
        [
            came("a"),
            came("b", "30988", received_by=BY_COVER),
            came("c", "30991", office="Công an", sent_by=BY_COVER),
            came("d", "30994", period="2019", received_by=BY_COVER),
        ],
        [
            problem("a", "date_invalid"),
            problem("b", "rows_differ"),
            problem("a", "date_invalid", False),
            problem("a", "date_invalid", True, "B03"),
            problem("z", "date_invalid"),
        ],
        results,
        (AppraisalDecided("2020", "30985", "A1", "5", "Phòng"),),
        {},
    )
    quiet = replace(
        full,
        standing=SimpleNamespace(deliveries=[], events={}),
        manifests=[came("a")],
        problems=[],
        results=results[:1],
        unconfirmed=(),
    )
    with pytest.MonkeyPatch.context() as inner:
        from desk.office import closing_checklist

        owing = [
            SimpleNamespace(unit=SimpleNamespace(code=code), forms=(FORMS["B01"],) * n, office=office)
            for n, code, office in ((1, "30985", COMMUNE), (2, "30988", COMMUNE), (3, "30991", "Công an xã"))
        ]
        for before, owed in (
            (full, owing),
            (quiet, []),
            (replace(quiet, results=None), owing[:1]),
            (replace(quiet, results=None), owing[2:]),
            (replace(full, manifests=[came("o", "31009", period="2020")]), owing[1:2]),
        ):
            inner.setattr(closing_checklist, "missing_of_all", lambda *_, owed=owed: owed)
            checks = checklist_of(before)
            yield from (f"{in_full(check)}\n" for check in checks)
            yield from printed(lambda out, checks=checks: print_checklist(checks, "2020", out))
            yield from (f"{checklist_json(checks)}\n" for _lang in LANGUAGES)
    yield f"{unsettled(results)}\n"
    enough, lacks = (
        ByLanguage(lambda words=words: words[language()])
        for words in ({"vi": "Đủ", "en": "All"}, {"vi": "thiếu", "en": "lacks"})
    )
    yield from (f"{in_full(full.check('x', units[:n], enough, lacks))}\n" for n in (0, 1, 8, 9))
    kept: list[Any] = []
    with pytest.MonkeyPatch.context() as inner:
        inner.setattr(
            "desk.office.closing.locked",
            lambda workspace, rules, period, by, today, content, returns: kept.append(
                (by, content, sorted(returns))
            ),
        )
        inner.setattr("desk.office.closing.refuse_impossible", lambda *_: None)
        checks = (
            Check("a", "open", "a", "p", ("1",)),
            Check("b", "stops", "b", "p", ("2",)),
            Check("c", "stops", "c"),
            Check("d", "met", "d"),
        )
        for loose in ((), ("2", "1")):
            seen = LookedOver(period, checks, loose, frozenset({"h"}))
            for reason, reasons in (
                (None, {}),
                ("vì", {}),
                (None, {"a": " x ", "b": "y", "c": "y", "d": "z"}),
                ("vì", {"a": " ", "b": "y"}),
            ):
                yield refused(
                    lambda seen=seen, reason=reason, reasons=reasons: closed(
                        NOWHERE, rules, seen, "an", DAY, reason, reasons
                    )
                )
    yield from (f"{one}\n" for one in kept)


def said_of_offices(rules: Rules) -> Iterator[str]:
    committee = IssuingOffice(
        name="Ủy ban nhân dân huyện A",
        above="Ủy ban nhân dân tỉnh B",
        symbol="UBND",
        usual=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        recipients={"BC": ("x",), "*": ("y",)},
    )
    bureau = IssuingOffice(
        name="Sở Y tế tỉnh B",
        above="Ủy ban nhân dân tỉnh B",
        usual=("GIÁM ĐỐC",),
        signers={"*": Signer(titles=("PHÓ GIÁM ĐỐC",), name="T")},
        recipients={"BC": ("x",)},
    )
    for office in (
        committee,
        bureau,
        IssuingOffice(),
        IssuingOffice(name="Phòng C", signers={"BC": Signer(titles=("TRƯỞNG PHÒNG",))}),
        IssuingOffice(name="Ủy ban nhân dân tỉnh B", above="Ủy ban nhân dân tỉnh B"),
    ):
        yield f"{office.short_name}\n"
        for kind in ("BC", "QĐ", ""):
            yield (
                f"{office.signer(kind)} {office.authority(kind)} {office.number(kind)}"
                f" {office.copies(kind, ('z',))}\n"
            )


def said_of_a_year_not_over(rules: Rules) -> Iterator[str]:
    book, names = rules.rulebooks["healthy_commune"], list(rules.indicator_sets["commune_period"].indicators)
    points = SimpleNamespace(low=0, high=1)
    row: Any = SimpleNamespace(
        subject=SimpleNamespace(id="30985"),
        waits={"A1": names[:1]},
        gates=book.gates[:2],
        scored=SimpleNamespace(
            low=Fraction(7),
            high=Fraction(81, 10),
            criteria={c.id: points for c in book.criteria},
            bands=("tot", "kha"),
        ),
    )
    plain = SimpleNamespace(**{**vars(row), "waits": {}, "gates": ()})
    for rows, later, silent, short in (
        ((row, row), names[:2], ("Xã A", "Xã B"), book.criteria[:2]),
        ((), (), (), ()),
        ((plain,), (), ("Xã A",), ()),
    ):
        results: Any = SimpleNamespace(
            rules=rules,
            rulebook=book,
            period=rules.calendar.period("2020-6T"),
            rows=rows,
            later=later,
            waiting=[c for c in book.criteria if any(c.id in one.waits for one in rows)],
            gates_left_out=list({gate.id: gate for one in rows for gate in one.gates}.values()),
            silent=silent,
            failing=(),
            name=lambda unit: f"Xã {unit}",
            short_of=lambda row, short=short: short,
        )
        for _lang in LANGUAGES:
            for block in so_far_report(results).blocks:
                if isinstance(block, Remark):
                    yield f"{block.text}\n"
                elif isinstance(block, Table):
                    yield from (f"{[text_of(cell) for cell in cells]}\n" for cells in block.cells())


CHAPTERS = chapters(sys.modules[__name__])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_is_met_is_said_as_was_approved(shipped_rules: Rules, chapter: str) -> None:
    assert_approved("".join(CHAPTERS[chapter](shipped_rules)), SAID / f"{chapter}.txt")
