"""Runs under medspaCy's own Python: terms and texts from standard input, seconds and counts out.

Its default English pipeline as its authors give it: sentences (PyRuSH), the terms, ConText.
"""

import json
import sys
import time
from typing import Any


def main() -> None:
    """Best of three rounds by processor time; how many terms were found, how many denied."""
    import medspacy  # type: ignore[import-not-found]  # noqa: PLC0415 - not in our environment
    from loguru import logger  # type: ignore[import-not-found]  # noqa: PLC0415
    from medspacy.ner import TargetRule  # type: ignore[import-not-found]  # noqa: PLC0415

    logger.remove()  # PyRuSH would tell of every token, which is not what is to be measured
    given = json.load(sys.stdin)
    pipeline: Any = medspacy.load(
        medspacy_enable=["medspacy_pyrush", "medspacy_target_matcher", "medspacy_context"]
    )
    rules = [TargetRule(term, label) for term, label in given["terms"]]
    pipeline.get_pipe("medspacy_target_matcher").add(rules)
    seconds, found = [], []
    for _ in range(3):
        begun = time.process_time()
        found = [entity for text in given["texts"] for entity in pipeline(text).ents]
        seconds.append(time.process_time() - begun)
    denied = sum(entity._.is_negated for entity in found)
    json.dump({"seconds": min(seconds), "found": len(found), "denied": denied}, sys.stdout)


if __name__ == "__main__":
    main()
