"""`make run`: every program knows the address of the web server, whichever of them sends the mails."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT

SAY = "sh -c 'echo at=$SITE_URL='"


def addresses_held(folder: Path, **settings: str) -> list[str]:
    """What two programs hold for the site's address when the last line of the recipe starts them."""
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # `make test` must not speak into this make
    command = ["make", "-n", "--no-print-directory", "SYSTEM_READY=1", "PORT=8123", "run"]
    recipe = subprocess.run(command, cwd=ROOT, env=alone, capture_output=True, text=True, check=True).stdout
    start = recipe.splitlines()[-1].replace(".venv/bin/honcho", str(Path(sys.executable).parent / "honcho"))
    (folder / "Procfile").write_text(f"web: {SAY}\nworker: {SAY}\n")
    environment = {"PATH": os.environ["PATH"], "PORT": "8123"} | settings
    done = subprocess.run(["sh", "-c", start], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return re.findall(r"at=(.*)=", done.stdout)


def test_links_in_mails_lead_to_the_port_of_the_web_server(tmp_path: Path) -> None:
    assert set(addresses_held(tmp_path)) == {"http://127.0.0.1:8123"}


def test_an_address_that_is_set_is_kept(tmp_path: Path) -> None:
    assert set(addresses_held(tmp_path, SITE_URL="https://anteroom.example")) == {"https://anteroom.example"}
