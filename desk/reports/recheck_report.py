"""What a recheck says of each commune: what it would take, or what was seen and what stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from desk.base.language import gettext, localised
from desk.report.remarks import mark_remarks
from desk.report.tree import Bands, Remark, Report, ReportColumn, Table
from desk.runs.recheck import Recheck
from desk.runs.recheck_outcome import (
    FALLEN,
    FALSE_ROWS,
    OPEN,
    SAID,
    STANDS,
    SURE,
    VOID,
    Outcome,
    changed_words,
    counts_in_short,
    list_words,
    lowest_known,
    lowest_place,
    not_checked,
    percent,
    place_words,
    rechecked,
    rows_looked_at,
    units_by_state,
    voided_words,
)
from desk.runs.year import Year
from desk.words.adoption_words import status_of
from desk.words.numbers import fields_json, value_json
from engine.recheck.bound import UNITS, chance_to_meet, draws_needed
from engine.recheck.draw import expected_rows

if TYPE_CHECKING:  # results read what was recorded; claims are worked out for a plan or a list alone
    from engine.recheck.stakes import Claim

LIMITS = (Fraction(1, 100), Fraction(5, 100), Fraction(10, 100))
SMALL = 10  # draws of a small draw for all


def recheck_remarks(year: Year) -> Iterator[Remark]:
    """Say beside the bands of a run what a recheck says of them, where there is one; a screen has of how many
    communes."""
    recheck = rechecked(year.run, year.rulebook.name)
    if recheck is None:
        return
    for state, units in units_by_state(recheck, year).items():
        names = ", ".join(rows_looked_at(year.name(unit), rows) for unit, rows in units.items())
        yield Remark(f"{state[:1].upper()}{state[1:]}: {names}.", hidden_in=("screen",))
    for state, n in counts_in_short(recheck, year).items():
        words = gettext("Phúc tra, %(n)s đơn vị: %(state)s.", n=n, state=state)
        yield Remark(words, hidden_in=("console", "page"))
    show = gettext("Từng xã: lanhmanh recheck show %(year)s", year=year.period.year)
    yield Remark(show, "command", hidden_in=("console", "page"))


# Plan


def plan_report(year: Year, claims: Sequence[Claim]) -> Report:
    """Report what a recheck of each commune would take, before a choice is made."""

    def rows_for(claim: Claim, limit: Fraction) -> int | None:
        if claim.margin is None or claim.margin > claim.total:
            return None
        stakes = [row.stake for row in claim.rows]
        return round(expected_rows(stakes, draws_needed(claim.margin, claim.total, float(limit))))

    def rows_cell(limit: Fraction, claim: Claim) -> str:
        count = rows_for(claim, limit)
        return "–" if count is None else str(count)

    def meeting(claim: Claim) -> str:
        chance = _chance(claim)
        return "–" if chance is None else f"{round(chance * 100)} %"

    columns = (
        ReportColumn(gettext("Đơn vị"), lambda claim: year.name(claim.subject)),
        ReportColumn(gettext("Điểm ít nhất"), lambda claim: claim.score, "right"),
        ReportColumn(gettext("Xếp loại"), lambda claim: Bands(year.rulebook, (claim.band,))),
        ReportColumn(gettext("Dòng"), lambda claim: len(claim.rows), "right"),
        *(
            ReportColumn(
                gettext("Xem, rủi ro %(limit)s", limit=percent(limit)), partial(rows_cell, limit), "right"
            )
            for limit in LIMITS
        ),
        ReportColumn(gettext("Gặp"), meeting, "right"),
        ReportColumn(gettext("Không báo"), lambda claim: Fraction(claim.unreported, UNITS), "right"),
    )
    blocks = (
        Remark(
            gettext(
                "“Xem”: số dòng phải xem, trung bình, khi mọi dòng đều như báo cáo; gặp dòng khác thì phải"
                " xem thêm. “Gặp”: rút %(draws)s lượt thì gặp ít nhất một dòng sai với khả năng ít nhất ấy,"
                " nếu xã được hạng ấy chỉ nhờ dòng sai. “Không báo”: số điểm mất, nhiều nhất, nếu ở mỗi biểu"
                " sự việc có thêm một dòng không ai đọc được; dòng đã báo không cho thấy điều ấy, phải"
                " đến nơi.",
                draws=SMALL,
            )
        ),
        Table(gettext("Phúc tra năm %(year)s phải xem bao nhiêu", year=year.period.year), columns, claims),
        *mark_remarks(year.rulebook),
    )

    def data() -> dict[str, Any]:
        return {
            "period": year.period.code,
            "status": status_of(year.rulebook),
            "communes": [
                {
                    "unit": claim.subject,
                    "score": value_json(claim.score),
                    "band": claim.band,
                    "rows": len(claim.rows),
                    "rows_needed": {str(float(limit)): rows_for(claim, limit) for limit in LIMITS},
                    "chance_to_meet": _chance(claim),
                    "unreported": value_json(Fraction(claim.unreported, UNITS)),
                }
                for claim in claims
            ],
        }

    return Report(blocks, data)


def _chance(claim: Claim) -> float | None:
    """Return how likely a small draw meets a false row where the band hangs on false rows alone."""
    if claim.margin is None or claim.margin > claim.total:
        return None
    return round(chance_to_meet((claim.margin, claim.total - claim.margin), (0,), SMALL), 4)


# Outcome


def outcome_report(
    year: Year,
    recheck: Recheck,
    outcomes: Sequence[Outcome],
    changed: Mapping[str, int] = MappingProxyType({}),
) -> Report:
    def lowest(row: Outcome, value: Callable[[Outcome], Any]) -> Any:
        if row.unit in changed or not (row.draws or row.waiting):
            return "–"
        return value(row) if lowest_known(row) else gettext("chờ")

    lowest_places = ReportColumn(
        gettext("Thứ tự thấp nhất"), lambda row: lowest(row, partial(lowest_place, year)), "right"
    )
    columns = (
        ReportColumn(gettext("Đơn vị"), lambda row: year.name(row.unit)),
        ReportColumn(gettext("Điểm ít nhất"), lambda row: row.score, "right"),
        ReportColumn(gettext("Xếp loại"), lambda row: Bands(year.rulebook, (row.band,))),
        ReportColumn(gettext("Dòng"), lambda row: str(row.rows), "right"),
        ReportColumn(
            gettext("Phúc tra"),
            lambda row: (
                changed_words(changed[row.unit])
                if row.unit in changed
                else _brief(row, recheck.of_unit(row.unit).limit_of(row.unit))
            ),
        ),
        ReportColumn(gettext("Thấp nhất"), lambda row: lowest(row, lambda of: of.least_score), "right"),
        *([lowest_places] if any(outcome.first for outcome in outcomes) else ()),
        ReportColumn(
            gettext("Nơi đã đến"),
            lambda row: f"{row.places_seen}/{row.places_drawn}/{row.places}",
            "right",
        ),
    )
    blocks = [
        Remark(
            gettext(
                "Giới hạn này chỉ nói về các dòng đã báo. Điều không báo chỉ thấy khi đến nơi: đến 5 trên"
                " 30 nơi thì gặp một điều giấu ở một nơi với khả năng 17 %. “Nơi đã đến”: đã xem/được rút/tất"
                " cả."
            )
        ),
        Remark(
            gettext(
                "“Đứng, ≤ 5 %”: nếu dòng đã báo sai đến mức hạng đúng phải thấp hơn, phép thử này chỉ để lọt"
                " với khả năng không quá 5 %."
                " “Khác”: thẩm định lại (B16), hoặc xem tiếp những dòng còn lại."
            )
        ),
        *(Remark(list_words(part)) for part in recheck.parts),
        Table(
            gettext(
                "Phúc tra năm %(year)s, %(book)s", year=recheck.period, book=localised(year.rulebook.title)
            ),
            columns,
            outcomes,
        ),
        *(Remark(voided_words(of), "open") for part in recheck.parts for of in part.every_voided),
    ]
    if again := [unit for unit in recheck.every_unit if recheck.of_unit(unit).units[unit].before]:
        blocks.append(
            Remark(
                gettext(
                    "%(units)s: có nhiều danh sách (lập lại, hay theo bộ tiêu chí khác); giới hạn in ở đây là"
                    " tổng của các danh sách. Hỏi vì sao lập nữa.",
                    units=", ".join(map(year.name, again)),
                ),
                "open",
            )
        )
    if overruled := sum(outcome.overruled for outcome in outcomes):
        blocks.append(
            Remark(
                gettext(
                    "%(n)s trả lời đã đổi từ “khác”, “có điều chưa báo” hoặc “không xem được” thành câu nhẹ"
                    " hơn: hỏi hai người đã ghi vì sao.",
                    n=overruled,
                ),
                "open",
            )
        )
    if changed:
        blocks.append(
            Remark(
                gettext(
                    "%(units)s: báo cáo, kết quả hoặc quy tắc đã đổi từ khi chốt danh sách, nên mẫu đã xem"
                    " không còn nói gì về hạng. Lập danh sách mới cho riêng các xã ấy, công bố mã băm, rút"
                    " bằng số của ngày sau; xã khác giữ nguyên.",
                    units=", ".join(map(year.name, changed)),
                ),
                "open",
            )
        )
        command = gettext(
            "Lập danh sách mới: lanhmanh recheck list %(year)s TỆP --source NGUỒN --seed-day NGÀY --reason"
            " LÝ-DO",
            year=recheck.period,
        )
        blocks.append(Remark(" --unit ".join((command, *changed)), "command"))
    for outcome in outcomes:
        if outcome.unreported_places:
            blocks.append(
                Remark(
                    gettext(
                        "%(unit)s: %(n)s nơi có điều chưa báo. Báo cáo bổ sung hoặc thẩm định lại (B16).",
                        unit=year.name(outcome.unit),
                        n=outcome.unreported_places,
                    ),
                    "open",
                )
            )
    blocks += mark_remarks(year.rulebook)

    def data() -> dict[str, Any]:
        return {
            "period": recheck.period,
            "status": status_of(year.rulebook),
            "rulebook": recheck.rulebook,
            "run": recheck.run,
            "list": recheck.hash,
            **fields_json(recheck, "lists_before", "drawn_before", "seed", "source"),
            "voided": [
                {"list": of.hash, "seed": of.seed, "on": of.on.isoformat(), "by": of.by, "reason": of.reason}
                for part in recheck.parts
                for of in part.every_voided
            ],
            "risk_limit": float(recheck.limit),
            "communes": [
                _data(outcome)
                | {"lowest_place": lowest_place(year, outcome) if lowest_known(outcome) else None}
                for outcome in outcomes
            ],
        }

    return Report(tuple(blocks), data)


def of_rulebooks(reports: Sequence[Report]) -> Report:
    """Return the reports of a year's rechecks as one, that listed last first: each names its rulebook."""
    first, *others = reports
    if not others:
        return first

    def data() -> dict[str, Any]:
        return {**first.data(), "other_rulebooks": [other.data() for other in others if other.data]}  # type: ignore[misc]

    return Report(tuple(block for report in reports for block in report.blocks), data)


