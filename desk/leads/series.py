"""Series of cases for a person and as JSON: what comes back, in which cases, and why it may be innocent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from math import floor, log10
from types import MappingProxyType
from typing import Any

from desk.base.language import gettext, gettext_noop, language, pgettext
from desk.leads import lead_words as words
from desk.leads.decisions import entries_in, standing
from desk.leads.lead_words import KINDS, said
from desk.leads.leads import Queue
from desk.leads.log_names import SERIES
from desk.report.tree import (
    PageLink,
    Remark,
    Report,
    ReportBlock,
    ReportColumn,
    Subheading,
    Table,
    TextLines,
    text_lines,
)
from desk.runs.run import Run
from desk.words.numbers import some_of
from desk.words.place_words import place_said
from engine.links.series import PLACE, SUSPECT, CaseSeries, RecurringThing
from engine.rulebook.kinds.links import SeriesStory
from facts.forms.catalogue import KINDS as KINDS_OF_FORMS
from facts.forms.fields import CHILD

TITLE = gettext_noop("Chuỗi vụ việc cần xác minh")
SAME_CASES = gettext_noop(
    "Các vụ của manh mối này cũng ở trong chuỗi ấy: đọc cả hai rồi mới chuyển hoặc bỏ. Chuỗi cũng là dấu hiệu"
    " cần xác minh."
)
SCENES = gettext_noop(
    "Chuỗi vụ việc: một người có vai trò nghi vấn, một số, một xe, một tài khoản hay một nơi tuyển mộ trở"
    " lại trong nhiều vụ. Cơ sở nêu ở đây chỉ là nơi xảy ra vụ việc, không phải một bên."
)
THINGS: Mapping[str, str] = {
    SUSPECT: gettext_noop("một người có vai trò nghi vấn"),
    "phone": gettext_noop("một số điện thoại"),
    "account": gettext_noop("một tài khoản"),
    "plate": gettext_noop("một xe"),
    PLACE: gettext_noop("một nơi tuyển mộ"),
}


def series_named(queue: Queue, name: str) -> CaseSeries | None:
    return next((s for s in queue.findings.series if s.id == name), None)


def children_in_series(series: CaseSeries) -> bool:
    """Tell whether a case of a series is of a kind about children."""
    type_ = KINDS_OF_FORMS["case"].fields["type"]
    return any(type_.weight(case.type) == CHILD for case in series.cases if case.type)


def decisions_on(series: str, run: Run) -> list[Mapping[str, Any]]:
    """Return what was decided on a series; its log may hold what other acts put there too."""
    entries = standing(entries_in(run, SERIES))
    return [e for e in entries if e.get("series") == series and "state" in e]


def new_cases(series: CaseSeries, queue: Queue) -> str:
    """Say which cases came into a series since somebody last decided on it; "" where none did."""
    last = next(reversed(decisions_on(series.id, queue.run)), None)
    new = [case.id for case in series.cases if last and case.id not in last["cases"]]
    return (
        new
        and gettext(
            "Vụ việc mới từ quyết định ấy: %(cases)s. Quyết định ấy chưa tính các vụ này; xem lại.",
            cases=some_of(new),
        )
    ) or ""


def people_of(series: CaseSeries, queue: Queue) -> set[str]:
    """Return the ids whose names may be asked for: suspects who come back, and who a register records a
    number with."""
    return {id_ for t in series.things for id_ in (*_suspects(t, queue), *t.recorded_with)}


def series_json(s: CaseSeries, queue: Queue) -> dict[str, Any]:
    return {
        "id": s.id,
        "cases": [asdict(c) | {"day": c.day and c.day.isoformat()} for c in s.cases],
        "grave_cases": s.grave,
        "recurring": [
            {
                "kind": t.kind,
                "suspects": list(_suspects(t, queue)),
                "cases": list(t.cases),
                "recorded_with": list(t.recorded_with),
                "in_files": list(t.in_files),
                "through": list(t.through),
                "belongs_to": t.belongs_to,
                "chance": float(f"{t.chance:.3g}"),
                "innocent": [
                    {"id": name, "text": _story(name, queue).title.get(language())} for name in t.stories
                ],
                "rows": [f"{row.form} {row.key}" for row in t.rows],
            }
            for t in s.things
        ],
        "shown_as": queue.rules.leads.shown_as.get(language()),
    }


def series_list(queue: Queue) -> Iterator[ReportBlock]:
    columns = (
        ReportColumn(pgettext("cases", "Chuỗi"), lambda s: text_lines((s.id, size_words(s))), "whole"),
        ReportColumn(pgettext("cases", "Vụ việc"), lambda s: text_lines(c.id for c in s.cases), "whole"),
        ReportColumn(
            gettext("Điều trở lại"), lambda s: text_lines(thing_words(t, s, queue) for t in s.things)
        ),
        ReportColumn(
            gettext("Có thể vô can vì"),
            lambda s: text_lines(dict.fromkeys(x for t in s.things for x in titles(t, queue))),
        ),
    )
    found = queue.findings.series
    if found:
        yield Table(gettext(TITLE), columns, found)
        yield Remark(gettext(SCENES))
        yield Remark(gettext("Xem một chuỗi: lanhmanh leads show %(first)s", first=found[0].id), "command")


def series_report(
    series: CaseSeries,
    queue: Queue,
    on_record: Iterable[str],
    names: Mapping[str, str] = MappingProxyType({}),
) -> Report:
    """Report one series: what people put on record, what comes back and why it may be innocent, `names` asked
    for, then each case."""
    of_things = (
        ReportColumn(gettext("Điều trở lại"), lambda t: thing_words(t, series, queue)),
        ReportColumn(gettext("Ngẫu nhiên"), chance_of),
        ReportColumn(gettext("Có thể vô can vì"), lambda t: text_lines(titles(t, queue))),
        ReportColumn(gettext("Hỏi trước"), lambda t: text_lines(asks(t, queue))),
    )
    of_cases = (
        ReportColumn(pgettext("cases", "Vụ việc"), lambda c: c.id, "whole"),
        ReportColumn(pgettext("event", "Ngày"), lambda c: c.day),
        ReportColumn(gettext("Loại vụ, trạng thái"), lambda c: ", ".join(filter(None, (c.type, c.status)))),
        ReportColumn(gettext("Xã"), lambda c: queue.units.get(c.unit, c.unit)),
        ReportColumn(gettext("Nơi xảy ra"), lambda c: c.venue or None),
    )
    return Report(
        (
            Subheading(f"{series.id}: {size_words(series)}", series.id),
            *(Remark(f"  {line}") for line in (*on_record, new_cases(series, queue)) if line),
            Table(of_things[0].title, of_things, series.things),
            *(Remark(f"  {id_}: {name}") for id_, name in sorted(names.items())),
            Table(of_cases[0].title, of_cases, series.cases),
            Remark(f"{gettext('Dòng hồ sơ')}:"),
            *(Remark(f"  {line}") for line in row_words(series)),
        ),
        lambda: series_json(series, queue) | ({"names": dict(names)} if names else {}),
    )


def row_words(series: CaseSeries) -> tuple[str, ...]:
    """Return the rows of records a series rests on, each once."""
    rows = sorted({row for t in series.things for row in t.rows})
    return tuple(
        f"{row.form} {words.key_of(row.form, row.key)}: {place_said(row.places[-1])}"
        for row in rows
        if row.places
    )


def size_words(series: CaseSeries) -> str:
    return gettext("%(n)s vụ, %(grave)s vụ nặng", n=len(series.cases), grave=series.grave)


def series_table(found: Iterable[CaseSeries], queue: Queue) -> Iterator[ReportBlock]:
    """Say of each series what ties its cases, why that may be innocent, and by which rows."""
    year = queue.run.manifest["year"]
    columns = (
        ReportColumn(
            pgettext("cases", "Chuỗi"),
            lambda row: PageLink(row[0].id, "series", (year,), f"#{row[0].id}"),
            "whole",
        ),
        ReportColumn(gettext("Điều trở lại"), lambda row: thing_words(row[1], row[0], queue)),
        ReportColumn(gettext("Ngẫu nhiên"), lambda row: chance_of(row[1])),
        ReportColumn(gettext("Trong các vụ"), lambda row: TextLines(row[1].cases), "whole"),
        ReportColumn(gettext("Có thể vô can vì"), lambda row: text_lines(titles(row[1], queue))),
        ReportColumn(
            gettext("Dòng hồ sơ"),
            lambda row: text_lines(f"{r.form} {words.key_of(r.form, r.key)}" for r in row[1].rows),
        ),
    )
    if rows := [(series, thing) for series in found for thing in series.things]:
        yield Table(gettext("Cùng chuỗi vụ việc"), columns, rows)
        yield Remark(gettext(SAME_CASES))


def thing_told(thing: RecurringThing, series: CaseSeries, queue: Queue) -> str:
    """Return what comes back with how likely that is by chance, why it may be innocent and what tells."""
    chance = gettext("khả năng ngẫu nhiên: %(chance)s", chance=chance_of(thing))
    innocent = "; ".join(
        f"{title} ({ask})" for title, ask in zip(titles(thing, queue), asks(thing, queue), strict=True)
    )
    line = f"{thing_words(thing, series, queue)}; {chance}"
    return f"{line}. {gettext('Có thể vô can vì')}: {innocent}" if innocent else line


def thing_words(thing: RecurringThing, series: CaseSeries, queue: Queue) -> str:
    """Return what comes back, in how many cases, and with whom a register records it; of values only the
    commune of recruitment is shown, for all who live there have it in common."""
    who = (
        f" {', '.join(_suspects(thing, queue))}" if thing.kind == SUSPECT else _commune(thing, series, queue)
    )
    count = gettext("%(n)s vụ", n=len(thing.cases))
    if thing.through:
        count = gettext(
            "ghi trong %(files)s vụ; theo sổ là của %(who)s, đứng trong %(cases)s",
            files=len(thing.in_files),
            who=", ".join(thing.through),
            cases=some_of([c for c in thing.cases if c not in thing.in_files]),
        )
    found = f"{said(THINGS, thing.kind)}{who}: {count}"
    others = [id_ for id_ in thing.recorded_with if id_ not in thing.through]
    if not others:
        return found
    register = gettext("theo sổ là của")
    return f"{found} ({said(KINDS, thing.kind)} {register} {', '.join(others)})"


def named_in(thing: RecurringThing) -> frozenset[str]:
    """Return the ids that what comes back names: the suspect, or with whom a register records it."""
    return frozenset((thing.value, *thing.recorded_with) if thing.kind == SUSPECT else thing.recorded_with)


def titles(thing: RecurringThing, queue: Queue) -> tuple[str, ...]:
    return tuple(_story(name, queue).title.get(language()) for name in thing.stories)


def asks(thing: RecurringThing, queue: Queue) -> tuple[str, ...]:
    return tuple(_story(name, queue).tells.get(language()) for name in thing.stories)


def chance_of(thing: RecurringThing) -> str:
    """Return how likely a thing comes back by coincidence; what is a suspect's own tells nothing more than
    that he comes back."""
    if thing.belongs_to:
        return gettext("không tính riêng, vì là của %(who)s", who=thing.belongs_to)
    return chance_words(thing.chance)


def chance_words(chance: float) -> str:
    """Return how likely a coincidence is, as one in so many."""
    if chance >= 0.1:
        return gettext("khoảng %(round)s%%", round=round(100 * chance))
    n = min(10**6, round(1 / max(chance, 1e-9)))
    n = round(n, 1 - floor(log10(n)))
    figure = f"{n:,}".replace(",", gettext("."))
    few = n >= 10**6
    return (
        gettext("dưới 1 phần %(figure)s", figure=figure)
        if few
        else gettext("khoảng 1 phần %(figure)s", figure=figure)
    )


def _story(name: str, queue: Queue) -> SeriesStory:
    stories = queue.rules.innocent.series
    assert stories is not None, "a series names only explanations of its rules"
    return stories[name]


def _commune(thing: RecurringThing, series: CaseSeries, queue: Queue) -> str:
    """Return of a place of recruitment that it is a whole commune, and whether a suspect who comes back is
    of that commune."""
    if thing.kind != PLACE:
        return ""
    subjects, commune = queue.findings.said.subjects, queue.units.get(thing.value, thing.value)
    own = any(subjects[suspect].unit == thing.value for suspect in series.suspects)
    if own:
        return gettext(
            " (cả %(commune)s, cũng là nơi của người có vai trò nghi vấn trong chuỗi)", commune=commune
        )
    return gettext(" (cả %(commune)s)", commune=commune)


def _suspects(thing: RecurringThing, queue: Queue) -> Sequence[str]:
    """Return every id the suspect is recorded under; none if it is no suspect that comes back."""
    if thing.kind != SUSPECT:
        return ()
    return (thing.value, *queue.findings.said.also.get(thing.value, ()))
