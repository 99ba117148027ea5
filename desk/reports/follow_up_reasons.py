"""The reasons of what follows, as sentences for officers: titles and names in place of rules' own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from desk.base.language import gettext, localised
from desk.runs.run import Run, scored_period
from desk.runs.standings import BEFORE
from desk.words.condition_words import Speaker, lowered
from desk.words.follow_up_words import ABSENT_WORDS, KIND_WORDS, TIE_WORDS
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.conditions import AllOf, Compare, Known
from engine.rulebook.model.follow_up import FollowUpRule, Pattern, SignThen
from engine.rulebook.model.follow_up_vocabulary import FINDING
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.forms.catalogue import KINDS

Bands = Mapping[tuple[str, str, str], tuple[str, ...]]  # rulebook, subject, period → bands still possible
BARE = ("venue", "unit", "party", "case", "inspection")  # what only names a record


@dataclass(frozen=True, slots=True)
class ReasonFacts:
    """Says facts by the titles in the rules, units by their names on a day, and bands as a run gave them."""

    rules: Rules
    on: date
    bands: Bands = field(default_factory=dict)

    def says(self, kind: str, id_: str) -> str:
        """Return one fact of a chain of reasons as a sentence."""
        by_kind: dict[str, Callable[[str], str]] = {
            "band": self._band,
            "finding": self._finding,
            "indicator": self._indicator,
            "tie": self._tie,
            "sign": self._sign,
            "return": self._return,
            "violation": self._violation,
            "case_party": self._case_party,
        }
        text = by_kind[kind](id_) if kind in by_kind else self._record(kind, id_)
        return text[:1].upper() + text[1:]

    def on_file(self, conclusion: Conclusion, alias: str, kind: str, id_: str) -> str:
        """Return where to look, of a fact that only names a record, and what the rule asks of it.

        Of a unit of which it asks nothing, there is nothing to say.
        """
        patterns = [pattern for pattern in self._rule(conclusion).when if pattern.alias == alias]
        tests = "; ".join(filter(None, map(self._asked, patterns)))
        record = "; ".join(filter(None, (self._record(kind, id_), tests)))
        return f"{gettext('Theo hồ sơ')}: {record}" if tests or kind != "unit" else ""

    def _rule(self, conclusion: Conclusion) -> FollowUpRule:
        return next(rule for rule in self.rules.follow_up if rule.id == conclusion.rule)

    def _asked(self, pattern: Pattern) -> str:
        """Say what a rule asks of a record's own fields, its days aside: `đã ký cam kết: không`."""
        parts = pattern.own.parts if isinstance(pattern.own, AllOf) else (pattern.own,)
        fields = KINDS[pattern.kind].record_fields if pattern.kind in KINDS else {}
        speaker = Speaker(self.rules, pattern.kind)
        tests = (
            speaker.say(part)
            for part in parts
            if (isinstance(part, Compare) or (isinstance(part, Known) and not part.wanted))
            and part.fact in fields
            and fields[part.fact].type != "date"
        )
        return "; ".join(_denied(lowered(test)) for test in tests)

    def besides(self, conclusion: Conclusion) -> Iterator[str]:
        """Yield what no fact of the chain names: the field that says whom it is about, what is absent."""
        rule = self._rule(conclusion)
        bound = {alias: (kind, id_) for alias, kind, id_ in conclusion.because}
        named = [id_ for _, kind, id_ in conclusion.because if kind not in BARE]
        for ref in rule.then.about:
            kind, id_ = bound[ref.alias]
            if any(id_ in other for other in named):
                continue
            if kind in BARE and ref.field not in KINDS[kind].key and ref.field in KINDS[kind].record_fields:
                header, record = KINDS[kind].record_fields[ref.field].header, self._record(kind, id_)
                yield gettext("%(header)s ghi ở %(record)s", header=header, record=record)
        for words in dict.fromkeys(map(self._absent, rule.unless)):
            yield gettext("Chưa có %(what)s", what=words)

    def _absent(self, pattern: Pattern) -> str:
        """Name what a rule asks to be absent: `đăng ký (đăng ký xây dựng xã lành mạnh: có)`."""
        kind = pattern.kind
        if kind == FINDING and "sign" in pattern.texts("kind"):
            kind = "quality"
        name = ABSENT_WORDS.get(kind) or KIND_WORDS.get(kind) or KINDS[kind].title.lower()
        tests = self._asked(pattern)
        return f"{name} ({tests})" if tests else name

    def subject(self, code: str) -> str:
        """Name a unit with its code; anything else has its code only."""
        name = self.unit_name(code)
        return f"{name} ({code})" if name else code

    def unit_name(self, code: str) -> str:
        unit = self.rules.units.get(code, self.on)
        return "" if unit is None else unit.name

    def _record(self, kind: str, id_: str) -> str:
        if kind == "unit":
            return self.subject(id_)
        words = KIND_WORDS.get(kind) or KINDS[kind].title.lower()
        return f"{words} {', '.join(id_.split('|'))}"

    def _about(self, subject: str) -> str:
        if self.rules.units.get(subject, self.on) is not None:
            return self.subject(subject)
        return f"{KIND_WORDS['venue']} {subject}"

    def _band(self, id_: str) -> str:
        book, subject, period = id_.split(":")
        about = self._about(subject)
        bands = self.bands.get((book, subject, period), ())
        if len(bands) != 1:
            return gettext("%(about)s chưa xếp loại được năm %(period)s", about=about, period=period)
        title = _inside(localised(self.rules.rulebooks[book].band(bands[0]).title))
        return gettext("%(about)s xếp loại %(title)s năm %(period)s", about=about, title=title, period=period)

    def _finding(self, id_: str) -> str:
        book, subject, period, name = id_.split(":")
        title = _inside(_title_in(self.rules.rulebooks[book], name))
        about = self._about(subject)
        return gettext("%(about)s, năm %(period)s: %(title)s", about=about, period=period, title=title)

    def _indicator(self, id_: str) -> str:
        set_, name, subject = id_.split(":", 2)
        title = localised(self.rules.indicator_sets[set_].indicators[name].title)
        return f"{self._about(subject)}: {_inside(title)}"

    def _tie(self, id_: str) -> str:
        kind, a, b = id_.split(":")
        joined = gettext("%(a)s và %(b)s", a=a, b=b)
        return f"{joined}: {TIE_WORDS[kind]}"

    def _sign(self, id_: str) -> str:
        name, *about = id_.split(":")
        rule = next(r for r in self.rules.follow_up if isinstance(r.then, SignThen) and r.then.sign == name)
        title, whom = localised(rule.title), ", ".join(about)
        return gettext("dấu hiệu “%(title)s”: %(whom)s", title=title, whom=whom)

    def _return(self, id_: str) -> str:
        unit, period, form, office, *_ = id_.split(":")
        return gettext(
            "%(unit)s: %(office)s đã gửi biểu %(form)s kỳ %(period)s",
            unit=self.subject(unit),
            office=office,
            form=form,
            period=period,
        )

    @staticmethod
    def _violation(id_: str) -> str:
        report, act = id_.split("|")
        return gettext("biên bản %(report)s ghi hành vi “%(act)s”", report=report, act=act)

    @staticmethod
    def _case_party(id_: str) -> str:
        case, party, role = id_.split("|")
        return gettext(
            "vụ việc %(case)s có %(party)s, vai trò nghi vấn: %(role)s", case=case, party=party, role=role
        )


def _denied(sentence: str) -> str:
    """Say what is not so in plain Vietnamese: `chưa ký cam kết`, not `đã ký cam kết: không`."""
    return re.sub("^đã (.+): không$", r"chưa \1", sentence)


def _title_in(book: Rulebook, name: str) -> str:
    """Return the title of a criterion, gate, sign or streak of a rulebook."""
    titles = {
        **{part.id: part.title for part in book.criteria},
        **{part.id: part.title for part in book.gates},
        **{part.id: part.title for part in book.signs},
        **{part.id: part.title for part in book.streaks},
    }
    return localised(titles[name])


def _inside(title: str) -> str:
    return title[:1].lower() + title[1:]


def reasons_of(run: Run, rules: Rules) -> ReasonFacts:
    """Return how the reasons of a run are said, with the bands of its year and of the year before."""
    tables = [run.table("scores")]
    if f"{BEFORE}.parquet" in run.manifest["files"]:
        tables.append(run.table(BEFORE))
    bands = {
        (book, subject, period): tuple(possible)
        for table in tables
        for book, subject, period, possible in table.select(
            "rulebook", "subject", "period", "bands"
        ).iter_rows()
    }
    return ReasonFacts(rules, scored_period(rules, run.manifest["year"]).end, bands)
