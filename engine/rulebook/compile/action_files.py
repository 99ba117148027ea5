"""The closed list of actions, and what each may rest on.

The list is data (`rules/actions.yaml`). What a kind of action may rest on is fixed here and no rule file can
change it: a risk class, a sign or a tie is a reason to look, never a ground for a measure against a venue or
a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.kinds.actions import ActionsFile, ListedAction
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.follow_up import ActionThen, FollowUpRule, Pattern, Ref
from engine.rulebook.model.follow_up_vocabulary import BAND_FACT, FINDING, INDICATOR, SIGN, TIE
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.places import Place
from facts.spelling import folded

DUTY, PROTECT, INSPECT, HAND_ON, MEASURE = "duty", "protect", "inspect", "hand_on", "measure"
NEEDS: Mapping[str, str] = {INSPECT: "inspection_ground", MEASURE: "competent_decision"}
"""What a proposal of a kind must still ask a person for."""
ON_RECORD = (HAND_ON, MEASURE)  # kinds that rest on what was found and written down, and on nothing inferred
FOUND = ("violation", "inspection", "case")
INFERRED = (BAND_FACT, FINDING, INDICATOR, SIGN, TIE)
PERSON = ("party", "case_party")
MEASURES = re.compile(
    r"\b(rút giấy phép|thu hồi|tước|phạt tiền|xử phạt|đình chỉ|đóng cửa|niêm phong|tạm giữ|tịch thu|bắt giữ"
    r"|bắt người|khám xét|cưỡng chế|khởi tố|kiểm tra ngay|trục xuất|revoke|withdraw licence|fine|penal"
    r"|suspend|close down|shut|seal off|seize|confiscate|arrest|detain|raid|search at once|prosecute"
    r"|inspect at once)\b"
)
"""Words of measures against a venue or a person: an action so called is one, whatever it says it does."""
_OF_FIELD = {
    "venue_id": "venue",
    "unit_code": "unit",
    "code": "unit",
    "owner_id": "party",
    "manager_id": "party",
    "party_id": "party",
    "inspection_id": "inspection",
    "case_id": "case",
}


def actions_from(file: ActionsFile, faulting: Faulting) -> Mapping[str, ListedAction]:
    """Check the list; an entry whose words say it is a measure must be one."""
    faulting.declared(file, {})
    for name, action in file.actions.items():
        if action.does != MEASURE and (_names(name) or any(map(_says, action.title.values()))):
            faulting.add("R617", action.spot("does"), name=name, does=action.does)
    return settled(file.actions)


def _says(text: str) -> bool:
    """Tell whether a sentence speaks of a measure."""
    return bool(MEASURES.search(unicodedata.normalize("NFC", text.lower())))


def _names(name: str) -> bool:
    """Tell whether a name, written without marks, does."""
    return bool(re.search(folded(MEASURES.pattern), re.sub(r"[\W_]+", " ", name.lower())))


def check_actions(rules: Rules, places: Mapping[str, Place], faulting: Faulting) -> None:
    """Report each action that rests on what its kind may not; `places` says where a rule's action stands."""
    for rule in rules.follow_up:
        listed = rules.actions.get(rule.then.action) if isinstance(rule.then, ActionThen) else None
        if listed is not None:
            _Guard(rules, rule, listed, places.get(rule.id, rule.place), faulting).check()


@dataclass(frozen=True, slots=True)
class _Guard:
    rules: Rules
    rule: FollowUpRule
    listed: ListedAction
    place: Place
    faulting: Faulting

    def check(self) -> None:
        then, does, name = self.rule.then, self.listed.does, self.listed.name
        assert isinstance(then, ActionThen)
        wanted = NEEDS.get(does)
        if wanted is not None and then.needs != wanted:
            code = "R611" if does == INSPECT else "R618"
            self.faulting.add(code, self.place, name=name, needs=wanted)
        if does not in ON_RECORD and any(map(_says, self.rule.title.values())):
            self.faulting.add("R622", self.rule.place, id=self.rule.id, name=name)
        inferred = next((p.kind for p in self._patterns() if p.kind in INFERRED), None)
        if does in ON_RECORD and inferred is not None:
            self.faulting.add("R619", self.place, name=name, kind=inferred)
        elif does in ON_RECORD and not any(p.kind in FOUND for p in self.rule.when):
            self.faulting.add("R620", self.place, name=name, kinds=", ".join(FOUND))
        elif does not in ON_RECORD:
            self._check_of_risk(then, does, name)

    def _check_of_risk(self, then: ActionThen, does: str, name: str) -> None:
        """From a risk class, a sign or a tie follows no more than a proposed inspection of a venue."""
        risk = next((p.kind for p in self._patterns() if self._of_risk(p)), None)
        whom = {self._whom(ref) for ref in then.about}
        if risk is None or whom <= {"unit"}:
            return
        if does != INSPECT or whom & set(PERSON):
            self.faulting.add("R621", self.place, name=name, kind=risk)

    def _patterns(self) -> Iterable[Pattern]:
        return (*self.rule.when, *self.rule.unless)

    def _of_risk(self, pattern: Pattern) -> bool:
        if pattern.kind in (SIGN, TIE):
            return True
        if pattern.kind in (BAND_FACT, FINDING):
            return any(self._about_venues(book.subject) for book in self._books(pattern))
        if pattern.kind != INDICATOR:
            return False
        sets = self.rules.indicator_sets
        homes = pattern.texts("of") or tuple(sets)
        names = pattern.texts("name")
        return any(
            self._about_venues(book.subject)
            for home in homes
            if home in sets
            for book in behind(self.rules, home, names or tuple(sets[home].indicators)).rulebooks
        )

    def _books(self, pattern: Pattern) -> Iterator[Rulebook]:
        names = pattern.texts("rulebook") or tuple(self.rules.rulebooks)
        yield from (self.rules.rulebooks[name] for name in names if name in self.rules.rulebooks)

    def _about_venues(self, indicator_set: str) -> bool:
        found = self.rules.indicator_sets.get(indicator_set)
        return found is not None and found.subject == "venue"

    def _whom(self, ref: Ref) -> str:
        """Return the kind of what an action is about; what can't be told counts as a venue."""
        pattern = next((p for p in self.rule.when if p.alias == ref.alias), None)
        if pattern is None:
            return "venue"
        if ref.field in _OF_FIELD:
            return _OF_FIELD[ref.field]
        if pattern.kind in (BAND_FACT, FINDING, INDICATOR) and ref.field == "subject":
            sets = self.rules.indicator_sets
            named = (
                [b.subject for b in self._books(pattern)]
                if pattern.kind != INDICATOR
                else pattern.texts("of")
            )
            kinds = {sets[name].subject for name in named if name in sets}
            return "unit" if kinds == {"unit"} else "venue"
        return pattern.kind if ref.field == "id" and pattern.kind not in (SIGN, TIE) else "venue"
