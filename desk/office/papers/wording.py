"""A paper's sentences as the program writes them and as officers word them, its numbers bound to results.

Where only figures moved, an officer's words stand with the new figures. Where the program now writes another
sentence, the edit waits for a person, and the program's sentence is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desk.base.paper.content import Block, Body, Heading, Paragraphs, Printed, Text

NUMBER = re.compile(
    r"(?!(?<![\s\S])\d+\.\s)(?<![\w/.,])(?<!\w-)(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?(?:/\d+)?)(?!\w)(?!/[^\W\d])"
)
"""A day, a number with points between thousands, a plain one or a part of a whole (8/9); no part of a code
(B02), of a document's number (54/KH-UBND), nor the number a sentence begins with ("2. ")."""
Words = tuple[str | int, ...]
"""An officer's sentence: words, and between them which of the program's numbers stands there, from 0."""


def numbers_in(sentence: str) -> tuple[str, ...]:
    return tuple(NUMBER.findall(sentence))


def bare(sentence: str) -> str:
    """Return a sentence with its numbers taken out: what stays the same when only figures change."""
    return NUMBER.sub("#", sentence)


@dataclass(frozen=True, slots=True)
class BoundWords:
    """What was typed, with the program's numbers bound; `dropped` are those no longer there."""

    words: Words
    dropped: tuple[str, ...]


def bound(typed: str, machine: str) -> BoundWords:
    """Bind the numbers of a typed sentence to those of the program's, in their order as far as it goes."""
    have = list(enumerate(numbers_in(machine)))
    words: list[str | int] = []
    end = 0
    for found in NUMBER.finditer(typed):
        at = next((i for i, (_, value) in enumerate(have) if value == found[0]), None)
        if at is not None:
            words += [typed[end : found.start()], have.pop(at)[0]]
            end = found.end()
    words.append(typed[end:])
    return BoundWords(tuple(w for w in words if w != ""), tuple(value for _, value in have))


def filled(words: Sequence[str | int], machine: str) -> str:
    """Return an officer's sentence with the program's numbers of now."""
    numbers = numbers_in(machine)
    return "".join(one if isinstance(one, str) else numbers[one] for one in words)


STAR = " *"


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """Where a sentence stands: under which heading (or in which article), the how manyth there, from 0."""

    under: str
    nth: int


@dataclass(frozen=True, slots=True)
class Edit:
    """An officer's words; `machine`: the program's then; `why`: the reason for a number left out."""

    place: SentencePlace
    machine: str
    words: Words
    why: str
    by: str
    on: str
    n: int  # of its record

    @property
    def then(self) -> str:
        """Return the officer's sentence as it read when it was written."""
        return filled(self.words, self.machine)


@dataclass(frozen=True, slots=True)
class PaperSentence:
    place: SentencePlace
    machine: str
    edit: Edit | None

    @property
    def printed(self) -> str:
        if self.edit is None:
            return self.machine
        words = filled(self.edit.words, self.machine)
        return words + STAR if self.edit.why and words else words

    @property
    def moves(self) -> tuple[tuple[str, str], ...]:
        """Return the program's numbers that changed under an edit, then and now."""
        if self.edit is None:
            return ()
        pairs = zip(numbers_in(self.edit.machine), numbers_in(self.machine), strict=True)
        return tuple((then, now) for then, now in pairs if then != now)


@dataclass(frozen=True, slots=True)
class WordedPaper:
    """A paper as written and as worded; `waiting`: edits whose sentence is no longer written."""

    machine: Printed
    paper: Printed
    sentences: tuple[PaperSentence, ...]
    waiting: tuple[Edit, ...]


def draft_of(paper: Printed, edits: Sequence[Edit]) -> WordedPaper:
    """Put officers' words into a paper as the program writes it now."""
    left = list(edits)
    plain = _sentences(paper.body)
    chosen: dict[SentencePlace, Edit] = {}
    for exact in (True, False):  # at its own place first; then where the same sentence moved to
        for place, machine in plain:
            found = next((e for e in left if _fits(e, place, machine, exact)), None)
            if place not in chosen and found is not None:
                chosen[place] = found
                left.remove(found)
    sentences = tuple(PaperSentence(place, machine, chosen.get(place)) for place, machine in plain)
    body = None if paper.body is None else _worded(paper.body, iter(sentences))
    return WordedPaper(paper, replace(paper, body=body), sentences, tuple(left))


def _fits(edit: Edit, place: SentencePlace, machine: str, exact: bool) -> bool:
    where = edit.place == place if exact else edit.place.under == place.under
    return where and bare(edit.machine) == bare(machine)


def _sentences(body: Body | None) -> list[tuple[SentencePlace, str]]:
    if body is None:
        return []
    found: list[tuple[SentencePlace, str]] = []
    under, nth = "", 0
    for block in body.blocks:
        if isinstance(block, Heading):
            under, nth = block.heading, 0
        elif isinstance(block, Paragraphs):
            found += [(SentencePlace(under, nth + n), text.text) for n, text in enumerate(block.paragraphs)]
            nth += len(block.paragraphs)
    return found + [(SentencePlace(label, 0), text) for label, text in body.articles]


def _worded(body: Body, sentences: Iterator[PaperSentence]) -> Body:
    starred: list[str] = []
    blocks = tuple(_block(block, sentences, starred) for block in body.blocks)
    articles = tuple(
        (label, " ".join(_printed(next(sentences), starred).split("\n"))) for label, _ in body.articles
    )
    notes = tuple(
        Text(f"* Người soạn bỏ số của chương trình ở câu này: {why}", italic=True) for why in starred
    )
    return replace(body, blocks=(*blocks, Paragraphs(notes)) if notes else blocks, articles=articles)


def _block(block: Block, sentences: Iterator[PaperSentence], starred: list[str]) -> Block:
    if not isinstance(block, Paragraphs):
        return block
    return Paragraphs(
        tuple(line for text in block.paragraphs for line in _lines(text, next(sentences), starred))
    )


def _lines(text: Text, sentence: PaperSentence, starred: list[str]) -> Iterable[Text]:
    """Yield a sentence's lines; none where an officer struck it out."""
    return (replace(text, text=line) for line in _printed(sentence, starred).split("\n") if line.strip())


def _printed(sentence: PaperSentence, starred: list[str]) -> str:
    if sentence.edit is not None and sentence.edit.why:
        starred.append(sentence.edit.why)
    return sentence.printed
