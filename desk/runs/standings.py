"""The results of a run read back: one row a subject, in the order people want to see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from desk.base.faults import WrongUse, meant
from desk.base.language import gettext, gettext_noop
from desk.runs.notices import first_told_of
from desk.runs.recheck_outcome import stood
from desk.runs.run import Run, scored_period
from desk.runs.small_tables import AMONG, among_table, conclusions_of, orders_in, orders_of
from desk.workspace.announcements import Despite, despite_of
from desk.workspace.compiled_rules import rulebook_for
from desk.workspace.folder import opened
from engine.evaluation.bands_before import years_before
from engine.evaluation.ranking import Places, RankedBy, ranked
from engine.evaluation.result import UnitOrder
from engine.follow_up.conclusions import Conclusion
from engine.indicators.subjects import Subject
from engine.logic.cells import Owed
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Rulebook, Rules, Streak
from engine.rulebook.text.names import nearest
from facts.periods import Period

if TYPE_CHECKING:
    from engine.evaluation.years import Evaluation

BEFORE = "bands_before"  # the table of the bands of the year before


@dataclass(frozen=True, slots=True)
class NeedRow:
    fact: str
    spread: Fraction
    used_in: tuple[str, ...]
    owed: Owed | None


@dataclass(frozen=True, slots=True)
class FindingRow:
    kind: str  # gate, sign or streak
    id: str
    answer: str  # yes, no, unknown
    sure: int | None
    possible: int | None

    @property
    def is_sign(self) -> bool:
        return self.kind == "sign"


@dataclass(frozen=True, slots=True)
class StandingRow:
    """One subject's result; `bands` are those still possible, best first; no places: not ranked."""

    kind: str
    subject: str
    unit: str
    period: str
    low: Fraction
    high: Fraction
    computed: tuple[Fraction, Fraction]
    self_score: Fraction | None
    bands: tuple[str, ...]
    provisional: bool
    needs: tuple[NeedRow, ...]
    findings: tuple[FindingRow, ...]
    places: Places | None = None
    first_told: tuple[Fraction, Fraction] | None = None  # where the computed score is another now
    by_cover: bool = False  # only the commune's own cover says when its return came in
    order: UnitOrder | None = None  # by points, where the rulebook orders units
    failed: bool = False  # the program fails on its returns: what they say is unknown here
    despite: str = ""  # why it was closed or announced though its band was not settled

    @property
    def band(self) -> str | None:
        return self.bands[0] if len(self.bands) == 1 else None

    @property
    def to_correct(self) -> bool:
        """Tell whether its points are an interval because of rows that can't be used."""
        return self.provisional and any(need.owed and need.owed.is_row for need in self.needs)

    def holding(self, kind: str) -> tuple[str, ...]:
        """Return the findings of a kind (gate, sign, streak) that surely hold."""
        return tuple(f.id for f in self.findings if f.kind == kind and f.answer == "yes")


def owed_in(rows: Iterable[StandingRow]) -> frozenset[Owed]:
    """Return what the points of these rows wait for: forms that are missing, fields and rows to correct."""
    return frozenset(need.owed for row in rows for need in row.needs if need.owed)


def unsettled(rows: Iterable[StandingRow]) -> tuple[str, ...]:
    """Return the units whose band is undecided or rests on rows set aside."""
    return tuple(sorted(row.subject for row in rows if row.band is None or row.to_correct))


def rulebook_asked(rules: Rules, run: Run, name: str | None, role: str = RECOGNITION) -> Rulebook:
    """Return a rulebook of a run by its name; where none is named, the one of a role (model/roles.py)."""
    if not name:
        return rulebook_for(rules, role, scored_period(rules, run.manifest["year"]))
    if name not in run.manifest["rulebooks"]:
        raise WrongUse(
            "Lần chạy %(run)s không có bộ tiêu chí '%(name)s'.%(meant)s Đang có: %(have)s.",
            run=run.id,
            name=name,
            meant=meant(nearest(name, run.manifest["rulebooks"])),
            have=", ".join(run.manifest["rulebooks"]),
        )
    return rules.rulebooks[name]


def standings_of(run: Run, rulebook: Rulebook) -> tuple[StandingRow, ...]:
    """Return the results of a run under one rulebook in the order of the ranking, each with its place."""
    tables = {name: run.table(name) for name in ("scores", "needs", "findings")}
    despite, first = closed_despite(run, rulebook), first_told_of(run, rulebook)
    by_cover = frozenset(run.manifest.get("by_cover", ()))
    return tuple(
        replace(
            row,
            despite=despite.reason_of(row.subject),
            first_told=first.get(row.subject),
            by_cover=row.subject in by_cover,
            failed=row.unit in run.failed,
        )
        for row in _ranked_rows(tables, rulebook, orders_of(run, rulebook))
    )


def computed_standings(evaluation: Evaluation, rulebook: Rulebook, period: Period) -> tuple[StandingRow, ...]:
    from desk.runs.tables import BookTables  # who reads a run back evaluates nothing

    tables = BookTables(evaluation, rulebook, period).tables()
    return _ranked_rows(tables, rulebook, orders_in(among_table(evaluation, period).get(AMONG), rulebook))


