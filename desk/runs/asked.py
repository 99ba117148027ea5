"""The unit or venue a person asks about, found or explained away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from desk.base.faults import WrongUse
from desk.base.language import LazyText
from desk.words.unit_kinds import ORDER
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.names import nearest
from facts.periods import Period
from facts.spelling import caseless, folded


def asked_subject(facts: PeriodFacts, rules: Rules, period: Period, id_: str) -> Subject:
    """Return the subject with this code or id, or the unit of this name; raise Stop naming a near one."""
    id_ = id_.strip()
    if not id_:
        raise WrongUse("Nêu mã đơn vị hoặc mã cơ sở.")
    names = {u.code: u.name for u in rules.units.on(period.end)}
    units = {**{s.id: "" for s in facts.subjects("unit")}, **names}
    code = unit_named(id_, units)
    if code is not None:
        return Subject("unit", code)
    venues = {s.id for s in facts.subjects("venue")}
    if id_.upper() in venues:
        return Subject("venue", id_.upper())
    near = nearest_of(id_, units, venues)
    way = LazyText(" Ghi mã (31006, 31006-CS-033) hoặc tên đủ của đơn vị (Xã Đông Thái).")
    raise WrongUse(
        "Kỳ %(period)s không có đơn vị hay cơ sở '%(id)s'.%(way)s",
        period=period.code,
        id=id_,
        way=LazyText(" Có phải '%(near)s'?", near=near) if near else way,
    )


def unit_named(text: str, names: Mapping[str, str]) -> str | None:
    """Return the code of the unit with this code or name, among code → name; None where there is none.

    A name is read as written, without marks, or without its kind. Raise Stop where several have it.
    """
    text = text.strip()
    if text.upper() in names:
        return text.upper()
    for read in _READINGS:
        found = [code for code, name in names.items() if name and read(name) == read(text)]
        if len(found) > 1:
            codes = ", ".join(sorted(found))
            raise WrongUse(
                "Có %(found)s đơn vị tên '%(text)s': ghi mã (%(codes)s).",
                found=len(found),
                text=text,
                codes=codes,
            )
        if found:
            return found[0]
    return None


def nearest_of(text: str, names: Mapping[str, str], ids: Iterable[str] = ()) -> str | None:
    """Return the code, id or name that looks most like what was typed."""
    code = nearest(text.upper(), {*names, *ids})
    if code is not None:
        return code
    by_letters = {_bare(name): name for name in names.values() if name}
    close = nearest(_bare(text), by_letters)
    return by_letters[close] if close else None


def _bare(name: str) -> str:
    """Return a name without marks, case and kind of unit."""
    text = folded(name)
    return next((text.removeprefix(kind) for kind in _KINDS if text.startswith(kind)), text)


_KINDS = tuple(f"{folded(kind)} " for kind in ORDER)
_READINGS: tuple[Callable[[str], str], ...] = (caseless, folded, _bare)
