"""Accept one file: right kind, right size, not seen before in this case. Store it once, encrypted; ring the bell.

In: a case, a file from a browser or a program, the person. Out: `ReceivedUpload`. A refusal is an `UploadRefused` with a sentence and a next
step, and leaves neither a row nor a file. The type is decided by content, never by name. Not here: what the file says; nothing here opens it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from intake.casefile import has_consents
from intake.cleaning import clean_title
from intake.crypto import keyed_digest, unwrap_case_key
from intake.errors import EmptyFile, IntakeError, OriginalLost, TooLarge, TypeNotRead
from intake.events import record_event
from intake.models import Case, Document, DocumentState, User
from intake.reading.filetypes import HEAD_BYTES, TAIL_BYTES, FileType, find_type
from intake.storage import NO_SPACE, delete_blob, free_bytes, is_stored, open_blob, store_original
from intake.tasks import ring_doorbell

RETRIABLE = [DocumentState.UNREADABLE, DocumentState.QUARANTINED]


class UploadRefused(IntakeError):
    """A file that was not taken in."""


class UploadEmpty(UploadRefused):
    code = EmptyFile.code
    message = EmptyFile.message


class UploadTooLarge(UploadRefused):
    code = TooLarge.code
    message = TooLarge.message


class UploadTypeNotRead(UploadRefused):
    code = TypeNotRead.code
    message = TypeNotRead.message


class TooManyFiles(UploadRefused):
    code = "too_many_files"
    message = "This case already holds as many files as we can take. Please remove duplicates, or write to us if something important is missing."


class UploadCaseClosed(UploadRefused):
    code = "case_closed"
    message = "This case is closed and takes no more papers. You can open a new case."


class ConsentMissing(UploadRefused):
    code = "consent_missing"
    message = "We may only take your papers after you have agreed to it. Please read and accept the consents first."


class NoSpace(UploadRefused):
    code = "no_space"
    message = "We cannot store your file at the moment. Nothing was kept of it. Please try again in an hour."


class CutOff(UploadRefused):
    code = "cut_off"
    message = "The file did not arrive whole. Please check your connection and send it again."


class RetryRefused(UploadRefused):
    code = "retry_refused"
    message = "Only a paper that could not be read can be read again."


@dataclass(frozen=True, slots=True)
class ReceivedUpload:
    """The stored document, and whether this upload made it (False: the same file was there already)."""

    document: Document
    is_new: bool


def receive_upload(*, case: Case, file: UploadedFile, by: User) -> ReceivedUpload:
    """Take in one file.

    1. Refuse what can be refused without storing it.
    2. Store the original encrypted, counting and hashing on the way.
    3. The same file again is the same document.
    4. Otherwise write row and event in one transaction; ring once they are there.

    Raises UploadRefused.
    """
    size, content_type = _check(case, file)
    name, counted = uuid4(), _Counted(file)
    _store(case, name, counted)
    try:
        if counted.size != size:
            raise CutOff
        document = Document(
            id=name,
            case=case,
            uploaded_by=by,
            title=clean_title(file.name),
            content_type=content_type.value,
            size=size,
            digest=keyed_digest(unwrap_case_key(case.wrapped_key), counted.sha256.digest()),
            received_at=timezone.now(),
        )
        received = _keep(document, by)
    except UploadRefused:  # and nothing wider: after a lost connection the row may have been committed. What has no row is swept later.
        delete_blob(case, name)
        raise
    return received if received.is_new else ReceivedUpload(_send_again(received.document, name, by), is_new=False)


def retry_document(document: Document, *, by: User) -> Document:
    """Have a paper read again that could not be read. Raises RetryRefused for any other, and UploadCaseClosed: an opinion rests on what was read."""
    with transaction.atomic():
        if not Case.objects.select_for_update(no_key=True).get(pk=document.case_id).is_open:
            raise UploadCaseClosed
        fresh = {"state": DocumentState.RECEIVED, "problem": "", "attempts": 0, "read_at": None, "token": None, "lease_until": None}
        if Document.objects.filter(pk=document.pk, state__in=RETRIABLE).update(**fresh) != 1:
            raise RetryRefused
        record_event(document.case, "retry_document", by=by, document=document.pk)
        transaction.on_commit(ring_doorbell, robust=True)
    document.refresh_from_db()
    return document


class _Counted:
    """The file's bytes, counted and hashed while they pass."""

    def __init__(self, file: UploadedFile) -> None:
        self._file = file
        self.size = 0
        self.sha256 = hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._file.chunks():
            self.size += len(chunk)
            self.sha256.update(chunk)
            yield chunk


def _check(case: Case, file: UploadedFile) -> tuple[int, FileType]:
    """(size, content type) of a file that may be stored. Raises UploadRefused."""
    size = file.size or 0
    if size == 0:
        raise UploadEmpty
    if size > settings.MAX_FILE_BYTES:
        raise UploadTooLarge
    content_type = _find_type(file)
    if content_type is None:
        raise UploadTypeNotRead
    _check_case(case)
    if free_bytes() < size + settings.RESERVED_BYTES:
        raise NoSpace
    return size, content_type


def _check_case(case: Case) -> None:
    if not case.is_open:
        raise UploadCaseClosed
    if not has_consents(case):
        raise ConsentMissing


def _find_type(file: UploadedFile) -> FileType | None:
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(max(0, (file.size or 0) - TAIL_BYTES))
    tail = file.read(TAIL_BYTES)
    file.seek(0)
    return find_type(head, tail)


def _store(case: Case, name: UUID, chunks: Iterable[bytes]) -> None:
    try:
        store_original(case, name, chunks)
    except OSError as error:
        if error.errno in NO_SPACE:
            raise NoSpace from error
        raise


def _keep(document: Document, by: User) -> ReceivedUpload:
    """Write the row, or find the one that is there. The case is locked, so stage, consents and files cannot change meanwhile."""
    with transaction.atomic():
        case = Case.objects.select_for_update(no_key=True).get(pk=document.case_id)
        there = Document.objects.filter(case=case, digest=document.digest).first()
        if there is None:
            _check_case(case)
            _insert(document, case, by)
    return ReceivedUpload(there or document, is_new=there is None)


def _send_again(there: Document, name: UUID, by: User) -> Document:
    """The same file once more, stored under `name`. Where ours failed the new copy takes its place, because ours may be what is broken."""
    failed = there.state == DocumentState.QUARANTINED or there.problem == OriginalLost.code
    try:
        if failed or not is_stored(there.case, there.pk):
            _store(there.case, there.pk, open_blob(there.case, name))
        if failed:  # sent by somebody who has seen that it failed: that is a wish
            with suppress(RetryRefused):  # and of two wishes at once one is enough
                return retry_document(there, by=by)
    finally:
        delete_blob(there.case, name)
    return there


def _insert(document: Document, case: Case, by: User) -> None:
    if case.documents.count() >= settings.MAX_FILES_PER_CASE:
        raise TooManyFiles
    document.save(force_insert=True)
    record_event(case, "upload_document", by=by, document=document.pk)
    transaction.on_commit(ring_doorbell, robust=True)
