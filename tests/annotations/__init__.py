"""Tests of what annotators are shown and what comes back from them."""
