"""Series of cases for a person and as JSON: what comes back, in which cases, and why it may be innocent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import floor, log10
from typing import Any

from desk.base.output import Output
from desk.base.plurals import many
from desk.leads import lead_words as words
from desk.leads.lead_words import KINDS, Pair, said
from desk.leads.leads import Queue
from desk.words.place_words import place_said
from engine.links.series import PLACE, SUSPECT, CaseSeries, RecurringThing
from engine.rulebook.kinds.links import SeriesStory

TITLE: Pair = ("Chuỗi vụ việc cần xác minh", "Series of cases to be verified")
SCENES: Pair = (
    (
        "Chuỗi vụ việc: một người có vai trò nghi vấn, một số, một xe, một tài khoản hay một nơi tuyển mộ trở"
        " lại trong nhiều vụ. Cơ sở nêu ở đây chỉ là nơi xảy ra vụ việc, không phải một bên."
    ),
    (
        "Series of cases: one suspect, number, vehicle, account or place of recruitment comes back in several"
        " cases. A venue named here is only where a case happened, not a party."
    ),
)
HEADS: Mapping[str, Pair] = {
    "series": ("Chuỗi", "Series"),
    "cases": ("Vụ việc", "Cases"),
    "things": ("Điều trở lại", "What comes back"),
    "innocent": ("Có thể vô can vì", "May be innocent, as"),
    "chance": ("Ngẫu nhiên", "By coincidence"),
    "ask": ("Hỏi trước", "Ask first"),
    "day": ("Ngày", "Day"),
    "type": ("Loại vụ", "Type of case"),
    "unit": ("Xã", "Commune"),
    "scene": ("Nơi xảy ra", "Scene"),
    "rows": ("Dòng hồ sơ", "Rows"),
}
THINGS: Mapping[str, Pair] = {
    SUSPECT: ("một người có vai trò nghi vấn", "one suspect"),
    "phone": ("một số điện thoại", "one phone number"),
    "account": ("một tài khoản", "one account"),
    "plate": ("một xe", "one vehicle"),
    PLACE: ("một nơi tuyển mộ", "one place of recruitment"),
}


def series_named(queue: Queue, name: str) -> CaseSeries | None:
    """Return the series with this id; None if there is none."""
    return next((s for s in queue.findings.series if s.id == name), None)


def people_of(series: CaseSeries, queue: Queue) -> set[str]:
    """Return the ids whose names may be asked for: suspects who come back, and who a register records a
    number with."""
    return {id_ for t in series.things for id_ in (*_suspects(t, queue), *t.recorded_with)}


def series_json(queue: Queue, lang: str) -> list[dict[str, Any]]:
    return [
        {
            "id": s.id,
            "cases": [asdict(c) | {"day": c.day and c.day.isoformat()} for c in s.cases],
            "grave_cases": s.grave,
            "recurring": [
                {
                    "kind": t.kind,
                    "suspects": list(_suspects(t, queue)),
                    "cases": list(t.cases),
                    "recorded_with": list(t.recorded_with),
                    "chance": float(f"{t.chance:.3g}"),
                    "innocent": [
                        {"id": name, "text": _story(name, queue).title.get(lang)} for name in t.stories
                    ],
                    "rows": [f"{row.form} {row.key}" for row in t.rows],
                }
                for t in s.things
            ],
            "shown_as": queue.rules.leads.shown_as.get(lang),
        }
        for s in queue.findings.series
    ]


def print_series_list(queue: Queue, out: Output) -> None:
    """Print all series, if there are any."""
    if not queue.findings.series:
        return
    columns = [(*HEADS["series"], "whole"), (*HEADS["cases"], "whole"), HEADS["things"], HEADS["innocent"]]
    rows = [
        [
            f"{s.id}\n{size_words(s, out.lang)}",
            "\n".join(c.id for c in s.cases),
            "\n".join(thing_words(t, queue, out.lang) for t in s.things),
            "\n".join(dict.fromkeys(x for t in s.things for x in titles(t, queue, out.lang))) or "–",
        ]
        for s in queue.findings.series
    ]
    out.table(TITLE, columns, rows)
    out.say(*SCENES)
    first = queue.findings.series[0].id
    out.say(f"Xem một chuỗi: lanhmanh leads show {first}", f"See one series: lanhmanh leads show {first}")


def print_series(series: CaseSeries, queue: Queue, names: Mapping[str, str], out: Output) -> None:
    """Print one series: what comes back and why it may be innocent, then each case."""
    out.say(*words.TO_VERIFY)
    lang = out.lang
    out.say(f"{series.id}: {size_words(series, lang)}.")
    out.say(*SCENES)
    columns = [HEADS[name] for name in ("things", "chance", "innocent", "ask")]
    rows = [
        [
            thing_words(t, queue, lang),
            chance_words(t.chance, lang),
            "\n".join(titles(t, queue, lang)) or "–",
            "\n".join(asks(t, queue, lang)) or "–",
        ]
        for t in series.things
    ]
    out.table(HEADS["things"], columns, rows)
    for id_, name in sorted(names.items()):
        out.say(f"  {id_}: {name}")
    heads = [(*HEADS["cases"], "whole"), *(HEADS[name] for name in ("day", "type", "unit", "scene"))]
    out.table(HEADS["cases"], heads, case_rows(series, queue, lang))
    out.say(*(f"{title}:" for title in HEADS["rows"]))
    for line in row_words(series, lang):
        out.say(f"  {line}")


def case_rows(series: CaseSeries, queue: Queue, lang: str) -> list[list[str]]:
    return [
        [
            c.id,
            words.day(c.day.isoformat(), lang) if c.day else "–",
            c.type or "–",
            queue.units.get(c.unit, c.unit),
            c.venue or "–",
        ]
        for c in series.cases
    ]


def row_words(series: CaseSeries, lang: str) -> tuple[str, ...]:
    """Return the rows of records a series rests on, each once."""
    rows = sorted({row for t in series.things for row in t.rows})
    return tuple(
        f"{row.form} {words.key_of(row.form, row.key, lang)}: {place_said(row.places[-1], lang)}"
        for row in rows
        if row.places
    )


def size_words(series: CaseSeries, lang: str) -> str:
    n, grave = len(series.cases), series.grave
    return f"{n} vụ, {grave} vụ nặng" if lang == "vi" else f"{many(n, 'case')}, {grave} grave"


def thing_words(thing: RecurringThing, queue: Queue, lang: str) -> str:
    """Return what comes back, in how many cases, and with whom a register records it; no value is shown."""
    who = f" {', '.join(_suspects(thing, queue))}" if thing.kind == SUSPECT else ""
    n = len(thing.cases)
    count = f"{n} vụ" if lang == "vi" else many(n, "case")
    found = f"{said(THINGS, thing.kind, lang)}{who}: {count}"
    if not thing.recorded_with:
        return found
    register = "theo sổ là của" if lang == "vi" else "in the register with"
    return f"{found} ({said(KINDS, thing.kind, lang)} {register} {', '.join(thing.recorded_with)})"


def titles(thing: RecurringThing, queue: Queue, lang: str) -> tuple[str, ...]:
    return tuple(_story(name, queue).title.get(lang) for name in thing.stories)


def asks(thing: RecurringThing, queue: Queue, lang: str) -> tuple[str, ...]:
    return tuple(_story(name, queue).tells.get(lang) for name in thing.stories)


def chance_words(chance: float, lang: str) -> str:
    """Return how likely a coincidence is, as one in so many."""
    if chance >= 0.1:
        return f"khoảng {round(100 * chance)}%" if lang == "vi" else f"about {round(100 * chance)}%"
    n = min(10**6, round(1 / max(chance, 1e-9)))
    n = round(n, 1 - floor(log10(n)))
    figure = f"{n:,}".replace(",", "." if lang == "vi" else ",")
    few = n >= 10**6
    if lang == "vi":
        return f"dưới 1 phần {figure}" if few else f"khoảng 1 phần {figure}"
    return f"less than 1 in {figure}" if few else f"about 1 in {figure}"


def _story(name: str, queue: Queue) -> SeriesStory:
    stories = queue.rules.innocent.series
    assert stories is not None, "a series names only explanations of its rules"
    return stories[name]


def _suspects(thing: RecurringThing, queue: Queue) -> Sequence[str]:
    """Return every id the suspect is recorded under; none if it is no suspect that comes back."""
    if thing.kind != SUSPECT:
        return ()
    return (thing.value, *queue.findings.said.also.get(thing.value, ()))
