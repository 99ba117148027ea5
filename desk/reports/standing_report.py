"""The ranked table of a run, what is undecided and who owes what; for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desk.base.output import Output
from desk.base.plurals import many
from desk.reports.notices_report import notices_json, print_notices
from desk.runs.commendation import proposals_of
from desk.runs.notices import Noticed, notices_of
from desk.runs.run import Run
from desk.runs.standings import NeedRow, StandingRow
from desk.words.adoption_words import say_mark, status_of
from desk.words.among_words import order_words
from desk.words.band_words import band_title
from desk.words.condition_count_words import score_words
from desk.words.first_record_words import say_recorded_from
from desk.words.notice_words import owed_row_words
from desk.words.numbers import number_words, place_words, range_words, value_json
from desk.words.proposal_words import why_not
from desk.words.unit_kinds import sender_of
from desk.workspace.despite import despite_words
from engine.evaluation.order import UnitOrder
from engine.logic.cells import Owed
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.forms.catalogue import FORMS


def standing_json(row: StandingRow, rulebook: Rulebook, notices: Sequence[Noticed] = ()) -> dict[str, Any]:
    return {
        "subject": {row.kind: row.subject, "period": row.period},
        **({"places": row.places and [row.places.first, row.places.last]} if row.kind == "unit" else {}),
        "score": [value_json(row.low), value_json(row.high)],
        "band": row.band,
        "undecided": row.band is None,
        "provisional": row.provisional,
        "needs": [need_json(need) for need in row.needs],
        "unit": row.unit,
        "bands": list(row.bands),
        "computed": [value_json(part) for part in row.computed],
        "self_score": value_json(row.self_score),
        "gates": {f.id: f.answer for f in row.findings if f.kind == "gate"},
        "signs": {f.id: f.answer for f in row.findings if f.kind == "sign"},
        "streaks": {
            f.id: {"held": f.answer, "sure": f.sure, "possible": f.possible}
            for f in row.findings
            if f.kind == "streak"
        },
        "status": status_of(rulebook),
        **({"order": order_json(row.order)} if row.order else {}),
        **({"first_told": [value_json(part) for part in row.first_told]} if row.first_told else {}),
        **({"received": "by cover"} if row.by_cover else {}),
        **({"failed": True} if row.failed else {}),
        **({"despite": row.despite} if row.despite else {}),
        **({"notices": notices_json(notices)} if notices else {}),
    }


def order_json(order: UnitOrder) -> dict[str, Any]:
    return {"places": list(order.ranks), "units": order.units, "within": order.group or None}


def need_json(need: NeedRow) -> dict[str, Any]:
    owed = need.owed
    return {
        "fact": need.fact,
        "form": owed.form if owed else None,
        "office": owed.office if owed else None,
        "unit": owed.unit if owed else None,
        "period": owed.period if owed else None,
        "field": (owed.blank_field or None) if owed else None,
        "row": (owed.key or None) if owed else None,
        "correct": owed.is_row if owed else False,
        "spread": value_json(need.spread),
        "used_in": list(need.used_in),
    }


class Names:
    """Titles as a person reads them."""

    def __init__(self, rules: Rules, run: Run, lang: str) -> None:
        self.rules = rules
        self.lang = lang
        period = rules.calendar.at("year", run.manifest["year"])
        self.units = {u.code: u.name for u in rules.units.on(period.end)} if period else {}

    def unit(self, code: str) -> str:
        return self.units.get(code, code)

    def bands(self, rulebook: Rulebook, row: StandingRow) -> str:
        return band_title(rulebook, row.bands, self.lang)


PLACES_OPEN = {
    "vi": (
        "Xếp theo xếp loại, rồi đến điểm. Hạng ghi “2 – 4” là chưa biết thứ tự: điểm của các đơn vị đó còn là"
        " khoảng chồng lên nhau."
    ),
    "en": (
        "Ordered by band, then by points. A place like “2 – 4” is open: the points of those units are ranges"
        " that overlap."
    ),
}
PLACES_OPEN_SHORT = {
    "vi": "Hạng ghi “2 – 4”: chưa biết thứ tự, điểm còn là khoảng chồng lên nhau.",
    "en": "A place like “2 – 4” is open: the points are ranges that overlap.",
}
UNIT = (("#", "#", "right"), ("Mã", "Code"), ("Đơn vị", "Unit"))
NOTES = ("Ghi chú", "Notes")
HEADS: Mapping[bool, tuple[tuple[str, ...], ...]] = {
    False: (
        *UNIT,
        ("Điểm", "Score", "right"),
        ("Xếp loại", "Band"),
        ("Điểm theo quy tắc", "Computed", "right"),
        ("Tự chấm", "Self-score", "right"),
        NOTES,
    ),
    True: (*UNIT, ("Điều kiện", "Conditions", "right"), ("Kết quả", "Result"), NOTES),
}


SHORT = (0, 2, 3, 4)
"""The columns that are on the first screen too: place, unit, score, band."""


def print_units(rows: Iterable[StandingRow], rulebook: Rulebook, names: Names, run: Run, out: Output) -> None:
    """Print the ranking of units and what stands beside it."""
    rows = tuple(rows)
    print_ranking(rows, rulebook, names, run, out)
    _print_gates(rows, rulebook, out)
    print_unconfirmed(run, out)
    by_cover = ", ".join(names.unit(row.subject) for row in rows if row.by_cover)
    if by_cover:
        out.say(
            f"Ngày nhận theo bìa (do xã ghi) hoặc ngày nhập, nơi nhận chưa ghi: {by_cover}. Ghi vào sổ"
            " văn bản đến rồi nhập lại các tệp đó với --received và đường dẫn tới sổ.",
            "Day of receipt by the cover (the commune's word) or the import, not by the receiver:"
            f" {by_cover}. Put them into the list of incoming documents and import those files again with"
            " --received and its path.",
        )
    say_recorded_from(out, names.rules)
    unsure = ", ".join(run.manifest.get("sender_unsure", ()))
    if unsure:
        out.say(
            f"Mang tên cơ quan khác, hoặc nằm trong tệp của nơi khác, mà chỉ bìa nói vậy: {unsure}.",
            f"In another office's name, or in another's file, by the cover alone: {unsure}.",
        )
    print_status(rulebook, run, out)
    print_needs(rows, names, out)
    _print_signs(rows, rulebook, names, out)
    print_notices(notices_of(run), names.unit, out)
    _print_streaks(rows, rulebook, names, run, out)


def print_ranking(
    rows: Sequence[StandingRow], rulebook: Rulebook, names: Names, run: Run, out: Output, full: bool = True
) -> None:
    """Print the table of the ranking; where not `full`, without codes, parts of the score and notes."""
    title = f"{rulebook.title[out.lang]} · {out.pick('năm', 'year')} {run.manifest['year']}"
    heads = HEADS[rulebook.pass_or_fail]
    columns = range(len(heads)) if full else SHORT
    cells = [_cells(row, rulebook, names, out.lang) for row in rows]
    out.table(title, [heads[n] for n in columns], [[row[n] for n in columns] for row in cells])
    if any(row.places is not None and row.places.first < row.places.last for row in rows):
        out.say(*(PLACES_OPEN if full else PLACES_OPEN_SHORT).values())


def print_unconfirmed(run: Run, out: Output) -> None:
    """Say how many appraisals no one confirmed, and with which command they are."""
    waits = run.manifest.get("unconfirmed", 0)
    if waits:
        period = run.manifest["periods"][0]
        out.say(
            f"{waits} điểm thẩm định chưa được cơ quan thẩm định xác nhận nên chưa tính: lanhmanh appraise"
            f" {period}.",
            f"{many(waits, 'appraisal')} not confirmed by the office, so not counted: lanhmanh appraise"
            f" {period}.",
        )


def print_status(rulebook: Rulebook, run: Run, out: Output) -> None:
    """Print the mark of what no office adopted, and that the period is not locked."""
    say_mark(out, rulebook)
    if not run.manifest["locked"]:
        out.say(
            "Kỳ chưa khóa sổ: mọi số liệu còn có thể thay đổi.",
            "The period is not locked: any figure may still change.",
        )


def _cells(row: StandingRow, rulebook: Rulebook, names: Names, lang: str) -> tuple[str, ...]:
    """Return one unit's line of the ranking; a rulebook of conditions has no points to set beside one
    another."""
    head = (place_words(row.places), row.subject, names.unit(row.subject))
    band, notes = names.bands(rulebook, row), notes_of_row(row, lang)
    if rulebook.pass_or_fail:
        return (*head, score_words(rulebook, row.low, row.high, lang), band, notes)
    own = number_words(row.self_score, lang) if row.self_score is not None else "–"
    return (*head, range_words(row.low, row.high, lang), band, range_words(*row.computed, lang), own, notes)


def gates_that_hold(row: StandingRow) -> list[str]:
    """Return the gates that limit or set a subject's band: why a higher score may stand in a lower band."""
    return [f.id for f in row.findings if f.kind == "gate" and f.answer == "yes"]


