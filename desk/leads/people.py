"""Who is in a lead and as what, in words taken from its records; and how near a case the records put them.

Then the records themselves: what each brings and where it stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from desk.base.language import gettext, gettext_noop
from desk.leads import lead_words as words
from desk.leads.lead_words import KINDS, figure, said
from desk.report.tree import ReportColumn, Table, TextLines
from desk.words.masking import STINTS
from desk.words.place_words import place_said, sheets_of
from engine.links.evidence import Evidence
from engine.links.leads import Lead
from engine.links.review import Reviewed, told_in
from engine.links.spread import Alike, Nearness, WalkPath
from engine.links.stories import KIN

HOLDING = ("owner", "manager")


def roles_of(lead: Lead, id_: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*roles_but_kin(lead, id_), *_kin(lead, id_)]))


def roles_but_kin(lead: Lead, id_: str) -> tuple[str, ...]:
    """Return what someone holds and as what a case names it; whose kin one is says nothing by itself."""
    return tuple(dict.fromkeys([*held_by(lead, id_), *_in_cases(lead, id_)]))


def held_by(lead: Lead, id_: str) -> Iterator[str]:
    for link in lead.links:
        if link.kind in HOLDING and id_ in (link.a, link.b):
            other = link.b if id_ == link.a else link.a
            word = said(KINDS, link.kind)
            if id_ in lead.venues:
                yield f"{word}: {other}"
            else:
                yield gettext("%(holding)s %(id)s", holding=word, id=other)


def holding_words(lead: Lead, id_: str) -> str:
    """Return as what someone belongs to the venues of a side: holder, or manager."""
    held = {link.kind for link in lead.links if id_ in (link.a, link.b)}
    return said(KINDS, next((kind for kind in HOLDING if kind in held), HOLDING[0]))


def roles_in_cases(lead: Lead, id_: str) -> Iterator[tuple[str, str]]:
    """Yield each case that names someone, and as what."""
    for e in lead.evidence:
        parts = e.row.key.split("|")
        if e.row.form == "B07" and len(parts) == 3 and parts[1] == id_:
            yield parts[0], parts[2]


def status_of(lead: Lead, case: str) -> str:
    """Return how far a case of a lead has come; "" where that isn't known."""
    return next((m.status for m in lead.timeline if m.what == "case" and case in m.about), "")


def _in_cases(lead: Lead, id_: str) -> Iterator[str]:
    for case, role in roles_in_cases(lead, id_):
        told = words.role_words(role, status_of(lead, case))
        yield gettext("trong vụ %(case)s, %(role)s", case=case, role=told)
    for m in lead.timeline:
        if m.what == "case" and id_ in m.about and id_ in lead.venues:
            yield gettext("nơi xảy ra vụ %(case)s", case=next(a for a in m.about if a in lead.cases))


def _kin(lead: Lead, id_: str) -> Iterator[str]:
    for link in lead.links:
        if link.kind == "relative" and id_ in (link.a, link.b):
            yield gettext("người thân của %(other)s", other=link.b if id_ == link.a else link.a)


def nearest_first(lead: Lead) -> tuple[str, ...]:
    """Return the venues and parties, nearest to a case first; of equals in the order of their ids."""
    near = {id_: n.share for id_, n in lead.near.items()}
    return tuple(sorted((*lead.venues, *lead.parties), key=lambda id_: (-round(near.get(id_, 0.0), 9), id_)))


def nearness_words(near: Nearness | None, alpha: float) -> str:
    """Return the strongest way from a case, step by step, and with whom it shares most, with what is
    multiplied."""
    if near is None:
        return "–"
    told = [_way_words(p, alpha) for p in near.paths[:1]] + [_alike_words(a) for a in near.alike[:1]]
    return "\n".join(told) or "–"


