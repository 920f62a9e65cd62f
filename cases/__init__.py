"""The case: its records, their assembly from findings, and the case database."""
