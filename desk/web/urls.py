"""Every address of the desk, a list a page family."""

from desk.web.accounts.urls import PLACES as ACCOUNTS
from desk.web.results.urls import PLACES as RESULTS

urlpatterns = [*ACCOUNTS, *RESULTS]
handler404 = "desk.web.stops.not_there"
handler500 = "desk.web.stops.failed"
