"""Which office has which part in the work, by level and day; the source is `rules/offices.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from facts.spelling import caseless
from facts.standing import COMMUNE

UNKNOWN = "(chưa xác định)"  # after the title of a role that nobody is known to have


@dataclass(frozen=True, slots=True)
class Office:
    """One office from a day to a day. `sends` tells whether a cover may name it, `forms` what it sends (none:
    any form); open ends are None."""

    name: str
    level: str  # commune, district or province
    roles: tuple[str, ...]
    sends: bool
    valid_from: date | None
    valid_until: date | None
    certainty: str  # how far what says so was read: read, partial, open, illustrative
    forms: tuple[str, ...] = ()
    spelled: str = ""  # its name in full, as papers write it

    def meets(self, start: date, end: date) -> bool:
        """Tell whether it was there on some day from `start` to `end`."""
        began = self.valid_from is None or self.valid_from <= end
        return began and (self.valid_until is None or self.valid_until >= start)


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices, and titles of their roles (role → language → text)."""

    offices: tuple[Office, ...] = ()
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # how a name begins → lines above the signature
    signing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # how a name begins → the laws under which such an office decides, by id
    authority: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # how a name begins → what who heads such an office awards, then the laws it is awarded under
    awards: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def signs_as(self, name: str) -> tuple[str, ...]:
        """Return the lines above the signature of an office of this name; none for an unknown kind."""
        return _of_kind(name, self.signing)

    def decides_under(self, name: str) -> tuple[str, ...]:
        """Return the ids of the laws under which an office of this name decides."""
        return _of_kind(name, self.authority)

    def award_of(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Return what is awarded by who heads an office of this name, and under which laws; "" if unknown."""
        award, *laws = _of_kind(name, self.awards) or ("",)
        return award, tuple(laws)

    def in_role(self, role: str, day: date) -> Office | None:
        """Return who has a role on a day; None where the rules know of nobody."""
        return next((o for o in self.offices if role in o.roles and o.meets(day, day)), None)

    def of_each_commune(self, name: str, day: date) -> bool:
        """Tell whether every commune has an office of this name on a day."""
        return name == COMMUNE or self.level_of(name, day) == "commune"

    def outside_communes(self, name: str, start: date, end: date) -> bool:
        """Tell whether offices are called so from `start` to `end`, and none of them is a commune's."""
        levels = {office.level for office in self.offices if office.name == name and office.meets(start, end)}
        return bool(levels) and "commune" not in levels

    def level_of(self, name: str, day: date) -> str:
        """Return the level of the offices of this name on a day; "" where there is none, or on several."""
        at = {office.level for office in self.offices if office.name == name and office.meets(day, day)}
        return at.pop() if len(at) == 1 else ""

    def spelled(self, name: str, day: date) -> str:
        """Return the name in full of the offices called so on a day."""
        there = (o.spelled for o in self.offices if o.name == name and o.meets(day, day))
        return next(filter(None, there), name)

    def named(self, name: str, day: date) -> str:
        """Return the office a rule asks for: of a role whoever has it on the day, else the office itself.

        Where nobody is known to have a role, say the role and that it is open: no office is made up.
        """
        if name not in self.titles:
            return name
        office = self.in_role(name, day)
        return office.name if office else f"{self.titles[name]['vi']} {UNKNOWN}"

    @property
    def names(self) -> tuple[str, ...]:
        """Return every office a cover may ever name, the commune's first; () if the rules let any send."""
        senders = (o.name for o in self.offices if o.sends)
        return tuple(dict.fromkeys((COMMUNE, *senders))) if self.offices else ()

    def senders(self, start: date, end: date, form: str = "") -> tuple[str, ...]:
        """Return the offices a cover may name for days from `start`, made by `end`; for a form, who sends."""
        there = (o for o in self.offices if o.sends and o.meets(start, end))
        return tuple(dict.fromkeys(o.name for o in there if not (form and o.forms) or form in o.forms))

    def may_send(self, name: str, start: date, end: date, form: str = "") -> bool:
        """Tell whether an office sends a form; any does where the rules list none."""
        return name in self.senders(start, end, form) if self.offices else bool(name)

    def other_senders(self, start: date, end: date, form: str = "") -> tuple[str, ...]:
        """Return the senders beside the commune's own."""
        return tuple(name for name in self.senders(start, end, form) if name != COMMUNE)

    def forms_of(self, name: str, start: date, end: date) -> tuple[str, ...]:
        """Return the forms that an office was named to send; none where it may send any."""
        lines = [o for o in self.offices if o.name == name and o.sends and o.meets(start, end)]
        return tuple(form for o in lines for form in o.forms) if all(o.forms for o in lines) else ()


def _of_kind(name: str, kinds: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what is said of the kind of office that a name begins with; the longest beginning counts."""
    wanted = caseless(name)
    fitting = [kind for kind in kinds if wanted.startswith(caseless(kind))]
    return kinds[max(fitting, key=len)] if fitting else ()


NO_OFFICES = Offices()  # where the rules have no such file
