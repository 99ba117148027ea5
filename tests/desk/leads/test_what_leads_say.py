"""What is said and drawn of leads: each state, moment, kind and count there can be is what was approved, in
both languages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desk.base.language import decimal_mark
from desk.leads import lead_words as words
from desk.leads.between import between, between_json, pair_words, places_of_link
from desk.leads.commune_tiles import FORMS, CommuneTile, tile_map, tiles_json, tiles_of
from desk.leads.decisions import standing, tie_struck
from desk.leads.drawing import svg_of
from desk.leads.free_words import check_names_no_one
from desk.leads.lead_queue import queue_report
from desk.leads.lead_report import LeadReport
from desk.leads.leads import Queue, lead_named, queue_of
from desk.leads.noticed import noticed_report
from desk.leads.people import tells_by_row
from desk.leads.sentence import NextCheck, checks_of
from desk.leads.timeline import timeline_drawing
from desk.leads.undoing import FOR, _recent_in
from desk.leads.watching import Watched, _until, news_of, watched_report
from desk.report.console import print_report
from desk.report.tree import Table, text_of
from desk.runs.run import Run
from engine.links.book import Book
from engine.links.coarsening import Level
from engine.links.misses import BESIDES, GROUP, JOIN, PARTED, Miss
from engine.links.review import DISMISSED, EXPIRED, LOOKING, RETURNED, Decision, Reviewed
from engine.links.timeline import TimelineEvent
from tests.approved import assert_approved, steady
from tests.desk.structure import drawn_as
from tests.desk.told import LANGUAGES, chapters, each, in_both, printed, refused

SAID = Path(__file__).parent / "said"
DAY = date(2021, 3, 5)


@pytest.fixture(scope="module")
def queue(run: Run) -> Queue:
    return queue_of(run, DAY)


def said_of_words(queue: Queue) -> Iterator[str]:
    yield from in_both(words.figure, (0.05, 1), (-0.04, 1), (-0.06, 1), (12.345, 2), (3.0, 0))
    yield from in_both(words.day, "2020-03-01", "2020-03", "2020")
    yield from in_both(decimal_mark, "1.5 + 2")
    yield from in_both(
        words.key_of,
        ("note", "3|B2"),
        ("B09", "30985-CS-001|2020-03"),
        ("B09", "a|b|c"),
        ("B06", "30985-VA-1|30985-CT-1|x"),
        ("note", "3"),
    )
    yield from in_both(
        words.moment, *((what, note) for what in words.MOMENTS for note in ("", "2–3", "verified_tip"))
    )
    yield from in_both(words.one_of, 1, 12)
    yield from in_both(words.told_as, *(Level(a, r) for a in range(4) for r in range(4)))
    part = next(p for r in queue.leads for _, p in r.lead.parts if p.word == "cases")
    yield from in_both(
        words.part_words,
        part,
        *(replace(part, unit=replace(part.unit, kind="missing"), word=w) for w in words.DIFFER),
    )
    yield from (
        f"{words.part_words(replace(part, members=members), ('v1', 'v2'))}\n"
        for lang in LANGUAGES
        for members in (("a",), ("a", "v1"), ("v1", "v2", "b"))
    )
    checks = [NextCheck("chủ xe", tuple("abcde")[:n], "xem hồ sơ") for n in range(1, 6)]
    yield from (f"{check.words()}\n" for check in checks for lang in LANGUAGES)
    yield from (
        f"{check.words()}\n"
        for r in queue.leads
        for lang in LANGUAGES
        for check in checks_of(r.lead, queue.rules)
    )
    yield from each(tells_by_row, ["B06 k case#1", "B06 k case#2", "B06 k plate", "B02 x phone"])
    items = [{"n": 1, "a": 1}, {"n": 2, "undoes": 1}, {"n": 3}, {"n": 4, "undoes": 9}]
    yield f"{standing(items)}\n"


def said_of_the_queue(queue: Queue) -> Iterator[str]:
    def decided(n: int, state: str, was: str, new: tuple[str, ...] = ()) -> Reviewed:
        found = queue.leads[n]
        return replace(
            found,
            state=state,
            decision=Decision(found.id, was, "đang hỏi", "an", "2021-01-02", (), (), 1.0, (), ()),
            new=new,
        )

    first, second, third = queue.leads
    for leads in (
        (),
        (decided(0, DISMISSED, DISMISSED),),
        (decided(0, EXPIRED, LOOKING), decided(1, RETURNED, DISMISSED, ("B06 a case",)), third),
        (
            decided(0, RETURNED, LOOKING, ("B06 a case", "B02 b phone", "B02 b plate")),
            decided(1, DISMISSED, DISMISSED),
            decided(2, LOOKING, LOOKING),
        ),
    ):
        some = replace(queue, leads=leads)
        yield from printed(lambda out, some=some: print_report(queue_report(some, len(some.leads) > 1), out))
    for name in ("0", "1", "3", "4", first.id, second.lead.id, "MM-x", first.id[:-1] + "?"):
        yield refused(lambda name=name: lead_named(queue, name).id)
    for nth in (-1, 0, 1, 2, 3, 4, len(first.lead.parts), len(first.lead.parts) + 1):
        yield refused(lambda nth=nth: tie_struck(first, nth, "thử", "an", DAY, date(2020, 12, 31)))


def said_of_evidence(queue: Queue) -> Iterator[str]:
    lead = queue.leads[0].lead
    rows = [
        replace(e, bits=bits)
        for e, bits in zip(lead.evidence, (0.05, -0.05, 0.049, -0.049, 0.0, 1.2), strict=False)
    ]
    for places in (True, False):
        for shown in (rows, rows[:2]):
            found = replace(queue.leads[0], lead=replace(lead, evidence=tuple(shown)))
            report = LeadReport(found, queue, every_place=places)
            yield from printed(lambda out, report=report: print_report(report.parts["evidence"], out))


def said_of_pairs(queue: Queue) -> Iterator[str]:
    join = next(
        j for r in queue.leads for j in r.lead.joins if j.bits > queue.rules.leads.lead_when.joined_from_bits
    )
    found = between(queue, *join.sides)
    assert found.pair is not None
    least = queue.rules.leads.lead_when.joined_from_bits
    for bits in (0.0, least - 0.01, least, least + 1):
        yield from (
            f"{bits - least:.2f} {pair_words(replace(found, pair=replace(found.pair, bits=bits)), queue)}\n"
            for lang in LANGUAGES
        )
    for told in (
        replace(found, pair=None),
        replace(found, pair=None, ways=()),
        replace(found, sides=(join.sides[0],) * 2),
        replace(found, sides=None, pair=None),
    ):
        yield from (f"{pair_words(told, queue)}\n" for lang in LANGUAGES)
    links = [link for way in found.ways for link in way.links]
    book = Book(queue.findings.said)
    yield from (f"{link.kind} {places_of_link(book, link)}\n" for link in links)
    yield f"{between_json(found, queue)}\n{between_json(replace(found, pair=None, ways=()), queue)}\n"
    misses = [Miss(found.pair, to, 0.25) for to in (JOIN, BESIDES, GROUP, PARTED)]
    for _ in LANGUAGES:
        (table,) = (one for one in noticed_report(queue, [], misses).blocks if isinstance(one, Table))
        yield from (f"{[text_of(cell) for cell in cells]}\n" for cells in table.cells())


def said_of_the_watched(queue: Queue) -> Iterator[str]:
    last = date(2023, 3, 5)
    for day in (None, DAY - timedelta(1), DAY, DAY + timedelta(1), last, last + timedelta(1)):
        yield refused(lambda day=day: _until(queue, day))
    found = [
        Watched("30985-CT-1", "vì", "an", "2021-01-02", "2021-03-05", state, leads, new_leads, new)
        for state, new, leads, new_leads in (
            ("watched", (), (), ()),
            ("expired", (), (), ()),
            ("gone", ("B02 a phone", "B09 a|2020-03 rotation#2", "B02 a plate"), ("MM-1",), ()),
            ("watched", (), ("MM-1",), ("MM-1", "MM-2")),
        )
    ]
    yield from (f"{one.calls} {news_of(one)}\n" for one in found for lang in LANGUAGES)
    yield from printed(lambda out: print_report(watched_report(found), out))
    for text in (
        "0912345678",
        "0912 345 678",
        "091.234-5678",
        "12345678",
        "123456789",
        "30985-CT-0056",
        "ngày 05/03/2021 gặp",
        "1 2 3 4 5 6 7 8 9",
    ):
        yield refused(lambda text=text: (text, check_names_no_one(queue, {"note": text}, {})))


def said_of_what_is_taken_back(queue: Queue) -> Iterator[str]:
    now = datetime(2021, 3, 5, 9, 0, tzinfo=UTC)
    at = [(now - FOR + timedelta(seconds=s)).isoformat() for s in (-1, 0, 1)]
    logs: dict[str, list[dict[str, Any]]] = {
        "leads.jsonl": [
            {"n": 1, "lead": "a", "state": "looking", "by": "an", "at": at[1], "reason": "x"},
            {"n": 2, "lead": "b", "state": "looking", "by": "an", "at": at[0]},
            {"n": 3, "lead": "c", "state": "looking", "by": "bình", "at": at[2]},
            {"n": 4, "lead": "d", "state": "referred", "by": "an", "at": at[2], "proposal": "p"},
            {"n": 5, "lead": "e", "state": "looking", "by": "an", "at": at[2]},
            {"n": 6, "lead": "e", "state": "dismissed", "by": "an", "at": at[2]},
            {"n": 7, "lead": "f", "state": "looking", "by": "an"},
            {"n": 8, "lead": "g", "state": "looking", "by": "an", "at": at[2]},
            {"n": 9, "undoes": 8, "lead": "g", "by": "an", "at": at[2]},
        ],
        "ties.jsonl": [
            {
                "n": 1,
                "kind": "phone",
                "value": "v",
                "members": ["a"],
                "decision": "innocent",
                "by": "an",
                "at": at[2],
            },
            {
                "n": 2,
                "kind": "phone",
                "value": "w",
                "members": ["a"],
                "decision": "restored",
                "by": "an",
                "at": at[2],
            },
        ],
        "lead_notes.jsonl": [
            {"n": 1, "lead": "a", "reason": "y", "by": "an", "at": at[2]},
            {"n": 2, "lead": "a", "reason": "z", "by": "an", "at": at[2]},
        ],
    }
    yield from (
        f"{log} {one}\n" for log, entries in logs.items() for one in _recent_in(log, entries, "an", now, "")
    )


def said_of_drawings(queue: Queue) -> Iterator[str]:
    found = queue.leads[0]
    lead = found.lead
    crowd = tuple(f"30985-CT-{n:04}" for n in range(9000, 9014))
    for some in (
        lead,
        *(r.lead for r in queue.leads[1:]),
        *(
            replace(lead, venues=lead.venues[:1], cases=(), timeline=(), parties=(*lead.parties, *crowd)[:n])
            for n in (10, 11)
        ),
        replace(lead, timeline=(), joins=()),
    ):
        yield f"{drawn_as(svg_of(replace(found, lead=some)))}\n"
    venue, other = (*lead.venues, "v2")[:2]
    events = (
        TimelineEvent("2012-05-01", "opened", (venue,)),
        TimelineEvent("2019-06-30", "closed", (venue,)),
        TimelineEvent("2020-01-01", "case", (venue, other), ""),
        TimelineEvent("2020-01-02", "violation", (venue,)),
        TimelineEvent("2020-01-03", "tip", (venue,), "verified_tip"),
        TimelineEvent("2020-02", "rotation", (venue, other), "2–3"),
        TimelineEvent("2020-12-31", "tip", ("nơi khác",), "anonymous_tip"),
    )
    lives = (
        TimelineEvent("2018-03-04", "opened", (venue,)),
        TimelineEvent("2020-03-04", "revoked", (venue,)),
        TimelineEvent("2021-03-04", "closed", (venue,)),
    )
    for timeline in (events, lives, (*lives, *events[2:4]), (), events[:1], events[2:3]):
        yield f"{drawn_as(timeline_drawing(replace(found, lead=replace(lead, timeline=timeline))))}\n"
    tiles = [CommuneTile(f"{n:05}", f"Xã {n}", n % 6, FORMS[: n % 8]) for n in range(160)]
    for n in (0, 1, 2, 4, 5, 13, 144, 145):
        yield f"{drawn_as(tile_map(tiles[:n], '2020'))}\n"
    yield (
        f"{tiles_json(tiles[:3])}\n{tiles_json(tiles_of(queue))}\n{tiles_json(tiles_of(replace(queue, leads=(replace(found, state=DISMISSED), *queue.leads[1:]))))}\n"
    )


CHAPTERS = chapters(sys.modules[__name__])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_is_said_of_leads_is_what_was_approved(queue: Queue, run: Run, chapter: str) -> None:
    assert_approved(steady("".join(CHAPTERS[chapter](queue)), run.folder), SAID / f"{chapter}.txt")


def test_who_is_no_party_says_so_with_what_a_case_names_one(run: Run) -> None:
    """Page, letter and names come from one list; a suspect of the case stands beside it as a suspect."""
    queue = queue_of(run, date(2021, 3, 5))
    report = LeadReport(queue.leads[0], queue)
    (suspect,) = (line for line in report.beside if line.startswith("30988-CT-0022"))
    assert "chỉ cùng đứng trong vụ việc, trong vụ 30988-VA-2019-01" in suspect
    order = [line.split()[0] in report.parties.beside for line in report.acts()]
    assert order == sorted(order)
    assert any(order)
    assert [*report.parties.sizes][:3] == ["3 cơ sở", "3 người", "nêu thêm 5"]
