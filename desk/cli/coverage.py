"""`lanhmanh coverage`: what the scenarios hit of the rules, and what is missing, ready to be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.language import gettext
from desk.base.options import RulesArgument, ScenariosOption
from desk.base.output import Output
from desk.cli.verb import Here, verb

if TYPE_CHECKING:
    from desk.authoring.trials import Coverage
    from engine.rulebook.model.rulebook import Rules
    from engine.rulebook.text.places import Place
    from engine.trials.coverage import Covered

MOST_NAMED = 10


@verb("coverage", "Kịch bản đã thử đến đâu trong quy tắc; viết sẵn những kịch bản còn thiếu.")
def coverage(
    here: Here,
    out: Output,
    rules: RulesArgument = None,
    scenarios: ScenariosOption = None,
    rulebook: Annotated[str | None, typer.Option("--rulebook", help="Chỉ một bộ tiêu chí.")] = None,
    only: Annotated[
        str | None,
        typer.Option(
            "--only", help="Chỉ một tiêu chí, điều kiện khống chế, hạng, dấu hiệu, tham số hay số liệu."
        ),
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write", help="Viết các kịch bản còn thiếu, để ngỏ câu trả lời, vào đây.")
    ] = None,
) -> int:
    from desk.authoring.trials import SCENARIOS, write_missing
    from desk.authoring.trials import coverage as covered_by
    from desk.workspace.compiled_rules import rulebook_in, rules_in
    from desk.workspace.rule_files import rules_folder

    found = rules_in(rules_folder(rules, here.path))
    if rulebook is not None:
        rulebook_in(found, rulebook)
    with out.progress("Chạy kịch bản") as step:
        covered = covered_by(found, scenarios or SCENARIOS, rulebook, step, only)
    written = write_missing(found, covered, write) if write is not None else ()
    _shown(found, covered, out)
    for path in written:
        out.say("Đã viết %(path)s", path=path)
    _json(covered, [str(path) for path in written], out)
    return DONE if covered.complete else TO_LOOK_AT


def _shown(rules: Rules, found: Coverage, out: Output) -> None:
    from desk.authoring.trial_words import figure_words, titles_of
    from engine.trials.coverage import figure_of

    out.say("%(n)s kịch bản đã chạy.", n=found.scenarios)
    say_failing(found.failing, out)
    for name, places in found.rulebooks.items():
        lines, thresholds = (figure_words(figure_of(places, side)) for side in (False, True))
        out.say(
            "%(name)s: dòng %(lines)s; ngưỡng %(thresholds)s", name=name, lines=lines, thresholds=thresholds
        )
        titles = titles_of(rules, name)
        _table(places, titles, out)
    _follow_up(found, out)


def _table(places: Iterable[Covered], titles: Mapping[str, str], out: Output) -> None:
    from desk.authoring.trial_words import missing_words, place_words

    rows = [
        [c.probe.item, place_words(c.probe, titles), missing_words(c), _where(c.probe.place)]
        for c in places
        if c.missing
    ]
    if rows:
        heads = (gettext("Mục"), gettext("Chỗ"), gettext("Chưa có kịch bản"), gettext("Tệp"))
        out.table(gettext("Kịch bản chưa thử tới"), heads, rows)


def say_failing(failing: tuple[tuple[str, str], ...], out: Output) -> None:
    """Name the first scenarios that fail, and count the others; `--json` has them all."""
    for title, failure in failing[:MOST_NAMED]:
        said = f"{title}\n    {failure}".rstrip()
        out.say("Không đạt: %(said)s", said=said)
    more = len(failing) - MOST_NAMED
    if more > 0:
        every = len(failing)
        out.say(
            "Không đạt: còn %(more)s kịch bản khác (tất cả %(every)s); in hết: chạy lại lệnh này, thêm"
            " --json (mục failing).",
            more=more,
            every=every,
        )


def _where(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _follow_up(found: Coverage, out: Output) -> None:
    from desk.authoring.trial_words import figure_words
    from engine.trials.coverage import figure_of

    if not found.follow_up:
        return
    tried = sum(rule.tried for rule in found.follow_up)
    open_ = sum("unknown" in rule.hit for rule in found.follow_up)
    total = len(found.follow_up)
    thresholds = figure_words(figure_of(found.follow_up_thresholds, True))
    out.say(
        "follow_up: %(tried)s/%(total)s luật có kịch bản nêu và kịch bản không nêu; %(open)s luật có kịch"
        " bản cần bổ sung; ngưỡng %(thresholds)s",
        tried=tried,
        total=total,
        open=open_,
        thresholds=thresholds,
    )
    lacking = ", ".join(rule.id for rule in found.follow_up if not rule.tried)
    if lacking:
        out.say("  Chưa đủ: %(lacking)s", lacking=lacking)
    _table(found.follow_up_thresholds, {}, out)


def _json(found: Coverage, written: list[str], out: Output) -> None:
    from desk.authoring.trial_words import figures_json, probe_json
    from engine.trials.coverage import figure_of

    out.json(
        {
            "scenarios": found.scenarios,
            "failing": [{"scenario": title, "failure": failure} for title, failure in found.failing],
            "rulebooks": {
                name: {
                    **figures_json(
                        [("lines", figure_of(places, False)), ("thresholds", figure_of(places, True))]
                    ),
                    "places": [probe_json(place) for place in places],
                }
                for name, places in found.rulebooks.items()
            },
            "follow_up": [
                {"rule": rule.id, "hit": dict(sorted(rule.hit.items()))} for rule in found.follow_up
            ],
            "follow_up_thresholds": [probe_json(place) for place in found.follow_up_thresholds],
            "written": written,
        }
    )
