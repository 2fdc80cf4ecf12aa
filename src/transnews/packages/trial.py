"""Find out if a package works, by letting it translate one word."""

from contextlib import redirect_stderr
from io import StringIO

from transnews.errors import ModelError
from transnews.model import Package


def trial(package: Package) -> None:
    """Load the tokenizer and the model of *package* and translate a word.

    Raises:
        ModelError: one of them cannot be loaded or run.
    """
    pieces = _encode(package, "a")
    from ctranslate2 import Translator

    try:
        model = Translator(str(package.path / "model"), inter_threads=1, intra_threads=1)
        prefix = [[package.target_prefix]] if package.target_prefix else None
        model.translate_batch([pieces], target_prefix=prefix, beam_size=1, max_decoding_length=4)
    except (RuntimeError, ValueError, MemoryError) as error:
        raise ModelError(f"{package.path}: the model does not work: {error}") from error


def _encode(package: Package, text: str) -> list[str]:
    file = package.path / f"{package.tokenizer}.model"
    try:
        if package.tokenizer == "sentencepiece":
            from sentencepiece import SentencePieceProcessor

            return list(SentencePieceProcessor(model_file=str(file)).encode(text, return_type=str))
        from argostranslate.tokenizer import BPETokenizer

        with redirect_stderr(StringIO()):
            return list(BPETokenizer(file, package.source, package.target).encode(text))
    except (RuntimeError, ValueError, OSError, LookupError, SystemExit) as error:
        # At a line that it cannot read, argostranslate's BPE code says so and leaves the program.
        raise ModelError(f"{file}: the tokenizer does not work: {error}") from error
