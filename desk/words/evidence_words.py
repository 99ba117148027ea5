"""The rows behind a criterion for a person and as JSON: which figure each counts in, and what speaks against
the others.

Rows about workers, and cases about a seller of sex, are told neither one by one nor how many. Of restricted
forms only the place of a row is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from desk.base.language import Texts, gettext, pgettext
from desk.words.condition_words import Speaker, joined, lowered
from desk.words.numbers import cell_words, day_words, number_words
from desk.words.place_words import ROW
from engine.evaluation.evidence import NOT_ALIVE, OUTSIDE, TEST, Against, Asked
from engine.evaluation.explanation import CriterionReason, Explanation, GateReason
from engine.logic.kleene import Kleene
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import RETURN, Path, path_from
from facts.forms.catalogue import FORMS, KINDS
from facts.forms.fields import Field
from facts.forms.returned_forms import SELLERS_CASES
from facts.intake.read_sheets import COVER
from facts.standing import Record, Source

NOT_ONE_BY_ONE = frozenset({"stint"})
COUNTS: Texts[Kleene | str] = Texts(
    {True: "tính", False: "không tính", None: "chưa rõ", "": "–"}, context="counts"
)
RETURN_WORDS = Texts(
    {
        "period": "Kỳ",
        "covers": "Loại kỳ",
        "office": "Cơ quan gửi",
        "form": "Biểu",
        "state": "Tình trạng",
        "received_on": "Ngày nhận",
        "unit": "Đơn vị",
    }
)
COVER_WORDS = Texts(
    {"year": "cả năm", "first_half": "sáu tháng đầu năm", "quarter": "quý", "ad_hoc": "đột xuất"}
)
SHORT = Texts(
    {
        OUTSIDE: "{} để trống hoặc ngoài thời gian tính",
        NOT_ALIVE: "không hoạt động trong thời gian tính, theo {}",
        TEST: "{} không đúng điều kiện",
    }
)
IN_ALL: Texts[Kleene | str] = Texts(
    {True: "được tính", False: "không được tính", None: "chưa rõ có được tính không"}
)
IN_SOME = Texts(
    {True: "được tính vào {}", False: "không được tính vào {}", None: "chưa rõ có được tính vào {} không"}
)


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One record: `counts` has a word for each figure, `kind_of_why` is the same for all that fail the same
    tests.

    `row` is 0 and `code` empty where the record must not be told by itself.
    """

    form: str
    code: str
    place: Source
    counts: tuple[Kleene | str, ...]
    why: str
    kind_of_why: str
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceTold:
    """All rows the figures of a criterion asked about. `figures` are (name, title)."""

    figures: tuple[tuple[str, str], ...]
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class AlikeRecords:
    """Rows that count alike for the same reason: in words, and which; `places` where those are no codes."""

    words: str
    which: str
    places: frozenset[Source]


def evidence_of(asked: Sequence[Asked], speaker: Speaker) -> EvidenceTold:
    """Put what the figures of a criterion asked side by side, a line a record."""
    names = tuple(dict.fromkeys(use.indicator for use in asked))
    by_record: dict[tuple[str, Source, tuple[str, ...]], list[Asked]] = {}
    for use in asked:
        by_record.setdefault((use.record.kind, use.record.source, use.record.key), []).append(use)
    lines = [_line(mine, names, speaker) for mine in by_record.values() if _worth_saying(mine)]
    lines.sort(key=lambda line: (line.form, line.place, line.code))
    return EvidenceTold(tuple((name, speaker.fact(name)) for name in names), tuple(dict.fromkeys(lines)))


def _worth_saying(mine: Sequence[Asked]) -> bool:
    """Leave out what was returned of another form, period or office than the figures ask about."""
    return mine[0].record.kind != RETURN or any(
        use.counts is not False or not {part.fact for part in use.against} & {"form", "covers", "office"}
        for use in mine
    )


def groups_of(evidence: EvidenceTold) -> tuple[AlikeRecords, ...]:
    """Return the rows grouped by what they count in and why not; those that count first."""
    groups: dict[tuple[object, ...], list[EvidenceLine]] = {}
    for line in evidence.lines:
        groups.setdefault((line.counts, line.kind_of_why, line.form), []).append(line)
    rank = {True: 0, None: 1, False: 2, "": 3}
    order = sorted(groups.items(), key=lambda item: [rank[c] for c in item[1][0].counts])
    return tuple(_group(evidence, lines) for _, lines in order)


def places_words(sources: Iterable[Source]) -> str:
    """Write rows sheet by sheet, runs of rows together: `2020/…, B04 dòng 5–9, 12`; rows about workers by
    their sheet only."""
    sheets: dict[tuple[str, str], list[int]] = {}
    for source in sources:
        hidden = source.sheet in FORMS and FORMS[source.sheet].name in NOT_ONE_BY_ONE
        sheets.setdefault((source.file, source.sheet), []).append(0 if hidden else source.row)
    return "; ".join(
        f"{file}, {sheet}"
        + (
            f" {_row_word(numbers)} {numbers}"
            if (numbers := numbers_words(row for row in rows if row))
            else ""
        )
        for (file, sheet), rows in sheets.items()
    )


