"""Holds a year's classes and signs against the inspections of the year that followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.base.faults import Stop, WrongUse
from desk.base.files import canonical_json, write_text
from desk.workspace.folder import Workspace, opened
from desk.workspace.kept_values import BACKTEST
from desk.workspace.logs import seals_of
from desk.workspace.standing_today import evaluation_today, records_counting
from engine.evaluation.backtest import Backtest, Inspected, Rated, backtest
from engine.evaluation.years import Evaluation
from engine.rulebook.compile.signed_content import content_of, signed_now
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.durable_files import made_folder
from facts.parsed_json import parsed
from facts.periods import Period
from facts.standing import Standing

FOUND = "vi phạm"  # the result of an inspection that found something


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """What came of holding one year's rating against the inspections of the next."""

    rulebook: Rulebook
    rated_on: Period
    after: Period
    first_until: date
    found: Backtest


def held_against(workspace: Workspace, rules: Rules, book: Rulebook, rated_on: Period) -> HeldAgainst:
    """Rate every venue at the end of a period and compare with the inspections of the period that follows.

    Raises Stop where the rulebook is not about venues, or nothing was inspected afterwards.
    """
    after = rules.calendar.at(rated_on.kind, rated_on.year + 1, rated_on.n)
    if rules.indicator_sets[book.subject].subject != "venue" or after is None:
        raise WrongUse(
            "Chỉ đối chiếu được bộ phân loại cơ sở, cho kỳ năm; '%(book)s' không phải.", book=book.name
        )
    book = edition(book, rated_on.end)
    came = tuple(_inspections(records_counting(workspace, rules, after), after))
    if not came:
        raise WrongUse(
            "Chưa có cuộc kiểm tra nào trong kỳ %(after)s để đối chiếu. Nhập báo cáo của kỳ đó trước.",
            after=after.code,
        )
    rated = dict(_rated(evaluation_today(workspace, rules, rated_on), book, rated_on))
    middle = after.start + (after.end - after.start) / 2
    bands, signs = [band.id for band in book.bands], [criterion.id for criterion in book.criteria]
    return HeldAgainst(book, rated_on, after, middle, backtest(rated, came, bands, signs, middle))


def _rated(evaluation: Evaluation, book: Rulebook, period: Period) -> Iterator[tuple[str, Rated]]:
    for venue, (scored, _) in evaluation.scores(book, period).items():
        signs = {c.id: c.low > 0 if c.settled else None for c in scored.criteria.values()}
        yield venue, Rated(scored.band, scored.low if scored.low == scored.high else None, signs)


def _inspections(standing: Standing, period: Period) -> Iterator[Inspected]:
    for event in standing.events.get("inspection", ()):
        values = event.record.values
        day = values.get("date")
        if isinstance(day, date) and period.holds(day):
            yield Inspected(str(values["venue_id"]), day, values.get("result") == FOUND)


# What `check` reminds of


@dataclass(frozen=True, slots=True)
class Reminder:
    """What the last backtest of a rulebook found; it holds while the rulebook decides as it did."""

    rulebook: str
    years: tuple[str, str]
    saying_nothing: tuple[str, ...]
    better_than_as_made: bool | None


def remember(workspace: Workspace, rules: Rules, held: HeldAgainst) -> None:
    """Keep what was found, sealed, under the fingerprint of what decides, where a key can be had."""
    book, order = held.rulebook, held.found.order
    said = {
        "rulebook": book.name,
        "content": _content(rules, book.name),
        "years": [held.rated_on.code, held.after.code],
        "saying_nothing": list(held.found.saying_nothing),
        "better_than_as_made": order and order.better_than_as_made,
    }
    seals = seals_of(workspace)
    if seals is not None:
        made_folder(workspace.kept)
        seal = seals.seal(BACKTEST, canonical_json(said).encode())
        write_text(workspace.kept / BACKTEST, canonical_json({"found": said, "seal": seal}))


def reminder(rules_folder: Path, rules: Rules) -> Reminder | None:
    """Return what was found of unchanged rules; None where there is none, or its seal is not right."""
    path = rules_folder.parent / "kept" / BACKTEST
    try:
        written = parsed(path.read_text("utf-8"))
        said: Mapping[str, object] = written["found"]
        seals = seals_of(opened(rules_folder.parent))
        if seals is None or not seals.holds(BACKTEST, canonical_json(said).encode(), str(written["seal"])):
            return None
        name, years = str(said["rulebook"]), said["years"]
        if said["content"] != _content(rules, name) or not isinstance(years, list):
            return None
        told, better = said["saying_nothing"], said["better_than_as_made"]
        named = tuple(map(str, told)) if isinstance(told, list) else ()
        return Reminder(
            name, (str(years[0]), str(years[1])), named, better if isinstance(better, bool) else None
        )
    except (OSError, ValueError, KeyError, IndexError, TypeError, Stop):
        return None


def _content(rules: Rules, name: str) -> str:
    return content_of(signed_now(rules, rules.rulebooks[name])) if name in rules.rulebooks else ""
