"""What a sample says of each commune's band, and whether that is said of a run's results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from desk.base.language import Texts, gettext
from desk.runs.recheck import DIFFERS, UNSEEN, Recheck, Voided, basis_of, recheck_of
from desk.runs.recheck_acts import first_draws
from desk.runs.run import Run
from desk.words.numbers import day_words, number_words
from desk.workspace.folder import opened
from engine.recheck.bound import UNITS, draws_needed, most_overstated, risk

if TYPE_CHECKING:
    from desk.runs.standings import StandingRow
    from desk.runs.year import Year

SAID = 6  # numbers said of rows nobody answered for
NOT_CHECKED, STANDS, OPEN, FALSE_ROWS, FALLEN = "not_checked", "stands", "open", "false", "fallen"
SURE = "sure"
VOID = "void"
OVERTAKEN = "overtaken"  # of a first place: others report more than when it was listed
REWARD_LIMIT = Fraction(10, 100)  # limits of all lists added up, for a reward that asks for a recheck
UNLISTED, CHANGED, UNDRAWN, WAITING, MORE = "unlisted", "changed", "undrawn", "waiting", "more"
IN_SHORT = Texts(
    {
        SURE: "không dòng nào làm xếp loại thấp hơn",
        FALLEN: "xếp loại không đứng",
        VOID: "danh sách đã bỏ, phải lập danh sách mới",
        UNLISTED: "chưa phúc tra",
        CHANGED: "phải lập danh sách mới",
        UNDRAWN: "chưa rút dòng",
        WAITING: "chờ trả lời",
        MORE: "phải rút thêm",
    }
)


def percent(share: Fraction) -> str:
    return f"{number_words(share * 100)} %"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the sample of a commune says at the risk limit. `least_score` is the lowest true score it leaves
    possible, `more_draws` the draws still needed if all were as reported; none where no draw can help."""

    unit: str
    score: Fraction
    band: str
    state: str
    draws: int
    rows: int  # looked at, each once
    left: int  # of the list, not looked at
    false: int
    unseen: int
    waiting: int  # drawn, not answered for
    risk: float
    least_score: Fraction
    more_draws: int
    places: int
    places_drawn: int
    places_seen: int
    unreported_places: int  # places where something not reported was seen, by this list or one before
    overruled: int = 0  # answers recorded again, less gravely than before
    waiting_numbers: tuple[int, ...] = ()
    first: int = 0  # it is claimed to be among so many first places; 0: not claimed
    place: str = ""  # the state of that claim: also where the band stands, it may not


def outcome_of(recheck: Recheck, unit: str) -> Outcome:
    recheck = recheck.of_unit(unit)
    listed, sample = recheck.units[unit], recheck.sample(unit)
    answers = {number: recheck.answers.get((unit, number)) for number in recheck.numbers(unit)}
    there = [recheck.answers.get((unit, number)) for number in recheck.places.get(unit, ())]
    limit = float(recheck.limit)
    differ = [
        stake
        for at, stake in recheck.stakes.items()
        if at[0] == unit and recheck.answers.get(at) == DIFFERS  # by an earlier list too, drawn or not
    ]
    unseen = sum(answer == UNSEEN for answer in answers.values())
    waiting = sum(answer is None for answer in answers.values())
    seen = len(answers) - waiting
    known = sum(differ)
    if seen == listed.rows:  # all was looked at: nothing is left to chance
        most = known = known + sum(recheck.stakes[unit, n] for n, of in answers.items() if of == UNSEEN)
    else:
        most = max(known, most_overstated(listed.total, sample, limit) if sample else listed.total)
    all_seen = seen == listed.rows
    of_claim = partial(_claim_outcome, recheck, listed.total, sample, known, all_seen, bool(differ))
    band = of_claim(listed.margin)
    place = of_claim(listed.least_margin) if listed.first else None
    return Outcome(
        unit,
        listed.score,
        listed.band,
        band.state,
        len(sample),
        seen,
        listed.rows - seen,
        len(differ),
        unseen,
        waiting,
        band.chance,
        max(listed.score - Fraction(most, UNITS), Fraction(0)),
        max(band.more, place.more if place else 0),
        listed.places,
        len(there),
        sum(answer is not None and answer != UNSEEN for answer in there),
        len(recheck.found_places(unit)),
        sum(at[0] == unit for at in recheck.overruled),
        tuple(number for number, answer in answers.items() if answer is None),
        listed.first or 0,
        place.state if place else "",
    )


