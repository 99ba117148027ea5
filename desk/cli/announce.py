"""`lanhmanh announce`: freezes a period's results under a document, or shows what differs since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.language import gettext, gettext_noop
from desk.base.options import day_from
from desk.base.output import Output
from desk.cli.lock import ByOption, DespiteOption
from desk.cli.option_pairs import only_with
from desk.cli.results import RulebookOption
from desk.cli.verb import Here, verb

if TYPE_CHECKING:
    from engine.rulebook.model.rulebook import Rulebook


WHAT = {"score": gettext_noop("điểm"), "band": gettext_noop("xếp loại")}


@verb("announce", "Công bố kết quả một kỳ theo văn bản; không nêu --document: xem khác biệt từ đó.")
def announce(
    here: Here,
    out: Output,
    period: Annotated[str, typer.Argument(help="Kỳ năm đã khóa.")],
    document: Annotated[str | None, typer.Option("--document", help="Số, ký hiệu văn bản.")] = None,
    day: Annotated[str | None, typer.Option("--date", help="Ngày văn bản (năm-tháng-ngày).")] = None,
    run: Annotated[str, typer.Option("--run", help="Lần chạy (mặc định: mới nhất của kỳ).")] = "",
    rulebook: RulebookOption = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Lý do công bố lại.")] = None,
    despite: DespiteOption = None,
    by: ByOption = None,
) -> int:
    from desk.base.chained_log import account
    from desk.office.announcing import announced, scored_asked, standing_announcement
    from desk.office.closing import looked_over_run
    from desk.office.closing_checklist import checklist_json, print_checklist
    from desk.runs.found_runs import latest_run_of
    from desk.runs.run import rules_of
    from desk.runs.since_announced import later_differences
    from desk.runs.standings import rulebook_asked
    from desk.words.adoption_words import draft_json, say_mark, status_of
    from desk.words.numbers import day_words
    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.locking import refuse_impossible

    only_with({"--document": document}, {"--date": day, "--reason": reason, "--despite": despite})
    made = here.workspace
    rules = rules_in(made.rules)
    asked = scored_asked(rules, period)
    refuse_impossible(made, rules, asked, date.today())
    period = asked.code
    found = here.run(run) if run else latest_run_of(made, period)
    book = rulebook_asked(rules_of(found), found, rulebook)
    if document is not None:
        on = day_from(day, "--date") or date.today()
        checks = looked_over_run(made, found, book)
        print_checklist(checks, period, out)
        told = announced(made, found, book, document, on, by or account(), reason, despite)
        open_ = sum(len(result["bands"]) > 1 for result in told.results.values())
        out.say(
            "Đã ghi công bố kỳ %(period)s: %(document)s ngày %(day)s, %(n)s đơn vị: %(bands)s (lần chạy"
            " %(run)s).",
            n=len(told.results),
            period=period,
            document=told.document,
            day=day_words(told.on),
            bands=_per_band(told.results, book),
            run=found.id,
        )
        say_mark(out, book)
        out.json(
            {
                "announced": told.record.id,
                "run": found.id,
                "units": len(told.results),
                "undecided": open_,
                "status": status_of(book),
                "unsigned": draft_json(book),
                "checklist": checklist_json(checks),
            }
        )
        return TO_LOOK_AT if open_ else DONE
    told = standing_announcement(made, book.name, period)
    later = later_differences(told, found, book.name)
    scale = 10**book.decimals
    out.say(
        "Kỳ %(period)s công bố theo %(document)s ngày %(day)s. Lần chạy %(run)s khác ở %(units)s đơn vị.",
        period=period,
        document=told.document,
        day=day_words(told.on),
        run=found.id,
        units=len({d.subject for d in later}),
    )
    if later:
        titles = {band.id: band.title[out.lang] for band in book.bands}
        out.table(
            gettext("Khác với kết quả đã công bố"),
            [gettext("Đơn vị"), gettext("Mục"), gettext("Đã công bố"), gettext("Hiện nay")],
            [
                (
                    d.subject,
                    gettext(WHAT[d.what]) if d.what in WHAT else d.what,
                    _said(d.announced, scale, titles),
                    _said(d.now, scale, titles),
                )
                for d in later
            ],
        )
    say_mark(out, book)
    out.json(
        {
            "document": told.document,
            "date": told.on.isoformat(),
            "run": found.id,
            "status": status_of(book),
            "unsigned": draft_json(book),
            "differences": [
                {"unit": d.subject, "what": d.what, "announced": d.announced, "now": d.now} for d in later
            ],
        }
    )
    return TO_LOOK_AT if later else DONE


def _per_band(results: Mapping[str, Any], book: Rulebook) -> str:
    """Say how many units have each band, best first, and how many are undecided."""
    from desk.words.band_words import band_counts

    counts = band_counts(book, (result["bands"] for result in results.values()))
    return ", ".join(f"{n} {title}" for title, n in counts.titled(book))


def _said(value: Any, scale: int, titles: Mapping[str, str]) -> str:
    from desk.words.numbers import range_words

    if value is None:
        return "–"
    if isinstance(value[0], str):
        return " / ".join(titles.get(band, band) for band in value)
    low, high = (Fraction(part, scale) for part in value)
    return range_words(low, high)
