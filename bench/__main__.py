"""`python -m bench`: every benchmark, one after the other, each in a process of its own. Takes about an hour on two quiet cores."""

import subprocess
import sys

RUNS = (
    ("assessing",),
    ("accuracy", "--held-out", "--count", "60"),
    ("strained", "--count", "60"),
    ("reading_speed",),
    ("against_ocrmypdf",),
    ("photo_wait",),
    ("end_to_end",),
)

if __name__ == "__main__":
    for name, *options in RUNS:
        print(f"\n== python -m bench.{' '.join((name, *options))}", flush=True)
        subprocess.run([sys.executable, "-m", f"bench.{name}", *options], check=True)
