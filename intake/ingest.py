"""Claim a document, read it in the confined reader, save what it says — or write down why not.

In: rows of `Document`. Out: rows that are settled. The row is the truth: a worker owns a document while its lease lies ahead, and whatever it
writes is written only if the row still carries the token of its claim. A document that broke `MAX_ATTEMPTS` workers is put aside inside the
next claim, by that number alone, so that every row is at any moment settled, leased or eligible. Not here: how a file is read
(`pipeline.py`), and messages (`tasks.py`).
"""

import errno
import logging
import os
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import BoundedSemaphore, Event, Thread
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import F
from django.utils import timezone

from intake.casefile import has_consents
from intake.crypto import KeyNotListed, SealBroken
from intake.errors import OriginalLost, PutAside, UnreadableFile, Withdrawn
from intake.events import record_event
from intake.extraction.readings import RecordReading
from intake.models import Case, Document, DocumentState, Page, Stage
from intake.models.documents import DocumentQuerySet
from intake.observations import ClaimLost, save_readings
from intake.pipeline import read_file
from intake.reading.fork_server import NoChild
from intake.reading.ocr import EngineFailed
from intake.reading.sandbox import confinement_level
from intake.signals import document_read
from intake.storage import StoreAway, is_store_there, open_blob
from intake.vocabulary import load_vocabulary

logger = logging.getLogger(__name__)

BEATS_PER_LEASE = 4
PAUSE = timedelta(seconds=2)  # doubled with each failed attempt: what is wrong with the machine for a moment condemns no paper
MACHINE_PAUSE = timedelta(seconds=20)  # between two looks whether a fault of the machine is over
_MACHINE_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE})

# One thread stays free for mail, and one seat for a short paper: a photo must not wait until a packet is read. Of two threads only the latter.
_papers = BoundedSemaphore(max(2, settings.WORKERS - 1))
_packets = BoundedSemaphore(max(1, settings.WORKERS - 2))


def is_work_waiting() -> bool:
    """Some document could be claimed now."""
    return Document.objects.eligible(timezone.now()).exists()


def drain(*, for_seconds: float) -> int:
    """Read documents until none is eligible or the time is over (the document in hand is finished). Returns how many were taken in hand.

    Zero also when every seat of this process is taken: who sits there takes what waits, one after the other.
    """
    if settings.READER_REQUIRE_SANDBOX and confinement_level() != "full":
        raise ImproperlyConfigured("READER_REQUIRE_SANDBOX is on, but this machine cannot confine the reader fully. Nothing is read.")
    until = time.monotonic() + for_seconds
    taken = 0
    with _seat(_papers) as is_seated:
        while is_seated and time.monotonic() < until and _read_next():
            taken += 1
    return taken


def _read_next() -> bool:
    """Take the next document in hand; False when there is none for us."""
    with _seat(_packets) as may_be_long:
        document = claim_next_document(at=timezone.now(), only_short=not may_be_long)
        if document is not None and not document.is_short:
            _ingest_or_hand_back(document)
    if document is not None and document.is_short:  # the packets' seat is free again
        _ingest_or_hand_back(document)
    return document is not None


@contextmanager
def _seat(seats: BoundedSemaphore) -> Iterator[bool]:
    """One of these seats for as long as this lasts; False when all are taken."""
    is_mine = seats.acquire(blocking=False)
    try:
        yield is_mine
    finally:
        if is_mine:
            seats.release()


def claim_next_document(*, at: datetime, only_short: bool = False) -> Document | None:
    """Own the next document for `LEASE_SECONDS`, or None. Whoever else wants it at the same moment gets another.

    1. Put aside every eligible document that has used up its attempts.
    2. Take the first that still is what we saw; its attempt is counted before anything touches it.
    """
    with transaction.atomic():
        aside = _quarantine(at)
        claimed = _claim(at, only_short=only_short)
    for document in aside:
        _announce(document)
    return claimed


