"""Stored things of intake: who, which case, which papers, and what the papers say. One sentence about one row lives on its model."""

from intake.models.cases import AnswerChoice, Case, Consent, Desk, HistoryAnswer, Stage
from intake.models.documents import Document, DocumentState, Page, Report
from intake.models.observations import Observation, ObservationStatus, ValueInForce
from intake.models.people import Partner, Patient, User
from intake.models.records import AccessEvent, CaseEvent
from intake.models.retrievals import EarlierRetrieval, RetrievalKind, TissuePattern

__all__ = [
    "AccessEvent",
    "AnswerChoice",
    "Case",
    "CaseEvent",
    "Consent",
    "Desk",
    "Document",
    "DocumentState",
    "EarlierRetrieval",
    "HistoryAnswer",
    "Observation",
    "ObservationStatus",
    "Page",
    "Partner",
    "Patient",
    "Report",
    "RetrievalKind",
    "Stage",
    "TissuePattern",
    "User",
    "ValueInForce",
]
