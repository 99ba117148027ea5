"""Every address of the desk, a list a page family."""

from desk.web.accounts.urls import PLACES as ACCOUNTS
from desk.web.leads.urls import PLACES as LEADS
from desk.web.results.urls import PLACES as RESULTS
from desk.web.returns.urls import PLACES as RETURNS
from desk.web.runs.urls import PLACES as RUNS
from desk.web.work.urls import PLACES as WORK

urlpatterns = [*ACCOUNTS, *WORK, *RETURNS, *RESULTS, *RUNS, *LEADS]
handler404 = "desk.web.stops.not_there"
handler500 = "desk.web.stops.failed"
