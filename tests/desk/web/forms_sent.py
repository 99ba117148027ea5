"""Forms of the desk filled in and sent one after another, each by a person who may: what every act does when
it is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from unittest.mock import patch

from tests.desk.web.workers import idle

WHY = {"reason": "thử"}
LEAD, OTHER = "/manh-moi/2020/LEAD/", "/manh-moi/2020/OTHER/"
IDS, SEEN, REASONS = (
    re.compile(p) for p in (r"MM-[0-9a-f]{8}", r'name="seen" value="([^"]*)"', r'name="(why-[^"]*)"')
)
WORK = {"work": "F7||31000-CS-010"}
RULES = "rules/parameters.yaml"
Form = Mapping[str, Any]
FORMS: tuple[tuple[str, str, Form], ...] = (
    (
        "quan-tri",
        "/nguoi-dung/them/",
        {
            "username": "moi",
            "role": "commune",
            "unit": "30991",
            "shown_as": "N" * 130,
            "office": "O" * 130,
            "outside": "z" * 260,
        },
    ),
    ("quan-tri", "/nguoi-dung/them/", {"username": "moi", "role": "policy"}),
    ("quan-tri", "/nguoi-dung/them/", {"username": "la", "role": "policy", "unit": "99999"}),
    ("quan-tri", "/nguoi-dung/8/", {"what": "reset"}),
    ("quan-tri", "/nguoi-dung/8/", {"what": "outside", "outside": " a@b "}),
    ("quan-tri", "/nguoi-dung/8/", {"what": "close"}),
    ("quan-tri", "/tai-khoan/", {"look": "dark", "lang": "en"}),
    ("quan-tri", "/tai-khoan/", {"new": "ngắn", "again": "khác", "old": "sai"}),
    ("quan-tri", "/tai-khoan/", {"look": "lạ", "lang": "lạ"}),
    ("danh-gia", "/tham-dinh/2020/30997/B4/", {"points": "99", "reason": "", "minutes": ""}),
    (
        "danh-gia",
        "/tham-dinh/2020/30997/B4/",
        {"points": "1,5", "reason": "theo biên bản", "minutes": "3/BB"},
    ),
    ("danh-gia", "/tham-dinh/2020/30997/Z9/", {"points": "1"}),
    ("danh-gia", "/so-sanh/2020/so/", {"what": "days", "before": "2019-12-31", "after": "2020-12-31"}),
    ("danh-gia", "/so-sanh/2020/so/", {"what": "days", "before": "2019-12-31", "after": "2019-12-31"}),
    ("danh-gia", "/so-sanh/2020/so/", {"what": "runs", "before": "RUN", "after": "RUN"}),
    ("danh-gia", "/so-sanh/2020/so/", {"what": "days", "before": "32/13/2019 " + "x" * 20, "after": ""}),
    ("chinh-sach", "/quy-tac/kiem-tra/", {"file": RULES, "text": "parameters: 1"}),
    ("chinh-sach", "/quy-tac/ai-doi-hang/", {}),
    ("chinh-sach", "/quy-tac/de-nghi/", WHY),
    ("chinh-sach", "/quy-tac/bo-nhap/", {"file": RULES}),
    ("chinh-sach", "/quy-tac/de-nghi/", WHY),
    ("chinh-sach", "/quy-tac/kiem-tra/", {"file": RULES, "text": "TEXT", "prove": "1"}),
    ("chinh-sach", "/quy-tac/ai-doi-hang/", {}),
    ("chinh-sach", "/quy-tac/de-nghi/", WHY),
    ("chinh-sach", "/quy-tac/nguoi-thu-hai/", {"proposal": "PROPOSAL", "answer": "agree"}),
    ("chinh-sach-2", "/quy-tac/nguoi-thu-hai/", {"proposal": "PROPOSAL", "answer": "decline", **WHY}),
    ("danh-gia", "/viec-can-lam/2020/da-lam/", {**WORK, "record": "4/BB", "on": "2021-02-01"}),
    ("danh-gia", "/viec-can-lam/2020/da-lam/", {**WORK, "record": "4/BB", "on": ""}),
    ("danh-gia", "/viec-can-lam/2020/mo-lai/", {**WORK, **WHY}),
    (
        "danh-gia",
        "/van-ban/2020/co-quan/",
        {"name": "UBND huyện A", "titles": "TM. UBND\nCHỦ TỊCH", "signer": "An"},
    ),
    ("danh-gia", "/van-ban/2020/nam/", {"kind": "tom-tat", "date": "2021-03-05"}),
    ("danh-gia", "/van-ban/2020/xa/", {"kind": "thong-bao", "unit": "30997", **WHY}),
    ("danh-gia", "/van-ban/2020/xa/", {"kind": "thong-bao", "unit": "99999", **WHY}),
    ("danh-gia", "/van-ban/2020/cong-tac/", {"kind": "so-ket", "period": "2020-6T", **WHY}),
    ("danh-gia", "/bao-cao/2020/cong-van/", {"ky": "2020"}),
    ("danh-gia", "/bao-cao/2020/30991/bieu-mau/", WHY),
    ("danh-gia", "/bao-cao/2020/30991/bieu-mau/", {}),
    ("danh-gia", "/lan-chay/2020/chay/", {}),
    ("danh-gia", "/lan-chay/2020/kiem-tra/", {"run": "RUN"}),
    ("danh-gia", "/lan-chay/2020/so-ket-qua/", {"copies": "2"}),
    ("danh-gia", "/lan-chay/2020/so-ket-qua/", {"copies": "2", **WHY}),
    ("danh-gia", "/lan-chay/2020/khoa/", {"REASONS": "thử"}),
    ("danh-gia", "/tham-dinh/2020/30997/B4/", {"points": "2", "reason": "theo biên bản", "minutes": "4/BB"}),
    ("danh-gia", "/lan-chay/2020/cong-bo/", {"document": "1/TB", "date": "2021-03-01", "despite": "thử"}),
    ("danh-gia", "/lan-chay/2020/mo-lai/", WHY),
    ("danh-gia", "/goc-nhin/", {"title": "  Của  tôi " + "x" * 70, "address": "/ket-qua/2020/?hang=kha"}),
    ("danh-gia", "/goc-nhin/", {"title": "Lạ", "address": "//khac/"}),
    ("danh-gia", "/goc-nhin/", {"title": "", "address": "/ket-qua/2020/"}),
    ("danh-gia", "/goc-nhin/bo/", {"title": "khác"}),
    ("xac-minh", f"{LEAD}ten/", {"party": "30985-CT-0056", **WHY}),
    ("xac-minh", f"{LEAD}ghi-chu/", {"note": "đã gặp"}),
    (
        "xac-minh",
        f"{LEAD}bang-chung/",
        {
            "about": "30985-CT-0056",
            "kind": "phone",
            "value": "0912345678",
            "grade": "B2",
            "seen": "2020-11-20",
            **WHY,
        },
    ),
    (
        "xac-minh",
        f"{LEAD}bang-chung/",
        {
            "about": "31000-CS-010",
            "kind": "phone",
            "value": "0912345678",
            "grade": "B2",
            "seen": "2020-11-20",
            **WHY,
        },
    ),
    ("xac-minh", f"{LEAD}theo-doi/", {"about": "30985-CT-0056", "until": "2022-01-01", **WHY}),
    ("xac-minh", "/manh-moi/2020/theo-doi/", {"act": "renew", "about": "30985-CT-0056", **WHY}),
    ("xac-minh", "/manh-moi/2020/theo-doi/", {"act": "withdraw", "n": "1", **WHY}),
    ("xac-minh", "/manh-moi/2020/theo-doi/", {"act": "end-watch", "about": "30985-CT-0056", **WHY}),
    ("xac-minh", "/manh-moi/2020/theo-doi/", {"act": "la", **WHY}),
    ("xac-minh", "/manh-moi/2020/tim/", {"kind": "id", "value": "30985-CT-0056", **WHY}),
    ("xac-minh", f"{LEAD}nhan/", {"seen": "SEEN", **WHY}),
    ("xac-minh", f"{LEAD}nhan/", {"seen": "cũ", **WHY}),
    ("xac-minh", f"{LEAD}go/", {"seen": "SEEN", "row": "1", **WHY}),
    ("xac-minh", "/manh-moi/2020/lien-he/", {"row": "1", **WHY}),
    ("xac-minh", f"{LEAD}chuyen/", {"seen": "SEEN", "document": "7/CV", **WHY}),
    ("xac-minh", f"{LEAD}nguoi-thu-hai/", {"answer": "agree"}),
    ("xac-minh", f"{LEAD}nguoi-thu-hai/", {"proposal": "PROPOSAL", "answer": "agree"}),
    ("xac-minh-2", f"{LEAD}nguoi-thu-hai/", {"proposal": "PROPOSAL", "answer": "decline", **WHY}),
    ("danh-gia", "/lan-chay/2020/nguoi-thu-hai/", {"proposal": "PROPOSAL", "answer": "agree"}),
    ("danh-gia", "/lan-chay/2020/nguoi-thu-hai/", {"proposal": "PROPOSAL", "answer": "withdraw"}),
    ("xac-minh", f"{OTHER}bo/", {"seen": "SEEN", "story": "kin_in_trade", **WHY}),
    ("xac-minh", "/manh-moi/2020/hoan-tac/", {"log": "leads.jsonl", "n": "1"}),
)
"""Who sends what where. In capitals: the first two leads, the newest run, what a lead's page says it was
shown as, a file's text, what a lock asks for."""


