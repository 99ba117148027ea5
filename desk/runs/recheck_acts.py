"""What is put on record of a recheck: a list made, rows drawn from it, what two persons saw."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from desk.base.faults import WrongUse
from desk.base.roles import EVALUATION, INVESTIGATOR
from desk.runs.recheck import DRAWN, LISTED, SEEN, VOIDED, Recheck, StillFalse, rechecks_of
from desk.words.numbers import day_words
from desk.workspace.decisions import LoggedDecision, decisions_of
from desk.workspace.folder import Workspace
from desk.workspace.second_person import check_second
from engine.recheck.bound import draws_needed
from engine.recheck.draw import drawn, places_drawn, seed_of
from facts.spelling import folded

if TYPE_CHECKING:
    from desk.runs.recheck_list import DrawList
    from engine.recheck.stakes import Claim

LEAST_DIGITS = 8  # of a seed: of five, who tries all out finds false rows that pass more often than is said
PLACES = 5  # to go to in each commune, if nothing else is asked for
WITH_HASH = "số rút|mã băm danh sách|mã xã|lượt"  # how a list is drawn from; lists of before: without hash
LEAST_BEFORE = 5  # for lists that were sealed when five were enough
Where = Mapping[str, Any]


def fix_list(
    workspace: Workspace,
    where: Where,
    claims: Sequence[Claim],
    listed: DrawList,
    by: str,
    today: date,
    basis: Mapping[str, str] = MappingProxyType({}),
    reason: str = "",
    false: Mapping[str, Mapping[int, StillFalse]] = MappingProxyType({}),
) -> LoggedDecision:
    """Put on record what rows are drawn from; `where` names period, run, rulebook, the risk limit, and where
    and when the seed is to be read; `false` are rows that an earlier list found false. Raise Stop for a list
    made again without a reason or a change."""
    for rulebook, before in rechecks_of(workspace, where["period"]).items():
        _refuse_again(before, claims, basis if rulebook == where["rulebook"] else {}, today, reason)
    units = {
        claim.subject: {
            "score": str(claim.score),
            "band": claim.band,
            "margin": claim.margin,
            "rows": len(claim.rows),
            "total": claim.total,
            "places": len(listed.places(claim.subject)),
            "basis": basis.get(claim.subject, ""),
            "first": claim.first,
            **({"place_margin": claim.place_margin} if claim.first else {}),
            "false": {str(number): [*was] for number, was in false.get(claim.subject, {}).items()},
        }
        for claim in claims
    }
    again = {"reason": reason.strip()} if reason.strip() else {}
    content = {**where, "hash": listed.hash, "units": units, **again}
    return decisions_of(workspace).add(LISTED, today.isoformat(), by, content)


def _refuse_again(
    recheck: Recheck,
    claims: Sequence[Claim],
    basis: Mapping[str, str],
    today: date,
    reason: str,
) -> None:
    """Raise Stop for a list of communes that were listed before, unless a reason is given; and where their
    draw could be known and nothing that the list rests on has changed: nobody draws until it suits."""
    listed = {claim.subject: recheck.of_unit(claim.subject) for claim in claims}
    again = [unit for unit, part in listed.items() if unit in part.units]
    same = [
        unit
        for unit in again
        if not listed[unit].voided
        and listed[unit].could_be_drawn(unit, today)
        and listed[unit].units[unit].basis
        and listed[unit].units[unit].basis == basis.get(unit)
    ]
    if same:
        raise WrongUse(
            "%(units)s: đã có danh sách phúc tra, và từ đó báo cáo, kết quả, quy tắc không đổi. Không lập lại"
            " để rút lại: rút thêm từ danh sách cũ (lanhmanh recheck draw … --more), hoặc lập cho xã khác"
            " bằng --unit. Chưa làm gì.",
            units=", ".join(same),
        )
    if again and not reason.strip():
        raise WrongUse(
            "%(units)s: năm này đã có danh sách phúc tra, kể cả theo bộ tiêu chí khác; giới hạn của các danh"
            " sách cộng lại. Nêu lý do lập nữa: --reason. Chưa làm gì.",
            units=", ".join(again),
        )


@dataclass(frozen=True, slots=True)
class Seed:
    """A number nobody could know when the list was fixed: its text, where it can be read, of which day."""

    text: str
    source: str
    day: date


def draw_rows(
    workspace: Workspace,
    recheck: Recheck,
    listed: DrawList,
    seed: Seed | None,
    more: Mapping[str, int],
    places: int,
    by: str,
    today: date,
) -> LoggedDecision:
    """Draw so many more rows, and so many places in all, of communes; put it on record.

    Raise Stop where list or seed (None: that on record) are others, or the seed is no later than the list.
    """
    if listed.hash != recheck.hash:
        raise WrongUse(
            "Danh sách không phải bản đã chốt (mã băm %(now)s…, đã ghi %(then)s…). Dùng đúng tệp đã chốt."
            " Chưa rút gì.",
            now=listed.hash[:12],
            then=recheck.hash[:12],
        )
    _refuse_voided(recheck)
    text, source = _seed(recheck, seed, today)
    by_seed = seed_of(text, listed.hash) if recheck.with_hash else text
    places_of = {
        unit: _place_numbers(
            listed,
            by_seed,
            unit,
            max(places, recheck.least_places or 0, len(recheck.places.get(unit, ()))),
            recheck.units[unit].found,
        )
        for unit in more
    }
    draws = {
        unit: _numbers(listed, by_seed, unit, len(recheck.draws.get(unit, ())) + count)
        for unit, count in more.items()
    }
    staked = {unit: {*numbers, *recheck.units[unit].false} for unit, numbers in draws.items()}
    content = {
        "period": recheck.period,
        "list": recheck.hash,
        "seed": text,
        "source": source,
        "draws": draws,
        "stakes": {
            unit: {str(row.number): row.stake for row in listed.of(unit) if row.number in numbers}
            for unit, numbers in staked.items()
        },
        "row_places": {
            unit: {str(row.number): row.place for row in listed.of(unit) if row.number in set(numbers)}
            for unit, numbers in draws.items()
        },
        "places": places_of,
        "place_names": {
            unit: {str(row.number): row.sheet for row in listed.places(unit) if row.number in numbers}
            for unit, numbers in places_of.items()
        },
    }
    return decisions_of(workspace).add(DRAWN, today.isoformat(), by, content)


def _seed(recheck: Recheck, seed: Seed | None, today: date) -> tuple[str, str]:
    if recheck.seed:
        if seed is not None and seed.text != recheck.seed:
            raise WrongUse(
                "Năm này đã rút bằng số khác (%(seed)s). Rút thêm dùng lại số ấy: bỏ --seed. Chưa rút gì.",
                seed=recheck.seed,
            )
        return recheck.seed, recheck.source
    if seed is None:
        raise WrongUse("Rút lần đầu phải có --seed. Chưa rút gì.")
    least = LEAST_BEFORE if recheck.least_places is None else LEAST_DIGITS
    if not re.fullmatch(rf"[0-9]{{{least},}}", seed.text):  # one number has one spelling
        raise WrongUse(
            "Số rút gồm ít nhất %(n)s chữ số viết liền, đúng như nguồn công bố, không thêm chữ, dấu: số ngắn"
            " hay viết được nhiều cách thì chọn, thử trước được. Một giải không đủ thì nguồn là hai giải viết"
            " liền. Chưa rút gì.",
            n=least,
        )
    if recheck.seed_day is not None and (seed.source, seed.day) != (recheck.seed_source, recheck.seed_day):
        raise WrongUse(
            "Danh sách đã chốt rút bằng số của %(source)s, ngày %(day)s. Dùng đúng số ấy. Chưa rút gì.",
            source=recheck.seed_source,
            day=day_words(recheck.seed_day),
        )
    if seed.day > today:
        raise WrongUse(
            "Danh sách đã chốt rút bằng số của ngày %(day)s: chưa đến ngày ấy thì không rút. Chưa rút gì.",
            day=day_words(seed.day),
        )
    if recheck.listed_on >= seed.day:
        raise WrongUse(
            "Số rút phải có sau ngày chốt danh sách (%(listed)s): nếu biết trước số thì biết trước dòng nào"
            " được xem. Chưa rút gì.",
            listed=day_words(recheck.listed_on),
        )
    return seed.text, f"{seed.source}, {day_words(seed.day)}"


def void_list(
    workspace: Workspace, recheck: Recheck, by: str, second: str, reason: str, today: date
) -> LoggedDecision:
    """Put on record that a list says nothing, for its seed was typed wrong. What was seen by it stays on
    record, and its limit is added to that of the next list. Raise Stop where nothing was drawn from it."""
    _refuse_voided(recheck)
    if not recheck.seed:
        raise WrongUse(
            "Danh sách này chưa rút, không có số nào gõ nhầm. Trước ngày của số thì lập lại: lanhmanh recheck"
            " list. Chưa ghi gì."
        )
    if not reason.strip():
        raise WrongUse("Bỏ danh sách phải có lý do: --reason. Chưa ghi gì.")
    second = check_second(workspace, by, second, frozenset({EVALUATION, INVESTIGATOR}))
    content = {"period": recheck.period, "list": recheck.hash, "second": second, "reason": reason.strip()}
    return decisions_of(workspace).add(VOIDED, today.isoformat(), f"{by}, {second}", content)


def _refuse_voided(recheck: Recheck) -> None:
    if recheck.voided:
        raise WrongUse(
            "Danh sách này đã bỏ ngày %(day)s: %(reason)s. Lập danh sách mới: lanhmanh recheck list. Chưa ghi"
            " gì.",
            day=day_words(recheck.voided.on),
            reason=recheck.voided.reason,
        )


def _numbers(listed: DrawList, seed: str, unit: str, count: int) -> list[int]:
    rows = listed.of(unit)
    places = drawn([row.stake for row in rows], seed, unit, count) if rows else ()
    return [rows[place].number for place in places]


def _place_numbers(listed: DrawList, seed: str, unit: str, count: int, sheets: Collection[str]) -> list[int]:
    """Return the places drawn, and those where something was seen before: they are seen again."""
    places = listed.places(unit)
    drawn = {places[place].number for place in places_drawn(len(places), seed, unit, count)}
    return sorted(drawn | {place.number for place in places if place.sheet in sheets})


def first_draws(recheck: Recheck) -> dict[str, int]:
    """Return how many draws each commune needs if every row is as reported and a band, or a first place,
    hangs on rows."""
    limit = float(recheck.limit)
    margins = {code: of.least_margin for code, of in recheck.units.items()}
    return {
        code: draws_needed(margin, recheck.units[code].total, limit)
        for code, margin in margins.items()
        if margin is not None and margin <= recheck.units[code].total
    }


def record_answers(
    workspace: Workspace,
    recheck: Recheck,
    unit: str,
    answers: Mapping[int, str],
    by: str,
    second: str,
    minutes: str,
    today: date,
    mark: str = "",
    reason: str = "",
) -> LoggedDecision:
    """Put on record what two persons saw of a commune's rows; `mark` names the proposal they agreed to."""
    _refuse_voided(recheck.of_unit(unit))
    second = check_second(workspace, by, second, frozenset({EVALUATION, INVESTIGATOR}))
    refuse_overruling(recheck.of_unit(unit), unit, answers, {folded(by), folded(second)}, reason)
    content = {
        "period": recheck.period,
        "list": recheck.of_unit(unit).hash,
        "unit": unit,
        "second": second,
        "minutes": minutes,
        "answers": {str(number): answer for number, answer in sorted(answers.items())},
        **({"proposal": mark} if mark else {}),
        **({"reason": reason.strip()} if reason.strip() else {}),
    }
    return decisions_of(workspace).add(SEEN, today.isoformat(), f"{by}, {second}", content)


def refuse_overruling(
    recheck: Recheck, unit: str, answers: Mapping[int, str], persons: Set[str], reason: str
) -> None:
    """Raise Stop where an answer is to be less grave than before, by the same persons or unexplained."""
    overruled = [number for number, answer in answers.items() if recheck.is_overruled((unit, number), answer)]
    same = [n for n in overruled if recheck.persons.get((unit, n), frozenset()) & persons]
    if overruled and (same or not reason.strip()):
        raise WrongUse(
            "%(unit)s: số %(numbers)s đã ghi “khác” hoặc “không xem được”. Đổi thành câu nhẹ hơn thì phải có"
            " hai người khác xem lại và lý do (ô Lý do, hay --reason của lệnh). Chưa ghi gì.",
            field="reason",
            unit=unit,
            numbers=", ".join(map(str, same or overruled)),
        )