def _ranked_rows(
    tables: Mapping[str, pl.DataFrame], rulebook: Rulebook, orders: Mapping[str, UnitOrder]
) -> tuple[StandingRow, ...]:
    own = pl.col("rulebook") == rulebook.name
    scores, needs, findings = (tables[name].filter(own) for name in ("scores", "needs", "findings"))
    of_needs, of_findings = _by_subject(needs), _by_subject(findings)
    rows = (_row(row, 10**rulebook.decimals, of_needs, of_findings) for row in scores.to_dicts())
    ordered = [replace(row, order=orders.get(row.subject)) for row in rows]
    return tuple(replace(row, places=places) for places, row in ranked(ordered, _rank_of, rulebook))


def _rank_of(row: StandingRow) -> RankedBy:
    order = row.order
    by_order = (order.ranks, order.group) if order is not None else (None, "")
    return RankedBy(row.bands, row.low, row.high, row.subject, *by_order)


def bands_before_in(run: Run, rulebook: Rulebook) -> Mapping[str, tuple[str, ...]]:
    """Return by subject the bands of the year before as a run holds them; none of an older run."""
    if f"{BEFORE}.parquet" not in run.manifest["files"]:
        return {}
    table = run.table(BEFORE).filter(pl.col("rulebook") == rulebook.name)
    return {row["subject"]: tuple(row["bands"]) for row in table.iter_rows(named=True)}


def closed_despite(run: Run, rulebook: Rulebook) -> Despite:
    """Return why the run's period was closed or announced with unsettled bands; nothing before the lock."""
    if not run.manifest["locked"] or not (run.workspace / "workspace.json").is_file():
        return Despite()
    return despite_of(opened(run.workspace), rulebook.name, run.manifest["periods"][0])


def _by_subject(table: pl.DataFrame) -> Mapping[str, list[dict[str, Any]]]:
    by_subject: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_dicts():
        by_subject.setdefault(row["subject"], []).append(row)
    return by_subject


def _row(
    row: dict[str, Any], scale: int, needs: Mapping[str, Any], findings: Mapping[str, Any]
) -> StandingRow:
    self_score = row["self_score"]
    return StandingRow(
        row["subject_kind"],
        row["subject"],
        row["unit"],
        row["period"],
        Fraction(row["low"], scale),
        Fraction(row["high"], scale),
        (Fraction(row["computed_low"], scale), Fraction(row["computed_high"], scale)),
        None if self_score is None else Fraction(self_score, scale),
        tuple(row["bands"]),
        row["provisional"],
        tuple(_need(n, scale) for n in needs.get(row["subject"], [])),
        tuple(
            FindingRow(f["kind"], f["id"], f["answer"], f["sure"], f["possible"])
            for f in findings.get(row["subject"], [])
        ),
    )


def _need(row: dict[str, Any], scale: int) -> NeedRow:
    owed = None
    if row["form"] is not None:
        owed = Owed(row["form"], row["office"], row["unit"], row["owed_period"], row["field"], row["row"])
    return NeedRow(row["fact"], Fraction(row["spread"], scale), tuple(row["used_in"]), owed)


REWARD = "reward"
ON_RECORD = gettext_noop("kết quả công bố hoặc thẩm định")  # what is owed of a year that is neither
RECHECKED = gettext_noop("phúc tra mà hạng đứng vững")  # of the year, where the streak asks for it


def rewards_held_back(
    evaluation: Evaluation, period: Period, conclusions: Iterable[Conclusion]
) -> tuple[Conclusion, ...]:
    """Return the conclusions; rewards unsettled without a year on record, gone if not so as first told."""
    book = in_role(evaluation.rules, RECOGNITION, period.end)
    return tuple(
        checked
        for conclusion in conclusions
        if (checked := _checked(evaluation, book, period, conclusion)) is not None
    )


def is_reward(rules: Rules, conclusion: Conclusion) -> bool:
    return conclusion.kind == "action" and _rewards(rules, conclusion.name)


def _rewards(rules: Rules, action: str) -> bool:
    return action in rules.actions and rules.actions[action].does == REWARD


def _checked(
    evaluation: Evaluation, book: Rulebook | None, period: Period, conclusion: Conclusion
) -> Conclusion | None:
    if book is None or not is_reward(evaluation.rules, conclusion):
        return conclusion
    gaps: list[Owed] = []
    for unit in conclusion.about:
        for streak in book.streaks:
            first = _as_first_told(evaluation, book, streak, unit, period)
            if first is False:
                return None
            gaps += _not_on_record(evaluation, book, streak, unit, period, conclusion.by)
            gaps += () if first else _owed_first(evaluation, book, unit, period)
    return replace(
        conclusion,
        sure=conclusion.sure and not gaps,
        missing=tuple(dict.fromkeys((*conclusion.missing, *gaps))),
    )


