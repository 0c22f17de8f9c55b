"""The one domain signal.

`document_read` is sent with `document=` (a `Document`, also as `sender`'s instance would be: already saved). The promise: what this document says was
saved or changed, in this very transaction. A receiver that raises undoes the change with it. Nothing else in the house sends signals.
"""

from django.dispatch import Signal

document_read = Signal()
