"""The predisposing disorders of each patient."""
