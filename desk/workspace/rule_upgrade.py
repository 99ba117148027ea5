"""Rule files of an earlier version, with what this one asks of them; no point, band or gate is changed.

Rules of leads for an earlier method can't be carried over: the shipped ones take their place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from desk.workspace.rule_files import shipped_text
from engine.rulebook.model.roles import ROLE_OF
from engine.rulebook.text.former_words import respelled

ACTIONS, LINKS, SIGNS = "actions.yaml", "links/", "follow_up/cross_record_signs.yaml"
LINK_FILES = ("identifiers.yaml", "innocent.yaml", "leads.yaml", "seeds.yaml")
PLAN_SHARES, ONCE_A_YEAR = ("plan_random_share", "plan_strata_share"), "nq-198-2025"
_INSPECTION = re.compile(r"^role: *inspection\b.*\n", re.MULTILINE)
_STORIES = re.compile(r"^stories:", re.MULTILINE)
_SHIPPED_SIGN = re.compile(r"^ +sign: (\w+)\n +about: .*\n((?: +(?:joins|tells): .*\n)+)", re.MULTILINE)
_RAISES = re.compile(r"^( +)then:(?: *\{sign: (\w+)| *\n +sign: *(\w+) *$)", re.MULTILINE)
_JOINS = re.compile(r"^[^#\n]*\bjoins: *\w", re.MULTILINE)
_RULEBOOK = re.compile(r"^rulebook:", re.MULTILINE)
_FORMER_RANK = re.compile(
    r"^rank: \{alpha: [^}]*\}.*\n|^explain: \{lambda[^}]*\}.*\n|^disagreement_shown_above:.*\n", re.MULTILINE
)
_RANK = re.compile(r"^(?:rank|explain): .*\n", re.MULTILINE)
_GRADES = re.compile(r"^note_grades:.*\n(?:[ #].*\n)*", re.MULTILINE)
_SERIES = re.compile(r"^series:.*\n(?:[ #].*\n)*", re.MULTILINE)
_IDENTITY = re.compile(r"^identity:", re.MULTILINE)
_ROLE = re.compile(r"^role:", re.MULTILINE)
_SUBJECT = re.compile(r"^subject: *([\w-]+).*\n", re.MULTILINE)
_INDICATORS = re.compile(r"^indicators: *([\w-]+)", re.MULTILINE)
_KIND = re.compile(r"^subject: *\{ *(unit|venue)\b", re.MULTILINE)


def upgraded(texts: Mapping[str, str]) -> dict[str, str]:
    """Return rule texts with a role on each kind's only rulebook, actions, and rules of leads for this
    method.

    A file gets added lines, or none; only lines the method no longer has give way. Where two rulebooks are
    about one kind of subject, the office must say which is which: reading them says so.
    """
    files = {name: respelled(text) for name, text in texts.items()}
    folder = next(iter(texts), "rules/").partition("/")[0]
    if not any(re.search(r"^actions:", text, re.MULTILINE) for text in texts.values()):
        files[f"{folder}/{ACTIONS}"] = shipped_text(f"rules/{ACTIONS}")
    links = f"{folder}/{LINKS}"
    if any(n.startswith(links) for n in texts) and not any(_STORIES.search(text) for text in texts.values()):
        files = {name: text for name, text in files.items() if not name.startswith(links)}
        files |= {f"{links}{file}": shipped_text(f"rules/{LINKS}{file}") for file in LINK_FILES}
    seeds = f"{links}seeds.yaml"
    if "disagreement_shown_above:" in files.get(seeds, ""):
        files[seeds] = _FORMER_RANK.sub("", files[seeds]).rstrip("\n") + "\n" + _shipped(_RANK, "seeds.yaml")
    far = f"{links}identifiers.yaml"
    if far in files and not _GRADES.search(files[far]):
        files[far] = _IDENTITY.sub(lambda at: _shipped(_GRADES, "identifiers.yaml") + at[0], files[far])
    for file in (f"{links}innocent.yaml", f"{links}leads.yaml"):
        if file in files and not _SERIES.search(files[file]):
            files[file] = files[file].rstrip("\n") + "\n" + _shipped(_SERIES, file.rpartition("/")[2])
    if any(n.startswith(links) for n in files) and not any(_JOINS.search(text) for text in files.values()):
        files = {name: _with_joins(text) for name, text in files.items()}
    kinds = _kinds(texts)
    for kind, role in ROLE_OF.items():
        about = [name for name, text in texts.items() if _is_about(text, kind, kinds)]
        if len(about) == 1 and not _ROLE.search(texts[about[0]]):
            files[about[0]] = _SUBJECT.sub(rf"\g<0>role: {role}\n", files[about[0]])
    return _with_plan(files)


def change(name: str, before: str | None, after: str) -> str:
    """Return what an upgrade did to a file: `new`, other `words`, `added` to, `shipped`, some `lines`."""
    if before is None:
        return "new"
    before = respelled(before)
    if before == after:
        return "words"
    lines = iter(after.splitlines())
    if all(line in lines for line in before.splitlines()):
        return "added"
    return "shipped" if after == shipped_text(f"rules/{name.partition('/')[2]}") else "lines"


def _with_plan(texts: Mapping[str, str]) -> dict[str, str]:
    """Say in the rulebook of inspections how a plan is divided, as former parameters did by name."""
    everything = "".join(texts.values())
    if any(f"\n  {name}:" not in everything for name in PLAN_SHARES) or any(
        f"${name}" in everything for name in PLAN_SHARES
    ):
        return dict(texts)
    cited = ONCE_A_YEAR if f"\n  {ONCE_A_YEAR}:" in everything else "minh-hoa"
    random, strata = (f"${name}" for name in PLAN_SHARES)
    line = f"plan: {{random_share: {random}, strata_share: {strata}, cites: [{cited}]}}\n"
    return {name: _INSPECTION.sub(rf"\g<0>{line}", text, count=1) for name, text in texts.items()}


def _with_joins(text: str) -> str:
    """Say in follow-up rules what leads join by, of the signs that bear a shipped name."""
    shipped = dict(_SHIPPED_SIGN.findall(shipped_text(f"rules/{SIGNS}")))
    shipped["reopened_elsewhere"] = shipped["phoenix_venue"]

    def respelled_at(at: re.Match[str]) -> str:
        lines = [line.strip() for line in shipped.get(at[2] or at[3], "").splitlines()]
        return at[0] + "".join(f", {line}" if at[2] else f"\n{at[1]}  {line}" for line in lines)

    return _RAISES.sub(respelled_at, text)


def _shipped(wanted: re.Pattern[str], file: str) -> str:
    return "".join(match[0] for match in wanted.finditer(shipped_text(f"rules/{LINKS}{file}")))


def _kinds(texts: Mapping[str, str]) -> dict[str, str]:
    """Return what each indicator set is about, `unit` or `venue`, by its name."""
    pairs = ((_INDICATORS.search(text), _KIND.search(text)) for text in texts.values())
    return {name[1]: kind[1] for name, kind in pairs if name and kind}


def _is_about(text: str, kind: str, kinds: Mapping[str, str]) -> bool:
    subject = _SUBJECT.search(text) if _RULEBOOK.search(text) else None
    return subject is not None and kinds.get(subject[1]) == kind
