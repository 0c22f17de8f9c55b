"""What can go wrong with a paper, in words that a patient may read.

In: nothing. Out: exceptions with a stable `code` and a sentence that names no person and no value and says what to do next.
Deliberately not here: HTTP status codes (views choose them) and programming mistakes (they stay ordinary exceptions).

The sentences are English source texts; a shell that shows them translates them (`gettext(error.message)`).
"""

from typing import ClassVar


class IntakeError(Exception):
    """A refusal or a failure that somebody is told about. `code` is one word of the contract, `message` one sentence and a next step."""

    code: ClassVar[str]
    message: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(self.message)


class UnreadableFile(IntakeError):
    """A file that cannot be read as a whole. Children carry the codes of `read_file`'s `problem`."""


class EmptyFile(UnreadableFile):
    code = "empty"
    message = "This file is empty. Please choose the file again and send it once more."


class TypeNotRead(UnreadableFile):
    code = "type_not_read"
    message = "We cannot read this type of file. Please send a PDF, a Word document (.docx) or a photo."


class NeedsPassword(UnreadableFile):
    code = "needs_password"
    message = "This PDF is locked with a password. Please send a copy without a password."


class Damaged(UnreadableFile):
    code = "damaged"
    message = "This file is damaged and cannot be opened. Please save or scan it again and send the new file."


class TooLarge(UnreadableFile):
    code = "too_large"
    message = "This file is too large. Please send it in smaller parts, or scan it with a lower resolution."


class TooManyPages(UnreadableFile):
    code = "too_many_pages"
    message = "This file has too many pages. Please send only the pages with results, or split the file."


class TooManyPixels(UnreadableFile):
    code = "too_many_pixels"
    message = "This picture is too large to open. Please take a smaller photo or scan with a lower resolution."


class TooComplex(UnreadableFile):
    code = "too_complex"
    message = "This file is too complicated for us to open safely. Please print it to a new PDF, or take photos of the pages."


class PutAside(UnreadableFile):
    code = "quarantined"
    message = "We could not read this paper by machine. A person will look at it; you do not need to send it again."


class OriginalLost(UnreadableFile):
    code = "original_lost"
    message = "Our copy of this paper cannot be opened any more. Please send the same file once more."


class Withdrawn(UnreadableFile):
    code = "withdrawn"
    message = "This paper was not read, because the consent to it was withdrawn."


UNREADABLE: dict[str, type[UnreadableFile]] = {
    problem.code: problem for problem in (EmptyFile, TypeNotRead, NeedsPassword, Damaged, TooLarge, TooManyPages, TooManyPixels, TooComplex)
}
"""What is wrong with a file itself: the codes of the public contract, and all that the confined reader may answer."""

NOT_READ: dict[str, type[UnreadableFile]] = UNREADABLE | {problem.code: problem for problem in (PutAside, OriginalLost, Withdrawn)}
"""Every reason why a paper was not read, as stored with it."""
