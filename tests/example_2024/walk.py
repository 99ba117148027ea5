"""An office's year from an example's returns: every output made of it, and what is true of it."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import openpyxl

from desk.base.faults import DONE
from desk.cli.app import code_of
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import opened
from desk.workspace.importing import imported
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS
from tests.example_2024.__main__ import CORE, SEED, truth_of
from tests.example_2024.filled_blanks import fill
from tests.example_2024.printed_numbers import PrintedText, texts_in
from tests.example_2024.records import FIRST_RECORD, PERIODS, UNITS, Commune, Forms, Period, Row, archive
from tests.example_2024.returns import CSV, PLANTED, Mess, Return, plain, received, untidy
from tests.example_2024.test_example_2024 import EXAMPLE_2026, OF_2026, truth_of_2026
from tests.example_2024.truth import points
from tests.example_2024.typed_returns import communes_of, typed

DATED = ("--date", "{next}-02-01")
OF_TWO_TIERS = {"30985": "Xã An Biên", "30988": "Xã Tây Yên", "31006": "Xã Đông Thái"}
WHY = ("--reason", "giao việc", "--by", "thử")
OUTPUTS: Mapping[str, tuple[str, ...]] = {
    **{
        kind: ("paper", kind, "{out}", "{year}", *DATED, *WHY, "--unit", "{unit}")
        for kind in ("thong-bao", "giai-trinh", "bien-ban")
    },
    **{kind: ("paper", kind, "{out}", "{year}", *DATED) for kind in ("tom-tat", "to-trinh", "quyet-dinh")},
    "bao-cao": ("paper", "bao-cao", "{out}", "--period", "{year}", *DATED, *WHY),
    "bao-cao 6T": ("paper", "bao-cao", "{out}", "--period", "{year}-6T", *DATED, *WHY),
    "so-ket": ("paper", "so-ket", "{out}", "--period", "{year}-6T", *DATED, *WHY),
    "don-doc": ("remind", "{year}", "--letters", "{out}", *DATED, "--answer-by", "{next}-03-01"),
    "so": ("report", "{out}", "{year}", "--restricted", "1", *WHY),
    "plan": ("plan-inspections", "{year}", "--workbook", "{out}/plan.xlsx"),
    "results": ("results", "{year}", "--json"),
    "figures": ("figures", "{year}", "--json"),
    "remind": ("remind", "{year}", "--json"),
    "so-far": ("so-far", "{year}-6T", "--json"),
}
Count = Callable[[Commune, Period, str], int]


def rows_of(rows: Iterable[Mapping[str, Any]], field: str, kind: str, amount: str = "") -> int:
    return sum(row[amount] if amount else 1 for row in rows if row[field] == kind)


def within(rows: Iterable[Mapping[str, Any]], period: Period) -> list[Mapping[str, Any]]:
    return [row for row in rows if period.start <= row["date"] <= period.end]


def found_in(one: Commune, period: Period) -> list[Mapping[str, Any]]:
    minutes = {row["id"] for row in within(one.inspections, period)}
    return [row for row in one.violations if row["inspection_id"] in minutes]


def open_venues(one: Commune, period: Period) -> list[Mapping[str, Any]]:
    return [v for v in one.venues_in(period) if not (v["closed_on"] and v["closed_on"] <= period.end)]


BY_KIND: Mapping[str, Count] = {
    "venues_open": lambda one, p, kind: rows_of(open_venues(one, p), "type", kind),
    "activities": lambda one, p, kind: rows_of(within(one.activities, p), "kind", kind),
    "joint_activities": lambda one, p, kind: rows_of(within(one.activities, p), "joint_with", kind),
    "violations": lambda one, p, kind: rows_of(found_in(one, p), "act", kind),
    "fines": lambda one, p, kind: rows_of(found_in(one, p), "act", kind, "fine_vnd"),
    "supported_women": lambda one, p, kind: rows_of(one.support[p.code], "programme", kind, "women"),
    "supported_girls": lambda one, p, kind: rows_of(one.support[p.code], "programme", kind, "girls"),
    "supported_households": lambda one, p, kind: rows_of(
        one.support[p.code], "programme", kind, "poor_households"
    ),
}
PERIODS_OF_ALL = (*PERIODS, *OF_2026)
HEALTHY, UNCLASSED = ("tot", "kha"), "khong_xep_loai"
UNDECIDED = {2024: {"2023": 1}, 2026: {}}
"""How many units have no settled band: 31003 did not send B13 in 2023."""


@dataclass
class Walk:
    """An office's year as imported and run, and its truth."""

    folder: Path
    year: int
    rules: Rules
    truth: Mapping[str, Any]
    names: Mapping[str, str]
    self_scores: Mapping[str, Mapping[str, int]]
    communes: Mapping[str, Mapping[str, Commune]]  # by period and unit
    late: frozenset[str] = frozenset()  # whose half-year's core forms did not come in time

    def __post_init__(self) -> None:
        self.titles = {i.title["vi"]: n for n, i in self.rules.set_of("unit").indicators.items()}
        self.longest = sorted(self.names.items(), key=lambda one: -len(one[1]))
        book = self.rules.rulebooks["healthy_commune"]
        longest = sorted(book.criteria, key=lambda one: -len(one.title["vi"]))
        self.criteria = {one.id: one.title["vi"] for one in longest}
        self.bands = {band.title["vi"]: band.id for band in book.bands}

    def run(self, *words: str) -> str:
        with (
            contextlib.redirect_stdout(io.StringIO()) as out,
            contextlib.redirect_stderr(io.StringIO()) as err,
        ):
            code = code_of([*words, "--workspace", str(self.folder / "ws")])
        assert code == DONE, (words, err.getvalue())
        return out.getvalue()

    def printed(self) -> Iterator[PrintedText]:
        """Make every output; yield what it prints."""
        values = {"year": str(self.year), "next": str(self.year + 1)}
        for what, words in OUTPUTS.items():
            out = self.folder / what
            out.mkdir()
            units = self.names if "{unit}" in words else ("",)
            for unit in list(units)[:4]:
                told = self.run(*(word.format(out=out, unit=unit, **values) for word in words))
            if "--json" in words:
                (out / f"{what}.json").write_text(told, "utf-8")
            for path in sorted(out.iterdir()):
                yield from texts_in(path)

    # what a text is compared with

    def unit_of(self, *texts: str) -> str | None:
        """Return the unit that a text names, by its code or name."""
        for text in texts:
            codes = [code for code in self.names if code in text]
            named = [code for code, name in self.longest if name.casefold() in text.casefold()]
            if codes or named:
                return (codes or named)[0]
        return None

    def figure(self, name: str, unit: str | None, period: str) -> Any:
        if unit is None:
            return self.truth["totals"].get(period, {}).get(name)
        return self.truth["figures"].get(period, {}).get(unit, {}).get(name)

    def change(self, name: str, unit: str | None, period: str) -> Any:
        now, then = (self.figure(name, unit, p) for p in (period, f"{int(period[:4]) - 1}{period[4:]}"))
        return None if now is None or then is None else now - then

    def by_kind(self, title: str, kind: str, period: str) -> Any:
        """Count the rows of one kind as the records have them; None of a period before the first record."""
        count, own = BY_KIND[self.titles[title]], next(p for p in PERIODS_OF_ALL if p.code == period)
        communes = self.communes.get(period)
        return communes and sum(count(one, own, kind) for one in communes.values())

    def scored(self, unit: str, period: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.truth["scores"].get(period, {}).get(unit, {"points": {}})
        return found

    def so_far(self, unit: str, in_time: bool) -> Mapping[str, Any]:
        """Return the points of a year that ends with its half, its own return in time or not."""
        half = next(p for p in PERIODS_OF_ALL if p.code == f"{self.year}-6T")
        return points(self.communes[half.code][unit], half, (unit not in self.late, in_time))

    def with_band(self, band: str, period: str) -> int:
        return sum(one["band"] == band for one in self.truth["scores"].get(period, {}).values())

    def targets(self, period: str) -> Mapping[str, str]:
        """Return the band that each unit which registered wants to reach."""
        told = {code: one.registration[self.year] for code, one in self.communes[period].items()}
        return {code: row["target_band"] for code, row in told.items() if row["registered"]}

    def reached(self, period: str) -> int:
        """Count the units whose band is at least the one they registered for."""
        order = list(self.bands.values())
        return sum(
            order.index(self.scored(code, period)["band"]) <= order.index(self.bands[target])
            for code, target in self.targets(period).items()
        )

    def years_healthy(self, unit: str) -> int:
        bands = [units[unit]["band"] for _, units in sorted(self.truth["scores"].items(), reverse=True)]
        return next((n for n, band in enumerate(bands) if band not in HEALTHY), len(bands))

    def rank(self, unit: str, period: str) -> int:
        """Return the place of a unit: the better band first, in a band the more points."""
        order = list(self.bands.values())
        ranked = {
            code: (-order.index(one["band"]), one["score"])
            for code, one in self.truth["scores"][period].items()
            if one["band"] != UNCLASSED
        }
        return 1 + sum(one > ranked[unit] for one in ranked.values())

    def owed(self, unit: str, what: str, period: str) -> int:
        return sum((u, p) == (unit, period) for u, p, _ in self.truth["mess"][what])

    def silent(self, period: str) -> int:
        return len({unit for unit, p, _ in self.truth["mess"]["missing"] if p == period})

    def untidy(self, period: str) -> int:
        """Count the units with a form missing, or a row that no one can read, in this year or before."""
        places = [*self.truth["mess"]["missing"], *self.truth["mess"]["spoiled"]]
        return len({unit for unit, p, _ in places if p <= f"{period}-6T"})


@dataclass(frozen=True)
class Sent:
    """A return as it goes out: filled into the blanks of its unit and period; None of a blank signed only."""

    period: Period
    unit: str
    forms: Forms | None
    received: date
    name: str = ""  # what is put behind the names of the blanks

    def typed(self, value: Any) -> Any:
        return untidy(plain(value), self.unit)


def sent_2024(communes: Mapping[str, Commune], mess: Mess) -> Iterator[Sent]:
    """Yield the returns of 2023 and 2024."""
    for period in PERIODS:
        for code in communes:
            came, place = received(mess, code, period), (code, period.code)
            forms = Return(code, communes[code], period, mess).forms
            if place in mess.corrected:
                wrong = {**forms, "B13": [{**row, "meetings": 0} for row in forms.get("B13", [])]}
                yield Sent(period, code, wrong, came - timedelta(days=5))
            yield Sent(period, code, forms, came, " (sửa)" if place in mess.corrected else "")
            if place in mess.blank:
                yield Sent(period, code, None, came + timedelta(days=1), " (biểu trống)")


def sent_2026() -> Iterator[Sent]:
    """Yield what the returns of the example of two tiers hold, of each unit together."""
    for period in OF_2026:
        for code in OF_TWO_TIERS:
            forms = typed(sorted((EXAMPLE_2026 / period.code).glob(f"{code}*")))
            listed = {form: list(forms.get(form, ())) for form in FORMS if form < "B15"}
            points = typed_points(EXAMPLE_2026 / period.code, code)
            yield Sent(period, code, {**listed, "B15": points}, period.end + timedelta(days=2))


def walk_of(folder: Path, year: int) -> Walk:
    """Return an office's year: blanks written and filled in, imported, locked, run, announced."""
    names = UNITS if year == 2024 else OF_TWO_TIERS
    if year == 2024:
        communes = archive(SEED)
        truth, sent, first = truth_of(SEED, communes, PLANTED), sent_2024(communes, PLANTED), FIRST_RECORD
        by_period = {period.code: communes for period in PERIODS}
        own = {code: points_of(one.self_score[year]) for code, one in communes.items()}
        late = {code for code, period in PLANTED.late if period == f"{year}-6T"}
        late |= {code for code, period, form in PLANTED.missing if period == f"{year}-6T" and form in CORE}
    else:
        truth, sent, first = truth_of_2026(), sent_2026(), OF_2026[0].start
        by_period = {p.code: communes_of(EXAMPLE_2026, p, tuple(OF_TWO_TIERS)) for p in OF_2026}
        own = {code: points_of(typed_points(EXAMPLE_2026 / str(year), code)) for code in OF_TWO_TIERS}
        late = set()
    workspace = folder / "ws"
    assert code_of(["init", str(workspace), "--first-record", first.isoformat()]) == DONE
    walk = Walk(folder, year, rules_in(workspace / "rules"), truth, names, own, by_period, frozenset(late))
    for period, of_period in groupby(sent, key=lambda one: one.period):
        send(walk, period, sorted(of_period, key=lambda one: one.received))
    walk.run("lock", str(year), "--despite", "thử")
    for one in sorted({int(code[:4]) for code in truth["figures"]}):
        walk.run("run", "--year", str(one))
    words = ("--document", "15/QĐ-UBND", "--date", f"{year + 1}-01-20", "--despite", "thử")
    walk.run("announce", str(year), *words)
    return walk


def send(walk: Walk, period: Period, returns: Iterable[Sent]) -> None:
    """Have the program write the blanks of a period, fill them in and import them as they come."""
    blanks, workspace = walk.folder / f"blanks {period.code}", opened(walk.folder / "ws")
    walk.run("template", str(blanks), "--period", period.code)
    for code in CSV if set(CSV) <= walk.names.keys() else ():
        for path in blanks.glob(f"{code}*"):
            path.unlink()
        walk.run("template", str(blanks), "--period", period.code, "--unit", code, "--csv")
    for day, of_day in groupby(returns, key=lambda one: one.received):
        folder = walk.folder / "sent" / period.code / day.isoformat()
        folder.mkdir(parents=True, exist_ok=True)
        for one in of_day:
            for blank in sorted(blanks.glob(f"{one.unit}*")):
                target = folder / f"{blank.stem}{one.name}{blank.suffix}"
                fill(blank, target, one.forms, day - timedelta(days=1), one.typed)
        imported(workspace, walk.rules, [folder], day, None, lambda *_: None)


def points_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    return {row["criterion"]: row["points"] for row in rows}


def typed_points(folder: Path, unit: str) -> list[Row]:
    """Return the rows of a self-score form, if any, as a plain reader of workbooks sees them."""
    return [
        {"unit_code": unit, "criterion": str(row[1]), "points": row[4]}
        for path in folder.glob(f"{unit}*Phiếu tự chấm*")
        for row in openpyxl.load_workbook(path)["B15"].iter_rows(values_only=True)
        if row[0] == unit
    ]
