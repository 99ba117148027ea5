"""Every address of the desk, a list a page family."""

from desk.web.accounts.urls import PLACES as ACCOUNTS
from desk.web.appraisal.urls import PLACES as APPRAISAL
from desk.web.comparison.urls import PLACES as COMPARISON
from desk.web.drafting.urls import PLACES as DRAFTING
from desk.web.follow_up.urls import PLACES as FOLLOW_UP
from desk.web.jobs.urls import PLACES as WORK
from desk.web.journal.urls import PLACES as JOURNAL
from desk.web.leads.urls import PLACES as LEADS
from desk.web.oidc.urls import PLACES as OIDC
from desk.web.papers.urls import PLACES as PAPERS
from desk.web.results.urls import PLACES as RESULTS
from desk.web.returns.urls import PLACES as RETURNS
from desk.web.runs.urls import PLACES as RUNS
from desk.web.saved.urls import PLACES as SAVED
from desk.web.so_far.urls import PLACES as SO_FAR
from desk.web.venues.urls import PLACES as VENUES
from desk.web.waiting.urls import PLACES as WAITING

urlpatterns = [
    *ACCOUNTS,
    *APPRAISAL,
    *COMPARISON,
    *DRAFTING,
    *FOLLOW_UP,
    *JOURNAL,
    *LEADS,
    *OIDC,
    *PAPERS,
    *RESULTS,
    *RETURNS,
    *RUNS,
    *SAVED,
    *SO_FAR,
    *VENUES,
    *WAITING,
    *WORK,
]
handler404 = "desk.web.stops.not_there"
handler500 = "desk.web.stops.failed"
