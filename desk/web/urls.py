"""Every address of the desk, with who may read it and who may write there; a page family after the other."""

from django.conf import settings
from django.urls import path

from desk.base.roles import ADMINISTRATOR, AUDITOR, COMMUNE, EVALUATION, EVERYONE, INVESTIGATOR, POLICY
from desk.web import office_acts
from desk.web.accounts import people
from desk.web.accounts import views as accounts
from desk.web.appraisal import views as appraisal
from desk.web.comparison import views as comparison
from desk.web.drafting import views as drafting
from desk.web.follow_up import views as follow_up
from desk.web.jobs import views as jobs
from desk.web.journal import views as journal
from desk.web.leads import acting, questions, series
from desk.web.leads import views as leads
from desk.web.papers import views as papers
from desk.web.papers import wording_views as wording
from desk.web.places import ANYONE_IN, DOOR, guarded, place
from desk.web.results import views as results
from desk.web.returns import views as returns
from desk.web.runs import views as runs
from desk.web.saved import views as saved
from desk.web.so_far import views as so_far
from desk.web.venues import views as venues
from desk.web.waiting import search
from desk.web.waiting import views as waiting

OFFICE = (EVALUATION, POLICY)
SCORES = (EVALUATION, POLICY, AUDITOR)  # who reads results and the rules behind them
NOT_COMMUNES = tuple(role for role in EVERYONE if role not in (COMMUNE, ADMINISTRATOR))
SENDERS = (EVALUATION, COMMUNE)
FOLLOWS_UP = (EVALUATION, INVESTIGATOR)
SEES_LEADS, DECIDES = (INVESTIGATOR, AUDITOR), (INVESTIGATOR,)

