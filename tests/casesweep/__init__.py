"""Tests of casesweep."""
