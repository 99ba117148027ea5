"""Writes the scenarios that are missing, in the words of the steps, with the expected answer left open.

Every scenario is tried before it is written: it does take the rules where no other does. What nothing could
be found for is named in a comment, for a person to write.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from desk.authoring.trial_words import answer_words, place_words, titles_of
from desk.base.language import speaking
from engine.logic.cells import Cell, State
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.trials.coverage import Covered
from engine.trials.probes import UNKNOWN, WHOLE, Probe
from facts.forms.catalogue import KINDS
from facts.periods import YEAR, Period
from scenarios.steps.figures_to_state import DATE, Candidate, Candidates
from scenarios.steps.judged import JudgedSubject
from scenarios.steps.running import Runner, Trial, trials_of
from scenarios.steps.sights import seen_by
from scenarios.steps.words import text_from_day

USUAL_YEAR = 2020
MOST_TRIED = 60
SAID = {State.UNKNOWN: "chưa biết", State.NOT_APPLICABLE: "không áp dụng", State.NEVER: "chưa bao giờ"}
AT_VENUE = {
    "case": "vụ việc tại cơ sở này trong biểu B06 năm {} có",
    "stint": "người lao động tại cơ sở này trong biểu B09 năm {} có",
    "tip": "tin báo về cơ sở này trong biểu B10 năm {} có",
}


@dataclass(frozen=True, slots=True)
class Written:
    """One scenario: its title and its lines, steps and comments."""

    title: str
    lines: tuple[str, ...]

    def text(self) -> str:
        return "\n".join([f"  Kịch bản: {self.title}", *(f"    {line}" for line in self.lines)])


@speaking("vi")
def features_for(rules: Rules, covered: Mapping[str, Iterable[Covered]]) -> dict[str, str]:
    """Return the text of each feature file to write, by its place under a folder of scenarios."""
    texts: dict[str, str] = {}
    for name, places in covered.items():
        writer = _ScenarioWriter(rules, rules.rulebooks[name])
        lacking: dict[tuple[str, Period], list[Covered]] = {}
        for place in places:
            if place.missing:
                lacking.setdefault((place.probe.item, writer.period(place.probe)), []).append(place)
        for (item, period), found in lacking.items():
            year = "" if period == writer.usual else f"-{period.year}"
            texts[f"{name}/{item}{year}.feature"] = writer.feature(item, period, found)
    return texts


class _ScenarioWriter:
    def __init__(self, rules: Rules, book: Rulebook) -> None:
        self.rules = rules
        self.book = book
        self.venues = rules.indicator_sets[book.subject].subject == "venue"
        self.titles = {i.name: i.title["vi"] for i in rules.indicator_sets[book.subject].indicators.values()}
        self.words = titles_of(rules, book.name)
        self.candidates = cache(lambda period: Candidates(rules, edition(book, period.end)))
        self.runner = Runner()
        self.usual = self._periods()[0]

    def period(self, probe: Probe) -> Period:
        """Return the year to try a place in: one its version is in force in."""
        years = self._periods()
        start, _ = probe.force
        later = (self.rules.calendar.at(YEAR, start.year + more) for more in (0, 1)) if start else ()
        return next((p for p in (*years, *filter(None, later)) if _is_within(probe, p)), years[0])

    def feature(self, item: str, period: Period, places: Iterable[Covered]) -> str:
        """Return one file: a scenario serves every place it takes the rules to."""
        scenarios: list[Written] = []
        unwritten: list[str] = []
        looked: list[JudgedSubject] = []
        for probe, answer in [(place.probe, answer) for place in places for answer in place.missing]:
            if any(answer in _seen_by(judged, probe) for judged in looked):
                continue
            title = f"{place_words(probe, self.words)}: {answer_words(probe, answer)}"
            found = self._scenario(probe, answer, title, looked, period)
            if found is None:
                unwritten.append(f"  # Phải viết tay: {title}")
            else:
                scenarios.append(found)
        parts = ["\n".join(self._head(item, period)), *(s.text() for s in scenarios)]
        return "\n\n".join([*parts, *(["\n".join(unwritten)] if unwritten else [])]) + "\n"

    def _periods(self) -> list[Period]:
        """Return the years to try: the usual one, then those in which a parameter changes."""
        days = {value.from_.year for p in self.rules.parameters.values() for value in p.values}
        years = [USUAL_YEAR, *sorted(days, reverse=True)]
        return [p for year in years if (p := self.rules.calendar.at(YEAR, year)) is not None]

    def _unit(self, period: Period) -> str:
        return next(iter(self.rules.units.on(period.end))).code

    def _head(self, item: str, period: Period) -> list[str]:
        return [
            "# language: vi",
            f"Tính năng: {item} – kịch bản còn thiếu, câu trả lời để ngỏ",
            "",
            "  Bối cảnh:",
            *self._ground(period),
        ]

    def _ground(self, period: Period) -> list[str]:
        unit = self._unit(period)
        said = [f'    Biết xã "{unit}" đã nộp đủ các biểu từ năm {period.year - 3} đến năm {period.year}']
        return [*said, f'    Và cơ sở "{unit}-CS-001" loại "karaoke"'] if self.venues else said

    def _scenario(
        self, probe: Probe, answer: str, title: str, looked: list[JudgedSubject], period: Period
    ) -> Written | None:
        """Return a scenario that takes the rules there, tried; None where none was found."""
        for candidate in itertools.islice(self.candidates(period).of(probe, answer, period), MOST_TRIED):
            if self._reached(probe, answer, candidate, period) is None:
                continue
            shortest = self._shortest(probe, answer, candidate, period)
            judged = self._reached(probe, answer, shortest, period)
            assert judged is not None  # it was, a moment ago
            looked.append(judged)
            said = self._said(shortest, period) or ()
            return Written(title, (*_linked(said), *self._asked(probe, answer, period)))
        return None

    def _shortest(self, probe: Probe, answer: str, candidate: Candidate, period: Period) -> Candidate:
        """Leave out every figure that is not needed."""
        for name in candidate.figures:
            fewer = {n: cell for n, cell in candidate.figures.items() if n != name}
            shorter = replace(candidate, figures=fewer)
            if self._reached(probe, answer, shorter, period) is not None:
                candidate = shorter
        return candidate

    def _reached(
        self, probe: Probe, answer: str, candidate: Candidate, period: Period
    ) -> JudgedSubject | None:
        """Return what a candidate makes a scenario look at, where the place answers as wanted."""
        said = self._said(candidate, period)
        if said is None:
            return None
        written = Written("Thử", (*_linked(said), f"Khi {self._when(period)}", "Thì …"))
        trial = _trial("\n".join([*self._head(probe.item, period), "", written.text()]) + "\n")
        judged = self.runner.run(trial, self.rules).world.get("judged")
        hit = isinstance(judged, JudgedSubject) and answer in _seen_by(judged, probe)
        return judged if hit else None

    def _when(self, period: Period) -> str:
        if self.book.role is None:
            return f'xét "{self.book.name}" năm {period.year}'
        return f"{'phân loại cơ sở' if self.venues else 'chấm điểm'} năm {period.year}"

    # What is said

    def _said(self, candidate: Candidate, period: Period) -> tuple[str, ...] | None:
        """Return the `Cho` lines, tables and all; None where the steps have no words for it."""
        lines: list[str] = []
        if candidate.unit_missing:
            lines.append(f"biểu B01 năm {period.year} chưa nộp")
        if any(candidate.unit.values()):
            fields = {KINDS["unit"].fields[n].header: "có" for n, held in candidate.unit.items() if held}
            lines += [f"biểu B01 năm {period.year} có", *_table(fields)]
        for name, cell in candidate.figures.items():
            text = _figure(cell)
            if text is None or name not in self.titles:
                return None
            lines.append(f'số liệu "{self.titles[name]}" được cho là {text}')
        if candidate.kind:
            rows = self._record(candidate.kind, candidate.record)
            if rows is None:
                return None
            lines += rows
        return tuple(lines)

    def _record(self, kind: str, record: Mapping[str, object]) -> list[str] | None:
        day = record.get(DATE) or next((v for v in record.values() if isinstance(v, date)), None)
        if not isinstance(day, date) or kind not in KINDS:
            return None
        if kind == "violation":
            return (
                [f'cơ sở này bị phát hiện "{record.get("act", "")}" ngày {text_from_day(day)}']
                if self.venues
                else None
            )
        form = KINDS[kind]
        fields = {(form.date if name == DATE else name): value for name, value in record.items()}
        if any(name not in form.record_fields for name in fields):
            return None
        year = day.year + ((day.month, day.day) >= (12, 15))
        said = AT_VENUE.get(kind, "") if self.venues else f"biểu {form.form} năm {{}} có"
        row = {form.record_fields[str(name)].header: _text(value) for name, value in fields.items()}
        return [said.format(year), *_table(row)] if said else None

    def _asked(self, probe: Probe, answer: str, period: Period) -> list[str]:
        """Return the `Khi` and `Thì` lines, the answer left open, and how it may be put."""
        open_ = answer == UNKNOWN
        said = (found for id_ in (probe.item, *sorted(probe.asked_by)) if (found := self._answer(id_, open_)))
        return [f"Khi {self._when(period)}", *next(said)]

    def _answer(self, id_: str, open_: bool) -> list[str] | None:
        """Return how the answer about an id may be put; `open_`: where the figures leave it open."""
        book = self.book
        if id_ in {c.id for c in book.criteria}:
            return self._points(id_, open_)
        if id_ in {g.id for g in book.gates}:
            unknown = f"# hoặc: Thì chưa biết điều kiện khống chế {id_} có áp dụng hay không"
            return ["# … là: áp dụng, hoặc: không áp dụng", unknown, f"Thì điều kiện khống chế {id_} …"]
        if id_ in {s.id for s in book.signs}:
            unknown = f"# hoặc: Thì chưa biết báo cáo có dấu hiệu {id_} hay không"
            return ["# … là: có, hoặc: không có", unknown, f"Thì báo cáo … dấu hiệu {id_}"]
        if id_ in {s.id for s in book.streaks}:
            return ["# … là: đủ, hoặc: không đủ", "Thì xã … điều kiện đề nghị xét khen thưởng"]
        return self._band(open_) if id_ == WHOLE else None

    def _points(self, id_: str, open_: bool) -> list[str]:
        if self.book.pass_or_fail:
            unknown = f"# hoặc: Thì chưa biết điều kiện {id_} đạt hay chưa"
            return ["# … là: đạt, hoặc: chưa đạt", unknown, f"Thì điều kiện {id_} …"]
        what = f"dấu hiệu {id_} của cơ sở này" if self.venues else f"tiêu chí {id_}"
        if open_:
            return [f"Thì {what} được từ … đến … điểm"]
        if self.venues:
            nothing = f"# hoặc: Thì cơ sở này không có dấu hiệu {id_}"
            return [nothing, f"Thì cơ sở này có dấu hiệu {id_}, … điểm"]
        return [f"Thì {what} được … điểm"]

    def _band(self, open_: bool) -> list[str]:
        who, verb = ("cơ sở này", "xếp loại") if self.venues else ("xã", "xếp hạng")
        said = (
            f'Thì {who} chưa {verb} được, có thể là "…" hoặc "…"' if open_ else f'Thì {who} được {verb} "…"'
        )
        return [said]


def _is_within(probe: Probe, period: Period) -> bool:
    start, until = probe.force
    return (start is None or start <= period.end) and (until is None or period.end <= until)


def _seen_by(judged: JudgedSubject, probe: Probe) -> frozenset[str]:
    sight = seen_by(judged, frozenset(probe.asked_by))
    return probe.seen(sight) if sight is not None else frozenset()


def _linked(said: Iterable[str]) -> Iterator[str]:
    """Put `Cho` before the first step and `Và` before the others; rows of tables stay."""
    word = "Cho"
    for line in said:
        if line.startswith("|"):
            yield f"  {line}"
        else:
            yield f"{word} {line}"
            word = "Và"


def _table(row: Mapping[str, str]) -> list[str]:
    widths = [max(len(header), len(value)) for header, value in row.items()]
    rows = (list(row), list(row.values()))
    return [
        "| " + " | ".join(c.ljust(w) for c, w in zip(cells, widths, strict=True)) + " |" for cells in rows
    ]


def _figure(cell: Cell) -> str | None:
    """Say a figure as the steps read it, to nine decimals; None where they have no words for it."""
    if cell.state is not State.KNOWN:
        return SAID.get(cell.state)
    return f'"{cell.value}"' if isinstance(cell.value, str) else _text(cell.value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return text_from_day(value)
    return (
        f"{float(value):.9f}".rstrip("0").rstrip(".").replace(".", ",")
        if isinstance(value, Fraction)
        else str(value)
    )


def _trial(text: str) -> Trial:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.feature"
        file.write_text(text, "utf-8")
        return next(trials_of(Path(folder), file))
