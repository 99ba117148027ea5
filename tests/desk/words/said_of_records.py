"""What is said of records, notices, problems and drawings, each way it can be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from desk.runs import standings
from desk.words import (
    evidence_words,
    first_record_words,
    follow_up_words,
    notice_words,
    place_words,
    problem_rows,
    svg,
)
from desk.words.condition_words import Speaker
from desk.words.finding_words import finding_json, finding_lines
from desk.words.masking import Mask
from engine.analysis.subject import Finding
from engine.evaluation.evidence import NOT_ALIVE, OUTSIDE, TEST, Against, Asked
from engine.logic.cells import CORRECT, Owed, between, known, unknown
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Place
from facts.archive.ledger import FiledProblem
from facts.intake.problems import Problem
from facts.standing import Record, Source
from tests.desk.told import LANGUAGES, each, in_both

DAY = date(2020, 1, 9)
BOOK = "healthy_commune"


def said_of_notices(rules: Rules) -> Iterator[str]:
    for old, new in (
        (None, None),
        ("1", "2"),
        ("", "2020-05-01"),
        ("2020-05-01", ""),
        (None, "x"),
        ("2020-05-011", "y"),
    ):
        yield from in_both(notice_words.change_of, ("Ngày xóa", old, new), ("", old, new))
    yield from in_both(
        notice_words.row_words, ("B11", "31000 | 2020-09-19 | tập huấn"), ("B02", "30985-CS-001")
    )
    yield from in_both(
        notice_words.owed_row_words, "tệp, B02, dòng 23", "tệp, dòng 23 và 24", "tệp, dòng 2, dòng 23"
    )
    yield from in_both(
        notice_words.places_of,
        ("a.xlsx!B02!5", "b.xlsx"),
        ("a.xlsx!B02", "b.xlsx!B02!7"),
        ("", "b.xlsx"),
        ("", ""),
    )
    yield from in_both(place_words.place_said, "a", "a!B", "a!B!4", "a!!4")
    owed = [
        Owed("B02", "UBND xã", "30985", "2020"),
        Owed("B02", "UBND xã", "30985", "2020", CORRECT, "tệp, B02, dòng 23"),
        Owed("B02", "UBND xã", "30985", "2020", "opened_on", "tệp, dòng 4"),
        Owed("B99", "Công an", "30985", "2020", "x", "dòng 4"),
    ]
    yield from in_both(
        follow_up_words.missing_words, ((),), *((gap,) and ((gap,),) for gap in owed), ((*owed, owed[0]),)
    )
    asked = [
        SimpleNamespace(years=years, signs=signs, not_as_first_told=first, not_rechecked=waits)
        for years in ((), ("2020", "2019"))
        for signs in ((), ("P1", "P2"))
        for first, waits in ((True, False), (False, False), (False, True))
    ]
    titles = {"P1": "Một", "P2": "Hai"}
    yield from in_both(standings.why_not, *((one, titles) for one in asked))
    year = rules.calendar.at("year", 2020)
    assert year is not None
    before = [p for n in (2017, 2018) if (p := rules.calendar.at("year", n))]
    yield from in_both(
        first_record_words.never_received_words,
        (before, rules, year, Path("so lieu")),
        ([year], rules, year, Path("/w")),
        (before[:1], rules, year, Path("/w")),
    )
    since = replace(rules, calendar=replace(rules.calendar, first_record=DAY))
    yield from in_both(first_record_words.recorded_from_words, rules, since)


def said_of_evidence(rules: Rules) -> Iterator[str]:
    def row(kind: str, key: tuple[str, ...], n: int, file: str = "a.xlsx", **values: object) -> Record:
        sheets = {
            "venue": "B02",
            "case": "B06",
            "stint": "B09",
            "inspection": "B04",
            "party": "B03",
            "hotspot": "B08",
        }
        return Record(kind, key, "30985", "2020", "UBND xã", values, Source(file, sheets.get(kind, "BIA"), n))

    venue, other, open_ = (row("venue", (f"30985-CS-00{n}",), n) for n in (1, 2, 3))
    case = row("case", ("30985-VA-1",), 9, type="chứa mại dâm", found_on=DAY)
    seen = [
        row("inspection", ("30985-CS-001", "2020-01-09"), n, file, inspected_on=DAY)
        for n, file in ((5, "a.xlsx"), (6, "b.xlsx"))
    ]
    came = row("return", ("r",), 1, form="B02", period="2020", office="UBND xã")
    party = row("party", ("30985-CT-0001",), 4, name="x")
    late = date(2021, 2, 3)
    asked = [
        Asked("venues_open", venue, True, beside=tuple(seen)),
        Asked("open_inspected", venue, False, (Against(TEST, "inspections_in_period", None, known(0)),)),
        Asked(
            "venues_open",
            other,
            False,
            (Against(OUTSIDE, "opened_on", late), Against(TEST, "opened_on", None, known(late))),
        ),
        Asked("venues_open", open_, None, (Against(TEST, "opened_on", None, unknown()),)),
        Asked(
            "venues_open",
            row("venue", ("30985-CS-009",), 19),
            False,
            (Against(NOT_ALIVE, "closed_on", late), Against(OUTSIDE, "opened_on", None)),
        ),
        Asked("venues_open", row("venue", ("30985-CS-010",), 20), False, (Against(NOT_ALIVE, "closed_on"),)),
        Asked(
            "cases_found",
            case,
            False,
            (Against(OUTSIDE, "found_on", late), Against(TEST, "type", None, known("x"))),
        ),
        Asked("cases_found", row("stint", ("30985-CS-001", "k"), 7), True),
        Asked("cases_found", row("case", ("30985-VA-2",), 8, type="bán dâm"), True),
        Asked("cases_found", party, True, beside=(party, case, row("stint", ("a", "b"), 3))),
        Asked("returned", came, True),
        Asked(
            "returned", replace(came, key=("s",)), False, (Against(TEST, "received_on", None, known(late)),)
        ),
        Asked("returned", replace(came, key=("t",)), False, (Against(TEST, "form", None, known("B03")),)),
        Asked(
            "returned", replace(came, key=("u",)), None, (Against(TEST, "covers", None, known("first_half")),)
        ),
        Asked(
            "venues_open",
            row("venue", ("30985-CS-011",), 21),
            False,
            (Against(TEST, "office", None, known("x")), Against(TEST, "gone", None, known(True))),
        ),
        Asked(
            "venues_open",
            row("venue", ("30985-CS-012",), 22),
            False,
            (
                Against(TEST, f"{BOOK}.band", None, known("x")),
                Against(TEST, "opened_on", None, between(DAY, late)),
            ),
        ),
    ]
    for _lang in LANGUAGES:
        told = evidence_words.evidence_of(asked, Speaker(rules, "commune_period"))
        yield f"{told.figures}\n"
        yield from (f"{line}\n" for line in told.lines)
        yield from (
            f"{group.words}: {group.which} {len(group.places)}\n" for group in evidence_words.groups_of(told)
        )
        yield (
            evidence_words.places_words(
                [one.record.source for one in (*asked, *asked)] + [s.source for s in seen]
            )
            + "\n"
        )
    yield from each(evidence_words.numbers_words, [3, 1, 2], [1, 2], [1, 2, 4, 5, 6, 8], [], [7, 7])
    yield from each(evidence_words.codes_words, ["a-01", "a-02", "a-03", "a-1", "b", "a-10"], [])


def said_of_problems(rules: Rules) -> Iterator[str]:
    problems = [
        Problem("phone_invalid", "B02", "C5", 5, "phone", "phone", (), "x"),
        Problem("date_invalid", "B02", "D5", 5, "opened_on", "date", (), "32/13/2020", True),
        Problem("date_invalid", "B06", "D5", 5, "found_on", "date", (), "x"),
        Problem("value_not_allowed", "Lạ", "A3", 3, "", "", (), "y"),
        Problem("value_not_allowed", "Lạ", "A3", 3, "z", "", (), "y"),
        Problem("number_invalid", "B02", "", 0, "rooms", "whole", (), 0),
        Problem("date_invalid", "B02", "A1", 1, "z", "date", (), "x"),
    ]
    yield from in_both(
        problem_rows.problem_row, *(FiledProblem("h", "t.xlsx", problem) for problem in problems)
    )


def said_of_masks(rules: Rules) -> Iterator[str]:
    for mask in (Mask(None), Mask({"30985-CS-001": "V1", "30985-CT-0001": "P1"})):
        yield from each(
            mask.text, "30985-CS-001, 30985-CT-0001; 30985-CS-9|x30985-CS-001 -30985-CS-001", "không có mã"
        )
        yield from each(mask.name, "30985-CS-001")
        yield from each(mask.day, "2020-05-01")
        yield from each(mask.note, ("case", "bán dâm"), ("venue", "x"))
        yield f"{mask.pseudonymous}\n"
        yield from in_both(
            mask.places,
            *(
                (form, places)
                for form in ("B09", "B04")
                for places in ((), ("a!B04!5",), ("b!B09!5", "a!B09!6", "a!B09!7"))
            ),
        )


def said_of_drawings(rules: Rules) -> Iterator[str]:
    yield svg.page(10, 20, "T<", "b&", ["x", "y"])
    yield (
        f"{svg.text(1.5, 2.4, '<a>')}\n{svg.text(1, 2, 'a', size=9, fill='red', bold=True, anchor='end', halo=True)}\n{svg.line(0, 1, 2.25, 3, 'k')}\n"
    )
    yield from each(
        svg.shape,
        *((kind, 10.0, 20.0, *size) for kind in ("party", "venue", "case") for size in ((), (5.0,))),
    )


def said_of_findings(rules: Rules) -> Iterator[str]:
    sources, place = {"a.yaml": ("một", "hai: ba")}, Place("a.yaml", 2, 6)
    params = {"id": "A1", "more": "5.5", "less": "3", "total": "100", "most": "90", "fact": "x"}
    less = {"hotspots_active": known(0), "inspected_share": known(40), "plan_late_days": known(-3)}
    more = {**less, "hotspots_active": known(2)}
    shown = Finding(
        Fault("P401", place, params),
        BOOK,
        DAY,
        less,
        {},
        {"border_area": True, "town_area": False},
        date(2022, 1, 1),
        ("B2", "C1"),
    )
    for finding in (
        shown,
        replace(shown, pair=more, blamed=(), unit={}, until=None),
        replace(shown, matters=("hotspots_active",)),
        replace(shown, matters=("hotspots_active", "inspected_share", "plan_late_days")),
        replace(shown, sample={}, blamed=()),
        *(
            replace(shown, fault=Fault(code, place, {**params, "kind": kind}), pair=more)
            for code in ("P601", "P607")
            for kind in ("criterion", "gate")
        ),
    ):
        for _lang in LANGUAGES:
            yield "\n".join(finding_lines(finding, rules, sources)) + "\n"
            yield f"{finding_json(finding)}\n"
