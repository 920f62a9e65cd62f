"""The command line: wires the other rooms together, in pipeline order."""

__version__ = "0.1.0"
