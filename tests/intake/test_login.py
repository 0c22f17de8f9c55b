"""A code instead of a password, and nobody learns who has an account here."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.accounts import forget_unused
from intake.casefile import open_case
from intake.models import User
from tests.cast import case_of, person, staff

pytestmark = pytest.mark.django_db

ASK = reverse("account_request_login_code")
CONFIRM = reverse("account_confirm_login_code")


def ask(client: Client, address: str, language: str = "en"):
    return client.post(ASK, {"email": address}, headers={"Accept-Language": language})


def code_of(message: mail.EmailMessage) -> str:
    return re.search(r"^\d{8}$", message.body, re.MULTILINE).group()


def without_tokens(page: bytes) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.decode()).replace("known@example.org", "X").replace("unheard@example.org", "X")


def test_the_start_page_asks_for_one_thing(client: Client) -> None:
    page = client.get(reverse("start")).content.decode()

    fields = re.findall(r"<(?:input|select|textarea)[^>]*>", page.split("<main")[1])
    assert [field for field in fields if 'type="hidden"' not in field] == re.findall(r'<input type="email"[^>]*>', page)


def test_a_known_and_an_unknown_address_look_the_same() -> None:
    person("known")
    answers = []
    for address in ("known@example.org", "unheard@example.org"):
        client = Client()
        asked = ask(client, address)
        shown = client.get(asked.url)
        answers.append((asked.status_code, asked.url, shown.status_code, without_tokens(shown.content), len(mail.outbox)))
        mail.outbox.clear()

    assert answers[0] == answers[1]
    assert answers[0][-1] == 1


def test_asking_with_a_new_address_opens_an_account_without_a_password(client: Client) -> None:
    ask(client, "New.Person@example.org")

    user = User.objects.get()
    assert user.email == "new.person@example.org"
    assert not user.has_usable_password()


def test_another_spelling_of_the_address_is_the_same_account(client: Client) -> None:
    user = person("known")

    ask(client, "KNOWN@example.org")

    assert list(User.objects.all()) == [user]


def test_the_code_leads_into_a_fresh_session_and_to_the_case(client: Client) -> None:
    ask(client, "new@example.org")
    before = client.session.session_key

    entered = client.post(CONFIRM, {"code": code_of(mail.outbox[0]), "action": "verify"})

    assert entered.url == reverse("home")
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)
    assert client.session.session_key != before


def test_the_language_chosen_before_the_log_in_is_the_one_we_write_in(client: Client) -> None:
    case = open_case(by=person("known"), language="en")
    client.post("/language/", {"language": "ar", "next": "/"})
    ask(client, "known@example.org")

    client.post(CONFIRM, {"code": code_of(mail.outbox[0]), "action": "verify"})

    case.patient.refresh_from_db()
    assert case.patient.language == "ar"


def test_a_log_in_without_a_choice_leaves_the_language_as_it_was(client: Client) -> None:
    case = open_case(by=person("known"), language="tr")
    ask(client, "known@example.org")

    client.post(CONFIRM, {"code": code_of(mail.outbox[0]), "action": "verify"})

    case.patient.refresh_from_db()
    assert case.patient.language == "tr"


@pytest.mark.parametrize("spell", [lambda code: f" {code[:4]} {code[4:]} ", lambda code: code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))])
def test_a_code_may_be_typed_with_spaces_or_in_arabic_digits(client: Client, spell) -> None:
    ask(client, "new@example.org")

    entered = client.post(CONFIRM, {"code": spell(code_of(mail.outbox[0])), "action": "verify"})

    assert entered.status_code == 302


def test_a_wrong_code_is_said_and_the_fourth_try_needs_a_new_code(client: Client) -> None:
    ask(client, "new@example.org")
    right = code_of(mail.outbox[0])
    wrong = f"{(int(right) + 1) % 10**8:08d}"

    first = client.post(CONFIRM, {"code": wrong, "action": "verify"})
    client.post(CONFIRM, {"code": wrong, "action": "verify"})
    third = client.post(CONFIRM, {"code": wrong, "action": "verify"})
    late = client.post(CONFIRM, {"code": right, "action": "verify"})

    assert b"This code is not right" in first.content
    assert third.url == ASK
    assert late.url == ASK
    assert "_auth_user_id" not in client.session


def test_a_new_code_replaces_the_old_one(client: Client) -> None:
    ask(client, "new@example.org")
    old = code_of(mail.outbox[0])

    client.post(CONFIRM, {"action": "resend"})

    new = code_of(mail.outbox[1])
    assert client.post(CONFIRM, {"code": old, "action": "verify"}).status_code == 200
    assert client.post(CONFIRM, {"code": new, "action": "verify"}).status_code == 302


def test_whoever_mistyped_the_address_may_ask_again_with_the_right_one(client: Client) -> None:
    ask(client, "mistyped@example.org")

    asked_again = client.get(ASK)
    ask(client, "right@example.org")

    assert asked_again.status_code == 200
    assert [message.to for message in mail.outbox] == [["mistyped@example.org"], ["right@example.org"]]
    assert client.post(CONFIRM, {"code": code_of(mail.outbox[1]), "action": "verify"}).url == reverse("home")
    assert client.session["_auth_user_id"] == str(User.objects.get(email="right@example.org").pk)


def test_codes_for_one_address_are_limited(client: Client) -> None:
    for _time in range(3):
        ask(client, "new@example.org")

    refused = ask(client, "new@example.org")

    assert b"tried too often" in refused.content
    assert len(mail.outbox) == 3


def test_the_mail_names_no_person_and_no_illness(client: Client) -> None:
    ask(client, "new@example.org")

    text = (mail.outbox[0].subject + mail.outbox[0].body).lower()
    for word in ("sperm", "semen", "clinic", "fertil", "medical", "new@example.org", "http"):
        assert word not in text


def test_the_mail_is_in_the_language_of_the_page(client: Client) -> None:
    ask(client, "new@example.org", language="tr")

    assert mail.outbox[0].subject == "Giriş kodunuz"


def test_a_closed_account_gets_no_code_and_looks_the_same() -> None:
    user = person("known")
    open_page = ask(Client(), "unheard@example.org")
    mail.outbox.clear()
    User.objects.filter(pk=user.pk).update(is_active=False)

    closed_page = ask(Client(), "known@example.org")

    assert (closed_page.status_code, closed_page.url) == (open_page.status_code, open_page.url)
    assert not re.search(r"\d{8}", mail.outbox[0].body)
    assert User.objects.filter(email="known@example.org").count() == 1


def test_there_is_no_sign_up_beside_it(client: Client) -> None:
    client.post(reverse("account_signup"), {"email": "new@example.org", "password1": "a-long-password-1", "password2": "a-long-password-1"})

    assert not User.objects.exists()


@pytest.mark.parametrize(
    "address", ["email/", "confirm-email/", "password/change/", "password/set/", "password/reset/", "password/reset/key/1-abc/", "reauthenticate/"]
)
def test_a_browser_left_open_is_no_way_to_another_password_or_address(client: Client, address: str) -> None:
    client.force_login(person("patient"))

    assert client.get(f"/account/{address}").status_code == 404
    assert client.post(f"/account/{address}", {"password1": "a-long-password-1", "password2": "a-long-password-1"}).status_code == 404


def test_an_address_that_is_none_is_said_beside_the_field(client: Client) -> None:
    page = ask(client, "nobody").content.decode()

    assert 'href="#id_email"' in page
    assert "name@example.com" in page
    assert not User.objects.exists()


def test_whoever_is_logged_in_starts_at_his_own_place(client: Client) -> None:
    client.force_login(person("patient"))

    assert client.get(reverse("start")).url == reverse("home")


def test_a_stranger_is_led_back_to_where_he_wanted_after_the_code(client: Client) -> None:
    person("known")
    wanted = f"{reverse('home')}"
    to_login = client.get(wanted).url

    client.post(to_login, {"email": "known@example.org", "next": wanted})
    entered = client.post(f"{CONFIRM}?next={wanted}", {"code": code_of(mail.outbox[0]), "action": "verify", "next": wanted})

    assert entered.url == wanted


def test_whose_log_in_ran_out_while_he_sent_something_is_told_that_it_did_not_arrive(client: Client) -> None:
    told = "it did not arrive"
    case = case_of(person("patient"))

    sent_away = client.post(f"/case/{case.pk}/papers/send/", {"end": "1"}, follow=True).content.decode()
    came_by_himself = client.get("/account/login/code/").content.decode()

    assert (told in sent_away, told in came_by_himself) == (True, False)


def test_who_asked_for_a_code_and_never_came_is_forgotten(client: Client) -> None:
    ask(client, "never@example.org")
    ask(Client(), "yesterday@example.org")
    patient, nurse = case_of(person("patient")).patient.user, staff("nurse")
    User.objects.exclude(email="yesterday@example.org").update(date_joined=timezone.now() - timedelta(days=3))

    assert forget_unused(at=timezone.now()) == 1

    assert set(User.objects.values_list("email", flat=True)) == {"yesterday@example.org", patient.email, nurse.email}


def test_sessions_that_are_over_are_forgotten(client: Client) -> None:
    client.force_login(person("patient"))
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    forget_unused(at=timezone.now())

    assert not Session.objects.exists()
