from desk.web.places import place
from desk.web.roles import AUDITOR, EVALUATION, POLICY
from desk.web.runs import views

READERS = (EVALUATION, POLICY, AUDITOR)
PLACES = [
    place("lan-chay/<int:year>/", views.runs, "runs", read=READERS),
    place("lan-chay/<int:year>/chay/", views.start, "start_run", write=(EVALUATION, POLICY)),
    place("lan-chay/<int:year>/kiem-tra/", views.verify, "verify_run", write=READERS),
    place("lan-chay/<int:year>/khoa/", views.lock, "lock", write=(EVALUATION,)),
    place("lan-chay/<int:year>/mo-lai/", views.reopen, "reopen", write=(EVALUATION,)),
    place("lan-chay/<int:year>/cong-bo/", views.announce, "announce", write=(EVALUATION,)),
    place("lan-chay/<int:year>/nguoi-thu-hai/", views.second, "second_announce", write=(EVALUATION, POLICY)),
    place("lan-chay/<int:year>/so-ket-qua/", views.workbook, "workbook", write=(EVALUATION,)),
    place(
        "lan-chay/<int:year>/so-ket-qua/<int:number>/",
        views.made_workbook,
        "made_workbook",
        read=(EVALUATION,),
    ),
]
