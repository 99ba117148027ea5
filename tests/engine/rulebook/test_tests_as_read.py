"""Every word of tests with every kind of value, on every kind of fact, in every scope: what is read of it, or
which faults are named."""

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
from tests.engine.values_as_text import shown, summed_up

SAID = Path(__file__).parent / "said" / "tests_as_read.txt"
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
        "{period_day: 03-31}",
        "{period_day: 31/3}",
        "{period_dy: 03-31}",
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
    "{any_criterion: {share: {less_than: 50}}}",
    "{n: {}}",
    "{none: [{any_group: {points: 0}}]}",
    "{any_group: {rank: 1}}",
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


def lines() -> Iterator[tuple[str, str]]:
    values = {text: tree_of(text) for text in WRITTEN}
    for scope, (facts, _) in SCOPES.items():
        yield from ((scope, read(scope, text, tree_of(text))) for text in WHOLE)
        for fact in facts:
            yield from (
                (f"{scope} {fact}", read(scope, text, {word(fact): tree})) for text, tree in values.items()
            )
            for asked in (*WORDS, "at_lest"):
                tests = ((text, {word(fact): {word(asked): tree}}) for text, tree in values.items())
                yield from ((f"{scope} {fact} {asked}", read(scope, text, tree)) for text, tree in tests)


def tree_of(text: str) -> Any:
    return reading_of("a.yaml", f"when: {text}\n").tree["when"]


def word(text: str) -> Word:
    return Word(text, Place("a.yaml", 1, 1))


def read(scope: str, text: str, tree: Any) -> str:
    faulting = Faulting()
    names = Scope(
        FACTS.get, lambda: FACTS, UNITS, values_of=lambda name: VALUES.get(name, ()), **SCOPES[scope][1]
    )
    found = TestParser(names, faulting).condition(tree)
    return f"{text} → {shown(found)} {[(f.code, f.place.col, f.sentence()) for f in faulting.faults]}"


def test_every_test_is_read_as_it_was() -> None:
    assert_approved(summed_up(lines()), SAID)
