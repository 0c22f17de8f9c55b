"""Which class of Y-chromosome deletion do these markers show?

In: marker results of one man ("sy84" → True for present, False for absent, nothing for not tested) and, where a paper only speaks of regions,
their printed words. Out: one `YDeletion`. Own logic after the EAA/EMQN best-practice scheme (2023 edition): two basic markers for each region,
controls, then extension markers that tell a complete deletion from a partial one. Says nothing about what a class means for anybody.
"""

from collections.abc import Mapping
from enum import StrEnum

BASIC = {"AZFA": ("sy84", "sy86"), "AZFB": ("sy127", "sy134"), "AZFC": ("sy254", "sy255")}
CONTROLS = ("zfx", "zfy", "zfxy", "zfxzfy")

Markers = Mapping[str, bool]


class YDeletion(StrEnum):
    NO_DELETION = "NO_DELETION"
    AZFA_COMPLETE = "AZFA_COMPLETE"
    AZFA_PARTIAL = "AZFA_PARTIAL"
    AZFA_EXTENT_UNKNOWN = "AZFA_EXTENT_UNKNOWN"
    AZFB_COMPLETE = "AZFB_COMPLETE"
    AZFB_PARTIAL = "AZFB_PARTIAL"
    AZFB_EXTENT_UNKNOWN = "AZFB_EXTENT_UNKNOWN"
    AZFBC_P5_DISTALP1 = "AZFBC_P5_DISTALP1"
    AZFBC_P4_DISTALP1 = "AZFBC_P4_DISTALP1"
    AZFBC_EXTENT_UNKNOWN = "AZFBC_EXTENT_UNKNOWN"
    AZFC_B2B4 = "AZFC_B2B4"
    AZFC_TERMINAL = "AZFC_TERMINAL"
    AZFC_EXTENT_UNKNOWN = "AZFC_EXTENT_UNKNOWN"
    AZFABC = "AZFABC"
    AZFABC_EXTENT_UNKNOWN = "AZFABC_EXTENT_UNKNOWN"
    AZFAB_OR_AC = "AZFAB_OR_AC"  # no known mechanism: a person looks
    NO_Y_MATERIAL = "NO_Y_MATERIAL"
    PARTIAL_GRGR = "PARTIAL_GRGR"
    PARTIAL_B2B3 = "PARTIAL_B2B3"
    MANUAL = "MANUAL"  # two markers of one region disagree
    INVALID_ASSAY = "INVALID_ASSAY"
    INCOMPLETE = "INCOMPLETE"  # nothing deleted so far, but a basic marker was not tested


def marker_name(analyte: str) -> str:
    """The marker's plain name, "sts_sy84" → "sy84": lower case, letters and digits only."""
    return "".join(letter for letter in analyte.removeprefix("sts_").lower() if letter.isalnum())


def has_basic_markers(markers: Markers) -> bool:
    """All six basic markers were tested."""
    return all(name in markers for pair in BASIC.values() for name in pair)


def classify_markers(markers: Markers) -> YDeletion:
    """The class that the markers prove; what they cannot prove is called extent unknown, incomplete or manual, never guessed."""
    if any(markers.get(control) is False for control in CONTROLS):
        return YDeletion.INVALID_ASSAY
    regions = {region: _region(markers, pair) for region, pair in BASIC.items()}
    if "discordant" in regions.values():
        return YDeletion.MANUAL
    deleted = frozenset(region for region, state in regions.items() if state == "deleted")
    if not deleted:
        return YDeletion.INCOMPLETE if "untested" in regions.values() else _partial_azfc(markers)
    return _EXTENTS[deleted](markers)


def classify_regions(deleted: frozenset[str]) -> YDeletion:
    """The class when only regions are named in words, without markers: a deletion is there, its extent is not proven."""
    if not deleted:
        return YDeletion.NO_DELETION
    return _IN_WORDS.get(deleted, YDeletion.AZFAB_OR_AC)


def _region(markers: Markers, pair: tuple[str, str]) -> str:
    results = [markers.get(name) for name in pair]
    if results == [False, False]:
        return "deleted"
    if False in results:  # one of the pair is absent; the other is present or was not tested
        return "discordant"
    return "untested" if None in results else "intact"


def _partial_azfc(markers: Markers) -> YDeletion:
    match (markers.get("sy1191"), markers.get("sy1291")):
        case (True, False):
            return YDeletion.PARTIAL_GRGR
        case (False, True):
            return YDeletion.PARTIAL_B2B3
        case _:
            return YDeletion.NO_DELETION


def _azfa(markers: Markers) -> YDeletion:
    distal = [markers[name] for name in ("sy1065", "sy1182") if name in markers]
    if markers.get("sy1064") is True or distal == [True, True]:
        return YDeletion.AZFA_PARTIAL
    flanks_kept = markers.get("sy82") is not False and markers.get("sy88") is not False
    if markers.get("sy1064") is False and False in distal and flanks_kept:
        return YDeletion.AZFA_COMPLETE
    return YDeletion.AZFA_EXTENT_UNKNOWN


def _azfb(markers: Markers) -> YDeletion:
    if markers.get("sy1192") is True:
        return YDeletion.AZFB_PARTIAL
    lost = markers.get("sy1192") is False and markers.get("sy121") is False
    flanks_kept = markers.get("sy105") is not False and markers.get("sy153") is not False
    return YDeletion.AZFB_COMPLETE if lost and flanks_kept else YDeletion.AZFB_EXTENT_UNKNOWN


def _azfbc(markers: Markers) -> YDeletion:
    by_sy116 = {False: YDeletion.AZFBC_P5_DISTALP1, True: YDeletion.AZFBC_P4_DISTALP1}
    return by_sy116[markers["sy116"]] if "sy116" in markers else YDeletion.AZFBC_EXTENT_UNKNOWN


def _azfc(markers: Markers) -> YDeletion:
    by_sy160 = {True: YDeletion.AZFC_B2B4, False: YDeletion.AZFC_TERMINAL}
    return by_sy160[markers["sy160"]] if "sy160" in markers else YDeletion.AZFC_EXTENT_UNKNOWN


def _azfabc(markers: Markers) -> YDeletion:
    y_marker = markers.get("sy14", markers.get("sry"))
    if y_marker is None:  # without the control a failed reaction looks just the same
        return YDeletion.AZFABC_EXTENT_UNKNOWN
    return YDeletion.AZFABC if y_marker else YDeletion.NO_Y_MATERIAL


def _no_known_mechanism(_: Markers) -> YDeletion:
    return YDeletion.AZFAB_OR_AC


_EXTENTS = {
    frozenset({"AZFA"}): _azfa,
    frozenset({"AZFB"}): _azfb,
    frozenset({"AZFC"}): _azfc,
    frozenset({"AZFB", "AZFC"}): _azfbc,
    frozenset({"AZFA", "AZFB", "AZFC"}): _azfabc,
    frozenset({"AZFA", "AZFB"}): _no_known_mechanism,
    frozenset({"AZFA", "AZFC"}): _no_known_mechanism,
}
_IN_WORDS = {
    frozenset({"AZFA"}): YDeletion.AZFA_EXTENT_UNKNOWN,
    frozenset({"AZFB"}): YDeletion.AZFB_EXTENT_UNKNOWN,
    frozenset({"AZFC"}): YDeletion.AZFC_EXTENT_UNKNOWN,
    frozenset({"AZFB", "AZFC"}): YDeletion.AZFBC_EXTENT_UNKNOWN,
    frozenset({"AZFA", "AZFB", "AZFC"}): YDeletion.AZFABC_EXTENT_UNKNOWN,
}
