"""Holds a year's classes and signs against the inspections of the year that followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from desk.base.faults import Stop, WrongUse
from desk.base.files import canonical_json, write_text
from desk.base.language import Texts, decimal_mark, gettext, gettext_noop, localised
from desk.base.output import Output
from desk.words.adoption_words import status_of
from desk.words.numbers import day_words, fields_json, number_words
from desk.workspace.folder import Workspace, opened
from desk.workspace.kept_values import BACKTEST
from desk.workspace.logs import seals_of
from desk.workspace.standing_today import evaluation_today, records_counting
from engine.evaluation.backtest import (
    LEVEL,
    Backtest,
    Inspected,
    InspectionOrder,
    InspectionsHeldAgainst,
    Rated,
    Share,
    backtest,
)
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


def remember(workspace: Workspace, rules: Rules, against: HeldAgainst) -> None:
    """Keep what was found, sealed, under the fingerprint of what decides, where a key can be had."""
    book, order = against.rulebook, against.found.order
    content = {
        "rulebook": book.name,
        "content": _content(rules, book.name),
        "years": [against.rated_on.code, against.after.code],
        "saying_nothing": list(against.found.saying_nothing),
        "better_than_as_made": order and order.better_than_as_made,
    }
    seals = seals_of(workspace)
    if seals is not None:
        made_folder(workspace.kept)
        seal = seals.seal(BACKTEST, canonical_json(content).encode())
        write_text(workspace.kept / BACKTEST, canonical_json({"found": content, "seal": seal}))


def reminder(rules_folder: Path, rules: Rules) -> Reminder | None:
    """Return what was found of unchanged rules; None where there is none, or its seal is not right."""
    path = rules_folder.parent / "kept" / BACKTEST
    try:
        written = parsed(path.read_text("utf-8"))
        content: Mapping[str, object] = written["found"]
        seals = seals_of(opened(rules_folder.parent))
        if seals is None or not seals.holds(BACKTEST, canonical_json(content).encode(), str(written["seal"])):
            return None
        name, years = str(content["rulebook"]), content["years"]
        if content["content"] != _content(rules, name) or not isinstance(years, list):
            return None
        quiet, better = content["saying_nothing"], content["better_than_as_made"]
        named = tuple(map(str, quiet)) if isinstance(quiet, list) else ()
        return Reminder(
            name, (str(years[0]), str(years[1])), named, better if isinstance(better, bool) else None
        )
    except (OSError, ValueError, KeyError, IndexError, TypeError, Stop):
        return None


def _content(rules: Rules, name: str) -> str:
    return content_of(signed_now(rules, rules.rulebooks[name])) if name in rules.rulebooks else ""


VERDICTS = Texts({"yes": "có", "no": "chưa thấy", "few": "không đủ để so"}, context="backtest")
HEADS = (
    gettext_noop("Kiểm tra có vi phạm"),
    gettext_noop("Khoảng chính xác 95 %"),
    gettext_noop("Cơ sở khác"),
    gettext_noop("Đã kiểm tra"),
)


def print_backtest(against: HeldAgainst, out: Output) -> None:
    """Print classes, signs and orders, then what to be careful of."""
    backtest, book = against.found, against.rulebook
    titles = {b.id: localised(b.title) for b in book.bands} | {
        c.id: f"{c.id} {localised(c.title)}" for c in book.criteria
    }
    years = f"{against.rated_on.code} → {against.after.code}"
    for tables, title, what in (
        (backtest.bands, gettext("Theo hạng"), gettext("Hạng")),
        (backtest.signs, gettext("Theo dấu hiệu"), gettext("Dấu hiệu")),
    ):
        rows = [(titles[row.name], *_cells(row)) for row in tables]
        out.table(
            f"{title} · {localised(book.title)} · {years}",
            [what, *((gettext(head), "right") for head in HEADS), gettext("Nói lên điều gì không")],
            rows,
        )
    if backtest.order is not None:
        _print_order(backtest.order, against, out)
    if backtest.unrated:
        out.say(
            "%(unrated)s cuộc kiểm tra ở cơ sở kỳ trước chưa có trong phân loại, không tính.",
            unrated=backtest.unrated,
        )
    tried = len(backtest.bands) + len(backtest.signs)
    out.say(
        "So %(tried)s hạng và dấu hiệu: dù không cái nào nói lên điều gì, ngẫu nhiên vẫn có thể cho"
        " khoảng %(by_chance)s chữ “có”.",
        tried=tried,
        by_chance=number_words(tried * Fraction(str(LEVEL)), 1),
    )
    out.say(
        "Chỉ biết những cơ sở đã được kiểm tra. Hạng, dấu hiệu nào được kiểm tra nhiều hơn vì đã bị xếp"
        " như vậy thì tỷ lệ ở đó thiên lệch; cơ sở không được kiểm tra không phải là cơ sở không vi phạm."
    )


def _cells(row: InspectionsHeldAgainst) -> tuple[str, ...]:
    return (
        share_words(row.share),
        ends_words(row.share),
        share_words(row.others),
        f"{row.inspected}/{row.rated}",
        _verdict(row),
    )


def _verdict(row: InspectionsHeldAgainst) -> str:
    if row.chance is None:
        return VERDICTS["few"]
    chance = "p < 0.001" if row.chance < 0.001 else f"p = {row.chance:.3f}"
    words = decimal_mark(chance)
    return f"{VERDICTS['no' if row.says_nothing else 'yes']} ({words})"


def share_words(share: Share) -> str:
    return f"{share.found}/{share.looked} = {percent(share.found / share.looked)}" if share.looked else "–"


def ends_words(share: Share) -> str:
    return " – ".join(percent(end) for end in share.ends) if share.looked else "–"


def percent(number: float) -> str:
    words = f"{100 * number:.1f} %"
    return decimal_mark(words)


def _print_order(order: InspectionOrder, against: HeldAgainst, out: Output) -> None:
    of = [percent(float(n / order.findings)) for n in (order.as_made, order.by_points, order.by_chance)]
    out.say(
        "%(first)s cuộc kiểm tra đầu (đến %(until)s) có, trong %(findings)s cuộc có vi phạm: theo thứ tự"
        " đã làm %(of)s; nếu xếp theo điểm %(of2)s; ngẫu nhiên %(of3)s.",
        first=order.first,
        until=day_words(against.first_until),
        findings=order.findings,
        of=of[0],
        of2=of[1],
        of3=of[2],
    )
    if not order.better_than_chance:
        out.say("Điểm không hơn ngẫu nhiên.")
    if not order.better_than_as_made:
        out.say("Điểm không hơn thứ tự đã làm.")


def print_reminder(reminder: Reminder, out: Output) -> None:
    """Say in `check` what the last backtest of these very rules found."""
    names, years = ", ".join(reminder.saying_nothing), f"{reminder.years[0]} → {reminder.years[1]}"
    if names:
        out.say(
            "%(rulebook)s: đối chiếu %(years)s chưa thấy nói lên điều gì: %(names)s.",
            rulebook=reminder.rulebook,
            years=years,
            names=names,
        )
    if reminder.better_than_as_made is False:
        out.say(
            "%(rulebook)s: đối chiếu %(years)s, xếp theo điểm không hơn thứ tự đã làm.",
            rulebook=reminder.rulebook,
            years=years,
        )


def backtest_json(against: HeldAgainst) -> dict[str, Any]:
    backtest, order = against.found, against.found.order
    return {
        "rulebook": against.rulebook.name,
        "status": status_of(against.rulebook),
        "rated_on": against.rated_on.code,
        "after": against.after.code,
        "bands": [_told_json(row) for row in backtest.bands],
        "signs": [_told_json(row) for row in backtest.signs],
        "order": (
            order
            and {
                **fields_json(order, "first", "inspections", "findings", "as_made"),
                "by_points": str(order.by_points),
                "by_chance": str(order.by_chance),
                "better_than_chance": order.better_than_chance,
                "better_than_as_made": order.better_than_as_made,
            }
        ),
        "saying_nothing": list(backtest.saying_nothing),
        "unrated": backtest.unrated,
    }


def _told_json(row: InspectionsHeldAgainst) -> dict[str, Any]:
    return {
        "id": row.name,
        "found": row.share.found,
        "inspections": row.share.looked,
        "interval": [round(end, 6) for end in row.share.ends] if row.share.looked else None,
        **fields_json(row, "rated", "inspected", "says_nothing"),
    }
