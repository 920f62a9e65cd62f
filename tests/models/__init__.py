"""Tests of the recogniser: its corpora, its training, what it marks."""