urlpatterns = [
    guarded(path("dang-nhap/", accounts.sign_in, name="sign_in"), DOOR),
    guarded(path("dang-nhap/ma/", accounts.code, name="sign_in_code"), DOOR),
    place("thoat/", accounts.sign_out, "sign_out", write=EVERYONE),
    guarded(path("tai-khoan/", accounts.own_account, name="own_account"), ANYONE_IN),
    guarded(path("tai-khoan/ma/", accounts.second_factor, name="second_factor"), ANYONE_IN),
    place("tai-khoan/phien/", accounts.end_session, "end_session", write=EVERYONE),
    place("nguoi-dung/", people.people, "people", read=(ADMINISTRATOR,)),
    place("nguoi-dung/them/", people.made, "make_account", write=(ADMINISTRATOR,)),
    place("nguoi-dung/<number:number>/", people.changed, "change_account", write=(ADMINISTRATOR,)),
    # Appraisal
    place("tham-dinh/<year:year>/", appraisal.appraisal, "appraisal", read=SCORES),
    place(
        "tham-dinh/<year:year>/<str:unit>/<str:criterion>/",
        appraisal.give,
        "give_appraisal",
        write=(EVALUATION,),
    ),
    place("tham-dinh/<year:year>/xac-nhan/", appraisal.confirm, "confirm_appraisal", write=(EVALUATION,)),
    # Comparison
    place("so-sanh/<year:year>/", comparison.comparison, "comparison", read=OFFICE),
    place("so-sanh/<year:year>/so/", comparison.compare, "compare", write=OFFICE),
    # Rules
    place("quy-tac/", drafting.rules, "rules", read=SCORES),
    place("quy-tac/kiem-tra/", drafting.check, "check_rules", write=(POLICY,)),
    place("quy-tac/bo-nhap/", drafting.discard, "discard_draft", write=(POLICY,)),
    place("quy-tac/ai-doi-hang/", drafting.impact, "impact", write=(POLICY,)),
    place("quy-tac/de-nghi/", drafting.propose, "propose_rules", write=(POLICY,)),
    place("quy-tac/dang-cho/", drafting.proposed_rules, "proposed_rules", read=SCORES),
    place("quy-tac/nguoi-thu-hai/", drafting.second, "second_rules", write=(POLICY,)),
    # Follow-up
    place("viec-can-lam/<year:year>/", follow_up.follow_up, "follow_up", read=(*FOLLOWS_UP, POLICY, AUDITOR)),
    place("viec-can-lam/<year:year>/lich/", follow_up.calendar, "calendar", write=FOLLOWS_UP),
    place("viec-can-lam/<year:year>/da-lam/", follow_up.done, "work_done", write=FOLLOWS_UP),
    place("viec-can-lam/<year:year>/mo-lai/", follow_up.reopen, "work_reopened", write=FOLLOWS_UP),
    place("viec-can-lam/<year:year>/ke-hoach/", follow_up.plan, "plan", read=(*FOLLOWS_UP, POLICY, AUDITOR)),
    # The log
    place("nhat-ky/", journal.journal, "journal", read=(AUDITOR,)),
    place("nhat-ky/xuat/", journal.exported, "export_journal", write=(AUDITOR,)),
    # Leads
    place("manh-moi/<year:year>/", leads.leads, "leads", read=SEES_LEADS),
    place("manh-moi/<year:year>/lien-he/", leads.ties, "ties", read=SEES_LEADS, write=DECIDES),
    place("manh-moi/<year:year>/mot-nguoi/", leads.identity, "identity", read=SEES_LEADS, write=DECIDES),
    place("manh-moi/<year:year>/duong-noi/", questions.way, "way", read=SEES_LEADS),
    place("manh-moi/<year:year>/tim/", questions.find, "find", write=DECIDES),
    place("manh-moi/<year:year>/theo-doi/", leads.watched, "watched", read=DECIDES, write=DECIDES),
    place("manh-moi/<year:year>/chuoi-vu-viec/", series.series, "series", read=SEES_LEADS),
    place("manh-moi/<year:year>/suyt-noi/", series.noticed, "noticed", read=DECIDES),
    place("manh-moi/<year:year>/viec/<str:act>/", acting.act, "lead_act", write=DECIDES),
    place("manh-moi/<year:year>/viec/<str:act>/nguoi-thu-hai/", acting.second, "second_act", write=DECIDES),
    place("manh-moi/<year:year>/hoan-tac/", leads.undo, "undo_lead", write=DECIDES),
    place("manh-moi/<year:year>/<str:lead>/", leads.lead, "lead", read=SEES_LEADS),
    place("manh-moi/<year:year>/<str:lead>/ten/", leads.name, "lead_name", write=DECIDES),
    place("manh-moi/<year:year>/<str:lead>/de-nghi/", leads.referral, "proposed_referral", read=SEES_LEADS),
    place("manh-moi/<year:year>/<str:lead>/nguoi-thu-hai/", leads.second, "second_lead", write=DECIDES),
    *(
        place(
            f"manh-moi/<year:year>/<str:lead>/{act.path}/",
            acting.on_lead(act),
            f"{act.name}_lead",
            write=act.roles,
        )
        for act in acting.ON_LEADS
    ),
    place("manh-moi/<year:year>/<str:lead>/cong-van/", leads.letter, "lead_letter", write=DECIDES),
    place("manh-moi/<year:year>/<str:lead>/ten-kem/", leads.names_file, "lead_names_file", write=DECIDES),
    place("manh-moi/<year:year>/<str:lead>/xuat/", leads.export, "export_lead", write=DECIDES),
    # Papers
    place("van-ban/<year:year>/", papers.papers, "papers", read=OFFICE),
    place("van-ban/<year:year>/nam/", papers.year_paper, "year_paper", write=OFFICE),
    place("van-ban/<year:year>/xa/", papers.commune_papers, "commune_papers", write=(EVALUATION,)),
    place("van-ban/<year:year>/cong-tac/", papers.period_paper, "period_paper", write=(EVALUATION,)),
    place("van-ban/<year:year>/co-quan/", papers.office, "office", write=(EVALUATION,)),
    place("van-ban/<year:year>/soan/<str:kind>/", wording.wording, "wording", read=OFFICE),
    place("van-ban/<year:year>/soan/<str:kind>/loi/", wording.keep_words, "keep_words", write=(EVALUATION,)),
    # Results
    place("ket-qua/<year:year>/", results.results, "results", read=SCORES),
    place("ket-qua/<year:year>/<str:unit>/", results.commune, "commune", read=(*SCORES, COMMUNE)),
    place(
        "ket-qua/<year:year>/<str:unit>/can-cu/<str:criterion>/",
        results.evidence,
        "evidence",
        read=(*SCORES, COMMUNE),
    ),
    # Returns
    place("bao-cao/<year:year>/", returns.returns, "returns", read=(*SENDERS, AUDITOR)),
    place("bao-cao/<year:year>/cong-van/", returns.letters, "letters", write=(EVALUATION,)),
    place("bao-cao/<year:year>/<str:unit>/", returns.sent, "sent", read=(*SENDERS, AUDITOR)),
    place("bao-cao/<year:year>/<str:unit>/bieu-mau/", returns.blanks, "blanks", read=SENDERS, write=SENDERS),
    place("gui-bao-cao/", returns.send, "send_returns", write=SENDERS),
    place("gui-bao-cao/<number:number>/<path:name>", returns.marked, "marked", read=SENDERS),
    # Runs
    place("lan-chay/<year:year>/", runs.runs, "runs", read=SCORES),
    place("lan-chay/<year:year>/chay/", runs.start, "start_run", write=OFFICE),
    place("lan-chay/<year:year>/kiem-tra/", runs.verify, "verify_run", write=SCORES),
    place("lan-chay/<year:year>/khoa/", runs.lock, "lock", write=(EVALUATION,)),
    place("lan-chay/<year:year>/mo-lai/", runs.reopen, "reopen", write=(EVALUATION,)),
    place("lan-chay/<year:year>/cong-bo/", runs.announce, "announce", write=(EVALUATION,)),
    place("lan-chay/<year:year>/de-nghi/", runs.read_proposal, "proposed_announcement", read=SCORES),
    place("lan-chay/<year:year>/nguoi-thu-hai/", runs.second, "second_announce", write=OFFICE),
    place("lan-chay/<year:year>/so-ket-qua/", runs.workbook, "workbook", write=(EVALUATION,)),
    place(
        "lan-chay/<year:year>/so-ket-qua/<number:number>/",
        runs.made_workbook,
        "made_workbook",
        read=(EVALUATION,),
    ),
    # Part of the way through a year
    place("tam-tinh/<year:year>/", so_far.so_far, "so_far", read=OFFICE),
    # Venues
    place("co-so/<year:year>/", venues.venues, "venues", read=FOLLOWS_UP),
    place("co-so/<year:year>/<str:venue>/", venues.venue, "venue", read=FOLLOWS_UP, unit_in="venue"),
    *office_acts.places(),
    # Everyone's
    place("", waiting.waiting, "waiting", read=EVERYONE),
    place("nam/<year:year>/tim/", search.search, "search", read=NOT_COMMUNES),
    place("nam/<year:year>/", waiting.of_year, "of_year", read=EVERYONE),
    place("goc-nhin/", saved.saved_views, "saved_views", read=EVERYONE, write=EVERYONE),
    place("goc-nhin/bo/", saved.dropped, "drop_view", write=EVERYONE),
    place("phim/", saved.keys, "keys", read=EVERYONE),
    place("viec/<number:number>/", jobs.job, "job", read=EVERYONE),
    place("viec/<number:number>/dung/", jobs.cancel, "cancel_job", write=EVERYONE),
]
if settings.OIDC is not None:
    from desk.web.oidc import views as oidc

    urlpatterns += [
        guarded(path("dang-nhap/<str:provider_id>/", oidc.begin, name="openid_connect_login"), DOOR),
        guarded(path("dang-nhap/<str:provider_id>/ve/", oidc.back, name="openid_connect_callback"), DOOR),
    ]
handler400 = "desk.web.stops.bad_request"
handler404 = "desk.web.stops.not_there"
handler500 = "desk.web.stops.failed"
