from desk.web.papers import views, wording_views
from desk.web.places import place
from desk.web.roles import EVALUATION, POLICY

PLACES = [
    place("van-ban/<int:year>/", views.papers, "papers", read=(EVALUATION, POLICY)),
    place("van-ban/<int:year>/nam/", views.year_paper, "year_paper", write=(EVALUATION, POLICY)),
    place("van-ban/<int:year>/xa/", views.commune_papers, "commune_papers", write=(EVALUATION,)),
    place("van-ban/<int:year>/cong-tac/", views.period_paper, "period_paper", write=(EVALUATION,)),
    place("van-ban/<int:year>/co-quan/", views.office, "office", write=(EVALUATION,)),
    place("van-ban/<int:year>/soan/<str:kind>/", wording_views.wording, "wording", read=(EVALUATION, POLICY)),
    place(
        "van-ban/<int:year>/soan/<str:kind>/loi/", wording_views.keep_words, "keep_words", write=(EVALUATION,)
    ),
]
