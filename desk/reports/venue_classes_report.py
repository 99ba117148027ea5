"""How many venues of each unit are in each risk class, and which are in the two highest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desk.base.output import Output
from desk.reports.standing_report import Names, notes_of_row
from desk.runs.run import Run
from desk.runs.standings import StandingRow
from desk.words.adoption_words import say_mark
from desk.words.first_record_words import say_recorded_from
from desk.words.numbers import range_words
from engine.rulebook.model.rulebook import Rulebook

RISK = {
    "vi": "Điểm nguy cơ là dấu hiệu để xem xét, không phải căn cứ kiểm tra và không phải kết luận.",
    "en": "A risk score is a sign to look at, no ground for an inspection and no finding.",
}


def print_venues(
    rows: Iterable[StandingRow], rulebook: Rulebook, names: Names, run: Run, out: Output
) -> None:
    """Print how many venues of each unit are in each risk class, and those in the two highest."""
    rows = tuple(rows)
    print_classes(rows, rulebook, names, run, out)
    _print_highest(rows, rulebook, names, out)
    say_recorded_from(out, names.rules)
    out.say(RISK["vi"], RISK["en"])
    say_mark(out, rulebook)


def print_classes(
    rows: Sequence[StandingRow],
    rulebook: Rulebook,
    names: Names,
    run: Run,
    out: Output,
    most: int | None = None,
) -> None:
    """Print how many venues of each unit are in each risk class; of `most` units."""
    ranked = [band for band in rulebook.bands if band.from_ is not None]
    heads = (
        ("Đơn vị", "Unit"),
        *((b.title["vi"], b.title["en"], "right") for b in ranked),
        ("Chưa đủ căn cứ", "Undecided", "right"),
    )
    lines = []
    for unit in sorted({row.unit for row in rows})[:most]:
        mine = [row for row in rows if row.unit == unit]
        counts = [sum(row.band == band.id for row in mine) for band in ranked]
        lines.append((names.unit(unit), *map(str, counts), str(sum(row.band is None for row in mine))))
    title = f"{rulebook.title[out.lang]} · {out.pick('năm', 'year')} {run.manifest['year']}"
    out.table(title, heads, lines)


def _print_highest(rows: tuple[StandingRow, ...], rulebook: Rulebook, names: Names, out: Output) -> None:
    top = [band.id for band in rulebook.bands[:2]]
    shown = [row for row in rows if row.low > 0 and all(band in top for band in row.bands)]
    out.table(
        ("Cơ sở nguy cơ cao và rất cao", "Venues at high and very high risk"),
        [("Mã cơ sở", "Venue"), ("Đơn vị", "Unit"), ("Điểm", "Score", "right"), ("Xếp loại", "Class"), ""],
        [
            (
                r.subject,
                names.unit(r.unit),
                range_words(r.low, r.high, out.lang),
                names.bands(rulebook, r),
                notes_of_row(r, out.lang),
            )
            for r in shown
        ],
    )
