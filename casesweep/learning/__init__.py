"""Learning and measuring: recognisers trained, compared and kept; extraction against gold."""
