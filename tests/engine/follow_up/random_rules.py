"""Random rules and facts: few values, many blanks, so that joins, absences and open questions all happen."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from engine.follow_up.fact import Fact, FactBase, Setting
from engine.logic.cells import Cell, known, unknown
from engine.rulebook.compile.follow_up_files import staged
from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.model.conditions import AllOf, AnyOf, Compare, Condition, Known, Moment, Near, NoneOf
from engine.rulebook.model.follow_up import (
    DIFFERENT,
    SAME,
    ActionThen,
    FollowUpRule,
    Join,
    Pattern,
    Ref,
    SignThen,
)
from engine.rulebook.model.rulebook import Rules

TEXTS = {
    "venue": ("id", "owner_id", "unit_code"),
    "case": ("id", "venue_id", "recruited_in"),
    "tie": ("a", "b", "kind"),
    "sign": ("sign", "about"),
}
DATES = {"venue": ("opened_on", "closed_on"), "case": ("found_on",), "tie": (), "sign": ()}
SIGNS = ("s1", "s2", "s3")
VALUES = ("x", "y", "z")
FIRST = date(2020, 1, 1)
ALWAYS = {"venue": {"id"}, "case": {"id"}, "tie": {"a", "b", "kind"}, "sign": {"sign", "about"}}


def setting_of(rules: Rules) -> Setting:
    period = rules.calendar.at("year", 2020)
    assert period is not None
    return Setting(date(2020, 12, 31), period, rules.calendar, rules.parameters)


def random_base(rng: random.Random) -> FactBase:
    facts = []
    for kind, most in (("venue", 5), ("case", 5), ("tie", 4)):
        for number in range(rng.randint(1, most)):
            facts += _facts(rng, kind, number)
    rng.shuffle(facts)
    return FactBase(tuple(facts))


def _facts(rng: random.Random, kind: str, number: int) -> list[Fact]:
    cells = {name: _text(rng, name in ALWAYS[kind]) for name in TEXTS[kind]}
    cells |= {name: _day(rng) for name in DATES[kind]}
    if kind != "tie":
        cells["id"] = known(rng.choice(VALUES))
        return [Fact(kind, f"{kind}{number}", cells)]
    cells["shared_by"] = known(rng.randint(2, 4))
    return [
        Fact(kind, f"tie{number}", cells),
        Fact(kind, f"tie{number}", {**cells, "a": cells["b"], "b": cells["a"]}, copy=1),
    ]


def _text(rng: random.Random, always: bool) -> Cell:
    return known(rng.choice(VALUES)) if always or rng.random() < 0.75 else unknown()


def _day(rng: random.Random) -> Cell:
    return known(FIRST + timedelta(days=rng.randint(0, 4))) if rng.random() < 0.7 else unknown()


def random_rules(rng: random.Random) -> tuple[FollowUpRule, ...]:
    """Return two to six rules that can be staged; where `unless` makes a circle, it is dropped."""
    rules = [_rule(rng, number) for number in range(rng.randint(2, 6))]
    faulting = Faulting()
    found = tuple(staged(rules, faulting))
    if faulting.faults:
        bare = [_without_unless(rule) for rule in rules]
        found = tuple(staged(bare, Faulting()))
    return found


def _without_unless(rule: FollowUpRule) -> FollowUpRule:
    return replace(rule, unless=())


def _rule(rng: random.Random, number: int) -> FollowUpRule:
    when: list[Pattern] = []
    for place in range(rng.choice((1, 2, 2, 3, 3))):
        when.append(_pattern(rng, f"a{place}", when))
    unless = (_pattern(rng, "u0", when, joined=True),) if rng.random() < 0.35 else ()
    about = tuple(_text_ref(rng, when) for _ in range(rng.randint(1, 2)))
    then: SignThen | ActionThen = SignThen(sign=rng.choice(SIGNS), about=about)
    if rng.random() < 0.2:
        then = ActionThen(
            action="act", about=about[:1], within_days=Fraction(10), from_="as_of", by="UBND xã"
        )
    return FollowUpRule(
        id=f"R{number}", title={"vi": "", "en": ""}, cites=(), when=tuple(when), unless=unless, then=then
    )


def _text_ref(rng: random.Random, when: list[Pattern]) -> Ref:
    pattern = rng.choice(when)
    return Ref(pattern.alias, rng.choice(TEXTS[pattern.kind]))


def _pattern(rng: random.Random, alias: str, before: list[Pattern], joined: bool = False) -> Pattern:
    kind = rng.choice(("venue", "venue", "case", "tie", "sign", "sign"))
    joins = []
    for _ in range(rng.randint(1 if joined else 0, 2) if before else 0):
        op = SAME if rng.random() < 0.85 else DIFFERENT
        refs = {_text_ref(rng, before) for _ in range(1 if rng.random() < 0.85 else 2)}
        joins.append(Join(rng.choice(TEXTS[kind]), op, tuple(sorted(refs))))
    beside = _beside(rng, kind, before) if rng.random() < 0.3 else None
    return Pattern(alias, kind, _own(rng, kind) if rng.random() < 0.4 else None, beside, tuple(joins))


def _own(rng: random.Random, kind: str) -> Condition:
    tests: list[Condition] = [_test(rng, kind) for _ in range(rng.randint(1, 2))]
    if len(tests) == 1:
        return tests[0]
    return rng.choice((AllOf, AnyOf, NoneOf))(tuple(tests))


def _test(rng: random.Random, kind: str) -> Condition:
    field = rng.choice(TEXTS[kind])
    values = SIGNS if field == "sign" else VALUES
    if kind in ("venue", "case") and rng.random() < 0.3:
        return Known(field, rng.random() < 0.5)
    if DATES[kind] and rng.random() < 0.3:
        return Compare(rng.choice(DATES[kind]), "at_least", (FIRST + timedelta(days=rng.randint(0, 4)),))
    return Compare(field, rng.choice(("one_of", "none_of")), tuple(rng.sample(values, 2)))


def _beside(rng: random.Random, kind: str, before: list[Pattern]) -> Condition | None:
    """Ask for a distance of days to a date of an earlier alias."""
    others = [f"{p.alias}.{name}" for p in before for name in DATES[p.kind]]
    if not DATES[kind] or not others:
        return None
    within = Fraction(rng.randint(0, 3)) if rng.random() < 0.6 else None
    return Near(rng.choice(DATES[kind]), rng.random() < 0.5, Moment("field", rng.choice(others)), within)
