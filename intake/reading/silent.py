"""An engine that sees nothing: for tests of everything around an engine, and proof that the contract is small."""

from intake.reading.ocr import Engine, Look, Picture
from intake.reading.words import Word


class SilentEngine(Engine):
    """Reads no word from any picture."""

    name = "silent"

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:  # noqa: ARG002 - it reads nothing
        return ()

    def look(self, picture: Picture) -> Look | None:  # noqa: ARG002
        return None
