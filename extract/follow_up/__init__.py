"""How long each patient was followed after treatment."""
