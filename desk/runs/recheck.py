"""A recheck as the sealed log holds it: the list's hash, the seed and what it drew, the answers."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from desk.base.faults import WrongUse
from desk.base.files import canonical_json
from desk.base.roles import EVALUATION, INVESTIGATOR
from desk.runs.run import Run
from desk.runs.run_inputs import archive_of_run
from desk.words.numbers import day_words
from desk.workspace.decisions import LoggedDecision, decisions_of
from desk.workspace.folder import Workspace
from desk.workspace.second_person import check_second
from engine.recheck.bound import draws_needed
from engine.recheck.draw import drawn, places_drawn
from facts.spelling import folded

if TYPE_CHECKING:
    from desk.runs.recheck_list import DrawList
    from engine.recheck.stakes import Claim

LISTED, DRAWN, SEEN = "recheck_list", "recheck_draw", "recheck_seen"
AS_REPORTED, DIFFERS, UNSEEN = "as_reported", "differs", "unseen"
LEAST_DIGITS = 5  # of a seed: fewer can be tried out or chosen


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """What was fixed of a commune before the seed was known."""

    score: Fraction
    band: str
    margin: int | None  # as in engine.recheck.stakes.Claim
    rows: int
    total: int
    places: int  # open venues and hamlets, numbered after the rows
    basis: str = ""  # as basis_of; lists of before have none
    first: int | None = None  # it is to stay among so many first places
    before: Fraction = Fraction(0)  # limits of earlier lists whose draw could be known when the next was made
    found: tuple[str, ...] = ()  # places where an earlier list saw what was not reported


@dataclass(frozen=True, slots=True)
class Recheck:
    """The recheck of one year that stands: that of the newest list; `others` are of communes it has not."""

    period: str
    run: str
    rulebook: str
    hash: str
    limit: Fraction
    listed_on: date
    units: Mapping[str, ListedUnit]
    seed_source: str = ""  # where the seed is to be read, and of which day, as sealed with the list
    seed_day: date | None = None
    seed: str = ""
    source: str = ""  # of the seed, and its day
    draws: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # numbers in the order of the draw
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # numbers of places drawn
    stakes: Mapping[tuple[str, int], int] = field(default_factory=dict)  # of the rows drawn
    lists_before: int = 0  # lists of this year that this one took the place of
    drawn_before: int = 0  # of them, those that rows were drawn from: a new list after a bad draw is seen
    answers: Mapping[tuple[str, int], str] = field(default_factory=dict)
    persons: Mapping[tuple[str, int], frozenset[str]] = field(default_factory=dict)  # who answered last
    overruled: frozenset[tuple[str, int]] = frozenset()  # answered as reported after another answer
    place_names: Mapping[tuple[str, int], str] = field(default_factory=dict)  # of places drawn
    changed: Mapping[str, int] = field(default_factory=dict)  # communes that were listed by other returns or
    # rules: in how many places something not reported was seen
    others: tuple[Recheck, ...] = ()

    @property
    def parts(self) -> tuple[Recheck, ...]:
        return self, *self.others

    @property
    def every_unit(self) -> tuple[str, ...]:
        """Return the communes of all lists that stand."""
        return tuple(sorted(unit for part in self.parts for unit in part.units))

    def of_unit(self, unit: str) -> Recheck:
        """Return the list that a commune stands by."""
        return next((part for part in self.parts if unit in part.units), self)

    def of_list(self, hash_: str) -> Recheck:
        """Return the list of a hash, the newest where there is none."""
        return next((part for part in self.parts if part.hash == hash_), self)

    def now(self, basis: Mapping[str, str]) -> Recheck:
        """Return the recheck of the communes that rest on the same now."""

        def same(part: Recheck) -> Recheck:
            units = {unit: of for unit, of in part.units.items() if of.basis and of.basis == basis[unit]}
            return replace(part, units=units)

        now = replace(same(self), others=tuple(map(same, self.others)))
        gone = sorted({*self.every_unit} - {*now.every_unit})
        return replace(now, changed={unit: len(self.of_unit(unit).found_places(unit)) for unit in gone})

    def limit_of(self, unit: str) -> Fraction:
        """Return the limit of a commune: those of all its lists add up."""
        return self.limit + self.units[unit].before

    def found_places(self, unit: str) -> tuple[str, ...]:
        """Return the places where something not reported was seen and not since found to be reported."""
        answers = {name: self.answers.get(at) for at, name in self.place_names.items() if at[0] == unit}
        earlier = (name for name in self.units[unit].found if answers.get(name) != AS_REPORTED)
        found = (name for name, answer in answers.items() if answer == DIFFERS)
        return tuple(dict.fromkeys((*earlier, *found)))

    def without(self, units: Iterable[str]) -> Recheck:
        left = self.units.keys() - {*units}
        return replace(
            self,
            units={unit: self.units[unit] for unit in left},
            draws={unit: numbers for unit, numbers in self.draws.items() if unit in left},
            places={unit: numbers for unit, numbers in self.places.items() if unit in left},
            others=(),
        )

    def could_be_drawn(self, unit: str, day: date) -> bool:
        """Tell whether the draw of a commune was made, or its seed could be known, by a day."""
        return unit in self.draws or self.seed_day is None or self.seed_day <= day

    def to_see(self, unit: str) -> tuple[int, ...]:
        """Return the numbers of the rows and places to look at, in order."""
        return tuple(sorted({*self.numbers(unit), *self.places.get(unit, ())}))

    def is_overruled(self, at: tuple[str, int], answer: str) -> bool:
        """Tell whether an answer takes the place of one that was worse."""
        return answer == AS_REPORTED and self.answers.get(at) in (DIFFERS, UNSEEN)

    def numbers(self, unit: str) -> tuple[int, ...]:
        """Return the rows to look at, each once, in order."""
        return tuple(sorted(set(self.draws.get(unit, ()))))

    def sample(self, unit: str) -> tuple[bool, ...]:
        """Return of each draw, up to the first row nobody answered for, whether it is not as reported."""
        answers: list[bool] = []
        for number in self.draws.get(unit, ()):
            answer = self.answers.get((unit, number))
            if answer is None:
                break
            answers.append(answer != AS_REPORTED)
        return tuple(answers)


def recheck_of(workspace: Workspace, period: str) -> Recheck | None:
    """Return the recheck of a year as it stands; None where no list was fixed."""
    state: Recheck | None = None
    for record in decisions_of(workspace).records():
        if record.content.get("period") == period:
            if record.kind == LISTED:
                state = _in_place_of(state, _listed(record))
            elif state is not None and record.kind in (DRAWN, SEEN):
                state = _with(state, record)
    return state


def newest_recheck(workspace: Workspace) -> Recheck | None:
    records = (record for record in decisions_of(workspace).records() if record.kind == LISTED)
    newest = max((record.content["period"] for record in records), default=None)
    return recheck_of(workspace, newest) if newest else None


def _in_place_of(before: Recheck | None, new: Recheck) -> Recheck:
    """Return a new list in place of those that had one of its communes; other communes stand by theirs."""
    parts = before.parts if before is not None and before.rulebook == new.rulebook else ()
    gone = [part for part in parts if part.units.keys() & new.units.keys()]
    units = {unit: _after(parts, unit, of, new.listed_on) for unit, of in new.units.items()}
    return replace(
        new,
        units=units,
        lists_before=sum(part.lists_before + 1 for part in gone),
        drawn_before=sum(part.drawn_before + bool(part.draws) for part in gone),
        others=tuple(rest for part in parts if (rest := part.without(new.units)).units),
    )


def _after(parts: Sequence[Recheck], unit: str, of: ListedUnit, day: date) -> ListedUnit:
    """Return a commune of a new list with what its earlier lists leave: their limits, and places found."""
    part = next((part for part in parts if unit in part.units), None)
    if part is None:
        return of
    before = part.limit_of(unit) if part.could_be_drawn(unit, day) else part.units[unit].before
    return replace(of, before=before, found=part.found_places(unit))


def refuse_none(recheck: Recheck | None, year: int) -> Recheck:
    """Return the recheck; raise Stop where there is none."""
    if recheck is None:
        raise WrongUse(
            "Năm %(year)s chưa có danh sách phúc tra. Lập trước: lanhmanh recheck list %(year)s TỆP.",
            year=year,
        )
    return recheck


def _listed(record: LoggedDecision) -> Recheck:
    content = record.content
    units = {
        code: ListedUnit(
            Fraction(of["score"]),
            of["band"],
            of["margin"],
            of["rows"],
            of["total"],
            of["places"],
            of.get("basis", ""),
            of.get("first"),
        )
        for code, of in content["units"].items()
    }
    return Recheck(
        content["period"],
        content["run"],
        content["rulebook"],
        content["hash"],
        Fraction(content["limit"]),
        date.fromisoformat(record.on),
        units,
        content.get("source", ""),
        date.fromisoformat(content["seed_day"]) if content.get("seed_day") else None,
    )


def _with(state: Recheck, record: LoggedDecision) -> Recheck:
    content = record.content
    if content["list"] != state.hash:
        others = (_with(part, record) if part.hash == content["list"] else part for part in state.others)
        return replace(state, others=tuple(others))
    if record.kind == DRAWN:
        draws = {unit: tuple(numbers) for unit, numbers in content["draws"].items()}
        places = {unit: tuple(numbers) for unit, numbers in content["places"].items()}
        stakes = {
            (unit, int(number)): stake
            for unit, of in content["stakes"].items()
            for number, stake in of.items()
        }
        return replace(
            state,
            seed=content["seed"],
            source=content["source"],
            draws={**state.draws, **draws},
            places={**state.places, **places},
            stakes={**state.stakes, **stakes},
            place_names={
                **state.place_names,
                **{
                    (unit, int(number)): name
                    for unit, of in content.get("place_names", {}).items()
                    for number, name in of.items()
                },
            },
        )
    answers = {(content["unit"], int(number)): answer for number, answer in content["answers"].items()}
    persons = frozenset({folded(content["second"]), folded(record.by.removesuffix(f", {content['second']}"))})
    return replace(
        state,
        answers={**state.answers, **answers},
        persons={**state.persons, **dict.fromkeys(answers, persons)},
        overruled=state.overruled | {at for at in answers if state.is_overruled(at, answers[at])},
    )


# Acts

Where = Mapping[str, Any]


def basis_of(run: Run, rulebook: str, units: Iterable[str]) -> dict[str, str]:
    """Return a digest of what each commune's band rests on: the rules, its own returns of the year, its
    result."""
    store, period = archive_of_run(run), run.manifest["periods"][0]
    own: dict[str, list[str]] = {unit: [] for unit in units}
    for hash_ in run.manifest["records"]:
        manifest = store.manifest(hash_)
        if manifest.unit in own and manifest.period.startswith(period):
            own[manifest.unit].append(hash_)
    results = {
        row["subject"]: [str(row["low"]), str(row["high"]), row["bands"]]
        for row in run.table("scores").iter_rows(named=True)
        if row["rulebook"] == rulebook
    }
    return {
        unit: hashlib.sha256(
            canonical_json([run.manifest["rules"], sorted(hashes), results.get(unit)]).encode()
        ).hexdigest()
        for unit, hashes in own.items()
    }


def fix_list(
    workspace: Workspace,
    where: Where,
    claims: Sequence[Claim],
    listed: DrawList,
    by: str,
    today: date,
    basis: Mapping[str, str] = MappingProxyType({}),
    reason: str = "",
) -> LoggedDecision:
    """Put on record what rows are drawn from; `where` names period, run, rulebook, the risk limit, and where
    and when the seed is to be read. Raise Stop for a list made again without a reason or a change."""
    _refuse_again(recheck_of(workspace, where["period"]), where["rulebook"], claims, basis, today, reason)
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
        }
        for claim in claims
    }
    again = {"reason": reason.strip()} if reason.strip() else {}
    content = {**where, "hash": listed.hash, "units": units, **again}
    return decisions_of(workspace).add(LISTED, today.isoformat(), by, content)


def _refuse_again(
    recheck: Recheck | None,
    rulebook: str,
    claims: Sequence[Claim],
    basis: Mapping[str, str],
    today: date,
    reason: str,
) -> None:
    """Raise Stop for a list of communes that were listed before, unless a reason is given; and where their
    draw could be known and nothing that the list rests on has changed: nobody draws until it suits."""
    if recheck is None or recheck.rulebook != rulebook:
        return
    listed = {claim.subject: recheck.of_unit(claim.subject) for claim in claims}
    again = [unit for unit, part in listed.items() if unit in part.units]
    same = [
        unit
        for unit in again
        if listed[unit].could_be_drawn(unit, today)
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
            "%(units)s: đã có danh sách phúc tra; giới hạn của các danh sách cộng lại. Nêu lý do lập lại:"
            " --reason. Chưa làm gì.",
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
    text, source = _seed(recheck, seed, today)
    places_of = {
        unit: _place_numbers(
            listed, text, unit, max(places, len(recheck.places.get(unit, ()))), recheck.units[unit].found
        )
        for unit in more
    }
    draws = {
        unit: _numbers(listed, text, unit, len(recheck.draws.get(unit, ())) + count)
        for unit, count in more.items()
    }
    content = {
        "period": recheck.period,
        "list": recheck.hash,
        "seed": text,
        "source": source,
        "draws": draws,
        "stakes": {
            unit: {str(row.number): row.stake for row in listed.of(unit) if row.number in set(numbers)}
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
    if sum(mark.isdigit() for mark in seed.text) < LEAST_DIGITS:
        raise WrongUse(
            "Số rút phải có ít nhất %(n)s chữ số: số ngắn thì chọn, thử trước được. Chưa rút gì.",
            n=LEAST_DIGITS,
        )
    if recheck.seed_day is not None and (seed.source, seed.day) != (recheck.seed_source, recheck.seed_day):
        raise WrongUse(
            "Danh sách đã chốt rút bằng số của %(source)s, ngày %(day)s. Dùng đúng số ấy. Chưa rút gì.",
            source=recheck.seed_source,
            day=day_words(recheck.seed_day),
        )
    if not recheck.listed_on < seed.day <= today:
        raise WrongUse(
            "Số rút phải có sau ngày chốt danh sách (%(listed)s) và không ở tương lai: nếu biết trước số"
            " thì biết trước dòng nào được xem. Chưa rút gì.",
            listed=day_words(recheck.listed_on),
        )
    return seed.text, f"{seed.source}, {day_words(seed.day)}"


def _numbers(listed: DrawList, seed: str, unit: str, count: int) -> list[int]:
    rows = listed.of(unit)
    places = drawn([row.stake for row in rows], seed, unit, count) if rows else ()
    return [rows[place].number for place in places]


def _place_numbers(listed: DrawList, seed: str, unit: str, count: int, found: Collection[str]) -> list[int]:
    """Return the places drawn, and those where something was seen before: they are seen again."""
    places = listed.places(unit)
    drawn = {places[place].number for place in places_drawn(len(places), seed, unit, count)}
    return sorted(drawn | {place.number for place in places if place.sheet in found})


def first_draws(recheck: Recheck) -> dict[str, int]:
    """Return how many draws each commune needs if every row is as reported and a band hangs on rows."""
    limit = float(recheck.limit)
    return {
        code: draws_needed(of.margin, of.total, limit)
        for code, of in recheck.units.items()
        if of.margin is not None and of.margin <= of.total
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
    second = check_second(workspace, by, second, frozenset({EVALUATION, INVESTIGATOR}))
    _refuse_overruling(recheck.of_unit(unit), unit, answers, {folded(by), folded(second)}, reason)
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


def _refuse_overruling(
    recheck: Recheck, unit: str, answers: Mapping[int, str], persons: Set[str], reason: str
) -> None:
    """Raise Stop where a row that was not as reported is to be so now, by the same persons or unexplained."""
    overruled = [number for number, answer in answers.items() if recheck.is_overruled((unit, number), answer)]
    same = [number for number in overruled if recheck.persons[unit, number] & persons]
    if overruled and (same or not reason.strip()):
        raise WrongUse(
            "%(unit)s: số %(numbers)s đã ghi “khác” hoặc “không xem được”. Đổi thành “như báo cáo” thì phải"
            " có hai người khác xem lại và lý do: lanhmanh recheck record … --reason. Chưa ghi gì.",
            unit=unit,
            numbers=", ".join(map(str, same or overruled)),
        )
