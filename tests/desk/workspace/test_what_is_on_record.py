"""What an office's records come to is what was approved: periods locked and opened again, returns taken over,
reasons given, checks before a lock."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.workspace import announcements, appraisals, handed_over, locking
from desk.workspace.appraisals import AppraisalDecided
from desk.workspace.decisions import LoggedDecision, folded
from desk.workspace.handed_over import Offer
from engine.rulebook.model.rulebook import Rules
from facts.archive.manifest import Manifest
from facts.standing import BY_RECEIVER
from facts.units import Unit
from tests.approved import assert_approved
from tests.desk.told import chapters, in_both, refused

SAID = Path(__file__).parent / "said"
DAY = date(2021, 1, 20)
NOWHERE: Any = None


def logged(*entries: tuple[str, Mapping[str, Any]]) -> list[LoggedDecision]:
    return [
        LoggedDecision(n, kind, "2021-01-05", "an", content, f"{n:064}")
        for n, (kind, content) in enumerate(entries, 1)
    ]


class Records:
    """Decisions that were made up; what is added is kept apart."""

    def __init__(self, records: list[LoggedDecision]) -> None:
        self.made, self.added = records, []

    def records(self) -> tuple[LoggedDecision, ...]:
        return tuple(self.made)

    def alone(self) -> Any:
        return _Nothing()

    def add(self, kind: str, on: str, by: str, content: Mapping[str, Any], same: Any = ()) -> Any:
        self.added.append((kind, on, by, dict(content)))
        return self.added[-1]


class _Nothing:
    def __enter__(self) -> None: ...
    def __exit__(self, *_: object) -> None: ...


def with_records(patch: pytest.MonkeyPatch, *entries: tuple[str, Mapping[str, Any]]) -> Records:
    records = Records(logged(*entries))
    for module in (locking, announcements, handed_over, appraisals):
        patch.setattr(module, "decisions_of", lambda workspace: records)
        if hasattr(module, "writing"):
            patch.setattr(module, "writing", lambda workspace: _Nothing())
    return records


def came(file: str, unit: str = "30985", period: str = "2020", **other: Any) -> Manifest:
    return replace(
        Manifest(
            1, f"h-{file}", file, unit, "UBND xã", period, DAY, DAY, (), (), None, BY_RECEIVER, BY_RECEIVER
        ),
        **other,
    )


def said_of_locks(rules: Rules, patch: pytest.MonkeyPatch) -> Iterator[str]:
    sent = [
        came("a"),
        came("b", period="2020-6T"),
        came("c", period="2019"),
        came("d", period="2021"),
        came("e", period="x"),
        came("f", period="2019"),
        came("g", period="2018"),
    ]
    patch.setattr(locking, "_manifests", lambda workspace: tuple(sent))
    patch.setattr(locking, "digests_in", lambda *_, **__: {"stored": {}})

    def lock(period, *files):
        return ("lock", {"period": period, "returns": [f"h-{f}" for f in files]})

    year = rules.calendar.period("2020")
    assert year is not None
    for records in (
        (),
        (lock("2019", "c", "g"),),
        (lock("2020", "a", "c"), lock("2019", "c")),
        (lock("2020", "a"), ("reopen", {"period": "2020"}), lock("x", "a")),
        (lock("2020-6T", "b"), lock("2020", "a", "b")),
    ):
        held = with_records(patch, *records)
        locks = locking.locks_of(NOWHERE, rules)
        yield (
            f"{[(one.period.code, sorted(one.returns), one.record.number) for one in locks]} late"
            f" {[m.file for m in locking.late_returns(NOWHERE, rules, locks)]}\n"
        )
        for code in ("2018", "2019", "2020", "2021"):
            period = rules.calendar.period(code)
            assert period is not None
            counting = locking.counting_returns(NOWHERE, rules, period)
            yield (
                f"  {code} {sorted(counting.own)} { {k: sorted(v) for k, v in counting.earlier.items()} }"
                f" {[m.file for m in sent if (on := locking.lock_resting_on(locks, rules, m)) and on.period.code == code]}\n"
            )
        for seen in (None, frozenset({"h-a"}), frozenset(m.hash for m in sent)):
            yield refused(
                lambda seen=seen: sorted(
                    locking.locked(NOWHERE, rules, year, "an", DAY, {"despite": "x"}, seen).returns
                )
            )
        for reason in (None, " ", "vì"):
            yield refused(lambda reason=reason: locking.reopened(NOWHERE, rules, year, reason, "an", DAY))
        yield f"{held.added}\n"
    for code in (" 2020-6t ", "2020", "2020-q1", "x"):
        yield refused(lambda code=code: locking.period_asked(rules, code).code)


def said_of_reasons(rules: Rules, patch: pytest.MonkeyPatch) -> Iterator[str]:
    def check(units, stops, reason):
        return {"said": "s", "en": "e", "units": units, "stops": stops, "reason": reason}

    lock = (
        "lock",
        {
            "period": "2020",
            "despite": "vì",
            "unsettled": ["1", "2"],
            "open": [check(["1"], True, "một"), check(["1", "3"], True, "hai"), check(["2"], False, "ba")],
        },
    )
    told = ("announce", {"period": "2020", "rulebook": "b", "despite": "khi công bố", "unsettled": ["2"]})
    for records in (
        (),
        (lock,),
        (lock, told),
        (lock, ("announce", {**told[1], "rulebook": "other"})),
        (lock, ("reopen", {"period": "2020"})),
        (("lock", {**lock[1], "period": "2019"}),),
        (("reopen", {"period": "2020"}), lock, ("import", {"period": "2020"})),
    ):
        with_records(patch, *records)
        found = announcements.despite_of(NOWHERE, "b", "2020")
        yield (
            f"{found.reason!r} {sorted(found.units)}"
            f" {[(one.reason, one.stops, sorted(one.units)) for one in found.open]}"
            f" {[found.reason_of(unit) for unit in '123']}\n"
        )
    yield from in_both(announcements.despite_words, "", "vì")
    for reason in (None, " ", " vì "):
        yield from (
            refused(lambda reason=reason, units=units: announcements.despite_content(reason, units))
            for units in ((), ("2", "1"))
        )


def said_of_units_that_are_no_more(rules: Rules, patch: pytest.MonkeyPatch) -> Iterator[str]:
    to = Unit("30988", "Xã B", "xã")
    found = [
        Offer("2020", "30985", "b", "2", to),
        Offer("2020", "30985", "a", "1", None),
        Offer("2019", "30985", "c", "3", to),
        Offer("2020", "30991", "d", "4", None),
    ]
    taken = ("take-over", {"returns": ["1", "2"], "to": "30988"})
    for records in (
        (),
        (taken,),
        (taken, ("give-back", {"returns": ["1", "9"]})),
        (("take-over", {"returns": ["3"], "to": "x"}),),
    ):
        held = with_records(patch, *records)
        yield f"{handed_over.handed_over(NOWHERE)}\n"
        for act in (handed_over.taken_over, handed_over.given_back):
            for unit, period, reason in (
                ("30985", "2020", "vì"),
                ("30985", "2020", " "),
                ("30991", "2020", "vì"),
                ("30985", "2019", "vì"),
                ("30985", "2018", "vì"),
            ):
                yield refused(
                    lambda act=act, unit=unit, period=period, reason=reason: act(
                        NOWHERE, found, unit, period, "an", reason, DAY
                    )
                )
        yield f"{held.added}\n"


def said_of_appraisals(rules: Rules, patch: pytest.MonkeyPatch) -> Iterator[str]:
    one = AppraisalDecided("2020", "30985", "A1", "19/4", "Phòng", "healthy_commune")
    rows = [one, replace(one, office="Công an"), replace(one, points="5"), replace(one, criterion="A2")]
    for records in ((), (("appraise", {"appraisals": [["2020", "30985", "A1", "19/4", "Phòng"]]}),)):
        held = with_records(patch, *records)
        known = appraisals.confirmed_appraisals(NOWHERE, rules)
        yield (
            f"{sorted(known)}"
            f" {appraisals.confirmed_from_text(appraisals.confirmed_to_text(known)) == known}\n"
        )
        for office, some in (("Phòng", rows), ("Phòng", rows[:1]), ("Công an", rows), ("Sở", rows)):
            yield refused(
                lambda office=office, some=some: appraisals.confirmed(NOWHERE, rules, some, office, "an", DAY)
            )
        yield f"{held.added}\n"
    told = (
        {"manifests": {"a": "1", "b": "2"}, "vaults": {"a": "3"}, "closed": "x"},
        {"manifests": {"b": "4"}, "gone": ["a"]},
        {"closed": ""},
    )
    yield f"{folded(logged(*(('import', {'stored': one}) for one in told), ('lock', {})))}\n"


CHAPTERS = chapters(sys.modules[__name__])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_records_come_to_is_what_was_approved(
    shipped_rules: Rules, monkeypatch: pytest.MonkeyPatch, chapter: str
) -> None:
    assert_approved("".join(CHAPTERS[chapter](shipped_rules, monkeypatch)), SAID / f"{chapter}.txt")
