"""The unit or venue a person asks about, found or explained away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from desk.base.faults import WrongUse
from desk.words.unit_kinds import ORDER
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.names import nearest
from facts.periods import Period
from facts.spelling import caseless, folded


def asked_subject(facts: PeriodFacts, rules: Rules, period: Period, id_: str) -> Subject:
    """Return the subject with this code or id, or the unit of this name; raises Stop naming the nearest where
    there is none."""
    id_ = id_.strip()
    if not id_:
        raise WrongUse("Nêu mã đơn vị hoặc mã cơ sở.", "Name a unit's code or a venue's id.")
    names = {u.code: u.name for u in rules.units.on(period.end)}
    units = {**{s.id: "" for s in facts.subjects("unit")}, **names}
    code = unit_named(id_, units)
    if code is not None:
        return Subject("unit", code)
    venues = {s.id for s in facts.subjects("venue")}
    if id_.upper() in venues:
        return Subject("venue", id_.upper())
    near = nearest_of(id_, units, venues)
    raise WrongUse(
        f"Kỳ {period.code} không có đơn vị hay cơ sở '{id_}'."
        + (
            f" Có phải '{near}'?"
            if near
            else " Ghi mã (31006, 31006-CS-033) hoặc tên đủ của đơn vị (Xã Đông Thái)."
        ),
        f"Period {period.code} has no unit or venue '{id_}'."
        + (
            f" Did you mean '{near}'?"
            if near
            else " Give a code (31006, 31006-CS-033) or a unit's full name (Xã Đông Thái)."
        ),
    )


def unit_named(text: str, names: Mapping[str, str]) -> str | None:
    """Return the code of the unit with this code or name, among code → name; None where there is none.

    A name is read as written, without marks, or without its kind: `dong thai` for Xã Đông Thái. Raise Stop
    where several have it.
    """
    text = text.strip()
    if text.upper() in names:
        return text.upper()
    for read in _READINGS:
        found = [code for code, name in names.items() if name and read(name) == read(text)]
        if len(found) > 1:
            codes = ", ".join(sorted(found))
            raise WrongUse(
                f"Có {len(found)} đơn vị tên '{text}': ghi mã ({codes}).",
                f"{len(found)} units are called '{text}': give the code ({codes}).",
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
