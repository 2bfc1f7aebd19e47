from django.urls import path

from pilar.ground.web.views import choices, gallery

app_name = "web"
urlpatterns = [
    path("bahasa/", choices.language, name="language"),
    path("pintasan/", choices.keys, name="keys"),
    path("tampilan/", choices.theme, name="theme"),
    path("ui/", gallery.gallery, name="gallery"),
]