class ClaimOutcome(NamedTuple):
    """What a sample says of one claim, a band or a first place: how likely it passes were it false, and the
    draws it still needs."""

    state: str
    chance: float
    more: int


def _claim_outcome(
    recheck: Recheck,
    total: int,
    sample: Sequence[bool],
    known: int,
    all_seen: bool,
    differs: bool,
    margin: int | None,
) -> ClaimOutcome:
    """Return what a sample says of a claim of a margin, where rows known to be false carry so much."""
    limit = float(recheck.limit)
    if margin is None:
        return ClaimOutcome(SURE, 0.0, 0)
    settled = all_seen or known >= margin
    chance = float(known >= margin) if settled else risk(margin, total, sample)
    more = draws_needed(margin, total, limit, sample) if chance > limit and not settled else 0
    if margin > total:
        state = SURE
    elif chance <= limit:
        state = STANDS
    elif settled:
        state = FALLEN
    elif recheck.voided:
        state = VOID
    else:
        state = (FALSE_ROWS if differs else OPEN) if sample else NOT_CHECKED
    return ClaimOutcome(state, chance, more)


def lowest_known(outcome: Outcome) -> bool:
    """Tell whether the lowest score that a sample leaves possible is known: no answer that moves it waits."""
    return bool(outcome.draws) and (outcome.state == STANDS or not outcome.waiting)


def wanted_draws(recheck: Recheck, more: int, units: Collection[str] = ()) -> dict[str, int]:
    """Return how many draws each commune of a list gets, or those of some: what it needs at first, and so
    many more where they can help and no answer waits, or the commune is named."""
    first = first_draws(recheck)

    def draws(unit: str) -> int:
        if unit not in recheck.draws:
            return first[unit] + more if unit in first else 0
        outcome = outcome_of(recheck, unit)
        return more if outcome.more_draws and (units or not outcome.waiting) else 0

    return {unit: draws(unit) for unit in units or recheck.units}


def state_words(outcome: Outcome, limit: Fraction, counted: bool = True) -> str:
    """Say what was seen of a commune's rows, `counted` or not, and how many places had what it did not
    report."""
    rows = [*filter(None, (_rows_words(outcome, limit, counted), _place_beside(outcome)))]
    if outcome.state in (STANDS, SURE) and (n := outcome.places_drawn - outcome.places_seen):
        rows.append(gettext("còn %(n)s nơi chưa xem được", n=n))
    elif outcome.state in (STANDS, SURE) and outcome.places and not outcome.places_drawn:
        rows.append(gettext("chưa đến nơi nào"))
    if n := outcome.unreported_places:
        rows.append(gettext("%(n)s nơi có điều chưa báo: thẩm định lại (B16)", n=n))
    return " · ".join(rows)


