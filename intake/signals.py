"""The one domain signal.

`document_read` is sent with `document=`, a `Document` as it now stands in the database. The promise: what this document says was saved or changed,
or it was settled without being read, in this very transaction; a receiver that raises undoes the change with it. (Only putting a document aside
cannot be undone: it is announced afterwards.) No other signal of ours is sent in the house.
"""

from django.dispatch import Signal

document_read = Signal()
