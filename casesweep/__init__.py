"""The command line: wires the other rooms together, in pipeline order."""
