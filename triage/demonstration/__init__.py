"""The demo: a small invented clinic whose real files go through the real pipeline.

`papers.py` says which papers there are and what stands on them, `stories.py` who the patients are and how far their cases have come, `clinic.py`
plays it all with the verbs that people use. Nothing here writes a row of a case by itself. Only `manage.py demo` comes in here.
"""
