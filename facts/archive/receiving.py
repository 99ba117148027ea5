"""What the receiver says of a return after it was imported; what is stored stays as it was sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from facts.archive.manifest import Manifest
from facts.intake.problems import FileFault
from facts.intake.sender import NOBODY, SenderNamed, sender_mismatch
from facts.standing import BY_COVER, BY_RECEIVER

if TYPE_CHECKING:  # who reads what stands loads no reader of workbooks
    from facts.intake.files import ReturnFile


@dataclass(frozen=True, slots=True)
class ReceiptRecord:
    """The receiver's word on one return: when it came in, its incoming number, who sent it."""

    day: date
    number: str = ""
    sender: SenderNamed = NOBODY

    def content(self) -> dict[str, Any]:
        """Return the word as a record holds it."""
        receipt = {"received_on": self.day.isoformat(), "number": self.number}
        sender = {"units": sorted(self.sender.units), "office": self.sender.office}
        return {**receipt, **sender, **({"may_be": sorted(self.sender.may_be)} if self.sender.may_be else {})}


def receipt_from_content(content: Mapping[str, Any]) -> ReceiptRecord:
    may_be = frozenset(content.get("may_be", ()))
    sender = SenderNamed(frozenset(content["units"]), content["office"], may_be)
    return ReceiptRecord(date.fromisoformat(content["received_on"]), content["number"], sender)


Words = Mapping[str, ReceiptRecord]  # by import


@dataclass(frozen=True, slots=True)
class ReceiptCorrection:
    """A word on a return that was there already, and what was known of its day before."""

    hash: str
    file: str
    word: ReceiptRecord
    before: date
    before_by: str


@dataclass(slots=True)
class ReceiptCorrections:
    """What one import says of returns that were there: words that count, words that can't, days in doubt."""

    heard: dict[str, ReceiptCorrection] = field(default_factory=dict)
    faults: list[FileFault] = field(default_factory=list)
    unheard: list[str] = field(default_factory=list)

    @property
    def words(self) -> Words:
        return {hash_: heard.word for hash_, heard in self.heard.items()}


def with_receipt(manifest: Manifest, word: ReceiptRecord) -> Manifest:
    """Return a return as it would be had the receiver said so when it was first imported."""
    problems = tuple(p for p in manifest.problems if p.code != "received_before_prepared" or p.row)
    manifest = replace(manifest, received_on=word.day, received_by=BY_RECEIVER, problems=problems)
    if not word.sender:
        return manifest
    mismatch = sender_mismatch(word.sender, manifest.unit, manifest.office)
    problems = tuple(p for p in problems if p.code != "sender_differs") + ((mismatch,) if mismatch else ())
    return replace(manifest, sent_by=BY_COVER if mismatch else BY_RECEIVER, problems=problems)


def heard_again(
    known: Iterable[tuple[ReturnFile, Manifest]],
    words: Words,
    statement_on: Callable[[ReturnFile], ReceiptRecord | None],
    closed: Callable[[Manifest], str],
    today: date,
    day_given: bool,
) -> ReceiptCorrections:
    """Return what is said of returns that are there. `closed` gives the period that is closed with a return
    ('': none).

    `day_given`: a day was given for all; it is no word on a return that was there and was not named itself.
    """
    hearing, firsts = ReceiptCorrections(), dict[str, ReceiptRecord]()
    for file, manifest in known:
        word, last = statement_on(file), words.get(manifest.hash)
        if word is None:
            hearing.unheard += [file.name] if day_given and manifest.received_by != BY_RECEIVER else []
            continue
        if last is not None:
            word = replace(word, number=word.number or last.number, sender=word.sender or last.sender)
        again, day = manifest.hash in firsts, f"{word.day:%d/%m/%Y}"
        if again and firsts[manifest.hash] != word:
            hearing.faults.append(FileFault("incoming_twice", file.name, name=file.name))
        if again:
            continue
        firsts[manifest.hash] = word
        if not manifest.prepared_on <= word.day <= max(today, manifest.prepared_on):
            if not any(p.code == "received_before_prepared" and p.found == day for p in manifest.problems):
                prepared = f"{manifest.prepared_on:%d/%m/%Y}"
                hearing.faults.append(FileFault("received_not_then", file.name, day=day, made=prepared))
        elif word != last and (with_receipt(manifest, word) != manifest or last is not None):
            if period := closed(manifest):
                hearing.faults.append(FileFault("received_closed", file.name, day=day, period=period))
            else:
                before = (manifest.received_on, manifest.received_by)
                hearing.heard[manifest.hash] = ReceiptCorrection(manifest.hash, manifest.file, word, *before)
    return hearing