def _rows_words(outcome: Outcome, limit: Fraction, counted: bool) -> str:
    if outcome.state == SURE:
        return gettext("không dòng nào làm hạng thấp hơn")
    if outcome.state == VOID:
        return void_words()
    looked = gettext("đã phúc tra %(n)s dòng", n=outcome.rows) if counted else gettext("đã phúc tra")
    unseen = gettext("%(n)s dòng không xem được", n=outcome.unseen) if outcome.unseen else ""
    differ = gettext("%(n)s dòng khác báo cáo", n=outcome.false) if outcome.false else ""
    if outcome.state == STANDS:
        if counted:
            words = gettext(
                "nếu dòng đã báo sai đến mức hạng đúng phải thấp hơn, phép thử này chỉ để lọt ≤ %(limit)s",
                limit=percent(limit),
            )
        else:
            words = gettext(
                "nếu dòng đã báo sai đến mức hạng đúng phải thấp hơn, phép thử này chỉ để lọt ≤ %(limit)s ở"
                " từng đơn vị",
                limit=percent(limit),
            )
        if holds_place(outcome):
            words = gettext("%(risk)s (hạng, %(first)s)", risk=words, first=first_words(outcome.first))
        return " · ".join(filter(None, (looked, differ, unseen, words)))
    if outcome.state == FALLEN:
        return gettext(
            "%(looked)s · %(n)s dòng khác báo cáo hoặc không xem được, có thể làm hạng thấp hơn: thẩm định"
            " lại (B16)",
            looked=looked,
            n=outcome.false + outcome.unseen,
        )
    if outcome.rows and outcome.waiting:
        looked = " · ".join(filter(None, (looked, differ, unseen)))
        numbers = ", ".join(map(str, outcome.waiting_numbers[:SAID])) + "…" * (outcome.waiting > SAID)
        return gettext(
            "%(looked)s · còn %(n)s dòng chưa trả lời: số %(numbers)s",
            looked=looked,
            n=outcome.waiting,
            numbers=numbers,
        )
    if outcome.state == NOT_CHECKED:
        return not_checked()
    looked = f"{looked} · {unseen}" if unseen else looked
    if outcome.state == FALSE_ROWS:
        return gettext(
            "%(looked)s · %(n)s dòng khác báo cáo: thẩm định lại (B16), hoặc xem tiếp, nhiều nhất %(left)s"
            " dòng",
            looked=looked,
            n=outcome.false,
            left=outcome.left,
        )
    return gettext(
        "%(looked)s · chưa đủ: rút thêm %(more)s lượt (nhiều nhất %(left)s dòng chưa xem)",
        looked=looked,
        more=outcome.more_draws,
        left=outcome.left,
    )


def _place_beside(outcome: Outcome) -> str:
    """Say of first places what the sentence on a band that stands has not said."""
    return "" if outcome.state == STANDS and holds_place(outcome) else place_words(outcome)


def holds_place(outcome: Outcome) -> bool:
    """Tell whether a sample lets a commune stay among the first places that are claimed."""
    return outcome.place in (STANDS, SURE)


def place_words(outcome: Outcome) -> str:
    """Say whether a commune stays among the first places that are claimed; of the band this says nothing."""
    if not outcome.first:
        return ""
    if holds_place(outcome):
        return first_words(outcome.first)
    if outcome.place == FALLEN:
        return gettext("chỗ trong %(n)s đơn vị đứng đầu không đứng", n=outcome.first)
    if outcome.place == OVERTAKEN:
        return gettext("đơn vị khác nay có thể hơn: không nói về %(n)s đơn vị đứng đầu nữa", n=outcome.first)
    return gettext("chưa nói được về %(n)s đơn vị đứng đầu", n=outcome.first)


def is_complete(outcome: Outcome) -> bool:
    """Tell whether a band stands and every place drawn was seen, where there are any."""
    seen = outcome.places_seen == outcome.places_drawn
    return outcome.state in (STANDS, SURE) and seen and bool(outcome.places_drawn or not outcome.places)


def is_to_be_seen(outcome: Outcome) -> bool:
    """Tell whether rows or places drawn are left to see and may still matter to the band."""
    settled = (STANDS, SURE, FALLEN, OVERTAKEN) if outcome.state == STANDS else ()
    rows = bool(outcome.waiting) and (outcome.state != STANDS or (outcome.place or STANDS) not in settled)
    return outcome.state != FALLEN and (rows or outcome.places_seen < outcome.places_drawn)


def rechecked(run: Run, rulebook: str) -> Recheck | None:
    """Return the recheck of a run's year, of the communes whose returns and rules are those that were listed;
    None where no list was fixed."""
    recheck = recheck_of(opened(run.workspace), run.manifest["periods"][0], rulebook)
    if recheck is None:
        return None
    if all(part.run == run.id for part in recheck.parts):
        return recheck
    return recheck.now(basis_of(run, rulebook, recheck.every_unit))


