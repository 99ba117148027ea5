"""What pages of returns, work and the journal are made of, and where a page that stops leads back to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desk.leads.commune_tiles import FORMS as TILED
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.rulebook import Rules
from facts.archive.ledger import FiledProblem
from facts.intake.problems import Problem
from facts.standing import HAS_DATA, NIL
from facts.units import Unit

BOOK, RISK, DAY = "healthy_commune", "venue_risk", date(2021, 3, 5)


def said_of_returns(rules: Rules) -> Iterator[str]:
    from desk.web.returns.matrix import FormState, UnitReturns, matrix_of, periods_of, sent_by

    period = rules.calendar.at("year", 2020)
    assert period is not None

    def came(
        unit: str,
        form: str,
        file: str,
        state: str | None = HAS_DATA,
        office: str = "UBND xã",
        on: date = date(2020, 12, 1),
        standing: bool = True,
        of: str = "2020",
    ) -> Any:
        return SimpleNamespace(
            unit=unit,
            form=form,
            file=file,
            hash=file,
            state=state,
            office=office,
            received_on=on,
            standing=standing,
            period=of,
        )

    forms = ("B01", *TILED)
    sent = [
        came(unit, form, f"{unit}.xlsx", on=on)
        for unit, on in (("30985", date(2020, 12, 1)), ("30988", date(2021, 3, 1)))
        for form in forms
    ]
    sent += [
        came("30991", "B02", "c.xlsx", NIL),
        came("30991", "B03", "c.xlsx", None),
        came("30991", "B04", "ca.xlsx", office="Công an"),
        came("30991", "B16", "ph.xlsx", office="Phòng"),
        came("30985", "B02", "old.xlsx", on=date(2020, 11, 1), standing=False),
        came("30985", "B02", "h.xlsx", of="2020-6T"),
        came("30985", "B02", "h.xlsx", of="2019"),
    ]
    files = [
        SimpleNamespace(
            hash=f"{unit}.xlsx",
            file=f"{unit}.xlsx",
            period="2020",
            sender=SimpleNamespace(unit=unit, office="UBND xã"),
            forms=[SimpleNamespace(form=f, tally=SimpleNamespace(read=n)) for n, f in enumerate(forms)],
        )
        for unit in ("30985", "30988", "30985")
    ]
    problems = [
        FiledProblem(file, file, Problem("date_invalid", sheet, "D5", 5, "opened_on", "date", (), "x", aside))
        for file, sheet, aside in (
            ("30985.xlsx", "B02", True),
            ("30985.xlsx", "B02", True),
            ("30988.xlsx", "B03", True),
            ("30988.xlsx", "B04", False),
        )
    ]
    stored: Any = SimpleNamespace(standing=SimpleNamespace(deliveries=sent), files=files, problems=problems)
    units = [Unit(code, f"Xã {code}", "xã") for code in ("30985", "30988", "30991", "30994")]
    many = [*units, *(Unit(f"6{n:04}", f"Xã {n}", "xã") for n in range(9))]
    for mine in ([], units, many[:12], many):
        found = matrix_of(stored, rules, period, mine)
        yield f"{'long' if found.long else 'short'}, {replace(found, rows=(), forms=found.forms[:2])}\n"
        yield from (
            f"  {r.code} {r.group}: owes {' '.join(r.owed)}; {r.to_fix} to correct, {r.late} late"
            f"{', sent again' if r.again else ''}\n"
            for r in found.rows[:5]
        )
    yield from (
        f"{cell.words}{f' (also from {cell.elsewhere})' if cell.elsewhere else ''}\n"
        for r in matrix_of(stored, rules, period, units).rows
        for n, cell in enumerate(r.cells)
        if n < 3 or cell.elsewhere
    )
    yield from (
        f"{unit} {form}: {one.file} {one.office} {one.received_on} {'stands' if one.stands else 'replaced'}"
        f" {[problem.where for problem in one.problems]}\n"
        for unit in ("30985", "30991", "30994")
        for form in ("", "B02")
        for one in sent_by(stored, rules, period, unit, form)
    )
    yield (
        f"{[p.code for p in periods_of(stored, rules, 2020)]}"
        f" {[p.code for p in periods_of(stored, rules, 2018)]}\n"
    )
    state = FormState("B02", "rows", 1, "", "")
    yield from (
        f"{UnitReturns('1', 'x', (state,), owed, fix, late, False, nothing).group}\n"
        for nothing in (True, False)
        for owed in (("B02",), ())
        for fix in (1, 0)
        for late in (1, 0)
    )


def said_of_work(rules: Rules) -> Iterator[str]:
    from desk.web.follow_up.lanes import SOON, FollowUp

    first, *others = rules.follow_up[:4]
    child = next(r for r in rules.follow_up if r.import_)
    at = [DAY + timedelta(n) for n in (-1, 0, 1)] + [DAY + SOON, DAY + SOON + timedelta(1), None]
    one = Conclusion("action", "x", ("30985",), first.id, "30985", True, DAY, "Đội", "", "", (), ())
    work = [
        replace(one, rule=rule.id, deadline=due, about=(f"3098{n}",), by=by, needs=needs)
        for n, due in enumerate(at)
        for rule, by, needs in ((first, "Đội", ""), (others[0], "Công an", "inspection_ground"))
    ]
    work += [
        replace(one, rule=child.id, deadline=DAY),
        replace(one, rule=child.id, deadline=None, about=("x",)),
        replace(one, rule=others[1].id, sure=False, deadline=None),
        replace(one, rule=others[2].id, sure=False, deadline=DAY),
        replace(one, kind="sign"),
    ]
    found: Any = FollowUp.__new__(FollowUp)
    found.today, found.rules, found.mine, found.done = (
        DAY,
        {r.id: r for r in rules.follow_up},
        tuple(work),
        {},
    )
    found.chains = SimpleNamespace(
        about=lambda some: ", ".join(a for c in some for a in c.about),
        missing=lambda c: c.missing,
        lines=lambda c: [c.rule],
    )
    found.period = rules.calendar.at("year", 2020)
    yield from (f"{lane}\n" for by_day in (False, True) for lane in found.lanes(by_day))
    yield from (f"{why}\n" for rule in (first, others[1]) for why in found.whys(rule.id))
    found.done = {found.work(work[0]): "xong"}
    yield f"{[*found.lanes()]}\n"


def said_of_the_journal(rules: Rules) -> Iterator[str]:
    from desk.base.roles import TITLES
    from desk.web.journal import lines as journal

    at, seal = datetime(2021, 3, 5, 2, 3, 4, 999, tzinfo=UTC).isoformat(), "0123456789abcdef"
    made: dict[str, list[dict[str, Any]]] = {
        "access": [
            {"names_of": ["a", "b"], "reason": "kế hoạch", "by": "an", "at": at},
            {"looked_for": "x"},
            {"compared": 3},
            {"paper": "p"},
        ],
        "leads": [
            {
                "lead": "MM",
                "state": "looking",
                "reason": "x",
                "bits": 1.5,
                "sources": ["registry", "lạ"],
                "kind": "phone",
            },
            {"undoes": 3},
            {"state": "dismissed", "until": ""},
        ],
        "ties": [
            {"kind": "lạ", "decision": "innocent", "members": list("abcdefgh"), "shared": [["a", "b"], 3]}
        ],
        "identity": [{"same": True, "a": "x"}, {"same": False}, {"kind": "identity"}],
        "watched": [{"id": "x"}, {"id": "x", "ended": True}],
        "lead_notes": [{"lead": "x"}],
        "decisions": [
            {
                "kind": "lock",
                "on": "2021-03-04",
                "content": {"period": "2020", "despite": "vì", "open": [{"reason": "a"}]},
            },
            {"kind": "lock", "at": "x", "content": {"open": [{"reason": "a"}, {"reason": "b"}, 3]}},
            {
                "kind": "import",
                "at": at,
                "content": {"returns": ["x"], "units": list("abcdefg"), "year": 2020},
            },
        ],
        "desk": [
            {"kind": "refused", "content": {"path": "/x", "role": next(iter(TITLES))}},
            {"kind": "file_out", "content": {"what": "log"}},
            {"kind": "file_out", "content": {"what": "lạ", "role": "lạ"}},
            {"kind": "signed_in", "content": "x"},
            {"own": "y" * 400},
        ],
    }
    logs = [
        SimpleNamespace(
            path=Path(f"{name}.jsonl"),
            name=f"{name}.jsonl",
            lines_read=lambda entries=entries: [
                {"n": n, "seal": seal if n % 2 else "", **e} for n, e in enumerate(entries, 1)
            ],
            looked_over=lambda entries=entries, n=n: (
                entries,
                [None, SimpleNamespace(at=0), SimpleNamespace(at=2)][n % 3],
            ),
        )
        for n, (name, entries) in enumerate(made.items())
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "logs_of", lambda workspace: logs)
        patch.setattr(journal, "workspace", lambda: None)
        yield from (
            f"{line.place} {line.when()} {line.by}, {line.group}/{line.kind}: {line.words}; {line.about};"
            f" {line.reason}\n"
            for line in journal.lines()
        )
        for asked in (
            {"group": "looks"},
            {"by": ("an",)},
            {"search": "KẾ HOẠCH"},
            {"group": "out", "by": ("–",)},
            {"search": "không có"},
        ):
            fitting = journal.lines(journal.LinesAsked(**asked))
            yield f"{asked} {[line.place for line in fitting]}\n"
        yield f"{journal.seals()}\n"


def said_of_stops(rules: Rules) -> Iterator[str]:
    from django.test import RequestFactory

    from desk.web.stops import _came_from

    make = RequestFactory(SERVER_NAME="localhost")
    for way in ("get", "post"):
        for came in (
            "",
            "http://localhost/a/?b=1",
            "http://localhost/a/",
            "http://localhost/x/",
            "http://other/a/",
            "http://localhost//a",
            "/a/",
        ):
            yield f"{way} {came} {_came_from(getattr(make, way)('/x/', headers={'Referer': came}))!r}\n"
