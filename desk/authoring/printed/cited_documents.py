"""The documents a printed rulebook cites: beside each part, in a table, and what is not sure of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from desk.base.paper.content import Block, PaperTable, Paragraphs, Text, row
from desk.words.adoption_words import draft_lines, grounds_of, illustrative_figures
from desk.words.document_words import rank_of
from desk.words.numbers import day_words
from engine.rulebook.compile.rule_uses import parameters_used
from engine.rulebook.kinds.documents import ILLUSTRATIVE, Document
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.rulebook import Criterion, Gate, Rulebook, Rules, Sign, Streak

UNSURE = {"partial": "mới đọc một phần", "open": "chưa tìm được bản gốc"}


@dataclass(frozen=True, slots=True)
class CitedDocuments:
    """What one rulebook and the parameters behind it cite."""

    rules: Rules
    rulebook: Rulebook

    def parameters(self) -> tuple[Parameter, ...]:
        return tuple(self.rules.parameters[name] for name in parameters_used(self.rules, self.rulebook))

    def of(self, cites: Iterable[str], of: str) -> tuple[Text, ...]:
        """Say each document once with its parts: `54/KH-UBND (III.1, III.2)`."""
        parts: dict[str, list[str]] = {}
        for cite in grounds_of(cites, self.rulebook, self.rules.documents, of):
            name, _, part = (
                cite.partition("/") if cite.partition("/")[0] in self.rules.documents else (cite, "", "")
            )
            parts.setdefault(name, []).extend([part] if part else [])
        sentences = dict.fromkeys(self._cited(name, parts_) for name, parts_ in parts.items())
        return tuple(Text(text) for text in sorted(sentences, key=lambda text: text == "Văn bản này"))

    def _cited(self, name: str, parts: list[str]) -> str:
        document = self.rules.documents.get(name)
        if document is None:
            return "Văn bản này"
        if document.certainty == ILLUSTRATIVE:
            return "Minh họa" if self.rulebook.adoption and not self.rulebook.illustrative else "Văn bản này"
        inside = f" ({', '.join(parts)})" if parts else ""
        return f"{document.number or document.title['vi']}{inside}"

    def legal(self, day: date) -> tuple[Document, ...]:
        """Return the legal documents the rulebook itself rests on, by rank; none that is over by a day."""
        names = dict.fromkeys(cite.partition("/")[0] for cite in self.rulebook.cites)
        documents = (self.rules.documents[name] for name in names if name in self.rules.documents)
        standing = (
            document
            for document in documents
            if document.certainty != ILLUSTRATIVE and not document.is_over(day)
        )
        return tuple(sorted(standing, key=rank_of))

    def documents(self) -> PaperTable:
        names = {cite.partition("/")[0] for cite in self._every_cite()}
        rows = tuple(
            row(
                document.number or "–",
                document.title["vi"],
                day_words(document.issued) if document.issued else "–",
                _force(document),
            )
            for name, document in self.rules.documents.items()
            if name in names and document.certainty != ILLUSTRATIVE
        )
        return PaperTable(("Số, ký hiệu", "Nội dung", "Ban hành", "Hiệu lực"), (24, 37, 17, 22), (2,), rows)

    def notes(self) -> tuple[Block, ...]:
        """Return what whoever prepares the signing must still do; nothing of it is signed."""
        lines = [
            "Tên văn bản trong phụ lục là tên mô tả; chỗ ghi “–”, chỗ để dấu chấm là chưa biết chắc. Đối"
            " chiếu với bản gốc."
        ]
        names = {cite.partition("/")[0] for cite in self._every_cite()}
        lines += [
            f"{document.number or document.title['vi']}: {UNSURE[document.certainty]}."
            for name, document in self.rules.documents.items()
            if name in names and document.certainty in UNSURE
        ]
        figures = illustrative_figures(self.rules, self.rulebook)
        if figures:
            lines.append(
                "Con số do chương trình đặt ra để minh họa, chưa văn bản nào quy định; người ký chịu trách"
                f" nhiệm về chính con số đó: {', '.join(self._figure(name) for name in figures)}."
            )
        if self.rulebook.unsigned and self.rulebook.adoption:
            lines.append(f"Bản này khác với {self.rulebook.adoption.document} đã ký ở:")
            lines += [f"– {line}" for line in draft_lines(self.rulebook)]
        return (Paragraphs(tuple(map(Text, lines))),)

    def _figure(self, name: str) -> str:
        streaks = {streak.id: streak for streak in self.rulebook.streaks}
        figure = self.rules.parameters.get(name) or streaks.get(name)  # a streak has no code that is printed
        return f"“{figure.title['vi']}”" if figure is not None else name

    def _every_cite(self) -> Iterator[str]:
        book = self.rulebook
        yield from book.cites
        parts: Iterator[Criterion | Gate | Streak | Sign] = chain(
            book.criteria, book.gates, book.streaks, book.signs
        )
        yield from chain.from_iterable(part.cites for part in parts)
        for own in (book.among, book.together):
            yield from own.cites if own is not None else ()
        for parameter in self.parameters():
            for value in parameter.values:
                yield from value.cites


def _force(document: Document) -> str:
    words = [
        f"{word} {day_words(day)}"
        for word, day in (("từ", document.in_force_from), ("đến", document.in_force_until))
        if day is not None
    ]
    return " ".join(words).capitalize() or "–"
