"""Addresses of accounts. Of allauth's own only those stand here that make sense without signing up."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from pilar.ground.access.views import account, accounts, demo, invitation, me, signing

APP = "access"


class Base36(StringConverter):
    """The number of an account as allauth writes it into the link for a new password."""

    regex = "[0-9A-Za-z]{1,40}"


register_converter(Base36, "base36")

# allauth looks these names up itself, so they stand in no namespace.
signing_in = [
    path("masuk/", signing.SignIn.as_view(), name="account_login"),
    path("masuk/keluar/", signing.SignOut.as_view(), name="account_logout"),
    path("masuk/kode/", signing.Code.as_view(), name="mfa_authenticate"),
    path("masuk/ulang/", signing.PasswordAgain.as_view(), name="account_reauthenticate"),
    path("masuk/ulang/kode/", signing.CodeAgain.as_view(), name="mfa_reauthenticate"),
    path("masuk/ditutup/", signing.Inactive.as_view(), name="account_inactive"),
    path("masuk/lupa/", signing.AskForNewPassword.as_view(), name="account_reset_password"),
    path(
        "masuk/lupa/terkirim/",
        signing.NewPasswordSent.as_view(),
        name="account_reset_password_done",
    ),
    path(
        "masuk/sandi-baru/selesai/",
        signing.NewPasswordSet.as_view(),
        name="account_reset_password_from_key_done",
    ),
    path(
        "masuk/sandi-baru/<base36:uidb36>-<str:key>/",
        signing.NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path("akun/kata-sandi/", signing.ChangePassword.as_view(), name="account_change_password"),
    path("akun/dua-langkah/", signing.TwoStepOn.as_view(), name="mfa_activate_totp"),
    path("akun/dua-langkah/lepas/", signing.TwoStepOff.as_view(), name="mfa_deactivate_totp"),
    path("akun/kode-cadangan/", signing.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "akun/kode-cadangan/baru/",
        signing.NewRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "akun/kode-cadangan/unduh/",
        signing.DownloadRecoveryCodes.as_view(),
        name="mfa_download_recovery_codes",
    ),
]
own = [
    path("masuk/contoh/", demo.sign_in, name="demo"),
    path("undangan/", invitation.join, name="join"),
    path("undangan/<str:token>/", invitation.open_link, name="invitation"),
    path("akun/", me.me, name="me"),
    path("akun/sesi/akhiri/", me.end_other_sessions, name="end_own_sessions"),
    path("akun/sesi/<int:session_id>/akhiri/", me.end_session, name="end_own_session"),
    path("kerja/akun/", accounts.accounts, name="accounts"),
    path("kerja/akun/undang/", accounts.invite, name="invite"),
    path("kerja/akun/<uuid:user_id>/", account.account, name="account"),
    path("kerja/akun/<uuid:user_id>/peran/", account.give_role, name="give_role"),
    path("kerja/akun/<uuid:user_id>/peran/akhiri/", account.end_role, name="end_role"),
    path("kerja/akun/<uuid:user_id>/tutup/", account.deactivate, name="deactivate"),
    path("kerja/akun/<uuid:user_id>/buka/", account.reactivate, name="reactivate"),
    path("kerja/akun/<uuid:user_id>/undang-lagi/", account.invite_again, name="invite_again"),
    path("kerja/akun/<uuid:user_id>/sandi-baru/", account.send_new_password, name="new_password"),
    path(
        "kerja/akun/<uuid:user_id>/sesi/<int:session_id>/akhiri/",
        account.end_session,
        name="end_session",
    ),
]
urlpatterns = [*signing_in, path("", include((own, APP)))]
