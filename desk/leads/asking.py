"""What an investigator asks: how two are linked, or why not; who has a number, a plate, an account, an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desk.base.chained_log import account
from desk.base.faults import WRONG_USE, Stop
from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.decisions import kept
from desk.leads.lead_queue import story_title
from desk.leads.lead_words import figure, said
from desk.leads.leads import Queue, known_id
from desk.words.masking import STINTS
from desk.workspace.folder import opened
from desk.workspace.logs import ACCESS
from desk.workspace.store import vault_of
from engine.links.book import Book
from engine.links.network import Link
from engine.links.statements import PARTY, VENUE, Said, Statement
from engine.links.stories import Weighed
from engine.links.ways import Way, ways_between

VALUES = ("phone", "account", "plate", "address", "identity_no")
LEAST = {"phone": 8, "account": 4, "plate": 4, "address": 2, "identity_no": 8}  # letters and digits
KEYS = {"identity_no": "identity_key"}
HELD = ("owner", "manager", "former_owner")


@dataclass(frozen=True, slots=True)
class ValueHeld:
    """Who has a value, or holds a venue: since which record last, and where it stands."""

    subject: str
    kind: str
    value: str
    last: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between two: the strongest ways, whether both are one side, and how the pair of their sides was weighed."""

    a: str
    b: str
    ways: tuple[Way, ...]
    one_side: bool
    pair: Weighed | None


def between(queue: Queue, a: str, b: str) -> Between:
    """Return what lies between two ids of the records."""
    book = Book(queue.findings.said)
    one, other = book.side_of.get(a), book.side_of.get(b)
    pair = queue.findings.pairs.of(one, other) if one is not None and other is not None else None
    ways = ways_between(queue.findings.links, a, b)
    return Between(a, b, ways, one is not None and one == other, pair)


def places_of_link(said_: Said, link: Link) -> tuple[str, ...]:
    """Return where a tie stands last in the records of its two ends; none for what is told of workers."""
    ends, value = {link.a, link.b}, link.via.partition(":")[2]
    rows = (
        s.row
        for s in said_.statements
        if s.kind == link.kind and s.subject in ends and (s.value == value if value else s.value in ends)
    )
    return tuple(dict.fromkeys(place for row in rows if row.form != STINTS for place in row.places[-1:]))


def between_json(told: Between, queue: Queue) -> dict[str, Any]:
    pair = told.pair
    return {
        "a": told.a, "b": told.b, "one_side": told.one_side,
        "ways": [{"steps": list(w.steps), "by": [x.kind for x in w.links], "strength": round(w.strength, 4)} for w in told.ways],
        "pair": None if pair is None else {"bits": round(pair.bits, 2), "story": pair.story, "joined_from": queue.rules.bounds.join_from},
    }  # fmt: skip


def print_between(told: Between, queue: Queue, out: Output) -> None:
    _print_ways(told, out)
    words_of_pair = [pair_words(told, queue, lang) for lang in ("vi", "en")]
    out.say(*words_of_pair)


def _print_ways(told: Between, out: Output) -> None:
    if not told.ways:
        out.say(*(no_way(told, lang) for lang in ("vi", "en")))
    for way in told.ways:
        steps = way.steps[0] + "".join(
            f" –({said(words.KINDS, link.kind, out.lang)} {figure(min(1.0, link.weight), 2, out.lang)})→ {step}"
            for link, step in zip(way.links, way.steps[1:], strict=True)
        )
        out.say(f"{steps}: {figure(way.strength, 3, 'vi')}", f"{steps}: {figure(way.strength, 3, 'en')}")


def no_way(told: Between, lang: str) -> str:
    if lang == "vi":
        return f"Không có đường nào từ {told.a} đến {told.b} trong hồ sơ."
    return f"No way leads from {told.a} to {told.b} in the records."


