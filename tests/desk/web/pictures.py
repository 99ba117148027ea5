"""Pictures of every page, four ways: `python -m tests.desk.web.pictures [--to docs/pictures/web] [--only
WORD]`.

One picture a page: 1366 wide in light and dark, 390 wide in light and dark, side by side, small enough for
the repository. The desk they are of is the example's, made for this and taken away again.
"""

from __future__ import annotations

import argparse
import base64
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.desk.web.every_page import AWAITED, PAGES, PROPOSER, Shown
from tests.desk.web.live import CHROMIUM, ROOT, Live, serving
from tests.desk.web.person import PASSWORD
from tests.desk.web.scene import referral_proposed, scene

WAYS = ((1366, 768, "light"), (1366, 768, "dark"), (390, 768, "light"), (390, 768, "dark"))
SCALE, QUALITY = 0.5, 30
DRAWN = 400  # milliseconds for what a script draws


def taken(page: Any, url: str) -> list[bytes]:
    """Return a page as it looks in each way."""
    found = []
    for width, height, scheme in WAYS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        page.goto(url)
        page.wait_for_timeout(DRAWN)
        found.append(page.screenshot())
    return found


def side_by_side(page: Any, pictures: list[bytes]) -> bytes:
    """Return one small WebP of several pictures."""
    images = "".join(
        f'<img src="data:image/png;base64,{base64.b64encode(one).decode()}" width="{round(way[0] * SCALE)}">'
        for one, way in zip(pictures, WAYS, strict=True)
    )
    width = sum(round(way[0] * SCALE) for way in WAYS) + 6 * (len(WAYS) - 1)
    page.set_viewport_size({"width": width, "height": round(WAYS[0][1] * SCALE)})
    page.set_content(f'<body style="margin:0;background:#888;display:flex;gap:6px">{images}</body>')
    page.wait_for_timeout(100)
    session = page.context.new_cdp_session(page)
    made = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(made["data"])


def signed_in(browser: Any, live: Live, username: str) -> Any:
    page = browser.new_page()
    page.set_default_timeout(120_000)
    if username:
        page.goto(f"{live.url}/dang-nhap/")
        page.fill("#u", username)
        page.fill("#p", PASSWORD)
        page.click("form button.b-main")
        page.wait_for_url(f"{live.url}/")
    return page


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--to", type=Path, default=ROOT / "docs" / "pictures" / "web")
    asked.add_argument("--only", default="", help="pages whose name holds this")
    given = asked.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    with scene() as (workspace, key), serving(workspace, key) as live, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        table = browser.new_page()
        for username, pages in PAGES.items():
            wanted: list[Shown] = [one for one in pages if given.only in one.name]
            page = signed_in(browser, live, username) if wanted else None
            if username == AWAITED and wanted:
                referral_proposed(signed_in(browser, live, PROPOSER), live.url)
            for shown in wanted:
                made = side_by_side(table, taken(page, live.url + shown.url))
                (given.to / f"{shown.name}.webp").write_bytes(made)
                sys.stdout.write(f"{shown.name} {len(made) // 1024} KB\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