def stood(run: Run, rulebook: str) -> frozenset[str]:
    """Return the communes of a run whose band a recheck lets stand for a reward: that very band, by lists
    whose limits add up to no more than is allowed, every place drawn was seen, and nowhere what they did not
    report."""
    recheck = rechecked(run, rulebook)
    if recheck is None:
        return frozenset()
    bands = {
        row["subject"]: tuple(row["bands"])
        for row in run.table("scores").iter_rows(named=True)
        if row["rulebook"] == rulebook
    }
    outcomes = (outcome_of(recheck, unit) for unit in recheck.every_unit)
    return frozenset(
        outcome.unit
        for outcome in outcomes
        if is_complete(outcome)
        and not outcome.unreported_places
        and recheck.of_unit(outcome.unit).limit_of(outcome.unit) <= REWARD_LIMIT
        and bands.get(outcome.unit) == (outcome.band,)
    )


def words_for_commune(year: Year, unit: str) -> str:
    """Return what the letter to a commune says of its recheck; of one under way, not which rows are left."""
    recheck = rechecked(year.run, year.rulebook.name)
    row = next((row for row in year.rows if row.subject == unit), None)
    if recheck is None or row is None:
        return ""
    outcome = outcome_of(recheck, unit) if unit in recheck.every_unit else None
    if outcome and outcome.rows and (outcome.waiting or outcome.state in (OPEN, NOT_CHECKED)):
        return gettext("đang phúc tra, chưa xong")
    return _of_result(recheck, row, year, counted=True)


def _of_result(recheck: Recheck, row: StandingRow, year: Year, counted: bool) -> str:
    """Say what a recheck says of one result: of which band, where that is not just the one it has."""
    if row.subject not in recheck.every_unit:
        return state_of(recheck, row.subject)
    outcome = among_first_now(year, outcome_of(recheck, row.subject))
    state = state_words(outcome, recheck.of_unit(row.subject).limit_of(row.subject), counted)
    if row.bands == (outcome.band,):
        return state
    return f"{state} · {gettext('chỉ nói về hạng %(band)s', band=year.title((outcome.band,)))}"


def states_now(recheck: Recheck, run: Run | None, year_of: Callable[[Run, str], Year]) -> dict[str, str]:
    """Return what a recheck says of each of its communes, and of a run's results; where a year has no run, of
    what was listed."""
    now = None if run is None else rechecked(run, recheck.rulebook)
    states = {unit: state_of(now or recheck, unit) for unit in recheck.every_unit}
    if run is None or now is None or recheck.rulebook not in run.manifest["rulebooks"]:
        return states
    year = year_of(run, recheck.rulebook)
    listed = (row for row in year.rows if row.subject in states)
    return states | {row.subject: _of_result(now, row, year, counted=True) for row in listed}


def units_by_state(recheck: Recheck, year: Year) -> Mapping[str, Mapping[str, int]]:
    """Return what a recheck says of the bands of a run, and of which communes, with the rows that were looked
    up in each."""
    units: dict[str, dict[str, int]] = {}
    for row in year.rows:
        looked = outcome_of(recheck, row.subject).rows if row.subject in recheck.every_unit else 0
        units.setdefault(_of_result(recheck, row, year, counted=False), {})[row.subject] = looked
    return units


def counts_in_short(recheck: Recheck, year: Year) -> Counter[str]:
    """Return what a recheck says in short of the bands of a run, and of how many communes."""
    counts = Counter(_in_short(recheck, row, year) for row in year.rows)
    outcomes = [outcome_of(recheck, row.subject) for row in year.rows if row.subject in recheck.every_unit]
    there = [of for of in outcomes if of.state in (STANDS, SURE)]
    counts[gettext("còn nơi phải đến")] = sum(not is_complete(of) for of in there)
    counts[gettext("có điều chưa báo")] = sum(bool(of.unreported_places) for of in outcomes)
    return +counts


def stage_of(recheck: Recheck, unit: str) -> str:
    """Return how far the recheck of a commune has come: what its sample says, or what that waits for."""
    if unit not in recheck.every_unit:
        return CHANGED if unit in recheck.changed else UNLISTED
    outcome = outcome_of(recheck, unit)
    if outcome.state in (STANDS, SURE, FALLEN, VOID):
        return outcome.state
    if unit not in recheck.of_unit(unit).draws:
        return UNDRAWN
    return WAITING if outcome.waiting else MORE


