"""Where models run."""

import os


def device() -> str:
    """Return where to run: TRANSNEWS_DEVICE, else Argos' own variable, else the processor."""
    asked = os.environ.get("TRANSNEWS_DEVICE") or os.environ.get("ARGOS_DEVICE_TYPE") or "cpu"
    if asked != "auto":
        return asked
    from ctranslate2 import get_cuda_device_count

    return "cuda" if get_cuda_device_count() else "cpu"


def hint() -> str:
    """Return what to add to an error of the device, if anything."""
    return "" if device() == "cpu" else "; TRANSNEWS_DEVICE=cpu does without a graphics card"
