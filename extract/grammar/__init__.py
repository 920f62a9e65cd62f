"""Written forms to what they say: numbers, ages, vertebrae, doses, terms of a vocabulary."""
