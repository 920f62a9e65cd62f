"""`python -m casesweep` is `casesweep`."""

from casesweep.cli import main

main()