def _quarantine(at: datetime) -> list[Document]:
    exhausted = Document.objects.eligible(at).filter(attempts__gte=settings.MAX_ATTEMPTS).select_related("case").defer("title")
    return [document for document in exhausted if _settle(exhausted, document, DocumentState.QUARANTINED, PutAside.code)]


def _claim(at: datetime, *, only_short: bool) -> Document | None:
    turn = Document.objects.eligible(at).filter(attempts__lt=settings.MAX_ATTEMPTS)
    turn = turn.short() if only_short else turn
    while (seen := turn.by_turn().values("pk", "state", "token", "attempts").first()) is not None:
        ours = {"state": DocumentState.READING, "token": uuid4(), "lease_until": at + _lease(), "attempts": seen["attempts"] + 1}
        if turn.filter(**seen).update(**ours) == 1:
            # Nothing personal is opened here: a row that cannot be decrypted must fail under its own claim, not keep everybody from claiming.
            return Document.objects.select_related("case").defer("title").get(pk=seen["pk"])
    return None


def _settle(rows: DocumentQuerySet, document: Document, state: DocumentState, problem: str) -> bool:
    """Write down why a document was not read, if it is still among `rows`."""
    settled = {"state": state, "problem": problem, "token": None, "lease_until": None, "read_at": timezone.now()}
    if rows.filter(pk=document.pk).update(**settled) != 1:
        return False
    record_event(document.case, "read_document", document=document.pk, state=state, problem=problem)
    return True


def _announce(document: Document) -> None:
    """Tell that a document was put aside. Already written down: a receiver that fails here must not keep the others from being read."""
    try:
        with transaction.atomic():
            document.refresh_from_db()
            document_read.send_robust(sender=Document, document=document)
    except DatabaseError as error:
        logger.error("Document %s was put aside, but not announced (%s).", document.pk, type(error).__name__)  # noqa: TRY400 - messages may quote rows


def ingest_document(document: Document) -> None:
    """Read a claimed document and save what it says, or why it cannot be read. Raises ClaimLost when it belongs to another worker by now."""
    with _heartbeat(document):
        try:
            _refuse_withdrawn(document)
            reading = _read(document)
            _refuse_withdrawn(document)  # again: reading may have taken minutes
        except UnreadableFile as problem:
            _give_up(document, problem.code)
        else:
            save_readings(document, reading, token=document.token)


def _refuse_withdrawn(document: Document) -> None:
    case = Case.objects.get(pk=document.case_id)
    if case.stage == Stage.WITHDRAWN or not has_consents(case):
        raise Withdrawn


def _give_up(document: Document, problem: str) -> None:
    with transaction.atomic():
        if not _settle(_claimed(document), document, DocumentState.UNREADABLE, problem):
            raise ClaimLost
        document.refresh_from_db()
        document_read.send(sender=Document, document=document)


def _claimed(document: Document) -> DocumentQuerySet:
    """The document's row, if this claim still holds it."""
    return Document.objects.filter(pk=document.pk, token=document.token, state=DocumentState.READING)


def _ingest_or_hand_back(document: Document) -> None:
    """The border between one document and the next: whatever is wrong with this one, the others are still read."""
    mine = _claimed(document)  # now: a save that is undone leaves the instance without its token
    try:
        ingest_document(document)
    except ClaimLost:
        logger.info("Document %s belongs to another worker by now.", document.pk)
    except Exception as error:  # noqa: BLE001 - any mistake of ours, and every fault of this machine
        fault = _find_fault(error)
        if fault is not None:
            logger.error("%s; document %s waits.", fault, document.pk)  # noqa: TRY400 - messages and tracebacks may quote a paper
            _hand_back(mine, document, pause=min(MACHINE_PAUSE, _lease()), attempts=F("attempts") - 1)
            return
        place = "".join(traceback.format_tb(error.__traceback__))
        logger.error("Document %s: attempt %s failed with %s at\n%s", document.pk, document.attempts, type(error).__name__, place)  # noqa: TRY400
        _hand_back(mine, document, pause=min(PAUSE * 2**document.attempts, _lease()))


