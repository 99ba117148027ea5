"""Every word of tests on every kind of fact: which values it takes, and which faults the others are named
with."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.parsing import WORDS, TestParser
from engine.rulebook.model.types import BAND, DATE, NUMBER, TEXT, YES_NO, FactType, Scope
from engine.rulebook.text.places import Place, Word
from engine.rulebook.text.reader import reading_of
from tests.approved import assert_approved
from tests.engine.values_as_text import shown

SAID = Path(__file__).parent / "said"
FACTS = {
    "n": FactType(NUMBER, whole=True),
    "share": FactType(NUMBER, plain_share=True),
    "percent": FactType(NUMBER, unit="%"),
    "amount": FactType(NUMBER),
    "y": FactType(YES_NO),
    "role": FactType(TEXT, ("chủ", "khách")),
    "free": FactType(TEXT),
    "band": FactType(BAND, ("tot", "kha")),
    "day": FactType(DATE),
    "other": FactType(DATE),
    "score": FactType(NUMBER),
}
UNITS = {"count": None, "percents": "%", "days": "ngày", "half": None}
VALUES = {
    "count": (Fraction(3),),
    "percents": (Fraction(60), Fraction(70)),
    "days": (Fraction(30),),
    "half": (Fraction(1, 2), Fraction(12)),
}
SCOPES: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "facts": (tuple(FACTS), {}),
    "records": (("day", "n", "role"), {"returns": frozenset({"year_return"}), "of_records": True}),
    "gates": (("score", "amount"), {"scored": True, "parts": {"criterion": ("A1", "B2"), "group": ("A",)}}),
}
WRITTEN = (
    *(
        "0",
        "1",
        "2.5",
        "-1",
        "10",
        "100",
        "101",
        "0.5",
        "007",
        "1.500",
        "1,5",
        "1e3",
        "mười",
        "yes",
        "no",
        "có",
        "x",
        "y",
    ),
    *(
        "chủ",
        "chu",
        "tot",
        "tott",
        "$count",
        "$percents",
        "$days",
        "$half",
        "$khong",
        "count",
        "other",
        "othr",
        "score",
    ),
    *(
        "period_start",
        "period_end",
        "2020-02-29",
        "2021-02-29",
        "20/4/2020",
        "ngày 1 tháng 2 năm 2020",
        "{days_before_end: 10}",
    ),
    *(
        "{days_before_end: 1.5}",
        "{due: year_return}",
        "{due: year}",
        "03-31",
        "31/3",
        "{period_day: 03-31}",
    ),
    *(
        "{}",
        "[]",
        "[1, 2]",
        "[2, 1]",
        "[5, 5]",
        "[chủ, khách]",
        "[chủ, chủ]",
        "[2020-01-01, 2019-01-01]",
        "[$count, 2]",
        "[1, 2, 3]",
    ),
)
WHOLE = (
    "{}",
    "[n]",
    "n",
    "{m: 1}",
    "{all: [{n: 1}, {y: no}]}",
    "{any: [{n: 1}, {y: no}]}",
    "{none: [{n: 1}]}",
    "{any: []}",
    "{all: {n: 1}}",
    "{at_least: 1, of: [{n: 1}, {y: no}]}",
    "{at_least: 3, of: [{n: 1}, {y: no}]}",
    "{at_least: 0, of: [{n: 1}]}",
    "{at_least: x, of: [{n: 1}]}",
    "{at_least: 2}",
    "{of: [{n: 1}]}",
    "{at_least: {at_least: 1, of: [{n: 1}]}}",
    "{any: {criteria: {share: {less_than: 50}}}}",
    "{n: {}}",
    "{none: [{any: {group: {points: 0}}}]}",
    "{any: {group: {rank: 1}}}",
    "{rank: 1}",
    "{A1.points: 1}",
    "{day: {after: other, within_days: 30}}",
    "{n: 1, y: yes}",
    "{day: {before: period_end, within_days: $days}}",
    "{day: {within_days: 30}}",
    "{n: {by: 2}}",
    "{amount: {apart_from: score, by: 2}}",
    "{amount: {apart_from: n, by: 2}}",
    "{amount: {apart_from: score}}",
    "{y: {apart_from: score, by: 2}}",
    "{n: {at_least: 1, at_most: 3}}",
)


def tree_of(text: str) -> Any:
    return reading_of("a.yaml", f"when: {text}\n").tree["when"]


def word(text: str) -> Word:
    return Word(text, Place("a.yaml", 1, 1))


def read(scope: str, tree: Any) -> tuple[str, str]:
    """Return what is read of a test, and the codes of the faults named."""
    faulting = Faulting()
    names = Scope(
        FACTS.get, lambda: FACTS, UNITS, values_of=lambda name: VALUES.get(name, ()), **SCOPES[scope][1]
    )
    found = TestParser(names, faulting).condition(tree)
    return shown(found), " ".join(sorted({fault.code for fault in faulting.faults}))


def values_of_each_word() -> Iterator[str]:
    for fact in FACTS:
        yield f"# {fact}"
        for asked in ("", *WORDS):
            by_fault: dict[str, list[str]] = {}
            for text in WRITTEN:
                value = tree_of(text)
                _, codes = read("facts", {word(fact): {word(asked): value} if asked else value})
                by_fault.setdefault(codes, []).append(text)
            takes = "  ".join(by_fault.pop("", ["nothing"]))
            yield f"{asked or 'alone'} takes {takes}; else {', '.join(sorted(by_fault))}"


def test_each_word_takes_the_values_of_its_fact() -> None:
    assert_approved("".join(f"{line}\n" for line in values_of_each_word()), SAID / "values.txt")


def test_tests_of_several_parts_are_read() -> None:
    lines = (
        f"{scope} {text}: {codes or found}\n"
        for scope in SCOPES
        for text in WHOLE
        for found, codes in [read(scope, tree_of(text))]
    )
    assert_approved("".join(lines), SAID / "whole.txt")
