"""`leads show`: one lead, its evidence first, the drawings beside it."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import RecordedReasonOption
from desk.base.output import Output
from desk.cli.leads.options import ByOption, LeadArgument, RunOption, given, written
from desk.cli.verb import Here, verb


@verb("show", "Một manh mối: bằng chứng, cách tính, hình vẽ, thời gian; hoặc một chuỗi vụ việc.")
def show(
    here: Here,
    out: Output,
    lead: LeadArgument,
    run: RunOption = "latest",
    svg: Annotated[Path | None, typer.Option("--svg", help="Ghi hình vẽ vào tệp này.")] = None,
    timeline: Annotated[
        Path | None, typer.Option("--timeline", help="Ghi hình diễn biến theo thời gian vào tệp này.")
    ] = None,
    places: Annotated[
        bool, typer.Option("--places", help="Nêu mọi dòng, mọi kỳ đã ghi điều này, không chỉ dòng mới nhất.")
    ] = False,
    reason: RecordedReasonOption = None,
    by: ByOption = None,
) -> int:
    from desk.leads.acts import words_on
    from desk.leads.drawing import drawing_of
    from desk.leads.identity import matches_about
    from desk.leads.identity_report import identity_json
    from desk.leads.lead_report import print_lead, shown_json
    from desk.leads.lead_words import TO_VERIFY
    from desk.leads.leads import lead_named, names_of
    from desk.leads.notes import notes_of, print_notes
    from desk.leads.observations import noted_report, notes_json
    from desk.leads.series import SCENES, people_of, series_named, series_report
    from desk.leads.timeline import timeline_drawing
    from desk.report.console import print_report

    found = here.queue(run)
    series = series_named(found, lead)
    names: dict[str, str] = {}
    if series is not None:
        if reason is not None:
            names = names_of(found, people_of(series, found), series.id, given(reason), by)
        on_record = words_on(found.run, "series", series.id)
        out.say(TO_VERIFY)
        out.say(SCENES)
        print_report(series_report(series, found, on_record, names), out)
        return DONE
    wanted = lead_named(found, lead)
    if reason is not None:
        names = names_of(found, wanted.lead.members, wanted.id, given(reason), by)
    notes = notes_of(found.run, wanted)
    about = wanted.lead.members | set(wanted.lead.recorded_as)
    matches = matches_about(found, wanted, reason, by)
    print_lead(wanted, found, names, matches, places, out)
    print_report(replace(noted_report(found, about), data=None), out)
    print_notes(notes, out)
    if svg is not None:
        written(svg, drawing_of(wanted))
        out.say("Hình vẽ: %(svg)s", svg=svg)
    if timeline is not None:
        written(timeline, timeline_drawing(wanted))
        out.say("Diễn biến: %(timeline)s", timeline=timeline)
    out.json(
        shown_json(wanted, found, names)
        | {
            "notes": [asdict(note) for note in notes],
            "observations": notes_json(found, about),
            "may_be_one_person": identity_json(matches or (), {})["matches"],
        }
    )
    return DONE
