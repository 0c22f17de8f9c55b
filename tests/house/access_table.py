"""Who gets what at every address: the table as data. `test_access_matrix.py` tries every row; an address without a row fails there.

How to read a row: method, address as in the url files, then one status for each of

    anonymous · patient A (a stranger) · patient B (whose case it is) · nurse · specialist without the case · specialist who holds it · lead

The case is in review. 404 is "not there or not yours", alike; 405 is "not by this method". 302 of an anonymous visitor leads to the log-in,
and so does 302 below admin/ for whoever may not enter. A POST is tried with nothing in it, so whoever may try gets 400, 409 or 422 for it.
Where no POST row stands, whoever may not look may not write either. `*` stands for one word: Django's own pages of every model are closed
unless a row of their own opens them.
"""

import re
from dataclasses import dataclass
from functools import cached_property

ROWS = """
# --- anybody ---------------------------------------------------------------------------------------------------------------------------
GET                                                                   200 302 302 302 302 302 302
GET  privacy/                                                         200 200 200 200 200 200 200
GET  healthz                                                          200 200 200 200 200 200 200
GET  language/                                                        405 405 405 405 405 405 405
POST language/                                                        302 302 302 302 302 302 302

# --- logging in ------------------------------------------------------------------------------------------------------------------------
GET  account/login/                                                   200 302 302 302 302 302 302
GET  account/login/code/                                              200 302 302 302 302 302 302
GET  account/login/code/confirm/                                      302 302 302 302 302 302 302
GET  account/logout/                                                  302 200 200 200 200 200 200
GET  account/signup/                                                  200 302 302 302 302 302 302
GET  account/inactive/                                                200 200 200 200 200 200 200

# --- the patient's pages ---------------------------------------------------------------------------------------------------------------
GET  case/                                                            302 302 302 302 302 302 302
GET  case/<uuid:case_id>/                                             302 404 200 404 404 404 404
GET  case/<uuid:case_id>/consent/                                     302 404 200 404 404 404 404
GET  case/<uuid:case_id>/about/                                       302 404 302 404 404 404 404
GET  case/<uuid:case_id>/history/                                     302 404 302 404 404 404 404
GET  case/<uuid:case_id>/history/<slug:slug>/                         302 404 302 404 404 404 404
GET  case/<uuid:case_id>/partner/                                     302 404 302 404 404 404 404
GET  case/<uuid:case_id>/retrievals/                                  302 404 302 404 404 404 404
GET  case/<uuid:case_id>/papers/                                      302 404 200 404 404 404 404
GET  case/<uuid:case_id>/papers/live/                                 302 404 200 404 404 404 404
GET  case/<uuid:case_id>/papers/send/                                 302 404 302 404 404 404 404
POST case/<uuid:case_id>/papers/send/                                 302 404 400 404 404 404 404
GET  case/<uuid:case_id>/check/                                       302 404 302 404 404 404 404
GET  case/<uuid:case_id>/sent/                                        302 404 302 404 404 404 404
GET  case/<uuid:case_id>/answer/                                      302 404 302 404 404 404 404
GET  case/<uuid:case_id>/opinion/                                     302 404 200 404 404 404 404
GET  case/<uuid:case_id>/withdraw/                                    302 404 200 404 404 404 404
POST case/<uuid:case_id>/withdraw/                                    302 404 302 404 404 404 404
GET  papers/<uuid:document_id>/                                       302 404 200 404 404 404 404

# --- page pictures and originals -------------------------------------------------------------------------------------------------------
GET  pages/<uuid:page_id>.jpg                                         302 404 200 200 404 200 200
GET  papers/<uuid:document_id>/original                               302 404 200 200 404 200 200

# --- specialists' pages ----------------------------------------------------------------------------------------------------------------
GET  review/                                                          302 404 404 404 200 200 200
GET  review/next                                                      405 405 405 405 405 405 405
POST review/next                                                      302 404 404 404 302 302 302
GET  review/<uuid:case_id>/                                           302 404 404 404 404 200 200
POST review/<uuid:case_id>/                                           302 404 404 404 404 409 409
GET  review/<uuid:case_id>/opinion/                                   302 404 404 404 404 200 302
POST review/<uuid:case_id>/opinion/                                   302 404 404 404 404 422 302
GET  review/<uuid:case_id>/page/<uuid:page_id>/                       302 404 404 404 404 200 200

# --- nurses' pages ---------------------------------------------------------------------------------------------------------------------
GET  admin/                                                           302 302 302 200 302 302 200
GET  admin/cases/<uuid:case_id>/                                      302 302 302 200 302 302 200
GET  admin/documents/<uuid:document_id>/                              302 302 302 200 302 302 200
GET  admin/next/                                                      302 302 302 405 302 302 405
POST admin/next/                                                      302 302 302 302 302 302 302
GET  admin/system/                                                    302 302 302 200 302 302 200
GET  admin/outbox/                                                    302 302 302 404 302 302 404
GET  admin/login/                                                     302 403 403 302 403 403 302
GET  admin/logout/                                                    302 302 302 405 302 302 405
GET  admin/password_change/                                           302 302 302 200 302 302 200
GET  admin/password_change/done/                                      302 302 302 200 302 302 200
GET  admin/jsi18n/                                                    302 302 302 200 302 302 200
GET  admin/autocomplete/                                              302 302 302 403 302 302 403
GET  admin/r/<path:content_type_id>/<path:object_id>/                 302 302 302 404 302 302 404
GET  admin/^(?P<app_label>intake|triage)/$               302 302 302 200 302 302 200
GET  admin/(?P<url>.*)$                                               302 302 302 404 302 302 404

# --- Django's own pages of models: read by leads, changed by nobody, except the log-ins of staff -------------------------------------
GET  admin/*/*/                                                       302 302 302 403 302 302 403
GET  admin/*/*/add/                                                   302 302 302 403 302 302 403
GET  admin/*/*/<path:object_id>/                                      302 302 302 302 302 302 302
GET  admin/*/*/<path:object_id>/change/                               302 302 302 403 302 302 403
GET  admin/*/*/<path:object_id>/delete/                               302 302 302 403 302 302 403
GET  admin/*/*/<path:object_id>/history/                              302 302 302 403 302 302 403
GET  admin/intake/case/                                               302 302 302 200 302 302 200
GET  admin/intake/case/<path:object_id>/change/                       302 302 302 302 302 302 302
GET  admin/intake/case/<path:object_id>/history/                      302 302 302 200 302 302 200
GET  admin/intake/document/                                           302 302 302 403 302 302 200
GET  admin/intake/document/<path:object_id>/change/                   302 302 302 302 302 302 302
GET  admin/intake/document/<path:object_id>/history/                  302 302 302 403 302 302 200
GET  admin/intake/caseevent/                                          302 302 302 403 302 302 200
GET  admin/intake/caseevent/<path:object_id>/change/                  302 302 302 403 302 302 200
GET  admin/intake/caseevent/<path:object_id>/history/                 302 302 302 403 302 302 200
GET  admin/intake/accessevent/                                        302 302 302 403 302 302 200
GET  admin/intake/accessevent/<path:object_id>/change/                302 302 302 403 302 302 200
GET  admin/intake/accessevent/<path:object_id>/history/               302 302 302 403 302 302 200
GET  admin/triage/notice/                                             302 302 302 403 302 302 200
GET  admin/triage/notice/<path:object_id>/change/                     302 302 302 403 302 302 200
GET  admin/triage/notice/<path:object_id>/history/                    302 302 302 403 302 302 200
GET  admin/intake/user/                                               302 302 302 403 302 302 200
GET  admin/intake/user/<path:object_id>/change/                       302 302 302 403 302 302 200
GET  admin/intake/user/<path:object_id>/history/                      302 302 302 403 302 302 200
GET  admin/intake/user/add/                                           302 302 302 403 302 302 200
POST admin/intake/user/add/                                           302 302 302 403 302 302 200
POST admin/intake/user/<path:object_id>/change/                       302 302 302 403 302 302 200
POST admin/intake/caseevent/<path:object_id>/change/                  302 302 302 403 302 302 403
POST admin/intake/accessevent/<path:object_id>/change/                302 302 302 403 302 302 403
POST admin/triage/notice/<path:object_id>/change/                     302 302 302 403 302 302 403

# --- programs: the patient -------------------------------------------------------------------------------------------------------------
GET  api/v1/                                                          404 404 404 404 404 404 404
GET  api/v1/schema/                                                   200 200 200 200 200 200 200
GET  api/v1/cases/                                                    403 200 200 200 200 200 200
GET  api/v1/cases/<uuid:case_id>/                                     403 404 200 404 404 404 404
GET  api/v1/cases/<uuid:case_id>/documents/                           403 404 200 404 404 404 404
POST api/v1/cases/<uuid:case_id>/documents/                           403 404 400 404 404 404 404
GET  api/v1/cases/<uuid:case_id>/missing/                             403 404 200 404 404 404 404
GET  api/v1/cases/<uuid:case_id>/submit/                              403 405 405 405 405 405 405
POST api/v1/cases/<uuid:case_id>/submit/                              403 404 409 404 404 404 404
GET  api/v1/cases/<uuid:case_id>/answer/                              403 405 405 405 405 405 405
POST api/v1/cases/<uuid:case_id>/answer/                              403 404 409 404 404 404 404
GET  api/v1/cases/<uuid:case_id>/opinion/                             403 404 200 404 404 404 404
GET  api/v1/documents/<uuid:document_id>/                             403 404 200 200 404 200 200

# --- programs: staff -------------------------------------------------------------------------------------------------------------------
GET  api/v1/staff/cases/                                              403 404 404 200 200 200 200
GET  api/v1/staff/cases/<uuid:case_id>/                               403 404 404 200 404 200 200
GET  api/v1/staff/cases/<uuid:case_id>/events/                        403 404 404 200 404 200 200
GET  api/v1/staff/cases/<uuid:case_id>/observations/                  403 404 404 200 404 200 200
GET  api/v1/staff/cases/<uuid:case_id>/summary/                       403 404 404 200 404 200 200
GET  api/v1/staff/cases/<uuid:case_id>/claim/                         403 404 404 405 404 404 405
POST api/v1/staff/cases/<uuid:case_id>/claim/                         403 404 404 409 404 404 409
GET  api/v1/staff/cases/<uuid:case_id>/release/                       403 404 404 405 404 404 405
POST api/v1/staff/cases/<uuid:case_id>/release/                       403 404 404 409 404 404 409
GET  api/v1/staff/cases/<uuid:case_id>/close/                         403 404 404 405 404 404 405
POST api/v1/staff/cases/<uuid:case_id>/close/                         403 404 404 409 404 404 409
GET  api/v1/staff/cases/<uuid:case_id>/put-back/                      403 404 404 405 405 405 405
POST api/v1/staff/cases/<uuid:case_id>/put-back/                      403 404 404 409 404 400 400
GET  api/v1/staff/cases/<uuid:case_id>/request-items/                 403 404 404 405 405 405 405
POST api/v1/staff/cases/<uuid:case_id>/request-items/                 403 404 404 400 404 400 400
GET  api/v1/staff/cases/<uuid:case_id>/waive-item/                    403 404 404 405 405 405 405
POST api/v1/staff/cases/<uuid:case_id>/waive-item/                    403 404 404 400 404 400 400
GET  api/v1/staff/cases/<uuid:case_id>/withdraw-waiver/               403 404 404 405 405 405 405
POST api/v1/staff/cases/<uuid:case_id>/withdraw-waiver/               403 404 404 400 404 400 400
GET  api/v1/staff/cases/<uuid:case_id>/opinion/                       403 404 404 200 404 200 200
POST api/v1/staff/cases/<uuid:case_id>/opinion/                       403 404 404 400 404 400 400
GET  api/v1/staff/observations/<uuid:observation_id>/verify/          403 404 404 405 404 404 405
POST api/v1/staff/observations/<uuid:observation_id>/verify/          403 404 404 400 404 404 400
GET  api/v1/staff/observations/<uuid:observation_id>/correct/         403 404 404 405 404 404 405
POST api/v1/staff/observations/<uuid:observation_id>/correct/         403 404 404 400 404 404 400
GET  api/v1/staff/observations/<uuid:observation_id>/reject/          403 404 404 405 404 404 405
POST api/v1/staff/observations/<uuid:observation_id>/reject/          403 404 404 200 404 404 200
GET  api/v1/staff/reports/<uuid:report_id>/observations/              403 404 404 405 404 404 405
POST api/v1/staff/reports/<uuid:report_id>/observations/              403 404 404 400 404 404 400
GET  api/v1/staff/review/queue/                                       403 404 404 404 200 200 200
GET  api/v1/staff/review/next/                                        403 404 404 404 405 405 405
POST api/v1/staff/review/next/                                        403 404 404 404 204 204 409
"""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    method: str
    address: str
    statuses: list[int]

    @cached_property
    def _any_word(self) -> re.Pattern[str] | None:
        return re.compile(re.escape(self.address).replace(r"\*", "[a-z]+")) if self.address.startswith("admin/*/") else None

    def fits(self, pattern: str) -> bool:
        return bool(self._any_word.fullmatch(pattern)) if self._any_word else pattern == self.address


def _read(line: str) -> Row:
    words = line.split()
    statuses = [int(word) for word in words[-7:]]
    return Row(words[0], words[1] if len(words) == 9 else "", statuses)


TABLE = [_read(line) for line in ROWS.splitlines() if line and not line.startswith("#")]


def find_row(method: str, pattern: str) -> Row | None:
    """The address's own row, else one with `*` that fits."""
    fitting = [row for row in TABLE if row.method == method and row.fits(pattern)]
    return min(fitting, key=lambda row: "*/" in row.address, default=None)
