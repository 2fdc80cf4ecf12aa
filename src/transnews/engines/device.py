"""Where models run, and in which numbers."""

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where models run, and in which numbers."""

    device: str = "cpu"
    """``cpu``, ``cuda``, or ``auto``: a graphics card where there is one."""
    compute: str = "default"
    """``default``: as the package was quantised; or a type of CTranslate2, such as ``int8``."""


HERE = Place()


def device(said: str = "cpu") -> str:
    """Return where to run: TRANSNEWS_DEVICE, else Argos' own ARGOS_DEVICE_TYPE, else *said*."""
    asked = os.environ.get("TRANSNEWS_DEVICE") or os.environ.get("ARGOS_DEVICE_TYPE") or said
    if asked != "auto":
        return asked
    from ctranslate2 import get_cuda_device_count

    return "cuda" if get_cuda_device_count() else "cpu"


def hint(said: str = "cpu") -> str:
    """Return what to add to an error of the device, if anything."""
    return "" if device(said) == "cpu" else "; TRANSNEWS_DEVICE=cpu does without a graphics card"