def _alike_words(alike: Alike) -> str:
    times = figure(alike.share / alike.part, 2)
    shared = gettext("liên hệ chung với")
    return f"{shared} {alike.seed}: {times} × {figure(alike.part, 2)} = {figure(alike.share, 3)}"


def _way_words(path: WalkPath, alpha: float) -> str:
    stops = figure(1 - alpha, 1)
    start = figure(path.share / ((1 - alpha) * math.prod(path.chances)), 2)
    if not path.by:
        own = gettext("có vụ việc, vi phạm nặng")
        return f"{own}: {start} × {stops} = {figure(path.share, 3)}"
    by = " × ".join(
        f"({figure(c, 2)} {said(KINDS, kind)})" for c, kind in zip(path.chances, path.by, strict=True)
    )
    return f"{' → '.join(path.steps)}\n{start} × {by} × {stops} = {figure(path.share, 3)}"


LITTLE = 0.05  # bits that print as 0.0


def lost_words(e: Evidence, lead: Lead, digits: int = 1) -> Iterator[str]:
    """Yield what each pair loses without a row, and which it is where there are several; of a row without
    which no pair loses anything that the lead rests on it, or nothing."""
    several = sum(j.weighed.bits > 0 for j in lead.joins) > 1
    pairs = [(f"{a} – {b}", lost) for a, b, lost in e.pairs if abs(lost) >= LITTLE]
    for pair, lost in pairs:
        bits = figure(lost, 0 if lost.is_integer() else digits)
        yield f"{bits}: {pair}" if several else bits
    if not pairs:
        yield (
            gettext("không nhẹ cặp nào; bỏ thì hết manh mối") if e.bits >= LITTLE else figure(e.bits, digits)
        )


def where_words(e: Evidence, every_place: bool) -> TextLines:
    """Return where a row stands last, and how often elsewhere; of workers' rows none is picked out."""
    places = places_told(e)
    if every_place or not places or e.row.form == STINTS:
        return TextLines(tuple(map(place_said, places)))
    more = len(places) - 1
    rest = gettext(" (và %(n)s dòng khác)", n=more) if more else ""
    return TextLines((place_said(places[-1]) + rest,))


def places_told(e: Evidence) -> tuple[str, ...]:
    """Return where a row stands; workers' rows by their sheets alone, whoever asks."""
    return sheets_of(e.row.places) if e.row.form == STINTS else e.row.places


def row_words(form: str, key: str) -> str:
    return f"{form} {words.key_of(form, key)}"


def tells_by_row(items: Iterable[str]) -> dict[str, list[str]]:
    tells: dict[str, list[str]] = {}
    for row, kind in map(told_in, items):
        if kind not in tells.setdefault(row, []):
            tells[row].append(kind)
    return tells


NEW = gettext_noop("Chưa có trong manh mối khi quyết định")


def new_rows(found: Reviewed) -> list[tuple[float, str, str]]:
    """Return each row that was not in the lead when it was decided on: what the pair loses without it that
    loses most, which row it is, what it tells; what weighs most first."""
    bits = {f"{e.row.form} {e.row.key}": e.most for e in found.lead.evidence}
    tells = tells_by_row(item for item in found.new if told_in(item)[1] != KIN)
    rows = sorted(tells, key=lambda row: (-round(bits.get(row, 0.0), 1), row))
    return [
        (
            bits.get(row, 0.0),
            row_words(*row.split(" ", 1)),
            ", ".join(said(words.KINDS, k) for k in tells[row]),
        )
        for row in rows
    ]


def new_table(found: Reviewed) -> Table:
    adds = gettext("không làm nặng thêm việc nối")
    columns = (
        ReportColumn(gettext("Bit"), lambda row: figure(row[0], 1) if row[0] >= LITTLE else adds, "right"),
        ReportColumn(gettext("Biểu, khóa"), lambda row: row[1]),
        ReportColumn(gettext("Nói về"), lambda row: row[2]),
    )
    return Table(gettext(NEW), columns, new_rows(found))
