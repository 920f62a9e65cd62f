"""The treatments of each patient, given, prior and not given, and the radiation dose."""