def pair_words(told: Between, queue: Queue, lang: str) -> str:
    """Say in a sentence whether the two are joined, and which innocent story explains what they share."""
    vi, pair = lang == "vi", told.pair
    if told.one_side:
        return f"{told.a} và {told.b} là một bên: một chủ với cơ sở, người quản lý của mình." if vi else f"{told.a} and {told.b} are one side: a holder with venues and managers."  # fmt: skip
    if pair is None:
        return "Hai bên không có gì chung: không có gì để nối." if vi else "The two have nothing in common: nothing could join them."  # fmt: skip
    least = queue.rules.bounds.join_from
    seen = ", ".join(words.seen(p.word, lang) for p in pair.parts if p.rows)
    story, bits = story_title(pair.story, queue.rules, lang), figure(pair.bits, 1, lang)
    if pair.bits >= least:
        return f"Nối với nhau: {seen} ({bits} bit; vô can thì vì: {story})." if vi else f"Joined: {seen} ({bits} bits; if innocent, as: {story})."  # fmt: skip
    if vi:
        return f"Không nối: {seen}. Chuyện vô can «{story}» giải thích được: {bits} bit, phải từ {figure(least, 1, lang)}."
    return f"Not joined: {seen}. The innocent story «{story}» explains it: {bits} bits, {figure(least, 1, lang)} are needed."


def found(queue: Queue, kind: str, value: str, reason: str, by: str | None) -> tuple[ValueHeld, ...]:
    """Return who has a value by its keyed hash, or what a venue or person holds and held; the question is logged first."""
    if kind not in (*VALUES, "id"):
        raise Stop(
            WRONG_USE, f"Tìm theo: id, {', '.join(VALUES)}; không phải '{kind}'.", f"Look for: id, {', '.join(VALUES)}; not '{kind}'."
        )  # fmt: skip
    if kind == "id":
        known = known_id(queue, value)
        _looked(queue, f"id:{known}", reason, by)
        return tuple(_portfolio(queue.findings.said, known))
    hashed = hashed_value(queue, kind, value)
    _looked(queue, f"{kind}:{hashed}", reason, by)
    return tuple(_held(s) for s in Book(queue.findings.said).holders(kind, hashed))


def hashed_value(queue: Queue, kind: str, value: str) -> str:
    """Return the keyed hash of a number, plate or address; raises Stop where the text can't be one."""
    letters = sum(c.isdigit() if kind == "phone" else c.isalnum() for c in value)
    if letters < LEAST[kind]:
        raise Stop(
            WRONG_USE,
            f"'{value}' không phải {said(words.KINDS, kind, 'vi')} (ít nhất {LEAST[kind]} chữ, số).",
            f"'{value}' is no {said(words.KINDS, kind, 'en')} (at least {LEAST[kind]} letters or digits).",
        )
    return vault_of(opened(queue.run.workspace)).keys.key(KEYS.get(kind, f"{kind}_key"), value)


def _looked(queue: Queue, what: str, reason: str, by: str | None) -> None:
    kept(
        queue.run, ACCESS, {"by": by or account(), "reason": reason, "run": queue.run.id, "looked_for": what}
    )


def _portfolio(said_: Said, id_: str) -> Iterator[ValueHeld]:
    """Yield the venues a person holds, manages, held; of a venue who does."""
    book = Book(said_)
    rows = book.by_subject.get(id_, ()) if book.type_of(id_) == VENUE else ()
    for s in (*rows, *(s for kind in HELD for s in book.holders(kind, id_))):
        if s.kind in HELD:
            yield _held(s)
    if book.type_of(id_) == PARTY:
        yield from (_held(s) for s in book.of(id_, "case"))


def _held(s: Statement) -> ValueHeld:
    value = s.value if s.kind in (*HELD, "case") else ""
    return ValueHeld(s.subject, s.kind, value, s.last.isoformat(), s.row.places[-1:])


def print_found(rows: tuple[ValueHeld, ...], out: Output) -> None:
    columns = [
        (out.pick("Ai", "Who"), "whole"), (out.pick("Gì", "What"), "left"), (out.pick("Với", "With"), "whole"),
        (out.pick("Lần cuối", "Last"), "whole"), (out.pick("Ở đâu", "Where"), "left"),
    ]  # fmt: skip
    if not rows:
        out.say("Không ai có trong hồ sơ.", "No one in the records has it.")
        return
    lines = [
        [r.subject, said(words.KINDS, r.kind, out.lang), r.value or "–", words.day(r.last, out.lang), "\n".join(r.places)] for r in rows
    ]  # fmt: skip
    out.table(out.pick("Tìm thấy", "Found"), columns, lines)
