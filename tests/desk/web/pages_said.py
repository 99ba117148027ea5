"""What every page of the desk says on one day, and what each act answers that is sent with an empty form and
with one filled in, as JSON: `python -m tests.desk.web.pages_said WORKSPACE DAY [all]`.

Without `all`: the pages in Vietnamese, and each act with an empty form.

In a process of its own: its clock stands on that day, and the year is run in it.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from desk.runs.running import run_made
from desk.web.serving import prepared
from desk.workspace.folder import opened
from tests.desk.office.every_output import clock_put_forward
from tests.desk.web.every_page import PAGES
from tests.desk.web.forms_sent import sent
from tests.desk.web.workers import over

NINE = time(9)
BACKEND = "desk.web.accounts.backend.RecordedAccounts"
LIKE_ANOTHER = re.compile(r"\?(?!bieu|mo|ky=2020$)")
"""What is not asked in English too: the page was, or one much like it."""
UNSEEN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
DRAWN_ANEW = re.compile(
    r' nonce="[^"]*"|(?<=name="csrfmiddlewaretoken" value=")[^"]*|"X-CSRFToken": *"[^"]*"|(?<=/static/)[^"]*'
)
PASSWORD = re.compile(r"\b[a-z2-9]{4}(?:-[a-z2-9]{4}){3}\b")
LINES = re.compile(r"</(?:p|h\d|li|tr|td|th|dt|dd|div|section|option|button|a|label|title)>|<br>")


def browser_of(username: str, lang: str) -> Any:
    from django.test import Client

    from desk.web.accounts.models import Account

    found = Client(SERVER_NAME="localhost")
    if username:
        Account.objects.filter(username=username).update(lang=lang)
        found.force_login(Account.objects.get(username=username), backend=BACKEND)
    return found


def marked(answer: Any) -> str:
    """Return a page as it was written, without what is drawn anew each time; of a file what it is."""
    kind = answer.get("Content-Type", "")
    if not kind.startswith("text/html"):
        answer.close()
        return str(kind)
    text = UNSEEN.sub("", answer.content.decode())
    return re.sub(r"\s+", " ", PASSWORD.sub("<password>", DRAWN_ANEW.sub("", text)))


def words(marks: str) -> str:
    """Return the words a reader sees, in lines."""
    body = marks.partition("<main")[2].partition(">")[2]
    text = html.unescape(re.sub(r"<[^>]+>", " ", LINES.sub("\n", body)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def pages(lang: str) -> Iterator[tuple[str, int, str]]:
    for person, shown in PAGES.items():
        browser = browser_of(person, lang)
        for page in shown:
            if lang == "en" and LIKE_ANOTHER.search(page.url):
                continue
            answer = browser.get(page.url, follow=True)
            yield page.name, answer.status_code, marked(answer)


def acts() -> Iterator[tuple[str, int, str]]:
    """Send each act with nothing in its form, as the first who may; what it leads to is said by its address
    and its words."""
    from desk.base.roles import ROLES
    from tests.desk.web.test_permissions import NAMED_BY_ROLE, allowed, cases

    seen = set()
    for name, access, url, method, unit in cases():
        role = next((r for r in ROLES if allowed(access, r, method, unit)), "")
        if method != "POST" or access.open or name in seen or not role:
            continue
        seen.add(name)
        answer = browser_of(NAMED_BY_ROLE[role], "vi").post(url)
        yield name, answer.status_code, answer.get("Location", "") + marked(answer)


def main(folder: Path, day: date, every: bool) -> None:
    ahead = datetime.combine(day, NINE) - datetime.now()
    clock_put_forward(
        ahead / timedelta(days=1) - 7 / 24
    )  # it stands at Vietnam's hour, seven ahead of the machine's
    run = run_made(opened(folder), 2020, None, lambda done, total: None)
    prepared(folder, demo=True)
    said = {}
    for lang in ("vi", "en") if every else ("vi",):
        said |= {f"{name} {lang}": (status, text) for name, status, text in pages(lang)}
    with patch("desk.web.jobs.jobs.subprocess.Popen", over):  # however busy the machine is
        said |= {f"act {name}": (status, text) for name, status, text in (acts() if every else ())}
    if every:
        said |= {
            name: (answer.status_code, marked(answer)) for name, answer in sent(browser_of, run.folder.name)
        }
    json.dump({name: [status, text, words(text)] for name, (status, text) in said.items()}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), sys.argv[3:] == ["all"])