def _find_fault(error: Exception) -> str | None:
    """What is wrong with this machine, if that is what happened; nothing is then counted against the document. None when it may be the document."""
    match error:
        case EngineFailed():
            return f"The OCR engine {settings.OCR_ENGINE!r} does not work on this machine"
        case NoChild():
            return "No process could be started to read in"
        case StoreAway():
            return str(error)
        case KeyNotListed():
            return "The storage key that opens it is not among STORAGE_KEY and STORAGE_KEYS_RETIRED"
        case OperationalError():
            return "The database cannot be used"
        case OSError(errno=number) if number in _MACHINE_ERRORS:
            return f"The machine refuses: {os.strerror(number)}"
    return None


def _hand_back(mine: DocumentQuerySet, document: Document, *, pause: timedelta, **columns: object) -> None:
    """Give up the claim until after a pause, instead of letting it run out."""
    for _ in range(2):
        try:
            mine.update(state=DocumentState.RECEIVED, token=None, lease_until=timezone.now() + pause, **columns)
        except DatabaseError:
            connection.close()  # of a server that was restarted; the next one is new
        else:
            return
    logger.error("Document %s could not be handed back; its lease will run out.", document.pk)


def _read(document: Document) -> RecordReading:
    """Decrypt into memory that no other process can name, and read it there."""
    handle = os.memfd_create(f"document-{document.pk}", os.MFD_CLOEXEC)
    try:
        with os.fdopen(handle, "wb", closefd=False) as file:
            file.writelines(_open_original(document))
        likely = _likely_language(document.case)
        return read_file(Path(f"/proc/self/fd/{handle}"), vocabulary=load_vocabulary(), ocr=settings.OCR_ENGINE, languages=(likely,))
    finally:
        os.close(handle)


def _likely_language(case: Case) -> str:
    """That of the paper of his that was read last, else that in which we write to him: a wrong guess costs a second reading, and nothing else."""
    read = Page.objects.filter(document__case=case).exclude(language="").order_by("-document__read_at", "-number")
    return read.values_list("language", flat=True).first() or case.patient.language.partition("-")[0]


def _open_original(document: Document) -> Iterator[bytes]:
    """Raises OriginalLost for a blob that is gone or broken while all others are where they should be, StoreAway where none is."""
    try:
        yield from open_blob(document.case, document.pk)
    except KeyNotListed:
        raise  # the fault of this machine's settings, not of the paper
    except (FileNotFoundError, SealBroken) as error:
        if not is_store_there():
            raise StoreAway from error
        logger.error("The original of document %s is missing or broken (%s).", document.pk, type(error).__name__)  # noqa: TRY400 - paths name cases
        raise OriginalLost from error


def _lease() -> timedelta:
    return timedelta(seconds=settings.LEASE_SECONDS)


@contextmanager
def _heartbeat(document: Document) -> Iterator[None]:
    """Extend the lease while we work. The thread dies with this process, and then the lease runs out by itself."""
    stop = Event()
    thread = Thread(target=_beat, args=(document, stop), name=f"heartbeat-{document.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _beat(document: Document, stop: Event) -> None:
    try:
        while not stop.wait(settings.LEASE_SECONDS / BEATS_PER_LEASE):
            if not _extend_lease(document):
                return
    finally:
        connection.close()


def _extend_lease(document: Document) -> bool:
    """False when the document belongs to another worker by now."""
    try:
        return _claimed(document).update(lease_until=timezone.now() + _lease()) == 1
    except DatabaseError as error:
        logger.warning("Document %s: no heartbeat (%s); trying again.", document.pk, type(error).__name__)
        connection.close()
        return True
