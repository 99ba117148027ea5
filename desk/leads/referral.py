"""What is said of a lead before it is referred: nobody has taken it, or what is to be asked first was not."""

from __future__ import annotations

from collections.abc import Iterator

from desk.base.language import gettext
from desk.leads.sentence import ONE_PERSON, checks_of
from engine.links.review import LOOKING, REFERRED, Reviewed
from engine.rulebook.kinds.links import LinkRules


def unready_words(found: Reviewed, rules: LinkRules, checked: str = "") -> Iterator[str]:
    """Yield what a lead lacks that is to be referred. Whether two records are one person is a decision of its
    own; what was `checked` may answer any other question."""
    if found.state not in (LOOKING, REFERRED):
        yield gettext("Chưa ai nhận xem %(id)s.", id=found.id)
    for first in checks_of(found.lead, rules)[:1]:
        if not checked or first.what == gettext(ONE_PERSON):
            yield gettext("Câu phải hỏi trước chưa có trả lời được ghi: %(ask)s.", ask=first.words())
