"""`lanhmanh rulebooks`: which rulebooks the office uses; takes one out, or puts one in."""

from __future__ import annotations

from datetime import date
from shlex import quote
from typing import TYPE_CHECKING, Annotated

from desk.base.faults import DONE
from desk.base.language import gettext, language
from desk.base.options import option
from desk.base.output import Output
from desk.cli.verb import Here, not_with, verb

if TYPE_CHECKING:
    from desk.workspace.rulebook_choice import RulesChange
    from engine.rulebook.model.rulebook import Rules


@verb(
    "rulebooks",
    "Bộ tiêu chí cơ quan đang dùng; --add, --remove: đưa vào, bỏ ra một bộ cùng mọi phần nêu tên nó.",
)
def rulebooks(
    here: Here,
    out: Output,
    add: Annotated[str | None, option("Tên bộ tiêu chí cần dùng.")] = None,
    remove: Annotated[str | None, option("Tên bộ tiêu chí thôi dùng.")] = None,
) -> int:
    from desk.authoring.schema_files import schemas_written
    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.rule_files import SHIPPED, rule_texts
    from desk.workspace.rulebook_choice import rulebooks_in
    from desk.workspace.rulebooks_in_use import REMOVED, rulebook_added, rulebook_removed
    from engine.analysis.unasked import unasked_findings

    not_with({"--add": add}, {"--remove": remove})
    own, before = here.workspace, here.rules
    change = None
    if remove is not None:
        change = rulebook_removed(own, remove)
        kept = own.folder / REMOVED / remove
        again = f"lanhmanh rulebooks --add {remove} -w {quote(str(own.folder))}"
        out.say(
            "Đã bỏ '%(remove)s' khỏi quy tắc. Quy tắc trước khi bỏ: %(kept)s. Dùng lại: %(again)s",
            remove=remove,
            kept=kept,
            again=again,
        )
        _say_change(change, gettext("Bỏ theo"), out)
    elif add is not None:
        change = rulebook_added(own, add)
        out.say("Đã đưa '%(add)s' vào quy tắc.", add=add)
        _say_change(change, gettext("Vào theo"), out)
    if change is not None:
        schemas_written(own.rules)  # what a rule may name has changed
    rules = rules_in(own.rules)
    forms = _say_forms(before, rules, out)
    for finding in unasked_findings(rules):
        out.note(finding.fault.text(language()))
    used, shipped = rulebooks_in(rule_texts(own.rules)), rulebooks_in(rule_texts(SHIPPED))
    out.table(
        gettext("Bộ tiêu chí"),
        [(gettext("Tên"), "whole"), (gettext("Đang dùng"), "whole"), gettext("Nội dung")],
        [
            (name, gettext("có") if name in used else gettext("không"), one.title[out.lang])
            for name, one in sorted({**shipped, **used}.items())
        ],
    )
    out.json(
        {
            "in_use": sorted(used),
            "offered": sorted(shipped),
            "files": list(change.files) if change else [],
            "parts": [f"{part.file}: {part.name}" for part in change.parts] if change else [],
            "forms": forms,
        }
    )
    return DONE


def _say_change(change: RulesChange, heading: str, out: Output) -> None:
    out.say(f"{heading}:")
    for file in change.files:
        out.say(f"  {file}")
    for file in dict.fromkeys(part.file for part in change.parts):
        names = ", ".join(part.name for part in change.parts if part.file == file)
        out.say(f"  {file}: {names}")


def _say_forms(before: Rules, after: Rules, out: Output) -> dict[str, list[str]]:
    """Say which forms communes owe today that they did not owe before, and the other way round."""
    from engine.indicators.forms_asked import forms_asked

    old, new = forms_asked(before, date.today()), forms_asked(after, date.today())
    gone, come = sorted(old - new), sorted(new - old)
    if gone:
        names = ", ".join(gone)
        out.say("Biểu không còn phải nộp: %(names)s.", names=names)
    if come:
        names = ", ".join(come)
        out.say("Biểu nay phải nộp: %(names)s.", names=names)
    return {"no_longer_owed": gone, "now_owed": come}