def _print_gates(rows: Iterable[StandingRow], rulebook: Rulebook, out: Output) -> None:
    held = {id_ for row in rows for id_ in gates_that_hold(row)}
    for gate in rulebook.gates:
        if gate.id in held:
            out.say(f"Khống chế {gate.id}: {gate.title['vi']}.", f"Gate {gate.id}: {gate.title['en']}.")


def notes_of_row(row: StandingRow, lang: str) -> str:
    notes = []
    if row.failed:
        notes.append(
            "lỗi của chương trình, chưa tính" if lang == "vi" else "the program failed, not computed"
        )
    if row.provisional:
        notes.append("tạm tính" if lang == "vi" else "provisional")
    if (row.low, row.high) != row.computed:
        notes.append("có thẩm định" if lang == "vi" else "appraised")
    notes += [f"{'khống chế' if lang == 'vi' else 'gate'} {id_}" for id_ in gates_that_hold(row)]
    if row.first_told is not None:
        told = range_words(*row.first_told, lang)
        notes.append(f"như báo cáo đầu: {told}" if lang == "vi" else f"as first told: {told}")
    notes += [order_words(row.order, lang)] if row.order else []
    notes += [despite_words(row.despite, lang)] if row.despite else []
    return ", ".join(notes)


def print_needs(rows: Iterable[StandingRow], names: Names, out: Output) -> None:
    """Print who owes what, and what it would settle."""
    lines = []
    for row in rows:
        forms: dict[tuple[str, str, str, str], set[str]] = {}
        for need in row.needs:
            if need.owed:
                key = (
                    need.owed.form,
                    sender_of(need.owed, names.rules),
                    need.owed.period,
                    blank_or_row(need.owed, out.lang),
                )
                forms.setdefault(key, set()).update(need.used_in)
        for (form, office, period, field), used in sorted(forms.items()):
            lines.append(
                (
                    names.unit(row.subject),
                    f"{form} {FORMS[form].title}" if form in FORMS else form,
                    field,
                    period,
                    office,
                    ", ".join(sorted(used)),
                )
            )
    if not lines:
        out.say("Không thiếu biểu nào làm thay đổi điểm.", "No missing form would change a score.")
        return
    heads = [
        ("Đơn vị", "Unit"),
        ("Biểu còn thiếu", "Form missing"),
        ("Ô còn trống, dòng phải sửa", "Blank field, row to correct"),
        ("Kỳ", "Period"),
        ("Cơ quan phải nộp", "Owed by"),
        ("Cần cho", "Needed for"),
    ]
    out.table(("Chưa đủ căn cứ: ai còn nợ gì", "Undecided: who owes what"), heads, lines)


