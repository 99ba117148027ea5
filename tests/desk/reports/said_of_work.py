"""What imports, notices and follow-up print: none, one, many, more than are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desk.report.console import print_report
from desk.report.tree import Report
from desk.reports.follow_up import Chains, conclusion_json, follow_up_report
from desk.reports.follow_up_reasons import ReasonFacts
from desk.reports.import_report import import_json, import_report
from desk.reports.notices_report import notices_table
from desk.runs.work_done import Done
from engine.follow_up.conclusions import Conclusion
from facts.archive.counting import Duplicate, FileCount, FormCount, Tally, UnusableRow
from facts.archive.door import ImportReport
from facts.archive.history import Removal, Superseded
from facts.archive.ledger import FiledProblem
from facts.archive.receiving import ReceiptCorrection, ReceiptRecord
from facts.forms.notice_kind import CHANGED, GONE
from facts.intake.problems import FileFault, Problem
from facts.standing import BY_COVER, BY_IMPORT, BY_RECEIVER, Event, Record, Source
from tests.desk.reports.example_year import BOOK, DAY, OWED, Year, noticed
from tests.desk.told import LANGUAGES, ends, printed


def said_of_notices(year: Year) -> Iterator[str]:
    several = [noticed(n) for n in range(42)]
    for notices in (
        (),
        several[:1],
        several[:40],
        several[:41],
        several,
        [noticed(1, what=GONE, field="", reason="vì"), noticed(2, form="B99", what="lạ", old=None, new=None)],
    ):
        yield from (
            ends(text, 3, 2)
            for text in printed(
                lambda out, notices=notices: print_report(
                    Report(tuple(notices_table(notices, str.lower))), out
                )
            )
        )


def said_of_imports(year: Year) -> Iterator[str]:
    tally = Tally(5, 3, 1, 0, 1)
    nothing = ImportReport()
    problems = [
        FiledProblem(
            "h",
            "t.xlsx",
            Problem("date_invalid", "B02", f"D{n}", n, "opened_on", "date", (), "x", n % 2 == 0),
        )
        for n in range(2, 86)
    ]
    doubles = [Duplicate("h", "t.xlsx", "B02", n, ("a", "b"), "t.xlsx!B02!2") for n in range(3, 45)]
    told = Record(
        "notice",
        ("B08|k|changed|kind|",),
        "30985",
        "2020",
        "",
        {
            "unit_code": "30985",
            "form": "B08",
            "what": CHANGED,
            "field": "kind",
            "old": "a",
            "new": "b",
            "noted_on": DAY,
        },
        Source("a", "GN", 1),
    )
    heard = [
        ReceiptCorrection("h", f"{by}.xlsx", ReceiptRecord(DAY, number), date(2020, 5, 1), by)
        for by, number in ((BY_RECEIVER, ""), (BY_COVER, "12"), (BY_IMPORT, ""))
    ]
    full = replace(
        nothing,
        files=(FileCount("h", "t.xlsx", None, "2020", (FormCount("B02", None, tally),)),),
        totals={"venue": tally, "party": Tally()},
        problems=tuple(problems),
        duplicates=tuple(doubles),
        gone_without_reason=(
            Removal("B08", ("k", "l"), "30985", "2020", "UBND xã", "a!B08!4", None, "b", "", "h"),
        ),
        replaced=(Superseded("h", "b.xlsx", "e", "a.xlsx", ("B02", "B03")),),
        notices=(Event("notice", told.key, (told,)),),
        faults=(FileFault("not_a_return", "x.xlsx"),),
        already=("c.xlsx",),
        passed=("~$x",),
        hashes=("1", "2", "3"),
        added=("2", "3"),
        heard=tuple(heard),
        unheard=("d.xlsx", "e.xlsx"),
        renamed=(("Lê Văn Thử.xlsx", "tên-người-1.xlsx"),),
        unusable=(UnusableRow("h", "B02", 2),),
    )
    for report in (
        nothing,
        full,
        replace(full, problems=full.problems[:3], duplicates=full.duplicates[:40], hashes=("1",), added=()),
    ):
        yield from (
            ends(text, 30, 12)
            for text in printed(lambda out, report=report: print_report(import_report(report), out))
        )
        yield from (
            f"{ {k: v[:1] if isinstance(v, list) else v for k, v in import_json(report).items()} }\n"
            for lang in LANGUAGES
        )


def said_of_follow_up(year: Year) -> Iterator[str]:
    rule, other = year.rules.follow_up[:2]
    by_id = {r.id: r for r in year.rules.follow_up}
    sign = next(r for r in year.rules.follow_up if hasattr(r.then, "sign"))
    chain = (("a", "unit", "30985"), ("b", "band", f"{BOOK}:30985:2020"))
    action = Conclusion("action", "x", ("30985",), rule.id, "30985", True, DAY, "Đội 178", "", "", chain, ())
    some = [
        action,
        *(replace(action, about=(code,)) for code in ("30988", "30991", "99999")),
        replace(action, deadline=None, to="UBND xã", needs="inspection_ground"),
        replace(action, by="Công an", rule=other.id, needs="competent_decision"),
        replace(action, sure=False, missing=OWED),
        replace(action, sure=False, about=("30988",), missing=OWED),
        replace(action, sure=False, about=("30988",), missing=()),
        Conclusion(
            "sign", sign.then.sign, ("30985",), sign.id, "30985", True, None, "", "", "", chain[:1], (), 2
        ),
    ]
    facts = _Silent(year.rules, date(2020, 12, 31), {(BOOK, "30985", "2020"): ("tot",)})
    for mine in ((), some[:1], some[:4], some, some[6:7]):
        chains = Chains(mine, facts, "k")
        for unsettled in (True, False):
            yield from printed(
                lambda out, mine=mine, chains=chains, unsettled=unsettled: print_report(
                    follow_up_report(mine, by_id, chains, year.rules.rulebooks, unsettled), out
                )
            )
    yield from (
        f"{conclusion_json(one, by_id, Chains(some, facts, 'k'))}\n"
        for one in (some[0], some[6])
        for lang in LANGUAGES
    )
    yield from printed(
        lambda out: print_report(
            follow_up_report(
                [action], by_id, Chains((), facts), {}, done={id(action): Done(DAY, "3/BB", "an")}
            ),
            out,
        )
    )
    says = [
        ("band", f"{BOOK}:30985:2020"),
        ("band", f"{BOOK}:30985-CS-001:2019"),
        ("finding", f"{BOOK}:30985:2020:{year.book.gates[0].id}"),
        ("indicator", "commune_period:hotspots_active:30985"),
        ("tie", "phone:a:b"),
        ("sign", f"{sign.then.sign}:30985:b"),
        ("return", "30985:2020:B02:UBND xã:x"),
        ("violation", "BB1|hành vi"),
        ("case_party", "VA|CT|chủ chứa"),
        ("unit", "30985"),
        ("venue", "30985-CS-001"),
        ("hotspot", "a|b"),
    ]
    yield from (f"{facts.says(kind, id_)}\n" for kind, id_ in says for lang in LANGUAGES)
    yield from (f"{facts.on_file(action, '', kind, id_)}\n" for kind, id_ in says[-3:] for lang in LANGUAGES)


class _Silent(ReasonFacts):
    """Of a rule whose facts are made up, nothing besides its chain is told."""

    __slots__ = ()

    def besides(self, conclusion: Conclusion) -> Iterator[str]:
        return iter(())
