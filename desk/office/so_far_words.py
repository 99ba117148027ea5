"""What a person reads of a year that is not over: what it is computed from, and what nobody can know yet."""

from __future__ import annotations

from desk.office.papers.paper import period_words
from desk.office.so_far_results import SoFarResults
from desk.runs.failing import failed_returns
from desk.words.failed_words import failed_words
from desk.words.numbers import day_words, number_words
from engine.evaluation.so_far import SoFar


def provisional_words(results: SoFarResults, lang: str = "vi") -> str:
    """Say that this is no result, and on what day the year is taken to end."""
    period, when = results.period, period_words(results.rules, results.period, lang)
    if lang == "vi":
        return (
            f"Nếu giữ như hiện nay: tính như thể năm {period.year} kết thúc ngày {day_words(period.end)},"
            f" theo báo cáo {when}. Đây là tạm tính để biết còn phải làm gì, không phải kết quả chấm điểm,"
            " không công bố."
        )
    return (
        f"If all stays as it is: as if {period.year} ended on {day_words(period.end, lang)}, by the returns"
        f" of {when}. This is to see what is left to do; it is no result and is not announced."
    )


def later_words(results: SoFarResults, lang: str = "vi") -> tuple[str, ...]:
    """Say what only the year's return can tell: facts, and the gates that ask for it."""
    indicators = results.rules.indicator_sets[results.rulebook.subject].indicators
    facts = "; ".join(indicators[name].title[lang] for name in results.later)
    criteria = ", ".join(dict.fromkeys(c for row in results.rows for c in row.waits))
    gates = {gate.id: gate.title[lang] for row in results.rows for gate in row.gates}
    held = "; ".join(f"{id_} ({title})" for id_, title in gates.items())
    vi = (
        f"Chưa thể biết trước khi có báo cáo năm: {facts} ({criteria}).",
        f"Chưa xét, vì hỏi về báo cáo năm: {held}.",
    )
    en = (
        f"Not to be known before the year's return: {facts} ({criteria}).",
        f"Left out, for they ask about the year's return: {held}.",
    )
    return tuple(text for text, there in zip(vi if lang == "vi" else en, (facts, held), strict=True) if there)


def short_words(results: SoFarResults, row: SoFar, lang: str = "vi") -> str:
    """Name the criteria that lack points, with how many: `B1 (4,26), C4 (4)`."""
    return (
        ", ".join(
            f"{c.id} ({number_words(c.maximum - row.scored.criteria[c.id].high, lang)})"
            for c in results.short_of(row)
        )
        or "–"
    )


def silent_words(results: SoFarResults, lang: str = "vi") -> str:
    """Name the communes that did not send every form of the period: what they did not tell is open."""
    names, when = ", ".join(results.silent), period_words(results.rules, results.period, lang)
    if not names:
        return ""
    return (
        f"Chưa nộp đủ biểu của kỳ {when}: {names}."
        if lang == "vi"
        else f"Forms of {when} still owed by: {names}."
    )


def failing_words(results: SoFarResults, lang: str = "vi") -> str:
    """Name the offices on whose returns the program fails; '' where there is none."""
    return failed_words(failed_returns(results.failing), results.name, lang)


def bands_words(results: SoFarResults, row: SoFar, lang: str = "vi") -> str:
    titles = [results.rulebook.band(id_).title[lang] for id_ in row.scored.bands]
    return " / ".join(titles)
