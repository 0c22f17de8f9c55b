"""The cast that most tests of the triage begin with."""

import pytest

from intake.models import Case, Document, User
from tests import cast


@pytest.fixture
def patient() -> User:
    return cast.person("patient")


@pytest.fixture
def nurse() -> User:
    return cast.staff("nurse")


@pytest.fixture
def specialist() -> User:
    return cast.staff("specialist")


@pytest.fixture
def case(patient: User) -> Case:
    return cast.case_of(patient)


@pytest.fixture
def sheet(case: Case) -> Document:
    return cast.paper(case)
