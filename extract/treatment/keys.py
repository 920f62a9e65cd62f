"""The keys of the treatments that the rules speak of by name; all stand in the study's tables."""

CHEMOTHERAPY = "chemotherapy"
CORTICOSTEROID = "corticosteroid"
EMBOLIZATION = "embolization"
OBSERVATION = "observation"
RADIOTHERAPY = "radiotherapy"
SPLENECTOMY = "splenectomy"
SURGERY = "surgery"
TRANSFUSION = "transfusion"
TRANSPLANT = "stem_cell_transplant"

LOCAL = frozenset({SURGERY, RADIOTHERAPY, EMBOLIZATION})
"""What is done to the mass itself."""

BESIDE_WATCHING = frozenset({OBSERVATION, "other:folic acid", "other:aspirin"})
"""What may be given to one whose mass is only watched."""
