"""What is said of conditions, documents and adoption, each way it can be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from desk.words import adoption_words, document_words, rule_words, victims
from desk.words.condition_words import Speaker, lowered
from engine.logic.cells import between, known, unknown
from engine.rulebook.kinds.documents import Document
from engine.rulebook.model.adoption import Adoption, Unsigned
from engine.rulebook.model.conditions import (
    AllOf,
    AnyOf,
    AnyPart,
    Apart,
    AtLeastOf,
    Compare,
    Known,
    Moment,
    Near,
    NoneOf,
    ParameterRef,
)
from engine.rulebook.model.points import AlongNumber, Lines
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.places import Place
from tests.desk.told import LANGUAGES, each, in_both

DAY = date(2020, 1, 9)
BOOK = "healthy_commune"


def said_of_conditions(rules: Rules) -> Iterator[str]:
    one = Compare("hotspots_active", "equal", (Fraction(0),))
    yes, two = (
        Compare("plan_issued", "equal", (True,)),
        Compare("inspected_share", "at_least", (Fraction(80),)),
    )
    name, per = (
        next(p.name for p in rules.parameters.values() if p.unit == "%"),
        next(p.name for p in rules.parameters.values() if p.unit == "ngày"),
    )
    ours, days = ParameterRef(name), ParameterRef(per)
    tests = [
        *(
            Compare("hotspots_active", op, (n,))
            for op in ("equal", "at_least", "at_most", "more_than", "less_than")
            for n in (Fraction(0), Fraction(5, 2))
        ),
        *(Compare("inspected_share", op, (Fraction(50), Fraction(60))) for op in ("one_of", "none_of")),
        *(
            Compare(f, "at_most", (Fraction(0),))
            for f in ("plan_late_days", "inspected_share", "hotspots_active", "x")
        ),
        *(
            Compare(f, op, (Fraction(3),))
            for f in ("rank", "rank_percent")
            for op in ("at_most", "more_than", "equal")
        ),
        Compare("rank_percent", "at_most", (ours,)),
        *(
            Compare(f, "at_least", (Fraction(5),))
            for f in ("score", "score.share", "A.points", "A1.share", "points", "share")
        ),
        Compare("quota.CT", "equal", (True,)),
        Compare(f"{BOOK}.band", "equal", ("tot",)),
        Compare(f"{BOOK}.band", "one_of", ("tot", "kha")),
        Compare("border_area", "equal", (True,)),
        yes,
        Compare("plan_issued", "equal", (False,)),
        Compare("inspected_share", "at_least", (ours,)),
        Known("found_on", True),
        Known("found_on", False),
        Apart("self_score", "score", Fraction(5)),
        Apart("self_score", "score", ParameterRef(name)),
        *(
            Near("found_on", after, other, within)
            for after in (True, False)
            for within in (None, Fraction(15), days)
            for other in (DAY, Moment("period_end"))
        ),
        *(
            Near("found_on", True, Moment(what, arg), None)
            for what, arg in (
                ("field", "inspected_share"),
                ("period_start", None),
                ("period_end", None),
                ("period_day", (6, 15)),
                ("due", "B02"),
                ("days_before_end", Fraction(30)),
                ("days_before_end", days),
            )
        ),
        AllOf((one, yes)),
        AnyOf((one, yes, two)),
        AllOf((one, AnyOf((yes, two)))),
        AllOf((one, AnyOf((yes,)))),
        NoneOf((one, yes)),
        AtLeastOf(2, (one, yes, two)),
        AnyPart((), "criterion", Compare("share", "less_than", (Fraction(50),))),
        AnyPart((), "group", Compare("points", "less_than", (Fraction(5),))),
        NoneOf((AnyPart((), "criterion", Compare("share", "less_than", (Fraction(50),))),)),
        NoneOf((AnyPart((), "group", Compare("points", "less_than", (Fraction(5),))),)),
        None,
    ]
    for _lang in LANGUAGES:
        speaker = Speaker(rules, "commune_period")
        inside = replace(
            speaker, inside=True, parameters={name: (Fraction(80), Fraction(60)), per: (Fraction(10),)}
        )
        yield from (f"{s.say(test)}\n" for test in tests for s in (speaker, inside))
        yield from each(speaker.parameter, *sorted(rules.parameters))
        yield from each(inside.parameter, name, per)
        yield from each(
            speaker.unit,
            "rank",
            "rank_percent",
            "score",
            "A.share",
            "points",
            "share",
            "inspected_share",
            "hotspots_active",
            "plan_issued",
            "x",
        )
        yield from (
            f"{line}\n"
            for points in (
                Lines(((Fraction(5), two), (Fraction(5, 2), one), (Fraction(0), None))),
                AlongNumber(of="inspected_share", full_at=Fraction(60), ends=(Fraction(0), Fraction(9))),
                AlongNumber(of="inspected_share", full_at=ours, ends=(Fraction(0), Fraction(9))),
                AlongNumber(
                    of="inspected_share",
                    more_than=Fraction(50),
                    full_at=Fraction(80),
                    ends=(Fraction(0), Fraction(9)),
                ),
                AlongNumber(of="hotspots_active", full_at=Fraction(3), ends=(Fraction(0), Fraction(9))),
                AlongNumber(of="hotspots_active", each=Fraction(-2), ends=(Fraction(-1), Fraction(10))),
                AlongNumber(of="plan_late_days", each=Fraction(-2), ends=(Fraction(0), Fraction(10))),
                AlongNumber(of="hotspots_active", each=Fraction(1, 2), ends=(Fraction(0), Fraction(3))),
                AlongNumber(
                    of="hotspots_active", each=Fraction(1), ends=(Fraction(0), Fraction(3)), decided=True
                ),
                AlongNumber(of="x", each=Fraction(1), ends=(Fraction(0), Fraction(2))),
            )
            for line in (
                rule_words.points_words(points, speaker),
                "|".join(rule_words.points_lines(points, speaker)),
            )
        )
        yield rule_words.condition_line(Lines(((Fraction(1), two), (Fraction(0), None))), speaker) + "\n"
    yield from each(lowered, "HIV", "Xã", "x", "", "A b", "B04", "(Xã")


def said_of_adoption(rules: Rules) -> Iterator[str]:
    book = rules.rulebooks[BOOK]
    adoption = Adoption(
        document="15/QĐ-UBND",
        date=date(2020, 12, 20),
        office="UBND huyện",
        content="x",
        figures=(book.criteria[0].id,),
    )
    parts = tuple(
        Unsigned(kind, "A1", how, Place("a.yaml", 3, 1))
        for kind, how in (("criterion", "changed"), ("gate", "added"), ("parameter", "removed"))
    )
    lost = [(Unsigned("rulebook", BOOK, how, Place("a.yaml", 1, 1)),) for how in ("unknown", "unrecorded")]
    adopted = replace(book, adoption=adoption)
    drafts = [
        replace(book, adoption=adoption, unsigned=unsigned) for unsigned in (parts, parts[:1], *lost, ())
    ]
    other = replace(book, rulebook="other", title={"vi": "Bộ hai", "en": "Second"})
    for one in (book, adopted, *drafts):
        yield from in_both(adoption_words.mark_of, one)
        yield from in_both(adoption_words.draft_lines, one)
        yield from in_both(adoption_words.standing_of, one)
        yield from each(adoption_words.status_of, one)
        yield from each(adoption_words.draft_json, one)
    for several in (
        (),
        (book,),
        (adopted,),
        (book, other),
        (adopted, other),
        (drafts[0],),
        (drafts[0], other),
        (adopted, drafts[1]),
        (book, book),
        (drafts[0], drafts[0]),
    ):
        yield from in_both(adoption_words.marks_of, (several,))
    cites = (
        "kh-54-2020/III.2",
        "minh-hoa",
        "nd-178-2004/11",
        "kh-54-2020/IV",
        "15/QĐ-UBND",
        "kh-54-2020/III.2",
    )
    for one in (book, adopted, drafts[0]):
        yield from each(
            adoption_words.grounds_of,
            *((cites, one, rules.documents, of) for of in (book.criteria[0].id, "Z9")),
        )
        yield from each(adoption_words.illustrative_figures, (rules, one))
    yield from in_both(adoption_words.cites_words, (cites, rules.documents))


def said_of_documents(rules: Rules) -> Iterator[str]:
    def paper(title: str, number: str | None, issued: date | None, issuer: str | None = None) -> Document:
        return Document(
            id="x",
            number=number,
            title={"vi": title, "en": ""},
            issued=issued,
            certainty="read",
            issuer=issuer,
        )

    papers = [
        paper("Nghị định về A", "178/2004/NĐ-CP", date(2004, 10, 15), "Chính phủ"),
        paper("Luật Phòng chống mua bán người năm 2011", None, date(2011, 3, 29)),
        paper("Sổ tay", None, None),
        paper("Kế hoạch của UBND huyện A về B", "54/KH-UBND", date(2020, 2, 1), "UBND huyện A"),
        paper("Quyết định về C", "1/QĐ-TTg", date(2020, 12, 31), "Thủ tướng Chính phủ"),
        paper("Quyết định về D", None, None),
        paper("Nghị quyết liên tịch về E", "01/2008/NQLT-BLĐTBXH-BVHTTDL-BCA-UBTWMTTQVN", date(2008, 8, 28)),
        paper("Thông tư về G", "123456789-abcdefghi-1234567", None),
        paper("Thông tư về G", "123456789-abcdefghi-12345", None),
    ]
    yield from each(document_words.in_full, *papers, *rules.documents.values())
    yield from each(
        document_words.office_day, *(date(2020, month, day) for month in (1, 2, 3, 12) for day in (9, 10))
    )
    told = {**rules.documents, **{f"d{n}": p for n, p in enumerate(papers)}}
    of_2020, of_2026 = ((date(year + 1, 1, 18), date(year, 12, 14)) for year in (2020, 2026))
    yield from each(
        document_words.cited_words,
        *(([f"{id_}/1", f"{id_}/2"], told, *of_2020) for id_ in told),
        *((list(told)[:3], told, *days) for days in (of_2020, of_2026)),
        *((["12/QĐ", "kh-54-2020", "kh-54-2020/IV", "12/QĐ"], told, *days) for days in (of_2020, of_2026)),
    )


def said_of_victims(rules: Rules) -> Iterator[str]:
    yield from in_both(
        victims.victims_words,
        known(0),
        known(2),
        unknown(),
        between(Fraction(0), Fraction(3)),
        between(Fraction(1), None),
        between(None, Fraction(0)),
    )
    yield from each(victims.counts_victims, None)
    yield (
        f"{sorted(n for s in rules.indicator_sets.values() if s.subject == 'venue' for n, i in s.indicators.items() if victims.counts_victims(i))}\n"
    )
