"""The patient takes his case back: asked once more, then everything about it ends."""

import pytest
from django.test import Client
from django.urls import reverse

from intake.casefile import has_consents
from intake.models import Case, Stage
from tests.cast import case_of, paper, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return case_of(person("patient"))


@pytest.fixture
def patient(client: Client, case: Case) -> Client:
    client.force_login(case.patient.user)
    return client


def test_withdrawing_is_asked_once_more_then_ends_everything(patient: Client, case: Case) -> None:
    paper(case)
    Case.objects.filter(pk=case.pk).update(stage=Stage.IN_REVIEW)
    address = reverse("withdraw", args=[case.pk])
    asked_once_more = patient.get(address).content.decode()
    case.refresh_from_db()
    assert case.stage == Stage.IN_REVIEW
    assert "Yes, withdraw my case" in asked_once_more

    patient.post(address)

    case.refresh_from_db()
    assert case.stage == Stage.WITHDRAWN
    assert not has_consents(case)


def test_nothing_is_taken_in_after_withdrawing(patient: Client, case: Case) -> None:
    patient.post(reverse("withdraw", args=[case.pk]))

    for name in ("consent", "about", "partner", "check_answers", "answer", "withdraw"):
        assert patient.get(reverse(name, args=[case.pk])).url == reverse("case", args=[case.pk]), name
