"""The sources of the literature, asked over the network."""