def _brief(outcome: Outcome, limit: Fraction) -> str:
    """Say in a few words what stands, of the band and of first places, beside the rows that were seen."""
    return " · ".join(filter(None, (_band_brief(outcome, limit), place_words(outcome))))


def _band_brief(outcome: Outcome, limit: Fraction) -> str:
    seen = (
        gettext("%(n)s khác", n=outcome.false) if outcome.false else "",
        gettext("%(n)s không xem được", n=outcome.unseen) if outcome.unseen else "",
    )
    differ = " · ".join(filter(None, seen))
    if outcome.state == STANDS:
        words = gettext("đứng, ≤ %(limit)s", limit=percent(limit))
        return " · ".join(filter(None, (words, differ)))
    if outcome.state == FALLEN:
        n = outcome.false + outcome.unseen
        return gettext("%(n)s dòng khác hoặc không xem được: hạng không đứng", n=n)
    if outcome.waiting:
        numbers = ", ".join(map(str, outcome.waiting_numbers[:SAID])) + "…" * (outcome.waiting > SAID)
        waiting = gettext("chờ %(n)s trả lời: số %(numbers)s", n=outcome.waiting, numbers=numbers)
        return " · ".join(filter(None, (waiting, differ)))
    if outcome.state == FALSE_ROWS:
        return gettext("%(differ)s · xem tiếp nhiều nhất %(left)s dòng", differ=differ, left=outcome.left)
    if outcome.state == OPEN:
        more, left = outcome.more_draws, outcome.left
        short = gettext("chưa đủ: rút thêm %(more)s lượt, nhiều nhất %(left)s dòng", more=more, left=left)
        return " · ".join(filter(None, (differ, short)))
    if outcome.state == VOID:
        return gettext("danh sách đã bỏ")
    return gettext("không dòng nào làm hạng thấp hơn") if outcome.state == SURE else not_checked()


def _data(outcome: Outcome) -> dict[str, Any]:
    least = value_json(outcome.least_score) if lowest_known(outcome) else None
    scores = {"score": value_json(outcome.score), "least_score": least}
    data = asdict(outcome) | scores | {"risk": round(outcome.risk, 6)}
    return {name: value for name, value in data.items() if name != "waiting_numbers"}
