"""What confirmed documents can teach the recogniser and the study."""
