"""`rules/documents.yaml`: the documents that rules rest on, and which citations are not in force."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from engine.rulebook.kinds.declared import Named, PlainName, ends_before, fault
from engine.rulebook.kinds.in_force import PartForce
from engine.rulebook.kinds.words import ByName, Day, Name, Part, Several, Titles, derived, key, maybe
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import place_of
from facts.visible_text import gettext_noop

MOST_YEARS_WAITED = 3  # between a document's own year and the day it comes into force
Reading = Literal["read", "partial", "open", "illustrative"]
ILLUSTRATIVE = "illustrative"
MOST_YEARS_BACK = 5


class Document(Part):
    explained = ("Một văn bản", "Ngày để trống là chưa biết chắc, không được đoán.")
    id: str = derived()
    kind: Name | None = maybe("Loại văn bản", "In trước số, ký hiệu; chương trình không đoán loại theo tên.")
    number: Name | None = maybe("Số, ký hiệu", "Số và ký hiệu của văn bản.")
    title: Titles = key("Tên mô tả", "Tên mô tả, không phải tên đầy đủ của văn bản.")
    issuer: Name | None = maybe(
        "Cơ quan ban hành",
        "Tên đầy đủ, để dẫn văn bản đúng thể thức; bỏ trống là chưa biết chắc, in thành dấu chấm.",
    )
    issued: Day | None = maybe("Ngày ban hành", "Năm-tháng-ngày.")
    in_force: PartForce | None = maybe("Hiệu lực", "Khoảng ngày có hiệu lực.")
    certainty: Reading = key(
        "Đã đọc đến đâu", "read (đã đọc), partial (một phần), open (chưa tìm được), illustrative (của dự án)."
    )
    parts: Several[Name] | None = maybe(
        "Phần được trích dẫn", "Những phần được phép trích sau dấu /; bỏ trống: phần nào cũng được."
    )
    read_in: Name | None = maybe("Đọc ở đâu", "Đã đọc bản nào, phần nào; điều gì chưa đối chiếu được.")
    covers: PartForce | None = maybe(
        "Thời gian thực hiện", "Của kế hoạch, chương trình; không phải hiệu lực."
    )
    replaced_by: Annotated[Name, Named("document", "R401")] | None = maybe(
        "Văn bản thay thế", "check nêu quy tắc còn hiệu lực mà chỉ nêu văn bản đã được thay."
    )

    @property
    def in_force_from(self) -> date | None:
        return self.in_force.from_ if self.in_force else None

    @property
    def in_force_until(self) -> date | None:
        return self.in_force.until if self.in_force else None

    def is_out_of_force(self, day: date) -> bool:
        """Tell whether it surely had ended by a day."""
        return self.in_force_until is not None and self.in_force_until < day

    def is_ground(self, day: date, about: date) -> bool:
        """Tell whether a paper of a day may rest on it: in force then, or a plan for the day it is about."""
        return any(
            span is not None
            and span.from_ is not None
            and span.from_ <= on
            and (span.until is None or on <= span.until)
            for span, on in ((self.in_force, day), (self.covers, about))
        )

    def is_over(self, day: date) -> bool:
        """Tell whether it was for days before this one only."""
        ends = [span.until for span in (self.in_force, self.covers) if span is not None]
        return bool(ends) and all(end is not None and end < day for end in ends)

    def own_faults(self) -> Iterator[Fault]:
        """Yield an end before its beginning, and days that do not fit the year the document names."""
        start = self.in_force_from
        if self.in_force:
            yield from ends_before(self.in_force)
        written = re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", f"{self.number or ''} {self.id}")
        year = self.issued.year if self.issued else int(written[0]) if written else None
        if self.issued and written and self.issued.year != int(written[0]):
            yield fault("R317", self.spot("issued"), day=self.issued, year=written[0])
        early = start and self.issued and start < self.issued
        if self.in_force and start and year and (early or not 0 <= start.year - year <= MOST_YEARS_WAITED):
            place = self.in_force.spot("from")
            yield fault("R316", place, day=start, year=year, most=MOST_YEARS_WAITED)


class DocumentsFile(Part):
    explained = ("Văn bản được trích dẫn", "Mỗi văn bản một mã; nơi khác trích bằng cites.")
    documents: Annotated[dict[Annotated[Name, PlainName()], Document], ByName("id")] = key(
        "Các văn bản", "Mỗi văn bản một mã không dấu."
    )


def lapses(
    cited: Sequence[str], documents: Mapping[str, Document], start: date, until: date | None
) -> Iterable[Fault]:
    """Yield a fault for each cited document that does not reach from `start` to `until` (None: no end).

    A document that lapses is no fault where another legal document cited beside it reaches on: rules often
    cite the decree of the day and the one that stays. This project's own illustration is no legal document.
    Days that nobody knows are never guessed: such a document reaches everywhere. One begins when it comes
    into force, else when it was issued. An illustrative figure may look some years back from the plan it is
    drawn from, never decades.
    """
    found = [
        (word, documents[word.partition("/")[0]]) for word in cited if word.partition("/")[0] in documents
    ]
    legal = [(word, document) for word, document in found if document.certainty != ILLUSTRATIVE]
    if not any(_ends_early(document, until) is None for _, document in legal):
        end = gettext_noop("nay") if until is None else until.isoformat()
        for word, document in legal:
            params = {
                "name": document.id,
                "until": str(document.in_force_until),
                "end": end,
            }
            yield Fault("R404", place_of(word), params)
    if any(_begins_late(document, start) is None for _, document in legal):
        return
    back = any(document.certainty == ILLUSTRATIVE for _, document in found)
    for word, document in legal:
        first = _begins_late(document, start)
        if first is not None and not (back and first <= _years_on(start, MOST_YEARS_BACK)):
            yield Fault(
                "R405", place_of(word), {"name": document.id, "start": str(first), "day": start.isoformat()}
            )


def _ends_early(document: Document, until: date | None) -> date | None:
    """Return the document's last day where that lies before `until`."""
    last = document.in_force_until
    return last if last is not None and (until is None or last < until) else None


def _years_on(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))


def _begins_late(document: Document, start: date) -> date | None:
    """Return the document's first day where that lies after `start`."""
    first = document.in_force_from or document.issued
    return first if first is not None and first > start else None
