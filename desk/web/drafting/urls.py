from desk.web.drafting import views
from desk.web.places import place
from desk.web.roles import AUDITOR, EVALUATION, POLICY

READERS, WRITES = (POLICY, EVALUATION, AUDITOR), (POLICY,)
PLACES = [
    place("quy-tac/", views.rules, "rules", read=READERS),
    place("quy-tac/kiem-tra/", views.check, "check_rules", write=WRITES),
    place("quy-tac/bo-nhap/", views.discard, "discard_draft", write=WRITES),
    place("quy-tac/ai-doi-hang/", views.impact, "impact", write=WRITES),
    place("quy-tac/de-nghi/", views.propose, "propose_rules", write=WRITES),
    place("quy-tac/dang-cho/", views.proposed_rules, "proposed_rules", read=READERS),
    place("quy-tac/nguoi-thu-hai/", views.second, "second_rules", write=WRITES),
]
