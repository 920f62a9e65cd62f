"""Where each patient's masses lie: levels, regions, compartments."""
