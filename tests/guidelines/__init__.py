"""Scenarios as data: what the rules must say about invented cases. `cases.toml` holds whole cases, the other files prove single rules."""