def _row_word(numbers: str) -> str:
    return gettext(ROW) if numbers.isdecimal() else pgettext("many", "dòng")


def numbers_words(numbers: Iterable[int], width: int = 0) -> str:
    """Write numbers with runs of three and more drawn together: `4–10, 12, 13`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        [f"{run[0]:0{width}d}–{run[-1]:0{width}d}"] if len(run) > 2 else [f"{n:0{width}d}" for n in run]
        for run in runs
    ]
    return ", ".join(words for part in parts for words in part)


def codes_words(codes: Iterable[str]) -> str:
    """Write codes with what they share once: `30985-CS-001–004, 006`."""
    alike: dict[tuple[str, int], list[int]] = {}
    for code in codes:
        head, number = _split(code)
        alike.setdefault((head, len(number)), []).append(int(number or 0))
    return "; ".join(
        head + (numbers_words(numbers, width) if width else "") for (head, width), numbers in alike.items()
    )


def _split(code: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.*?)(\d{1,9})", code)
    return (match[1], match[2]) if match else (code, "")


def _group(evidence: EvidenceTold, lines: Sequence[EvidenceLine]) -> AlikeRecords:
    first = lines[0]
    verdicts = _verdicts(evidence, first.counts)
    why = first.why if len({line.why for line in lines}) == 1 else first.kind_of_why
    words = f"{_counted_rows(lines)} {verdicts}" + (f" ({why})" if why else "")
    places = frozenset(line.place for line in lines)
    if first.form == COVER:
        return AlikeRecords(words, _on_covers(lines), places)
    if all(line.code for line in lines):
        return AlikeRecords(words, codes_words(line.code for line in lines), frozenset())
    return AlikeRecords(words, places_words(line.place for line in lines), places)


def _counted_rows(lines: Sequence[EvidenceLine]) -> str:
    form = lines[0].form
    if form == COVER:
        return gettext("%(n)s biểu ghi ở bìa", n=len(lines))
    if all(line.place.row for line in lines):
        return gettext("%(n)s dòng %(form)s", n=len(lines), form=form)
    return gettext("Dòng %(form)s (không nêu từng dòng)", form=form)


def _on_covers(lines: Sequence[EvidenceLine]) -> str:
    """Name forms with the returns whose covers speak of them: of one form several may."""
    files: dict[str, list[str]] = {}
    for line in lines:
        files.setdefault(line.place.file, []).append(line.code)
    return "; ".join(
        gettext("%(forms)s ở %(file)s", forms=", ".join(codes), file=file) for file, codes in files.items()
    )


def _verdicts(evidence: EvidenceTold, counts: Sequence[Kleene | str]) -> str:
    """Say in which figures rows count and in which not; the figures by name where they differ."""
    if len(set(counts)) == 1:
        return IN_ALL[counts[0]]
    verdicts = []
    for answer in (True, False, None):
        titles = [
            f"“{title}”" for (_, title), yes in zip(evidence.figures, counts, strict=True) if yes is answer
        ]
        verdicts += [IN_SOME[answer].format(", ".join(titles))] if titles else []
    return ", ".join(verdicts)


# One record


def _line(mine: Sequence[Asked], names: Sequence[str], speaker: Speaker) -> EvidenceLine:
    record = mine[0].record
    answers: dict[str, Kleene] = {}
    for use in mine:
        answers[use.indicator] = (
            use.counts if answers.get(use.indicator, False) is False else answers[use.indicator]
        )
    counts: tuple[Kleene | str, ...] = tuple(answers.get(name, "") for name in names)
    against = [(use, part) for use in mine for part in use.against if use.counts is answers[use.indicator]]
    gone = [pair for pair in against if pair[1].what == NOT_ALIVE]
    against = gone or against  # what was not active then needs no further reason
    why = joined(
        dict.fromkeys(_why(part, use, speaker) for use, part in against if not _told_twice(part, use))
    )
    short = joined(
        dict.fromkeys(_short(part, use, speaker) for use, part in against if not _told_twice(part, use))
    )
    beside = tuple(dict.fromkeys(_beside(other, record.source.file) for use in mine for other in use.beside))
    if not _told(record):
        place = Source(record.source.file, record.source.sheet, 0)
        return EvidenceLine(_form(record), "", place, counts, short, short, ())
    return EvidenceLine(_form(record), _code(record), record.source, counts, why, short, beside)


def _told(record: Record) -> bool:
    """Tell whether a record may be told by itself: not one about a worker, nor a case that is a seller's of
    sex alone."""
    return record.kind not in NOT_ONE_BY_ONE and record.values.get("type") not in SELLERS_CASES


def _form(record: Record) -> str:
    if record.kind == RETURN:
        return COVER
    return f"{KINDS[record.kind].form} {KINDS[record.kind].title}"


def _code(record: Record) -> str:
    """Return the code of a record that has one of its own and is told of openly."""
    kind = KINDS.get(record.kind)
    if record.kind == RETURN:
        return f"{record.values['form']} ({record.values['period']}, {record.values['office']})"
    open_ = kind is not None and kind.key == ("id",) and kind.record_fields["id"].sensitivity == "open"
    return record.key[0] if open_ else ""


def _beside(record: Record, file: str) -> str:
    """Name a record by code, day and place; by its file only where that is another than the row's it stands
    beside."""
    kind, source = KINDS[record.kind], record.source
    if not _told(record):
        return f"{kind.form} ({source.file})"
    day = (
        record.values.get(kind.date)
        if kind.date and kind.record_fields[kind.date].sensitivity == "open"
        else None
    )
    words = ", ".join(part for part in (_code(record), day_words(day) if day else "") if part)  # type: ignore[arg-type]
    place = f"{source.sheet} {gettext(ROW)} {source.row}"
    place = place if source.file == file else f"{source.file}, {place}"
    return f"{words} ({place})" if words else place


# What speaks against


def _told_twice(part: Against, use: Asked) -> bool:
    """Tell whether a test only says again what the day says."""
    return part.what == TEST and any(p.what != TEST and p.fact == part.fact for p in use.against)


def _title(part: Against, use: Asked, speaker: Speaker) -> tuple[str, Field | None]:
    """Name the field or figure that speaks against a record."""
    if use.record.kind == RETURN:
        return RETURN_WORDS[part.fact], None
    if part.cell is not None and part.what == TEST and use.record.kind == "venue":
        indicator_set = next((s for s in speaker.rules.indicator_sets.values() if s.subject == "venue"), None)
        if indicator_set and (part.fact.endswith(".band") or part.fact in indicator_set.indicators):
            return Speaker(speaker.rules, indicator_set.name).fact(part.fact), None
    if part.fact in ("office", "gone"):
        return RETURN_WORDS["office"] if part.fact == "office" else gettext("Biến mất không lý do"), None
    catalogue = speaker.rules.catalogue
    path = path_from(use.record.kind, part.fact, catalogue)
    if not isinstance(path, Path):
        return part.fact, None
    kind = path.steps[-1][1] if path.steps else use.record.kind
    field = catalogue.kinds[kind].record_fields[path.field]
    return field.header, field


def _why(part: Against, use: Asked, speaker: Speaker) -> str:
    title, field = _title(part, use, speaker)
    hidden = field is not None and field.sensitivity in ("restricted", "personal")
    if hidden or (
        part.cell is not None and any(KINDS[r.kind].restricted for r in part.cell.records if r.kind in KINDS)
    ):
        return gettext("%(title)s: xem ở dòng", title=title)
    if part.what == TEST and part.cell is not None:
        if use.record.kind == RETURN and part.cell.value in COVER_WORDS:
            return f"{title}: {COVER_WORDS[str(part.cell.value)]}"
        if part.cell.bounded or not part.cell.unknown or field is None:
            return f"{title}: {cell_words(part.cell)}"
    elif part.day is not None and part.what == OUTSIDE:
        return gettext("%(title)s %(day)s ngoài thời gian tính", title=title, day=day_words(part.day))
    elif part.day is not None:
        return f"{title} {day_words(part.day)}"
    return gettext("%(title)s để trống", title=title)


def _short(part: Against, use: Asked, speaker: Speaker) -> str:
    title = _title(part, use, speaker)[0]
    if use.counts is None and part.what == TEST:
        return gettext("chưa rõ %(what)s", what=lowered(title))
    return SHORT[part.what].format(title)


def evidence_for(
    explanation: Explanation, reason: CriterionReason | GateReason, rules: Rules
) -> EvidenceTold:
    """Return the rows behind one criterion or gate, in words."""
    return evidence_of(reason.asked, Speaker(rules, explanation.rulebook.subject))


def evidence_json(evidence: EvidenceTold) -> dict[str, Any]:
    """Return every row; `counts` says of each figure whether the row counts in it (null: undecided)."""
    return {
        "figures": [{"name": name, "title": title} for name, title in evidence.figures],
        "rows": [_row_json(line, evidence) for line in evidence.lines],
    }


def _row_json(line: EvidenceLine, evidence: EvidenceTold) -> dict[str, Any]:
    pairs = zip(evidence.figures, line.counts, strict=True)
    return {
        "form": line.form,
        "code": line.code or None,
        "file": line.place.file,
        "sheet": line.place.sheet,
        "row": line.place.row or None,
        "counts": {name: counts for (name, _), counts in pairs if counts != ""},
        "why": line.why or None,
        "beside": list(line.beside),
    }


def evidence_lines(evidence: EvidenceTold, records: tuple[Source, ...]) -> Iterator[str]:
    """Yield the rows in groups, then where rows stand that no group names by its place, inspections of the
    venues among them."""
    groups = groups_of(evidence)
    yield from (f"{group.words}: {group.which}" for group in groups)
    named = {place for group in groups for place in group.places}
    sheets = {(place.file, place.sheet) for place in named if not place.row}
    others = [s for s in records if s not in named and (s.file, s.sheet) not in sheets]
    if others:
        count = number_words(Fraction(len(others)))
        head = gettext("Ở %(count)s dòng", n=len(others), count=count)
        yield f"{head}: {places_words(others)}"