def _not_on_record(
    evaluation: Evaluation, book: Rulebook, streak: Streak, unit: str, period: Period, by: str
) -> Iterator[Owed]:
    """Yield the years of a streak that were neither announced nor appraised, newest first."""
    subject = Subject("unit", unit)
    for year in filter(None, years_before(evaluation.rules.calendar, period, streak.years)):
        announced = evaluation.before.announced(book, subject, year) is not None
        if not announced and not evaluation.appraised(book, subject, year):
            yield Owed(ON_RECORD, by, unit, year.code)


def _as_first_told(
    evaluation: Evaluation, book: Rulebook, streak: Streak, unit: str, period: Period
) -> bool | None:
    """Tell whether the score as first told is in the streak's bands; None where it is open."""
    original = evaluation.as_first_told.score(book, unit, period)
    answers = {band in streak.bands for band in original.bands} if original is not None else {True}
    return None if len(answers) > 1 else answers.pop()


def _owed_first(evaluation: Evaluation, book: Rulebook, unit: str, period: Period) -> Sequence[Owed]:
    original = evaluation.as_first_told.score(book, unit, period)
    return original.owed if original else ()


def conclusions_now(run: Run, rules: Rules) -> tuple[Conclusion, ...]:
    """Return what followed from a run; rewards are unsettled where a streak asks for a recheck and the band
    has not stood one."""
    return with_rechecks(conclusions_of(run), rules, stood_if_asked(run, rules))


class Stood(NamedTuple):
    """The communes whose bands have stood a recheck, of a year's period."""

    units: frozenset[str]
    period: str


def stood_if_asked(run: Run, rules: Rules) -> Stood | None:
    """Return whose bands of a run have stood a recheck; None where no streak asks for one."""
    period = scored_period(rules, run.manifest["year"])
    book = in_role(rules, RECOGNITION, period.end)
    if book is None or not any(streak.rechecked for streak in book.streaks):
        return None
    return Stood(stood(run, book.name), period.code)


def with_rechecks(
    conclusions: tuple[Conclusion, ...], rules: Rules, rechecks: Stood | None
) -> tuple[Conclusion, ...]:
    """Return conclusions, with rewards unsettled where a band has not stood the recheck that is asked for."""
    if rechecks is None:
        return conclusions
    return tuple(awaiting_recheck(c, *rechecks) if is_reward(rules, c) else c for c in conclusions)


def awaiting_recheck(reward: Conclusion, stood: Set[str], year: str) -> Conclusion:
    """Return a reward, unsettled where the band of a commune has not stood a recheck."""
    gaps = tuple(Owed(RECHECKED, reward.by, unit, year) for unit in reward.about if unit not in stood)
    return replace(reward, sure=reward.sure and not gaps, missing=(*reward.missing, *gaps))


@dataclass(frozen=True, slots=True)
class Commendation:
    """A commune that held a streak: proposed, or why not: `years` not on record, `signs` that stand."""

    unit: str
    proposed: bool
    years: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    not_as_first_told: bool = False
    not_rechecked: bool = False


def proposals_of(
    run: Run, rules: Rules, rows: Iterable[StandingRow], streak: Streak
) -> tuple[Commendation, ...]:
    """Return the communes that surely hold a streak, in the order of rows."""
    rewarding = [name for name in rules.actions if _rewards(rules, name)]
    rewards = with_rechecks(conclusions_of(run, rewarding), rules, stood_if_asked(run, rules))
    by_unit: Mapping[str, Conclusion] = {unit: reward for reward in rewards for unit in reward.about}
    holders = (r for r in rows if any((f.id, f.answer) == (streak.id, "yes") for f in r.findings))
    return tuple(_proposal(row, by_unit.get(row.subject)) for row in holders)


def _proposal(row: StandingRow, reward: Conclusion | None) -> Commendation:
    if reward is not None and reward.sure:
        return Commendation(row.subject, proposed=True)
    signs = tuple(dict.fromkeys(f.id for f in row.findings if f.kind == "sign" and f.answer != "no"))
    years = tuple(gap.period for gap in reward.missing if gap.form == ON_RECORD) if reward else ()
    waits = reward is not None and any(gap.form == RECHECKED for gap in reward.missing)
    first = reward is None and not signs and row.first_told is not None
    return Commendation(
        row.subject, proposed=False, years=years, signs=signs, not_as_first_told=first, not_rechecked=waits
    )


def why_not(commendation: Commendation, titles: Mapping[str, str]) -> str:
    """Say why, signs by their titles; nothing where the run does not tell."""
    parts = []
    if commendation.signs:
        signs = ", ".join(f"“{titles[sign]}”" for sign in commendation.signs)
        parts.append(gettext("còn dấu hiệu %(signs)s", signs=signs))
    if commendation.years:
        years = ", ".join(sorted(commendation.years))
        parts.append(gettext("chưa công bố hay thẩm định kết quả %(years)s", years=years))
    if commendation.not_as_first_told:
        parts.append(gettext("điểm như báo cáo đầu không đạt"))
    if commendation.not_rechecked:
        parts.append(gettext("hạng của năm chưa đứng vững qua phúc tra"))
    return "; ".join(parts)