def _in_short(recheck: Recheck, row: StandingRow, year: Year) -> str:
    stage = stage_of(recheck, row.subject)
    if row.subject not in recheck.every_unit:
        return IN_SHORT[stage]
    outcome = among_first_now(year, outcome_of(recheck, row.subject))
    if stage != STANDS:
        return " · ".join(filter(None, (IN_SHORT[stage], place_words(outcome))))
    if row.bands != (outcome.band,):
        return gettext("hạng %(band)s đứng, không phải xếp loại ở đây", band=year.title((outcome.band,)))
    limit = percent(recheck.of_unit(row.subject).limit_of(row.subject))
    words = gettext(
        "xếp loại đứng (nếu dòng đã báo sai đến mức đúng ra phải thấp hơn, chỉ để lọt ≤ %(limit)s mỗi xã)",
        limit=limit,
    )
    return " · ".join(filter(None, (words, place_words(outcome))))


def first_words(places: int | str) -> str:
    """Say that a commune stays among so many first places, and on what condition; 0: that isn't claimed."""
    words = gettext("cả trong %(n)s đơn vị đứng đầu nếu đơn vị khác không hơn hạng, điểm đã báo", n=places)
    return words if places else ""


def rows_looked_at(name: str, rows: int) -> str:
    """Name a commune with how many rows were looked up there, if any."""
    return gettext("%(unit)s %(n)s dòng", unit=name, n=rows) if rows else name


def among_first_now(year: Year, outcome: Outcome) -> Outcome:
    """Return an outcome that says nothing of first places where others report more than when listed."""
    holds = not holds_place(outcome) or lowest_place(year, outcome) <= outcome.first
    return outcome if holds else replace(outcome, place=OVERTAKEN)


def lowest_place(year: Year, outcome: Outcome) -> int:
    """Return the lowest place that a sample leaves possible: others have at most what they report, in points
    and in band, for a better band goes first."""
    better = [band.id for band in year.rulebook.bands]
    better = better[: better.index(outcome.band)]
    others = (row for row in year.rows if row.subject != outcome.unit and row.places is not None)
    return 1 + sum(row.high > outcome.least_score or row.bands[0] in better for row in others)


def state_of(recheck: Recheck, unit: str) -> str:
    """Say of a commune's band what its recheck says, also where it was not listed or has changed since."""
    if unit in recheck.every_unit:
        return state_words(outcome_of(recheck, unit), recheck.of_unit(unit).limit_of(unit))
    if unit in recheck.changed:
        return changed_words(recheck.changed[unit])
    return not_checked()


def list_words(part: Recheck) -> str:
    """Say what anyone needs who draws again: the list's day and hash, the seed and where it is to be read."""
    where = {"day": day_words(part.listed_on), "hash": part.hash}
    n = len(part.units)
    if not part.seed:
        return gettext("Danh sách %(n)s xã chốt ngày %(day)s, mã băm %(hash)s; chưa rút.", n=n, **where)
    source = f"{part.seed_source}, {day_words(part.seed_day)}" if part.seed_day else part.source
    return gettext(
        "Danh sách %(n)s xã chốt ngày %(day)s, mã băm %(hash)s; rút bằng số %(seed)s (%(source)s).",
        n=n,
        seed=part.seed,
        source=source,
        **where,
    )


def changed_words(places: int) -> str:
    """Say of a commune that changed since that it has to be listed anew, and in how many places something
    not reported was seen."""
    words = gettext("báo cáo hoặc quy tắc đã đổi từ khi chốt danh sách phúc tra, phải lập danh sách mới")
    return words + (
        " · " + gettext("%(n)s nơi có điều chưa báo đã thấy trước đó", n=places) if places else ""
    )


def void_words() -> str:
    return gettext("danh sách phúc tra đã bỏ, phải lập danh sách mới")


def voided_words(voided: Voided) -> str:
    """Say which list was voided, on which day, by whom and why: it counts in the limits that are printed."""
    return gettext(
        "Danh sách mã băm %(hash)s, rút bằng số %(seed)s, đã bỏ ngày %(day)s (%(by)s): %(reason)s. Giới"
        " hạn của nó vẫn cộng vào giới hạn in ở đây.",
        hash=voided.hash,
        seed=voided.seed,
        day=day_words(voided.on),
        by=voided.by,
        reason=voided.reason,
    )


def not_checked() -> str:
    return gettext("chưa phúc tra")
