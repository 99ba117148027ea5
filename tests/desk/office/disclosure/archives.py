"""Archives to attack: random small ones, made as returns in memory, and what is true of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

from desk.office.disclosure.editions import ShownInEdition
from desk.office.workbooks.public_results import public_workbook
from desk.office.workbooks.result_sheets import Edition as Said
from desk.office.years_shown import YearsShown, years_shown
from desk.runs.year import computed_year
from engine.evaluation.years import Evaluation
from engine.indicators.operations.difference import Difference
from engine.indicators.operations.previous import Previous
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.kinds.targets import Assignment, FigureTarget
from engine.rulebook.model.editions import edition
from engine.rulebook.model.indicators import NO_TOTAL
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing
from scenarios.steps.drafts import DraftReturn, DraftReturns
from scenarios.steps.records import standing_from_drafts
from tests.desk.office.disclosure.attack import Attack
from tests.desk.office.disclosure.known import Known, Place
from tests.desk.office.disclosure.published import LATER, Counted, Edition, edition_of
from tests.desk.office.disclosure.rulebook_by_hand import RECORDS, RULE, Rule

UNITS = ("30985", "30988", "30991", "30994", "30997", "31000", "31003", "31006", "31009")
# What a reader finds in some workbook or other as a sum over all communes
SUMMED = re.compile(
    "hotspots_(active|cleared|known)|cases_(found|handled|overdue|due|in_time|elsewhere|sex|at_our_venues)"
    "|tips_(received|resolved|overdue|due|in_time)|matters_(due|in_time|found)|repeat_venues|venues_open|high_risk_venues"
    "|open_(classified|inspected|committed)|violations(_remedied)?|inspections|misclassified|closed_late"
    "|fines|team_178_below_quorum|surprise_without_ground|supported(_women|_girls|_households)?"
)
YEARS = (2018, 2019, 2020)
FIELDS = {
    "fines": "fine_vnd",
    "supported_women": "women",
    "supported_girls": "girls",
    "supported_households": "poor_households",
}


def random_drafts(seed: int) -> list[DraftReturn]:
    """Return the returns of a few communes over three years: few venues, few events, all of it by chance."""
    random, returns = Random(seed), DraftReturns()
    sizes = {unit: random.choice((2, 4, 7, 12, 25)) for unit in UNITS}
    for unit in UNITS:
        returns.everything_nil(unit, YEARS)
        for year in YEARS:
            _fill(returns.of(year), year, sizes[unit], random)
    return returns.drafts


def changed_drafts(drafts: Iterable[DraftReturn], unit: str, seed: int) -> list[DraftReturn]:
    """Return the returns with another one of the last year from one commune, as if it had corrected all of
    it."""
    random, again = Random(seed), DraftReturns()
    again.everything_nil(unit, YEARS[-1:])
    (other,) = [d for d in again.drafts if d.period == str(YEARS[-1])]
    _fill(other, YEARS[-1], random.choice((2, 4, 7, 12)), random)
    return [other if (d.unit, d.period) == (unit, other.period) else d for d in drafts]


def _fill(draft: DraftReturn, year: int, venues: int, random: Random) -> None:
    def day(first: int = 10, last: int = 330) -> date:
        return date(year, 1, 1) + timedelta(random.randint(first, last))

    def text(found: date | None) -> str:
        return f"{found.day}/{found.month}/{found.year}" if found else ""

    often, fines = random.random(), Random(f"{draft.unit} {year} {venues}")
    for number in range(1, venues + random.randint(0, 2) + 1):
        classified = random.random() < often
        draft.put(
            "B02",
            {
                "Mã cơ sở": f"{draft.unit}-CS-{number:03}",
                "Đã ký cam kết": random.choice(("có", "có", "không")),
                "Phân loại của xã": "thấp" if classified else "",
                "Ngày phân loại": text(day()) if classified else "",
            },
        )
        for _ in range(random.choice((0, 1, 1, 2))):
            draft.put("B04", {"Mã cơ sở": f"{draft.unit}-CS-{number:03}", "Ngày kiểm tra": text(day())})
            if random.random() < 0.25:
                draft.rows("B04")[-1]["Kết quả"] = "vi phạm"
                act = random.choice(("để xảy ra mại dâm", "quá giờ quy định", "khiêu dâm, kích dục"))
                remedied = text(day(331, 345)) if random.random() < 0.7 else ""
                fine = str(fines.choice((0, 2, 5, 5, 12)) * 500_000 or "")
                draft.put("B05", {"Hành vi": act, "Ngày khắc phục": remedied, "Số tiền phạt": fine})
    for _ in range(random.choice((0, 0, 1, 2, 3, 6))):
        found = day()
        handled = text(found + timedelta(random.choice((5, 40, 120)))) if random.random() < 0.7 else ""
        victims, identifying = random.choice((0, 0, 1, 2)), random.choice((0, 0, 1))
        draft.put(
            "B06",
            {
                "Ngày phát hiện": text(found),
                "Ngày xử lý xong": handled,
                "Số nạn nhân đã được xác định": str(victims),
                "Số người đang được xác định là nạn nhân": str(identifying),
                "Số người đã được hỗ trợ": str(random.randint(0, victims + identifying)),
            },
        )
    for _ in range(random.choice((0, 0, 1, 2, 5))):
        received = day()
        resolved = text(received + timedelta(random.choice((5, 60, 120)))) if random.random() < 0.7 else ""
        draft.put("B10", {"Ngày nhận": text(received), "Ngày giải quyết": resolved})
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        found = day()
        draft.put(
            "B08",
            {
                "Ngày phát hiện": text(found),
                "Ngày triệt xóa": text(found + timedelta(9)) if random.random() < 0.6 else "",
            },
        )
    for number in range(1, random.randint(3, 9)):
        draft.put("B11", {"Ngày": text(day()), "Ấp, khu phố": f"ấp {number}"})
    women, girls, poor = (str(random.choice((0, 2, 7, 40, 90))) for _ in range(3))
    draft.put(
        "B12",
        {
            "Chương trình": "giảm nghèo",
            "Số phụ nữ": women,
            "Số trẻ em gái": girls,
            "Số hộ nghèo, hộ khó khăn": poor,
        },
    )
    draft.put("B13", {})
    draft.put("B14", {})


def with_targets(rules: Rules) -> Rules:
    """Return the rules with as much assigned from above as can be: every figure of these years at several
    marks, units recognised, bands."""
    indicators = rules.indicator_sets[rules.rulebooks["healthy_commune"].subject].indicators
    day = date(YEARS[-1], 12, 14)
    names = [n for n, one in indicators.items() if one.over_units != NO_TOTAL and holds_on(one, day)]
    marks = [(Fraction(n), None) for n in (1, 2, 3, 4, 5, 12)] + [(None, Fraction(n)) for n in (0, 6)]
    papers = tuple(
        Assignment(
            year=year,
            assigned_by=f"UBND tỉnh {n}",
            document=f"{year}{n}/QĐ-UBND",
            signed_on=date(year, 1, 15),
            recognised=7,
            figures=tuple(FigureTarget(of=name, at_least=mark[0], at_most=mark[1]) for name in names),
            bands=dict.fromkeys(UNITS, "tot"),
        )
        for year in YEARS
        for n, mark in enumerate(marks)
    )
    return replace(rules, targets=papers)


def results_of(standing: Standing, rules: Rules, year: int) -> YearsShown:
    period = rules.calendar.period(str(year))
    assert period is not None
    evaluation = Evaluation(standing, with_targets(rules))
    return years_shown(
        computed_year(evaluation, edition(rules.rulebooks["healthy_commune"], period.end), period)
    )


def results_by(drafts: Iterable[DraftReturn], rules: Rules, year: int) -> YearsShown:
    """Return the results as they were in a year: no later return was there yet."""
    there = [d for d in drafts if int(d.period[:4]) <= year]
    return results_of(standing_from_drafts(there, rules), rules, year)


@dataclass(frozen=True)
class Publishing:
    """What an office publishes, oldest first: two years, and the last again, of which one commune's return
    changed."""

    results: tuple[YearsShown, ...]
    changed: str

    def attack(self, folder: Path, rule: Rule = RULE) -> Attack:
        """Publish it all and return the attack on it."""
        earlier: dict[str, tuple[ShownInEdition, ...]] = {}
        editions = []
        for n, one in enumerate(self.results):
            now = replace(one, earlier=dict(earlier))
            editions.append(printed(now, folder / str(n)))
            for code, shown in now.shown.items():
                earlier[code] = (*earlier.get(code, ()), shown)
        *first, last = editions
        return Attack([*first, later_edition(last)], known_of(self.results), rule, frozenset({self.changed}))


def publishing(rules: Rules, seed: int, units: Collection[str] = UNITS) -> Publishing:
    """Return what is published of a random archive: by an office of these communes."""
    drafts, changed = random_drafts(seed), Random(seed).choice(sorted(units))
    results = [results_by(drafts, rules, year) for year in YEARS[-2:]]
    results.append(results_by(changed_drafts(drafts, changed, seed), rules, YEARS[-1]))
    return Publishing(tuple(_of_units(one, units) for one in results), changed)


def _of_units(results: YearsShown, units: Collection[str]) -> YearsShown:
    return replace(results, years={place: year for place, year in results.years.items() if place[0] in units})


def later_edition(edition: Edition) -> Edition:
    """Return an edition as the later one of its year."""
    year = edition.year + LATER
    communes = [replace(c, year=year) if c.year == edition.year else c for c in edition.communes]
    totals = {(year if y == edition.year else y, title): n for (y, title), n in edition.totals.items()}
    return replace(edition, year=year, communes=tuple(communes), totals=totals)


def printed(results: YearsShown, folder: Path) -> Edition:
    """Write the public workbook and read it as a stranger does."""
    path = folder / f"{results.year.period.code}.xlsx"
    return edition_of(public_workbook(path, results, Said("thử", locked=True)))


def attack_on(editions: Iterable[Edition], results: Iterable[YearsShown], rule: Rule = RULE) -> Attack:
    """Return the attack on editions; `results` say what is true, newest last."""
    return Attack(editions, known_of(results), rule)


def known_of(results: Iterable[YearsShown]) -> Known:
    """Return what is true of the communes in results, newest last."""
    counts: dict[Place, dict[str, int]] = {}
    between: dict[Place, dict[str, Counted]] = {}
    computed: set[tuple[str, str, str]] = set()
    full: dict[tuple[str, str], Fraction] = {}
    totals: dict[Place, Counted] = {}
    indicators, seen = {}, set[str]()
    for one in results:
        later = LATER if one.year.period.code in seen else ""
        seen.add(one.year.period.code)
        indicators = {
            n: i
            for n, i in one.indicators.items()
            if n == "supported" or i.unit not in (None, "%", "ngày", "điểm")
        }
        indicators = {n: i for n, i in indicators.items() if not isinstance(i, Difference | Previous)}
        for (unit, code), year in one.years.items():
            place = (unit, code + later if code == one.year.period.code else code)
            scored = year.result.scored
            totals[place] = int(scored.low * 100), int(scored.high * 100)
            counts[place] = {
                n: int(cell.value)
                for n, cell in year.values.items()
                if n in indicators
                and cell.known
                and isinstance(cell.value, Fraction)
                and cell.value == int(cell.value)
            }
            counts[place] |= {
                RECORDS[n]: sum(bool(record.values.get(field)) for record in year.values[n].records)
                for n, field in FIELDS.items()
                if n in counts[place]
            }
            between[place] = {
                n: (int(cell.ends[0] or 0), None if cell.ends[1] is None else int(cell.ends[1]))
                for n, cell in year.values.items()
                if n in indicators and cell.bounded
            }
            computed |= {
                (*place, id_) for id_ in year.result.scored.criteria if id_ not in year.result.appraised
            }
            guarded = bool(year.values["border_area"].value or year.values["town_area"].value)
            full[place[0], "B2"] = Fraction(80 if guarded else 60, 100)
    return Known(
        counts,
        between,
        frozenset(computed),
        {i.title["vi"].casefold(): n for n, i in indicators.items()},
        {n: i.unit for n, i in indicators.items()},
        [n for n in indicators if SUMMED.fullmatch(n)],
        full,
        totals,
    )
