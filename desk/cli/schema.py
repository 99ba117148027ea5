"""`lanhmanh schema`: writes the JSON Schema of rule files, for editors."""

from __future__ import annotations

from desk.base.faults import DONE
from desk.base.options import RulesArgument
from desk.base.output import Output
from desk.cli.verb import Here, verb


@verb("schema", "Viết JSON Schema của tệp quy tắc vào rules/schema cho trình soạn thảo.")
def schema(here: Here, out: Output, rules: RulesArgument = None) -> int:
    from desk.authoring.schema_files import schemas_written
    from desk.workspace.rule_files import rules_folder

    folder = rules_folder(rules, here.path)
    names = schemas_written(folder)
    where = folder / "schema"
    out.say("Đã viết %(names)s tệp vào %(where)s.", names=len(names), where=where)
    out.json({"folder": str(where), "files": names})
    return DONE
