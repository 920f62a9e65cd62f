"""PubMed's XML: unpacked, cut into records, screened, read."""
