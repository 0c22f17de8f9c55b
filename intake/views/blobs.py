"""Pictures of pages, and originals, for whoever may see them. Every look is written down before the first byte leaves.

A picture is our own rendering and is shown in the page; the original is a stranger's file and is only ever a download.
"""

import logging
from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from intake.access import get_document, get_page
from intake.crypto import SealBroken
from intake.events import record_access
from intake.models import Document, Page
from intake.storage import open_blob, read_picture

logger = logging.getLogger(__name__)

# Whatever the bytes are, a browser must not run, frame, share or keep them.
HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


@login_required
@require_safe
def page_picture(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """The upright page as JPEG, inside our own pages."""
    try:
        page = get_page(request.user, page_id)
    except Page.DoesNotExist as error:
        raise Http404 from error
    if not page.has_picture:
        raise Http404
    picture = _get_picture(page)
    record_access("view_page", by=request.user, case=page.document.case, target=page)
    return HttpResponse(picture, content_type="image/jpeg", headers=HEADERS)


@login_required
@require_safe
def original(request: HttpRequest, document_id: UUID) -> HttpResponseBase:
    """The uploaded file as it came, as a download."""
    try:
        document = get_document(request.user, document_id)
    except Document.DoesNotExist as error:
        raise Http404 from error
    pieces = _open_original(document)
    record_access("download_original", by=request.user, case=document.case, target=document)
    response = StreamingHttpResponse(pieces, content_type="application/octet-stream", headers=HEADERS)
    response["Content-Length"] = document.size
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=document.title)
    return response


def _get_picture(page: Page) -> bytes:
    try:
        return read_picture(page)
    except (FileNotFoundError, SealBroken) as error:
        logger.error("The picture of page %s is missing or broken (%s).", page.pk, type(error).__name__)  # noqa: TRY400 - paths name cases
        raise Http404 from error


def _open_original(document: Document) -> Iterable[bytes]:
    try:
        return open_blob(document.case, document.pk)
    except (FileNotFoundError, SealBroken) as error:
        logger.error("The original of document %s is missing or broken (%s).", document.pk, type(error).__name__)  # noqa: TRY400
        raise Http404 from error