def blank_or_row(owed: Owed, lang: str) -> str:
    """Name the blank field or the row to correct."""
    if owed.is_row:
        return owed_row_words(owed.key, lang)
    kind = FORMS.get(owed.form)
    return kind.record_fields[owed.field].header if kind and owed.field in kind.record_fields else owed.field


def _print_signs(rows: Iterable[StandingRow], rulebook: Rulebook, names: Names, out: Output) -> None:
    lines = []
    titles = {sign.id: sign.title[out.lang] for sign in rulebook.signs}
    for row in rows:
        for found in row.findings:
            if found.kind == "sign" and found.answer != "no":
                unsure = "" if found.answer == "yes" else out.pick(" (chưa đủ căn cứ)", " (undecided)")
                lines.append((names.unit(row.subject), found.id, titles[found.id] + unsure))
    if lines:
        out.table(
            (
                "Dấu hiệu về chất lượng báo cáo (không trừ điểm; đề nghị kiểm tra thực tế)",
                "Reporting-quality signs (no points; a visit is suggested)",
            ),
            [("Đơn vị", "Unit"), "", ("Dấu hiệu", "Sign")],
            lines,
        )


def _print_streaks(
    rows: Iterable[StandingRow], rulebook: Rulebook, names: Names, run: Run, out: Output
) -> None:
    """Name the communes the follow-up proposes, and say of each other one that held the streak why not."""
    rows = tuple(rows)
    for streak in rulebook.streaks:
        found = proposals_of(run, names.rules, rows, streak)
        proposed = ", ".join(names.unit(one.unit) for one in found if one.proposed)
        unsure = ", ".join(
            names.unit(r.subject)
            for r in rows
            for f in r.findings
            if f.id == streak.id and f.answer == "unknown"
        )
        title = streak.title[out.lang]
        out.say(
            f"{title} ({streak.years} năm liền): {proposed or 'chưa có đơn vị nào'}."
            + (f" Chưa đủ căn cứ: {unsure}." if unsure else ""),
            f"{title} ({streak.years} years running): {proposed or 'none'}."
            + (f" Undecided: {unsure}." if unsure else ""),
        )
        for one in found:
            if not one.proposed:
                why = why_not(one, out.lang)
                out.say(
                    f"  {names.unit(one.unit)}: đủ số năm, chưa đề nghị{why}.",
                    f"  {names.unit(one.unit)}: long enough, not proposed{why}.",
                )