def sent(browser_of: Callable[[str, str], Any], run: str) -> Iterator[tuple[str, Any]]:
    """Send each form and go where it leads; long work is asked for, and never begins."""
    found = IDS.findall(text_of(browser_of("xac-minh", "vi"), "/manh-moi/2020/"))
    leads = dict(zip(("LEAD", "OTHER"), dict.fromkeys(found), strict=False))
    with patch("desk.web.jobs.jobs.subprocess.Popen", idle):
        for n, (person, to, form) in enumerate(FORMS, 1):
            browser = browser_of(person, "vi")
            url = re.sub("LEAD|OTHER", lambda name: leads[name[0]], to)
            answer = browser.post(url, filled(browser, url, form, run), follow=True)
            trail = " → ".join(f"{address} {status}" for address, status in answer.redirect_chain)
            yield f"form {n} {url} by {person} {trail}", answer


def filled(browser: Any, url: str, form: Form, run: str) -> Form:
    from desk.web.drafting.drafts import texts_today
    from desk.web.proposals.models import OPEN, Proposal

    kind = {"quy-tac": "rules", "manh-moi": "refer", "lan-chay": "announce"}.get(url.split("/")[1], "")
    if "REASONS" in form:
        return dict.fromkeys(REASONS.findall(text_of(browser, "/lan-chay/2020/")), form["REASONS"])
    told = {
        "PROPOSAL": lambda: str(
            Proposal.objects.filter(kind=kind, state=OPEN).values_list("pk", flat=True).first()
        ),
        "RUN": lambda: run,
        "TEXT": lambda: f"{texts_today()[RULES]}# thử\n",
        "SEEN": lambda: SEEN.findall(text_of(browser, f"{url.rsplit('/', 2)[0]}/?mau=nhan"))[0],
    }
    return {name: told[value]() if value in told else value for name, value in form.items()}


def text_of(browser: Any, url: str) -> str:
    return str(browser.get(url).content.decode())
