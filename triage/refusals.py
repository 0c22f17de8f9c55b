"""Why a step is not possible now, in words for whoever tried it.

In: nothing. Out: exceptions with a stable `code` and a sentence with a next step; they name no person and no value.
"""

from intake.errors import IntakeError


class TransitionRefused(IntakeError):
    """A step of a case that was not made. Nothing has been changed."""


class NotNow(TransitionRefused):
    code = "not_now"
    message = "This step is not possible where the case stands now. Please open the case again to see whose turn it is."


class NotYours(TransitionRefused):
    code = "not_yours"
    message = "This step belongs to somebody else. Please take the case first, or leave it to the person who has it."


class ChangedMeanwhile(TransitionRefused):
    code = "changed_meanwhile"
    message = "Somebody else was faster: the case has changed since you opened it. Please open it again."


class ConsentMissing(TransitionRefused):
    code = "consent_missing"
    message = "We need your agreement before we may look at your papers. Please open the page about consent and answer each question."


class PapersMissing(TransitionRefused):
    code = "papers_missing"
    message = "No paper has arrived yet. Please add at least one paper, or tell us that you have none."


class PapersUnsettled(TransitionRefused):
    code = "papers_unsettled"
    message = "A paper of this case is still being read. Please wait a moment and try again."


class ValuesUnchecked(TransitionRefused):
    code = "values_unchecked"
    message = "A value that decides about the next step has not been checked by a person. Please check the marked values first."


class PapersInAnotherName(TransitionRefused):
    code = "papers_in_another_name"
    message = "A paper of this case bears another name or birth date. Please take its values out or confirm them, or say why the paper is his."


class ReasonMissing(TransitionRefused):
    code = "reason_missing"
    message = "Please give a reason. It is kept with the case for your colleagues."


class NothingAsked(TransitionRefused):
    code = "nothing_asked"
    message = "Please choose at least one item to ask the patient for."


class ItemUnknown(TransitionRefused):
    code = "item_unknown"
    message = "One of the chosen items is not something we ask patients for. Please open the case again and choose from its list."


class NothingToWaive(TransitionRefused):
    code = "nothing_to_waive"
    message = "This item is not open in the work-up any more, so there is nothing to close. Please open the case again."


class WaiverReasonUnknown(TransitionRefused):
    code = "waiver_reason_unknown"
    message = "Please choose why this item is closed without a paper."


class StatementMissing(TransitionRefused):
    code = "statement_missing"
    message = "Please write what was done, on which day, and where you have seen it."


class NotWaived(TransitionRefused):
    code = "not_waived"
    message = "This item is not closed by anybody, so there is nothing to take back. Please open the case again."


class HeldByColleague(TransitionRefused):
    code = "held_by_colleague"
    message = "A colleague has this case in hand. Please leave its values to whoever has it, or ask a lead."


class WordsMissing(TransitionRefused):
    code = "words_missing"
    message = "An opinion needs a conclusion, what the records show, and a recommendation. Please fill in all three."


REFUSALS: dict[str, type[TransitionRefused]] = {refusal.code: refusal for refusal in TransitionRefused.__subclasses__()}
